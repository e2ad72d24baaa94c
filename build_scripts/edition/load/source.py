"""A Markdown file with front matter: the record, its positions and the text after it."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from ..model.position import Marks
from ..model.problem import Problem
from ..model.remembering import remembered
from ..model.values import Record
from .files import read_text
from .front_matter import FIRST_LINE, Halves, divide
from .validation import salvage, validate
from .yaml_text import read_yaml

M = TypeVar("M", bound=Record)


def read_source(root: Path, file: str, model: type[M]) -> tuple[tuple[M, Marks, Halves] | None, list[Problem]]:
    """A Markdown file with front matter, or None, and every reason why it is none or only a part.

    Of front matter with mistakes, the keys that fit are given, so that the text is checked in the same run.
    """
    text, problems = read_text(root, file)
    return _source(text, file, model) if text is not None else (None, problems)


@remembered
def _source(text: str, file: str, model: type[M]) -> tuple[tuple[M, Marks, Halves] | None, list[Problem]]:
    halves, problems = divide(text, file)
    if halves is None:
        return None, problems
    yaml = read_yaml(halves.yaml, file, FIRST_LINE)
    if not yaml.readable:
        return None, list(yaml.problems)
    meta, misfits = validate(model, yaml.data, yaml.marks)
    problems = [*yaml.problems, *misfits]
    meta = meta or salvage(model, yaml.data)
    return (meta, yaml.marks, halves) if meta else None, problems
