"""The questions that reviewers ask of a digital edition, answered by the build where it can.

After the catalogue of criteria of the Institut für Dokumentologie und Editorik, “Criteria for Reviewing Scholarly Digital Editions”,
version 1.1 (the one that the review journal RIDE uses); the section numbers are the catalogue’s, the words are ours.
What only editors can say stands on pages that name in their front matter which questions they answer (`answers:`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ..model.edition import Document, HtmlPage, ProsePage
from ..model.urls import GENERATED, REGISTERS
from .collections import POLICY_NAMES, span_of
from .compositor import Compositor
from .heads import list_head
from .interfaces import oai_words
from .licences import licence_phrase
from .phrases import Phrase
from .registers import TITLES

PATH = "about/checklist/"
TITLE = GENERATED[PATH]

NOT_ASSIGNED = Phrase("not assigned")
NONE = (Phrase("none"),)


@dataclass(frozen=True, slots=True)
class Answer:
    """One question with what the edition has to say."""

    section: str
    question: str
    phrases: tuple[Phrase, ...]


Source = Callable[[Compositor], Sequence[Phrase]]


def pages(compositor: Compositor) -> Iterator[HtmlPage]:
    """The one page of the checklist."""
    chapters = tuple(
        (
            title,
            tuple(Answer(section, question, tuple(source(compositor)) or NONE) for section, question, source in rows),
        )
        for title, rows in CHAPTERS.items()
    )
    words = "The questions that reviewers ask of a digital edition, and this edition’s answers."
    head = list_head(compositor, PATH, TITLE)
    yield compositor.page("checklist", PATH, TITLE, words, chapters=chapters, page_head=head)


# -- answers -------------------------------------------------------------------------------------------------------------


def _pages(*questions: str) -> Source:
    """The pages that say they answer one of these questions."""

    def answer(compositor: Compositor) -> Sequence[Phrase]:
        found = [page for page in compositor.edition.loaded.pages if set(questions) & set(page.meta.answers)]
        return [Phrase(page.meta.title, compositor.href(page.path, PATH)) for page in found] or [
            Phrase("not documented")
        ]

    return answer


def _says(words: str) -> Source:
    return lambda _compositor: [Phrase(words)]


def _to(path: str, words: str) -> Source:
    return lambda compositor: [] if path in _empty(compositor) else [Phrase(words, compositor.href(path, PATH))]


def _empty(compositor: Compositor) -> set[str]:
    """Registers without entries: they have no page."""
    registers = compositor.edition.loaded.registers
    return {f"{folder}/" for scheme, folder in REGISTERS.items() if not registers.get(scheme)}


def _title(compositor: Compositor) -> Sequence[Phrase]:
    settings = compositor.site.settings
    return [
        Phrase(f"{compositor.site.title}, version {settings.version}"),
        Phrase(settings.publisher or "not assigned", before="publisher: "),
        Phrase(compositor.site.url or "not assigned", before="address: "),
    ]


def _people(compositor: Compositor) -> Sequence[Phrase]:
    loaded = compositor.edition.loaded
    sources: tuple[Document | ProsePage, ...] = (*loaded.documents, *loaded.pages)
    said = sorted({(each.role, each.name, each.orcid or "") for one in sources for each in one.meta.responsibility})
    return [
        Phrase(name, f"https://orcid.org/{orcid}" if orcid else "", before=f"{role}: ") for role, name, orcid in said
    ] or [NOT_ASSIGNED]


def _contact(compositor: Compositor) -> Sequence[Phrase]:
    repository = compositor.site.settings.repo_url
    issues = [Phrase("the repository’s list of issues", f"{repository.rstrip('/')}/issues")] if repository else []
    return [*(_pages("contact")(compositor) if _answered(compositor, "contact") else []), *issues] or [NOT_ASSIGNED]


def _answered(compositor: Compositor, question: str) -> bool:
    return any(question in page.meta.answers for page in compositor.edition.loaded.pages)


def _kinds(compositor: Compositor) -> Sequence[Phrase]:
    documents = compositor.edition.loaded.documents
    kinds = Counter(compositor.type_name(document) for document in documents).most_common()
    return [Phrase(span_of(documents)), *(Phrase(f"{kind} ({count})") for kind, count in kinds)]


def _statuses(compositor: Compositor) -> Sequence[Phrase]:
    counts = Counter[str](document.meta.text for document in compositor.edition.loaded.documents)
    return [Phrase(f"{counts[status]}", before=f"{name}: ") for status, name in POLICY_NAMES.items() if counts[status]]


def _missing(compositor: Compositor) -> Sequence[Phrase]:
    return [Phrase("what is missing", compositor.href("about/missing/", PATH))]


def _earlier(compositor: Compositor) -> Sequence[Phrase]:
    works = {document.meta.printed.work for document in compositor.edition.loaded.documents if document.meta.printed}
    return [compositor.entry_phrase("work", work, PATH) for work in sorted(works)] or [NOT_ASSIGNED]


def _notes(compositor: Compositor) -> Sequence[Phrase]:
    texts = compositor.edition.parsed.texts
    counts = Counter[str](note.series for key, text in texts.items() if key.endswith(".md") for note in text.notes)
    names = {"editorial": "notes by the editors", "original": "notes in the original", "textual": "textual notes"}
    return [Phrase(f"{counts[series]} {name}") for series, name in names.items() if counts[series]] or [Phrase("none")]


def _apparatus(compositor: Compositor) -> Sequence[Phrase]:
    texts = compositor.edition.parsed.texts.values()
    readings = sum(note.series in ("apparatus", "textual") for text in texts for note in text.notes)
    return [
        Phrase(f"{readings} notes on readings" if readings else "no variant readings"),
        *_pages("policy")(compositor),
    ]


def _pictures(compositor: Compositor) -> Sequence[Phrase]:
    texts = compositor.edition.parsed.texts
    count = sum(
        bool(texts[document.file].images) for document in compositor.edition.loaded.documents if document.file in texts
    )
    return [Phrase(f"documents with pictures: {count}" if count else "none")]


def _ways(compositor: Compositor) -> Sequence[Phrase]:
    ways = {path: title for path, title in GENERATED.items() if not path.startswith(("about/", "search/"))}
    empty = _empty(compositor)
    return [Phrase(title, compositor.href(path, PATH)) for path, title in ways.items() if path not in empty]


def _registers(compositor: Compositor) -> Sequence[Phrase]:
    registers = compositor.edition.loaded.registers
    return [
        Phrase(TITLES[scheme], compositor.href(f"{REGISTERS[scheme]}/", PATH), after=f" ({len(entries)})")
        for scheme, entries in registers.items()
        if entries
    ]


def _addresses(compositor: Compositor) -> Sequence[Phrase]:
    promised = compositor.site.settings.published
    words = "every published address is kept in a ledger that the build enforces" if promised else "not yet published"
    return [Phrase(words), Phrase("not assigned", before="DOI: ")]


def _base_data(compositor: Compositor) -> Sequence[Phrase]:
    repository = compositor.site.settings.repo_url
    return [Phrase("each page leads to its source file", repository)] if repository else [Phrase("no repository named")]


def _interfaces(compositor: Compositor) -> Sequence[Phrase]:
    words = "as files: JSON, CSV, TEI, records for reference managers"
    site = compositor.site
    letters = any(document.meta.senders and document.meta.recipients for document in compositor.documents.values())
    found = [Phrase(words, compositor.href("about/data/", PATH))]
    if site.url and letters:
        found.append(Phrase("CMIF"))
    return (
        [*found, Phrase(oai_words(site), before="OAI-PMH: ")]
        if site.url and compositor.edition.loaded.last_revised
        else found
    )


def _rights(compositor: Compositor) -> Sequence[Phrase]:
    found = {(c.meta.licence.text, c.meta.licence.source) for c in compositor.collections.values()}
    rights = [
        phrase
        for text, source in sorted(found)
        for phrase in (licence_phrase(text, "text: "), licence_phrase(source, "source documents: "))
    ]
    return [*rights, *_pages("licences")(compositor)]


# -- questions -----------------------------------------------------------------------------------------------------------

CHAPTERS: dict[str, tuple[tuple[str, str, Source], ...]] = {
    "The edition as a publication": (
        ("1.2", "Can the edition be described bibliographically?", _title),
        ("1.4", "Are all contributors documented?", _people),
        ("1.5", "Is there a contact?", _contact),
    ),
    "Subject and content": (
        ("1.3, 2.1", "What kinds of document are edited, from what time?", _kinds),
        ("2.1", "Is the selection documented?", _pages("selection")),
        ("2.1", "What is left out or not yet there?", _missing),
        ("2.2", "Are earlier editions named?", _earlier),
        ("2.3", "Is there a bibliography?", _to("works/", "the register of works")),
        ("2.3", "Is there a scholarly commentary?", _notes),
        ("2.3", "Are there images of the sources?", _pictures),
        ("2.3, 3.5", "What kinds of text are offered?", _statuses),
    ),
    "Aims and methods": (
        ("3.1", "Are the aims documented?", _pages("aims")),
        ("3.1", "Are the methods documented?", _pages("method")),
        ("3.3", "For whom is the edition made?", _pages("audience")),
        ("3.6", "Is the text edited critically?", _apparatus),
        ("3.6", "Are editorial signs explained?", _pages("signs")),
        ("3.6", "How are dates established?", _pages("dating")),
        ("3.6", "How are names established?", _pages("names")),
        ("3.6", "What does each statement rest on?", _pages("sources")),
        ("3.7", "Is the data model documented?", _says("Markdown and YAML; every key has a JSON Schema in the repository")),
        ("3.7", "Does it follow a standard?", _says("CommonMark, EDTF for dates, CSL for works, BCP 47 for languages; every document as TEI P5")),
    ),
    "Publication and presentation": (
        ("4.3", "By what can one browse?", _ways),
        ("4.4", "Can one search?", _to("search/", "simple and by fields, phrases, wildcards and filters, with suggestions and help")),
        ("4.5", "Are there indices?", _registers),
        ("4.8", "Are there guidelines for citing?", _pages("citation")),
        ("4.8", "Are identifiers persistent?", _addresses),
        ("4.9", "Are there interfaces?", _interfaces),
        ("4.12", "Is the base data of each part at hand?", _base_data),
        ("4.13", "Are rights declared?", _rights),
        ("4.15", "Are there help texts?", _pages("help")),
        ("4.16", "Is long-term preservation stated?", _pages("preservation")),
        ("4.16", "Is the history of changes kept?", _pages("history")),
        ("4.16", "Is an institution responsible?", lambda compositor: [Phrase(compositor.site.settings.publisher or "not assigned")]),
    ),
}  # fmt: skip
"""The questions, by chapter of the catalogue: section, question in our words, where the answer comes from."""
