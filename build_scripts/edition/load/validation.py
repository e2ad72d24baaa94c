"""Data as records; what does not fit, in an editor's words and at the key or value that is meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import Any, TypeVar

from pydantic import ValidationError

from ..model.dates import MONTHS, DateError, parse_date
from ..model.position import Marks, Position
from ..model.problem import Problem, did_you_mean
from ..model.schemas import keys_of
from ..model.values import DOCUMENT_PATTERN, ID_PATTERN, Record
from .phrases import kind_of, listed, quote, yaml_quoted
from .shape import descriptions, example_keys, model_at

M = TypeVar("M", bound=Record)
Location = tuple[str | int, ...]

MOST_PROBLEMS = 100
"""A file with more than this is wrong in one way, many times."""
_DATE_HINT = "write 1954, 1954-06, 1954-06-11, 1954-06~ (about) or 1954-04-26/1954-06-15"
_DAYS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<day>[0-9]{1,2})\.? (?P<month>[A-Za-z]+),? (?P<year>[0-9]{4})",
        r"(?P<month>[A-Za-z]+) (?P<day>[0-9]{1,2}),? (?P<year>[0-9]{4})",
        r"(?P<year>[0-9]{4})[-–/.](?P<month>[0-9]{1,2})[-–/.](?P<day>[0-9]{1,2})",
        r"(?P<day>[0-9]{1,2})\. ?(?P<month>[0-9]{1,2})\. ?(?P<year>[0-9]{4})",
    )
)
"""Days as people write them, as far as they can be read in one way only: 2/3/1954 cannot."""
_ID_HINT = "a-z, 0-9 and hyphens only"
_ID_PATTERNS = (ID_PATTERN, DOCUMENT_PATTERN)
_LONGEST_ID = 100


def validate(model: type[M], data: Any, marks: Marks) -> tuple[M | None, list[Problem]]:
    """The record that `data` is, or None and every reason why it is none."""
    try:
        return model.model_validate(data, by_alias=True, by_name=False), []
    except ValidationError as error:
        return None, problems_of(error, model, data, marks)


def salvage(model: type[M], data: Any) -> M | None:
    """The record made of the keys of `data` that fit, or None when a needed one is missing or does not."""
    if not isinstance(data, dict):
        return None
    try:
        return model.model_validate(data, by_alias=True, by_name=False)
    except ValidationError as error:
        wrong = {_location(detail, data)[:1] for detail in error.errors(include_url=False)}
    fitting = {key: value for key, value in data.items() if (key,) not in wrong}
    return salvage(model, fitting) if len(fitting) < len(data) else None


def problems_of(error: ValidationError, model: type[Record], data: Any, marks: Marks) -> list[Problem]:
    """One problem for each value that does not fit; of a union's complaints about one value, the last."""
    found: dict[tuple[Location, bool], Problem] = {}
    details = error.errors(include_url=False)
    for detail in details[:MOST_PROBLEMS]:
        location = _location(detail, data)
        found[location, detail["type"] == "missing"] = _Explainer(detail, location, model, marks, data).problem()
    problems = list(found.values())
    if len(details) > MOST_PROBLEMS:
        message = f"and {len(details) - MOST_PROBLEMS:,} more values that do not fit"
        problems.append(Problem(marks.start, "DATA03", message, "mend those named first"))
    return problems


def _location(detail: Mapping[str, Any], data: Any) -> Location:
    """Where in the data: pydantic's location without the names of the alternatives it tried."""
    kept: list[str | int] = []
    for step in detail["loc"]:
        in_list = isinstance(data, list) and isinstance(step, int) and step < len(data)
        if in_list or (isinstance(data, dict) and step in data):
            data = data[step]
            kept.append(step)
    if detail["type"] == "missing":
        kept.append(detail["loc"][-1])
    return tuple(kept)


