"""The way of the data, from sources to site: read this first.

load → parse → resolve → check → derive → render → export → search → books → write. Each stage maps values to values (model/edition.py);
nothing is written before everything is known.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from .archive import crate_file, digests, manifest_file
from .books import book_files, book_problems
from .checks import check
from .derive import derive
from .derive.search import search_files
from .export import export, interfaces, sitemap
from .load import load
from .load.past import load_past
from .model.books import FORMATS, WITHOUT_TYPST
from .model.edition import Edition, HtmlPage, Loaded, OutputFile
from .model.problem import Problem, has_errors
from .parse import parse
from .render import render
from .render.interfaces import interfaces_page
from .render.shell import Shell, pour
from .render.specimen import picture_files
from .resolve import resolve
from .tools.git import find_git, read_history
from .tools.pandoc import find_pandoc
from .tools.typst import Typesetter, find_typesetter

Report = Callable[[str], None]
"""Told the name of each stage as it begins."""


def read(
    root: Path, environment: Mapping[str, str], report: Report = lambda _stage: None, passing: Collection[str] = ()
) -> tuple[Edition | None, tuple[Problem, ...]]:
    """Everything known of the edition below `root`, and every problem but those of the codes `passing`, sorted by place.

    The edition is None when a problem is an error: nothing may be made of it then.
    """
    report("load")
    loaded = load(root, environment)
    if loaded.site.settings.published:
        history = read_history(find_git(root), loaded.ledger.releases.values())
        loaded = replace(loaded, history=history, past=load_past(history.sources))
    report("parse")
    parsed = parse(loaded)
    report("resolve")
    resolved = resolve(loaded, parsed)
    report("check")
    found = {*loaded.problems, *parsed.problems, *resolved.problems, *check(loaded, parsed, resolved)}
    problems = {problem for problem in found if problem.code not in passing}
    if has_errors(problems):
        return None, tuple(sorted(problems))
    report("derive")
    typesetter = _typesetter(loaded)
    derived = derive(loaded, parsed, resolved, find_pandoc(), FORMATS if typesetter else WITHOUT_TYPST)
    edition = Edition(loaded, parsed, resolved, derived)
    problems |= {*derived.problems, *book_problems(edition, typesetter)}
    return None if has_errors(problems) else edition, tuple(sorted(problems))


def _typesetter(loaded: Loaded) -> Typesetter | None:
    """What sets the PDF that the site offers, if it offers any."""
    settings = loaded.site.settings
    return find_typesetter(loaded.root / folder for folder in settings.fonts) if settings.pdf else None


def make(
    edition: Edition, shell_for: Callable[[HtmlPage], Shell], report: Report = lambda _stage: None
) -> Iterator[OutputFile]:
    """Every file of the site, one at a time; `shell_for` gives the page that the host pours the content into."""
    site = edition.loaded.site
    report("render")
    listed = []
    for page in render(edition):
        yield OutputFile(file_of(page.path), pour(shell_for(page), page, site).encode())
        if page.indexed:
            listed.append((page.path, page.lastmod))
    yield from picture_files()
    report("export")
    exported = []
    for file in export(edition):
        yield file
        exported.append(file.path)
    page = interfaces_page(edition, interfaces(exported, edition))
    yield OutputFile(file_of(page.path), pour(shell_for(page), page, site).encode())
    yield from sitemap(site, [*listed, (page.path, page.lastmod)])
    report("search")
    yield from search_files(edition)


def bind(edition: Edition, report: Report = lambda _stage: None) -> Iterator[OutputFile]:
    """The books that the site offers. Raises BookError when one cannot be made; a preview does without them."""
    report("books")
    yield from book_files(edition, _typesetter(edition.loaded))


def packaged(edition: Edition, site: Path) -> Iterator[OutputFile]:
    """What describes the finished site: crate and manifest, which proves every other file."""
    files = list(digests(site))
    if crate := crate_file(edition, files, interfaces([one.path for one in files], edition)):
        yield crate
    yield manifest_file(digests(site))


def file_of(path: str) -> str:
    """The file that holds the page at a site path."""
    return path if path.endswith(".html") else f"{path}index.html"
