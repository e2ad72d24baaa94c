"""What `edition new` does: looks at the edition that is there, makes the stub, writes it; never over an existing file."""

from __future__ import annotations

import shlex
from pathlib import Path

from .export import CITATION_FILE, citation_text
from .load import load
from .model.edition import Loaded, OutputFile
from .model.problem import did_you_mean
from .model.ranges import part_of_documents
from .model.stubs import document_stub
from .scaffold import ScaffoldError, checked_id, edition_files, person_stub
from .write import write_file

PERSONS = "content/registers/persons.yml"


class BeginningError(ValueError):
    """What was asked for cannot be begun; the message says why and what to do."""


def new_edition(folder: Path, title: str, empty: bool, today: str) -> list[str]:
    """A whole edition in an empty or new folder, with or without samples; `today` is an ISO date. Returns lines to print."""
    if len(folder.parts) == 1 and not folder.is_absolute() and Path("mkdocs.yml").is_file():
        raise BeginningError(
            f"This folder holds an edition already. Did you mean “new document COLLECTION/{folder.name}” or "
            f"“new person {folder.name}”? A further edition begins beside this one: new ../{folder.name}"
        )
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BeginningError(f"“{folder}” is not empty: name a new folder.")
    for path, content in edition_files(title, today, empty).items():
        write_file(folder, OutputFile(path, content.encode()))
    write_file(folder, OutputFile(CITATION_FILE, citation_text(load(folder, {})).encode()))
    following = "edition import tei PATH --into sources/COLLECTION" if empty else "edition build"
    return [f"A new edition is in {folder}.", f"Next: cd {shlex.quote(str(folder))} && {following}"]


def new_document(root: Path, key: str, today: str) -> list[str]:
    """A stub `sources/<collection>/<name>.md`; `key` is `collection/name`, `today` an ISO date."""
    loaded = _edition(root)
    collection_id, slash, name = key.removeprefix("sources/").removesuffix(".md").partition("/")
    collections = {collection.id: collection for collection in loaded.collections}
    if collection_id not in collections:
        hint = did_you_mean(collection_id, collections, f"there are: {', '.join(collections) or 'none'}.")
        raise BeginningError(f"There is no collection “{collection_id}”; {hint}")
    meta = collections[collection_id].meta
    if not slash:
        raise BeginningError(f"Say its name, too, for instance: new document {collection_id}/d1")
    stub = document_stub(meta, _id(name), loaded.site.settings.default_language, today)
    lines = [*_write_new(root, f"sources/{collection_id}/{name}.md", stub), f"Types here: {', '.join(meta.types)}."]
    if meta.structure and name not in part_of_documents(meta.structure, [name]):
        lines.append(
            f"No part holds “{name}” yet: add it to `documents` of one in sources/{collection_id}/collection.yml."
        )
    return lines


def new_person(root: Path, identifier: str) -> list[str]:
    """A stub at the end of content/registers/persons.yml."""
    loaded = _edition(root)
    if _id(identifier) in loaded.registers.get("person", {}):
        raise BeginningError(f"The register has “{identifier}” already.")
    path = root / PERSONS
    before = path.read_text(encoding="utf-8").rstrip() + "\n" if path.exists() else ""
    write_file(root, OutputFile(PERSONS, (before + person_stub(identifier)).encode()))
    return [f"Added “{identifier}” at the end of {PERSONS}: fill in name and role."]


def _edition(root: Path) -> Loaded:
    if not (root / "mkdocs.yml").is_file():
        raise BeginningError(
            "There is no mkdocs.yml here: go to the edition’s folder first, or begin one with: edition new FOLDER"
        )
    return load(root, {})


def _id(name: str) -> str:
    try:
        return checked_id(name)
    except ScaffoldError as error:
        raise BeginningError(f"{error}.") from None


def _write_new(root: Path, name: str, content: str) -> list[str]:
    if (root / name).exists():
        raise BeginningError(f"{name} is there already.")
    write_file(root, OutputFile(name, content.encode()))
    return [
        f"Made {name}: fill in its front matter; docs/reference/front-matter.md of the generator explains the keys."
    ]
