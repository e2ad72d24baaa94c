"""A volume of documents as FRUS encodes them, on an invented one; registers; upgrading a calendar entry."""

from collections import Counter
from pathlib import Path

import yaml
from edition.pipeline import read
from lxml import etree

from .edition_at import HEADER, bring, tei

VOLUME = tei(
    """
<div type="compilation" xml:id="comp1"><head>The roads</head>
<div type="document" xml:id="d1" n="1">
  <note rend="inline" type="source">Board files, box 1</note>
  <head>No. 1<lb/>Letter From the Surveyor (<persName corresp="#p_BA1">Beck</persName>) to the Board</head>
  <dateline>[<placeName>Port Anna</placeName>,] <date when="1901-05-02">May 2, 1901</date>.</dateline>
  <p rend="flushleft">Secret</p>
  <list type="participants"><head>Present:</head><item><persName corresp="#p_BA1">Miss Beck</persName></item><item>A carter</item></list>
  <p>The <gloss target="#t_HB1">H.B.</gloss> asks<note n="1" xml:id="d1fn1">See <ref target="#d2">Document 2</ref>, and
  <ref target="#d2fn1">note 1 there</ref>.</note> for the road.<note n="*" xml:id="d1fn2">Seen.</note>
  <pb n="12" xml:id="pg_12" facs="0012"/>It is dry.</p>
</div>
<div type="document" xml:id="d2" n="2"><head>2. Telegram From the Board</head>
  <p>As said on <ref target="#pg_12">page 12</ref> of <ref target="#d1">Document 1</ref>.<note n="1" xml:id="d2fn1">Not found.</note></p>
</div></div>"""
).replace(
    "<text>",
    """<text><front><div type="section" xml:id="persons"><head>Persons</head><list type="persons">
<item><hi rend="strong"><persName xml:id="p_BA1">Beck, Anna</persName></hi>, surveyor of the Board</item>
<item><hi rend="strong"><persName xml:id="p_NN1">Noble, Nora</persName>,</hi> clerk</item></list></div>
<div type="section" xml:id="terms"><head>Terms</head><list type="terms">
<item><hi rend="strong"><term xml:id="t_HB1">H.B.</term>,</hi> Harbour Board</item></list></div></front>""",
)
DOCUMENT = """---
title: Letter From the Surveyor (Beck) to the Board
type: letter
date: 1901-05-02
text: transcription
source_note: Board files, box 1
---

::: dateline
\\[[Port Anna]{.tei element=placeName},\\] [May 2, 1901]{.tei element=date attributes="when=1901-05-02"}.
:::

[]{.tei element=p attributes="rend=flushleft"}Secret

[]{.tei element=list attributes="type=participants"}[]{.tei element=head}Present:

- [Miss Beck](person:beck-anna)
- A carter

The [H.B.](term:h-b) asks[^1] for the road.[^o2] []{.pb n=12}[]{.tei element=pb attributes="facs=0012"}It is dry.

[^1]: See [Document 2](d2.md), and [note 1 there](d2.md#n1).

[^o2]: []{.tei element=note attributes="n=*"}Seen.
"""


def test_a_volume_becomes_documents(tmp_path: Path) -> None:
    root, outcome = bring(tmp_path, {"volume.xml": VOLUME})
    assert [str(problem) for problem in outcome.problems] == []
    assert (root / "sources/new/d1.md").read_text() == DOCUMENT
    assert "[page 12](d1.md#pg-12) of [Document 1](d1.md)" in (root / "sources/new/d2.md").read_text()
    assert sorted(path.name for path in (root / "sources/new").iterdir()) == ["collection.yml", "d1.md", "d2.md"]


def test_its_divisions_are_the_structure_of_the_collection(tmp_path: Path) -> None:
    root, _ = bring(tmp_path, {"volume.xml": VOLUME}, title="The Roads")
    collection = yaml.safe_load((root / "sources/new/collection.yml").read_text())
    assert collection["title"] == "The Roads"
    assert collection["structure"] == [{"id": "comp1", "title": "The roads", "documents": "d1, d2"}]
    assert collection["types"] == {"letter": "Letter", "telegram": "Telegram"}


def test_every_element_of_a_volume_is_accounted_for(tmp_path: Path) -> None:
    _, outcome = bring(tmp_path, {"volume.xml": VOLUME})
    wanted = Counter(etree.QName(element).localname for element in etree.fromstring(VOLUME).iter())
    found: Counter[str] = Counter()
    for row in outcome.rows:
        found[row.what] += 0 if "@" in row.what else row.number
    assert +found == wanted
    assert [row for row in outcome.rows if row.outcome == "left out"] == []


