"""The YAML parser's complaints in an editor's words. libyaml and the parser in Python differ in wording; both are known here."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from .phrases import quote, yaml_quoted


@dataclass(frozen=True, slots=True)
class Words:
    """An explanation; `line` and `column` count from 0 within the YAML text."""

    line: int
    column: int
    code: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class _Rule:
    """How one complaint is explained."""

    context: str
    """Part of what the parser was doing."""
    problem: str
    """Part of what stopped it."""
    message: str
    hint: str
    at_context: bool = False
    """Whether the mistake is where the parser began, not where it gave up."""


_QUOTES = "put the whole value in quotation marks; a quotation mark within it is doubled ('') in single ones"

_WITHIN = "if a value within holds a comma, a colon, # or a quotation mark, put that whole value in quotation marks"

_RULES = (
    _Rule("quoted scalar", "end of stream", "the quotation mark here is never closed", "close it", at_context=True),
    _Rule("quoted scalar", "document", "the quotation mark here is never closed", "close it", at_context=True),
    _Rule(
        "quoted", "hexdecimal", "a backslash in double quotation marks begins an escape", "use single quotation marks"
    ),
    _Rule("quoted", "escape", "a backslash in double quotation marks begins an escape", "use single quotation marks"),
    _Rule(
        "flow sequence",
        "']'",
        "the list that begins with [ here is not closed",
        f"add `]`, or a comma between its items; {_WITHIN}",
        True,
    ),
    _Rule(
        "flow mapping",
        "'}'",
        "the group that begins with { here is not closed",
        f"add `}}`, or a comma between its keys; {_WITHIN}",
        True,
    ),
    _Rule("plain scalar", "unexpected ':'", "a value is missing after the colon", "write it after a blank"),
    _Rule("simple key", "':'", "the line is no `key: value`", "add the colon and a blank, or indent the line", True),
    _Rule("", "exceeded max", "nested too deeply", "divide it"),
    _Rule(
        "",
        "sequence entries are not allowed",
        "a list cannot begin on the line of its key",
        "begin it on the next line",
    ),
    _Rule("directive", "", "a line cannot begin with “%”", "put the value in quotation marks"),
    _Rule("tag", "", "“!” begins a tag, and tags are not used here", "put the value in quotation marks"),
    _Rule("alias", "", "“*” begins an alias, and aliases are not used here", "put the value in quotation marks"),
    _Rule("anchor", "", "“&” begins an anchor, and anchors are not used here", "put the value in quotation marks"),
    _Rule("block scalar", "", "the text after | or > is not indented evenly", "indent all its lines alike"),
    _Rule(
        "",
        "node content",
        "a value is missing here, or begins with a closing bracket",
        "write it, or use quotation marks",
    ),
    _Rule("", "start any token", "a value cannot begin with this character", "put the value in quotation marks"),
    _Rule(
        "",
        "document start",
        "what stands here does not belong to what is above it",
        "is it indented like the lines above?",
    ),
    _Rule(
        "block collection",
        "",
        "the line is neither an item (`- …`) of the list nor part of one",
        "indent it, or add “- ”",
    ),
    _Rule(
        "block mapping",
        "",
        "the line does not fit what is above it: its indentation, or a quotation mark that ends too early",
        _QUOTES,
    ),
)


def explain(error: yaml.YAMLError, text: str) -> Words:
    """What an editor should know of the parser's complaint about `text`."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return Words(0, 0, "FILE04", "a character is not allowed in YAML", "remove it")
    context, problem = error.context or "", error.problem or ""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    if "mapping values are not allowed" in problem:
        return _colon(text.split("\n"), line, column)
    for rule in _RULES:
        if rule.context in context and rule.problem in problem:
            if rule.at_context and error.context_mark:
                line, column = error.context_mark.line, error.context_mark.column
            return Words(line, column, _code(problem), rule.message, rule.hint)
    return Words(line, column, "YAML01", f"the YAML cannot be read here: {problem}", _QUOTES)


def _code(problem: str) -> str:
    return "YAML07" if "exceeded max" in problem else "YAML01"


def _colon(lines: list[str], line: int, column: int) -> Words:
    """A second `: ` in one line, by far the most frequent mistake; or a key below an unfinished value."""
    written = lines[line] if line < len(lines) else ""
    match = re.match(r"\s*(?:- +)*([\w-]+): +(.*\S)", written)
    if match and match.end(1) < column:
        key, value = match[1], match[2]
        message = f"the value of {quote(key)} holds a colon followed by a blank: {quote(value)}"
        return Words(line, column, "YAML01", message, f"put it in quotation marks: {key}: {yaml_quoted(value)}"[:240])
    message = "a `key: value` cannot stand here"
    return Words(
        line, column, "YAML01", message, "is the line above a complete `key: value`, and is this one indented like it?"
    )
