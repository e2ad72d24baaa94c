"""sources/<collection>/<name>.<language>.md → the translation of the document <name>.md beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path, PurePosixPath

from ..model.edition import Document, Translation
from ..model.position import Position
from ..model.problem import Problem, did_you_mean
from ..model.records import TranslationMeta
from .files import is_id
from .phrases import quote
from .source import read_source

_TAG = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")


def is_translation(file: str) -> bool:
    """Whether the name of a Markdown file is that of a translation: `d12.en.md`."""
    name, _, tag = PurePosixPath(file).stem.partition(".")
    return is_id(name) and _TAG.fullmatch(tag) is not None


def with_translations(
    root: Path, documents: Iterable[Document], files: Iterable[str], left_out: Iterable[str]
) -> tuple[list[Document], list[Problem]]:
    """The documents of one collection, each with its translation; of several the first by name is taken.

    A translation of a document that is `left_out` (`doc:letters/d1`) has no problem of its own.
    """
    found = {document.name: document for document in documents}
    waiting = {key.rpartition("/")[2] for key in left_out if key.startswith("doc:")}
    problems: list[Problem] = []
    for file in sorted(files):
        name, _, tag = PurePosixPath(file).stem.partition(".")
        document = found.get(name)
        if document is None:
            problems += [] if name in waiting else [_lone(file, name, found)]
        elif document.translation:
            message = f"{quote(name)} is translated in {document.translation.file} already"
            problems.append(
                Problem(Position(file), "TRAN02", message, "keep one of the two: a page shows one translation")
            )
        else:
            source, faults = read_source(root, file, TranslationMeta)
            problems += faults
            if source:
                meta, marks, halves = source
                translation = Translation(tag, file, meta, marks, halves.markdown, halves.body_line)
                found[name] = replace(document, translation=translation)
    return list(found.values()), problems


def _lone(file: str, name: str, known: Iterable[str]) -> Problem:
    hint = did_you_mean(name, known, f"add {name}.md, or call the file as the document is called, with the language")
    return Problem(Position(file), "TRAN01", f"there is no document {quote(name)} to translate", hint)
