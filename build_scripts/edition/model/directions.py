"""Which way the letters of a language run: HTML wants `dir` beside `lang` where it is from the right."""

from __future__ import annotations

_LANGUAGES = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "he", "ks", "mzn", "nqo", "pnb", "prs", "ps", "sd", "syr", "ug", "ur", "yi")
)
_SCRIPTS = frozenset(("adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"))
_SCRIPT_LETTERS = 4


def direction(language: str) -> str:
    """`rtl` for a language tag (BCP 47) whose script runs from right to left, else empty; a script named in the tag decides."""
    primary, *others = language.casefold().split("-")
    script = next((part for part in others if len(part) == _SCRIPT_LETTERS and part.isalpha()), "")
    return "rtl" if (script in _SCRIPTS if script else primary in _LANGUAGES) else ""
