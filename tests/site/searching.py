"""The files of the search as tests read them: one record for each unit."""

import json

FOLDERS = {
    "person": "persons/", "org": "organisations/", "place": "places/", "event": "events/", "term": "terms/", "work": "works/",
}  # fmt: skip


def units_of(files: dict[str, bytes]) -> list[dict]:
    """Every unit in its place: path, kind, key, `keys` of what it names, `facets`, first and last day when it was `sent`."""
    every = {
        int(place): unit
        for path, content in files.items()
        if path.startswith("search/units/")
        for place, unit in json.loads(content).items()
    }
    numbers, facets = json.loads(files["search/index.json"]), json.loads(files["search/facets.json"])
    records = [every[place] for place in range(numbers["size"])]
    for (kind, start), (_, end) in zip(numbers["kinds"], [*numbers["kinds"][1:], ("", numbers["size"])], strict=True):
        for record in records[start:end]:
            record["kind"] = kind
            if kind in FOLDERS:
                record["key"] = f"{kind}:{record['path'].removeprefix(FOLDERS[kind]).rstrip('/')}"
    for place, record in enumerate(records):
        record["keys"] = [records[other]["key"] for other in record.get("named", ())]
        record["facets"] = {name: values(column, place) for name, column in facets["columns"].items()}
        days = facets["dates"][place]
        record["sent"] = days[:2] if days and any(days[:2]) else None
    return records


def values(column: dict, place: int) -> list[str]:
    """The values that a unit has in a column of facets."""
    return [column["values"][number] for number in column["of"][place]] if place < len(column["of"]) else []
