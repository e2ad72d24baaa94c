"""Spans: `[words]{.add place=above}`, `[recieved]{.sic corr=received}`, `[Коре́я]{lang=ru}`, `[]{.gap reason=illegible}`.

One row of the table is one class. What the document has (added, deleted, highlighted, unclear …) is set apart from what the
editors say of it (a correction, an expansion), which stands in square brackets.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from ..model.problem import did_you_mean
from .attributes import NAME, NUMBER, PLACES, REFERENCE, WORDS, Attributes, attribute_faults, parse_attributes
from .construct import Construct, SpanKind
from .fault import Fault
from .html import HtmlRule, HtmlWriter, attributes, escape
from .reading import Reading, ReadRule
from .tei import Piece, TeiRule, TeiWriter, element
from .tei import escape as xml_escape

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
    SpanKind("gap", {"reason": WORDS, "quantity": NUMBER, "unit": NAME, "extent": WORDS}, empty=True),
    SpanKind("sic", {"corr": WORDS}),
    SpanKind("orig", {"reg": WORDS}),
    SpanKind("abbr", {"expan": WORDS}),
    SpanKind("app"),
    SpanKind("hand", {"ref": REFERENCE}, required=("ref",)),
    SpanKind("margin", {"place": PLACES, "hand": REFERENCE}),
    SpanKind("tei", {"element": NAME, "attributes": WORDS}, required=("element",)),
    SpanKind("hi", {"rend": frozenset(RENDITIONS)}, required=("rend",)),
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
    given, position = token.meta["attributes"], reading.position(token)
    if given.id:
        reading.anchor(given.id, position)
    if hand := given.values.get("hand") or (token.type == "hand_open" and given.values.get("ref")):
        reading.hands.append((hand.removeprefix("#"), position))


def _read_gap(token: Token, reading: Reading) -> None:
    _read(token, reading)
    reading.words("[…]")


# -- HTML ----------------------------------------------------------------------------------------------------------------


def _opening(tag: str, name: str, token: Token, writer: HtmlWriter, title: str = "") -> str:
    given = token.meta["attributes"]
    identifier = writer.id(given.id) if given.id else ""
    place, hand = given.values.get("place"), given.values.get("hand") or given.values.get("ref", "")
    names = f"{name} ed-at-{place}" if place else name
    values = {"lang": given.values.get("lang", ""), "title": title or writer.hand(hand)}
    return f"<{tag}{attributes(class_=names, id=identifier, **values)}>"


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


_TAGS = {"abbr": "abbr", "add": "ins", "del": "del"}


def _supplied_open(token: Token, writer: HtmlWriter) -> str:
    return f"{_opening('span', 'ed-supplied', token, writer)}["


def _supplied_close(_token: Token, _writer: HtmlWriter) -> str:
    return "]</span>"


def _html_rules() -> dict[str, HtmlRule]:
    rules: dict[str, HtmlRule] = {}
    for kind in KINDS:
        tag = _TAGS.get(kind.name, "span")
        if not kind.empty:
            rules[f"{kind.name}_open"] = _open(tag, f"ed-{kind.name}")
            rules[f"{kind.name}_close"] = _close(tag)
    return rules


def _tei_open(token: Token, writer: HtmlWriter) -> str:
    """What has no equivalent says on hover what it is."""
    values = token.meta["attributes"].values
    title = " ".join(part for part in (values.get("element", ""), values.get("attributes", "")) if part)
    return _opening("span", "ed-tei", token, writer, title)


def _read_rules() -> dict[str, ReadRule]:
    names = [kind.name if kind.empty else f"{kind.name}_open" for kind in (*KINDS, FOREIGN)]
    return dict.fromkeys(names, _read)


# -- TEI -----------------------------------------------------------------------------------------------------------------


def _common(token: Token, writer: TeiWriter) -> dict[str, str]:
    """Id, language and hand, which any span may have."""
    given = token.meta["attributes"]
    return {
        "xml_id": writer.id(given.id),
        "xml_lang": given.values.get("lang", ""),
        "hand": writer.pointer(given.values.get("hand", "")),
    }


def _same(name: str, *keys: str, **fixed: str) -> TeiRule:
    """The rule of a span that is an element with the same attributes."""

    def rule(token: Token, pieces: Sequence[Piece], writer: TeiWriter) -> str:
        given = token.meta["attributes"].values
        values = {key: given[key] for key in keys if key in given}
        return element(name, writer.join(pieces), **fixed, **values, **_common(token, writer))

    return rule


def _choice(name: str, other: str) -> TeiRule:
    """What the document has, and what the editors say beside it."""

    def rule(token: Token, pieces: Sequence[Piece], writer: TeiWriter) -> str:
        first = element(name, writer.join(pieces), **_common(token, writer))
        said = token.meta["attributes"].values.get(other)
        return element("choice", first + element(other, xml_escape(said))) if said else first

    return rule


def _tei_app(token: Token, pieces: Sequence[Piece], writer: TeiWriter) -> Piece:
    """The lemma; the note behind it brings the readings (apparatus.py)."""
    words, values = writer.join(pieces), _common(token, writer)
    return Piece("app", element("app", element("lem", words, **values)), words, values=values)


def _tei_hand(token: Token, pieces: Sequence[Piece], writer: TeiWriter) -> str:
    hand = writer.pointer(token.meta["attributes"].values.get("ref", ""))
    return element("seg", writer.join(pieces), type="hand", **(_common(token, writer) | {"hand": hand}))


def _tei_other(token: Token, pieces: Sequence[Piece], writer: TeiWriter) -> str:
    given = token.meta["attributes"].values
    return element(
        "seg",
        writer.join(pieces),
        type="tei",
        subtype=given.get("element", ""),
        n=given.get("attributes", ""),
        **_common(token, writer),
    )


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
        "tei_open": _tei_open,
    },
    tei={
        "add": _same("add", "place"),
        "del": _same("del", "rend"),
        "unclear": _same("unclear", "reason", "cert"),
        "supplied": _same("supplied", "reason", "cert"),
        "gap": _same("gap", "reason", "quantity", "unit", "extent"),
        "sic": _choice("sic", "corr"),
        "orig": _choice("orig", "reg"),
        "abbr": _choice("abbr", "expan"),
        "hi": _same("hi", "rend"),
        "foreign": _same("foreign"),
        "margin": _same("note", "place", type="marginal"),
        "app": _tei_app,
        "hand": _tei_hand,
        "tei": _tei_other,
    },
)