def test_its_lists_become_registers_and_known_persons_stay_who_they_are(tmp_path: Path) -> None:
    root, _ = bring(tmp_path, {"volume.xml": VOLUME})
    persons = yaml.safe_load((root / "content/registers/persons.yml").read_text())
    terms = yaml.safe_load((root / "content/registers/terms.yml").read_text())
    assert [person["id"] for person in persons].count("beck-anna") == 1
    assert {"id": "noble-nora", "name": "Noble, Nora", "note": "clerk"} in persons
    assert {"id": "h-b", "name": "H.B.", "expansion": "Harbour Board", "kind": "abbreviation"} in terms


def test_what_is_imported_has_no_problems(tmp_path: Path) -> None:
    root, _ = bring(tmp_path, {"volume.xml": VOLUME})
    _, problems = read(root, {})
    assert [str(problem) for problem in problems if problem.severity != "notice"] == []


def test_a_pointer_that_leads_nowhere_is_told_and_its_words_stay(tmp_path: Path) -> None:
    root, outcome = bring(tmp_path, {"d9.xml": tei('<p>See\n<ref target="#d99">Letter 99</ref>.</p>')})
    problem = outcome.problems[0]
    assert (problem.code, problem.severity, problem.position.line) == ("TEI06", "warning", 3)
    assert '[Letter 99]{.tei element=ref attributes="target=#d99"}' in (root / "sources/new/d9.md").read_text()


def test_a_date_that_is_none_is_left_out(tmp_path: Path) -> None:
    header = HEADER.replace(
        "</teiHeader>", '<profileDesc><creation><date when="1 May"/></creation></profileDesc></teiHeader>'
    )
    root, outcome = bring(tmp_path, {"d9.xml": tei("<p>Dry.</p>", header)})
    assert [problem.code for problem in outcome.problems] == ["TEI08"]
    assert "date:" not in (root / "sources/new/d9.md").read_text()


def test_two_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    root, outcome = bring(tmp_path, {"a/1.xml": tei("<p>One.</p>"), "b/1.xml": tei("<p>Two.</p>")})
    assert outcome.lines
    assert {path.name for path in (root / "sources/new").glob("*.md")} == {"a-1.md", "b-1.md"}


CALENDAR = """---
title: Report on the Roads
type: letter
# the editors' own comment
date: 1901-05-02
senders: [{person: beck-anna}]
url: https://archive.example/letters/7
text: calendar
basis: whole
---

[Miss Beck](person:beck-anna) reports on the roads.[^1]

[^1]: See [the first letter](d1.md).
"""
UPGRADED = """---
title: Report on the Roads
type: letter
# the editors' own comment
date: 1901-05-02
senders: [{person: beck-anna}]
url: https://archive.example/letters/7
text: transcription
---

::: tei {element=argument}
[Miss Beck](person:beck-anna) reports on the roads.[^1]
:::

The road is dry.[^2]

[^1]: See [the first letter](d1.md).

[^2]: []{.tei element=note attributes="n=1"}In May.
"""
TRANSCRIPTION = {"d7.xml": tei('<p>The road is dry.<note n="1">In May.</note></p>')}


def with_calendar(folder: Path, **order: object):
    from .edition_at import edition

    root = edition(folder)
    (root / "sources/letters/d7.md").write_text(CALENDAR)
    return bring(folder, TRANSCRIPTION, "sources/letters", **order)


def test_a_calendar_entry_is_upgraded_in_place(tmp_path: Path) -> None:
    root, outcome = with_calendar(tmp_path, merge=True)
    assert [str(problem) for problem in outcome.problems] == []
    assert (root / "sources/letters/d7.md").read_text() == UPGRADED
    assert (root / "sources/letters/img/seal.png").exists()
    _, problems = read(root, {})
    assert [str(problem) for problem in problems if problem.severity == "error"] == []


def test_without_being_told_nothing_is_overwritten(tmp_path: Path) -> None:
    root, outcome = with_calendar(tmp_path)
    assert [(problem.code, problem.hint) for problem in outcome.problems] == [
        ("TEI07", "say --merge to upgrade the calendar entry")
    ]
    assert (root / "sources/letters/d7.md").read_text() == CALENDAR


def test_a_transcription_is_never_overwritten(tmp_path: Path) -> None:
    _, outcome = bring(tmp_path, {"d1.xml": tei("<p>Dry.</p>")}, "sources/letters", merge=True)
    assert [problem.code for problem in outcome.problems] == ["TEI07"]
