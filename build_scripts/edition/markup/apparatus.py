"""The critical apparatus: `[lemma]{.app}[^a1]`, and in the note the readings as a list, `- A B: words`, `- C: *om.*`.

The editors’ own word at the beginning of a reading is in italics: *om.* the witness lacks the lemma, *add.* it has the words besides,
*lemma* it has the lemma (a positive apparatus), *not seen*. What else stands in the note is said of the readings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from markdown_it.token import Token

from .fault import Fault
from .html import HtmlWriter, attributes, escape
from .tei import Piece, TeiWriter, element
from .tei import escape as xml_escape

KINDS = {"om.": "omitted", "add.": "added", "not seen": "not-seen", "lemma": "lemma"}
"""The editors’ word → what it says of a reading."""

_SIGLA = re.compile(r"\s*([^:\n]{1,200}):(?:\s+|$)")
_DIVIDED = re.compile(r"[,\s]+")
_LONGEST_LEMMA = 6


@dataclass(frozen=True, slots=True)
class Reading:
    """What some witnesses have at one place."""

    sigla: tuple[str, ...]
    kind: str
    """`omitted`, `added`, `not-seen`, `lemma`, or empty for words in place of the lemma."""
    tokens: tuple[Token, ...]
    """Its words."""
    line: int
    """0-based line of the Markdown on which it begins."""
    head: str
    """The sigla as written."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The content of one note of the apparatus."""

    readings: tuple[Reading, ...]
    others: tuple[Token, ...]
    """The blocks that are no readings."""


def entry(tokens: Sequence[Token]) -> Entry:
    """Read a note: the first list whose every item begins with sigla and a colon; without one, all of it is a remark."""
    for start, end in _lists(tokens):
        readings = [_reading(item) for item in _items(tokens[start + 1 : end])]
        found = tuple(reading for reading in readings if reading)
        if found and len(found) == len(readings):
            return Entry(found, (*tokens[:start], *tokens[end + 1 :]))
    return Entry((), tuple(tokens))


