"""Lines of redirects.txt speak of what was published, and lead to what there is. Everything else is refused where it is typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..model.founders import founders, publications
from ..model.ledger import Ledger, Moved, Published
from ..model.permalinks import GONE, redirect, written
from ..model.problem import Problem
from ..model.redirections import led
from ..model.urls import GENERATED, REGISTERS
from .context import Context

_BELOW = ("mentions", "v")
"""First steps of what the generator makes below a page: further mentions, versions."""

Wrong = tuple[str, str]
"""What is wrong, and what to type instead."""


class LED07:
    """A redirect leads away from what was never published or is in use, leads to nothing or in a circle, or gives up what stands elsewhere."""

    def run(self, context: Context) -> Iterator[Problem]:
        """One problem for each line of redirects.txt that does not work."""
        ledger = context.loaded.ledger
        known = publications(ledger) if ledger.moved else {}
        for line in ledger.moved.values():
            if _given_again(line, context):
                continue  # LED04 says so
            if wrong := (
                _unpublished(line, known, context)
                or _in_use(line, context)
                or _nowhere(line, context)
                or _elsewhere(line, context)
            ):
                yield Problem(line.position, "LED07", *wrong)


def _unpublished(line: Moved, known: Mapping[str, Published], context: Context) -> Wrong | None:
    """Only what stands in the ledger was promised; no such address is that of a page or file which the generator makes."""
    ledger = context.loaded.ledger
    path, _, anchor = line.path.partition("#")
    if not ledger.pages:
        return f"“{written(path)}” is redirected, and nothing is published yet", "delete this line"
    if path not in ledger.pages and not (anchor and path in context.anchors and path in known):
        return f"“{written(path)}” was never published", _instead(line, ledger)
    if anchor and anchor not in known[path].anchors and anchor not in known[path].dead:
        hint = f"delete this line, or write an id that `edition ledger show {written(path)}` names"
        return f"“#{anchor}” was never published on “{written(path)}”", hint
    return None


def _instead(line: Moved, ledger: Ledger) -> str:
    """What to do about an address that stands in no ledger."""
    if page := _goes_with(line.path.partition("#")[0], ledger):
        return f"delete this line: what the generator makes for “{page}” goes by the line of that page"
    leads = f", and let lines that lead here lead to “{written(line.target)}”" if line.target else ""
    return f"delete this line{leads}: only what `edition publish` recorded was promised"


def _goes_with(path: str, ledger: Ledger) -> str:
    """The published page below or beside which something stands: `documents/c/d1/` of `documents/c/d1.csl.json/`."""
    steps = path.rstrip("/").split("/")
    beside = "/".join([*steps[:-1], steps[-1].partition(".")[0]])
    above = ("/".join(steps[:count]) for count, step in enumerate(steps) if step in _BELOW)
    return next((f"{one}/" for one in (beside, *above) if f"{one}/" in ledger.pages), "")


def _given_again(line: Moved, context: Context) -> bool:
    """Whether the address exists although it is published that it was given up."""
    path, _, anchor = line.path.partition("#")
    page = context.loaded.ledger.pages.get(path)
    died = page is not None and (anchor in page.dead if anchor else page.rests)
    return died and _exists(line.path, context)


def _in_use(line: Moved, context: Context) -> Wrong | None:
    if not _exists(line.path, context):
        return None
    return (
        f"“{written(line.path)}” is redirected but still exists",
        "delete this line, or rename what has taken the address",
    )


def _nowhere(line: Moved, context: Context) -> Wrong | None:
    end = context.loaded.ledger.end_of(line)
    if end is None:
        message = f"the redirect of “{written(line.path)}” leads in a circle"
        return message, "let one of the lines lead to a page that exists"
    if not line.target or not end or _exists(end.lstrip("/"), context):
        return None
    message = f"“{written(line.path)}” is redirected to “{end}”, which does not exist"
    if now := _after_renaming(end.lstrip("/"), context):
        return message, f"its page was renamed: write “{written(line.path)} → {now}”"
    return message, "write the address of a page that exists, or “gone”"


def _elsewhere(line: Moved, context: Context) -> Wrong | None:
    """A page is given up, and what it held stands word for word under an address never published; not asked once that is recorded."""
    page = context.loaded.ledger.pages.get(line.path)
    if page is None or line.target or led(page).get(line.path) == GONE:
        return None
    home = context.homes.get(line.path, "")
    if not home or home in context.loaded.ledger.pages:
        return None
    message = f"“{written(line.path)}” is said to be gone, and what was published there stands at “{written(home)}”"
    return message, f"write “{redirect(line.path, home)}”"


def _after_renaming(end: str, context: Context) -> str:
    """Where a place stands whose page was renamed later, or else that page; empty when there is none."""
    ledger = context.loaded.ledger
    page, _, anchor = end.partition("#")
    following = ledger.moved.get(page)
    now = (ledger.end_of(following) or "").lstrip("/") if anchor and following else ""
    there = (f"{now}#{anchor}",) if _became(page, now, founders(ledger)) else ()
    return next((one for one in (*there, now) if one and _exists(one, context)), "")


def _became(page: str, now: str, becoming: Mapping[str, str]) -> bool:
    """Whether a page goes on with the ids of another, perhaps by way of further ones."""
    seen = set[str]()
    while now != page and now in becoming and now not in seen:
        seen.add(now)
        now = becoming[now]
    return now == page


def _exists(address: str, context: Context) -> bool:
    path, _, anchor = address.partition("#")
    if anchor:
        return anchor in context.anchors.get(path, {})
    return path in context.anchors or (path in GENERATED and path not in _empty(context))


def _empty(context: Context) -> set[str]:
    """Registers without entries, which have no page."""
    return {f"{folder}/" for scheme, folder in REGISTERS.items() if not context.loaded.registers.get(scheme)}
