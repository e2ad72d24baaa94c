"""YAML as data and the position of every key and value, from one pass over the parser's events.

Less than YAML 1.1, so that nothing surprises: `true` and `false`, whole and decimal numbers, `null`, and else text (dates, `yes`,
`12:30`, `0x1F`, `010` are text). No anchors, aliases, tags, merge keys or directives: what is written is what is meant, no
file can grow in memory ("YAML bomb") and none can call code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from sys import intern
from typing import Any

import yaml

from ..model.position import Marks, Path, Position
from ..model.problem import Problem
from .files import CONTROL
from .phrases import quote, yaml_quoted
from .places import LINE, Places
from .yaml_words import explain

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML built without libyaml: the same events, some ten times slower
    from yaml import SafeLoader as Loader  # type: ignore[assignment]  # stands in for it

DEEPEST = 20
MOST_VALUES = 200_000
MOST_PROBLEMS = 100

_CONSTANTS = {"": None, "~": None, "null": None, "true": True, "false": False}
_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,17}")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,17})\.[0-9]{1,18}")
_COMMENT = re.compile(r"[ \t]+(#[^\n]*)")
_TAB = re.compile(r"^ *(\t)[ \t]*[^ \t\n]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class YamlText:
    """What a YAML text holds."""

    data: Any
    """None too when the text cannot be read."""
    marks: Marks
    problems: tuple[Problem, ...] = ()
    readable: bool = True
    """Whether `data` is all that is written; false after an error of syntax."""


def read_yaml(text: str, file: str, first_line: int = 1, environment: Mapping[str, str] | None = None) -> YamlText:
    """Data and positions of one YAML document that begins on `first_line` of `file`.

    `environment` is given for mkdocs.yml only, where `!ENV` stands for a variable and `!relative` is left to MkDocs.
    """
    builder = _Builder(text, file, first_line, environment)
    try:
        _refuse_tabs(text, builder)
        for event in yaml.parse(text, Loader=Loader):
            if action := builder.actions.get(type(event)):
                action(event)
    except yaml.YAMLError as error:
        words = explain(error, text)
        position = Position(file, words.line + first_line, words.column + 1)
        builder.problems.append(Problem(position, words.code, words.message, words.hint))
    except (ValueError, OverflowError):  # the parser in Python, for escapes beyond Unicode
        builder.problems.append(Problem(Position(file, first_line), "YAML01", "an escape stands for no character"))
    except _StopReading as stop:
        builder.problems.append(stop.problem)
    else:
        return YamlText(builder.data, builder.marks(), builder.reported())
    return YamlText(None, builder.marks(), builder.reported(), readable=False)


class _StopReading(Exception):  # noqa: N818 (not an error of ours: the text is beyond use)
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class _Frame:
    """A list or mapping that is being filled."""

    __slots__ = ("container", "key", "path", "tag", "takes_keys", "target")

    def __init__(self, container: Any, path: Path, tag: str | None) -> None:
        self.container, self.path, self.tag = container, path, tag
        self.takes_keys = isinstance(container, dict)
        self.key: str | None = None
        """In a mapping: the key whose value comes next."""
        self.target = container
        """Where that value goes: elsewhere when the key stands twice."""


class _Builder:
    """Takes the parser's events one by one; no recursion, so that depth costs nothing."""

    def __init__(self, text: str, file: str, first_line: int, environment: Mapping[str, str] | None) -> None:
        self.text, self.file, self.first_line, self.environment = text, file, first_line, environment
        self.data: Any = None
        self.values: dict[Path, int] = {}
        self.keys: dict[Path, int] = {}
        self.problems: list[Problem] = []
        self.stack: list[_Frame] = []
        self.count = self.documents = 0
        self.actions: dict[type, Callable[[Any], None]] = {
            yaml.ScalarEvent: self.scalar,
            yaml.MappingStartEvent: self.mapping,
            yaml.SequenceStartEvent: self.sequence,
            yaml.MappingEndEvent: self.end,
            yaml.SequenceEndEvent: self.end,
            yaml.AliasEvent: self.alias,
            yaml.DocumentStartEvent: self.document,
        }

    def marks(self) -> Marks:
        """Every position seen."""
        return Marks(
            Position(self.file, max(1, self.first_line - 1)),
            Places(self.file, self.values),
            Places(self.file, self.keys),
        )

    def reported(self) -> tuple[Problem, ...]:
        """The problems, as many as anyone would read."""
        return tuple(self.problems[:MOST_PROBLEMS])

    def place(self, event: Any) -> Position:
        """Where the event begins."""
        return Position(self.file, event.start_mark.line + self.first_line, event.start_mark.column + 1)

    def number(self, event: Any) -> int:
        """The same as a number (see `places`)."""
        mark = event.start_mark
        return int((mark.line + self.first_line) * LINE + mark.column + 1)

    def report(self, event: Any, code: str, message: str, hint: str = "") -> None:
        """Keep a problem; reading goes on."""
        self.problems.append(Problem(self.place(event), code, message, hint))

    def stop(self, event: Any, code: str, message: str, hint: str = "") -> _StopReading:
        """A problem after which reading makes no sense."""
        return _StopReading(Problem(self.place(event), code, message, hint))

    # -- events ----------------------------------------------------------------------------------------------------------

    def document(self, event: Any) -> None:
        """Only one document, and no directives."""
        self.documents += 1
        if self.documents > 1:
            raise self.stop(event, "YAML01", "a second YAML document begins here", "remove the line `---`")
        if event.version or event.tags:
            raise self.stop(event, "YAML04", "directives (%) are not used here", "remove the line that begins with “%”")

    def scalar(self, event: Any) -> None:
        """A key or a single value."""
        if event.style == '"' and CONTROL.search(event.value):
            self.report(
                event, "FILE04", "an escape stands for a control character", "remove it: it is damage, not text"
            )
        if self.awaits_key():
            self.key(event)
        elif event.implicit[0]:
            self.cut_off(event)
            self.put(event, _plain(intern(event.value)))  # the same few words, over and over
        elif self.accepted_tag(event) == "!ENV":
            self.put(event, self.variable([event.value]))
        else:
            self.put(event, event.value)

    def cut_off(self, event: Any) -> None:
        """YAML drops what follows ` #`; a writer hardly ever means a comment by it. mkdocs.yml belongs to others, too."""
        lost = _COMMENT.match(self.text, event.end_mark.index)
        if not event.value or not lost or self.environment is not None:
            return
        key = self.stack[-1].key if self.stack else None
        hint = "put the whole value in quotation marks"
        if key and len(self.stack) == 1:
            hint += f": {key}: {yaml_quoted(f'{event.value} {lost[1].strip()}')}"
        self.report(event, "YAML01", f"what stands after {quote(event.value)} is lost: “#” begins a comment", hint)

    def key(self, event: Any) -> None:
        """A key: always text, never twice in one mapping."""
        self.accepted_tag(event)
        frame, key = self.stack[-1], event.value
        frame.key, frame.target = key, frame.container
        path = (*frame.path, key)
        if key == "<<" and event.implicit[0]:
            self.report(event, "YAML04", "merge keys (<<) are not used here", "write the keys out")
            frame.target = {}
        elif path in self.keys:
            first = self.keys[path] // LINE
            self.report(
                event, "YAML03", f"the key {quote(key)} stands twice, first in line {first}", "remove one of the two"
            )
            frame.target, frame.key = (
                {},
                f"{key}\0{self.count}",
            )  # a path of its own, or all within it would stand twice too
        else:
            self.keys[path] = self.number(event)

    def mapping(self, event: Any) -> None:
        """The beginning of a mapping."""
        self.begin(event, {})

    def sequence(self, event: Any) -> None:
        """The beginning of a list."""
        self.begin(event, [])

    def begin(self, event: Any, container: Any) -> None:
        """Put an empty container in its place and fill it next."""
        if self.awaits_key():
            raise self.stop(
                event, "YAML01", "a key must be a word", "put a text that begins with [ or { in quotation marks"
            )
        if len(self.stack) >= DEEPEST:
            raise self.stop(event, "YAML07", f"nested more than {DEEPEST} levels deep", "divide it")
        tag = self.accepted_tag(event)
        self.stack.append(_Frame(container, self.put(event, container), tag))

    def end(self, _event: Any) -> None:
        """The end of a list or mapping."""
        frame = self.stack.pop()
        if frame.tag == "!ENV" and self.stack:
            self.stack[-1].target[frame.path[-1]] = self.variable(frame.container)

    def alias(self, event: Any) -> None:
        """Never used."""
        self.report(event, "YAML04", f"the alias {quote('*' + event.anchor)} is not used here", "write the value out")
        if self.awaits_key():
            raise self.stop(event, "YAML01", "a key must be a word")
        self.put(event, None, anchored=False)

    def awaits_key(self) -> bool:
        """Whether the next event is a key of a mapping."""
        return bool(self.stack) and self.stack[-1].key is None and self.stack[-1].takes_keys

    # -- values ----------------------------------------------------------------------------------------------------------

    def accepted_tag(self, event: Any) -> str | None:
        """The tag, when it is one of mkdocs.yml's; all else is reported."""
        if event.tag is None:
            return None
        if self.environment is not None and event.tag in ("!ENV", "!relative"):
            return str(event.tag)
        name = event.tag.replace("tag:yaml.org,2002:", "!!")
        self.report(
            event, "YAML04", f"the tag {quote(name)} is not used here", "write the value alone, or in quotation marks"
        )
        return None

    def variable(self, names: Any) -> Any:
        """`!ENV [A, B, default]`: the first variable that is set, else the last item."""
        known = self.environment or {}
        found = (known[name] for name in names if isinstance(name, str) and name in known)
        return next(found, names[-1] if isinstance(names, list) and len(names) > 1 else None)

    def put(self, event: Any, value: Any, anchored: bool = True) -> Path:
        """Put a value in its place; gives its path."""
        self.count += 1
        if self.count > MOST_VALUES:
            raise self.stop(event, "YAML07", f"more than {MOST_VALUES:,} values in one file", "divide it")
        if anchored and event.anchor:
            self.report(event, "YAML04", f"the anchor {quote('&' + event.anchor)} is not used here", "remove it")
        path = self.insert(value)
        self.values[path] = self.number(event)
        return path

    def insert(self, value: Any) -> Path:
        """Append to the list, or give it to the key that waits."""
        if not self.stack:
            self.data = value
            return ()
        frame = self.stack[-1]
        if not frame.takes_keys:
            frame.container.append(value)
            return (*frame.path, len(frame.container) - 1)
        key = frame.key or ""
        frame.target[key], frame.key = value, None
        return (*frame.path, key)


def _plain(written: str) -> Any:
    """What an unquoted value means."""
    if written in _CONSTANTS:
        return _CONSTANTS[written]
    if written[0] in "-0123456789":
        if _INTEGER.fullmatch(written):
            return int(written)
        if _DECIMAL.fullmatch(written):
            return float(written)
    return written


def _refuse_tabs(text: str, builder: _Builder) -> None:
    tabs = list(_TAB.finditer(text))
    if not tabs:
        return
    before = text[: tabs[0].start(1)]
    position = Position(builder.file, before.count("\n") + builder.first_line, len(before) - before.rfind("\n"))
    also = f", as are {len(tabs) - 1:,} more" if len(tabs) > 1 else ""
    raise _StopReading(Problem(position, "YAML02", f"the line is indented with a tab{also}", "indent with spaces"))
