"""What made a published page go, as far as the files or the repository tell."""

from __future__ import annotations

from ..model.edition import Loaded
from ..model.ledger import Published
from ..model.permalinks import written
from ..model.urls import REGISTERS

CONFIGURATION = "mkdocs.yml"

_REGISTER_FILES = {folder: f"content/registers/{folder}.yml" for folder in REGISTERS.values()} | {
    "works": "content/bibliography.yml"
}


def page_cause(page: Published, home: str, namesake: str, loaded: Loaded) -> str:
    """Why there is no page at a published path any more.

    `home` is where its text is now, `namesake` the one new page of its title; or each empty.
    """
    path, files = page.path, _sources(page.path)
    for file in files:
        if end := loaded.history.end_of(file):
            commit, change = end
            what = f"renamed to {change.now}" if change.kind == "renamed" else "deleted"
            return f"{file} was {what} ({commit})"
    if home:
        return f"its text now stands at “{written(home)}”"
    if namesake:
        return f"its title now stands at “{written(namesake)}”"
    folder, _, rest = path.rstrip("/").partition("/")
    if register := _REGISTER_FILES.get(folder):
        return f"{register} has no entry “{rest}”"
    collection, _, name = rest.partition("/")
    if folder == "documents" and collection not in {one.id for one in loaded.collections}:
        return f"{CONFIGURATION} names no collection “{collection}”"
    tracked = [file for file in files if loaded.history.knows(file)]
    if folder == "documents" and name and not tracked and not page.anchors:
        return f"there is neither {files[0]} nor a part “{name}” in sources/{collection}/collection.yml"
    return f"{(tracked or files)[0]} is no longer there" if files else ""


def _sources(path: str) -> list[str]:
    """The files from which a page at a site path may have been made."""
    folder, _, rest = path.rstrip("/").partition("/")
    if folder in _REGISTER_FILES:
        return []
    if folder == "documents":
        collection, _, name = rest.partition("/")
        return [f"sources/{collection}/{name}.md"] if name else [f"sources/{collection}/collection.yml"]
    return [f"content/{path.rstrip('/')}.md", f"content/{path}index.md"] if path else ["content/index.md"]
