"""Every mistake a contributor can make in YAML, file names and files: one line each, at its place, with what to type instead."""

import os
from pathlib import Path

import pytest
from edition.load import load

from .specimen import COLLECTION, MKDOCS, letter, write_edition

D = "sources/letters/d1.md"
P = "content/registers/persons.yml"
C = "sources/letters/collection.yml"
M = "mkdocs.yml"


def case(name, file, content, *expected):
    """`expected`: how each line begins; the file's name may be left out."""
    lines = [f"{file}:{line}" if line[0].isdigit() else line for line in expected]
    return pytest.param({file: content}, lines, id=name)


MISTAKES = [
    # -- keys and values
    case("unknown key", D, letter("sender: [{office: x}]"), "5:1: error DATA01: unknown key “sender”; did you mean “senders”?"),
    case("unknown key within", D, letter("senders: [{ofice: x}]"), "5:12: error DATA01: unknown key “ofice”; did you mean “office”?"),
    case("a field’s name in the code", D, letter("refers_to: [{as_: x}]"), "5:14: error DATA01: unknown key “as_”; did you mean “as”?"),
    case("missing key", D, "---\ntype: letter\ntext: transcription\n---\n", "1:1: error DATA02: the key “title” is missing"),
    case("missing key within", D, letter("printed: {number: 1}"), "5:10: error DATA02: the key “work” is missing in “printed”"),
    case("duplicate key", D, letter("date: 1954", "date: 1955"), "6:1: error YAML03: the key “date” stands twice, first in line 5"),
    case(
        "duplicate keys, everywhere",
        D,
        letter("senders: [{office: a}]", "senders: [{office: b, office: c}]"),
        "6:1: error YAML03: the key “senders” stands twice, first in line 5",
        "6:23: error YAML03: the key “office” stands twice, first in line 6",
    ),
    case(
        "several in one file",
        D,
        letter("time: 25:00", "place: ../Geneva", "date: 11 June 1954"),
        "5:7: error DATA03: “time” cannot be “25:00”; needed: local time, 24 hours, in quotation marks",
        "6:8: error DATA05: “../Geneva” is not allowed as an id; write “geneva”",
        "7:7: error DATA04: “11 June 1954” is not an EDTF date; write 1954-06-11",
    ),
    case("text for a list", D, letter("senders: department"), "5:10: error DATA03: “senders” must be a list, not text; write senders: [{office: …}]"),
    case("text for a list of ids", D, letter("mentions: {persons: x}"), "5:21: error DATA03: “persons” in “mentions” must be a list, not text; write persons: [x]"),
    case("text for a group", D, letter("refers_to: [d1]"), "5:13: error DATA03: item 1 of “refers_to” must be a group of keys, not text; write {document: …}"),
    case("number for text", D, letter("designator: 5"), '5:13: error DATA03: “designator” must be text, not a number; put it in quotation marks: "5"'),
    case("empty value", D, letter("senders:"), "5:9: error DATA03: “senders” is empty; write a list, or leave the key out"),
    case("empty text", D, letter('designator: ""'), "5:13: error DATA03: “designator” is empty"),
    case("none of the words", D, letter("basis: opning"), "5:8: error DATA03: “basis” cannot be “opning”; did you mean “opening”? allowed: whole, opening or other-documents"),
    case("word for a number", D, letter("printed: {work: x, pages: {first: x}}"), "5:35: error DATA03: “first” in “pages” in “printed” must be a whole number, not “x”"),
    case("number too small", D, letter("printed: {work: x, pages: {first: 0}}"), "5:35: error DATA03: “first” in “pages” in “printed” cannot be “0”; it must be at least 1"),
    case("no web address", D, letter("url: foo"), "5:6: error DATA03: “foo” is not a web address (https://…)"),
    case("address without slashes", D, letter("url: https:archive.example"), "5:6: error DATA03: “https:archive.example” is not a web address (https://…)"),
    case("address that runs", D, letter("url: javascript:alert(1)"), "5:6: error DATA03: “javascript:alert(1)” is not a web address"),
    case("no language", D, letter("languages: [en, deutsch]"), "5:17: error DATA03: item 2 of “languages” cannot be “deutsch”; needed: A language tag (BCP 47)"),
    case("too long", D, letter(f"source_note: {'x' * 2001}"), "5:14: error DATA03: “source_note” is longer than 2,000 characters"),
    case("no day", D, letter("date: 1954-02-30"), "5:7: error DATA04: “1954-02-30” is no day of the calendar"),
    case("dates backwards", D, letter("date: 1954-06/1954-05"), "5:7: error DATA04: “1954-06/1954-05” ends before it begins"),
    case("a date beyond measure", D, letter("date: Y1E99999999"), "5:7: error DATA04: “Y1E99999999” is not an EDTF date"),
    case("id with a slash", D, letter("refers_to: [{document: a/b/c}]"), "5:24: error DATA05: “a/b/c” is not allowed as an id"),
    case("a list for front matter", D, "---\n- a\n---\n", "2:1: error DATA03: a group of keys is needed here, not a list; write lines of `key: value`: title: …"),
    # -- YAML
    case("colon in a value", D, letter("designator: The Embassy: a report"), "5:24: error YAML01: the value of “designator” holds a colon followed by a blank: “The Embassy: a report”; put it in quotation marks: designator: \"The Embassy: a report\""),
    case("quotation mark", D, letter("designator: 'x"), "5:13: error YAML01: the quotation mark here is never closed"),
    case("no colon", D, letter("designator", "date: 1954"), "5:1: error YAML01: the line is no `key: value`"),
    case("indentation", D, letter("  date: 1954"), "5:7: error YAML01: a `key: value` cannot stand here; is the line above a complete"),
    case("bracket", D, letter("senders: [{office: x}", "date: 1954"), "5:10: error YAML01: the list that begins with [ here is not closed"),
    case("words after #", D, letter("designator: Telegram # 4 to Seoul"), '5:13: error YAML01: what stands after “Telegram” is lost: “#” begins a comment; put the whole value in quotation marks: designator: "Telegram # 4 to Seoul"'),
    case("words after # in a register", P, "- id: a\n  name: A # 1\n", "2:9: error YAML01: what stands after “A” is lost"),
    case("# in a group", D, letter("revisions: [{date: 2026-01-01, change: Note #3}]"), "5:13: error YAML01: the group that begins with { here is not closed; add `}`, or a comma between its keys; if a value within holds a comma", "5:40: error YAML01: what stands after “Note” is lost"),
    case("comment on a line of its own", D, letter("# a comment", 'designator: "a" # another')),
    case("colon in a group", D, letter("revisions: [{date: 2026-01-01, change: Corrected: 19 May}]"), "5:13: error YAML01: the group that begins with { here is not closed; add `}`, or a comma between its keys; if a value within holds"),
    case("comma in a group", D, letter("revisions: [{date: 2026-01-01, change: The date corrected, after the volume.}]"), '5:60: error DATA01: unknown key “after the volume.”; a comma ends the value of “change”; put it in quotation marks: change: "The date corrected, after the volume."'),
    case("comma in a group of a register", P, "- {id: a, name: A, role: {title: Second Secretary, of the Embassy}}\n", '1:52: error DATA01: unknown key “of the Embassy”; a comma ends the value of “title”; put it in quotation marks: title: "Second Secretary, of the Embassy"'),
    case("empty value that is needed", D, letter().replace("A letter", ""), "2:7: error DATA03: “title” is empty; write its value"),
    case("sign", D, letter("designator: @x"), "5:13: error YAML01: a value cannot begin with this character"),
    case("escape", D, letter('designator: "a\\qb"'), "5:15: error YAML01: a backslash in double quotation marks begins an escape"),
    case("key that is a list", P, "- ? [a]\n  : b\n", "1:5: error YAML01: a key must be a word"),
    case("second document", P, "--- []\n---\n[]\n", "2:1: error YAML01: a second YAML document begins here"),
    case("tab", D, letter("senders:", "\t- office: x"), "6:1: error YAML02: the line is indented with a tab; indent with spaces"),
    case("anchor and alias", D, letter("place: &a geneva", "event: *a"), "5:8: error YAML04: the anchor “&a” is not used here", "6:8: error YAML04: the alias “*a” is not used here"),
    case("tag that runs", D, letter("place: !!python/object/apply:os.system [id]"), "5:8: error DATA03", "5:8: error YAML04: the tag “!!python/object/apply:os.system” is not used here"),
    case("merge key", D, letter("archive: {<<: {file: x}}"), "5:11: error YAML04: merge keys (<<) are not used here"),
    case("directive", P, "%YAML 1.1\n---\n[]\n", "1:1: error YAML04: directives (%) are not used here"),
    case("front matter missing", D, "Dear Sir\n", "1:1: error YAML05: the file does not begin with front matter"),
    case("front matter late", D, "\n---\ntitle: A\n---\n", "1:1: error YAML05: the file does not begin with front matter; remove what stands before"),
    case("front matter after dashes", D, "———\ntitle: A\n———\n", "1:1: error YAML05: the file does not begin with front matter; the first line is “———”: type three hyphens instead, `---`"),
    case("front matter in a fence", D, "```markdown\n---\ntitle: A\n---\nx\n```\n", "1:1: error YAML05: the file does not begin with front matter; remove the line “```markdown”"),
    case("front matter without its first line", D, "title: A\n---\nx\n", "1:1: error YAML05: the file does not begin with front matter; put a line `---` before “title: A”"),
    case("front matter open", D, "---\ntitle: A\n", "1:1: error YAML05: the front matter is not closed"),
    case("front matter empty", D, "---\n# nothing\n---\nDear Sir\n", "1:1: error YAML06: the front matter is empty; write at least `title: …`"),
    case("nested", D, letter("designator: " + "[" * 100_000), "5:32: error YAML07: nested more than 20 levels deep"),
    case("values without end", P, "[" + "a, " * 200_001 + "]", "1:599999: error YAML07: more than 200,000 values in one file"),
    case(
        "bomb",
        P,
        "a: &a [x, x]\nb: &b [*a, *a]\n",
        "1:1: error DATA03: the register must be a list, not a group of keys",
        "1:4: error YAML04: the anchor “&a”",
        "2:4: error YAML04: the anchor “&b”",
        "2:8: error YAML04: the alias “*a”",
        "2:12: error YAML04: the alias “*a”",
    ),
    # -- registers, collection.yml, mkdocs.yml
    case("duplicate id", P, "- id: a\n  name: A\n- id: a\n  name: B\n", "3:7: error DATA06: the id “a” is used twice, first in line 1"),
    case("ids", P, "- id: ../a\n  name: A\n- id: a/b\n  name: B\n", "1:7: error DATA05: “../a” is not allowed as an id", "3:7: error DATA05: “a/b” is not allowed as an id; write “a-b”"),
    case("entry without id", P, "- name: A\n- 5\n", "1:3: error DATA02: the key “id” is missing", "2:3: error DATA03: a group of keys is needed here, not a number"),
    case("no list", P, "id: a\n", "1:1: error DATA03: the register must be a list, not a group of keys; begin each entry with `- id: …`"),
    case("structure", C, COLLECTION + "structure:\n- {id: ch1, title: T, parts: [{id: A B, title: X}], docs: d1}\n", "7:36: error DATA05: “A B” is not allowed as an id", "7:53: error DATA01: unknown key “docs”; did you mean “documents”?"),
    case("key of types", C, COLLECTION.replace("letter:", "Let ter:"), "5:9: error DATA05: “Let ter” is not allowed as an id"),
    case("version", C, COLLECTION.replace("schema: 1", "schema: 2"), "1:9: error DATA03: “schema” cannot be “2”; allowed: 1"),
    case("no collection.yml", C, None, "1:1: error FILE06: the file is missing"),
    case("no mkdocs.yml", M, None, "1:1: error CONF01: there is no mkdocs.yml here"),
    case("no plugin", M, MKDOCS.split("plugins:")[0] + "plugins:\n- search\n", "5:1: error CONF01: mkdocs.yml does not use the plugin “edition”"),
    case("site_name", M, MKDOCS.replace("Specimen", "5"), "1:12: error CONF01: “site_name” must be text, not a number"),
    case("settings", M, MKDOCS.replace("collections", "collection"), "5:13: error DATA01: unknown key “collection”; did you mean “collections”?"),
    case("settings that are none", M, MKDOCS.replace("{collections: [letters]}", "5"), "5:12: error CONF01: the settings of “edition” must be a group of keys, not a number"),
    case("unknown collection", M, MKDOCS.replace("[letters]", "[leters]"), "5:27: error DATA10: there is no folder sources/leters/; did you mean “letters”?"),
    case("duplicate id in another part of a register", "content/registers/persons/l-z.yml", "- id: a\n  name: A\n- id: beck-anna\n  name: B\n", "3:7: error DATA06: the id “beck-anna” is used twice, first in line 1 of content/registers/persons.yml; give one of the two another id"),
    case("part of a register too large", "content/registers/persons/l-z.yml", f"- id: a\n  name: A\n  note: {'x' * (4 << 20)}\n", "1:1: error FILE07: the file holds 4,194,331 bytes; divide it: 4 MiB at most, the rest in files of content/registers/persons/, whatever their names"),
    case("foreign file in a divided register", "content/registers/persons/l-z.csv", "x", "1:1: warning FILE08: “l-z.csv” is no source and is not published"),
    case("collection twice", M, MKDOCS.replace("[letters]", "[letters, letters]"), "5:36: error DATA06: the collection “letters” is named twice"),
    case("tag of Python", M, MKDOCS + "x: !!python/name:os.system\n", "6:4: error YAML04: the tag “!!python/name:os.system” is not used here"),
    case("plugin twice", M, MKDOCS + "- edition\n", "6:3: error CONF01: the plugin “edition” stands twice; remove one of the two"),
    case("no title of the site", M, MKDOCS.replace("site_name: Specimen", "site_name:"), "1:11: error CONF01: “site_name” is missing"),
    case("another theme", M, MKDOCS.replace("material", "readthedocs"), "3:8: error CONF01: the theme must be “material”"),
    case("features", M, MKDOCS.replace("material", "{name: material, features: x}"), "3:35: error CONF01: “features” must be a list, not text"),
    case("another folder", M, MKDOCS.replace("content", "sources"), "2:11: error CONF01: “docs_dir” must be “content”"),
    case("addresses with file names", M, MKDOCS + "use_directory_urls: false\n", "6:21: error CONF01: “use_directory_urls” must be true"),
    case("pages left out", M, MKDOCS + "exclude_docs: study/*\n", "6:1: error CONF01: “exclude_docs” is not used here: every page in content/ is published; leave the key out, and keep drafts outside content/"),
    case("settings elsewhere", M, MKDOCS + "INHERIT: /etc/x.yml\n", "6:1: error CONF01: “INHERIT” is not used here"),
    case("address of the site", M, MKDOCS + "site_url: javascript:alert(1)\n", "6:11: error CONF01: “site_url” must be a web address, not “javascript:alert(1)”"),
    case("address of the repository", M, MKDOCS.replace("{coll", "{repo_url: 'javascript:alert(1)', coll"), "5:23: error DATA03: “javascript:alert(1)” is not a web address"),
    case("navigation", M, MKDOCS + "nav: {Home: index.md}\n", "6:6: error CONF01: the navigation must be a list, not a group of keys"),
    case("entry of the navigation", M, MKDOCS + "nav:\n- Home:\n", "7:8: error CONF01: an entry of the navigation must be a file’s name, not nothing"),
    case("navigation to nothing", M, MKDOCS + "nav: [index.md, {About: [abuot.md]}]\n", "6:26: error REF09: the navigation names “abuot.md”, which is no page"),
    case("navigation that runs", M, MKDOCS + "nav: [{X: 'javascript:alert(1)'}]\n", "6:11: error CONF01: the navigation leads to “javascript:alert(1)”, which is neither a page nor a web address"),
    case("navigation out of the edition", M, MKDOCS + "nav: [../mkdocs.yml]\n", "6:7: error CONF01: the navigation leads to “../mkdocs.yml”"),
    # -- files
    case("empty", D, "", "1:1: error FILE02: the file is empty"),
    case("only blanks", P, " \n\n", "1:1: error FILE02: the file is empty"),
    case("UTF-16", D, letter().encode("utf-16"), "1:1: error FILE03: the file is UTF-16, not UTF-8; save it as UTF-8"),
    case("Windows-1252", D, letter(body="caf\xe9").encode("cp1252"), "6:4: error FILE03: byte 0xE9 at offset 60 is not UTF-8; save the file as UTF-8"),
    case("NUL", D, letter(body="a\0b\x1b"), "6:2: error FILE04: character U+0000 is a control character (one of 2)"),
    case("NUL by escape", P, '- id: a\n  name: "a\\0b"\n', "2:9: error FILE04: an escape stands for a control character"),
    case("too large", D, letter(body="x" * (4 << 20)), "1:1: error FILE07: the file holds 4,194,362 bytes; divide it: 4 MiB at most"),
    case("foreign file", "sources/letters/d2.docx", "x", "1:1: warning FILE08: “d2.docx” is no source and is not published"),
    case("picture beside the letters", "sources/letters/b.jpg", "x", "1:1: warning FILE08: “b.jpg” is no source and is not published; put pictures into a folder img/"),
    case("letter in a subfolder", "sources/letters/more/d2.md", letter(), "1:1: warning FILE08: “d2.md” is no source and is not published; documents stand directly"),
    case("register misnamed", "content/registers/person.yml", "[]", "1:1: warning FILE08: “person.yml” is no source and is not published; did you mean “content/registers/persons.yml”?"),
    case("picture that can run", "content/img/x.svg", "<svg/>", "1:1: warning FILE08: “x.svg” is no source"),
    case("name", "sources/letters/Letter 1.md", letter(), "1:1: error URL02: the file’s name “Letter 1.md” cannot stand in an address; call it “letter-1.md”"),
    case("name of a picture", "content/img/x y.png", "", "1:1: error URL02: the file’s name “x y.png” cannot stand in an address; call it “x-y.png”"),
    case("name of a folder", "content/About Us/x.md", "---\ntitle: X\n---\n", "content/About Us:1:1: error URL02: the folder’s name “About Us” cannot stand in an address; call it “about-us”"),
    case("name of a folder with a dot", "sources/letters/x.md/d1.md", letter(), "sources/letters/x.md:1:1: error URL02: the folder’s name “x.md” cannot stand in an address; call it “x-md”"),
    case("letter with another extension", "sources/letters/d2.MD", letter(), "1:1: warning FILE08: “d2.MD” is no source and is not published; call it “d2.md”"),
    case("letter as text", "sources/letters/d2.md.txt", letter(), "1:1: warning FILE08: “d2.md.txt” is no source and is not published; call it “d2.md”"),
    case("letter without ending", "sources/letters/d2", letter(), "1:1: warning FILE08: “d2” is no source and is not published; call it “d2.md”"),
    case("letter among the pages", "content/d2.md", letter("designator: x"), "3:1: error DATA01: these are the keys of a document, not of a page; move the file to sources/<collection>/"),
    case("escape by number", D, letter('designator: "\\xzz"'), "5:16: error YAML01: a backslash in double quotation marks begins an escape"),
    case("key in capitals", "content/bibliography.yml", "- id: a\n  type: book\n  title: A\n  url: https://x.example/\n", "4:3: error DATA01: unknown key “url”; did you mean “URL”?"),
    case("name that breaks the line", "sources/letters/a\nb.md", letter(), "sources/letters/a\ufffdb.md:1:1: error URL02"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), MISTAKES)
