"""Readings quoted in a textual note, where the text itself does not stand on the page: `[^t1]: First clause: [words]{.app}`, then the list.

The first paragraph of the note ends with the lemma (`[]{.app}` where the witness that is followed has no words), and below it stand
the readings as in a note of the apparatus (apparatus.py). Printed, the readings run on behind the lemma.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from markdown_it.token import Token

from .apparatus import (
    Entry,
    Reading,
    entry,
    html_reading_close,
    html_reading_open,
    said_before,
    sorted_readings,
    tei_lemma,
    tei_reading,
    typst_reading,
    words_of,
)
from .html import HtmlRule, HtmlWriter, fixed
from .reading import Reading as Pass
from .reading import ReadRule
from .tei import Piece, TeiRule, TeiWriter, element
from .typst import TypstRule, TypstWriter, call

_PARAGRAPH = ["paragraph_open", "inline", "paragraph_close"]


def quoted(tokens: Sequence[Token]) -> tuple[list[Token], Entry, str] | None:
    """The note with its readings run on behind the lemma, the readings, the words of the lemma; None when it quotes none."""
    if [token.type for token in tokens[:4]] != [*_PARAGRAPH, "bullet_list_open"]:
        return None
    children = tokens[1].children or []
    found = entry(tokens)
    if not found.readings or not children or children[-1].type != "app_close" or len(found.others) < 3:
        return None
    start = max(
        at for at, child in enumerate(children) if (child.type, child.level) == ("app_open", children[-1].level)
    )
    label, lemma = children[:start], children[start + 1 : -1]
    opening, inline, closing, *rest = found.others
    run_on = [*_inline(inline, label), *_variant(found, inline, lemma)]
    return [opening, *run_on, closing, *rest], found, words_of(lemma)


def _variant(found: Entry, inline: Token, lemma: Sequence[Token]) -> Iterator[Token]:
    yield Token("variant_open", "", 1, meta={"entry": found})
    if lemma:
        yield from (Token("lemma_open", "", 1), *_inline(inline, lemma), Token("lemma_close", "", -1))
    for place, reading in enumerate(sorted_readings(found)):
        meta = {"reading": reading, "first": place == 0}
        yield Token("reading_open", "", 1, meta=meta)
        yield from _inline(reading.inline, reading.tokens)
        yield Token("reading_close", "", -1, meta=meta)
    yield Token("variant_close", "", -1)


def _inline(whole: Token, children: Sequence[Token]) -> Iterator[Token]:
    """A part of an inline content, which still knows where it stands."""
    if children:
        yield Token("inline", "", 0, map=whole.map, content=whole.content, children=list(children), block=True)


# -- reading -------------------------------------------------------------------------------------------------------------


def _read_lemma_close(_token: Token, reading: Pass) -> None:
    reading.say("]", apart=False)


def _read_open(token: Token, reading: Pass) -> None:
    if not token.meta["first"]:
        reading.say(";", apart=False)
    reading.say(said_before(token.meta["reading"]))


def _read_close(token: Token, reading: Pass) -> None:
    reading.say(" ".join(token.meta["reading"].sigla))


def _read_end(_token: Token, reading: Pass) -> None:
    reading.say(".", apart=False)


READ: Mapping[str, ReadRule] = {
    "lemma_close": _read_lemma_close,
    "reading_open": _read_open,
    "reading_close": _read_close,
    "variant_close": _read_end,
}

# -- HTML ----------------------------------------------------------------------------------------------------------------


def _html_open(token: Token, writer: HtmlWriter) -> str:
    return ("" if token.meta["first"] else "; ") + html_reading_open(token.meta["reading"], writer)


def _html_close(token: Token, writer: HtmlWriter) -> str:
    return html_reading_close(token.meta["reading"], writer)


# -- TEI -----------------------------------------------------------------------------------------------------------------


def _tei_variant(token: Token, pieces: Sequence[Piece], writer: TeiWriter) -> str:
    words = "".join(piece.inner for piece in pieces if piece.kind == "lemma")
    lem, rest = tei_lemma(token.meta["entry"], words, writer)
    return element("app", f"{lem}{rest}{''.join(piece.xml for piece in pieces if piece.kind == 'reading')}")


def _tei_words(_token: Token, pieces: Sequence[Piece], writer: TeiWriter) -> Piece:
    return Piece("lemma", "", writer.join(pieces))


def _tei_reading(token: Token, _pieces: Sequence[Piece], writer: TeiWriter) -> str:
    reading: Reading = token.meta["reading"]
    return "" if reading.kind == "lemma" else tei_reading(reading, writer)


# -- typst ---------------------------------------------------------------------------------------------------------------


def _typst_lemma(_token: Token, inside: str, _writer: TypstWriter) -> str:
    return f"{call('ed-lemma', content=inside)}\\] "


def _typst_reading(token: Token, _inside: str, writer: TypstWriter) -> str:
    return ("" if token.meta["first"] else "; ") + typst_reading(token.meta["reading"], writer)


TYPST: Mapping[str, TypstRule] = {
    "variant": lambda _token, inside, _writer: inside,
    "lemma": _typst_lemma,
    "reading": _typst_reading,
}

HTML: Mapping[str, HtmlRule] = {
    "variant_open": fixed('<span class="ed-entry">'),
    "variant_close": fixed("</span>"),
    "lemma_open": fixed('<span class="ed-lemma">'),
    "lemma_close": fixed("</span>] "),
    "reading_open": _html_open,
    "reading_close": _html_close,
}
TEI: Mapping[str, TeiRule] = {"variant": _tei_variant, "lemma": _tei_words, "reading": _tei_reading}
