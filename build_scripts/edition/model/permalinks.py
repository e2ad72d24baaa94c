"""The files of permalinks/ as text: what `edition publish` writes and `load` reads.

`<collection>.txt` has a line for each document, `site.txt` for each prose page, collection, part and register entry, in natural order:

    documents/letters/d1/ @=~03c1… p1=1f0c9a…~1kQx… decision=~5d10… n1=~aa71…~1Yv2… pg-2 source name:DcZC number:5e77… dead:p3

First the site path (`/` alone is the home page); `@`, the page itself, with the fingerprint of its title; then its anchors in the
order of the text: a paragraph's with the fingerprint of its words and, after `~`, their sketch; a heading's, after `=~`, with a
fingerprint only; a note's, after `=~`, with both. So a line tells what kind of thing each anchor is. Last come named items,
`name:value`, of which a line may have any number: `dead:p3` is an anchor that died, `dead:@` says that the page itself gave way to a
redirect or tombstone and its address rests for ever; those of identity.py say by what else the page is known, those of
founders.py, redirections.py and released.py which page it was before, where redirects led, and what was released. A name that this version
does not know is passed over, and written again as it stands. Lines without sketches and fingerprints of labels are read as well.

The last line is a comment that begins with `# End`. It has the number of pages and a sum over everything that stands before the
sum, so that a file cut short, or changed by another hand, is noticed; that of `site.txt` names the other files:

    # End of 183 pages, beside letters.txt, sum 9f1c02ab77d0e5c1

Every publication changes that line: two of them, made apart, do not merge (pull requests do not publish). Files that end with
`# 183 pages, sum …, beside …`, a sum over the lines of pages only, are of the form before; they are read, and get the new end when
they are published next.

`redirects.txt` is written by hand, one line for each address that moved or went, a page or one anchor of it:

    documents/letters/d3/ → documents/letters/d4/ 2027-01-31 merged with the following letter
    documents/letters/d1/#n2 → gone 2027-02-01 the note was mistaken
    persons/li-wei/ → same 2027-02-01 the name was misread

The last says that an address holds what it held, though its name, number or words are others: once, until that is published.

`releases.txt` is written by hand too, one line for each release: day, version, commit or tag that holds its sources, words:

    2027-01-31 1.0 v1.0 first complete version

Blank lines and lines that begin with `# ` are comments.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence

from .dates import DateError, parse_date
from .ledger import FINGERPRINT_LENGTH, PAGE, Confirmed, Moved, Published, Release
from .position import Position
from .ranges import natural_key
from .sketches import FORM as SKETCH

FOLDER = "permalinks"
SITE = f"{FOLDER}/site.txt"
REDIRECTS = f"{FOLDER}/redirects.txt"
RELEASES = f"{FOLDER}/releases.txt"
GONE, SAME = "gone", "same"
BOTH_SIDES = "keep the lines of both sides, each once, and delete the lines with the marks"
REASON = "reason"
"""What stands for the words in a line that is proposed."""
DEAD = "dead"
"""Name of the items that say what died."""

HEADER = "# Published addresses, written by `edition publish`. Do not edit: what stands here is promised to readers.\n"

_ANCHOR = r"[^\s=#]+"
_PATH = r"/|(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)+"
_PRINT = f"[0-9a-f]{{{FINGERPRINT_LENGTH}}}"
_ITEM = re.compile(rf"(?P<id>{_ANCHOR})(?P<marks>=(?P<label>~)?(?P<print>{_PRINT})(?:~(?P<sketch>{SKETCH.pattern}))?)?")
_NAMED = re.compile(r"(?P<name>[a-z]+):(?P<value>\S+)")
_MARKS = tuple(sign * 7 for sign in "<|=>")
_WORD = re.compile(r"\S+")
_MOVED = re.compile(r"(\S+)\s+(?:→|[-=]>)\s+(\S+)\s+(\S+)\s+(\S.*)")
_RELEASE = re.compile(r"(?P<day>\S+) +(?P<version>\S+) +(?P<commit>[A-Za-z0-9][A-Za-z0-9._/-]*)(?: +(?P<words>\S.*))?")
_ADDRESS = re.compile(rf"(?:{_PATH})(?:#{_ANCHOR})?")
_END = re.compile(rf"(?P<said># End of \d+ pages?(?:, beside (?P<files>\S+(?: \S+)*))?, sum )(?P<sum>{_PRINT})")
_FORMER_END = re.compile(rf"# (?P<pages>\d+) pages?, sum (?P<sum>{_PRINT})(?:, beside (?P<files>\S+(?: \S+)*))?")


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


def restored(file: str = "", commit: str = "HEAD") -> str:
    """How a file of the ledger is brought back as it was published; without a file, all of them."""
    return f"bring back what `edition publish` wrote: git checkout {commit} -- {file or FOLDER}"


def taken_anew(file: str) -> str:
    """How the two sides of a merge come together in a file of the ledger."""
    return f"git checkout origin/main -- {file}, then `edition publish --write` adds what is new"


def written(path: str) -> str:
    """A site path, or the address of an anchor, as the files have it: those of the home page begin with a slash."""
    return path if path and not path.startswith("#") else f"/{path}"


def read_page(line: str, position: Position) -> Published:
    """One published page. Raises LineError."""
    words = list(_WORD.finditer(line))
    path = words[0][0]
    _no_marks(line, taken_anew(position.file))
    if not re.fullmatch(_PATH, path):
        raise _damaged(f"“{path}” is not the path of a page", words[0], position)
    items = [(word, *_item(word, position)) for word in words[1:]]
    _no_anchor_twice(items, position)
    marks = {value: match for _, name, value, match in items if not name and match}
    facts: dict[str, list[str]] = {}
    for _, name, value, _ in items:
        if name:
            facts.setdefault(name, []).append(value)
    dead = frozenset(facts.pop(DEAD, ()))
    return Published(
        path="" if path == "/" else path,
        anchors={
            anchor: "" if match["label"] else match["print"] or "" for anchor, match in marks.items() if anchor != PAGE
        },
        dead=dead - {PAGE},
        position=position,
        sketches={anchor: match["sketch"] for anchor, match in marks.items() if match["sketch"]},
        labelled={anchor: match["print"] for anchor, match in marks.items() if match["label"]},
        facts={name: tuple(values) for name, values in facts.items()},
        rests=PAGE in dead,
    )


def _no_marks(line: str, hint: str) -> None:
    """Raise LineError where a merge has not been brought to its end."""
    if line.startswith(_MARKS):
        raise LineError("a merge has left its marks", 1, hint)


def _item(word: re.Match[str], position: Position) -> tuple[str, str, re.Match[str] | None]:
    """Name (empty for an anchor), value, and an anchor's marks. Raises LineError."""
    named = _NAMED.fullmatch(word[0])
    if named and (named["name"] != DEAD or re.fullmatch(_ANCHOR, named["value"])):
        return named["name"], named["value"], None
    anchor = _ITEM.fullmatch(word[0])
    if named or not anchor:
        raise _damaged(f"“{word[0]}” is not an anchor", word, position)
    return "", anchor["id"], anchor


