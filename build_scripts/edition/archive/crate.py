"""The RO-Crate (1.1, https://w3id.org/ro/crate/1.1): what the site holds, for repositories that keep research data.

It describes the collections and registers as datasets, and every file of data that concerns the whole edition with its
checksum; the checksums of all others stand in the manifest, which is one of its files.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..model.edition import Collection, Edition, OutputFile
from ..model.interfaces import Interface
from ..model.jobs import Digest
from ..model.licences import licence_name
from ..model.urls import REGISTERS
from .manifest import MANIFEST

CRATE = "ro-crate-metadata.json"
_PUBLIC_DOMAIN = "public domain"
_PUBLISHER = "#publisher"

Node = dict[str, Any]


def crate_file(edition: Edition, files: Iterable[Digest], offered: Sequence[Interface]) -> OutputFile | None:
    """The crate. None without any revision: a crate has a day, and none is invented."""
    published = last_revision(edition)
    if not published:
        return None
    parts = list(_parts(edition, {one.path: one for one in files}, offered))
    graph = [_descriptor(), _root(edition, published, parts), *parts, *_licences(edition), *_publisher(edition)]
    context = ["https://w3id.org/ro/crate/1.1/context", {"sha256": "https://schema.org/sha256"}]
    content = json.dumps({"@context": context, "@graph": graph}, ensure_ascii=False, indent=1)
    return OutputFile(CRATE, f"{content}\n".encode())


def last_revision(edition: Edition) -> str:
    """The last day on which a document or page was revised, or empty."""
    documents = (document.meta.revisions for document in edition.loaded.documents)
    pages = (page.meta.revisions for page in edition.loaded.pages)
    days = (one.date for revisions in (*documents, *pages) for one in revisions)
    return max((day for day in days if day[:4].isdigit() and len(day) == len("2026-11-22")), default="")


def _descriptor() -> Node:
    return {
        "@id": CRATE,
        "@type": "CreativeWork",
        "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
        "about": {"@id": "./"},
    }


def _root(edition: Edition, published: str, parts: Sequence[Node]) -> Node:
    site = edition.loaded.site
    licences = [{"@id": identifier} for identifier in _licence_ids(edition)]
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": site.title,
        "description": site.description or site.title,
        "datePublished": published,
        "version": site.settings.version,
        "license": licences[0] if len(licences) == 1 else licences,
        "url": site.url,
        "publisher": {"@id": _PUBLISHER} if site.settings.publisher else None,
        "hasPart": [{"@id": part["@id"]} for part in parts],
    }
    return {key: value for key, value in root.items() if value}


def _parts(edition: Edition, files: Mapping[str, Digest], offered: Sequence[Interface]) -> Iterator[Node]:
    yield from (_collection(one) for one in edition.loaded.collections)
    for scheme, folder in REGISTERS.items():
        if count := len(edition.loaded.registers.get(scheme, {})):
            yield _dataset(f"{folder}/", f"Register of {folder}", f"{count} entries, a page each.")
    for one in offered:
        if digest := files.get(one.path):
            yield {
                "@id": one.path,
                "@type": "File",
                "name": one.path.rpartition("/")[2],
                "description": one.about,
                "encodingFormat": one.media_type,
                "contentSize": str(digest.size),
                "sha256": digest.sha256,
            }
    about = "The checksum (SHA-256) of every other file."
    yield {
        "@id": MANIFEST,
        "@type": "File",
        "name": MANIFEST,
        "description": about,
        "encodingFormat": "text/plain",
    }


def _dataset(path: str, name: str, about: str) -> Node:
    return {"@id": path, "@type": "Dataset", "name": name, "description": about}


def _collection(collection: Collection) -> Node:
    source = licence_name(collection.meta.licence.source)[0]
    about = f"Documents, each as a page and as files of data beside it. Rights in the source documents: {source}."
    licence = {"@id": _licence_id(collection.meta.licence.text)}
    return {**_dataset(collection.path, collection.meta.title, about), "license": licence}


def _licence_id(identifier: str) -> str:
    name, address = licence_name(identifier)
    if name == _PUBLIC_DOMAIN:
        return "https://creativecommons.org/publicdomain/mark/1.0/"
    return address or f"#licence-{identifier}"


def _licence_ids(edition: Edition) -> list[str]:
    return sorted({_licence_id(collection.meta.licence.text) for collection in edition.loaded.collections})


def _publisher(edition: Edition) -> Iterator[Node]:
    if name := edition.loaded.site.settings.publisher:
        yield {"@id": _PUBLISHER, "@type": "Organization", "name": name}


def _licences(edition: Edition) -> Iterator[Node]:
    names = {_licence_id(one.meta.licence.text): one.meta.licence.text for one in edition.loaded.collections}
    for identifier, licence in sorted(names.items()):
        name = licence_name(licence)[0]
        yield {
            "@id": identifier,
            "@type": "CreativeWork",
            "name": name,
            "description": f"Licence of the texts: {name}.",
        }
