"""Spans: `[words]{.add place=above}`, `[recieved]{.sic corr=received}`, `[Коре́я]{lang=ru}`, `[]{.gap reason=illegible}`.

One row of the table is one class. Of what the document has and what the editors would write for it, choices.py makes the rest.
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
from .typst import TypstRule, TypstWriter, call

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
    SpanKind("app"),
    SpanKind("hand", {"ref": REFERENCE}, required=("ref",)),
    SpanKind("margin", {"place": PLACES, "hand": REFERENCE}),
    SpanKind("tei", {"element": NAME, "attributes": WORDS}, required=("element",)),
    SpanKind("hi", {"rend": frozenset(RENDITIONS)}, required=("rend",)),
)
FOREIGN = SpanKind("foreign")
"""A span with a language and no class."""

SECOND = {"sic": "corr", "orig": "reg", "abbr": "expan"}
"""What the document has → what the editors would write."""
_WORDS = frozenset({"text", "text_special", "code_inline"})
_AROUND = ("em_", "strong_", "hi_", "unclear_", "foreign_")
"""Beginnings of the types that may stand in a choice: a note’s mark or a link would be lost with the form not shown."""


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
        first = len(state.tokens)
        state.pos, state.posMax = start + 1, end
        state.md.inline.tokenize(state)
        if not kind.empty:
            closing = state.push(f"{kind.name}_close", "", -1)
            if SECOND.get(kind.name, "") in attributes_.values:
                meta["choice"] = _plain(state.tokens[first:-1])
            closing.meta = {**meta, "faults": ()}

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


def _plain(tokens: Sequence[Token]) -> str:
    """The words of a choice; empty when it holds more than words."""
    if any(token.type not in _WORDS and not token.type.startswith(_AROUND) for token in tokens):
        return ""
    return "".join(token.content for token in tokens if token.type in _WORDS)


def _unclassed(attributes_: Attributes) -> Fault:
    if attributes_.id and not attributes_.values:
        return Fault(
            "MARK06", f"the id “{attributes_.id}” stands on words without a class", "put it on a paragraph or heading"
        )
    return Fault(
        "MARK03", "the span has no class", "write {.class key=value}, or {lang=ru} for words in another language"
    )


# -- reading -------------------------------------------------------------------------------------------------------------


def read_span(token: Token, reading: Reading) -> None:
    """Note the class, the id and the hand of a span."""
    reading.constructs.add(token.type.removesuffix("_open"))
    given, position = token.meta["attributes"], reading.position(token)
    if given.id:
        reading.anchor(given.id, position)
    if hand := given.values.get("hand") or (token.type == "hand_open" and given.values.get("ref")):
        reading.hands.append((hand.removeprefix("#"), position))


def _read_hi(token: Token, reading: Reading) -> None:
    read_span(token, reading)
    reading.constructs.add(f"hi-{token.meta['attributes'].values.get('rend', '')}")


def _read_del(token: Token, reading: Reading) -> None:
    read_span(token, reading)
    reading.strike()


def _read_del_close(_token: Token, reading: Reading) -> None:
    reading.end_strike()


def _read_gap(token: Token, reading: Reading) -> None:
    read_span(token, reading)
    reading.words("[…]")


# -- HTML ----------------------------------------------------------------------------------------------------------------


def opening(tag: str, name: str, token: Token, writer: HtmlWriter, title: str = "") -> str:
    """The opening tag of a span, with its id, language and place; without a `title` of its own it names the hand."""
    given = token.meta["attributes"]
    identifier = writer.id(given.id) if given.id else ""
    place, hand = given.values.get("place"), given.values.get("hand") or given.values.get("ref", "")
    names = f"{name} ed-at-{place}" if place else name
    values = {"lang": given.values.get("lang", ""), "title": title or writer.hand(hand)}
    return f"<{tag}{attributes(class_=names, id=identifier, **values)}>"


def _open(tag: str, name: str) -> HtmlRule:
    return lambda token, writer: opening(tag, name, token, writer)


def _close(tag: str) -> HtmlRule:
    return lambda _token, _writer: f"</{tag}>"


def _hi_open(token: Token, writer: HtmlWriter) -> str:
    rendition = token.meta["attributes"].values.get("rend", "")
    if rendition not in RENDITIONS:
        return opening("span", "ed-hi", token, writer)
    return opening(RENDITIONS[rendition], f"ed-hi ed-{rendition}", token, writer)


def _hi_close(token: Token, _writer: HtmlWriter) -> str:
    return f"</{RENDITIONS.get(token.meta['attributes'].values.get('rend', ''), 'span')}>"


def _gap(token: Token, writer: HtmlWriter) -> str:
    values = token.meta["attributes"].values
    size = " ".join(values[key] for key in ("quantity", "unit", "extent") if key in values)
    title = ", ".join(part for part in (values.get("reason", ""), size) if part)
    shown = escape(f"[… {size}]" if size else "[…]")
    return f"{opening('span', 'ed-gap', token, writer, title)}{shown}</span>"


_TAGS = {"abbr": "abbr", "add": "ins", "del": "del"}


def _doubt(token: Token) -> str:
    """Why words are doubtful, and how much."""
    values = token.meta["attributes"].values
    certainty = f"certainty {values['cert']}" if "cert" in values else ""
    return ", ".join(part for part in (values.get("reason", ""), certainty) if part)


def _unclear_open(token: Token, writer: HtmlWriter) -> str:
    return opening("span", "ed-unclear", token, writer, _doubt(token))


def _supplied_open(token: Token, writer: HtmlWriter) -> str:
    return f"{opening('span', 'ed-supplied', token, writer, _doubt(token))}["


def _supplied_close(_token: Token, _writer: HtmlWriter) -> str:
    return "]</span>"


def _del_open(token: Token, writer: HtmlWriter) -> str:
    return opening("del", "ed-del ed-noted" if "noted" in token.meta else "ed-del", token, writer)


def _html_rules() -> dict[str, HtmlRule]:
    rules: dict[str, HtmlRule] = {}
    for kind in KINDS:
        tag = _TAGS.get(kind.name, "span")
        if not kind.empty:
            rules[f"{kind.name}_open"] = _open(tag, f"ed-{kind.name}")
            rules[f"{kind.name}_close"] = _close(tag)
    return rules


def _tei_open(token: Token, writer: HtmlWriter) -> str:
    """What has no equivalent says on hover what it is; a signal on the page (a seal, a leaf left blank) in its own words."""
    values = token.meta["attributes"].values
    name, described = values.get("element", ""), values.get("attributes", "")
    if name == "metamark" and (said := described.removeprefix("facs=")) and "=" not in said:
        return opening("span", "ed-tei ed-signal", token, writer, said)
    return opening("span", "ed-tei", token, writer, f"{name} {described}".strip())


def _read_rules() -> dict[str, ReadRule]:
    names = [kind.name if kind.empty else f"{kind.name}_open" for kind in (*KINDS, FOREIGN)]
    return dict.fromkeys(names, read_span)


# -- TEI -----------------------------------------------------------------------------------------------------------------


def common(token: Token, writer: TeiWriter) -> dict[str, str]:
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
        return element(name, writer.join(pieces), **fixed, **values, **common(token, writer))

    return rule


def _tei_app(token: Token, pieces: Sequence[Piece], writer: TeiWriter) -> Piece:
    """The lemma; the note behind it brings the readings (apparatus.py)."""
    words, values = writer.join(pieces), common(token, writer)
    return Piece("app", element("app", element("lem", words, **values)), words, values=values)


def _tei_hand(token: Token, pieces: Sequence[Piece], writer: TeiWriter) -> str:
    hand = writer.pointer(token.meta["attributes"].values.get("ref", ""))
    return element("seg", writer.join(pieces), type="hand", **(common(token, writer) | {"hand": hand}))


def _tei_other(token: Token, pieces: Sequence[Piece], writer: TeiWriter) -> str:
    """An element that TEI allows everywhere when it is a point, as it may then stand between paragraphs."""
    given = token.meta["attributes"].values
    return element(
        "seg" if pieces else "anchor",
        writer.join(pieces),
        type="tei",
        subtype=given.get("element", ""),
        n=given.get("attributes", ""),
        **common(token, writer),
    )


# -- typst ---------------------------------------------------------------------------------------------------------------


def typst_span(name: str, *keys: str) -> TypstRule:
    """The rule of a span that is a function of the same name, told some of the attributes."""

    def rule(token: Token, inside: str, writer: TypstWriter) -> str:
        given = token.meta["attributes"]
        named = {key: given.values[key] for key in keys if key in given.values}
        return writer.anchor(given.id) + call(name, content=_typst_language(token, inside), **named)

    return rule


def _typst_language(token: Token, inside: str) -> str:
    language = token.meta["attributes"].values.get("lang", "")
    return call("ed-foreign", language, content=inside) if language else inside


def _typst_foreign(token: Token, inside: str, writer: TypstWriter) -> str:
    return writer.anchor(token.meta["attributes"].id) + _typst_language(token, inside)


def _typst_gap(token: Token, _inside: str, writer: TypstWriter) -> str:
    """On paper nothing can be pointed at: what is missing stands beside the dots."""
    values = token.meta["attributes"].values
    size = " ".join(values[key] for key in ("quantity", "unit", "extent") if key in values)
    said = ", ".join(part for part in (values.get("reason", ""), size) if part)
    return writer.anchor(token.meta["attributes"].id) + call("ed-gap", said)


CONSTRUCT = Construct(
    name="spans",
    spans=KINDS,
    read={
        **_read_rules(),
        "del_open": _read_del,
        "del_close": _read_del_close,
        "hi_open": _read_hi,
        "gap": _read_gap,
    },
    html={
        **_html_rules(),
        "del_open": _del_open,
        "foreign_open": _open("span", ""),
        "foreign_close": _close("span"),
        "unclear_open": _unclear_open,
        "supplied_open": _supplied_open,
        "supplied_close": _supplied_close,
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
        "hi": _same("hi", "rend"),
        "foreign": _same("foreign"),
        "margin": _same("note", "place", type="marginal"),
        "app": _tei_app,
        "hand": _tei_hand,
        "tei": _tei_other,
    },
    typst={
        "add": typst_span("ed-add", "place"),
        "del": typst_span("ed-del"),
        "unclear": typst_span("ed-unclear"),
        "supplied": typst_span("ed-supplied"),
        "gap": _typst_gap,
        "hi": typst_span("ed-hi", "rend"),
        "foreign": _typst_foreign,
        "margin": typst_span("ed-margin", "place"),
        "app": typst_span("ed-app"),
        "hand": typst_span("ed-hand"),
        "tei": typst_span("ed-tei"),
    },
)
