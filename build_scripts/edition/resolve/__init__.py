"""Loaded and parsed edition → every link followed, every citation and id looked up, every paragraph named.

paragraph ids   first, for links may lead to them
links           of every text, by FOLLOW in links.py, and its citations, against the bibliography
names           ids in front matter, registers and collection.yml
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from sys import intern

from ..model.arrivals import Arrivals
from ..model.counterparts import counterparts
from ..model.edition import Document, Loaded, Parsed, ProsePage, Resolved, Target
from ..model.founders import publications
from ..model.paragraph_ids import assign_ids
from ..model.problem import Problem, did_you_mean
from ..model.references import all_named
from ..model.text import TRANSLATION, Paragraph, Text
from .index import Index
from .links import find_document, find_entry, follow


def resolve(loaded: Loaded, parsed: Parsed) -> Resolved:
    """Follow everything; what leads nowhere has a problem and, as a link, the target None."""
    paragraph_ids = _paragraph_ids(loaded, parsed)
    index = Index(loaded, parsed, paragraph_ids)
    targets, problems = _links(parsed, index)
    problems += [*_names(index), *_types(loaded)]
    return Resolved(targets, {key: tuple(map(intern, ids)) for key, ids in paragraph_ids.items()}, tuple(problems))


def _paragraph_ids(loaded: Loaded, parsed: Parsed) -> dict[str, tuple[str, ...]]:
    published = publications(loaded.ledger)
    pages: list[Document | ProsePage] = [*loaded.documents, *loaded.pages]
    files = {page.path: page.file for page in pages}
    arrived = Arrivals(loaded.ledger, lambda path: _paragraphs(files.get(path, ""), parsed))
    found = {
        page.file: assign_ids(text.paragraphs, published.get(page.path), (note.anchor for note in text.notes), arrived)
        for page in pages
        if (text := parsed.texts.get(page.file))
    }
    return found | {
        key: ids
        for file in list(found)
        if (ids := _ids_of_translation(key := f"{file}{TRANSLATION}", found[file], parsed))
    }


def _paragraphs(file: str, parsed: Parsed) -> tuple[Paragraph, ...]:
    text = parsed.texts.get(file)
    return text.paragraphs if text else ()


def _ids_of_translation(key: str, original: Sequence[str], parsed: Parsed) -> tuple[str, ...]:
    """The ids of the paragraphs that the paragraphs of a translation stand for; empty where there is none."""
    text = parsed.texts.get(key)
    places = counterparts(original, text.paragraphs) if text else ()
    return tuple(original[place - 1] if place else "" for place in places)


def _links(parsed: Parsed, index: Index) -> tuple[dict[str, tuple[Target | None, ...]], list[Problem]]:
    """Links and citations of each text, which is unpacked for both."""
    targets: dict[str, tuple[Target | None, ...]] = {}
    problems: list[Problem] = []
    one: dict[Target, Target] = {}
    for key, text in parsed.texts.items():
        outcomes = [follow(link, key, index) for link in text.links]
        found = (outcome if isinstance(outcome, Target) else None for outcome in outcomes)
        targets[key] = tuple(target and one.setdefault(target, target) for target in found)
        problems += [outcome for outcome in outcomes if isinstance(outcome, Problem)]
        problems += _citations(text, index)
    return targets, problems


def _citations(text: Text, index: Index) -> Iterator[Problem]:
    for citation in text.citations:
        for work in citation.works:
            position = work.position if work.position.file else citation.position
            found = find_entry("work", work.key, position, index)
            if isinstance(found, Problem):
                yield found


def _names(index: Index) -> Iterator[Problem]:
    for _owner, named, position in all_named(index.loaded):
        found = (
            find_document(named.id, position, index)
            if named.scheme == "doc"
            else find_entry(named.scheme, named.id, position, index)
        )
        if isinstance(found, Problem):
            yield found


def _types(loaded: Loaded) -> Iterator[Problem]:
    """Document types are words of the collection."""
    types = {collection.id: collection.meta.types for collection in loaded.collections}
    for document in loaded.documents:
        known = types.get(document.collection)
        if known is not None and document.meta.type not in known:
            hint = did_you_mean(
                document.meta.type, known, f"add it to `types` in sources/{document.collection}/collection.yml"
            )
            message = f"the collection has no document type “{document.meta.type}”"
            yield Problem(document.marks.value("type"), "DATA07", message, hint)