def _no_anchor_twice(items: Iterable[tuple[re.Match[str], str, str, object]], position: Position) -> None:
    """Raise LineError when an anchor stands twice, alive or dead; the page itself may rest and have a title."""
    known: set[str] = set()
    for word, name, value, _ in items:
        anchor = f"{name}:{value}" if name and value == PAGE else value
        if name not in ("", DEAD):
            continue
        if anchor in known:
            raise _damaged(f"the anchor “{value}” stands twice", word, position)
        known.add(anchor)


def _damaged(message: str, word: re.Match[str], position: Position) -> LineError:
    return LineError(message, word.start() + 1, restored(position.file))


def write_page(page: Published) -> str:
    """The line of a published page, without its end."""
    title = (f"{PAGE}=~{mark}" for mark in (page.labelled.get(PAGE),) if mark)
    alive = (anchor + _marks(page, anchor) for anchor in page.anchors)
    facts = (f"{name}:{value}" for name, values in sorted(page.facts.items()) for value in values)
    dead = (f"{DEAD}:{anchor}" for anchor in (*([PAGE] if page.rests else ()), *sorted(page.dead, key=natural_key)))
    return " ".join([written(page.path), *title, *alive, *facts, *dead])


def _marks(page: Published, anchor: str) -> str:
    sketch = page.sketches.get(anchor)
    words, label = page.anchors[anchor], page.labelled.get(anchor)
    mark = f"={words}" if words else f"=~{label}" if label else ""
    return f"{mark}~{sketch}" if mark and sketch else mark


