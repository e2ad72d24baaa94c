"""Spans: `[words]{.add place=above}`, `[recieved]{.sic corr=received}`, `[Коре́я]{lang=ru}`, `[]{.gap reason=illegible}`.

One row of the table is one class. What the document has (added, deleted, highlighted, unclear …) is set apart from what the
editors say of it (a correction, an expansion), which stands in square brackets.
"""

from __future__ import annotations

from collections.abc import Mapping

from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from ..model.problem import did_you_mean
from .attributes import NAME, REFERENCE, WORDS, Attributes, attribute_faults, parse_attributes
from .construct import Construct, SpanKind
from .fault import Fault
from .html import HtmlRule, HtmlWriter, attributes, escape
from .reading import Reading, ReadRule

PLACES = frozenset({"above", "below", "inline", "margin", "left", "right", "top", "bottom", "end", "overleaf"})
RENDITIONS = {
    "italic": "i",
    "bold": "b",
    "underline": "u",
    "superscript": "sup",
    "subscript": "sub",
    "strike": "s",
    "smallcaps": "span",
    "spaced": "span",
}
_CERTAINTY = frozenset({"high", "medium", "low"})

KINDS = (
    SpanKind("add", {"place": PLACES, "hand": REFERENCE}),
    SpanKind("del", {"rend": NAME, "hand": REFERENCE}),
    SpanKind("unclear", {"reason": WORDS, "cert": _CERTAINTY}),
    SpanKind("supplied", {"reason": WORDS, "cert": _CERTAINTY}),
    SpanKind("gap", {"reason": WORDS, "quantity": NAME, "unit": NAME, "extent": WORDS}, empty=True),
    SpanKind("sic", {"corr": WORDS}),
    SpanKind("orig", {"reg": WORDS}),
    SpanKind("abbr", {"expan": WORDS}),
    SpanKind("app"),
    SpanKind("hand", {"ref": REFERENCE}),
    SpanKind("hi", {"rend": frozenset(RENDITIONS)}, required=("rend",)),
    *(
        SpanKind(f"{name}-start", {"place": PLACES, "hand": REFERENCE}, empty=True)
        for name in ("add", "del", "app", "hand")
    ),
    *(
        SpanKind(f"{name}-end", {"ref": REFERENCE}, empty=True, required=("ref",))
        for name in ("add", "del", "app", "hand")
    ),
)
FOREIGN = SpanKind("foreign")
"""A span with a language and no class."""


# -- syntax --------------------------------------------------------------------------------------------------------------


class SpanRule:
    """The inline rule for every `[words]{…}`; `kinds` are the classes that all constructs together know."""

    def __init__(self, kinds: Mapping[str, SpanKind]) -> None:
        self._kinds = kinds

    def __call__(self, state: StateInline, silent: bool) -> bool:
        """Parse a span at the state’s position."""
        if state.src[state.pos] != "[":
            return False
        start, end, maximum = state.pos, state.md.helpers.parseLinkLabel(state, state.pos), state.posMax
        parsed = parse_attributes(state.src, end + 1, maximum) if end >= 0 else None
        if parsed is None:
            return False
        if not silent:
            self._push(state, start, end, parsed[0])
        state.pos, state.posMax = parsed[1], maximum
        return True

    def _push(self, state: StateInline, start: int, end: int, attributes_: Attributes) -> None:
        kind, faults = self._kind(attributes_)
        faults += attribute_faults(kind, attributes_)
        meta = {"at": start, "attributes": attributes_, "faults": faults, "in_link": state.linkLevel > 0}
        if kind.empty:
            state.push(kind.name, "", 0).meta = meta
            if state.src[start + 1 : end].strip():
                faults.append(
                    Fault("MARK02", f"“{kind.name}” marks a point and takes no words", f"write []{{.{kind.name} …}}")
                )
        else:
            state.push(f"{kind.name}_open", "", 1).meta = meta
        state.pos, state.posMax = start + 1, end
        state.md.inline.tokenize(state)
        if not kind.empty:
            state.push(f"{kind.name}_close", "", -1).meta = {**meta, "faults": ()}

    def _kind(self, attributes_: Attributes) -> tuple[SpanKind, list[Fault]]:
        """The kind of a span, and what is wrong with its classes."""
        if not attributes_.classes:
            return FOREIGN, [] if "lang" in attributes_.values else [_unclassed(attributes_)]
        name, *more = attributes_.classes
        faults = [Fault("MARK03", f"“{other}” stands beside “{name}”", "nest one span in the other") for other in more]
        if kind := self._kinds.get(name):
            return kind, faults
        hint = did_you_mean(name, self._kinds, f"known are: {', '.join(self._kinds)}")
        return SpanKind("foreign", dict.fromkeys(attributes_.values, WORDS)), [
            *faults,
            Fault("MARK03", f"there is no class “{name}”", hint),
        ]


