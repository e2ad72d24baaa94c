"""What was published stays where it was: the edition against permalinks/. Silent until something has been published."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set

from ..model.addresses import labels_on, was_left_out
from ..model.continuity import IN_PLACE, MOVED
from ..model.identity import is_confirmed
from ..model.ledger import PAGE, Published, fingerprint
from ..model.permalinks import GONE, REDIRECTS, redirect, written
from ..model.position import Position
from ..model.problem import Problem
from ..model.ranges import natural_key
from ..model.redirections import led
from ..model.sketches import read_sketch, shingles
from ..model.text import SERIES, TRANSLATION, TRANSLATION_PREFIX, Paragraph, Text
from .causes import page_cause
from .context import Context
from .labels import KINDS, kinds_now, kinds_then

_NOTE = re.compile(rf"n[0-9]+|n-.+|[{''.join(SERIES)}][0-9]+")


class LED01:
    """A published page is gone, and no redirect or tombstone says where it went."""

    def run(self, context: Context) -> Iterator[Problem]:
        """One problem for each such page, at its line of the ledger, with the line that would mend it."""
        ledger = context.loaded.ledger
        for path, page in ledger.pages.items():
            if path in context.anchors or path in ledger.moved or was_left_out(path, context.loaded):
                continue
            if page.rests:
                yield _without_its_line(page)
                continue
            home = context.whereabouts.home_of(path, page.anchors)
            namesake = "" if home else context.namesakes.get((path.partition("/")[0], page.labelled.get(PAGE, "")), "")
            cause = page_cause(page, home, namesake, context.loaded)
            message = f"the published page “{written(path)}” is gone{_because(cause)}"
            hint = f"bring it back, or add to {REDIRECTS}: {redirect(path, home or namesake or GONE)}"
            yield Problem(page.position, "LED01", message, _back(path, context) or hint)


class LED02:
    """A published note is gone."""

    def run(self, context: Context) -> Iterator[Problem]:
        """One problem for each note, with the label that it had."""
        for page, anchor in _gone_anchors(context):
            if not page.anchors[anchor] and _NOTE.fullmatch(anchor):
                now = _now_labelled(page, anchor, context)
                hint = f"labels are never renumbered: write “[^{_label(anchor)}]” again, or {_add(page, anchor, now)}"
                message = f"the published note “#{anchor}” is gone{_stands_at(now)}"
                yield Problem(_start(page, context), "LED02", message, hint)


class LED03:
    """The text of a published paragraph is no longer on its page."""

    def run(self, context: Context) -> Iterator[Problem]:
        """One warning for each such paragraph, at the new paragraph that may be the same one edited."""
        gone: dict[str, list[str]] = {}
        for page, anchor in _gone_anchors(context):
            if page.anchors[anchor]:
                gone.setdefault(page.path, []).append(anchor)
        for path, anchors in gone.items():
            page = context.ledger.pages[path]
            new = _new_paragraphs(page, context)
            successors: list[Paragraph | None] = [*new] if len(new) == len(anchors) else [None] * len(anchors)
            for anchor, paragraph in zip(anchors, successors, strict=True):
                yield _lost(page, anchor, paragraph.position if paragraph else _start(page, context), context)


class LED04:
    """A published id is pinned to another text, or an id or address that died is given again."""

    def run(self, context: Context) -> Iterator[Problem]:
        """One problem for each such page, and for each such id at the element that bears it."""
        for path, page in context.loaded.ledger.pages.items():
            if page.rests and path in context.addresses:
                message = f"the address “{written(path)}” was published, given up and is never given again"
                yield Problem(_start(page, context), "LED04", message, "take a name that was never used")
        for page, text, ids in _published_texts(context):
            if any(paragraph.pinned for paragraph in text.paragraphs):
                yield from _wrongly_pinned(page, text, context.anchors[page.path])
            yield from _of_another_kind(page, text, ids, context)
            for anchor in sorted(page.dead.intersection(context.anchors[page.path]), key=natural_key):
                message = f"“#{anchor}” was published, died and is never given again"
                position = _position_of(anchor, text, ids, _start(page, context))
                yield Problem(position, "LED04", message, "take an id or label that was never used")


class LED06:
    """A published heading’s, page’s or source note’s anchor is gone."""

    def run(self, context: Context) -> Iterator[Problem]:
        """One problem for each such anchor."""
        for page, anchor in _gone_anchors(context):
            if not page.anchors[anchor] and not _NOTE.fullmatch(anchor):
                translated = f"{context.addresses[page.path].key}{TRANSLATION}" in context.parsed.texts
                now = _now_labelled(page, anchor, context)
                hint = f"{_again(anchor, translated)}, or {_add(page, anchor, now)}"
                message = f"the published anchor “#{anchor}” is gone{_stands_at(now)}"
                yield Problem(_start(page, context), "LED06", message, hint)


def _back(path: str, context: Context) -> str:
    """What to do when a page was given a name back that it had given up; or empty."""
    home = context.homes.get(path, "")
    before = context.loaded.ledger.pages.get(home)
    return f"give its file that name again: “{written(home)}” was given up for good" if before and before.rests else ""


def _without_its_line(page: Published) -> Problem:
    """The address rests and the line is gone that said where it led."""
    target = led(page).get(page.path, GONE)
    message = f"“{written(page.path)}” was given up, and its line in {REDIRECTS} is gone"
    hint = f"bring the line back (git log -p -- {REDIRECTS} has it), or say it anew: {redirect(page.path, target)}"
    return Problem(page.position, "LED01", message, hint)


def _gone_anchors(context: Context) -> Iterator[tuple[Published, str]]:
    """Anchors of pages that exist, published once, there or under a former name, missing now, without a line in redirects.txt.

    None of a page that holds another’s text: nothing of its own is to be given up, the text is to be put back (LED08).
    """
    ledger = context.ledger
    for path, page in ledger.pages.items():
        now, addresses = context.anchors.get(path), (path, context.before.get(path, path))
        exchanged = (path in context.displaced or context.replaced.get(path)) and not is_confirmed(ledger, path)
        if now is not None and not exchanged and not was_left_out(path, context.loaded):
            yield from (
                (page, anchor)
                for anchor in page.anchors
                if anchor not in now and ledger.moved.keys().isdisjoint(f"{one}#{anchor}" for one in addresses)
            )


def _published_texts(context: Context) -> Iterator[tuple[Published, Text, tuple[str, ...]]]:
    for path, page in context.ledger.pages.items():
        key = context.addresses[path].key if path in context.addresses else ""
        if text := context.parsed.texts.get(key):
            yield page, text, context.resolved.paragraph_ids.get(key, ())


def _wrongly_pinned(page: Published, text: Text, now: Mapping[str, str]) -> Iterator[Problem]:
    """Pinned ids whose own text stands elsewhere on the page, or whose text has another published id."""
    homes = {mark: anchor for anchor, mark in page.anchors.items() if mark}
    present = set(now.values())
    for paragraph in text.paragraphs:
        published, mark = page.anchors.get(paragraph.pinned, ""), fingerprint(paragraph.plain)
        pinned = f"“{paragraph.pinned}” is pinned here, but"
        hint = f"delete “{{#{paragraph.pinned}}}”: published paragraphs keep their ids by themselves"
        if not published or published == mark:
            continue
        if published in present:
            message = f"{pinned} the text published as “#{paragraph.pinned}” stands elsewhere on the page"
            yield Problem(paragraph.position, "LED04", message, hint)
        elif owner := homes.get(mark) or _likest(page, paragraph, present):
            yield Problem(paragraph.position, "LED04", f"{pinned} this text was published as “#{owner}”", hint)


def _likest(page: Published, paragraph: Paragraph, present: Set[str]) -> str:
    """The published paragraph, no longer there word for word, that a pinned one is like, while it is not like the one it is pinned to."""
    numbers = shingles(paragraph.plain).numbers
    sketches = {
        anchor: read_sketch(page.sketches[anchor])
        for anchor, mark in page.anchors.items()
        if mark and mark not in present and anchor in page.sketches
    }
    if paragraph.pinned not in sketches:
        return ""
    likeness = {anchor: one.likeness(numbers) for anchor, one in sketches.items()}
    best = max(sorted(likeness, key=natural_key), key=lambda anchor: likeness[anchor])
    is_strange = likeness[best] >= MOVED and likeness[paragraph.pinned] < IN_PLACE
    return best if best != paragraph.pinned and is_strange else ""


def _of_another_kind(page: Published, text: Text, ids: tuple[str, ...], context: Context) -> Iterator[Problem]:
    """Published ids that a heading, paragraph or note bears now which was published as something else."""
    now = kinds_now(context.anchors[page.path], context.addresses[page.path], context.parsed)
    for anchor in page.anchors:
        if anchor in now and now[anchor] not in (then := kinds_then(page, anchor)):
            was = " or ".join(KINDS[one] for one in sorted(then))
            message = f"“#{anchor}” was published as {was} and is {KINDS[now[anchor]]} now"
            position = _position_of(anchor, text, ids, _start(page, context))
            yield Problem(position, "LED04", message, "take an id or label that was never used")


def _new_paragraphs(page: Published, context: Context) -> list[Paragraph]:
    """Paragraphs of the page whose ids were never published."""
    key = context.addresses[page.path].key
    pairs = zip(context.parsed.texts[key].paragraphs, context.resolved.paragraph_ids[key], strict=True)
    return [paragraph for paragraph, identifier in pairs if identifier not in page.anchors]


def _lost(page: Published, anchor: str, position: Position, context: Context) -> Problem:
    message = f"the published paragraph “#{anchor}” is gone"
    if home := context.whereabouts.now.get((page.path, anchor)):
        line = redirect(f"{page.path}#{anchor}", f"{home[0]}#{home[1]}")
        where = f"under “#{home[1]}”" if home[0] == page.path else "on another page"
        return Problem(position, "LED03", f"{message}: its words are now {where}", f"add to {REDIRECTS}: {line}")
    hint = (
        f"if it was only edited, write “{{#{anchor}}}” on the line before it and it keeps its id; "
        f"if it is gone for good, {_add(page, anchor)}; without reason and day `edition publish` records that it is gone"
    )
    return Problem(position, "LED03", message, hint)


def _because(cause: str) -> str:
    return f": {cause}" if cause else ""


def _now_labelled(page: Published, anchor: str, context: Context) -> str:
    """Under what other label of the page the words stand now that were published under this one; or empty."""
    words = page.labelled.get(anchor)
    now = labels_on(context.addresses[page.path], context.parsed)
    others = (label for label, print_ in now.items() if words and print_ == words and label not in page.anchors)
    return next(others, "")


def _stands_at(label: str) -> str:
    return f": its words now stand at “#{label}”" if label else ""


def _start(page: Published, context: Context) -> Position:
    return context.addresses[page.path].position


def _position_of(anchor: str, text: Text, ids: tuple[str, ...], otherwise: Position) -> Position:
    paragraphs = {identifier: paragraph.position for identifier, paragraph in zip(ids, text.paragraphs, strict=True)}
    notes = {note.anchor: note.position for note in text.notes}
    return paragraphs.get(anchor) or notes.get(anchor) or text.anchors.get(anchor) or otherwise


def _label(anchor: str) -> str:
    return anchor.removeprefix("n").removeprefix("-") if anchor.startswith("n") else anchor


def _again(anchor: str, translated: bool) -> str:
    if anchor.startswith(TRANSLATION_PREFIX):
        inner = anchor.removeprefix(TRANSLATION_PREFIX)
        what = f"write “[^{_label(inner)}]” again" if _NOTE.fullmatch(inner) else _again(inner, translated)
        return f"in the translation {what}" if translated else "bring the file of the translation back"
    if anchor == "source":
        return "give the document its `source_note` again"
    if anchor.startswith("pg-"):
        return f"write “[]{{.pb n={anchor.removeprefix('pg-')}}}” again"
    return f"write “{{#{anchor}}}” after its heading again"


def _add(page: Published, anchor: str, now: str = "") -> str:
    target = f"{page.path}#{now}" if now else GONE
    return f"add to {REDIRECTS}: {redirect(f'{page.path}#{anchor}', target)}"
