"""Identifiers and names of persons: from the form of the research notes to those of the register."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_BRACKET = re.compile(r"\s*\(([^)]*)\)$")
_SUFFIXES = ("Jr.", "II")
_DESCRIPTIONS = ("Delegation", "Office", "Minister", "Secretary", "Embassy")


def identifier(text: str) -> str:
    """ASCII, lower case, hyphens: accents folded, dotless ı as i, apostrophes dropped."""
    folded = unicodedata.normalize("NFKD", text.replace("ı", "i").replace("’", "").replace("'", ""))
    ascii_only = folded.encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")


@dataclass(frozen=True)
class PersonName:
    """A person's name, taken apart."""

    id: str
    name: str
    """As in running text: `John Foster Dulles`."""
    sort: str
    """As in an index: `Dulles, John Foster`."""
    surname: str
    variant: str
    """Another form of the name that stood in brackets, or empty; a description in brackets is none."""


def person_name(research_name: str) -> PersonName:
    """`Dulles, John Foster`, `Zhou Enlai (Chou En-lai)`, `Hong (ROK Delegation)` taken apart."""
    bracket = _BRACKET.search(research_name)
    inside = bracket[1] if bracket else ""
    sort = _BRACKET.sub("", research_name)
    variant = "" if any(word in inside for word in _DESCRIPTIONS) else inside
    family, *rest = sort.split(", ")
    surname = (
        family if family.lower().startswith(("van ", "de ")) else family.split(" ")[0]
    )  # Urrutia Holguín is Urrutia
    given = [part for part in rest if part not in _SUFFIXES]
    suffix = "".join(f", {part}" if part == "Jr." else f" {part}" for part in rest if part in _SUFFIXES)
    name = f"{' '.join([*given, family])}{suffix}" if rest else sort
    return PersonName(identifier(sort), name, sort, surname if rest else _first_name(sort), variant)


def _first_name(name: str) -> str:
    """Korean, Chinese and Thai names without a comma: the part by which the documents call the person."""
    return name if name in ("Nam Il", "Bao Dai") else name.split()[0]