class _Explainer:
    """Says what one complaint of pydantic means."""

    def __init__(
        self, detail: Mapping[str, Any], location: Location, model: type[Record], marks: Marks, data: Any
    ) -> None:
        self.type, self.value, self.context = detail["type"], detail.get("input"), detail.get("ctx", {})
        self.is_key = detail["loc"][-1:] == ("[key]",)
        self.location, self.model, self.marks, self.data = location, model, marks, data
        self.subject = _subject(location)

    def problem(self) -> Problem:
        """The complaint as a problem."""
        for kinds, explain in self._EXPLANATIONS:
            if self.type in kinds:
                return explain(self)
        return self.at_value("DATA03", f"{self.subject} cannot be {self.written}", self.description())

    # -- position --------------------------------------------------------------------------------------------------------

    def at_value(self, code: str, message: str, hint: str) -> Problem:
        """A problem of the value (or, where a key is wrong, of the key)."""
        place: Callable[..., Position] = self.marks.key if self.is_key else self.marks.value
        return Problem(place(*self.location), code, message, hint)

    # -- words -----------------------------------------------------------------------------------------------------------

    @property
    def written(self) -> str:
        """The value as the message shows it."""
        if isinstance(self.value, bool):
            return quote(str(self.value).lower())
        return quote(str(self.value)) if isinstance(self.value, (str, int, float)) else kind_of(self.value)

    def description(self) -> str:
        """What the model says of the field."""
        return next((f"needed: {text}" for text in reversed(descriptions(self.model, self.location))), "")

    def write_or_leave(self) -> str:
        """What to do about an empty value: some keys cannot be left out."""
        owner = model_at(self.model, self.location[:-1])
        fields = owner.model_fields.items() if owner else ()
        needed = {field.alias or name for name, field in fields if field.is_required()}
        return "write its value" if self.location[-1] in needed else "write its value, or leave the key out"

    def unknown_key(self) -> Problem:
        """DATA01."""
        *above, key = self.location
        owner = model_at(self.model, tuple(above))
        known = keys_of(owner) if owner else []
        hint = (
            _cut_at_a_comma(self.data, self.location)
            or _same_word(str(key), known)
            or did_you_mean(str(key), known, f"known here: {listed(known, 'and')}" if known else "")
        )
        return Problem(self.marks.key(*self.location), "DATA01", f"unknown key {quote(str(key))}", hint)

    def missing_key(self) -> Problem:
        """DATA02, at the group that lacks the key."""
        *above, key = self.location
        position = self.marks.value(*above) if above else self.marks.start
        where = f" in {_subject(tuple(above))}" if above else ""
        hint = next((f"{key}: {text}" for text in descriptions(self.model, self.location)), f"add `{key}: …`")
        return Problem(position, "DATA02", f"the key “{key}” is missing{where}", hint)

    def own_check(self) -> Problem:
        """A check written in the model: dates, web addresses."""
        error = self.context.get("error")
        if isinstance(error, DateError):
            return self.at_value("DATA04", _short(str(error)), _date_hint(str(self.value)))
        return self.at_value("DATA03", _short(str(error)), self.description())

    def bad_form(self) -> Problem:
        """A text that has not the form its field needs."""
        pattern = self.context.get("pattern")
        if pattern in _ID_PATTERNS:
            return self.at_value(
                "DATA05", f"{quote(str(self.value))} is not allowed as an id", _id_hint(str(self.value))
            )
        return self.at_value("DATA03", f"{self.subject} cannot be {self.written}", self.description())

    def not_text(self) -> Problem:
        """A number, list … where a text is needed."""
        if self.value is None:
            return self.at_value("DATA03", f"{self.subject} is empty", self.write_or_leave())
        if isinstance(self.value, (bool, int, float)):
            hint = f"put it in quotation marks: {yaml_quoted(str(self.value).lower())}"
            return self.at_value("DATA03", f"{self.subject} must be text, not {kind_of(self.value)}", hint)
        if isinstance(self.value, dict):
            hint = "if a colon belongs to the text, put the whole text in quotation marks"
            return self.at_value("DATA03", f"{self.subject} must be text, not a group of keys", hint)
        return self.at_value("DATA03", f"{self.subject} must be text, not {kind_of(self.value)}", "write one text")

    def bad_length(self) -> Problem:
        """An empty text, or one without end."""
        if self.type == "string_too_short":
            return self.at_value("DATA03", f"{self.subject} is empty", self.write_or_leave())
        code = "DATA05" if self.context["max_length"] == _LONGEST_ID else "DATA03"
        message = f"{self.subject} is longer than {self.context['max_length']:,} characters"
        return self.at_value(code, message, "shorten it")

    def not_a_list(self) -> Problem:
        """One value where several may stand."""
        if self.value is None:
            return self.at_value("DATA03", f"{self.subject} is empty", "write a list, or leave the key out")
        key = str(self.location[-1]) if self.location else "key"
        inner = (
            "{" + example_keys(self.model, (*self.location, 0)) + "}"
            if model_at(self.model, (*self.location, 0))
            else ""
        )
        hint = f"write {key}: [{inner or '…'}]"
        if isinstance(self.value, str) and not inner and len(self.value) < len(hint) * 4:
            hint = f"write {key}: [{self.value}]"
        return self.at_value("DATA03", f"{self.subject} must be a list, not {kind_of(self.value)}", hint)

    def not_a_group(self) -> Problem:
        """A text where keys with values are needed."""
        begin = example_keys(self.model, self.location)
        if not self.location:
            message = f"a group of keys is needed here, not {kind_of(self.value)}"
            return self.at_value("DATA03", message, f"write lines of `key: value`: {begin}")
        if self.value is None:
            return self.at_value("DATA03", f"{self.subject} is empty", f"write {{{begin}}}, or leave the key out")
        message = f"{self.subject} must be a group of keys, not {kind_of(self.value)}"
        return self.at_value("DATA03", message, f"write {{{begin}}}")

    def not_allowed(self) -> Problem:
        """None of a fixed set of words."""
        allowed = re.findall(r"'([^']*)'", self.context.get("expected", "")) or [self.context.get("expected", "")]
        nearest = did_you_mean(str(self.value), allowed)
        hint = f"{nearest} " * bool(nearest) + f"allowed: {listed(allowed)}"
        message = f"{self.subject} cannot be {self.written}" if self.value is not None else f"{self.subject} is empty"
        return self.at_value("DATA03", message, hint)

    def not_a_number(self) -> Problem:
        """A word where a number is needed."""
        whole = self.type.startswith("int")
        hint = "write a whole number, e.g. 12" if whole else "write a number with a decimal point, e.g. 46.2"
        return self.at_value("DATA03", f"{self.subject} must be a {'whole ' * whole}number, not {self.written}", hint)

    def not_true_or_false(self) -> Problem:
        """`yes`, `on` and the like."""
        return self.at_value("DATA03", f"{self.subject} cannot be {self.written}", "write true or false")

    def out_of_bounds(self) -> Problem:
        """A number too small or too large."""
        least, most = self.context.get("ge", self.context.get("gt")), self.context.get("le", self.context.get("lt"))
        bound = f"at least {least:g}" if least is not None else f"at most {most:g}"
        return self.at_value("DATA03", f"{self.subject} cannot be {self.written}", f"it must be {bound}")

    _EXPLANATIONS: tuple[tuple[tuple[str, ...], Callable[[Any], Problem]], ...] = (
        (("extra_forbidden",), unknown_key),
        (("missing",), missing_key),
        (("value_error",), own_check),
        (("string_pattern_mismatch",), bad_form),
        (("string_type", "string_unicode"), not_text),
        (("string_too_short", "string_too_long"), bad_length),
        (("tuple_type", "list_type"), not_a_list),
        (("model_type", "model_attributes_type", "dict_type"), not_a_group),
        (("literal_error",), not_allowed),
        (
            (
                "int_type",
                "int_parsing",
                "int_parsing_size",
                "int_from_float",
                "float_type",
                "float_parsing",
                "finite_number",
            ),
            not_a_number,
        ),
        (("bool_type", "bool_parsing"), not_true_or_false),
        (("greater_than_equal", "less_than_equal", "greater_than", "less_than"), out_of_bounds),
    )


