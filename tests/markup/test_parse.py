"""The stage: every text of the edition under its key."""

from pathlib import Path

from edition.model.edition import Collection, Document, Loaded, Registered
from edition.model.entries import Event, Person
from edition.model.position import Marks, Position
from edition.model.records import CollectionMeta, DocumentMeta, Licence
from edition.model.settings import Site
from edition.parse import parse


def test_texts_by_key_with_positions_in_their_files() -> None:
    marks = Marks(Position("d1.md"), {("source_note",): Position("d1.md", 4, 14), ("note",): Position("p.yml", 3, 9)})
    meta = DocumentMeta(title="A letter", type="letter", text="calendar", source_note="Copy in [x](wiki:a).")
    document = Document("letters", "d1", "sources/letters/d1.md", meta, marks, "Text [x](wiki:a)", 8)
    person = Registered("person", Person(id="a", name="A", note="Of [x](wiki:a)"), "p.yml", marks)
    unknown = Registered("person", Person(id="b", name="B"), "p.yml", marks)
    licence = Licence(text="CC-BY-4.0", source="public-domain")
    collection_meta = CollectionMeta(
        schema=1, title="Letters", licence=licence, policy="calendar", types={"letter": "Letter"}, note="*All* letters."
    )
    parsed = parse(
        Loaded(
            Path(),
            Site(title="S"),
            documents=(document,),
            registers={"person": {"a": person, "b": unknown}},
            collections=(Collection("letters", "sources/letters/collection.yml", collection_meta, marks),),
        )
    )
    assert list(parsed.texts) == [
        "sources/letters/d1.md",
        "sources/letters/d1.md#source",
        "person:a",
        "collection:letters",
    ]
    assert [str(problem.position) for problem in parsed.problems] == [
        "d1.md:4:22",
        "p.yml:3:12",
        "sources/letters/d1.md:8:6",
    ]


def test_every_markdown_field_of_an_entry_is_a_text() -> None:
    event = Event(id="m", title="M", date="1954", kind="meeting", source="[d1](doc:letters/d1)", note="N")
    registers = {"event": {"m": Registered("event", event, "e.yml", Marks(Position("e.yml")))}}
    parsed = parse(Loaded(Path(), Site(title="S"), registers=registers))
    assert set(parsed.texts) == {"event:m", "event:m#source"}