def test_mistake(tmp_path, changes, expected):
    loaded = load(write_edition(tmp_path, changes), {})
    found = [str(problem) for problem in loaded.problems]
    assert len(found) == len(expected), found
    for line, beginning in zip(found, expected, strict=True):
        assert line.startswith(beginning)
        assert "\n" not in line
        assert "pydantic" not in line
        assert "Input should" not in line


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("22 February 1954", "write 1954-02-22"),
        ("February 22, 1954", "write 1954-02-22"),
        ("1954-2-22", "write 1954-02-22"),
        ("22.02.1954", "write 1954-02-22"),
        ("1954–02–22", "write 1954-02-22"),
        ("31 February 1954", "write 1954, 1954-06, 1954-06-11, 1954-06~ (about) or 1954-04-26/1954-06-15"),
        ("2/3/1954", "write 1954, 1954-06, 1954-06-11, 1954-06~ (about) or 1954-04-26/1954-06-15"),
        ("22 Fructidor 1954", "write 1954, 1954-06, 1954-06-11, 1954-06~ (about) or 1954-04-26/1954-06-15"),
    ],
)
def test_a_day_is_written_out_where_only_one_can_be_meant(tmp_path, written, meant):
    (problem,) = load(write_edition(tmp_path, {D: letter(f'date: "{written}"')}), {}).problems
    assert (problem.code, problem.hint) == ("DATA04", meant)


