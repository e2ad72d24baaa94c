"""Markup that was not understood and stayed text: reported, because it would be printed as it stands.

Code is left alone, and so is whatever an editor escaped with a backslash.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it.token import Token

from ..model.urls import REGISTERS
from .construct import Construct
from .fault import Fault
from .reading import Reading
from .typed import typed_signs

_SCHEMES = "|".join((*REGISTERS, "doc"))
_SUSPECT = re.compile(rf"[\[\]{{<@^~⟦⟨‖]|\w\(|\((?:{_SCHEMES}):")
_LEFT = re.compile(
    rf"""(?P<reference>[(\[](?:{_SCHEMES}):[a-z0-9][^()\[\]\s]*[)\]]?)
      | (?P<note>\[\^[^\s\]]*\]?)
      | (?P<citation>\[[^\[\]]*?(?<![\w.+-])-?@\w[\w:.-]*)
      | (?P<span>\]\{{[^{{}}\[\]\n]*\}}?)
      | (?P<id>\{{\#[^{{}}\n]*\}}?)
      | (?P<attributes>\{{\.[A-Za-z][^{{}}\n]*\}}? | \{{[A-Za-z][A-Za-z0-9_:-]*=[^{{}}\n]*\}})
      | (?P<link>\]\([^()\s]*\)?)
      | (?P<comment><!--|<\?|<!\[CDATA\[|<![A-Z])
      | <(?P<tag>/?[A-Za-z][A-Za-z0-9-]*)(?:[\s/][^<>]*)?>""",
    re.VERBOSE,
)


def _reference(words: str, _reading: Reading) -> Fault:
    target = words.strip("()[]")
    return Fault("MARK02", f"“{words}” is part of no link", f"write [words]({target}), without a blank between ] and (")


def _note(words: str, _reading: Reading) -> Fault:
    return Fault("NOTE01", f"“{words}” points to no note", "write [^1]: a label has neither spaces nor brackets")


def _citation(words: str, _reading: Reading) -> Fault:
    return Fault(
        "MARK11", f"the citation “{words}” was not understood", "write [@key, 385] or [see @key, pp. 3–4; @other]"
    )


def _span(words: str, _reading: Reading) -> Fault:
    hint = 'put values with other than letters, digits, “_”, “:”, “-” in quotation marks: facs="img/1.jpg"'
    return Fault("MARK02", f"“{words}” was not understood", hint)


def _id(words: str, _reading: Reading) -> Fault:
    hint = "put it alone on the line before the paragraph, or at the end of a heading"
    return Fault("MARK06", f"“{words}” reached nothing", hint)


def _attributes(words: str, _reading: Reading) -> Fault:
    return Fault(
        "MARK02", f"“{words}” was not understood", "put the words it belongs to in square brackets: [words]{.add}"
    )


def _link(words: str, _reading: Reading) -> Fault:
    hint = "a link holds no note, citation or other link, and its address no spaces"
    return Fault("MARK02", f"the link before “{words}” was not understood", hint)


def _comment(words: str, _reading: Reading) -> Fault:
    return Fault("MARK01", f"“{words}” begins raw HTML", "remove it; explain a change in `revisions`")


def _tag(name: str, reading: Reading) -> Fault | None:
    if name.startswith("/") and name[1:].lower() in reading.open_tags:
        return None
    reading.open_tags.add(name.lower())
    hint = _INSTEAD.get(name.lower(), "write Markdown or edition markup, or \\< for the sign itself")
    return Fault("MARK01", f"“<{name}>” is raw HTML", hint)


_INSTEAD = {
    "a": "write [words](https://…)",
    "b": "write **words**",
    "br": "end the line with a backslash",
    "em": "write *words*",
    "i": "write *words*",
    "img": "write ![description](img/1.jpg)",
    "strong": "write **words**",
    "sub": "write [words]{.hi rend=subscript}",
    "sup": "write [words]{.hi rend=superscript}, or [^1] for a note",
    "u": "write [words]{.hi rend=underline}",
}
_FAULTS: dict[str, Callable[[str, Reading], Fault | None]] = {
    "reference": _reference,
    "note": _note,
    "citation": _citation,
    "span": _span,
    "id": _id,
    "attributes": _attributes,
    "link": _link,
    "comment": _comment,
    "tag": _tag,
}


def _read_text(token: Token, reading: Reading) -> None:
    reading.words(token.content[:-1] if "hyphen" in token.meta else token.content)
    if _SUSPECT.search(token.content) is None:
        return
    start = reading.text_start(token.content)
    if not reading.place.note:
        reading.typed += [
            (reading.offset_position(start + at), sign, instead) for at, sign, instead in typed_signs(token.content)
        ]
    for match in _LEFT.finditer(token.content):
        kind = str(match.lastgroup)
        if fault := _FAULTS[kind](match[kind], reading):
            reading.fault(reading.offset_position(start + match.start()), fault)


CONSTRUCT = Construct(name="leftovers", read={"text": _read_text})
