"""What a book is made of beside its texts: the styles of the theme, pictures, and the sources as they are written."""

from __future__ import annotations

from pathlib import Path

from ..theme_path import theme_directory


def style(name: str) -> str:
    """A style sheet for paper or e-readers."""
    return (theme_directory() / "print" / name).read_text(encoding="utf-8")


def picture(root: Path, file: str) -> bytes:
    """A picture of the sources; `edition check` has seen that it is there."""
    return (root / file).read_bytes()


def words(root: Path, file: str) -> str:
    """A source as it is written, to find a place in it; empty where it cannot be read."""
    try:
        return (root / file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