def test_all_mistakes_in_one_run(tmp_path):
    changes = {
        D: letter("sender: x"),
        P: "- id: A\n  name: A\n- id: b\n  name: B\n",
        "sources/letters/d2.md": letter(),
        "content/index.md": "Hello\n",
    }
    loaded = load(write_edition(tmp_path, changes), {})
    assert [problem.code for problem in loaded.problems] == ["YAML05", "DATA05", "DATA01"]
    assert [document.name for document in loaded.documents] == ["d1", "d2"], "the text of d1 can be checked in this run"
    assert list(loaded.registers["person"]) == ["b"]
    assert loaded.left_out == {"doc:letters/d1", "person:A", "page:index.md"}


def test_many_mistakes_are_cut_short(tmp_path):
    loaded = load(write_edition(tmp_path, {D: letter(*(f"key-{number}: x" for number in range(500)))}), {})
    assert len(loaded.problems) == 101
    assert "and 400 more" in str(loaded.problems[0])


def test_windows_line_ends_count_as_lines(tmp_path):
    for end in ("\r\n", "\r"):
        loaded = load(write_edition(tmp_path, {D: letter("sender: x").replace("\n", end).encode()}), {})
        assert [str(problem.position) for problem in loaded.problems] == [f"{D}:5:1"]


