"""No published address comes to stand for what was published under another: nothing is renumbered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from ..model.addresses import labels_on
from ..model.ledger import PAGE, Published
from ..model.permalinks import written
from ..model.problem import Problem
from .context import Context


class LED08:
    """A published page, note or heading now carries what was published under another address."""

    def run(self, context: Context) -> Iterator[Problem]:
        """One problem for each page that holds another's text, or has another's title and no text; else for each label."""
        titles = Counter(page.labelled.get(PAGE) for page in context.loaded.ledger.pages.values())
        paths = {page.labelled.get(PAGE): path for path, page in context.loaded.ledger.pages.items()}
        only = _only_homes(context)
        for path, page in context.loaded.ledger.pages.items():
            if path not in context.addresses:
                continue
            now = labels_on(context.addresses[path], context.parsed) if page.labelled else {}
            other = _exactly(path, only, context) or renumbered(path, context)
            if not other and not context.anchors[path] and titles[now.get(PAGE)] == 1:
                other = paths[now[PAGE]] if page.labelled.get(PAGE) != now[PAGE] else ""
            if other:
                yield _page(path, other, context)
            else:
                yield from _labels(page, now, context)


def renumbered(path: str, context: Context) -> str:
    """The published address whose text now stands at this one, which has nothing left of its own; or empty."""
    page, now = context.loaded.ledger.pages[path], context.anchors.get(path, {})
    own = [anchor for anchor, words in page.anchors.items() if words]
    if not own or not now or any(anchor in now for anchor in own):
        return ""
    then = context.whereabouts.then
    homes = Counter(then[path, anchor][0] for anchor, words in now.items() if words and (path, anchor) in then)
    other, number = max(sorted(homes.items()), key=lambda item: item[1], default=("", 0))
    return other if other != path and number * 2 > sum(bool(words) for words in now.values()) else ""


def _only_homes(context: Context) -> dict[str, str]:
    """Words of a paragraph → the page where they were published, for those published at one page only."""
    homes: dict[str, str] = {}
    for path, page in context.loaded.ledger.pages.items():
        for words in filter(None, page.anchors.values()):
            homes[words] = path if homes.get(words, path) == path else ""
    return homes


def _exactly(path: str, only: Mapping[str, str], context: Context) -> str:
    """The address where most paragraphs of this page were published word for word, and are no longer; or empty.

    Asked before likeness: formulaic texts are like each other, and an id may have gone over to the text of another page.
    """
    then = {words for words in context.loaded.ledger.pages[path].anchors.values() if words}
    now = {words for words in context.anchors.get(path, {}).values() if words}
    if not then or len(then & now) * 2 >= len(then):
        return ""
    homes = Counter(only.get(words, "") for words in sorted(now))
    other, number = max(sorted(homes.items()), key=lambda item: item[1], default=("", 0))
    came = {words for words in now if only.get(words) == other}
    left = came.isdisjoint(context.anchors.get(other, {}).values())
    return other if other != path and left and number * 2 > len(now) else ""


def _page(path: str, other: str, context: Context) -> Problem:
    message = f"“{written(path)}” now holds what was published at “{written(other)}”"
    hint = (
        "published names are never given to other texts: take back the renaming, and give what is new a name never used"
    )
    return Problem(context.addresses[path].position, "LED08", message, hint)


def _labels(page: Published, now: dict[str, str], context: Context) -> Iterator[Problem]:
    """Notes and headings that have the words published under another label of the page, which no longer has them."""
    owners = {words: label for label, words in page.labelled.items() if label != PAGE}
    for label, words in now.items():
        owner = owners.get(words)
        if not owner or owner == label or label not in page.labelled or label == PAGE:
            continue
        if words not in (page.labelled[label], now.get(owner)):
            text = context.parsed.texts[context.addresses[page.path].key]
            places = {note.anchor: note.position for note in text.notes} | {
                one.id: one.position for one in text.headings
            }
            message = f"“#{label}” now stands for what was published as “#{owner}”"
            hint = "labels are never renumbered: give each its own again; printed numbers follow the text by themselves"
            yield Problem(places[label], "LED08", message, hint)
