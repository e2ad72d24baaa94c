"""content/**/*.md → ProsePage; the pictures beside them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from ..model.edition import ProsePage
from ..model.problem import Problem, did_you_mean
from ..model.records import PageMeta
from .files import foreign, is_picture, list_tree, name_problem
from .registers import REGISTERS, is_register
from .source import read_source

FOLDER = "content"


@dataclass(slots=True)
class Prose:
    """Every prose page, as far as it could be read."""

    pages: list[ProsePage] = field(default_factory=list)
    assets: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def load_prose(root: Path) -> Prose:
    """Everything in content/ but the registers."""
    prose, listing = Prose(), list_tree(root, FOLDER)
    prose.problems += listing.problems
    registers = [file for file, _ in REGISTERS.values()]
    for file in listing.files:
        if is_register(file):
            continue
        if not file.endswith(".md") and not is_picture(file):
            near = did_you_mean(file, registers) if file.endswith((".yml", ".yaml")) else ""
            prose.problems.append(foreign(file, near))
        elif file.endswith(".md"):
            _load_page(root, file, prose)
        elif problem := name_problem(file):
            prose.problems.append(problem)
        else:
            prose.assets.append(file)
    return prose


def _load_page(root: Path, file: str, prose: Prose) -> None:
    problem = name_problem(file)
    source, problems = (None, [problem]) if problem else read_source(root, file, PageMeta)
    problems = _misplaced(problems) or problems
    prose.problems += problems
    name = PurePosixPath(file).relative_to(FOLDER).as_posix()
    if problems:
        prose.left_out.append(f"page:{name}")
    if source is None:
        return
    meta, marks, halves = source
    prose.pages.append(ProsePage(name, file, meta, marks, halves.markdown, halves.body_line))


def _misplaced(problems: list[Problem]) -> list[Problem]:
    """Instead of a line for each of its keys: that the file is a document, when its keys say so."""
    foreign_keys = [problem for problem in problems if problem.message in ("unknown key “type”", "unknown key “text”")]
    if len(foreign_keys) < 2:
        return []
    hint = "move the file to sources/<collection>/"
    return [Problem(foreign_keys[0].position, "DATA01", "these are the keys of a document, not of a page", hint)]
