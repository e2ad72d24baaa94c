"""Citations and bibliography of the whole edition, in two runs of a citation processor.

Starting the processor costs more than a citation, so nothing is set page by page: each different citation is set once, the full
forms in one run and the short forms with the bibliography in another. Each full form cites a copy of its item, since a
processor gives the full form of an item only once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from typing import Any

from ..model.edition import Loaded, Parsed
from ..model.position import Position
from ..model.problem import Problem
from ..model.programs import CitationRequest, FormattedCitations, Pandoc
from ..model.records import Work
from ..model.text import CitedWork
from .csl import csl_item
from .names import joined, place_in_work
from .plain import set_plainly

Item = Mapping[str, Any]
Forms = Mapping[tuple[CitationRequest, bool], str]
"""(what is cited, whether for the first time) → HTML."""


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
        """What the processor is asked for: all that follows the key is the place in the work; words before are ours to add."""
        return CitationRequest(self.cited.key, place_in_work(self.cited), self.cited.suppress_author)


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
        seen: set[str] = set()
        for citation in text.citations:
            for cited in citation.works:
                if cited.key in known:
                    yield Use((key, citation.index), cited, cited.key not in seen)
                    seen.add(cited.key)


def _set(items: Sequence[Item], uses: Sequence[Use], language: str, pandoc: Pandoc) -> SetCitations | Problem:
    full = _full_forms(items, uses, language, pandoc)
    if isinstance(full, Problem):
        return full
    short = _short_forms(items, uses, language, pandoc)
    if isinstance(short, Problem):
        return short
    forms, bibliography = short
    return SetCitations(_composed(uses, {**full, **forms}), bibliography)


def _full_forms(items: Sequence[Item], uses: Sequence[Use], language: str, pandoc: Pandoc) -> Forms | Problem:
    wanted = sorted({use.request for use in uses if use.first}, key=_order)
    if not wanted:
        return {}
    by_id = {item["id"]: item for item in items}
    copies = [{**by_id[request.item], "id": f"{request.item}_{n}"} for n, request in enumerate(wanted)]
    requests = [replace(request, item=copy["id"]) for request, copy in zip(wanted, copies, strict=True)]
    done = pandoc(copies, requests, language)
    if isinstance(done, Problem):
        return done
    return {(request, True): note for request, note in zip(wanted, done.notes, strict=True)}


def _short_forms(
    items: Sequence[Item], uses: Sequence[Use], language: str, pandoc: Pandoc
) -> tuple[Forms, Mapping[str, str]] | Problem:
    """Each item is cited once in full, for nobody, so that every form wanted is a later one.

    Chicago lists no letters and interviews; an edition has a page for each of its works, so these get a plain entry.
    """
    wanted = sorted({use.request for use in uses if not use.first}, key=_order)
    opening = [CitationRequest(item["id"]) for item in items]
    done: FormattedCitations | Problem = pandoc(items, [*opening, *wanted], language)
    if isinstance(done, Problem):
        return done
    plain = set_plainly(items, [], language).bibliography
    bibliography = {key: entry or plain[key] for key, entry in done.bibliography.items()}
    forms = {(request, False): note for request, note in zip(wanted, done.notes[len(opening) :], strict=True)}
    return forms, bibliography


def _order(request: CitationRequest) -> tuple[str, str, bool]:
    return request.item, request.locator, request.suppress_author


def _composed(uses: Sequence[Use], forms: Forms) -> dict[tuple[str, int], str]:
    """The works of one bracket, one after the other, with the editor's words before each."""
    clusters: dict[tuple[str, int], list[str]] = {}
    for use in uses:
        clusters.setdefault(use.place, []).append(
            joined(escape(use.cited.prefix), _open_ended(forms[use.request, use.first]))
        )
    return {place: "; ".join(works) for place, works in clusters.items()}


def _open_ended(note: str) -> str:
    """Without the note's final full stop, which may stand before a closing quotation mark."""
    return note.removesuffix("”").removesuffix(".") + "”" if note.endswith(".”") else note.removesuffix(".")
