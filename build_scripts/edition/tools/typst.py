"""PDF by typst, in this process: no system fonts, no packages, no network, no clock.

Of its own typst has Libertinus Serif (Latin, Greek, Cyrillic). Letters of other scripts come from font files in packages that the
extra [pdf] brings, and from the folders that an edition names.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import cached_property
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ..model.position import Position
from ..model.problem import Problem
from ..model.programs import Setting, Typesetter

__all__ = ["Typesetter", "TypstProgram", "find_typesetter"]

PACKAGES = ("pylopdf_fonts_ko", "pylopdf_fonts_zh_cn", "pylopdf_fonts_zh_tw", "pylopdf_fonts_jp")
"""Packages of font files: Noto Serif for Korean, Chinese, Japanese."""
OWN = "Libertinus Serif"
"""The font that typst brings."""
OFL = "SIL Open Font License 1.1"
"""Licence of typst’s own font and of those in the packages."""
PREFERRED = "Serif"
"""Of the families in a package, those that go with the text."""

_MISSING = re.compile(r'the text `"((?:[^"\\]|\\.)+)"` could not be displayed', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


def find_typesetter(folders: Iterable[Path] = ()) -> Typesetter | None:
    """The installed typst with the fonts of the packages and `folders`, or None: it comes with `pip install 'edition[pdf]'`."""
    return TypstProgram(tuple(folders)) if find_spec("typst") else None


def _packaged() -> tuple[Path, ...]:
    specs = (find_spec(package) for package in PACKAGES)
    return tuple(Path(place) for spec in specs if spec for place in spec.submodule_search_locations or ())


class TypstProgram:
    """The real typst."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        import typst  # 34 MB that only books need

        packaged = _packaged()
        self.absent = tuple(str(folder) for folder in folders if not folder.is_dir())
        self._typst = typst
        self._fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(path) for path in (*folders, *packaged)])
        found = [font for font in self._fonts.fonts() if font.path]
        chosen = [font for font in found if PREFERRED in font.family or Path(font.path or "").parent not in packaged]
        licences = {font.family: OFL if Path(font.path or "").parent in packaged else "" for font in chosen}
        self.fonts: Mapping[str, str] = {OWN: OFL} | licences
        self._files = sorted({Path(font.path) for font in chosen if font.path})

    def __call__(self, book: Setting) -> bytes | Problem:
        """Set the book."""
        day = datetime.fromisoformat(book.date or "1970-01-01").replace(tzinfo=UTC)
        try:
            return self._compile(
                book.source,
                root=str(book.root),
                timestamp=int(day.timestamp()),
                pdf_standards=["a-2a", "ua-1"] if book.date else ["ua-1"],
            )
        except self._typst.TypstError as error:
            hint = "; ".join(error.hints) or "report this with the source of the text"
            return Problem(Position("mkdocs.yml"), "TOOL02", f"typst failed: {error.message}", hint)

    def _compile(self, source: str, **options: Any) -> bytes:
        compiler = self._typst.Compiler(font_paths=self._fonts, ignore_system_fonts=True)
        made = compiler.compile(input=source.encode(), format="pdf", **options)
        return made if isinstance(made, bytes) else b""

    def lacking(self, letters: str) -> str:
        """One line of all the letters is set; typst names those that it cannot show."""
        listed = ", ".join(f'"\\u{{{ord(letter):x}}}"' for letter in sorted(set(letters)))
        fonts = ", ".join(f'"{family}"' for family in self.fonts)
        source = f'#set document(title: "x")\n#set text(font: ({fonts},))\n#(({listed},).join(" "))'
        try:
            self._compile(source, pdf_standards=["ua-1"])
        except self._typst.TypstError as error:
            return "".join(sorted({_letter(found) for found in _MISSING.findall(error.diagnostic)}))
        return ""

    def record(self) -> Mapping[str, Any]:
        """Fonts of typst’s own are those of its version."""
        return {"program": f"typst {version('typst')}", "fonts": self._hashes}

    @cached_property
    def _hashes(self) -> dict[str, str]:
        """By the end of the path, as long as it must be to tell the files apart, so that it is the same on every machine."""
        names = shortest_ends(self._files)
        return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in sorted(names.items())}


def shortest_ends(paths: Iterable[Path]) -> dict[str, Path]:
    """The shortest end of each path that no other has."""
    found: dict[str, Path] = {}
    todo = {(path, 1) for path in paths}
    while todo:
        groups: dict[str, list[tuple[Path, int]]] = {}
        for path, length in todo:
            groups.setdefault("/".join(path.parts[-length:]), []).append((path, length))
        found |= {name: some[0][0] for name, some in groups.items() if len(some) == 1}
        todo = {(path, length + 1) for some in groups.values() if len(some) > 1 for path, length in some}
    return found


def _letter(written: str) -> str:
    """The first letter of what typst says, which escapes some."""
    escaped = _ESCAPED.fullmatch(written)
    return chr(int(escaped[1], 16)) if escaped else written[-1] if written.startswith("\\") else written[0]