def _unclassed(attributes_: Attributes) -> Fault:
    if attributes_.id and not attributes_.values:
        return Fault(
            "MARK06", f"the id “{attributes_.id}” stands on words without a class", "put it on a paragraph or heading"
        )
    return Fault(
        "MARK03", "the span has no class", "write {.class key=value}, or {lang=ru} for words in another language"
    )


# -- reading -------------------------------------------------------------------------------------------------------------


def _read(token: Token, reading: Reading) -> None:
    reading.constructs.add(token.type.removesuffix("_open"))
    if identifier := token.meta["attributes"].id:
        reading.anchor(identifier, reading.position(token))


def _read_gap(token: Token, reading: Reading) -> None:
    _read(token, reading)
    reading.words("[…]")


# -- HTML ----------------------------------------------------------------------------------------------------------------


def _opening(tag: str, name: str, token: Token, writer: HtmlWriter, title: str = "") -> str:
    given = token.meta["attributes"]
    identifier = writer.id(given.id) if given.id else ""
    return f"<{tag}{attributes(class_=name, id=identifier, lang=given.values.get('lang', ''), title=title)}>"


def _open(tag: str, name: str) -> HtmlRule:
    return lambda token, writer: _opening(tag, name, token, writer)


def _close(tag: str) -> HtmlRule:
    return lambda _token, _writer: f"</{tag}>"


def _close_with(key: str, tag: str = "span") -> HtmlRule:
    """Close a span and print what the editors say of it."""

    def rule(token: Token, _writer: HtmlWriter) -> str:
        value = token.meta["attributes"].values.get(key)
        return f'</{tag}> <span class="ed-{key}">[{escape(value)}]</span>' if value else f"</{tag}>"

    return rule


def _hi_open(token: Token, writer: HtmlWriter) -> str:
    rendition = token.meta["attributes"].values.get("rend", "")
    if rendition not in RENDITIONS:
        return _opening("span", "ed-hi", token, writer)
    return _opening(RENDITIONS[rendition], f"ed-hi ed-{rendition}", token, writer)


def _hi_close(token: Token, _writer: HtmlWriter) -> str:
    return f"</{RENDITIONS.get(token.meta['attributes'].values.get('rend', ''), 'span')}>"


def _gap(token: Token, writer: HtmlWriter) -> str:
    values = token.meta["attributes"].values
    size = " ".join(values[key] for key in ("quantity", "unit", "extent") if key in values)
    title = ", ".join(part for part in (values.get("reason", ""), size) if part)
    return f"{_opening('span', 'ed-gap', token, writer, title)}[…]</span>"


def _point(name: str) -> HtmlRule:
    opening = _open("span", f"ed-{name}")
    return lambda token, writer: f"{opening(token, writer)}</span>"


_TAGS = {"abbr": "abbr", "add": "ins", "del": "del"}


def _supplied_open(token: Token, writer: HtmlWriter) -> str:
    return f"{_opening('span', 'ed-supplied', token, writer)}["


def _supplied_close(_token: Token, _writer: HtmlWriter) -> str:
    return "]</span>"


def _html_rules() -> dict[str, HtmlRule]:
    rules: dict[str, HtmlRule] = {}
    for kind in KINDS:
        tag = _TAGS.get(kind.name, "span")
        if kind.empty:
            rules[kind.name] = _point(kind.name)
        else:
            rules[f"{kind.name}_open"] = _open(tag, f"ed-{kind.name}")
            rules[f"{kind.name}_close"] = _close(tag)
    return rules


def _read_rules() -> dict[str, ReadRule]:
    names = [kind.name if kind.empty else f"{kind.name}_open" for kind in (*KINDS, FOREIGN)]
    return dict.fromkeys(names, _read)


CONSTRUCT = Construct(
    name="spans",
    spans=KINDS,
    read={**_read_rules(), "gap": _read_gap},
    html={
        **_html_rules(),
        "foreign_open": _open("span", ""),
        "foreign_close": _close("span"),
        "supplied_open": _supplied_open,
        "supplied_close": _supplied_close,
        "sic_close": _close_with("corr"),
        "orig_close": _close_with("reg"),
        "abbr_close": _close_with("expan", "abbr"),
        "gap": _gap,
        "hi_open": _hi_open,
        "hi_close": _hi_close,
    },
)
