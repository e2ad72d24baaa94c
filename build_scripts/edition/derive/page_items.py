"""The edition itself, sections of the study and reading paths as CSL items: a book that is made anew, and chapters of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from ..model.edition import Loaded, ProsePage
from ..model.items import EDITION
from .cite.part import Part, parts
from .cite.people import CitedName
from .cite.whole import Whole
from .csl import csl_date

Item = Mapping[str, Any]


def page_items(loaded: Loaded) -> dict[str, Item]:
    """`edition` → the whole, file of a page that is cited by itself → its CSL item."""
    cited = dict(parts(loaded))
    sections = {page.file: _section(page, cited[page.file], loaded) for page in loaded.pages if page.file in cited}
    whole = {"id": EDITION, "type": "book", "title": loaded.site.title, **_common(loaded, "", loaded.last_revised)}
    return {EDITION: _filled(whole), **sections}


def _section(page: ProsePage, part: Part, loaded: Loaded) -> Item:
    return _filled(
        {
            "id": page.path.strip("/").replace("/", "-"),
            "type": "chapter",
            "title": page.meta.title,
            "author": [_csl_name(name) for name in part.authors],
            "container-title": loaded.site.title,
            **_common(loaded, page.path, part.whole.revised),
            "language": next(iter(page.meta.languages), loaded.site.settings.default_language),
        }
    )


def _common(loaded: Loaded, path: str, revised: str) -> Item:
    site = loaded.site
    return {
        "issued": csl_date(revised) if revised else None,
        "editor": [_csl_name(name) for name in Whole(site, path).editors],
        "version": site.settings.version,
        "publisher": site.settings.publisher,
        "language": site.settings.default_language,
        "URL": f"{site.url}{path}" if site.url else None,
    }


def _csl_name(name: CitedName) -> dict[str, str]:
    return {key: value for key, value in asdict(name).items() if value}


def _filled(item: Item) -> Item:
    return {name: value for name, value in item.items() if value}
