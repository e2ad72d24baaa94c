"""The fields of what leads through the edition: collections, days of the chronology, kinds of meetings."""

from __future__ import annotations

from typing import Any

from ..model.derived import Day, Series
from ..model.edition import Collection, Edition
from ..model.records import Part
from ..model.urls import collection_path
from .fields import COUNT, RECORDS, TEXTS, Field, Source, Table

COLLECTIONS = Table(
    "collections",
    (
        Field("id", "never changes", lambda collection, _: collection.id),
        Field("path", "path of its page from the root of the site", lambda collection, _: collection.path),
        Field("url", "address of its page, when the site has one", lambda c, source: source.url(c.path)),
        Field("title", "title", lambda collection, _: collection.meta.title),
        Field("work", "id of the printed work it is taken from", lambda collection, _: collection.meta.work),
        Field("policy", "what the texts are, as a rule", lambda collection, _: collection.meta.policy),
        Field("licence_text", "licence of the editors’ texts", lambda collection, _: collection.meta.licence.text),
        Field("licence_source", "rights in the documents", lambda collection, _: collection.meta.licence.source),
        Field(
            "document_count",
            "number of its documents",
            lambda collection, source: len(_documents(collection, source)),
            shape=COUNT,
        ),
        Field(
            "documents",
            "ids of its documents, in order",
            lambda collection, source: _documents(collection, source),
            in_csv=False,
            shape=TEXTS,
        ),
        Field(
            "structure",
            "its parts as printed, each with path, title and parts",
            lambda collection, _: [_part(collection, part) for part in collection.meta.structure],
            in_csv=False,
            shape=RECORDS,
        ),
    ),
    lambda edition: edition.loaded.collections,
    about="The collections of the edition, as printed.",
)


def _documents(collection: Collection, source: Source) -> list[str]:
    return source.documents_of.get(collection.id, [])


def _part(collection: Collection, part: Part) -> dict[str, Any]:
    return {
        "id": part.id,
        "path": collection_path(collection.id, part.id),
        "title": part.title,
        "parts": [_part(collection, inner) for inner in part.parts],
    }


def _days(edition: Edition) -> tuple[Day, ...]:
    return edition.derived.chronology


CHRONOLOGY = Table(
    "chronology",
    (
        Field("date", "date (EDTF)", lambda day, _: day.edtf),
        Field("path", "path of its place in the chronology", lambda day, _: day.path),
        Field("events", "ids of the events of that date", lambda day, _: list(day.events), shape=TEXTS),
        Field("documents", "ids of the documents of that date", lambda day, _: list(day.documents), shape=TEXTS),
    ),
    _days,
    about="What happened and what was written on each date.",
)


def _series(edition: Edition) -> tuple[Series, ...]:
    return edition.derived.meetings


MEETINGS = Table(
    "meetings",
    (
        Field("kind", "kind of meeting", lambda series, _: series.kind),
        Field("path", "path of its place in the list of meetings", lambda series, _: series.path),
        Field(
            "meetings",
            "each with the id of the event and the ids of the documents that report it",
            lambda series, _: [
                {"event": meeting.event, "path": meeting.path, "documents": list(meeting.documents)}
                for meeting in series.meetings
            ],
            shape=RECORDS,
        ),
    ),
    _series,
    about="The meetings that documents report, by kind.",
)
