"""Where each thing is published. These forms are a promise to those who cite (docs/decisions/0001).

A site path starts at the site's root, without a leading slash; a page's path ends in a slash.
"""

from __future__ import annotations

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


GENERATED = {
    "documents/": "Documents",
    "chronology/": "Chronology",
    "search/": "Search",
    "persons/": "Persons",
    "organisations/": "Organisations",
    "places/": "Places",
    "events/": "Events",
    "terms/": "Terms and abbreviations",
    "works/": "Works",
    "about/notices/": "Third-party notices",
}
"""Pages that the generator makes, whatever the sources: site path → title in the navigation."""


def nav_names(path: str) -> tuple[str, str]:
    """The two names by which a navigation may call the page at a site path."""
    return f"{path}index.md", f"{path.rstrip('/')}.md"


def asset_path(file: str) -> str:
    """Where a picture is published: `sources/letters/img/1.jpg` → `documents/letters/img/1.jpg`, `content/a.png` → `a.png`."""
    if file.startswith("sources/"):
        return "documents/" + file.removeprefix("sources/")
    return file.removeprefix("content/")
