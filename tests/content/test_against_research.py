"""Every record of the research notes has become a source. Skipped where the notes are not at hand."""

import re
from collections import defaultdict


def test_every_document(research, documents):
    records = research("documents")
    assert {f"d{record['n']}" for record in records} <= set(documents)
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


def test_the_mentions_are_those_of_the_research_notes(research, documents):
    places = {entry["name"]: entry["id"] for entry in research("places")}
    organisations = {entry["name"]: entry["id"] for entry in research("organisations")}
    for record in research("documents"):
        mentions = documents[f"d{record['n']}"].meta.mentions
        assert list(mentions.places) == [places[name] for name in record["places"]]
        assert list(mentions.organisations) == [organisations[name] for name in record["organisations"]]
        assert len(mentions.persons) == len(record.get("persons", ()))


def test_the_documents_of_a_person_are_those_that_mention_him(research, first, loaded):
    mentioned = defaultdict(set)
    for name, document in first.items():
        for person in document.meta.mentions.persons:
            mentioned[person].add(int(name[1:]))
    expected = {frozenset(entry["documents"]) for entry in research("persons") if entry["documents"]}
    assert {frozenset(numbers) for numbers in mentioned.values()} == expected
    assert len(mentioned) == sum(bool(entry["documents"]) for entry in research("persons"))
    assert mentioned.keys() <= loaded.registers["person"].keys()


def test_every_event(research, loaded):
    events = {
        (event.title, event.date): event for event in (found.entry for found in loaded.registers["event"].values())
    }
    for record in research("events"):
        event = events[record["title"], "/".join(filter(None, [record["date"], record.get("end_date")]))]
        assert (event.kind, event.time) == (record["kind"], record.get("time"))
        assert {f"frus1952-54v16/d{number}" for number in record.get("documents", ())} <= set(event.documents)
        assert len(event.speakers) >= len(record.get("speakers_seen", ()))


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
        verified = "partly" if work.id == "frus-1952-54-v16" else record["verified"]  # publisher from general knowledge
        assert record["title"].startswith(work.title)  # what follows stands in fields of its own
        assert work.verified == verified
        assert work.seen_at.startswith(record["seen_at"])


def test_every_part_and_every_document_not_seen(research, loaded):
    meta = loaded.collections[0].meta
    ids = []

    def walk(parts):
        for part in parts:
            ids.append(part.id)
            walk(part.parts)

    walk(meta.structure)
    assert {entry["id"] for entry in research("structure")} | {"indochina"} <= set(ids)
    assert {entry["designator"] for entry in research("unseen")} - {entry.designator for entry in meta.unseen} == set()


def test_every_correction_is_listed_and_made(research, loaded):
    page = next(page for page in loaded.pages if page.name == "about/corrections.md")
    rows = [line for line in page.markdown.splitlines() if line.startswith("| ")]
    assert len(rows) >= 2 + len(research("corrections"))
    made = {record["n"]: record.get("printed_page") for record in research("documents")}
    assert (made[237], made[208]) == ("385", "338")


def test_every_reading_of_the_declaration(research, documents):
    """The words as issued, and what the drafts have; what was not seen is said not to be."""
    found = {}
    for line in documents["d237"].markdown.splitlines():
        if lemma := re.fullmatch(r"\[\^t\d\]: (.*): \[(.*)\]\{\.app\}", line):
            said = found.setdefault(lemma[1].casefold(), {"B": lemma[2], "C": lemma[2]})
        elif reading := re.fullmatch(r"    - ([AB]): (?:\*add\.\* )?(.*)", line):
            said[reading[1]] = None if reading[2] == "*not seen*" else reading[2]
    wanted = {
        row["place"].casefold(): {siglum: row[siglum] for siglum in "ABC"}
        for row in research("declaration")["readings"]
    }
    assert found == wanted
