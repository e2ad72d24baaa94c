"""What `edition collate A.md B.md …` does: proposes an apparatus. The first text is the base; the others become readings.

texts.py      a file as paragraphs of words that keep their markup
proposal.py   the base with its lemmata and the notes that hold the readings

What comes out is read again: the text of each witness, worked out from the apparatus, must have the words of its file. Otherwise
nothing is proposed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from pathlib import Path

from ..canonical import canonical
from ..markup import parse_text, witness_text
from ..tools.collatex import CollatexMissingError, align
from .proposal import Paragraph, proposal
from .texts import CollatingError, Source, read_source

__all__ = ["CollatexMissingError", "CollatingError", "collate"]

_SIGLUM = re.compile(r"[^\s,:]{1,30}")
_NEEDLESS = re.compile(r"(?<=[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff]) (?=[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff])")
_KEYS = re.compile(r"^(witnesses|apparatus):", re.MULTILINE)


def collate(files: Sequence[Path], sigla: Sequence[str] = (), positive: bool = False) -> str:
    """The Markdown of the first file with an apparatus of what the others have.

    `sigla` name the witnesses in the order of the files; without them the files’ names do. `positive`: every entry names every
    witness. Raises CollatingError, whose message says what to do, and CollatexMissingError.
    """
    named = _named(files, sigla)
    sources = {siglum: read_source(path) for siglum, path in named.items()}
    base, *others = sources.values()
    for other in others:
        _refuse_unequal(base, other)
    paragraphs = [
        Paragraph(dict(zip(sources, found, strict=True)), positive)
        for found in zip(*(source.paragraphs for source in sources.values()), strict=True)
    ]
    body = proposal(paragraphs, align)
    _prove(body, sources, positive)
    notes = f"\n\n{base.notes}" if base.notes else ""
    front = _front_matter(base.front, named, positive)
    return canonical(f"{front}{body}{notes}\n", "sources/collated/text.md")


def _named(files: Sequence[Path], sigla: Sequence[str]) -> dict[str, Path]:
    if len(files) < 2:
        raise CollatingError("Name at least two files: the base, then what is to be compared with it.")
    if sigla and len(sigla) != len(files):
        raise CollatingError(f"{len(files)} files, but {len(sigla)} sigla: say one for each, --sigla A,B.")
    names = [*(sigla or (path.stem for path in files))]
    for name in names:
        if not _SIGLUM.fullmatch(name):
            raise CollatingError(
                f"“{name}” is no siglum (no blank, comma or colon, 30 letters at most): say others, --sigla A,B."
            )
    if len(set(names)) < len(names):
        raise CollatingError("Two witnesses have the same siglum: say others, --sigla A,B.")
    return dict(zip(names, files, strict=True))


def _refuse_unequal(base: Source, other: Source) -> None:
    """Texts are compared paragraph by paragraph."""
    mine, theirs = len(base.paragraphs), len(other.paragraphs)
    if mine != theirs:
        raise CollatingError(
            f"“{base.name}” has {mine} paragraphs, “{other.name}” has {theirs}. Paragraphs are compared one by one: "
            "let them begin at the same places, and leave out here what only one of the texts has."
        )
    for number, (one, two) in enumerate(zip(base.paragraphs, other.paragraphs, strict=True), start=1):
        if (one.is_whole or two.is_whole) and one.text != two.text:
            raise CollatingError(
                f"Block {number} of “{base.name}” and “{other.name}” is a list, table or container, and they differ: "
                "only paragraphs and headings are compared. Make it equal, and mark the readings in it by hand."
            )


def _prove(body: str, sources: Mapping[str, Source], positive: bool) -> None:
    """The text of each witness, read from the apparatus, has the words of its file."""
    text = parse_text(body, "")
    for siglum, source in sources.items():
        found = [_divided(block) for block in witness_text(text, siglum, positive) if block]
        wanted = [_divided(block) for block in witness_text(parse_text(source.body, ""), "") if block]
        for number, (one, two) in enumerate(zip_longest(found, wanted), start=1):
            if one != two:
                raise CollatingError(
                    f"Paragraph {number} of “{source.name}” has markup that no reading can hold. "
                    "Take it out of the paragraph in every file, collate, and put it in again."
                )


def _divided(block: str) -> str:
    """A text as it is compared: blanks in scripts that need none do not count."""
    return _NEEDLESS.sub("", block)


def _front_matter(front: str, named: Mapping[str, Path], positive: bool) -> str:
    """The front matter of the base with the witnesses, where it has none yet; empty for a text without front matter."""
    if not front:
        return ""
    there = {match[1] for match in _KEYS.finditer(front)}
    lines = []
    if "witnesses" not in there:
        rows = (
            f"- {{siglum: {json.dumps(siglum, ensure_ascii=False)}, description: {json.dumps(path.name, ensure_ascii=False)}}}"
            for siglum, path in named.items()
        )
        lines += ["witnesses:", *rows]
    if "apparatus" not in there:
        base = json.dumps(next(iter(named)), ensure_ascii=False)
        lines.append(f"apparatus: {{form: {'positive' if positive else 'negative'}, base: {base}}}")
    return "".join(f"{line}\n" for line in ("---", front.strip("\n"), *lines, "---", ""))
