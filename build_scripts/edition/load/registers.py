"""content/registers/*.yml and content/bibliography.yml → Registered.

A register that is too long for one file is divided: `persons/a-k.yml`, `persons/l-z.yml` stand beside `persons.yml` or in its place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ..model.edition import Registered
from ..model.entries import Event, Organisation, Person, Place, RegisterEntry, Term, Work
from ..model.position import Marks, Position
from ..model.position import Path as DataPath
from ..model.problem import Problem
from ..model.remembering import remembered
from .files import list_folder, read_text
from .phrases import kind_of, quote
from .validation import validate
from .yaml_text import YamlText, read_yaml

REGISTERS: dict[str, tuple[str, type[RegisterEntry]]] = {
    "person": ("content/registers/persons.yml", Person),
    "org": ("content/registers/organisations.yml", Organisation),
    "place": ("content/registers/places.yml", Place),
    "event": ("content/registers/events.yml", Event),
    "term": ("content/registers/terms.yml", Term),
    "work": ("content/bibliography.yml", Work),
}
"""Link scheme → file, and what each entry of it is."""


@dataclass(slots=True)
class Registers:
    """Every register, as far as it could be read."""

    entries: dict[str, dict[str, Registered]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    def join(self, other: Registers) -> None:
        """Add other registers."""
        for scheme, entries in other.entries.items():
            register = self.entries.setdefault(scheme, {})
            self.problems += [_twice(register[id_], entries[id_]) for id_ in entries if id_ in register]
            self.entries[scheme] = register | {id_: one for id_, one in entries.items() if id_ not in register}
        self.problems += other.problems
        self.left_out += other.left_out


def load_registers(root: Path) -> Registers:
    """Every register; one without a file is empty."""
    registers = Registers()
    for scheme, (file, model) in REGISTERS.items():
        registers.entries[scheme] = {}
        for part in (file, *filter(is_register, list_folder(root, _folder_of(file)).files)):
            registers.join(_read(root, scheme, model, part, file))
    return registers


def is_register(file: str) -> bool:
    """Whether a file of the edition is a register or a part of one."""
    folder, _, name = file.rpartition("/")
    return file in _FILES or (folder in _FOLDERS and name.endswith(".yml"))


def _folder_of(file: str) -> str:
    return file.removesuffix(".yml")


_FILES = [file for file, _ in REGISTERS.values()]
_FOLDERS = {_folder_of(file) for file in _FILES}


def _read(root: Path, scheme: str, model: type[RegisterEntry], part: str, file: str) -> Registers:
    text, problems = read_text(root, part)
    if text is not None:
        return _register(scheme, model, text, part)
    if part == file and problems[0].code == "FILE06":
        return Registers()
    return Registers(problems=[_divided(one, file) for one in problems], left_out=[f"register:{scheme}"])


def _divided(problem: Problem, file: str) -> Problem:
    """How to divide a register."""
    if problem.code != "FILE07":
        return problem
    return replace(problem, hint=f"{problem.hint}, the rest in files of {_folder_of(file)}/, whatever their names")


@remembered
def _register(scheme: str, model: type[RegisterEntry], text: str, file: str) -> Registers:
    register = Registers({scheme: {}})
    _fill(register, scheme, model, read_yaml(text, file))
    return register


def _fill(registers: Registers, scheme: str, model: type[RegisterEntry], yaml: YamlText) -> None:
    registers.problems += yaml.problems
    items = [] if yaml.readable and yaml.data is None else yaml.data
    if not isinstance(items, list):
        registers.left_out.append(f"register:{scheme}")
        if yaml.readable:
            message = f"the register must be a list, not {kind_of(items)}"
            registers.problems.append(Problem(yaml.marks.value(), "DATA03", message, "begin each entry with `- id: …`"))
        return
    faulty = {problem.position for problem in yaml.problems}
    for data, marks in zip(items, _marks_of_items(yaml.marks, len(items)), strict=True):
        entry, problems = validate(model, data, marks)
        registers.problems += problems
        _enter(registers, scheme, None if faulty and _hurt(marks, faulty) else entry, data, marks)


def _enter(registers: Registers, scheme: str, entry: RegisterEntry | None, data: Any, marks: Marks) -> None:
    register = registers.entries[scheme]
    identifier = data.get("id") if isinstance(data, dict) else None
    if entry is None:
        if isinstance(identifier, str):
            registers.left_out.append(f"{scheme}:{identifier}")
    elif first := register.get(entry.id):
        registers.problems.append(_twice(first, Registered(scheme, entry, marks.start.file, marks)))
    else:
        register[entry.id] = Registered(scheme, entry, marks.start.file, marks)


def _twice(first: Registered, second: Registered) -> Problem:
    place, other = second.marks.value("id"), first.marks.value("id")
    where = f"line {other.line}" + (f" of {other.file}" if other.file != place.file else "")
    message = f"the id {quote(second.entry.id)} is used twice, first in {where}"
    return Problem(place, "DATA06", message, "give one of the two another id")


def _hurt(marks: Marks, faulty: set[Position]) -> bool:
    """Whether a problem of the YAML (a key twice, a tag) stands within the entry."""
    ends = max(marks.values.values(), default=marks.start)
    return any(marks.start <= position <= ends for position in faulty)


def _marks_of_items(marks: Marks, number: int) -> list[Marks]:
    """The positions within each item of a list, relative to the item."""
    values: Mapping[Any, dict[DataPath, Position]] = defaultdict(dict)
    keys: Mapping[Any, dict[DataPath, Position]] = defaultdict(dict)
    for path, position in marks.values.items():
        if path:
            values[path[0]][path[1:]] = position
    for path, position in marks.keys.items():
        keys[path[0]][path[1:]] = position
    return [Marks(values[item].get((), marks.start), values[item], keys[item]) for item in range(number)]