def write_file(pages: Iterable[Published], beside: Sequence[str] = ()) -> str:
    """The text of a file, lines in natural order of their paths; `beside` are the names of the other files."""
    return sealed([write_page(page) for page in sorted(pages, key=lambda page: natural_key(page.path))], beside)


def sealed(lines: Sequence[str], beside: Sequence[str] = ()) -> str:
    """The text of a file with these lines, its last line with it."""
    files = f", beside {' '.join(beside)}" if beside else ""
    number = f"{len(lines)} page{'s' if len(lines) != 1 else ''}"
    said = HEADER + "".join(f"{line}\n" for line in lines) + f"# End of {number}{files}, sum "
    return f"{said}{_sum_of(said)}\n"


def _sum_of(text: str) -> str:
    """Sixteen hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()[:FINGERPRINT_LENGTH]


def read_end(text: str) -> tuple[str, ...] | None:
    """The names of the other files from the last line of a file; None when the file is not whole, as it was written."""
    before, _, last = text.removesuffix("\n").rpartition("\n")
    if match := _END.fullmatch(last):
        whole = text.endswith("\n") and _sum_of(f"{before}\n{match['said']}") == match["sum"]
    elif match := _FORMER_END.fullmatch(last):
        lines = [line for line in before.split("\n") if not is_comment(line)]
        whole = len(lines) == int(match["pages"]) and _sum_of("\n".join(lines)) == match["sum"]
    else:
        return None
    return tuple((match["files"] or "").split()) if whole else None


def read_moved(line: str, position: Position) -> Moved | Confirmed:
    """One redirect or tombstone, or what is said to be the same. Raises LineError."""
    _no_marks(line, BOTH_SIDES)
    match = _MOVED.fullmatch(line.rstrip())
    if not match:
        hint = f"write “{redirect('documents/c/d1/', 'documents/c/d2/')}”"
        raise LineError("this is not a redirect", len(line) - len(line.lstrip()) + 1, hint)
    for group in (1, 2):
        if not _ADDRESS.fullmatch(match[group]) and (group == 1 or match[group] not in (GONE, SAME)):
            raise LineError(
                f"“{match[group]}” is not an address of the site",
                match.start(group) + 1,
                "write “documents/c/d1/” or “documents/c/d1/#n2”",
            )
    path, day = match[1].lstrip("/"), _day(match, 3)
    if match[4] == REASON:
        raise LineError(
            "no reason is given, and readers are shown it",
            match.start(4) + 1,
            "write why: “merged with the next letter”",
        )
    if match[2] == SAME:
        return Confirmed(path, day, match[4], position)
    return Moved(path, "" if match[2] == GONE else match[2], day, match[4], position)


def read_release(line: str, position: Position) -> Release:
    """One release. Raises LineError."""
    _no_marks(line, BOTH_SIDES)
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
    return f"{written(path)} → {written(target)} YYYY-MM-DD {REASON}"
