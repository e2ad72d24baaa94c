"""What the document has, and what the editors would write: `[recieved]{.sic corr=received}`, `[gaol]{.orig reg=jail}`, `[Tel.]{.abbr expan=Telegram}`.

Both stand in the HTML: the view chooses between them (theme/assets/views.css), and pages without views show both.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markdown_it.token import Token

from .attributes import WORDS
from .construct import Construct, SpanKind
from .expansions import resolved
from .html import HtmlRule, HtmlWriter, attributes
from .reading import Reading
from .spans import SECOND, common, opening, read_span, typst_span
from .tei import Piece, TeiRule, TeiWriter, element
from .tei import escape as xml_escape
from .typst import TypstRule, TypstWriter, call
from .typst import escape as typst_escape

KINDS = (
    SpanKind("sic", {"corr": WORDS}),
    SpanKind("orig", {"reg": WORDS}),
    SpanKind("abbr", {"expan": WORDS}),
)


# -- reading -------------------------------------------------------------------------------------------------------------


def _read(token: Token, reading: Reading) -> None:
    read_span(token, reading)
    second = SECOND[token.type.removesuffix("_open")]
    if words := token.meta["attributes"].values.get(second):
        reading.constructs.add(second)
        reading.seconds.append((reading.place, words))
    elif token.type == "sic_open":
        reading.constructs.add("stands")
    if token.meta.get("choice"):
        reading.constructs.add("choice")


# -- HTML ----------------------------------------------------------------------------------------------------------------


ChoiceForm = Callable[[str, str, HtmlWriter], str]
"""What the document has and what the editors would write → the second as set."""


def _choice_open(tag: str, name: str) -> HtmlRule:
    """Open what the document has, within a choice of forms when there is another."""

    def rule(token: Token, writer: HtmlWriter) -> str:
        if not token.meta.get("choice"):
            return opening(tag, name, token, writer)
        given = token.meta["attributes"]
        identifier = writer.id(given.id) if given.id else ""
        return f"<span{attributes(class_='ed-choice', id=identifier)}><{tag}{attributes(class_=name, lang=given.values.get('lang', ''))}>"

    return rule


def _choice_close(tag: str, key: str, form: ChoiceForm, between: str = " = ", alone: str = "") -> HtmlRule:
    """Close it and set the other form; `between` shows where both are seen, `alone` follows where there is none."""

    def rule(token: Token, writer: HtmlWriter) -> str:
        words = token.meta.get("choice", "")
        if not (value := token.meta["attributes"].values.get(key)):
            return f"</{tag}>{alone}"
        said = attributes(class_=f"ed-{key}", title=f"the document has “{words}”" if words else "")
        second = f'<span class="ed-or">{between}</span><span{said}>{form(words, value, writer)}</span>'
        return f"</{tag}>{second}{'</span>' if words else ''}"

    return rule


def _corrected(_words: str, correction: str, writer: HtmlWriter) -> str:
    return writer.words(f"⟨{correction}⟩")


def _regular(_words: str, spelling: str, writer: HtmlWriter) -> str:
    return writer.words(spelling)


def _expanded(words: str, expansion: str, writer: HtmlWriter) -> str:
    """The letters that the editors supplied in round brackets; in double ones when the document has a sign for them all."""
    runs = resolved(words, expansion)
    if len(runs) == 1 and runs[0][1]:
        return f'<span class="ed-ex">{writer.words(f"(({expansion}))")}</span>'
    return "".join(
        f'<span class="ed-ex">{writer.words(f"({run})")}</span>' if supplied else writer.words(run)
        for run, supplied in runs
    )


# -- TEI -----------------------------------------------------------------------------------------------------------------


def _choice(name: str, other: str) -> TeiRule:
    """What the document has, and what the editors say beside it."""

    def rule(token: Token, pieces: Sequence[Piece], writer: TeiWriter) -> str:
        first = element(name, writer.join(pieces), **common(token, writer))
        said = token.meta["attributes"].values.get(other)
        return element("choice", first + element(other, xml_escape(said))) if said else first

    return rule


# -- typst ---------------------------------------------------------------------------------------------------------------


TypstForm = Callable[[str, str], str]
"""What the document has and what the editors would write → the second as set."""


def _typst_choice(name: str, key: str, form: TypstForm, between: str = " = ", alone: str = "") -> TypstRule:
    """What the document has, and behind it what the editors would write, for paper shows one view only."""
    first = typst_span(name)

    def rule(token: Token, inside: str, writer: TypstWriter) -> str:
        value = token.meta["attributes"].values.get(key)
        if not value:
            return first(token, inside, writer) + alone
        second = typst_escape(between + form(token.meta.get("choice", ""), value))
        return first(token, inside, writer) + call("ed-second", content=second)

    return rule


def _typst_corrected(_words: str, correction: str) -> str:
    return f"⟨{correction}⟩"


def _typst_regular(_words: str, spelling: str) -> str:
    return spelling


def _typst_expanded(words: str, expansion: str) -> str:
    """As in HTML: round brackets around what is supplied, double ones around words for a sign."""
    runs = resolved(words, expansion)
    if len(runs) == 1 and runs[0][1]:
        return f"(({expansion}))"
    return "".join(f"({run})" if supplied else run for run, supplied in runs)


CONSTRUCT = Construct(
    name="choices",
    spans=KINDS,
    read={f"{name}_open": _read for name in SECOND},
    html={
        "sic_open": _choice_open("span", "ed-sic"),
        "sic_close": _choice_close("span", "corr", _corrected, " ", '<span class="ed-stands"> [<i>sic</i>]</span>'),
        "orig_open": _choice_open("span", "ed-orig"),
        "orig_close": _choice_close("span", "reg", _regular),
        "abbr_open": _choice_open("abbr", "ed-abbr"),
        "abbr_close": _choice_close("abbr", "expan", _expanded),
    },
    tei={
        "sic": _choice("sic", "corr"),
        "orig": _choice("orig", "reg"),
        "abbr": _choice("abbr", "expan"),
    },
    typst={
        "sic": _typst_choice("ed-sic", "corr", _typst_corrected, " ", "#ed-stands();"),
        "orig": _typst_choice("ed-orig", "reg", _typst_regular),
        "abbr": _typst_choice("ed-abbr", "expan", _typst_expanded),
    },
)
