"""Citations and bibliography of the whole edition, in a few runs of a citation processor.

Starting the processor costs more than a citation, and an edition cites few works often. So each work is set once for each
kind of place that is cited in it (see locators), in full and short; the places themselves are put in afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from itertools import groupby
from operator import attrgetter
from typing import Any

from ..model.edition import Loaded, Parsed
from ..model.entries import Work
from ..model.position import Position
from ..model.problem import Problem
from ..model.programs import CitationRequest, Pandoc
from ..model.shelves import Pickled
from ..model.text import CitedWork
from .csl import csl_item
from .locators import holder, put
from .names import joined, place_in_work
from .plain import set_plainly

Item = Mapping[str, Any]
Forms = Mapping[tuple[CitationRequest, bool], str]
"""(what is cited, with the holder of a place, and whether for the first time) → HTML."""


@dataclass(frozen=True, slots=True)
class SetCitations:
    """Everything set, as HTML without the final full stop of a note: the sentence around a citation has its own."""

    citations: Mapping[tuple[str, int], str] = field(default_factory=dict)
    """(text key, citation index) → HTML."""
    bibliography: Mapping[str, str] = field(default_factory=dict)
    """Work key → HTML, in the order of the bibliography."""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Use:
    """One work cited at one place."""

    place: tuple[str, int]
    cited: CitedWork
    first: bool
    """Whether the text has not cited the work before: it then takes the full form."""

    @property
    def request(self) -> CitationRequest:
        """What the processor is asked for: the place is put in later, words before the key are ours to add."""
        return CitationRequest(self.cited.key, holder(place_in_work(self.cited)), self.cited.suppress_author)


def citations(loaded: Loaded, parsed: Parsed, pandoc: Pandoc | None) -> SetCitations:
    """Every citation and bibliography entry; by pandoc, or in plain forms with a warning where it is missing."""
    items = [csl_item(work.entry) for work in loaded.registers.get("work", {}).values() if isinstance(work.entry, Work)]
    if not items:
        return SetCitations()
    uses = list(_uses(parsed, {item["id"] for item in items}))
    language = loaded.site.settings.default_language
    if pandoc is None:
        return _plainly(items, uses, language, (_missing(loaded),))
    done = _set(items, uses, language, pandoc)
    return _plainly(items, uses, language, (done,)) if isinstance(done, Problem) else done


def _plainly(items: Sequence[Item], uses: Sequence[Use], language: str, problems: tuple[Problem, ...]) -> SetCitations:
    done = _set(items, uses, language, set_plainly)
    if isinstance(done, Problem):
        return SetCitations(problems=(*problems, done))
    return replace(done, problems=problems)


def _missing(loaded: Loaded) -> Problem:
    file = next(iter(loaded.registers["work"].values())).file
    message = (
        "citations and bibliography are set in a plain form, because pandoc and the citation styles are not installed"
    )
    return Problem(Position(file), "TOOL01", message, "run “pip install 'edition[csl]'”")


def _uses(parsed: Parsed, known: set[str]) -> Iterator[Use]:
    for key, text in parsed.texts.items():
        seen = set[str]()
        for citation in text.citations:
            for cited in citation.works:
                if cited.key in known:
                    yield Use((key, citation.index), cited, _in_full(key) and cited.key not in seen)
                    seen.add(cited.key)


def _in_full(key: str) -> bool:
    """Notes of register entries cite within the line, where a full note would bury the sentence."""
    return ":" not in key


def _set(items: Sequence[Item], uses: Sequence[Use], language: str, pandoc: Pandoc) -> SetCitations | Problem:
    """One run for each way in which a text cites a work first; every work takes part, so that all agree on names alike.

    The short forms of all ways are set in the first run, after the full ones.
    """
    short = sorted({use.request for use in uses if not use.first}, key=_order)
    forms: dict[tuple[CitationRequest, bool], str] = {}
    bibliography: Mapping[str, str] = {}
    for way in _ways(uses):
        full = [CitationRequest(item["id"], *way) for item in items]
        later = () if forms else short
        done = pandoc(items, [*full, *later], language)
        if isinstance(done, Problem):
            return done
        asked = [*((request, True) for request in full), *((request, False) for request in later)]
        forms.update(zip(asked, done.notes, strict=True))
        bibliography = bibliography or _with_letters(done.bibliography, items, language)
    return SetCitations(_composed(uses, forms), bibliography)


def _ways(uses: Sequence[Use]) -> list[tuple[str, bool]]:
    """The holder of the place, and whether the author is left out; the plain way always, for the bibliography."""
    return sorted({("", False), *((use.request.locator, use.request.suppress_author) for use in uses if use.first)})


def _with_letters(bibliography: Mapping[str, str], items: Sequence[Item], language: str) -> Mapping[str, str]:
    """Chicago lists no letters and interviews; an edition has a page for each of its works, so these get a plain entry."""
    plain = set_plainly(items, [], language).bibliography
    return {key: entry or plain[key] for key, entry in bibliography.items()}


def _order(request: CitationRequest) -> tuple[str, bool, str]:
    """Works change from one request to the next: a style may say less of a work cited twice in a row."""
    return request.locator, request.suppress_author, request.item


class ByText(Mapping[tuple[str, int], str]):
    """(text key, citation index) → HTML, held text by text."""

    def __init__(self, found: Iterable[tuple[tuple[str, int], str]]) -> None:
        by_text = ((key, dict(_by_index(some))) for key, some in groupby(found, key=lambda one: one[0][0]))
        self._texts: Mapping[str, Mapping[int, str]] = Pickled(by_text)

    def __getitem__(self, place: tuple[str, int]) -> str:
        return self._texts[place[0]][place[1]]

    def __iter__(self) -> Iterator[tuple[str, int]]:
        return ((key, index) for key in self._texts for index in self._texts[key])

    def __len__(self) -> int:
        return sum(map(len, self._texts.values()))


def _by_index(found: Iterable[tuple[tuple[str, int], str]]) -> Iterator[tuple[int, str]]:
    return ((index, html) for (_, index), html in found)


def _composed(uses: Sequence[Use], forms: Forms) -> Mapping[tuple[str, int], str]:
    return ByText((place, _cluster(some, forms)) for place, some in groupby(uses, key=attrgetter("place")))


def _cluster(uses: Iterable[Use], forms: Forms) -> str:
    """The works of one bracket, one after the other, with the editor's words before each."""
    notes = ((use.cited, put(forms[use.request, use.first], place_in_work(use.cited))) for use in uses)
    return "; ".join(joined(escape(cited.prefix), _linked(cited.key, _open_ended(note))) for cited, note in notes)


def _linked(key: str, note: str) -> str:
    """The words of a note lead to the work's entry; an address that they end with keeps its own link."""
    words, link, address = note.partition("<a ")
    kept = words.rstrip(", ") if link else words
    return f'<a class="ed-work" href="work:{key}">{kept}</a>{words[len(kept) :]}{link}{address}'


def _open_ended(note: str) -> str:
    """Without the note's final full stop, which may stand before a closing quotation mark."""
    return note.removesuffix("”").removesuffix(".") + "”" if note.endswith(".”") else note.removesuffix(".")
