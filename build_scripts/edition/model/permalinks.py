"""The files of permalinks/ as text: what `edition publish` writes and `load` reads.

`<collection>.txt` has a line for each document, `site.txt` for each prose page, collection, part and register entry, in natural order:

    documents/letters/d1/ p1=1f0c9a… p9=77ab21… p2=0b1e63… decision n1 n2 o1 pg-2 source dead:p3 dead:n4

First the site path (`/` alone is the home page); then its anchors in the order of the text, a paragraph's with the fingerprint of
its words; last the anchors that died. One line per page and no counters: edits of different pages merge without a conflict.

`redirects.txt` is written by hand, one line for each address that moved or went, a page or one anchor of it:

    documents/letters/d3/ → documents/letters/d4/ 2027-01-31 merged with the following letter
    documents/letters/d1/#n2 → gone 2027-02-01 the note was mistaken

Blank lines and lines that begin with `# ` are comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from .dates import DateError, parse_date
from .ledger import FINGERPRINT_LENGTH, Moved, Published
from .position import Position
from .ranges import natural_key

FOLDER = "permalinks"
SITE = f"{FOLDER}/site.txt"
REDIRECTS = f"{FOLDER}/redirects.txt"
GONE = "gone"
DEAD = "dead:"

HEADER = "# Published addresses, written by `edition publish`. Do not edit: what stands here is promised to readers.\n"

_ANCHOR = r"[^\s=#]+"
_PATH = r"/|(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)+"
_ITEM = re.compile(rf"(?P<dead>dead:)?(?P<id>{_ANCHOR})(?:=(?P<print>[0-9a-f]{{{FINGERPRINT_LENGTH}}}))?")
_WORD = re.compile(r"\S+")
_MOVED = re.compile(r"(\S+) +(?:→|->) +(\S+) +(\S+) +(\S.*)")
_ADDRESS = re.compile(rf"(?:{_PATH})(?:#{_ANCHOR})?")


class LineError(ValueError):
    """A line that cannot be read; `column` is 1-based."""

    def __init__(self, message: str, column: int, hint: str) -> None:
        super().__init__(message)
        self.column, self.hint = column, hint


def is_comment(line: str) -> bool:
    """Whether the line says nothing."""
    return not line.strip() or line == "#" or line.startswith("# ")


def collection_file(collection: str) -> str:
    """The file that holds a collection’s documents."""
    file = f"{FOLDER}/{collection}.txt"
    return file if file != REDIRECTS else SITE


def written(path: str) -> str:
    """A site path as the files have it."""
    return path or "/"


def read_page(line: str, position: Position) -> Published:
    """One published page. Raises LineError."""
    words = list(_WORD.finditer(line))
    path = words[0][0]
    if not re.fullmatch(_PATH, path):
        raise LineError(
            f"“{path}” is not the path of a page", words[0].start() + 1, "a path ends in a slash: “documents/c/d1/”"
        )
    anchors: dict[str, str] = {}
    dead: set[str] = set()
    for word in words[1:]:
        match = _ITEM.fullmatch(word[0])
        identifier = match["id"] if match else ""
        if not match or not identifier or (match["dead"] and match["print"]):
            hint = f"an anchor is “n1”, “p1=” with {FINGERPRINT_LENGTH} hexadecimal digits, or “dead:p1”"
            raise LineError(f"“{word[0]}” is not an anchor", word.start() + 1, hint)
        if identifier in anchors or identifier in dead:
            raise LineError(f"the anchor “{identifier}” stands twice", word.start() + 1, "delete one")
        if match["dead"]:
            dead.add(identifier)
        else:
            anchors[identifier] = match["print"] or ""
    return Published("" if path == "/" else path, anchors, frozenset(dead), position)


def write_page(page: Published) -> str:
    """The line of a published page, without its end."""
    alive = (f"{anchor}={mark}" if mark else anchor for anchor, mark in page.anchors.items())
    dead = (f"{DEAD}{anchor}" for anchor in sorted(page.dead, key=natural_key))
    return " ".join([written(page.path), *alive, *dead])


def write_file(pages: Iterable[Published]) -> str:
    """The text of a file, lines in natural order of their paths."""
    lines = (f"{write_page(page)}\n" for page in sorted(pages, key=lambda page: natural_key(page.path)))
    return HEADER + "".join(lines)


def read_moved(line: str, position: Position) -> Moved:
    """One redirect or tombstone. Raises LineError."""
    match = _MOVED.fullmatch(line.rstrip())
    if not match:
        hint = f"write “{redirect('documents/c/d1/', 'documents/c/d2/')}”"
        raise LineError("this is not a redirect", len(line) - len(line.lstrip()) + 1, hint)
    for group in (1, 2):
        if not _ADDRESS.fullmatch(match[group]) and (group, match[group]) != (2, GONE):
            raise LineError(
                f"“{match[group]}” is not an address of the site",
                match.start(group) + 1,
                "write “documents/c/d1/” or “documents/c/d1/#n2”",
            )
    target = "" if match[2] == GONE else match[2]
    return Moved(match[1].lstrip("/"), target, _day(match), match[4], position)


def _day(match: re.Match[str]) -> str:
    try:
        day = parse_date(match[3])
    except DateError as error:
        raise LineError(str(error), match.start(3) + 1, "write the day as 2027-01-31") from None
    return day.edtf


def redirect(path: str, target: str = GONE) -> str:
    """The line an editor adds to redirects.txt when `path` goes; day and reason are for the editor to fill in."""
    return f"{written(path)} → {written(target)} YYYY-MM-DD reason"
