"""Translations beside their originals."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from ..markup.translation import Passage, passages
from ..model.counterparts import counterparts
from ..model.edition import Document, Translation
from ..model.position import Position
from ..model.problem import Problem
from ..model.text import TRANSLATION, Text
from .context import Context


class TRAN03:
    """A paragraph of a translation or of its original has no counterpart; headings, datelines and the like are translated in part."""

    def run(self, context: Context) -> Iterator[Problem]:
        """One problem for each paragraph, and one for each kind of other passages."""
        translated = (document for document in context.loaded.documents if document.translation)
        for document in translated:
            text = context.parsed.texts.get(f"{document.file}{TRANSLATION}")
            original = context.parsed.texts.get(document.file)
            if text and original and document.translation:
                ids = context.resolved.paragraph_ids.get(document.file, ())
                yield from _paragraphs(original, text, counterparts(ids, text.paragraphs), document.translation.file)
                yield from _others(original, text, document, document.translation)


def _paragraphs(original: Text, text: Text, places: tuple[int, ...], file: str) -> Iterator[Problem]:
    for paragraph, place in zip(text.paragraphs, places, strict=True):
        if not place and paragraph.pinned:
            message = f"“{paragraph.pinned}” is no paragraph of the original, or not one that follows here"
            yield Problem(paragraph.position, "TRAN03", message, "pin the id of the paragraph that this one translates")
        elif not place:
            yield Problem(paragraph.position, "TRAN03", "this paragraph translates none of the original", _hint())
    for paragraph in original.paragraphs:
        if paragraph.number not in places:
            message = f"paragraph {paragraph.number} is not translated in {file}"
            yield Problem(
                paragraph.position, "TRAN03", message, "add its translation there, between the same paragraphs"
            )


def _hint() -> str:
    return "join it to the one before, or divide the original alike"


def _others(original: Text, text: Text, document: Document, translation: Translation) -> Iterator[Problem]:
    """Passages that are not numbered pair by order: all of a kind are translated, or none."""
    wanted = Counter(passage.kind for passage in passages(original))
    found: defaultdict[str, list[Passage]] = defaultdict(list)
    for passage in passages(text):
        found[passage.kind].append(passage)
    for kind, theirs in found.items():
        if kind != "paragraph" and len(theirs) != wanted[kind]:
            position = Position(translation.file, translation.body_line + theirs[0].line)
            message = f"the translation has {_number(len(theirs), kind)}, {document.file} has {wanted[kind] or 'none'}"
            yield Problem(
                position,
                "TRAN03",
                message,
                "translate all of them, or leave all out: the page shows the original’s then",
            )


def _number(number: int, kind: str) -> str:
    return f"{number} passage{'s' if number > 1 else ''} of the kind “{kind}”"
