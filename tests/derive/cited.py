"""Documents of every type, made by hand, for the tests of citations and of records for reference managers."""

from edition.derive.cite import cite
from edition.derive.items import items
from edition.model.edition import Loaded
from edition.model.settings import Settings, Site

from .made import FRUS, collection, document, loaded

SITE = Site(title="Geneva & Beyond", url="https://edition.example/", settings=Settings(version="1.0"))
TYPES = {
    "telegram": "Telegram",
    "memorandum": "Memorandum",
    "letter": "Letter",
    "treaty": "Treaty",
    "report": "Report",
    "speech": "Speech",
    "diary": "Diary",
    "map": "Map",
    "law": "Law",
    "interview": "Interview",
    "note": "Editorial Note",
}
CSL = {
    "telegram": "personal_communication",
    "memorandum": "document",
    "letter": "personal_communication",
    "treaty": "treaty",
    "report": "report",
    "speech": "speech",
    "diary": "manuscript",
    "map": "map",
    "law": "legislation",
    "interview": "interview",
    "note": "document",
}
"""Type → what it must be in CSL."""
META = {
    "date": "1954-06-11",
    "place": "geneva",
    "senders": [{"person": "young"}, {"office": "delegation"}],
    "recipients": [{"office": "department"}],
    "designator": "Secto 424 {50% & #1}",
    "archive": {"file": "396.1 GE/6–1154", "collection": "RG 59", "repository": "National Archives"},
    "printed": {"work": "frus", "number": 224, "pages": {"first": 365, "certainty": "about"}},
    "revisions": [{"date": "2026-11-22", "change": "First version."}],
    "languages": ["en"],
}


def edition(site: Site = SITE, **meta: object) -> Loaded:
    """A document of every type, and a page of a study."""
    return loaded(
        [document(name, type=name, **{**META, **meta}) for name in TYPES],
        site=site,
        made_collection=collection(types=TYPES),
        work=[FRUS],
        place=[{"id": "geneva", "name": "Geneva"}],
        person=[{"id": "young", "name": "Kenneth T. Young, Jr.", "sort": "Young, Kenneth T., Jr."}],
        org=[
            {"id": "delegation", "name": "United States Delegation", "kind": "office"},
            {"id": "department", "name": "Department of State", "kind": "office"},
        ],
    )


FORMS = cite(edition())
ITEMS = items(edition())
