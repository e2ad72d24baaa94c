"""What the build reports, in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from ..model.derived import Reference
from ..model.edition import Loaded, Parsed
from ..model.text import Text
from ..model.urls import REGISTERS


def counts(loaded: Loaded, parsed: Parsed, references: Mapping[str, Sequence[Reference]]) -> dict[str, int]:
    """Name of what is counted → number, in the order of the report."""
    listed = [reference for references_of_one in references.values() for reference in references_of_one]
    followed = sum(1 for reference in listed if reference.path)
    return {
        "documents": len(loaded.documents),
        "pages of prose": len(loaded.pages),
        **{register: len(loaded.registers.get(scheme, {})) for scheme, register in REGISTERS.items()},
        **_of_texts(parsed.texts.values()),
        "references followed": followed,
        "references left as text": len(listed) - followed,
    }


def _of_texts(texts: Iterable[Text]) -> Mapping[str, int]:
    """In one pass: each text is unpacked for it."""
    found = Counter({"paragraphs": 0, "notes": 0, "words": 0, "links": 0, "citations": 0})
    for text in texts:
        found["paragraphs"] += len(text.paragraphs)
        found["notes"] += len(text.notes)
        found["words"] += _words(text)
        found["links"] += len(text.links)
        found["citations"] += len(text.citations)
    return found


def _words(text: Text) -> int:
    plain = [*(paragraph.plain for paragraph in text.paragraphs), *(note.plain for note in text.notes)]
    # A word is anything between blanks that holds a letter or digit; by characters, since a pattern would be quadratic.
    every = [word for words in plain for word in words.split()]
    without = [word for word in every if not word[0].isalnum()]
    return len(every) - sum(not any(map(str.isalnum, word)) for word in without)