def test_columns_count_characters(tmp_path):
    loaded = load(write_edition(tmp_path, {D: "\ufeff" + letter("archive: {file: Коре́я 한국 𝒳, flie: x}")}), {})
    assert [str(problem.position) for problem in loaded.problems] == [
        f"{D}:5:{len('archive: {file: Коре́я 한국 𝒳, ') + 1}"
    ]


# -- links and permissions -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "target", ["/etc/passwd", "../../../outside.md", "../../mkdocs.yml", "missing.md", "d2.md", "img"]
)
def test_links_that_lead_astray(tmp_path, target):
    root = write_edition(tmp_path / "edition", {"sources/letters/img/a.jpg": "x"})
    (tmp_path / "outside.md").write_text(letter())
    (root / "sources/letters/d2.md").symlink_to(target)
    assert [str(problem) for problem in load(root, {}).problems] == [
        "sources/letters/d2.md:1:1: error FILE05: the symbolic link does not lead to a file of content/ or sources/; "
        "put a copy of the file in its place"
    ]


@pytest.mark.parametrize(
    "folder", ["sources/more", "content/more", "sources/letters/img", "content/registers", "sources"]
)
def test_folders_that_lead_astray(tmp_path, folder):
    root = write_edition(tmp_path / "edition")
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "persons.yml").write_text("- {id: secret, name: Secret}\n")
    (outside / "a.md").write_text("---\ntitle: Secret\n---\n")
    if (root / folder).exists():
        (root / folder).rename(root / "moved")
    (root / folder).symlink_to(outside)
    loaded = load(root, {})
    assert {problem.code for problem in loaded.problems} >= {"FILE05"}
    assert "ecret" not in str(loaded)


