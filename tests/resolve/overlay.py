"""The tiny edition with some files changed: what the stages say of it."""

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from edition.checks import check
from edition.derive.versions import versions
from edition.ledger import publish
from edition.load import load
from edition.load.past import load_past
from edition.model.edition import Loaded, Parsed, Resolved
from edition.model.history import History
from edition.parse import parse
from edition.resolve import resolve

TINY = Path(__file__).resolve().parent.parent / "editions" / "tiny"

Changes = Mapping[str, str | tuple[str, str] | None]
"""File → its whole text, what to replace by what, or None to delete it."""


@dataclass(frozen=True)
class Outcome:
    loaded: Loaded
    parsed: Parsed
    resolved: Resolved
    problems: tuple[str, ...]
    """As printed, sorted; without notices of unmentioned entries, and that nothing is recorded yet."""

    def publish(self):
        return publish(self.loaded, self.parsed, self.resolved, versions(self.loaded))


def copy_tiny(root: Path, published: bool = False) -> Path:
    shutil.copytree(TINY, root / "edition", ignore=shutil.ignore_patterns(".edition", "site"))
    if published:
        change(root / "edition", {"mkdocs.yml": ("published: false", "published: true")})
    return root / "edition"


def change(root: Path, changes: Changes) -> None:
    for file, new in changes.items():
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        if new is None:
            path.unlink()
        elif isinstance(new, str):
            path.write_text(new, encoding="utf-8")
        else:
            old = path.read_text(encoding="utf-8")
            assert new[0] in old, f"{file} does not hold {new[0]!r}"
            path.write_text(old.replace(new[0], new[1], 1), encoding="utf-8")


def read(
    root: Path, leave_out: Iterable[str] = ("REF11", "REF12", "REF13", "LED13"), history: History | None = None
) -> Outcome:
    """`history` is what a repository would know; nobody asks one."""
    loaded = load(root, {"SITE_URL": "https://edition.example/"})
    if history:
        loaded = replace(loaded, history=history, past=load_past(history.sources))
    parsed = parse(loaded)
    resolved = resolve(loaded, parsed)
    found = {*loaded.problems, *parsed.problems, *resolved.problems, *check(loaded, parsed, resolved)}
    problems = tuple(str(problem) for problem in sorted(found) if problem.code not in leave_out)
    return Outcome(loaded, parsed, resolved, problems)


def read_changed(tmp_path: Path, changes: Changes) -> Outcome:
    root = copy_tiny(tmp_path)
    change(root, changes)
    return read(root)
