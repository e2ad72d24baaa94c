"""Every record of the research notes has become a source. Skipped where the notes are not at hand."""

from collections import defaultdict


def test_every_document(research, documents):
    records = research("documents")
    assert {f"d{record['n']}" for record in records} == set(documents)
    for record in records:
        meta = documents[f"d{record['n']}"].meta
        assert (meta.title, meta.designator, meta.date) == (
            record["heading"],
            record.get("designator"),
            record.get("date"),
        )
        assert (meta.event_date, meta.time) == (record.get("event_date"), record.get("time"))
        assert (meta.classification, meta.precedence) == (record.get("classification"), record.get("precedence"))
        assert len(meta.repeated_to) == len(record.get("repeated_to", ())) + (record["n"] == 65)  # “Tokyo for CINCUNC”
        assert (bool(meta.senders), bool(meta.recipients)) == ("sender" in record, "recipient" in record)


def test_every_word_of_every_fact(research, documents):
    from edition.markup import parse_text

    for record in research("documents"):
        document = documents[f"d{record['n']}"]
        text = " ".join(paragraph.plain for paragraph in parse_text(document.markdown, document.file).paragraphs)
        for fact in record["facts"]:
            bare = fact.removeprefix("footnote: ").removeprefix("footnote ")
            assert bare[1:] in text, f"{document.name}: {fact}"


def test_the_mentions_are_those_of_the_research_notes(research, documents):
    places = {entry["name"]: entry["id"] for entry in research("places")}
    organisations = {entry["name"]: entry["id"] for entry in research("organisations")}
    for record in research("documents"):
        mentions = documents[f"d{record['n']}"].meta.mentions
        assert list(mentions.places) == [places[name] for name in record["places"]]
        assert list(mentions.organisations) == [organisations[name] for name in record["organisations"]]
        assert len(mentions.persons) == len(record.get("persons", ()))


def test_the_documents_of_a_person_are_those_that_mention_him(research, documents, loaded):
    mentioned = defaultdict(set)
    for name, document in documents.items():
        for person in document.meta.mentions.persons:
            mentioned[person].add(int(name[1:]))
    expected = {frozenset(entry["documents"]) for entry in research("persons") if entry["documents"]}
    assert {frozenset(numbers) for numbers in mentioned.values()} == expected
    assert len(mentioned) == sum(bool(entry["documents"]) for entry in research("persons"))
    assert mentioned.keys() <= loaded.registers["person"].keys()


def test_every_event(research, loaded):
    events = [found.entry for found in loaded.registers["event"].values()]
    for event, record in zip(events, research("events"), strict=True):
        assert (event.title, event.kind, event.time) == (record["title"], record["kind"], record.get("time"))
        assert event.date == "/".join(filter(None, [record["date"], record.get("end_date")]))
        assert list(event.documents) == [f"frus1952-54v16/d{number}" for number in record.get("documents", ())]
        assert len(event.speakers) == len(record.get("speakers_seen", ()))


def test_every_abbreviation_is_a_term_or_a_body(research, loaded):
    forms = {
        form
        for scheme in ("org", "term")
        for found in loaded.registers[scheme].values()
        for form in (found.entry.name, *found.entry.variants)
    }
    records = research("abbreviations")
    assert len(records) == 75
    assert [record["abbr"] for record in records if not set(record["abbr"].split(" / ")) <= forms] == []


def test_every_body_place_and_work(research, loaded):
    for name, scheme in (("organisations", "org"), ("places", "place"), ("bibliography", "work")):
        assert {entry["id"] for entry in research(name)} <= loaded.registers[scheme].keys()
    for record in research("bibliography"):
        work = loaded.registers["work"][record["id"]].entry
        assert (work.title, work.verified) == (record["title"], record["verified"])
        assert work.seen_at.startswith(record["seen_at"])


def test_every_part_and_every_document_not_seen(research, loaded):
    meta = loaded.collections[0].meta
    ids = []

    def walk(parts):
        for part in parts:
            ids.append(part.id)
            walk(part.parts)

    walk(meta.structure)
    assert set(ids) == {entry["id"] for entry in research("structure")} | {"indochina"}
    assert len(meta.unseen) == len(research("unseen")) == 15


def test_every_correction_is_listed_and_made(research, loaded):
    page = next(page for page in loaded.pages if page.name == "about/corrections.md")
    rows = [line for line in page.markdown.splitlines() if line.startswith("| ")]
    assert len(rows) == 2 + len(research("corrections"))
    made = {record["n"]: record.get("printed_page") for record in research("documents")}
    assert (made[237], made[208]) == ("385", "338")
