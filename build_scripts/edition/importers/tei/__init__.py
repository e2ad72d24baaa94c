"""TEI P5 → sources of an edition. Every file is read twice: first for names and anchors, then to be converted, a text at a time.

xml         a file as elements with their places, safely
profiles    how texts are encoded where they come from
parts       the texts of a file
names       names and ids
follow      where pointers lead
entities    persons, bodies, places and terms: the registers
header      teiHeader → front matter
conversion  what the rules share
inline      elements within a line
notes       notes and pointers to them
pictures    pictures that lie beside the file
blocks      elements between paragraphs;
lists       lists of items, terms, works, and
tables      tables
own         what only our own export writes: between paragraphs,
own_inline  within a line,
own_apparatus  variants, and
own_header  its header: the way back
texts       one text → one source
serial      elements as the XML that they were
markdown    words and signs as Markdown that means just them
yaml_text   values as YAML
words       the proof that no word was lost
tally       what became of every element: the report
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from ...model.position import Position
from ...model.problem import Problem
from .entities import Entities, entries
from .follow import Index, Outside
from .names import slug
from .parts import Part, parts, structure, structure_of_text
from .pictures import Pictures
from .profiles import PROFILES, is_ours
from .tally import OUTCOMES, Row, Tally
from .texts import Source, Surroundings, account_for, anchors, source_of
from .xml import ID, Element, Unreadable

__all__ = ["OUTCOMES", "PROFILES", "Entities", "Import", "Pictures", "Row", "Source", "entries", "tei_files"]

_CHUNK = 1 << 16


def tei_files(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """Every XML file among and below the paths, with the name of the text that it may be: folders are part of it."""
    found: dict[Path, str] = {}
    for path in paths:
        for file in [path] if path.is_file() else sorted(path.rglob("*.xml")):
            within = file.relative_to(path).with_suffix("") if path.is_dir() else Path(file.stem)
            found.setdefault(file, slug("-".join(within.parts)))
    yield from found.items()


@dataclass(slots=True)
class Import:
    """One run: files in, sources out."""

    into: str
    """`sources/<collection>` or `content/<folder>`."""
    profile: str = ""
    """Name of the profile; empty when each file tells."""
    taken: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Name of a source that is there → labels of its notes."""
    outside: Outside = lambda _word, _fragments: None
    entities: Entities = field(default_factory=Entities)
    pictures: Pictures = field(default_factory=Pictures)
    """What is to be copied into the collection; grows with each source."""
    tally: Tally = field(default_factory=Tally)
    index: Index = field(default_factory=Index)
    problems: list[Problem] = field(default_factory=list)
    structure: list[dict[str, Any]] = field(default_factory=list)
    """The parts of a volume, as collection.yml has them."""
    apart: list[tuple[str, str]] = field(default_factory=list)
    """Name and content of files that hold what belongs to no one source, as it was."""

    def survey(self, files: Sequence[tuple[Path, str]]) -> None:
        """The first reading: names, anchors, registers, and whatever is wrong with the files."""
        for path, name in files:
            self._survey(path, name)

    def sources(self, files: Sequence[tuple[Path, str]]) -> Iterator[Source]:
        """The second reading: one source after the other."""
        for path, name in files:
            for part in self._parts(path, name):
                if part.kind != "text":
                    words = account_for(part, self.entities, self.tally)
                    self.apart.append(("-".join(filter(None, (name, part.name or "volume"))), words))
                    continue
                source = source_of(part, self._surroundings(part, path.parent))
                self.problems += source.problems
                yield source

    def _surroundings(self, part: Part, folder: Path) -> Surroundings:
        follow = partial(self.index.follow, name=part.name, into=self.into, outside=self.outside)
        pictures = self.pictures.named_in(part.element, folder, part.name)
        return Surroundings(follow, self.entities, self.tally, self.taken.get(part.name, frozenset()), pictures)

    def _parts(self, path: Path, name: str) -> Iterator[Part]:
        try:
            with path.open("rb") as file:
                yield from parts(iter(lambda: file.read(_CHUNK), b""), path.as_posix(), name, self.profile)
        except Unreadable as unreadable:
            self.problems.append(unreadable.problem)

    def _survey(self, path: Path, name: str) -> None:
        file = path.as_posix()
        places = self.index.places.setdefault(file, {})
        seen: dict[str, Position] = {}
        for part in self._parts(path, name):
            if not part.profile.own:
                self.entities.read(part.element, lambda _element: None)
            if part.kind == "frame":
                self.structure += structure(part.element)
            if part.kind != "text":
                continue
            if not self._claim(part, file):
                return
            self.structure += structure_of_text(part)
            if not (part.profile.own and part.is_division):  # a translation, whose ids the original has, too
                self._see_ids(part.element, seen)
            found = anchors(part, self.taken.get(part.name, ()))
            places |= {identifier: (part.name, anchor) for identifier, anchor in found.by_id.items()}
            if part.is_division and part.element.get(ID):
                places[part.element.get(ID)] = (part.name, "")

    def _claim(self, part: Part, file: str) -> bool:
        """Whether the text belongs where the import goes; its name is its own."""
        position = part.element.position
        if part.profile.own and not part.is_division and not is_ours(part.element):
            self._report(position, "TEI10", "the file is no export of this generator", "leave --profile edition out")
            return False
        if part.profile.into != self.into.partition("/")[0]:
            hint = f"say --into {part.profile.into}/…, or another --profile: {', '.join(PROFILES)}"
            self._report(position, "TEI10", f"the file is {part.profile.title}", hint)
            return False
        if part.name in self.index.texts:
            message = f"“{part.name}” comes from {self.index.texts[part.name]} already"
            self._report(position, "TEI07", message, "give the files other names, or import the folder above them")
        self.index.texts.setdefault(part.name, file)
        return True

    def _see_ids(self, element: Element, seen: dict[str, Position]) -> None:
        for each in element.walk():
            identifier = each.get(ID)
            if identifier in seen and identifier:
                message = f"xml:id “{identifier}” stands twice; the first is in line {seen[identifier].line}"
                self._report(each.position, "TEI05", message, "give this one an id of its own")
            elif identifier:
                seen[identifier] = each.position

    def _report(self, position: Position, code: str, message: str, hint: str) -> None:
        self.problems.append(Problem(position, code, message, hint))