def test_links_in_a_circle(tmp_path):
    root = write_edition(tmp_path)
    (root / "content/a.md").symlink_to("b.md")
    (root / "content/b.md").symlink_to("a.md")
    (root / "content/loop").symlink_to(".")
    assert [problem.code for problem in load(root, {}).problems] == ["FILE05"] * 3


def test_link_within_the_edition(tmp_path):
    root = write_edition(tmp_path)
    (root / "sources/letters/d2.md").symlink_to("d1.md")
    loaded = load(root, {})
    assert not loaded.problems
    assert [document.name for document in loaded.documents] == ["d1", "d2"]


def test_pipe(tmp_path):
    root = write_edition(tmp_path)
    os.mkfifo(root / "content/pipe.md")
    assert [problem.code for problem in load(root, {}).problems] == ["FILE01"]


def test_unreadable_file(tmp_path, monkeypatch):
    root, read = write_edition(tmp_path), Path.read_bytes

    def refused(path):
        if path.name == "d1.md":
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refused)
    assert [str(problem) for problem in load(root, {}).problems] == [
        f"{D}:1:1: error FILE01: the system refuses to read it: permission denied; check its permissions"
    ]


def test_unreadable_folder(tmp_path, monkeypatch):
    root = write_edition(tmp_path)
    scan = os.scandir

    def refused(folder):
        if Path(folder).name == "registers":
            raise PermissionError(13, "Permission denied")
        return scan(folder)

    monkeypatch.setattr(os, "scandir", refused)
    assert {problem.code for problem in load(root, {}).problems} == {"FILE01"}


@pytest.mark.parametrize("name", ["main.html", "404.html", "edition/document.html"])
def test_a_template_that_cannot_be_replaced(tmp_path, name):
    theme = MKDOCS.replace("material", "{name: material, custom_dir: over/}")
    loaded = load(write_edition(tmp_path, {M: theme, f"over/{name}": "x", "over/partials/footer.html": "x"}), {})
    assert [str(problem) for problem in loaded.problems if problem.code == "CONF01"] == [
        f"mkdocs.yml:3:37: error CONF01: “over/{name.partition('/d')[0]}” cannot replace a template of the generator; "
        "delete it: “custom_dir” may hold Material’s partials/ and files to publish, such as a logo"
    ]


def test_a_folder_of_ones_own_may_hold_what_works(tmp_path):
    theme = MKDOCS.replace("material", "{name: material, custom_dir: over}")
    loaded = load(write_edition(tmp_path, {M: theme, "over/partials/footer.html": "x", "over/logo.svg": "x"}), {})
    assert not [problem for problem in loaded.problems if problem.code == "CONF01"]
