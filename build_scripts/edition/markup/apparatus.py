"""The critical apparatus: `[lemma]{.app}[^a1]`, and in the note the readings as a list, `- A B: words`, `- C: *om.*`.

The editors’ own word at the beginning of a reading is in italics: *om.* the witness lacks the lemma, *add.* it has the words besides,
*lemma* it has the lemma (a positive apparatus), *not seen*. What else stands in the note is said of the readings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from markdown_it.token import Token

from .fault import Fault
from .html import HtmlWriter, SiglumLink, attributes, escape
from .reading import fold
from .tei import Piece, TeiWriter, element
from .tei import escape as xml_escape
from .typst import TypstWriter, call
from .typst import escape as typst_escape

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
    inline: Token
    """The content of its item."""


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
    return Reading(sigla, kind, words, line, match[1].strip(), inlines[0]) if sigla else None


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


def sorted_readings(found: Entry) -> list[Reading]:
    """The readings as they are printed: who has the lemma stands right behind it."""
    return sorted(found.readings, key=lambda reading: reading.kind != "lemma")


def lemma(children: Sequence[Token], at: int, across: Mapping[str, str]) -> str:
    """The words of the lemma that ends just before the mark at `at`, or empty.

    `across`: what `lemmas_across` found.
    """
    before = children[at - 1] if at else None
    if before is None or before.type not in {"app_close", "app-end"}:
        return ""
    if before.type == "app-end":
        return fold(across.get(before.meta["attributes"].values.get("ref", ""), ""))
    start = next(
        place
        for place in range(at - 2, -1, -1)
        if (children[place].type, children[place].level) == ("app_open", before.level)
    )
    return fold("".join(map(_plain, children[start:at])))


def lemmas_across(tokens: Sequence[Token]) -> dict[str, str]:
    """Pointer to the beginning of a lemma of several paragraphs → its words."""
    found: dict[str, str] = {}
    ended: set[str] = set()
    for token in tokens:
        for child in token.children or ():
            if child.type == "app-start":
                found.setdefault(f"#{child.meta['attributes'].id}", "")
            elif child.type == "app-end":
                ended.add(child.meta["attributes"].values.get("ref", ""))
            elif found and (words := _plain(child)):
                found |= {start: before + words for start, before in found.items() if start not in ended}
        if found and token.children:
            found |= {start: f"{before} " for start, before in found.items() if start not in ended}
    return found


def _plain(token: Token) -> str:
    if token.type in {"softbreak", "hardbreak", "lb"}:
        is_word_broken = token.type == "lb" and token.meta["attributes"].values.get("break") == "no"
        return "" if is_word_broken else " "
    return token.content if token.type in {"text", "text_special", "code_inline"} else ""


def shortened(words: str) -> str:
    """A lemma as it is printed: of many words the first and last."""
    every = words.split()
    return " ".join(every if len(every) <= _LONGEST_LEMMA else [*every[:2], "…", *every[-2:]])


def report_lone(children: Sequence[Token]) -> None:
    """Say so of every lemma without a mark of the apparatus behind it."""
    for token, following in zip_longest(children, children[1:]):
        if token.type == "app_close" and not is_mark(following):
            hint = "put the mark of the note behind it: [words]{.app}[^a1]"
            token.meta["faults"] = (Fault("NOTE07", "the variant has no readings", hint),)


def is_mark(token: Token | None) -> bool:
    """Whether the token is the mark of an entry."""
    return token is not None and token.type == "note_ref" and token.meta["label"].startswith("a")


_SAID = {"omitted": "om.", "added": "add.", "not-seen": "not seen"}


def said_before(reading: Reading) -> str:
    """The editors’ word before a reading, or empty."""
    return _SAID.get(reading.kind, "")


def reading_words(reading: Reading) -> str:
    """The plain words of a reading."""
    return words_of(reading.tokens)


def words_of(tokens: Sequence[Token]) -> str:
    """The plain words of tokens of any kind."""
    return fold("".join(map(_words, tokens)))


def _words(token: Token) -> str:
    if token.type == "inline":
        return f"{words_of(token.children or ())} "
    return "[…]" if token.type == "gap" else _plain(token)


def plain_entry(words: str, found: Entry) -> str:
    """As it is printed: `lemma] A; reading B; om. C.`, then what is said of the readings."""
    parts = ((said_before(one), reading_words(one), *one.sigla) for one in sorted_readings(found))
    readings = "; ".join(" ".join(filter(None, part)) for part in parts)
    return " ".join(filter(None, (f"{words}]" if words else "", f"{readings}.", words_of(found.others))))


# -- HTML ----------------------------------------------------------------------------------------------------------------


def html_entry(words: str, found: Entry, writer: HtmlWriter) -> str:
    """`lemma] A; reading B; om. C`, then what is said of the readings."""
    head = f'<span class="ed-lemma">{escape(words)}</span>] ' if words else ""
    readings = (_html_reading(reading, writer) for reading in sorted_readings(found))
    return f'<p class="ed-entry">{head}{"; ".join(readings)}</p>\n{writer.render(found.others)}'


def _html_reading(reading: Reading, writer: HtmlWriter) -> str:
    words = writer.render(reading.tokens)
    return f"{html_reading_open(reading, writer)}{words}{html_reading_close(reading, writer)}"


def html_reading_open(reading: Reading, writer: HtmlWriter) -> str:
    """What stands before the words of a reading; who has it and how stands in the element, for witnesses.js."""
    witnesses = attributes(class_="ed-reading", data_kind=reading.kind, data_wit=" ".join(reading.sigla))
    said = f"<i>{said_before(reading)}</i> " if said_before(reading) else ""
    # A reading may run the other way than the line that it stands in.
    words = f"<bdi{attributes(class_='ed-rdg', lang=_language(reading, writer))}>" if reading.tokens else ""
    return f"<span{witnesses}>{said}{words}"


def html_reading_close(reading: Reading, writer: HtmlWriter) -> str:
    """What stands behind them: the sigla, each a link to what it stands for."""
    return f"{'</bdi> ' if reading.tokens else ''}{_html_sigla(reading, writer)}</span>"


def _language(reading: Reading, writer: HtmlWriter) -> str:
    """The language that all its witnesses share, where it is not that of the text."""
    known = writer.context.witnesses
    languages = {known[siglum].language if siglum in known else "" for siglum in reading.sigla}
    return languages.pop() if len(languages) == 1 else ""


def _html_sigla(reading: Reading, writer: HtmlWriter) -> str:
    return " ".join(_html_siglum(siglum, writer) for siglum in reading.sigla)


def _html_siglum(siglum: str, writer: HtmlWriter) -> str:
    found = writer.context.witnesses.get(siglum, SiglumLink(""))
    tag = "a" if found.anchor else "abbr" if found.description else "span"
    href = f"#{found.anchor}" if found.anchor else ""
    return f"<{tag}{attributes(class_='ed-siglum', href=href, title=found.description)}>{escape(siglum)}</{tag}>"


# -- TEI -----------------------------------------------------------------------------------------------------------------


def tei_entry(found: Entry, writer: TeiWriter) -> tuple[str, str]:
    """What stands in `app` behind the lemma, and the witnesses that have the lemma as pointers."""
    readings = "".join(tei_reading(reading, writer) for reading in found.readings if reading.kind != "lemma")
    remark = writer.note_content(found.others) if found.others else ""
    known, listed = _with_lemma(found, writer)
    return f"{listed}{readings}{element('note', remark, type='apparatus') if remark else ''}", known


def tei_lemma(found: Entry, words: str, writer: TeiWriter) -> tuple[str, str]:
    """`lem` around words that are TEI already, or nothing; and the sigla of it that nobody has declared."""
    known, listed = _with_lemma(found, writer)
    return (element("lem", words, wit=known) if words or known else ""), listed


def _with_lemma(found: Entry, writer: TeiWriter) -> tuple[str, str]:
    sigla = [siglum for reading in found.readings if reading.kind == "lemma" for siglum in reading.sigla]
    known, unknown = _witnesses(sigla, writer)
    return known, element("wit", xml_escape(" ".join(unknown))) if unknown else ""


def tei_reading(reading: Reading, writer: TeiWriter) -> str:
    """`rdg`, and the sigla of it that nobody has declared."""
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


# -- typst ---------------------------------------------------------------------------------------------------------------


def typst_entry(words: str, found: Entry, writer: TypstWriter) -> str:
    """`lemma] reading A B; om. C`, then what is said of the readings."""
    head = f"{call('ed-lemma', content=typst_escape(words))}\\] " if words else ""
    readings = "; ".join(typst_reading(reading, writer) for reading in sorted_readings(found))
    return f"{head}{readings}{writer.render(found.others)}".strip()


def typst_reading(reading: Reading, writer: TypstWriter) -> str:
    """A reading with its sigla."""
    said = call("emph", content=typst_escape(said_before(reading))) if said_before(reading) else ""
    words = writer.render(reading.tokens).strip()
    return " ".join(part for part in (said, words, _typst_sigla(reading)) if part)


def _typst_sigla(reading: Reading) -> str:
    return " ".join(call("ed-siglum", content=typst_escape(siglum)) for siglum in reading.sigla)
