"""Turn the research notes on the Korean phase of the Geneva Conference into the sources of this edition.

This was run once, on 22 November 2026; its output was committed and has been edited by hand since. It is kept as the
record of what was done: `docs/conversion/README.md` explains it, `decisions.yml` holds what was decided by hand.

    python docs/conversion/convert_research.py ../shared/research [ROOT]
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import registers
import yaml
from collection import collection
from documents import Converted, Converter
from emit import mapping, plain, sequence
from pages import corrections
from pydantic import BaseModel
from registers import Research

COLLECTION = "frus1952-54v16"
HERE = Path(__file__).parent
FILES = (
    "abbreviations bibliography corrections declaration documents events organisations persons places structure unseen"
)
REGISTERS: Mapping[str, Callable[[Research], Sequence[BaseModel]]] = {
    "registers/persons": registers.persons,
    "registers/organisations": registers.organisations,
    "registers/places": registers.places,
    "registers/events": registers.events,
    "registers/terms": registers.terms,
    "bibliography": registers.works,
}


def main(folder: Path, root: Path) -> None:
    """Read the notes in `folder`, write the sources below `root`, print what was counted."""
    files = {name: _read(folder / f"{name}.yml") for name in FILES.split()}
    research = Research(files, _read(HERE / "decisions.yml"), COLLECTION)
    converter = Converter(research)
    documents = [converter.convert(record) for record in files["documents"]]
    sources = root / "sources" / COLLECTION
    for document in documents:
        _write(sources / f"d{document.number}.md", _document(document))
    _write(sources / "collection.yml", _schema("collection", 2) + mapping(plain(collection(research))))
    for name, entries in REGISTERS.items():
        depth = 1 + name.count("/")
        text = _schema(name.split("/")[-1], depth) + sequence([plain(entry) for entry in entries(research)])
        _write(root / "content" / f"{name}.yml", text)
    _write(root / "content" / "about" / "corrections.md", corrections(research))
    _write(root / "docs" / "conversion" / "undated-matches.md", _for_a_reader(documents, research))
    _report(documents)


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _schema(kind: str, depth: int) -> str:
    return f"# yaml-language-server: $schema={'../' * depth}docs/schemas/{kind}.json\n"


def _document(document: Converted) -> str:
    return f"---\n{mapping(plain(document.meta))}---\n\n{document.body}"


def _for_a_reader(documents: Sequence[Converted], research: Research) -> str:
    """Matches that rest on less than a number or a date."""
    return "\n".join(
        [
            "# References matched without a date\n",
            "Each of these references names a series and a number but no date, and exactly one document of the edition",
            "has that designator. A reader should compare them with the volume.\n",
            *_table(documents, research, "designator"),
            "\n## Matched by title\n",
            "The communiqué has no designator; its title and date settle the match.\n",
            *_table(documents, research, "title"),
            "",
        ]
    )


def _table(documents: Sequence[Converted], research: Research, kind: str) -> list[str]:
    rows = ["| document | of | refers to | taken for | of |", "| --- | --- | --- | --- | --- |"]
    for document in documents:
        for reference in document.references:
            if reference.matched == kind and (reference.undated or kind == "title"):
                target = research.documents[reference.number or 0]
                date = document.meta.date or "no date"
                rows.append(
                    f"| d{document.number} | {date} | {reference.words} | d{target['n']} | {target.get('date', 'no date')} |"
                )
    return rows


def _report(documents: Sequence[Converted]) -> None:
    total: Counter[str] = Counter(documents=len(documents))
    for document in documents:
        total += document.counts
        total.update(f"references {reference.matched or 'left as text'}" for reference in document.references)
        total["references without a date"] += sum(one.undated for one in document.references)
    for name, number in sorted(total.items()):
        print(f"{number:5} {name}")


if __name__ == "__main__":
    arguments = [Path(argument) for argument in sys.argv[1:]]
    main(arguments[0] if arguments else Path("../shared/research"), arguments[1] if len(arguments) > 1 else Path())
