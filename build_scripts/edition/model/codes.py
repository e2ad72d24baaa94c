"""Every problem code: its level, what it means, an example that causes it and how to write it instead.

A code is stable: it is never given another meaning. The reference page docs/reference/problems.md is made from this table.
Examples are from the invented specimen letters, as wrong and right forms of the same words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "notice"]


@dataclass(frozen=True, slots=True)
class Code:
    """What a code means."""

    title: str
    meaning: str
    example: str = ""
    better: str = ""
    severity: Severity = "error"


FAMILIES: dict[str, str] = {
    "FILE": "Files",
    "YAML": "YAML: its form",
    "DATA": "YAML: what it says",
    "MARK": "Markup",
    "NOTE": "Notes",
    "REF": "References",
    "URL": "Addresses",
    "LED": "The ledger of published addresses",
    "TEXT": "Letters and words",
    "TRAN": "Translations",
    "TEI": "Import of TEI",
    "TOOL": "Programs outside",
    "CONF": "Configuration",
    "E": "The generator",
}
"""The letters a code begins with → what its family is about."""

# One line a code, so that the table can be read down its columns.
# fmt: off
CODES: dict[str, Code] = {
    # -- files -----------------------------------------------------------------------------------------------------------
    "FILE01": Code("file cannot be read", "The file exists but the system refuses to open it, or it is no ordinary file.", "chmod 000 d1.md", "chmod 644 d1.md"),
    "FILE02": Code("file is empty", "A source needs front matter and, as a rule, a text; a register needs entries."),
    "FILE03": Code("file is not UTF-8", "Every source is UTF-8 text.", "saved as Windows-1251 or UTF-16", "saved as UTF-8"),
    "FILE04": Code("file holds a NUL or another control character", "Such characters are damage, never text.", 'title: "The Board\\0"', "title: The Board"),
    "FILE05": Code("link leads out of the tree", "A symbolic link may point only to a file of the edition.", "d1.md → /etc/passwd", "a copy of the file"),
    "FILE06": Code("file is missing", "The edition needs this file.", "sources/letters/ without collection.yml", "sources/letters/collection.yml"),
    "FILE07": Code("file is too large", "A source file may hold 4 MiB at most.", "all-letters.md, 6 MiB", "d1.md, d2.md, d3.md …"),
    "FILE08": Code("file is not a source", "Sources are Markdown, pictures and the YAML files the edition knows; anything else is not published.", "sources/letters/d1.docx", "sources/letters/d1.md", severity="warning"),
    # -- YAML syntax -----------------------------------------------------------------------------------------------------
    "YAML01": Code("YAML syntax", "The YAML cannot be read; mostly a value with a colon or #, or one that begins with a special sign, lacks its quotation marks.", "title: The Board: a report", 'title: "The Board: a report"'),
    "YAML02": Code("tab in YAML", "YAML is indented with spaces.", "senders:\n⇥- person: beck-anna", "senders:\n- person: beck-anna"),
    "YAML03": Code("duplicate key", "A key stands twice; the second would silently replace the first.", "date: 1901\ndate: 1902", "date: 1902"),
    "YAML04": Code("anchor, alias or tag", "YAML’s anchors (&), aliases (*), tags (!), merge keys (<<) and directives (%) are not used here; write the value out.", "place: *anna", "place: port-anna"),
    "YAML05": Code("front matter is missing", "A source begins with a line `---`, the YAML, and a second line `---`.", "title: A letter\n\nDear Sir,", "---\ntitle: A letter\n---\n\nDear Sir,"),
    "YAML06": Code("front matter is empty", "Between the two lines `---` at least `title` is needed.", "---\n---", "---\ntitle: A letter\n---"),
    "YAML07": Code("nested too deeply", "The YAML is nested more than 20 levels deep, or holds more than 200,000 values."),
    # -- content of YAML -------------------------------------------------------------------------------------------------
    "DATA01": Code("unknown key", "The key is not one the generator knows here.", "sender: [{person: beck-anna}]", "senders: [{person: beck-anna}]"),
    "DATA02": Code("key is missing", "A required key is not there.", "title: A letter", "title: A letter\ntype: letter\ntext: transcription"),
    "DATA03": Code("wrong kind of value", "The value has not the type or form that the key needs.", "senders: harbour-board", "senders: [{office: harbour-board}]"),
    "DATA04": Code("date is not EDTF", "Dates follow EDTF: 1901, 1901-06, 1901-06-11, 1901-06~ (about), 1901-04-26/1901-06-15 (from, to).", "date: 1 May 1901", "date: 1901-05-01"),
    "DATA05": Code("id is not allowed", "Ids are ASCII, lower case, digits and hyphens: they are part of a web address.", "id: Beck, Anna", "id: beck-anna"),
    "DATA06": Code("id is used twice", "Two entries of one register have the same id, or mkdocs.yml names a collection twice.", "- id: beck-anna\n- id: beck-anna", "- id: beck-anna\n- id: beck-anna-the-younger"),
    "DATA07": Code("unknown document type", "The type is not listed in collection.yml under `types`.", "type: leter", "type: letter"),
    "DATA08": Code("document stands in no part", "The collection’s structure has no range that holds this document.", "documents: d1-d2   (and there is a d3.md)", "documents: d1-d3", severity="warning"),
    "DATA09": Code("document stands in two parts", "Two parts of the structure claim the same document.", "- {id: may, title: May, documents: d1-d3}\n- {id: june, title: June, documents: d3-d9}", "- {id: may, title: May, documents: d1-d3}\n- {id: june, title: June, documents: d4-d9}"),
    "DATA10": Code("unknown collection", "mkdocs.yml names a collection for which there is no folder in sources/.", "collections: [leters]", "collections: [letters]"),
    "DATA11": Code("dates disagree", "The document’s `event_date` lies outside the date of its `event`; or it stands in a part of one day, and none of its dates is that day.", "event: first-meeting   (of 1901-05-02)\nevent_date: 1901-05-20", "event: first-meeting\nevent_date: 1901-05-02", severity="warning"),
    "DATA12": Code("link names another day", "The words of a link, or `as` of a reference, hold a day that the document or event has not.", "[the meeting of 3 May](event:first-meeting)   (of 1901-05-02)", "[the meeting of 2 May](event:first-meeting)", severity="warning"),
    "DATA13": Code("stub not filled in", "The document was begun from a stub, and a part of it still stands as it was, or its text is missing.", "title: The heading of d3 as printed", "title: Anna Beck to the Harbour Board", severity="warning"),
    "DATA14": Code("document bears another’s number", "The address or the printed number is that of another document; mostly its stub was taken.", "url: https://letters.example/d4   (in d7.md)", "url: https://letters.example/d7", severity="warning"),
    "DATA15": Code("article that appeared in something", "For citation styles a work of type `article` is a preprint; one that appeared in a journal, magazine or newspaper has the type that says so.", "type: article\ncontainer-title: The Harbour Review", "type: article-magazine\ncontainer-title: The Harbour Review", severity="warning"),
    # -- markup ----------------------------------------------------------------------------------------------------------
    "MARK01": Code("raw HTML", "HTML is not allowed: write Markdown or edition markup.", "The road is <b>dry</b>.", "The road is **dry**."),
    "MARK02": Code("markup was not understood", "Edition markup survived as text: a bracket or brace is wrong, or a value needs quotation marks.", "[]{.pb n=2 facs=img/2.jpg}The road", '[]{.pb n=2 facs="img/2.jpg"}The road'),
    "MARK03": Code("unknown class", "The class is not a construct of edition markup.", "[dry]{.unclaer}", "[dry]{.unclear}"),
    "MARK04": Code("unknown or missing attribute", "The construct does not take this attribute, or lacks one that it needs.", "[dry]{.add plce=above}", "[dry]{.add place=above}"),
    "MARK05": Code("value not allowed", "The attribute does not take this value.", "[dry]{.hi rend=blink}", "[dry]{.hi rend=italic}"),
    "MARK06": Code("id reached no element", "An id in braces stands where it cannot take effect.", "The road is dry. {#dry}", "{#dry}\nThe road is dry."),
    "MARK07": Code("id stands twice", "The same id is given to two elements of one text.", "## Roads {#roads}\n\n## More roads {#roads}", "## Roads {#roads}\n\n## More roads {#more-roads}"),
    "MARK08": Code("link is not allowed", "Only https:, http: and mailto: addresses, links to files of the edition and its own schemes are allowed; pictures are files of the edition.", "[the archive](javascript:open)", "[the archive](https://archive.example/)"),
    "MARK09": Code("unknown container", "The fenced container is not a construct of edition markup.", "::: datelnie\nPort Anna\n:::", "::: dateline\nPort Anna\n:::"),
    "MARK10": Code("container is not closed", "A fenced container (`:::`) lacks its closing line, or a closing line its container.", "::: closer\nYours truly,", "::: closer\nYours truly,\n:::"),
    "MARK11": Code("citation was not understood", "A bracket with `@` is not a citation as it stands.", "[@handbook-1901, 12", "[@handbook-1901, 12]"),
    "MARK12": Code("picture is missing", "The picture’s file is not there.", "![The seal](img/2.jgp)", "![The seal](img/2.jpg)"),
    "MARK13": Code("picture without description", "Readers who cannot see the picture need a description.", "![](img/2.jpg)", "![The seal](img/2.jpg)"),
    "MARK14": Code("heading of the first level", "The title comes from the front matter; headings in the text begin with `##`.", "# The roads", "## The roads"),
    "MARK15": Code("id is not allowed", "Ids in a text are ASCII letters, digits and hyphens and begin with a letter. `p`, `n`, `o`, `t`, `a` with digits, `n-…`, `pg-…`, `ed-…` and `source` belong to paragraphs, notes, pages and the page’s furniture.", "## Notes {#n1}", "## Notes {#notes}"),
    "MARK16": Code("heading level is skipped", "Headings go down one level at a time.", "## Roads\n\n#### The Pass", "## Roads\n\n### The Pass"),
    "MARK17": Code("unknown kind of link", "What stands before the colon of the link is not one of the registers, `doc:` or the address of a web page.", "[Miss Beck](persn:beck-anna)", "[Miss Beck](person:beck-anna)"),
    "MARK18": Code("nested too deeply", "Lists, quotations, containers and brackets may stand in one another 100 levels deep; what is deeper would be lost."),
    "MARK19": Code("link definition vanishes", "A line `[word]: address` is no text but defines an address for `[words][word]`; unused or written twice it would vanish.", "[Note]: Seen.", "\\[Note]: Seen."),
    "MARK20": Code("span across paragraphs has one end", "What begins in one paragraph and ends in another is marked at both places: the beginning has an id, and the end names it.", "Dry. []{.del-start #x1}Wet.\n\nSteep.", 'Dry. []{.del-start #x1}Wet.\n\nSteep.[]{.del-end ref="#x1"}'),
    # -- notes -----------------------------------------------------------------------------------------------------------
    "NOTE01": Code("note without text", "The text points to a note that is not there.", "The road is dry.[^3]", "The road is dry.[^3]\n\n[^3]: In May."),
    "NOTE02": Code("note never mentioned", "The note is there but nothing in the text points to it.", "The road is dry.\n\n[^3]: In May.", "The road is dry.[^3]\n\n[^3]: In May."),
    "NOTE03": Code("note defined twice", "Two notes have the same label; the second would silently vanish.", "The road is dry.[^3]\n\n[^3]: In May.\n[^3]: In June.", "The road is dry.[^3] It is steep.[^4]\n\n[^3]: In May.\n[^4]: In June."),
    "NOTE04": Code("label is not allowed", "Labels are a number, or a letter o, t or a with a number, or a short word of ASCII letters, digits and hyphens.", "The road is dry.[^пр]\n\n[^пр]: In May.", "The road is dry.[^1]\n\n[^1]: In May."),
    "NOTE05": Code("note within a note", "A note may not point to a further note.", "Dry.[^1] Steep.[^2]\n\n[^1]: In May, but see[^2].\n[^2]: In June.", "Dry.[^1] Steep.[^2]\n\n[^1]: In May, but see note 2.\n[^2]: In June."),
    "NOTE06": Code("no such witness", "The apparatus names a witness by a siglum that stands under `witnesses` neither in the front matter nor in collection.yml.", "The [wet]{.app}[^a1] road.\n\n[^a1]: - Q: dry", "witnesses:\n- {siglum: Q, description: Quarto of 1902}"),
    "NOTE07": Code("variant without readings", "Words are marked as a variant, but no note of the apparatus stands behind them.", "The [wet]{.app} road.", "The [wet]{.app}[^a1] road.\n\n[^a1]: Some copies have “dry”.", severity="warning"),
    "NOTE08": Code("witness not named", "A positive apparatus (`apparatus: {form: positive}`) names every witness at every place; of one that it passes over nobody knows what it has there.", "The [wet]{.app}[^a1] road.\n\n[^a1]: - A: *lemma*\n    - B: dry", "The [wet]{.app}[^a1] road.\n\n[^a1]: - A C: *lemma*\n    - B: dry", severity="warning"),
    "NOTE09": Code("witness with two readings", "An entry of the apparatus names a witness twice.", "The [wet]{.app}[^a1] road.\n\n[^a1]: - B: dry\n    - B C: damp", "The [wet]{.app}[^a1] road.\n\n[^a1]: - B: dry\n    - C: damp", severity="warning"),
    "NOTE10": Code("reading in place of nothing", "The witness has other words, or lacks words, but none are marked in the text; the text of the witness cannot be made.", "The road[^a1] is wet.\n\n[^a1]: - B: way", "The [road]{.app}[^a1] is wet.\n\n[^a1]: - B: way", severity="warning"),
    # -- references ------------------------------------------------------------------------------------------------------
    "REF01": Code("no such person", "The register of persons has no entry of this id.", "[Miss Beck](person:bek-anna)", "[Miss Beck](person:beck-anna)"),
    "REF02": Code("no such organisation", "The register of organisations has no entry of this id.", "[the Board](org:harbor-board)", "[the Board](org:harbour-board)"),
    "REF03": Code("no such place", "The register of places has no entry of this id.", "[the Pass](place:pass)", "[the Pass](place:the-pass)"),
    "REF04": Code("no such event", "The register of events has no entry of this id.", "[the meeting](event:meeting-1)", "[the meeting](event:first-meeting)"),
    "REF05": Code("no such term", "The register of terms has no entry of this id.", "[NIACT](term:NIACT)", "[NIACT](term:niact)"),
    "REF06": Code("no such work", "The bibliography has no entry of this key.", "[@handbok-1901, 12]", "[@handbook-1901, 12]"),
    "REF07": Code("no such document", "The edition has no document of this name.", "[the minutes](d22.md)", "[the minutes](d2.md)"),
    "REF08": Code("no such anchor", "The page is there, but it has no element of this id.", "[the minutes](d2.md#p99)", "[the minutes](d2.md#p2)"),
    "REF09": Code("no such page", "The edition has no page made from this file.", "[about](../../content/about/indx.md)", "[about](../../content/about/index.md)"),
    "REF10": Code("absolute link to the edition itself", "Write links within the edition by file or id: they are checked and survive a move.", "[the first letter](/documents/letters/d1/)", "[the first letter](doc:letters/d1)"),
    "REF11": Code("register entry never mentioned", "Nothing in the edition leads to the entry. Link to it, name it in the front matter under `mentions`, or delete it.", severity="notice"),
    "REF12": Code("name before its link", "In a document, or in a page that leads through documents, a name of a register stands before the first link to its entry. Readers look for the link at the first mention.", "Miss Beck came; [Beck](person:beck-anna) spoke.", "[Miss Beck](person:beck-anna) came; Beck spoke.", severity="notice"),
    "REF13": Code("document never cited", "No page, note or front matter leads to the document; readers find it in lists only.", severity="notice"),
    "REF14": Code("no such hand", "The text names a hand that the front matter does not describe. Pages of prose, source notes and notes of registers have no hands.", '[very]{.add hand="#h1"}', "hands:\n- {id: h1, description: a reader’s pencil}"),
    # -- addresses -------------------------------------------------------------------------------------------------------
    "URL01": Code("two sources claim one address", "Two files would be published at the same address.", "content/study.md and content/study/index.md", "content/study/index.md"),
    "URL02": Code("name is not allowed", "The file’s name becomes part of a web address: ASCII, lower case, digits, hyphens.", "Letter 1.md", "letter-1.md"),
    "URL03": Code("name is reserved", "The name belongs to a part of the collection’s structure or to a page the generator makes.", "sources/letters/index.md", "sources/letters/d2.md"),
    # -- ledger ----------------------------------------------------------------------------------------------------------
    "LED01": Code("published page is gone", "A published address would lead nowhere. Bring the file back, or say in permalinks/redirects.txt where its text went.", "d3.md deleted", "documents/letters/d3/ → documents/letters/d4/ 2027-01-31 merged with the next letter"),
    "LED02": Code("published note is gone", "A published note’s address would lead nowhere; labels are never renumbered.", "[^3] renamed to [^4]", "[^3] as it was, or in permalinks/redirects.txt:\ndocuments/letters/d3/#n3 → gone 2027-01-31 the note was mistaken"),
    "LED03": Code("published paragraph is gone", "The words of a published paragraph are no longer there. If it was rewritten, pin its id; else `edition publish` records that it is gone.", "a paragraph written anew", "{#p4}\nThe paragraph, written anew.", severity="warning"),
    "LED04": Code("published id stands for something else", "A published id is pinned to another text or has become another kind of thing (a heading’s a paragraph’s), or an id or a whole page’s address that was given up is given again.", "{#p4}\nThe words published as paragraph 5.", "The words published as paragraph 5."),
    "LED05": Code("ledger cannot be read", "A line in permalinks/ is not as `edition publish` writes it.", "documents/letters/d1 p1", "documents/letters/d1/ p1=5f7a81bba9f77f82 n1"),
    "LED06": Code("published anchor is gone", "A published heading’s or page’s address would lead nowhere.", "## Roads {#roads}, renamed to {#ways}", "## Ways {#roads}"),
    "LED07": Code("redirect does not work", "A line of permalinks/redirects.txt leads to an address that does not exist, in a circle, or away from one that is in use or was never published; or it gives up a page whose text stands elsewhere word for word. Pages and files that the generator makes for a page go by the line of that page.", "documents/letters/d3/ → documents/letters/d44/ 2027-01-31 merged", "documents/letters/d3/ → documents/letters/d4/ 2027-01-31 merged"),
    "LED08": Code("published address now holds another text", "A page, note or heading carries what was published under another address, or a page something else than it did: another document, another person. Whoever cited it would be led to the wrong text. If it is the same, permalinks/redirects.txt says so.", "d4.md, with the text published as d5.md", "d5.md, with the text published as d5.md"),
    "LED09": Code("ledger is gone", "The edition is published and permalinks/, or a file of it that `edition publish` wrote, is not there: what it promised could no longer be kept.", "permalinks/letters.txt deleted", "git checkout HEAD -- permalinks/letters.txt"),
    "LED10": Code("ledger was changed by hand", "A file of permalinks/ is not as `edition publish` wrote it: cut off, emptied, or changed; the sum in its last line says so. Nothing is published until it is brought back.", "a line of permalinks/letters.txt deleted", "git checkout HEAD -- permalinks/letters.txt, and what went is said in permalinks/redirects.txt:\ndocuments/letters/d3/ → gone 2027-01-31 it was a forgery"),
    "LED11": Code("release cannot be shown here", "This copy stands outside the repository, or begins in its middle: the pages of the release say so. `git fetch --unshallow --tags` brings the rest; what is published is built from the whole (`--strict` refuses).", severity="warning"),
    "LED12": Code("release names no commit", "The repository has no such commit or tag: how documents read at the release cannot be shown.", "2027-01-31 1.0 v1.O first complete version", "2027-01-31 1.0 v1.0 first complete version", severity="warning"),
    "LED13": Code("nothing is recorded yet", "The edition is published, and permalinks/ has no address: nothing that readers cite would be kept.", "published: true, and no permalinks/", "edition publish --write"),
    "LED14": Code("published redirect was changed", "A published line of permalinks/redirects.txt leads elsewhere now, or is gone: whoever followed it would arrive at something else. Where the target has itself moved on, the line may follow it.", "documents/letters/d3/ → documents/letters/d9/ 2027-01-31 merged, published with d4", "documents/letters/d3/ → documents/letters/d4/ 2027-01-31 merged, or, where d4 was a mistake:\ndocuments/letters/d3/ → documents/letters/d9/ 2027-03-01 instead of documents/letters/d4/: merged with the ninth"),
    "LED15": Code("published release was changed", "The line of a published release is gone, or its commit or tag is now another commit: the dated pages …/v/2027-01-31/ would vanish or read otherwise.", "2027-01-31 1.0 v1.0 first complete version, deleted", "2027-01-31 1.0 v1.0 first complete version"),
    # -- editorial rules -------------------------------------------------------------------------------------------------
    "TEXT01": Code("text is not NFC", "Characters are composed (NFC), so that searching and comparing work; `edition fmt` mends it.", "e + ◌́ (two characters)", "é (one character)", severity="warning"),
    "TEXT02": Code("Latin and Cyrillic letters in one word", "Look-alike letters of two alphabets stand in one word; searches will miss it.", "Сarter (with a Cyrillic С)", "Carter", severity="warning"),
    "TEXT03": Code("typed sign", "A transcription or excerpt holds a sign that the edition itself prints for a construct; readers could not tell who set it. Write the construct, or put a backslash before the sign when it stands in the document.", "The carter said [...] and went [home?].", "The carter said []{.gap reason=illegible} and went [home]{.unclear cert=low}.", severity="warning"),
    # -- translations ----------------------------------------------------------------------------------------------------
    "TRAN01": Code("translation of nothing", "A file named as a translation stands beside no document of that name.", "d12.en.md without d12.md", "d1.en.md beside d1.md"),
    "TRAN02": Code("second translation", "A page shows its document and one translation.", "d1.en.md and d1.fr.md", "d1.en.md"),
    "TRAN03": Code("without counterpart", "Translation and original have the same numbered paragraphs in the same order; headings, datelines, cells and the like are all translated or none. `{#p4}` on the line before a paragraph of the translation says which it translates.", "d1.md with three paragraphs, d1.en.md with two", "d1.en.md with three paragraphs"),
    # -- import of TEI ---------------------------------------------------------------------------------------------------
    "TEI01": Code("not well-formed", "The file is no XML: a tag is not closed, a sign like & stands for itself, an entity is unknown, the encoding is not the one declared.", "<p>The <hi>road</p></hi>", "<p>The <hi>road</hi></p>"),
    "TEI02": Code("not TEI P5", "The root element is not TEI or teiCorpus in the TEI’s namespace.", "<TEI>", '<TEI xmlns="http://www.tei-c.org/ns/1.0">'),
    "TEI03": Code("file asks for more than itself", "Document type declarations, entities and inclusions are not read: they could fetch anything and grow without end.", '<!DOCTYPE TEI [<!ENTITY road SYSTEM "road.txt">]>', "the words themselves in their place"),
    "TEI04": Code("too large or too deep", "A part of a file that becomes one source is longer than 4 MiB, has more than 400,000 elements, or more than 120 in one another.", "all letters as one text", "one <TEI> or <div type=\"document\"> for each letter"),
    "TEI05": Code("id is missing or used twice", "Every xml:id stands once in a file, and a document of a volume has one: it becomes its address.", '<note xml:id="n1">…</note> <note xml:id="n1">…</note>', '<note xml:id="n1">…</note> <note xml:id="n2">…</note>'),
    "TEI06": Code("pointer leads nowhere", "A reference names what neither the files nor the edition have. Its words stay, marked {.tei element=ref}.", '<ref target="#d99">Letter 99</ref>', '<ref target="#d9">Letter 9</ref>', severity="warning"),
    "TEI07": Code("two texts claim one name", "Two texts would be written to one file, or the file is there already and is no calendar entry to be upgraded.", "edition import tei d1.xml --into sources/letters   (and there is a d1.md)", "edition import tei d1.xml --into sources/letters --merge"),
    "TEI08": Code("value is not understood", "A date, number or other value of the header has not the form that the edition needs; it is left out.", '<date when="1 May 1901"/>', '<date when="1901-05-01"/>', severity="warning"),
    "TEI09": Code("words would change", "The text as imported has not the same words in the same order as the TEI: a fault of the importer. Nothing is written; please report it with the file."),
    "TEI10": Code("nothing to import", "The file has no text of the kind that the profile imports.", "edition import tei volume.xml --profile letter", "edition import tei volume.xml --profile volume"),
    "TEI11": Code("too long for front matter", "A heading is longer than 2,000 characters, or a summary longer than 20,000: its beginning stands in the front matter, the whole in the file beside the source, under imported/.", severity="warning"),
    # -- programs outside, configuration, the generator ------------------------------------------------------------------
    "TOOL01": Code("citations are set in the plain form", "pandoc or the citation styles are not installed: citations and bibliography appear in a simpler form.", "pip install edition", "pip install 'edition[csl]'", severity="warning"),
    "TOOL02": Code("program failed", "A program outside the generator ended with an error; the message has its last words."),
    "TOOL03": Code("PDF is left out", "mkdocs.yml asks for PDF, but typst, which sets it, is not installed.", "pip install edition", "pip install 'edition[pdf]'", severity="warning"),
    "TOOL04": Code("no font has the letter", "A book is set with the fonts that typst brings, those of the extra [pdf] and those in the folders under `fonts`; none of them has this letter, and it would be a box on paper.", "pdf: [study]", "pdf: [study]\n    fonts: [fonts]   (a folder beside mkdocs.yml)"),
    "CONF01": Code("mkdocs.yml is not usable", "The configuration cannot be read or lacks what the generator needs.", "plugins: [search]", "plugins:\n- edition: {published: false}"),
    "E999": Code("fault of the generator", "This should never happen, whatever the source says. Please report it with the file that caused it."),
}
# fmt: on
