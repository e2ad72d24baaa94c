"""From when to when documents are, as far as that is beyond doubt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from .dates import parse_date
from .edition import Document, Loaded
from .items import is_plain


def coverage(documents: Iterable[Document]) -> str:
    """`1954-02-16/1954-11-11`, one day where all are of it (ISO 8601); empty where no date is known.

    A document counts with the day of the meeting that it reports, else with its own date; dates in doubt, seasons and open
    intervals do not count, so the span is what is certainly covered.
    """
    dates = [meta.event_date or meta.date or "" for meta in (document.meta for document in documents)]
    known = [parse_date(edtf) for edtf in dict.fromkeys(dates) if all(map(is_plain, edtf.split("/")))]
    if not known:
        return ""
    first, last = min(date.first for date in known), max(date.last for date in known)
    return first if first == last else f"{first}/{last}"


def covered(loaded: Loaded) -> dict[str, str]:
    """Site path of the home page, of a collection, of a page that leads through documents → from when to when these are."""
    by_key = {document.key: document for document in loaded.documents}
    by_collection: defaultdict[str, list[Document]] = defaultdict(list)
    for document in loaded.documents:
        by_collection[document.collection].append(document)
    led = {page.path: coverage(by_key[key] for key in page.meta.documents) for page in loaded.pages}
    whole = {collection.path: coverage(by_collection[collection.id]) for collection in loaded.collections}
    return {**led, **whole, "": coverage(loaded.documents)}
