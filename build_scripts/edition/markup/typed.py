"""Signs that the edition prints for its constructs, typed as they are: a reader could not tell what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator

_GAP = "[]{.gap reason=illegible}"
_SIGNS: tuple[tuple[str, str], ...] = (
    (r"\[\s*(?:\.\s*){2,}\]|\[\s*…\s*\]", f"for words that are lost or left out write {_GAP}"),
    (r"\[\s*(?:illegible|unreadable|lost|torn|damaged)\s*\]", f"write {_GAP}, with the reason"),
    (r"\[\s*blank\s*\]", "write []{.gap reason=blank}"),
    (r"\[\s*sic\s*!?\s*\]", "write [recieved]{.sic}, or with the correction [recieved]{.sic corr=received}"),
    (r"\[[^\[\]^@]*\?\]", "for a doubtful reading write [words]{.unclear cert=low}"),
    (r"⟦[^⟦⟧]*⟧|\[\[[^\[\]]*\]\]|~~[^~]+~~", "for deleted words write [words]{.del}"),
    (r"⟨[^⟨⟩]*⟩", "for a correction write [what the document has]{.sic corr=…}"),
    (r"(?<!\[)\^[^\s^\[\]][^^\[\]]*\^", "for words added above the line write [words]{.add place=above}"),
    (r"\b[^\W\d_]+\([^\W\d_]{2,}\)", "for an abbreviation write [what the document has]{.abbr expan=…}"),
    (r"‖\s*\w*", "for the beginning of a page write []{.pb n=12}"),
    (r"\[[^\s\[\]^@][^\[\]@]*\](?!\s*\{|\s*\([a-z]+:)", "for words that the editors supply write [words]{.supplied}"),
)
"""What is typed → what to write instead. The first that fits counts."""
_ANY = re.compile("|".join(f"({pattern})" for pattern, _ in _SIGNS), re.IGNORECASE)


def typed_signs(words: str) -> Iterator[tuple[int, str, str]]:
    """Where such a sign begins, the sign, and what to write instead, from left to right."""
    for match in _ANY.finditer(words):
        yield match.start(), match[0].strip(), _SIGNS[int(match.lastindex or 1) - 1][1]
