"""What the build reports, in numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..model.derived import Reference
from ..model.edition import Loaded, Parsed
from ..model.text import Text
from ..model.urls import REGISTERS


def counts(loaded: Loaded, parsed: Parsed, references: Mapping[str, Sequence[Reference]]) -> dict[str, int]:
    """Name of what is counted → number, in the order of the report."""
    texts = parsed.texts.values()
    listed = [reference for references_of_one in references.values() for reference in references_of_one]
    followed = sum(1 for reference in listed if reference.path)
    return {
        "documents": len(loaded.documents),
        "pages of prose": len(loaded.pages),
        **{register: len(loaded.registers.get(scheme, {})) for scheme, register in REGISTERS.items()},
        "paragraphs": sum(len(text.paragraphs) for text in texts),
        "notes": sum(len(text.notes) for text in texts),
        "words": sum(_words(text) for text in texts),
        "links": sum(len(text.links) for text in texts),
        "citations": sum(len(text.citations) for text in texts),
        "references followed": followed,
        "references left as text": len(listed) - followed,
    }


def _words(text: Text) -> int:
    plain = [*(paragraph.plain for paragraph in text.paragraphs), *(note.plain for note in text.notes)]
    # A word is anything between blanks that holds a letter or digit; by characters, since a pattern would be quadratic.
    return sum(any(map(str.isalnum, word)) for words in plain for word in words.split())