def _subject(location: Location) -> str:
    """`“title”`, `“office” in item 2 of “senders”`."""
    words, waiting = [], list(location)
    while waiting:
        step = waiting.pop()
        words.append(f"item {step + 1}" if isinstance(step, int) else quote(step))
    if not words:
        return "the whole"
    text = words[0]
    for outer, inner in zip(words[1:], words, strict=False):
        text += f" {'of' if inner.startswith('item ') else 'in'} {outer}"
    return text


def _cut_at_a_comma(data: Any, location: Location) -> str:
    """A hint for `{change: Corrected, after the volume.}`: what follows the comma has been read as a key without value."""
    for step in location[:-1]:
        data = data[step]
    if not isinstance(data, dict) or data.get(location[-1]) is not None or " " not in str(location[-1]):
        return ""
    before = list(data)[: list(data).index(location[-1])]
    owner = next((key for key in reversed(before) if isinstance(data[key], str)), "")
    if not owner:
        return ""
    whole = ", ".join([data[owner], *before[before.index(owner) + 1 :], str(location[-1])])
    return f"a comma ends the value of “{owner}”; put it in quotation marks: {owner}: {yaml_quoted(whole)}"


def _same_word(key: str, known: Iterable[str]) -> str:
    """A hint when only capitals differ, which `did_you_mean` counts as other letters."""
    return next((f"did you mean “{name}”?" for name in known if name.lower() == key.lower()), "")


def _date_hint(written: str) -> str:
    """The date in the one form that is meant, when there is only one."""
    for pattern in _DAYS:
        if found := pattern.fullmatch(written.strip()):
            month = found["month"] if found["month"].isdigit() else _month(found["month"])
            better = f"{found['year']}-{int(month or 0):02d}-{int(found['day']):02d}"
            with suppress(DateError):
                parse_date(better)
                return f"write {better}"
    return _DATE_HINT


def _month(name: str) -> int:
    return next((number for number, month in enumerate(MONTHS, start=1) if month.lower() == name.lower()), 0)


def _short(message: str) -> str:
    return message if len(message) <= 160 else f"{message[:160]}…"


def _id_hint(written: str) -> str:
    better = re.sub(r"[^a-z0-9]+", "-", written.lower()).strip("-")
    return (
        f"write “{better}”: {_ID_HINT}" if re.fullmatch(ID_PATTERN, better) and len(better) <= _LONGEST_ID else _ID_HINT
    )
