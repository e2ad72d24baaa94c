"""Where the theme lies: beside the package in the wheel, at the top level in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def theme_directory(package: Path = _PACKAGE) -> Path:
    """The directory of templates, styles and scripts.

    In the wheel it is `edition/theme`; in a checkout, where an editable install leaves it at its place, `theme/`
    two levels above the package.
    """
    installed = package / "theme"
    return installed if installed.is_dir() else package.parent.parent / "theme"
