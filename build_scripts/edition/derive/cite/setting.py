"""How words are joined into the sentences of a citation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def listed(parts: Iterable[str]) -> str:
    """Joined by commas, which American usage puts inside closing quotation marks."""
    return ", ".join(part for part in parts if part).replace("”, ", ",” ")


def sentence(words: str) -> str:
    """With a full stop, which goes inside closing quotation marks and is not doubled."""
    if words.endswith("”"):
        return f"{words.removesuffix('”')}.”"
    return words if words.endswith(".") else f"{words}."


def sentences(parts: Sequence[str]) -> str:
    """One sentence after the other."""
    return " ".join(sentence(part) for part in parts if part)


def capital(words: str) -> str:
    """With a capital at the head."""
    return words[:1].upper() + words[1:]
