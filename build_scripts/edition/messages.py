"""Problems as text, JSON or annotations of a forge."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable

from .model.codes import CODES, Severity
from .model.problem import Problem

ANNOTATIONS: dict[Severity, str] = {"error": "error", "warning": "warning", "notice": "notice"}


def as_text(problems: Iterable[Problem]) -> str:
    """One line a problem: `file:line:column: severity CODE: what; hint`."""
    return "\n".join(map(str, problems))


def as_json(problems: Iterable[Problem]) -> str:
    """A JSON array of objects with file, line, column, severity, code, title, message, hint."""
    rows = [
        {
            "file": problem.position.file,
            "line": problem.position.line,
            "column": problem.position.column,
            "severity": problem.severity,
            "code": problem.code,
            "title": CODES[problem.code].title,
            "message": problem.message,
            "hint": problem.hint,
        }
        for problem in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def as_github(problems: Iterable[Problem]) -> str:
    """Workflow commands that annotate a pull request line by line (docs.github.com, workflow commands)."""
    return "\n".join(
        f"::{ANNOTATIONS[problem.severity]} file={_property(problem.position.file)},line={problem.position.line},"
        f"col={problem.position.column},title={_property(f'{problem.code} {CODES[problem.code].title}')}::"
        f"{_data(problem.message + (f'; {problem.hint}' if problem.hint else ''))}"
        for problem in problems
    )


def _data(value: str) -> str:
    """Escape so that a source's words cannot end the command or begin another."""
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def summary(problems: Iterable[Problem]) -> str:
    """`no problems`, or `2 errors, 1 warning`."""
    counts = Counter(problem.severity for problem in problems)
    parts = [f"{counts[level]} {level}{'s' if counts[level] != 1 else ''}" for level in ANNOTATIONS if counts[level]]
    return ", ".join(parts) or "no problems"


FORMATS: dict[str, Callable[[Iterable[Problem]], str]] = {"text": as_text, "json": as_json, "github": as_github}
