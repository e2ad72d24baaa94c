"""Where published redirects lead, as the ledger recorded it: what is redirected once is not led elsewhere unnoticed.

    led:documents/letters/d4/              on the line of a page: it leads there
    led:gone                               it was withdrawn
    led:#n2=documents/letters/d1/#n3       an anchor on it leads there

Of several items for one address the last counts; the others say where it led before it was corrected.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .ledger import Ledger, Moved, Published
from .permalinks import GONE, written
from .ranges import natural_key

LED = "led"
"""Name of the items."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A published redirect that is no longer what it was."""

    page: Published
    address: str
    led: str
    """Where it led when it was published, as redirects.txt has it."""
    line: Moved | None
    """What stands there now; None when the line is gone."""


def led(page: Published) -> dict[str, str]:
    """Address, of the page or of an anchor on it → where it was published to lead, as redirects.txt has it."""
    found = {}
    for value in page.facts.get(LED, ()):
        anchor, _, target = value.partition("=") if value.startswith("#") else ("", "", value)
        found[page.path + anchor] = target
    return found


def redirected(ledger: Ledger) -> dict[str, list[str]]:
    """Page → addresses, of it and on it, that redirects.txt names, in natural order."""
    found: dict[str, list[str]] = {}
    for address in sorted(ledger.moved, key=natural_key):
        found.setdefault(address.partition("#")[0], []).append(address)
    return found


def recorded(page: Published, addresses: Iterable[str], ledger: Ledger) -> dict[str, tuple[str, ...]]:
    """What the line of a page is to say of where its `addresses` lead: what it said, and below that what is new."""
    before, values = led(page), list(page.facts.get(LED, ()))
    for address in addresses:
        target = _target(ledger.moved[address])
        if before.get(address) != target:
            anchor = address.removeprefix(page.path)
            values.append(f"{anchor}={target}" if anchor else target)
    return {LED: tuple(values)} if values else {}


def changed(ledger: Ledger) -> Iterator[Changed]:
    """Published redirects that are gone or lead elsewhere, and whose reason does not say instead of where."""
    for page in ledger.pages.values():
        for address, target in led(page).items():
            line = ledger.moved.get(address)
            if line is None or not (_follows(target, line, ledger) or is_instead_of(target, line.reason)):
                yield Changed(page, address, target, line)


def is_instead_of(former: str, words: str) -> bool:
    """Whether the words of a line name what it said before: “instead of documents/letters/d4/: …”."""
    _, said, rest = words.partition("instead of ")
    return bool(said) and rest.split(" ")[0].rstrip(":,;") == former


def _target(line: Moved) -> str:
    return written(line.target.lstrip("/")) if line.target else GONE


def _follows(target: str, line: Moved, ledger: Ledger) -> bool:
    """Whether a line leads where it led, or to where that has itself moved since; of an anchor, to the page that it went with."""
    now, seen = _target(line), set[str]()
    while target != now and target not in seen:
        seen.add(target)
        page, _, anchor = target.lstrip("/").partition("#")
        if following := ledger.moved.get(target.lstrip("/")):
            target = _target(following)
        elif anchor and (following := ledger.moved.get(page)):
            target = _target(following)
            now = now if "#" in target else now.partition("#")[0]
    return target == now
