"""Every problem code: its level, what it means, an example that causes it and how to write it instead.

A code is stable: it is never given another meaning. The reference page docs/reference/problems.md is made from this table.
Families: FILE files, YAML syntax, DATA content of YAML, MARK markup, NOTE notes, REF references, URL addresses,
LED the ledger of published identifiers, TEXT editorial rules, TOOL programs outside, E999 a fault of the generator.
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


CODES: dict[str, Code] = {
    # -- files ---------------------------------------------------------------
    "FILE01": Code(
        "file cannot be read",
        "The file exists but the system refuses to open it.",
        "chmod 000 d1.md",
        "chmod 644 d1.md",
    ),
    "FILE02": Code("file is empty", "A source needs a front matter and, as a rule, a text."),
    "FILE03": Code(
        "file is not UTF-8",
        "Every source is UTF-8 text, without a byte-order mark of another encoding.",
        "saved as Windows-1251",
        "saved as UTF-8",
    ),
    "FILE04": Code("file holds a NUL or another control character", "Such characters are damage, never text."),
    "FILE05": Code(
        "link leads out of the tree",
        "A symbolic link may point only to a file of the edition.",
        "d1.md → /etc/passwd",
        "a copy of the file",
    ),
    "FILE06": Code(
        "file is missing",
        "The edition needs this file.",
        "sources/letters/ without collection.yml",
        "sources/letters/collection.yml",
    ),
    "FILE07": Code("file is too large", "A source file may hold 4 MiB at most; divide it."),
    "FILE08": Code(
        "file is not a source",
        "Only Markdown and collection.yml belong into a collection’s folder; pictures into its img/.",
        "sources/letters/d1.docx",
        "sources/letters/d1.md",
        "warning",
    ),
    # -- YAML syntax -----------------------------------------------------------
    "YAML01": Code(
        "YAML syntax", "The YAML cannot be read.", "title: The Embassy: a report", "title: 'The Embassy: a report'"
    ),
    "YAML02": Code("tab in YAML", "YAML is indented with spaces.", "⇥title: A", "title: A"),
    "YAML03": Code(
        "duplicate key",
        "A key stands twice; the second would silently replace the first.",
        "date: 1954\ndate: 1955",
        "date: 1954",
    ),
    "YAML04": Code(
        "anchor, alias or tag",
        "YAML’s anchors (&), aliases (*) and tags (!) are not used here; write the value out.",
        "place: *geneva",
        "place: geneva",
    ),
    "YAML05": Code(
        "front matter is missing",
        "A source begins with a line `---`, the YAML, and a second line `---`.",
        "title: A letter",
        "---\ntitle: A letter\n---",
    ),
    "YAML06": Code("front matter is empty", "Between the two lines `---` at least `title` is needed."),
    "YAML07": Code(
        "nested too deeply", "The YAML is nested more than 20 levels deep, or holds more than 200,000 values."
    ),
    # -- content of YAML ---------------------------------------------------------
    "DATA01": Code("unknown key", "The key is not one the generator knows here.", "sender: …", "senders: …"),
    "DATA02": Code("key is missing", "A required key is not there."),
    "DATA03": Code(
        "wrong kind of value",
        "The value has not the type or form that the key needs.",
        "senders: department",
        "senders: [{office: department}]",
    ),
    "DATA04": Code(
        "date is not EDTF",
        "Dates follow EDTF: 1954, 1954-06, 1954-06-11, 1954-06~, 1954-04-26/1954-06-15.",
        "date: 11 June 1954",
        "date: 1954-06-11",
    ),
    "DATA05": Code(
        "id is not allowed",
        "Ids are ASCII, lower case, digits and hyphens: they are part of a web address.",
        "id: ../Dulles",
        "id: dulles-john-foster",
    ),
    "DATA06": Code("id is used twice", "Two entries of one register have the same id."),
    "DATA07": Code(
        "unknown document type",
        "The type is not listed in collection.yml under `types`.",
        "type: telegramm",
        "type: telegram",
    ),
    "DATA08": Code(
        "document stands in no part",
        "The collection’s structure has no range that holds this document.",
        "d300.md, parts up to d245",
        "documents: d1-d300",
        "warning",
    ),
    "DATA09": Code("document stands in two parts", "Two parts of the structure claim the same document."),
    "DATA10": Code("unknown collection", "mkdocs.yml names a collection for which there is no folder in sources/."),
    "DATA11": Code("dates disagree", "The document’s event_date lies outside the event’s date.", "", "", "warning"),
    # -- markup ------------------------------------------------------------------
    "MARK01": Code(
        "raw HTML", "Raw HTML is not allowed: write Markdown or edition markup.", "<b>secret</b>", "**secret**"
    ),
    "MARK02": Code(
        "span was not understood",
        "Edition markup survived as text: a bracket or brace is wrong, or a value needs quotation marks.",
        "[]{.pb facs=img/1.jpg}",
        '[]{.pb facs="img/1.jpg"}',
    ),
    "MARK03": Code(
        "unknown class", "The class is not a construct of edition markup.", "[x]{.unclaer}", "[x]{.unclear}"
    ),
    "MARK04": Code(
        "unknown attribute",
        "The construct does not take this attribute.",
        "[x]{.add plce=above}",
        "[x]{.add place=above}",
    ),
    "MARK05": Code(
        "value not allowed", "The attribute does not take this value.", "[x]{.hi rend=blink}", "[x]{.hi rend=italic}"
    ),
    "MARK06": Code(
        "id reached no element",
        "An id in braces stands where it cannot take effect.",
        "- item\n{#p4}",
        "{#p4}\nA paragraph.",
    ),
    "MARK07": Code("id stands twice", "The same id is given to two elements of one text."),
    "MARK08": Code(
        "link is not allowed",
        "Only https:, http: and mailto: addresses, links to files of the edition and its own schemes are allowed.",
        "[x](javascript:alert(1))",
        "[x](https://…)",
    ),
    "MARK09": Code(
        "unknown container",
        "The fenced container is not a construct of edition markup.",
        "::: datelnie",
        "::: dateline",
    ),
    "MARK10": Code(
        "container is not closed",
        "A fenced container (`:::`) lacks its closing line.",
        "::: closer\nYours",
        "::: closer\nYours\n:::",
    ),
    "MARK11": Code(
        "citation was not understood",
        "A bracket with `@` is not a citation as it stands.",
        "[@frus 385",
        "[@frus, 385]",
    ),
    "MARK12": Code(
        "picture is missing", "The picture’s file is not there.", "![Page](img/1.jgp)", "![Page](img/1.jpg)"
    ),
    "MARK13": Code(
        "picture without description",
        "Readers who cannot see the picture need a description.",
        "![](img/1.jpg)",
        "![First page of the note](img/1.jpg)",
    ),
    "MARK14": Code(
        "heading of the first level",
        "The title comes from the front matter; headings in the text begin with `##`.",
        "# Plans",
        "## Plans",
    ),
    "MARK15": Code(
        "id is not allowed",
        "Ids in a text are ASCII letters, digits and hyphens and begin with a letter. `p` with digits, `n`, `o`, `t`, `a` with digits and `pg-…` belong to paragraphs, notes and pages.",
        "## Plans {#p 1}",
        "## Plans {#plans}",
    ),
    "MARK16": Code(
        "heading level is skipped",
        "Headings go down one level at a time.",
        "## Plans\n#### Plan A",
        "## Plans\n### Plan A",
    ),
    "MARK17": Code(
        "page address of another edition’s tool",
        "A link by this scheme is not known.",
        "[x](wiki:Dulles)",
        "[x](person:dulles-john-foster)",
    ),
    "MARK18": Code(
        "nested too deeply",
        "Lists, quotations, containers and brackets may stand in one another 100 levels deep; what is deeper would be lost.",
    ),
    "MARK19": Code(
        "link definition vanishes",
        "A line `[word]: address` is no text but defines an address for `[words][word]`; unused or written twice it would vanish.",
        "[Dulles]: No.",
        "\\[Dulles]: No.",
    ),
    # -- notes ---------------------------------------------------------------------
    "NOTE01": Code(
        "note without text", "The text points to a note that is not there.", "…[^3]", "…[^3]\n\n[^3]: The note."
    ),
    "NOTE02": Code(
        "note never mentioned",
        "The note is there but nothing in the text points to it.",
        "[^3]: The note.",
        "…[^3]\n\n[^3]: The note.",
    ),
    "NOTE03": Code("note defined twice", "Two notes have the same label; the second would silently vanish."),
    "NOTE04": Code(
        "label is not allowed",
        "Labels are a number, or a letter o, t or a with a number, or a short word of ASCII letters, digits and hyphens.",
        "[^пр]",
        "[^1]",
    ),
    "NOTE05": Code(
        "note within a note", "A note may not point to a further note.", "[^1]: see[^2]", "[^1]: see note 2"
    ),
    # -- references --------------------------------------------------------------------
    "REF01": Code(
        "no such person",
        "The register of persons has no entry of this id.",
        "[Dulles](person:dules)",
        "[Dulles](person:dulles-john-foster)",
    ),
    "REF02": Code("no such organisation", "The register of organisations has no entry of this id."),
    "REF03": Code("no such place", "The register of places has no entry of this id."),
    "REF04": Code("no such event", "The register of events has no entry of this id."),
    "REF05": Code("no such term", "The register of terms has no entry of this id."),
    "REF06": Code("no such work", "The bibliography has no entry of this key.", "[@barns-2016]", "[@barnes-2016]"),
    "REF07": Code(
        "no such document", "The edition has no document of this name.", "[Secto 424](d2244.md)", "[Secto 424](d224.md)"
    ),
    "REF08": Code(
        "no such anchor",
        "The page is there, but it has no element of this id.",
        "[there](d224.md#p99)",
        "[there](d224.md#p2)",
    ),
    "REF09": Code(
        "no such page",
        "The edition has no page made from this file.",
        "[About](about/metod.md)",
        "[About](about/method.md)",
    ),
    "REF10": Code(
        "absolute link to the edition itself",
        "Write links within the edition by file or id: they are checked and survive a move.",
        "[x](/documents/a/d1/)",
        "[x](doc:a/d1)",
    ),
    "REF11": Code("register entry never mentioned", "Nothing in the edition leads to the entry.", "", "", "notice"),
    # -- addresses -----------------------------------------------------------------------
    "URL01": Code(
        "two sources claim one address",
        "Two files would be published at the same address.",
        "about.md and about/index.md",
        "about/index.md",
    ),
    "URL02": Code(
        "name is not allowed",
        "The file’s name becomes part of a web address: ASCII, lower case, digits, hyphens.",
        "Letter 1.md",
        "letter-1.md",
    ),
    "URL03": Code(
        "name is reserved",
        "The name belongs to a part of the collection’s structure or to a page the generator makes.",
        "ch2.md",
        "d2.md",
    ),
    # -- ledger ----------------------------------------------------------------------------
    "LED01": Code(
        "published page is gone",
        "A published address would lead nowhere.",
        "d224.md deleted",
        "permalinks/redirects.txt: documents/c/d224/ → documents/c/d225/ 2027-01-31 merged",
    ),
    "LED02": Code("published note is gone", "A published note’s anchor would lead nowhere."),
    "LED03": Code(
        "published paragraph is gone",
        "The text of a published paragraph is no longer there; `edition publish` records a tombstone.",
        "",
        "",
        "warning",
    ),
    "LED04": Code(
        "published id stands for something else",
        "A published id is pinned to another text, or an id that died with a tombstone is given again.",
    ),
    "LED05": Code("ledger cannot be read", "A line of permalinks/ is not as `edition publish` writes it."),
    "LED06": Code("published anchor is gone", "A published heading’s or page’s anchor would lead nowhere."),
    "LED07": Code(
        "redirect does not work",
        "A line of permalinks/redirects.txt leads to an address that does not exist, in a circle, or away from one in use.",
        "documents/c/d3/ → documents/c/d4444/ 2027-01-31 merged",
        "documents/c/d3/ → documents/c/d4/ 2027-01-31 merged",
    ),
    # -- editorial rules -----------------------------------------------------------------------
    "TEXT01": Code(
        "text is not NFC",
        "Characters are composed (NFC), so that searching and comparing work; `edition fmt` mends it.",
        "",
        "",
        "warning",
    ),
    "TEXT02": Code(
        "Latin and Cyrillic letters in one word",
        "Look-alike letters of two alphabets stand in one word; searches will miss it.",
        "Сhou (with a Cyrillic С)",
        "Chou",
        "warning",
    ),
    # -- programs outside ------------------------------------------------------------------------
    "TOOL01": Code(
        "citations are set in the plain form",
        "pandoc or the citation styles are not installed: citations and bibliography appear in a simpler form.",
        "pip install edition",
        "pip install 'edition[csl]'",
        "warning",
    ),
    "TOOL02": Code("program failed", "A program outside the generator ended with an error."),
    "CONF01": Code("mkdocs.yml is not usable", "The configuration cannot be read or lacks what the generator needs."),
    "E999": Code(
        "fault of the generator",
        "This should never happen, whatever the source says. Please report it with the file that caused it.",
    ),
}
