"""Notes in series: `[^1]` editorial, `[^o1]` of the original, `[^t1]` textual, `[^a1]` apparatus; `[^1]: The note.`

Labels are the anchors and never change; the printed numbers follow the first mention within each series. Printed marks keep the series
apart even in plain text: 1, 2 editorial; *1, *2 original; a, b textual; A1, A2 apparatus.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from ..model.position import Position
from ..model.text import SERIES, Note, Place, Series, Variant, VariantReading, note_anchor
from .apparatus import (
    Entry,
    entry,
    html_entry,
    lemma,
    lemmas_across,
    plain_entry,
    reading_words,
    report_lone,
    shortened,
    tei_entry,
    typst_entry,
)
from .construct import Construct
from .fault import Fault, LineFault
from .html import HtmlNote, HtmlWriter, attributes, escape
from .reading import Reading
from .tei import Piece, TeiWriter, element
from .tei import escape as xml_escape
from .typst import TypstWriter, call
from .typst import escape as typst_escape
from .variants import HTML, READ, TEI, TYPST, quoted

_REFERENCE = re.compile(r"\[\^([^\]\s]{1,100})\]")
_LABEL = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")
_NAMES = {"editorial": "Note", "original": "Original note", "textual": "Textual note", "apparatus": "Variant"}


def series_of(label: str) -> Series:
    """The series that a label belongs to: `o1` to the original’s, `oxford` to none but the editors’."""
    return SERIES.get(label[:1], "editorial") if label[1:].isdigit() else "editorial"


def mark(series: Series, number: int) -> str:
    """The printed mark of a note."""
    if series == "textual":
        return _letters(number)
    return {"original": "*", "apparatus": "A"}.get(series, "") + str(number)


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("a") + letter) + letters
    return letters


# -- syntax --------------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Definition:
    opening: Token
    tokens: list[Token] = field(default_factory=list)


def _reference(state: StateInline, silent: bool) -> bool:
    match = _REFERENCE.match(state.src, state.pos, state.posMax)
    if match is None or state.linkLevel:
        return False
    if not silent:
        token = state.push("note_ref", "", 0)
        token.content = match[0]
        token.meta = {"at": state.pos, "label": match[1]}
    state.pos = match.end()
    return True


def _arrange(state: StateCore) -> None:
    """Take the notes out of the body, number them by first mention, and put them behind it in that order."""
    body, definitions = _divide(state)
    for one in definitions.values():
        _run_on(one)
    for token in chain(body, *(one.tokens for one in definitions.values())):
        report_lone(token.children or ())
    references: Counter[str] = Counter()
    numbers: Counter[Series] = Counter()
    order: list[_Definition] = []
    for token, words, has_lemma in _references(body):
        label = token.meta["label"]
        if (definition := definitions.get(label)) is None:
            continue
        references[label] += 1
        if references[label] == 1:
            series = series_of(label)
            numbers[series] += 1
            definition.opening.meta |= {"series": series, "number": numbers[series]}
            if series == "apparatus":
                found = {"entry": entry(definition.tokens), "lemma": shortened(words), "words": words}
                found["has_lemma"] = has_lemma
                definition.opening.meta |= found
            order.append(definition)
        token.meta |= {**definition.opening.meta, "at": token.meta["at"], "reference": references[label]}
    _report_unmentioned(state, definitions, references)
    for definition in order:
        opening = definition.opening
        opening.meta["references"] = references[opening.meta["label"]]
        body += [opening, *definition.tokens, Token("note_close", "", -1, meta=opening.meta)]
    state.tokens = body


def _divide(state: StateCore) -> tuple[list[Token], dict[str, _Definition]]:
    body: list[Token] = []
    definitions: dict[str, _Definition] = {}
    streams = [body]
    for token in state.tokens:
        if token.type == "footnote_reference_open":
            streams.append(_define(state, token, definitions).tokens)
        elif token.type == "footnote_reference_close":
            streams.pop()
        else:
            streams[-1].append(token)
    return body, definitions


def _run_on(definition: _Definition) -> None:
    """A textual note that quotes readings has them behind its lemma."""
    if series_of(definition.opening.meta["label"]) == "textual" and (found := quoted(definition.tokens)):
        definition.tokens, quotes, words = found
        definition.opening.meta |= {"quotes": quotes, "words": words}


def _define(state: StateCore, token: Token, definitions: dict[str, _Definition]) -> _Definition:
    label, line = token.meta["label"], token.map[0] if token.map else 0
    needle = f"[^{label}]:"
    meta = {"label": label, "needle": needle, "line": line}
    definition = _Definition(Token("note_open", "", 1, map=token.map, meta=meta))
    if not _LABEL.fullmatch(label):
        hint = "write a number, o, t or a with a number, or a short word of ASCII letters"
        state.env["faults"].append(LineFault(line, needle, Fault("NOTE04", f"“{label}” cannot label a note", hint)))
    if label in definitions:
        first = (definitions[label].opening.map or [0])[0]
        hint = "the first stands above it; give this one a label of its own" if line > first else ""
        state.env["faults"].append(LineFault(line, needle, Fault("NOTE03", f"note “{label}” is defined twice", hint)))
    else:
        definitions[label] = definition
    return definition


def _references(tokens: Sequence[Token]) -> Iterator[tuple[Token, str, bool]]:
    """Every mark of a note, with the lemma of a variant before it, and whether there is one."""
    across = lemmas_across(tokens)
    for token in tokens:
        children = token.children or () if token.type == "inline" else ()
        for at, child in enumerate(children):
            if child.type == "note_ref":
                yield child, lemma(children, at, across), at > 0 and children[at - 1].type in {"app_close", "app-end"}


def _report_unmentioned(state: StateCore, definitions: dict[str, _Definition], references: Counter[str]) -> None:
    within = {ref.meta["label"] for definition in definitions.values() for ref, *_ in _references(definition.tokens)}
    for label, definition in definitions.items():
        if label in references or label in within:
            continue
        line, needle = (definition.opening.map or [0])[0], definition.opening.meta["needle"]
        hint = f"put [^{label}] where it belongs, or remove the note"
        state.env["faults"].append(LineFault(line, needle, Fault("NOTE02", f"nothing points to note “{label}”", hint)))


def _syntax(md: MarkdownIt) -> None:
    footnote_plugin(md, inline=False, move_to_end=False)
    md.inline.ruler.at("footnote_ref", _reference)
    md.core.ruler.after("inline", "notes", _arrange)


# -- reading -------------------------------------------------------------------------------------------------------------


def _read_reference(token: Token, reading: Reading) -> None:
    label = token.meta["label"]
    if reading.place.note:
        hint = "a note may not point to a further note; name it in words"
        reading.fault(reading.position(token), Fault("NOTE05", f"[^{label}] stands within a note", hint))
    elif "number" not in token.meta:
        hint = f"add a line “[^{label}]: …”"
        reading.fault(reading.position(token), Fault("NOTE01", f"there is no note “{label}”", hint))


def _read_open(token: Token, reading: Reading) -> None:
    reading.pass_block()
    reading.place = Place(note=token.meta["label"])


def _read_close(token: Token, reading: Reading) -> None:
    meta = token.meta
    position = reading.line_position(meta["line"], meta["needle"])
    plain, final = reading.take_block()
    if "entry" in meta and meta["entry"].readings:
        final = plain_entry(meta["lemma"], meta["entry"])
    note = Note(meta["label"], meta["series"], meta["number"], plain, position, meta["references"], final)
    reading.notes.append(note)
    if found := meta.get("entry") or meta.get("quotes"):
        _read_variant(found, meta, position, reading)
    reading.anchor(note.anchor, position)
    reading.constructs.add(note.series)
    reading.place = Place()


def _read_variant(found: Entry, meta: Mapping[str, Any], position: Position, reading: Reading) -> None:
    for one in found.readings:
        reading.sigla += [(siglum, reading.line_position(one.line, one.head)) for siglum in one.sigla]
    readings = tuple(VariantReading(one.sigla, one.kind, reading_words(one)) for one in found.readings)
    if readings:
        variant = Variant(meta["label"], meta.get("has_lemma", True), readings, position, meta["words"])
        reading.variants.append(variant)


# -- HTML ----------------------------------------------------------------------------------------------------------------


def _reference_id(anchor: str, reference: int) -> str:
    return f"{anchor}-ref" if reference == 1 else f"{anchor}-ref-{reference}"


def divided(tokens: Sequence[Token]) -> tuple[Sequence[Token], list[tuple[Token, Sequence[Token]]]]:
    """The body, and each note: its opening token and what it holds."""
    starts = [place for place, token in enumerate(tokens) if token.type == "note_open"]
    ends = [*starts[1:], len(tokens)][: len(starts)]
    found = [(tokens[start], tokens[start + 1 : end - 1]) for start, end in zip(starts, ends, strict=True)]
    return tokens[: starts[0]] if starts else tokens, found


def _html_reference(token: Token, writer: HtmlWriter) -> str:
    meta = token.meta
    if "number" not in meta:
        return escape(token.content)
    anchor, sign = writer.id(note_anchor(meta["label"])), mark(meta["series"], meta["number"])
    link = attributes(
        id=_reference_id(anchor, meta["reference"]),
        href=f"#{anchor}",
        role="doc-noteref",
        aria_label=f"{_NAMES[meta['series']]} {sign}",
    )
    return f'<sup class="ed-nr ed-{meta["series"]}"><a{link}>{sign}</a></sup>'


def html_note(opening: Token, tokens: Sequence[Token], writer: HtmlWriter) -> HtmlNote:
    """A note with its content as HTML."""
    meta = opening.meta
    anchor = writer.id(note_anchor(meta["label"]))
    is_entry = "entry" in meta and meta["entry"].readings
    html = html_entry(meta["lemma"], meta["entry"], writer) if is_entry else writer.render(tokens)
    return HtmlNote(
        anchor=anchor,
        label=meta["label"],
        series=meta["series"],
        number=meta["number"],
        mark=mark(meta["series"], meta["number"]),
        html=html.rstrip("\n"),
        backlinks=tuple(_reference_id(anchor, number + 1) for number in range(meta["references"])),
    )


# -- TEI -----------------------------------------------------------------------------------------------------------------


def _tei_reference(token: Token, _pieces: Sequence[Piece], writer: TeiWriter) -> Piece | str:
    """The note stands where it is first mentioned."""
    meta = token.meta
    if "number" not in meta:
        return xml_escape(token.content)
    identifier = writer.id(note_anchor(meta["label"]))
    if meta["reference"] > 1:
        return element("ptr", type="note", target=f"#{identifier}")
    tokens, sign = writer.notes[meta["label"]], mark(meta["series"], meta["number"])
    if meta["series"] == "apparatus":
        return _tei_apparatus(meta["entry"], identifier, sign, writer)
    return element("note", writer.note_content(tokens), xml_id=identifier, type=meta["series"], n=sign)


def _tei_apparatus(found: Entry, identifier: str, sign: str, writer: TeiWriter) -> Piece:
    inner, witnesses = tei_entry(found, writer)
    lem = element("lem", wit=witnesses) if witnesses else ""
    alone = element("app", f"{lem}{inner}", xml_id=identifier, n=sign)
    return Piece("apparatus", alone, inner, values={"id": identifier, "n": sign, "wit": witnesses})


# -- typst ---------------------------------------------------------------------------------------------------------------


def _typst_reference(token: Token, _inside: str, writer: TypstWriter) -> str:
    """The note stands where it is first mentioned; typst puts it at the foot."""
    meta = token.meta
    if "number" not in meta:
        return typst_escape(token.content)
    label, sign = writer.label(note_anchor(meta["label"])), mark(meta["series"], meta["number"])
    if meta["reference"] > 1:
        return call("ed-again", sign, label)
    is_entry = "entry" in meta and meta["entry"].readings
    content = typst_entry(meta["lemma"], meta["entry"], writer) if is_entry else writer.note(meta["label"])
    return call("ed-note", sign, label, content=content)


CONSTRUCT = Construct(
    name="notes",
    syntax=_syntax,
    read={"note_ref": _read_reference, "note_open": _read_open, "note_close": _read_close, **READ},
    html={"note_ref": _html_reference, **HTML},
    tei={"note_ref": _tei_reference, **TEI},
    typst={"note_ref": _typst_reference, **TYPST},
)
