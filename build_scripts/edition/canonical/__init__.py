"""The canonical form of a source, as `edition fmt` writes it: one text for one meaning, so that a difference shows what was changed.

kinds         which form a file has, by its place
yaml_lines    YAML by its lines: which of them belong together
yaml_order    keys in the order of the records, with their comments
markdown      blanks, hard line breaks, empty lines
fences        which lines are code, and left alone
braces        attributes: class, id, values in the order of their construct
containers    fences of containers: the outer longer than the inner
notes         note definitions at the end, in the order of their first mention; labels never change

All work on lines: comments stay, no word is lost, and what is not well-formed is returned as it is.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from .kinds import Kind, kind_of
from .markdown import canonical_markdown
from .yaml_order import ordered_list, ordered_mapping

__all__ = ["canonical", "source_files"]

_SUFFIXES = (".md", ".yml")
_FENCE = "---"


def canonical(source: str, file: str) -> str:
    """The canonical form of `source`; `file`, its path, tells what it is. Idempotent."""
    kind = kind_of(file)
    if kind is None:
        return source
    text = unicodedata.normalize("NFC", source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    written = _markdown_file(text, kind) if file.endswith(".md") else _yaml_file(text, kind)
    return source if written is None else written


def source_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The sources among and below `paths`, sorted; links and hidden folders are passed over."""
    found = {path for given in paths for path in ([given] if given.is_file() else _visible(given))}
    for path in sorted(found):
        if path.suffix in _SUFFIXES and path.is_file() and not path.is_symlink():
            yield path


def _visible(folder: Path) -> Iterator[Path]:
    return (
        path for path in folder.rglob("*") if not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )


def _yaml_file(text: str, kind: Kind) -> str | None:
    order = ordered_list if kind.is_list else ordered_mapping
    lines = order(text.rstrip("\n").split("\n"), kind.keys)
    return None if lines is None else "\n".join(lines) + "\n"


def _markdown_file(text: str, kind: Kind) -> str | None:
    lines = text.split("\n")
    ends = [number for number, line in enumerate(lines) if line.rstrip(" \t") == _FENCE][:2]
    if len(ends) < 2 or ends[0] != 0:
        return None
    front_matter = ordered_mapping(lines[1 : ends[1]], kind.keys)
    if not front_matter:
        return None
    body = canonical_markdown(lines[ends[1] + 1 :])
    return "\n".join([_FENCE, *front_matter, _FENCE, *([""] if body else []), *body]) + "\n"
