"""Where each thing is published. These forms are a promise to those who cite (docs/decisions/0001).

A site path starts at the site's root, without a leading slash; a page's path ends in a slash.
"""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote, urlsplit

REGISTERS = {
    "person": "persons",
    "org": "organisations",
    "place": "places",
    "event": "events",
    "term": "terms",
    "work": "works",
}
"""Link scheme → register: `[Mr. Dulles](person:dulles-john-foster)` leads to `/persons/dulles-john-foster/`."""


def document_path(collection: str, name: str) -> str:
    """The page of a document."""
    return f"documents/{collection}/{name}/"


def version_path(document: str, day: str) -> str:
    """The page of a document, given by its site path, as it was at the release of a day."""
    return f"{document}v/{day}/"


def collection_path(collection: str, part: str = "") -> str:
    """The page of a collection, or of one part of it as printed."""
    return f"documents/{collection}/{part}/" if part else f"documents/{collection}/"


def entry_path(scheme: str, identifier: str, page: int = 1) -> str:
    """The page of a register entry; `page` ≥ 2 are the further mentions."""
    path = f"{REGISTERS[scheme]}/{identifier}/"
    return path if page == 1 else f"{path}mentions/{page}/"


def page_path(file: str) -> str:
    """The page made from a prose file below content/: `study/agenda.md` → `study/agenda/`, `index.md` → ``."""
    stem = file.removesuffix(".md")
    if stem == "index" or stem.endswith("/index"):
        stem = stem.removesuffix("index").rstrip("/")
    return f"{stem}/" if stem else ""


def file_of(path: str) -> str:
    """The file that holds the page at a site path."""
    return path if path.endswith(".html") else f"{path}index.html"


def tei_path(path: str) -> str:
    """The TEI of the page at a site path, beside it: `study/agenda/` → `study/agenda.xml`, of the home page `index.xml`."""
    return f"{path.rstrip('/') or 'index'}.xml"


WEB_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
"""How a full address begins."""


def within(site: str, address: str) -> tuple[str, str] | None:
    """Site path and anchor of a full address below `site` (which ends in a slash); None when it is elsewhere.

    Queries do not count, nor does the difference of http and https, of capitals in the host, or of a port that is the usual one.
    """
    base, found = urlsplit(site), urlsplit(address)
    path = found.path or "/"
    if f"{path}/" == base.path:
        path = base.path
    if _host(base.netloc) != _host(found.netloc) or not path.startswith(base.path):
        return None
    return unquote(path.removeprefix(base.path)), unquote(found.fragment)


def _host(netloc: str) -> str:
    """The host with its port, where that says something; a name before the host is no part of it."""
    return re.sub(r":(?:80|443)?$", "", netloc.rpartition("@")[2].casefold())


def relative(target: str, page: str) -> str:
    """A link to the site path `target` (a fragment may follow) as written on the page at site path `page`."""
    path, hash_, fragment = target.partition("#")
    if path == page and hash_:
        return f"#{fragment}"
    here, there = page.split("/")[:-1], path.split("/")
    shared = 0
    while shared < len(here) and shared < len(there) - 1 and here[shared] == there[shared]:
        shared += 1
    link = "../" * (len(here) - shared) + "/".join(there[shared:])
    return f"{link or './'}{hash_}{fragment}"


CITED = ("study/", "paths/")
"""Folders of the site whose pages are cited by themselves, and have records for reference managers."""

PER_PAGE = 50
"""Mentions, and letters, on one page of a register entry."""

MOST_DAYS = 1000
"""A chronology of more days has a page for each year."""

_SIGNS = {"~": "-about", "?": "-uncertain", "%": "-about-uncertain", "..": "open", "/": "-to-"}


def date_anchor(edtf: str) -> str:
    """The id of a date on a page: `1954-06-11`; the signs of EDTF are spelt out."""
    anchor = re.sub(r"[~?%/]|\.\.", lambda match: _SIGNS[match[0]], edtf)
    return re.sub(r"[^A-Za-z0-9-]", "-", anchor)


def correspondence_path(scheme: str, identifier: str, other: str, place: int) -> str:
    """Where an entry's letter to or from `other` (`person:beck-anna`, or a number) stands, after `place` letters."""
    return f"{entry_path(scheme, identifier, place // PER_PAGE + 1)}#with-{other.replace(':', '-')}"


GENERATED = {
    "documents/": "Documents",
    "chronology/": "Chronology",
    "meetings/": "Meetings",
    "search/": "Search",
    "persons/": "Persons",
    "organisations/": "Organisations",
    "places/": "Places",
    "events/": "Events",
    "terms/": "Terms and abbreviations",
    "works/": "Works",
    "about/markup/": "Markup by example",
    "about/data/": "Data and downloads",
    "changes/": "Changes and corrections",
    "about/missing/": "What is missing",
    "about/checklist/": "Checklist for reviewers",
    "about/notices/": "Third-party notices",
}
"""Pages that the generator makes, whatever the sources: site path → title in the navigation."""


def nav_names(path: str) -> tuple[str, str]:
    """The two names by which a navigation may call the page at a site path."""
    return f"{path}index.md", f"{path.rstrip('/')}.md"


def beside(file: str, path: str) -> str:
    """The file that `path` means when it is written in `file`."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(file), path))


def asset_path(file: str) -> str:
    """Where a picture is published: `sources/letters/img/1.jpg` → `documents/letters/img/1.jpg`, `content/a.png` → `a.png`."""
    if file.startswith("sources/"):
        return "documents/" + file.removeprefix("sources/")
    return file.removeprefix("content/")
