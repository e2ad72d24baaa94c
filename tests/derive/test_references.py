"""“Refers to” on the page of a document, and the numbers that the build prints."""

from edition.derive.counts import counts
from edition.derive.references import references
from edition.model.derived import Reference
from edition.model.edition import Parsed
from edition.model.text import Note

from .made import AT, FRUS, document, link, loaded, text

REFERS = [
    {"document": "d2", "as": "Secto 418"},
    {"document": "letters/d2"},
    {"work": "frus", "as": "the volume"},
    {"label": "UNGA resolution 711 (VII)"},
    {"label": "Deptel 7", "as": "your telegram"},
]


def edition():
    return loaded([document("d1", refers_to=REFERS), document("d2")], work=[FRUS])


def test_documents_and_works_of_the_edition_are_linked_the_rest_stays_text():
    assert references(edition()) == {
        "letters/d1": (
            Reference("Secto 418", "Title of d2", "documents/letters/d2/", "d2"),
            Reference("", "Title of d2", "documents/letters/d2/", "d2"),
            Reference("the volume", "Foreign Relations, Volume XVI", "works/frus/"),
            Reference("", "UNGA resolution 711 (VII)"),
            Reference("your telegram", "Deptel 7"),
        )
    }


def test_the_build_reports_what_it_followed():
    parsed = Parsed(
        {"x": text(["Two words.", "– 3"], [Note("1", "editorial", 1, "Four.", AT)], links=(link("work", "frus"),))}
    )
    made = counts(edition(), parsed, references(edition()))
    assert made["references followed"] == 3
    assert made["references left as text"] == 2
    assert (made["documents"], made["works"], made["persons"]) == (2, 1, 0)
    assert (made["paragraphs"], made["notes"], made["links"], made["words"]) == (2, 1, 1, 4)