def _lists(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    if not tokens:
        return
    outermost = tokens[0].level
    marks = [
        place for place, token in enumerate(tokens) if token.level == outermost and token.type.startswith("bullet_list")
    ]
    yield from zip(marks[::2], marks[1::2], strict=True)


def _items(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    if not tokens:
        return
    outermost = tokens[0].level
    starts = [
        place for place, token in enumerate(tokens) if token.level == outermost and token.type == "list_item_open"
    ]
    yield from (tokens[start:end] for start, end in pairwise([*starts, len(tokens)]))


def _reading(item: Sequence[Token]) -> Reading | None:
    """An item of one paragraph that begins with sigla."""
    inlines = [token for token in item if token.type == "inline"]
    children = (inlines[0].children or []) if len(inlines) == 1 and len(item) == 5 else []
    match = _SIGLA.match(children[0].content) if children and children[0].type == "text" else None
    if match is None:
        return None
    rest = replace(children[0], content=children[0].content[match.end() :])
    tokens = [*([rest] if rest.content else []), *children[1:]]
    kind = _kind(tokens)
    sigla = tuple(filter(None, _DIVIDED.split(match[1])))
    words = tuple(_words_after(tokens) if kind else tokens)
    line = (inlines[0].map or [0])[0]
    return Reading(sigla, kind, words, line, match[1].strip()) if sigla else None


def _kind(tokens: Sequence[Token]) -> str:
    if [token.type for token in tokens[:3]] != ["em_open", "text", "em_close"]:
        return ""
    return KINDS.get(tokens[1].content.strip(), "")


def _words_after(tokens: Sequence[Token]) -> Sequence[Token]:
    """What follows the editors’ word."""
    rest = list(tokens[3:])
    if rest and rest[0].type == "text":
        rest[0] = replace(rest[0], content=rest[0].content.lstrip())
    return [token for token in rest if token.content or token.type != "text"]


def lemma(children: Sequence[Token], at: int) -> str:
    """The words of the `.app` that ends just before the mark at `at`, shortened when they are many; or empty."""
    if at == 0 or children[at - 1].type != "app_close":
        return ""
    level = children[at - 1].level
    start = next(
        place for place in range(at - 2, -1, -1) if (children[place].type, children[place].level) == ("app_open", level)
    )
    words = "".join(
        " " if token.type.endswith("break") else token.content
        for token in children[start:at]
        if token.type in {"text", "text_special", "code_inline", "softbreak", "hardbreak"}
    ).split()
    return " ".join(words if len(words) <= _LONGEST_LEMMA else [*words[:2], "…", *words[-2:]])


def report_lone(children: Sequence[Token]) -> None:
    """Say so of every lemma without a mark of the apparatus behind it."""
    for token, following in zip_longest(children, children[1:]):
        if token.type == "app_close" and not _is_mark(following):
            hint = "put the mark of the note behind it: [words]{.app}[^a1]"
            token.meta["faults"] = (Fault("NOTE07", "the variant has no readings", hint),)


def _is_mark(token: Token | None) -> bool:
    return token is not None and token.type == "note_ref" and token.meta["label"].startswith("a")


# -- HTML ----------------------------------------------------------------------------------------------------------------

_SAID = {"omitted": "om.", "added": "add.", "not-seen": "not seen"}


def html_entry(words: str, found: Entry, writer: HtmlWriter) -> str:
    """`lemma] reading A B; om. C`, then what is said of the readings."""
    with_lemma = [reading for reading in found.readings if reading.kind == "lemma"]
    others = [reading for reading in found.readings if reading.kind != "lemma"]
    head = f'<span class="ed-lemma">{escape(words)}</span>]' if words else ""
    having = [_html_sigla(reading, writer) for reading in with_lemma]
    parts = [" ".join([head, *having]).strip()] if head or with_lemma else []
    parts += [_html_reading(reading, writer) for reading in others]
    first = " ".join(parts[:2]) if head and not with_lemma else "; ".join(parts[:2])
    line = "; ".join([first, *parts[2:]])
    return f'<p class="ed-entry">{line}</p>\n{writer.render(found.others)}'


def _html_reading(reading: Reading, writer: HtmlWriter) -> str:
    said = f"<i>{_SAID[reading.kind]}</i>" if reading.kind else ""
    words = writer.render(reading.tokens).strip()
    shown = f"<span{attributes(class_='ed-rdg')}>{words}</span>" if words else ""
    return " ".join(part for part in (said, shown, _html_sigla(reading, writer)) if part)


def _html_sigla(reading: Reading, writer: HtmlWriter) -> str:
    known = writer.context.witnesses
    return " ".join(
        f"<abbr{attributes(class_='ed-siglum', title=known.get(siglum, ''))}>{escape(siglum)}</abbr>"
        for siglum in reading.sigla
    )


# -- TEI -----------------------------------------------------------------------------------------------------------------


def tei_entry(found: Entry, writer: TeiWriter) -> tuple[str, str]:
    """What stands in `app` behind the lemma, and the witnesses that have the lemma as pointers."""
    with_lemma = [siglum for reading in found.readings if reading.kind == "lemma" for siglum in reading.sigla]
    readings = "".join(_tei_reading(reading, writer) for reading in found.readings if reading.kind != "lemma")
    remark = writer.note_content(found.others) if found.others else ""
    known, unknown = _witnesses(with_lemma, writer)
    listed = element("wit", xml_escape(" ".join(unknown))) if unknown else ""
    return f"{listed}{readings}{element('note', remark, type='apparatus') if remark else ''}", known


def _tei_reading(reading: Reading, writer: TeiWriter) -> str:
    known, unknown = _witnesses(reading.sigla, writer)
    listed = element("wit", xml_escape(" ".join(unknown))) if unknown else ""
    return f"{element('rdg', writer.join(writer.pieces(reading.tokens)), type=reading.kind, wit=known)}{listed}"


def _witnesses(sigla: Sequence[str], writer: TeiWriter) -> tuple[str, list[str]]:
    """Pointers to the declared witnesses, and the sigla that nobody has declared."""
    pointers = writer.context.witnesses
    known = " ".join(pointers[siglum] for siglum in sigla if siglum in pointers)
    return known, [siglum for siglum in sigla if siglum not in pointers]


def tei_join(pieces: Sequence[Piece]) -> str:
    """Inline pieces one after another; a variant’s lemma and the note of its readings are one element."""
    made: list[str] = []
    for before, piece in pairwise([Piece("", ""), *pieces]):
        if piece.kind == "apparatus" and before.kind in {"app", "app-end"}:
            made[-1] = _joined(before, piece)
        else:
            made.append(piece.xml)
    return "".join(made)


def _joined(before: Piece, note: Piece) -> str:
    """A lemma and its readings; across paragraphs the lemma stands where it is, between two anchors."""
    values = {"xml_id": note.values["id"], "n": note.values["n"]}
    witnesses = note.values["wit"]
    if before.kind == "app":
        lem = element("lem", before.inner, wit=witnesses, **before.values)
        return element("app", f"{lem}{note.inner}", **values)
    lem = element("lem", wit=witnesses) if witnesses else ""
    return before.xml + element("app", f"{lem}{note.inner}", **before.values, **values)
