"""A whole volume in the way of FRUS, invented from the first word to the last; it says so itself."""

from collections.abc import Iterator

_PERSONS = (
    ("BA1", "Beck, Anna", "surveyor of the Board"),
    ("NN1", "Noble, Nora", "clerk"),
    ("CO1", "Carter, Otto", ""),
)
_TERMS = (("HB1", "H.B.", "Harbour Board"), ("RC1", "R.C.", "Roads Committee"))
_HEADER = """<teiHeader><fileDesc><titleStmt><title type="complete">Roads of Port Anna, 1901–1903 (invented)</title>
<title type="volumenumber">Volume I</title><editor role="primary">E. Ditor</editor></titleStmt>
<publicationStmt><publisher>Nobody</publisher><idno type="frus">roads1901v01</idno></publicationStmt>
<sourceDesc><p>Invented for the tests of an import.</p></sourceDesc></fileDesc>
<revisionDesc><change when="2001-05-02">Invented.</change></revisionDesc></teiHeader>"""


def volume(compilations: int = 2, chapters: int = 2, documents: int = 3) -> str:
    """The volume, with so many compilations of so many chapters of so many documents."""
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="roads1901v01">',
            _HEADER,
            "<text>",
            *_front(),
            "<body>",
            *_body(compilations, chapters, documents),
            "</body>",
            '<back><div type="index" xml:id="index"><head>Index</head><list><item>Toll, <ref target="#pg_2">2</ref></item></list></div></back>',
            "</text></TEI>",
        ]
    )


def names(compilations: int = 2, chapters: int = 2, documents: int = 3) -> list[str]:
    """The names of its documents."""
    return [f"d{number}" for number in range(1, compilations * chapters * documents + 1)]


def _front() -> Iterator[str]:
    yield "<front><titlePage><docTitle><titlePart type='volume'>Roads of Port Anna (invented)</titlePart></docTitle></titlePage>"
    yield "<div type='section' xml:id='preface'><head>Preface</head><p>Every word of this volume is <hi rend='italic'>invented</hi>.</p></div>"
    yield "<div type='section' xml:id='sources'><head>Sources</head><list><item>Board files, boxes 1–9</item></list></div>"
    yield "<div type='section' xml:id='persons'><head>Persons</head><list type='persons'>"
    for key, name, role in _PERSONS:
        end = f",</hi> {role}" if role else "</hi>"
        yield f"<item><hi rend='strong'><persName xml:id='p_{key}'>{name}</persName>{end}</item>"
    yield "</list></div><div type='section' xml:id='terms'><head>Abbreviations and Terms</head><list type='terms'>"
    for key, name, expansion in _TERMS:
        yield f"<item><hi rend='strong'><term xml:id='t_{key}'>{name}</term>,</hi> {expansion}</item>"
    yield "</list></div></front>"


def _body(compilations: int, chapters: int, documents: int) -> Iterator[str]:
    number = 0
    for compilation in range(1, compilations + 1):
        yield f'<div type="compilation" xml:id="comp{compilation}"><head>Part {compilation}</head>'
        for chapter in range(1, chapters + 1):
            yield f'<div type="chapter" xml:id="ch{compilation}-{chapter}"><head>Chapter {chapter}</head>'
            for _ in range(documents):
                number += 1
                yield from _document(number)
            yield "</div>"
        yield "</div>"


def _document(number: int) -> Iterator[str]:
    person, term, before = _PERSONS[number % 3][0], _TERMS[number % 2][0], max(1, number - 1)
    yield f"""<div type="document" subtype="historical-document" xml:id="d{number}" n="{number}">
<pb n="{number}" xml:id="pg_{number}" facs="{number:04}"/>
<head>{number}. Letter From the Surveyor (<persName corresp="#p_{person}">Miss Beck</persName>) to the Board<note n="1" type="source"
 xml:id="d{number}fn1">Source: Board files, box {number}. Invented.</note></head>
<opener><dateline rendition="#right"><placeName>Port Anna</placeName>, <date when="1901-05-{number % 28 + 1:02}">May {number % 28 + 1},
 1901</date>.</dateline><salute>Sir:</salute></opener>
<list type="participants"><head>Present</head><item><persName corresp="#p_{person}">Miss Beck</persName></item><item>A carter</item></list>
<p>The <gloss target="#t_{term}">Board</gloss> asks<note n="2" xml:id="d{number}fn2">See <ref target="#d{before}">Document {before}</ref> and
 <ref target="#d{before}fn2">note 2 there</ref>; <ref target="#pg_{before}">page {before}</ref>.</note> for the <hi rend="italic">road</hi>,
 which is <del rend="strike">wet</del> <add place="above">dry</add>.<note n="*" xml:id="d{number}fn3">Footnote in the original.</note></p>
<p rend="center">* * *</p>
<table rows="2" cols="3"><row role="label"><cell>Road</cell><cell>Miles</cell><cell>Toll</cell></row>
<row><cell>North</cell><cell cols="2">none</cell></row></table>
<quote rend="blockquote"><p>The road is long.</p><p>It is steep.</p></quote>
<lg><l>The road was long,</l><l>the road was steep.</l></lg>
<closer><signed><hi rend="strong">Anna Beck</hi></signed></closer>
<postscript><p>It rains.</p></postscript>
<frus:attachment xmlns:frus="http://history.state.gov/frus/ns/1.0" xml:id="d{number}a1"><head>Enclosure</head>
<p>The toll is 3 <choice><abbr>sh.</abbr><expan>shillings</expan></choice></p></frus:attachment>
<!-- invented -->
</div>"""
