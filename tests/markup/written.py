"""Texts with an apparatus, written by chance; what each witness has is known from how they were written."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

SIGLA = ("A", "B", "C²")
KINDS = ("", "omitted", "added", "not-seen", "lemma")
_SAID = {"omitted": "*om.*", "added": "*add.* ", "not-seen": "*not seen*", "lemma": "*lemma*", "": ""}

WORDS = st.lists(
    st.sampled_from(["road", "wet", "дорога", "שלום", "carts,", "heavy.", "(toll)", "Élan"]), min_size=1, max_size=3
)


@dataclass(frozen=True)
class Piece:
    """Words, or a place of the apparatus: a lemma (or none) and what witnesses have there."""

    words: tuple[str, ...]
    said: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    """Siglum, kind, words."""

    def of(self, siglum: str, positive: bool) -> list[str]:
        """What a witness has."""
        found = next(((kind, words) for one, kind, words in self.said if one == siglum), None)
        if not self.said or not siglum:
            return list(self.words)
        if found is None:
            return ["[not", "stated]"] if positive else list(self.words)
        kind, words = found
        having = {"omitted": [], "not-seen": ["[not", "seen]"], "lemma": list(self.words), "": list(words)}
        return [*self.words, *words] if kind == "added" else having[kind]


@st.composite
def places(draw: st.DrawFn) -> Piece:
    """A place with a lemma, or a point where witnesses have words besides."""
    lemma = tuple(draw(WORDS)) if draw(st.booleans()) else ()
    kinds = KINDS if lemma else ("added",)
    named = draw(st.lists(st.sampled_from(SIGLA), min_size=1, max_size=3, unique=True))
    said = []
    for siglum in named:
        kind = draw(st.sampled_from(kinds))
        said.append((siglum, kind, tuple(draw(WORDS)) if kind in {"", "added"} else ()))
    return Piece(lemma, tuple(said))


PARAGRAPHS = st.lists(
    st.lists(st.one_of(WORDS.map(lambda words: Piece(tuple(words))), places()), min_size=1, max_size=6),
    min_size=1,
    max_size=3,
)


def markdown(paragraphs: list[list[Piece]]) -> str:
    """The text as an editor writes it."""
    body, notes = [], []
    for pieces in paragraphs:
        parts = ["So"]
        for piece in pieces:
            words = " ".join(piece.words)
            if not piece.said:
                parts.append(f" {words}")
                continue
            label = f"a{len(notes) + 1}"
            parts.append(f" [{words}]{{.app}}[^{label}]" if words else f"[^{label}]")
            items = [f"- {siglum}: {_SAID[kind]}{' '.join(said)}" for siglum, kind, said in piece.said]
            notes.append(f"[^{label}]: " + "\n    ".join(items))
        body.append("".join(parts))
    return "\n\n".join([*body, *notes])


def expected(paragraphs: list[list[Piece]], siglum: str, positive: bool) -> list[list[str]]:
    """The words of each paragraph as the witness has them."""
    return [["So", *(word for piece in pieces for word in piece.of(siglum, positive))] for pieces in paragraphs]
