"""A document as it was at a release, beside the document as it is: finished pages, no server compares anything."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from markupsafe import Markup

from ..model.dates import in_words
from ..model.edition import Document, Edition, HtmlPage
from ..model.versions import Reading, Version
from .compositor import Compositor
from .dates import date_phrase
from .heads import version_head
from .phrases import Phrase, trusted


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph, note or fact then and now; `now` is empty where nothing changed and one column is enough."""

    term: str
    then: Markup
    now: Markup
    changed: bool


@dataclass(frozen=True, slots=True)
class Past:
    """What the page of a document says of its own past."""

    revisions: tuple[Phrase, ...]
    versions: tuple[Phrase, ...]
    recorded: tuple[Phrase, ...]
    unknown: str


def keys(edition: Edition) -> Iterator[str]:
    """The documents that have versions, also those that went."""
    return iter(edition.derived.versions)


def pages(compositor: Compositor, key: str) -> Iterator[HtmlPage]:
    """One page for each version of a document."""
    return (_page(compositor, version) for version in compositor.edition.derived.versions[key])


def _page(compositor: Compositor, version: Version) -> HtmlPage:
    then, now = version.reading, version.now
    here = version.document in {document.path for document in (_current(compositor, version),) if document}
    title = then.title if then else (now.title if now else version.key)
    release = version.release
    window = f"{title}, version {release.version}"
    return compositor.page(
        "version",
        version.path,
        title,
        f"{title}, as it was in version {release.version} of this edition, {in_words(release.date)}.",
        number=version.key.partition("/")[2],
        version=release.version,
        date=date_phrase(release.date),
        living=Phrase("the page as it is now", compositor.href(version.document, version.path)) if here else None,
        known=then is not None,
        commit=release.commit,
        same=then == now,
        facts=_facts(then, now) if then else (),
        text=tuple(_rows(then.paragraphs, now.paragraphs if now else None)) if then else (),
        notes=_notes(then, now) if then else (),
        page_window=window,
        page_head=version_head(compositor, version.path, window, release, version.document if here else ""),
        page_canonical=version.document if here else None,
        page_indexed=False,
    )


def _current(compositor: Compositor, version: Version) -> Document | None:
    return compositor.documents.get(version.key)


def _facts(then: Reading, now: Reading | None) -> tuple[Row, ...]:
    """Only what changed; the rest stands on the page as it is now."""
    if now is None:
        return tuple(Row(term, _plain(words), trusted(""), False) for term, words in then.facts)
    before, after = dict(then.facts), dict(now.facts)
    titles = [_compared("title", then.title, now.title)] if then.title != now.title else []
    changed = [term for term in {**before, **after} if before.get(term) != after.get(term)]
    return (*titles, *(_compared(term, before.get(term, ""), after.get(term, "")) for term in changed))


def _notes(then: Reading, now: Reading | None) -> tuple[Row, ...]:
    before, after = dict(then.notes), dict(now.notes) if now else None
    if after is None:
        return tuple(Row(label, _plain(words), trusted(""), False) for label, words in before.items())
    return tuple(_compared(label, before.get(label, ""), after.get(label, "")) for label in {**before, **after})


def _rows(then: Sequence[str], now: Sequence[str] | None) -> Iterator[Row]:
    """The paragraphs of both, equal ones side by side."""
    if now is None:
        yield from (Row("", _plain(words), trusted(""), False) for words in then)
        return
    matcher = SequenceMatcher(None, then, now, autojunk=False)
    for _kind, a, b, c, d in matcher.get_opcodes():
        for one, other in zip_longest(then[a:b], now[c:d], fillvalue=""):
            yield _compared("", one, other)


def _compared(term: str, then: str, now: str) -> Row:
    if then == now:
        return Row(term, _plain(then), trusted(""), False)
    before, after = (re.findall(r"\s*\S+\s*", words) for words in (then, now))
    matcher = SequenceMatcher(None, [word.strip() for word in before], [word.strip() for word in after], autojunk=False)
    codes = matcher.get_opcodes()
    left = "".join(_marked("del", before[a:b], kind) for kind, a, b, _, _ in codes)
    right = "".join(_marked("ins", after[c:d], kind) for kind, _, _, c, d in codes)
    return Row(term, trusted(left), trusted(right), True)


def _marked(tag: str, words: Sequence[str], kind: str) -> str:
    """The words as they stand; the blanks round a changed passage are no part of it."""
    plain = "".join(words)
    core = plain.strip()
    if kind == "equal" or not core:
        return str(_plain(plain))
    start, end = plain.split(core, 1)
    return f"{start}<{tag}>{_plain(core)}</{tag}>{end}"


def _plain(words: str) -> Markup:
    return Markup.escape(words)


# -- on the page of the document -----------------------------------------------------------------------------------------


def history_of(compositor: Compositor, document: Document) -> Past | None:
    """Revisions, earlier readings and, where the edition wants it, the changes that the repository recorded."""
    loaded = compositor.edition.loaded
    versions = compositor.edition.derived.versions.get(document.key, ())
    recorded = compositor.commits.get(document.file, ()) if loaded.site.settings.history else ()
    asked = loaded.site.settings.history and loaded.history.depth != "full"
    revisions = tuple(
        Phrase(one.change, before=f"{in_words(one.date)}: ", after=f" ({one.who})" if one.who else "")
        for one in sorted(document.meta.revisions, key=lambda one: one.date)
    )
    if not (len(revisions) > 1 or versions or recorded or asked):
        return None
    return Past(
        revisions,
        tuple(_version(compositor, version, document) for version in versions),
        tuple(Phrase(one.subject, before=f"{in_words(one.day)}: ", after=f" ({one.author})") for one in recorded),
        UNKNOWN[loaded.history.depth] if asked else "",
    )


UNKNOWN = {
    "none": "This copy of the site was made outside the repository: changes recorded there are not listed.",
    "shallow": "This copy of the site was made from a part of the repository: earlier changes are not listed.",
    "full": "",
}


def _version(compositor: Compositor, version: Version, document: Document) -> Phrase:
    words = in_words(version.release.date)
    changed = version.reading is not None and version.reading != version.now
    after = f" (version {version.release.version}{', reads otherwise' if changed else ''})"
    return Phrase(words, compositor.href(version.path, document.path), after=after)
