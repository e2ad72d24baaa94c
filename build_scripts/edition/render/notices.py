"""Third-party notices, from the metadata of the installed packages that the generator needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import metadata

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from ..model.edition import HtmlPage
from ..model.urls import GENERATED
from .compositor import Compositor
from .heads import list_head

PATH = "about/notices/"
TITLE = GENERATED[PATH]

IN_SITE = ("mkdocs-material",)
"""Packages whose files are part of the site; their licences are printed in full."""
TYPESETTER = "typst"
IN_PDF = ("pylopdf-fonts-jp", "pylopdf-fonts-ko", "pylopdf-fonts-zh-cn", "pylopdf-fonts-zh-tw")
"""Packages of fonts, of which PDF files hold what they need; their licences are printed in full."""

_LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice)(\.\w+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Package:
    """An installed package."""

    name: str
    version: str
    licence: str
    homepage: str
    text: str = ""
    """Its licence in full, when its files are part of the site or of the PDF files in it."""


def pages(compositor: Compositor) -> Iterator[HtmlPage]:
    """The one page of notices."""
    packages = installed("edition", *IN_SITE)
    setting = _setting(compositor)
    in_pdf = (("ed-in-pdf", "In PDF files", 2),) if setting else ()
    yield compositor.page(
        "notices",
        PATH,
        TITLE,
        "Software by others that this site contains or is made with.",
        in_site=tuple(package for package in packages if package.text),
        packages=packages,
        setting=setting,
        page_contents=(("ed-in-site", "In this site", 2), *in_pdf, ("ed-made-with", "Made with", 2)),
        page_head=list_head(compositor, PATH, TITLE),
    )


@dataclass(frozen=True, slots=True)
class PdfSetting:
    """With what the PDF files are set."""

    typesetter: Package
    fonts: tuple[Package, ...]
    texts: tuple[str, ...]
    """The licences of the fonts in full, each once."""


def _setting(compositor: Compositor) -> PdfSetting | None:
    """Nothing where the site has no PDF."""
    has_pdf = any("pdf" in book.formats for book in compositor.edition.derived.books.values())
    typesetter = _package(TYPESETTER) if has_pdf else None
    fonts = tuple(filter(None, map(_package, IN_PDF)))
    return PdfSetting(typesetter, fonts, tuple(dict.fromkeys(font.text for font in fonts))) if typesetter else None


@cache
def installed(root: str, *named: str) -> tuple[Package, ...]:
    """The `named` packages, those that `root` needs, and what all these need, by name; optional extras are left out."""
    found: dict[str, Package] = {}
    waiting = [*named, *_requirements(root)]
    while waiting:
        name = waiting.pop()
        if name not in found and (package := _package(name)):
            found[name] = package
            waiting += _requirements(name)
    return tuple(found[name] for name in sorted(found))


def _requirements(name: str) -> list[str]:
    try:
        lines = metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return []
    requirements = (Requirement(line) for line in lines)
    return [canonicalize_name(r.name) for r in requirements if not r.marker or r.marker.evaluate({"extra": ""})]


def _package(name: str) -> Package | None:
    try:
        distribution = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return None
    return Package(
        distribution.name,
        distribution.version,
        _licence(distribution.metadata),
        _homepage(distribution.metadata),
        _licence_text(distribution) if name in (*IN_SITE, *IN_PDF) else "",
    )


def _licence(package: metadata.PackageMetadata) -> str:
    """The SPDX expression, else the licence classifier, else a licence field of one line."""
    fields = package.json
    classifiers = [str(line) for line in fields.get("classifier", []) if str(line).startswith("License ::")]
    named = [line.rpartition(" :: ")[2] for line in classifiers if line.count("::") > 1]
    plain = str(fields.get("license", "")).strip()
    return str(fields.get("license_expression", "")) or ", ".join(named) or (plain if "\n" not in plain else "")


def _homepage(package: metadata.PackageMetadata) -> str:
    fields = package.json
    pairs = (str(line).partition(",") for line in fields.get("project_url", []))
    urls = {label.strip().lower(): url.strip() for label, _, url in pairs}
    labels = ("homepage", "home", "repository", "source", "source code", "github", "documentation")
    candidates = [str(fields.get("home_page", "")), *(urls.get(label, "") for label in labels), *urls.values()]
    return next((url for url in candidates if url.startswith(("https://", "http://"))), "")


def _licence_text(distribution: metadata.Distribution) -> str:
    files = sorted(distribution.files or [], key=str)
    found = [file for file in files if _LICENCE_FILE.fullmatch(file.name) and ".dist-info" in str(file)]
    return "\n\n".join(file.read_text(encoding="utf-8").strip() for file in found)
