"""sources/<collection>/ → Collection and Document; the pictures in the collection's subfolders."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from ..model.edition import Collection, Document
from ..model.problem import Problem, did_you_mean
from ..model.ranges import natural_key
from ..model.records import CollectionMeta, DocumentMeta
from ..model.shelves import Shelf, Words
from .configuration import Configuration
from .files import foreign, is_picture, list_folder, list_tree, name_problem, read_text
from .phrases import quote
from .places import shelved
from .source import read_source
from .translations import is_translation, with_translations
from .validation import validate
from .yaml_text import read_yaml

FOLDER = "sources"
ABOUT = "collection.yml"


@dataclass(slots=True)
class Sources:
    """Every collection, as far as it could be read."""

    collections: list[Collection] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    assets: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    shelf: Shelf = field(default_factory=Shelf)
    """What only parsing and messages need of the documents."""


def load_collections(root: Path, configuration: Configuration) -> Sources:
    """The collections that mkdocs.yml names, in its order, or all by name."""
    sources, listing = Sources(), list_folder(root, FOLDER)
    sources.problems += listing.problems
    sources.problems += [foreign(file, "a document stands in a folder of sources/") for file in listing.files]
    there = [PurePosixPath(folder).name for folder in listing.folders]
    for name in _wanted(there, configuration, sources):
        _load_collection(root, name, sources)
    return sources


def _wanted(there: list[str], configuration: Configuration, sources: Sources) -> list[str]:
    named = configuration.site.settings.collections
    if not named:
        return sorted(there, key=natural_key)
    wanted: list[str] = []
    for number, name in enumerate(named):
        position = configuration.marks.value(*configuration.block, "collections", number)
        if name in wanted:
            message = f"the collection {quote(name)} is named twice"
            sources.problems.append(Problem(position, "DATA06", message, "remove one of the two"))
        elif name not in there:
            hint = did_you_mean(name, there, f"make the folder sources/{name}/")
            sources.problems.append(Problem(position, "DATA10", f"there is no folder sources/{name}/", hint))
        else:
            wanted.append(name)
    return wanted


def _load_collection(root: Path, name: str, sources: Sources) -> None:
    folder = f"{FOLDER}/{name}"
    _load_about(root, name, sources)
    listing = list_folder(root, folder)
    sources.problems += listing.problems
    documents = []
    for file in listing.files:
        if file.endswith(".md"):
            documents.append(file)
        elif PurePosixPath(file).name != ABOUT:
            hint = "put pictures into a folder img/" if is_picture(file) else ""
            sources.problems.append(foreign(file, hint))
    translations = [file for file in documents if is_translation(file)]
    first = len(sources.documents)
    for file in sorted(set(documents).difference(translations), key=lambda file: natural_key(_name(file))):
        _load_document(root, name, file, sources)
    own, problems = with_translations(root, sources.documents[first:], translations, sources.left_out)
    sources.documents[first:] = own
    sources.problems += problems
    for subfolder in listing.folders:
        _list_pictures(root, subfolder, sources)


def _name(file: str) -> str:
    return PurePosixPath(file).stem


def _load_about(root: Path, name: str, sources: Sources) -> None:
    file = f"{FOLDER}/{name}/{ABOUT}"
    text, problems = read_text(root, file)
    meta = None
    if text is not None:
        yaml = read_yaml(text, file)
        problems = list(yaml.problems)
        if yaml.readable:
            meta, misfits = validate(CollectionMeta, yaml.data, yaml.marks)
            problems += misfits
    if meta is None or problems:
        sources.problems += problems
        sources.left_out.append(f"collection:{name}")
    else:
        sources.collections.append(Collection(name, file, meta, yaml.marks))


def _load_document(root: Path, collection: str, file: str, sources: Sources) -> None:
    problem = name_problem(file)
    source, problems = (None, [problem]) if problem else read_source(root, file, DocumentMeta)
    sources.problems += problems
    if problems:
        sources.left_out.append(f"doc:{collection}/{_name(file)}")
    if source is None:
        return
    meta, marks, halves = source
    body, marks = Words(sources.shelf, halves.markdown), shelved(marks, sources.shelf)
    sources.documents.append(Document(collection, _name(file), file, meta, marks, body, halves.body_line))


def _list_pictures(root: Path, folder: str, sources: Sources) -> None:
    listing = list_tree(root, folder)
    sources.problems += listing.problems
    for file in listing.files:
        if not is_picture(file):
            hint = "documents stand directly in the collection’s folder" if file.endswith(".md") else ""
            sources.problems.append(foreign(file, hint))
        elif problem := name_problem(file):
            sources.problems.append(problem)
        else:
            sources.assets.append(file)
