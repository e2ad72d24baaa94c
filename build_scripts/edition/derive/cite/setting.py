"""How words are joined into the sentences of a citation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_CLOSED = re.compile(r"(.*?)(’?”)", re.DOTALL)
"""Words that end with a quotation mark, and with that of a quotation inside it."""

_CLOSES = re.compile(r"’(?!\w)")
"""Not the apostrophe of `Secretary’s`."""

_INNER = str.maketrans("“”", "‘’")


def quoted(words: str) -> str:
    """In quotation marks, which become single within: `The Word “Appropriate”` → `“The Word ‘Appropriate’”`."""
    return f"“{words.translate(_INNER)}”"


def listed(parts: Iterable[str]) -> str:
    """Joined by commas, which American usage puts inside closing quotation marks."""
    present = [part for part in parts if part]
    return " ".join([*(_ended(part, ",") for part in present[:-1]), *present[-1:]])


def sentence(words: str) -> str:
    """With a full stop, which goes inside closing quotation marks and is not doubled."""
    return _ended(words, ".")


def sentences(parts: Sequence[str]) -> str:
    """One sentence after the other."""
    return " ".join(sentence(part) for part in parts if part)


def capital(words: str) -> str:
    """With a capital at the head, also within a square bracket."""
    head = 2 if words.startswith("[") else 1
    return words[:head].upper() + words[head:]


def _ended(words: str, mark: str) -> str:
    """An apostrophe at the end of a quotation (“the Carters’”) is no closing mark and keeps the comma behind it."""
    match = _CLOSED.fullmatch(words)
    inside, marks = (match[1], match[2]) if match else (words, "")
    if marks == "’”" and inside.count("‘") <= len(_CLOSES.findall(inside)):
        inside, marks = f"{inside}’", "”"
    return words if mark == "." and inside.endswith((".", "?", "!")) else f"{inside}{mark}{marks}"
