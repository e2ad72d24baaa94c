"""Small values made by hand: a collection, its documents, registers and texts, as load, parse and resolve would give them."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from edition.markup import parse_text
from edition.model.edition import Collection, Document, Loaded, Parsed, ProsePage, Registered, Resolved, Target
from edition.model.entries import Event, Organisation, Person, RegisterEntry, Term, Work
from edition.model.entries import Place as PlaceEntry
from edition.model.position import Marks, Position
from edition.model.records import CollectionMeta, DocumentMeta, PageMeta
from edition.model.settings import Site
from edition.model.text import Citation, CitedWork, Link, Note, Paragraph, Place, Text
from edition.model.urls import document_path, entry_path

CLASSES: Mapping[str, type[RegisterEntry]] = {
    "person": Person,
    "org": Organisation,
    "place": PlaceEntry,
    "event": Event,
    "term": Term,
    "work": Work,
}
AT = Position("made.md")
MARKS = Marks(AT)

FRUS = {
    "id": "frus",
    "type": "book",
    "title": "Foreign Relations, Volume XVI",
    "editor": [{"given": "Allen H.", "family": "Kitchens"}, {"given": "Neal H.", "family": "Petersen"}],
    "publisher": "United States Government Printing Office",
    "issued": "1981",
}


def document(name: str, **meta: Any) -> Document:
    """A telegram of the collection `letters`."""
    record = DocumentMeta.model_validate(
        {"title": f"Title of {name}", "type": "telegram", "text": "transcription"} | meta
    )
    return Document("letters", name, f"sources/letters/{name}.md", record, MARKS, "", 1)


def page(name: str, **meta: Any) -> ProsePage:
    """A page of prose."""
    return ProsePage(name, f"content/{name}", PageMeta.model_validate({"title": "A study"} | meta), MARKS, "", 1)


def collection(**meta: Any) -> Collection:
    """The collection `letters`."""
    fixed = {
        "schema": 1,
        "title": "Letters",
        "licence": {"text": "CC-BY-4.0", "source": "public-domain"},
        "policy": "transcription",
        "types": {"telegram": "Telegram", "memo": "Memorandum of Conversation"},
    }
    return Collection("letters", "sources/letters/collection.yml", CollectionMeta.model_validate(fixed | meta), MARKS)


def registers(**entries: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, Registered]]:
    """Registers by link scheme; names are the ids where a test does not care."""
    return {
        scheme: {
            row["id"]: Registered(scheme, CLASSES[scheme].model_validate(row), f"{scheme}.yml", MARKS) for row in rows
        }
        for scheme, rows in entries.items()
    }


def loaded(
    documents: Iterable[Document] = (),
    pages: Iterable[ProsePage] = (),
    made_collection: Collection | None = None,
    site: Site | None = None,
    **entries: Iterable[Mapping[str, Any]],
) -> Loaded:
    """An edition of one collection."""
    return Loaded(
        Path(),
        site or Site(title="The Edition"),
        (made_collection or collection(),),
        tuple(documents),
        tuple(pages),
        registers(**entries),
    )


def link(scheme: str, target: str, paragraph: int = 1, note: str = "", words: str = "words") -> Link:
    """A link in a paragraph or note, between `before` and `after`."""
    place = Place(0 if note else paragraph, note)
    return Link(scheme, target, "", words, f"before \x1f{words}\x1f after", AT, place)


def citation(index: int, *works: CitedWork, paragraph: int = 1, note: str = "") -> Citation:
    """One bracket of citations."""
    return Citation(index, works, AT, Place(0 if note else paragraph, note))


def text(paragraphs: Iterable[str] = (), notes: Iterable[Note] = (), **rest: Any) -> Text:
    """A parsed text of plain paragraphs."""
    numbered = tuple(Paragraph(number, "", plain, AT) for number, plain in enumerate(paragraphs, 1))
    return Text("made.md", paragraphs=numbered, notes=tuple(notes), **rest)


def inline_text(markdown: str) -> Text:
    """The value of a YAML key: words without numbered paragraphs."""
    return parse_text(markdown, "made.yml", inline=True)


def resolved(parsed: Parsed, ids: Mapping[str, tuple[str, ...]] | None = None) -> Resolved:
    """Every link leads to what it names."""
    targets = {key: tuple(_target(made) for made in made_text.links) for key, made_text in parsed.texts.items()}
    return Resolved(targets, ids or {})


def _target(made: Link) -> Target:
    if made.scheme == "doc":
        return Target(document_path(*made.target.split("/")), "", "doc", made.target)
    return Target(entry_path(made.scheme, made.target), "", made.scheme, made.target)
