"""By what else than its words a published page is known: facts that its line of the ledger holds beside its anchors.

name     words of its title and other names, and the pairs of letters of a short title, as numbers (below)
number   of a document: the work it is printed in, and its number there
url      of a document: the source on the web
archive  of a document: where the original is kept, to the file
text     of a document without numbered paragraphs: its words (wholes.py)
same     what the editors have confirmed: `@` or an anchor, and the day of their line in redirects.txt

All but `same` are renewed at each publication; `number`, `url` and `archive` are fingerprints.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from .addresses import Address
from .edition import Document, Loaded
from .ledger import PAGE, Ledger, fingerprint
from .sketches import KEPT, Sketch, folded, number_of, packed, unpacked, words_of

NAME, SAME, TEXT = "name", "same", "text"
MARKS = ("number", "url", "archive")
"""What a document is known by; the kinds of which two may be compared."""

_TELLING = 4
"""Letters from which a word tells something, where a name has such words."""
_SHORT = 3
"""Words of a name so short that a corrected letter may change each."""
_ALIKE = 1 / 3
"""Share of pairs of letters from which two short names are spellings of one."""

_FORM = re.compile(r"(?:[\w-]{4})*\.(?:[\w-]{4})*", re.ASCII)

Facts = Mapping[str, tuple[str, ...]]


def identity(address: Address, document: Document | None) -> dict[str, tuple[str, ...]]:
    """The facts of a page, and of the document on it, if there is one."""
    return {NAME: (named(address.title, address.others),)} | (dict(_marks(document)) if document else {})


def documents_by_path(loaded: Loaded) -> dict[str, Document]:
    """Site path → document."""
    return {document.path: document for document in loaded.documents}


def _marks(document: Document) -> Iterator[tuple[str, tuple[str, ...]]]:
    printed, archive = document.meta.printed, document.meta.archive
    if printed and printed.number is not None:
        yield "number", (fingerprint(f"{printed.work} {printed.number}"),)
    if document.meta.url:
        yield "url", (fingerprint(document.meta.url),)
    if archive and archive.file:
        yield "archive", (fingerprint(f"{archive.repository} {archive.collection} {archive.file}"),)


def renewed(before: Facts, now: Facts, confirmed: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The facts of a line as they are to be written: those of others as they stand, `confirmed` put to what was."""
    kept = {name: values for name, values in before.items() if name not in (NAME, TEXT, *MARKS)}
    same = tuple(dict.fromkeys((*before.get(SAME, ()), *confirmed)))
    return kept | dict(now) | ({SAME: same} if same else {})


def confirmations(ledger: Ledger) -> dict[str, list[str]]:
    """Site path → what is to be recorded of the lines that confirm the page, or anchors of it."""
    found: dict[str, list[str]] = {}
    for address, line in sorted(ledger.confirmed.items()):
        path, _, anchor = address.partition("#")
        found.setdefault(path, []).append(_confirmation(anchor, line.date))
    return found


def is_confirmed(ledger: Ledger, path: str, anchor: str = "") -> bool:
    """Whether a line says that the address holds what it held, and is not recorded yet."""
    line, page = ledger.confirmed.get(f"{path}#{anchor}" if anchor else path), ledger.pages.get(path)
    return line is not None and page is not None and _confirmation(anchor, line.date) not in page.facts.get(SAME, ())


def _confirmation(anchor: str, day: str) -> str:
    return f"{anchor or PAGE}={day}"


def named(name: str, others: Iterable[str] = ()) -> str:
    """Two rows of numbers with a dot between: telling words of all names, and pairs of letters of a short one; the smallest of each."""
    words = {number_of([word]) for one in (name, *others) for word in _telling(one)}
    return f"{packed(sorted(words)[:KEPT])}.{packed(sorted(_letters(name))[:KEPT])}"


def shares_name(published: str, names: Iterable[str]) -> bool:
    """Whether one of the names has a word of the `published` ones, or is nearly spelt as the first of them; True if nothing is known."""
    if published == "." or not _FORM.fullmatch(published):
        return True
    words, letters = (unpacked(part) for part in published.split("."))
    sketch = Sketch(0, frozenset(letters), letters[-1] if len(letters) == KEPT else 256**4)
    return any(
        not {number_of([word]) for word in _telling(name)}.isdisjoint(words)
        or (letters and sketch.likeness(_letters(name)) >= _ALIKE)
        for name in names
    )


def _telling(name: str) -> list[str]:
    words = words_of(name)
    return [word for word in words if len(word) >= _TELLING] or words


def _letters(name: str) -> frozenset[int]:
    """Numbers of the pairs of letters, each word with its edges; none for a name of many words."""
    words = folded(name).split()
    rows = (f"^{word}$" for word in words) if len(words) <= _SHORT else ()
    return frozenset(number_of(pair) for row in rows for pair in pairwise(row))
