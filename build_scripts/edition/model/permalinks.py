"""The files of permalinks/ as text: what `edition publish` writes and `load` reads.

`<collection>.txt` has a line for each document, `site.txt` for each prose page, collection, part and register entry, in natural order:

    documents/letters/d1/ @=~03c1… p1=1f0c9a…~1kQx… p9=77ab21…~1Zs0… decision=~5d10… n1=~aa71… pg-2 source dead:p3 dead:n4

First the site path (`/` alone is the home page); `@`, the page itself, with the fingerprint of its title; then its anchors in the
order of the text: a paragraph's with the fingerprint of its words and, after `~`, their sketch; a note's or heading's, after `=~`,
with a fingerprint only; last the anchors that died. Lines without sketches and fingerprints of labels, as the first version of
this format had them, are read as well. One line per page and no counters: edits of different pages merge without a conflict.

The last line is a comment with the number of pages and a sum over all lines, by which a change by hand is noticed; that of
`site.txt` names the other files, so that none is lost unnoticed:

    # 183 pages, sum 9f1c02ab77d0e5c1, beside letters.txt

`redirects.txt` is written by hand, one line for each address that moved or went, a page or one anchor of it:

    documents/letters/d3/ → documents/letters/d4/ 2027-01-31 merged with the following letter
    documents/letters/d1/#n2 → gone 2027-02-01 the note was mistaken

`releases.txt` is written by hand too, one line for each release: day, version, commit or tag that holds its sources, words:

    2027-01-31 1.0 v1.0 first complete version

Blank lines and lines that begin with `# ` are comments.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .dates import DateError, parse_date
from .ledger import FINGERPRINT_LENGTH, PAGE, Moved, Published, Release
from .position import Position
from .ranges import natural_key
from .sketches import FORM as SKETCH

FOLDER = "permalinks"
SITE = f"{FOLDER}/site.txt"
REDIRECTS = f"{FOLDER}/redirects.txt"
RELEASES = f"{FOLDER}/releases.txt"
GONE = "gone"
DEAD = "dead:"

HEADER = "# Published addresses, written by `edition publish`. Do not edit: what stands here is promised to readers.\n"

_ANCHOR = r"[^\s=#]+"
_PATH = r"/|(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)+"
_PRINT = f"[0-9a-f]{{{FINGERPRINT_LENGTH}}}"
_ITEM = re.compile(
    rf"(?P<dead>dead:)?(?P<id>{_ANCHOR})(?P<marks>=(?:(?P<print>{_PRINT})(?:~(?P<sketch>{SKETCH.pattern}))?|~(?P<label>{_PRINT})))?"
)
_WORD = re.compile(r"\S+")
_MOVED = re.compile(r"(\S+) +(?:→|->) +(\S+) +(\S+) +(\S.*)")
_RELEASE = re.compile(r"(?P<day>\S+) +(?P<version>\S+) +(?P<commit>[A-Za-z0-9][A-Za-z0-9._/-]*)(?: +(?P<words>\S.*))?")
_ADDRESS = re.compile(rf"(?:{_PATH})(?:#{_ANCHOR})?")
_SUM = re.compile(rf"# (?P<pages>\d+) pages?, sum (?P<sum>{_PRINT})(?:, beside (?P<files>\S+(?: \S+)*))?")


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
    return file if file not in (REDIRECTS, RELEASES) else SITE


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
    sketches: dict[str, str] = {}
    labelled: dict[str, str] = {}
    dead: set[str] = set()
    for word in words[1:]:
        match = _item(word)
        identifier = match["id"]
        if identifier in anchors or identifier in dead:
            raise LineError(f"the anchor “{identifier}” stands twice", word.start() + 1, "delete one")
        if match["dead"]:
            dead.add(identifier)
        elif identifier != PAGE:
            anchors[identifier] = match["print"] or ""
        if match["sketch"]:
            sketches[identifier] = match["sketch"]
        if match["label"]:
            labelled[identifier] = match["label"]
    return Published("" if path == "/" else path, anchors, frozenset(dead), position, sketches, labelled)


def _item(word: re.Match[str]) -> re.Match[str]:
    match = _ITEM.fullmatch(word[0])
    if not match or (match["dead"] and match["marks"]):
        hint = f"an anchor is “n1”, “p1=” with {FINGERPRINT_LENGTH} hexadecimal digits, or “dead:p1”"
        raise LineError(f"“{word[0]}” is not an anchor", word.start() + 1, hint)
    return match


def write_page(page: Published) -> str:
    """The line of a published page, without its end."""
    title = (f"{PAGE}=~{mark}" for mark in (page.labelled.get(PAGE),) if mark)
    alive = (anchor + _marks(page, anchor) for anchor in page.anchors)
    dead = (f"{DEAD}{anchor}" for anchor in sorted(page.dead, key=natural_key))
    return " ".join([written(page.path), *title, *alive, *dead])


def _marks(page: Published, anchor: str) -> str:
    if words := page.anchors[anchor]:
        sketch = page.sketches.get(anchor)
        return f"={words}~{sketch}" if sketch else f"={words}"
    label = page.labelled.get(anchor)
    return f"=~{label}" if label else ""


def write_file(pages: Iterable[Published], beside: Sequence[str] = ()) -> str:
    """The text of a file, lines in natural order of their paths; `beside` are the names of the other files."""
    lines = [write_page(page) for page in sorted(pages, key=lambda page: natural_key(page.path))]
    files = f", beside {' '.join(beside)}" if beside else ""
    number = f"{len(lines)} page{'s' if len(lines) != 1 else ''}"
    last = f"# {number}, sum {sum_of(lines)}{files}"
    return HEADER + "".join(f"{line}\n" for line in (*lines, last))


def sum_of(lines: Iterable[str]) -> str:
    """Sixteen hexadecimal digits over the lines of a file that are no comments."""
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:FINGERPRINT_LENGTH]


@dataclass(frozen=True, slots=True)
class Sum:
    """The last line of a file."""

    sum: str
    files: tuple[str, ...]
    """Names of the other files."""


def read_sum(line: str) -> Sum | None:
    """What the last line of a file says; None for any other line."""
    match = _SUM.fullmatch(line.rstrip())
    return Sum(match["sum"], tuple((match["files"] or "").split())) if match else None


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
    return Moved(match[1].lstrip("/"), target, _day(match, 3), match[4], position)


def read_release(line: str, position: Position) -> Release:
    """One release. Raises LineError."""
    match = _RELEASE.fullmatch(line.rstrip())
    if not match:
        hint = "write day, version, commit or tag, words: “2027-01-31 1.0 v1.0 first complete version”"
        raise LineError("this is not a release", len(line) - len(line.lstrip()) + 1, hint)
    day = _day(match, "day")
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        raise LineError(f"“{day}” is not one day", match.start("day") + 1, "write the day as 2027-01-31")
    return Release(day, match["version"], match["commit"], match["words"] or "", position)


def _day(match: re.Match[str], group: int | str) -> str:
    try:
        day = parse_date(match[group])
    except DateError as error:
        raise LineError(str(error), match.start(group) + 1, "write the day as 2027-01-31") from None
    return day.edtf


def redirect(path: str, target: str = GONE) -> str:
    """The line an editor adds to redirects.txt when `path` goes; day and reason are for the editor to fill in."""
    return f"{written(path)} → {written(target)} YYYY-MM-DD reason"
