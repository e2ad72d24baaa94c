"""The RO-Crate (1.1, https://w3id.org/ro/crate/1.1): what the site holds, for repositories that keep research data.

It describes the collections and registers as datasets, and every file of data that concerns more than one document or entry with
its checksum; the checksums of all others stand in the manifest, which is one of its files.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ..model.coverage import coverage
from ..model.edition import Collection, Edition, OutputFile
from ..model.interfaces import Interface
from ..model.jobs import Digest
from ..model.urls import REGISTERS
from .licences import Rights
from .manifest import MANIFEST

CRATE = "ro-crate-metadata.json"
_PUBLISHER = "#publisher"
_RECORD = re.compile(r"<id>|<collection>/<name>")
"""Of families that have a file for each document or entry."""

Node = dict[str, Any]


def crate_file(edition: Edition, files: Iterable[Digest], offered: Sequence[Interface]) -> OutputFile | None:
    """The crate. None without any revision: a crate has a day, and none is invented."""
    if not edition.loaded.last_revised:
        return None
    rights = Rights(edition)
    parts = list(_parts(edition, {one.path: one for one in files}, offered, rights))
    graph = [_descriptor(), _root(edition, parts, rights), *parts, *rights.nodes(), *_agents(edition)]
    context = ["https://w3id.org/ro/crate/1.1/context", {"sha256": "https://schema.org/sha256"}]
    content = json.dumps({"@context": context, "@graph": graph}, ensure_ascii=False, indent=1)
    return OutputFile(CRATE, f"{content}\n".encode())


def _descriptor() -> Node:
    return {
        "@id": CRATE,
        "@type": "CreativeWork",
        "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
        "about": {"@id": "./"},
    }


def _root(edition: Edition, parts: Sequence[Node], rights: Rights) -> Node:
    """The edition. Who made it is said only if mkdocs.yml names somebody: its title is no person."""
    site = edition.loaded.site
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": site.title,
        "description": site.description or site.title,
        "datePublished": edition.loaded.last_revised,
        "version": site.settings.version,
        "inLanguage": site.settings.default_language,
        "license": rights.of_everything,
        "url": site.url,
        "temporalCoverage": coverage(edition.loaded.documents),
        "creator": [{"@id": _agent(name)} for name in site.settings.editors],
        "publisher": {"@id": _PUBLISHER} if site.settings.publisher else None,
        "hasPart": [{"@id": part["@id"]} for part in parts],
    }
    return {key: value for key, value in root.items() if value}


def _parts(
    edition: Edition, files: Mapping[str, Digest], offered: Sequence[Interface], rights: Rights
) -> Iterator[Node]:
    documents = {one.path.rpartition(".")[2]: one for one in offered if one.path.startswith("documents/<collection>/")}
    yield from (_collection(edition, one, files, documents, rights) for one in edition.loaded.collections)
    single = {one.path: one for one in offered if not one.is_family}
    families = [(one.pattern, one) for one in offered if one.is_family and not _RECORD.search(one.path)]
    for scheme, folder in REGISTERS.items():
        if count := len(edition.loaded.registers.get(scheme, {})):
            yield {
                **_dataset(f"{folder}/", f"Register of {folder}", f"{count} entries, a page each."),
                "license": rights.of_ours,
                "inLanguage": edition.loaded.site.settings.default_language,
                "hasPart": [{"@id": path} for path in (f"api/{folder}.json", f"api/{folder}.csv") if path in files],
            }
    for path, digest in sorted(files.items()):
        if path not in (MANIFEST, CRATE) and (one := _of_the_whole(path, single, families)):
            node = _file(replace(one, path=path))
            yield {**node, "license": rights.of_ours, "contentSize": str(digest.size), "sha256": digest.sha256}
    about = "The checksum (SHA-256) of every other file."
    yield _file(Interface(MANIFEST, "text/plain", about)) | {"license": rights.of_ours}


def _of_the_whole(
    path: str, single: Mapping[str, Interface], families: Sequence[tuple[re.Pattern[str], Interface]]
) -> Interface | None:
    """What a file is that concerns more than one document or entry."""
    if (
        path.startswith(("documents/", "api/"))
        and path.count("/") > 1
        and not path.startswith(("api/oai/", "api/schemas/"))
    ):
        return None
    return single.get(path) or next((one for pattern, one in families if pattern.fullmatch(path)), None)


def _file(one: Interface) -> Node:
    name = one.path.rpartition("/")[2]
    return {"@id": one.path, "@type": "File", "name": name, "description": one.about, "encodingFormat": one.media_type}


def _dataset(path: str, name: str, about: str) -> Node:
    return {"@id": path, "@type": "Dataset", "name": name, "description": about}


def _collection(
    edition: Edition,
    collection: Collection,
    files: Mapping[str, Digest],
    beside: Mapping[str, Interface],
    rights: Rights,
) -> Node:
    documents = [document for document in edition.loaded.documents if document.collection == collection.id]
    about = (
        f"{len(documents)} documents, each as a page and as files of data beside it ({', '.join(sorted(beside))}). "
        f"Rights in the source documents: {rights.name(collection.meta.licence.source)}."
    )
    whole = (f"{collection.path.rstrip('/')}.{form}" for form in ("xml", "pdf", "epub"))
    return {
        **_dataset(collection.path, collection.meta.title, about),
        "license": rights.reference(collection.meta.licence.text),
        **({"temporalCoverage": covered} if (covered := coverage(documents)) else {}),
        "inLanguage": edition.loaded.site.settings.default_language,
        "hasPart": [{"@id": path} for path in whole if path in files],
    }


def _agent(name: str) -> str:
    return f"#editor-{name.casefold().replace(' ', '-').replace(',', '')}"


def _agents(edition: Edition) -> Iterator[Node]:
    settings = edition.loaded.site.settings
    for name in settings.editors:
        yield {"@id": _agent(name), "@type": "Person" if "," in name else "Organization", "name": name}
    if settings.publisher:
        yield {"@id": _PUBLISHER, "@type": "Organization", "name": settings.publisher}
