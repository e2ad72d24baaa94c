"""The way of the data, from sources to site: read this first.

load → parse → resolve → check → derive → render → export → search → write. Each stage maps values to values (model/edition.py);
nothing is written before everything is known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from .checks import check
from .derive import derive
from .derive.search import search_files
from .export import export, sitemap
from .load import load
from .model.edition import Edition, HtmlPage, OutputFile
from .model.problem import Problem, has_errors
from .parse import parse
from .render import render
from .render.shell import Shell, pour
from .resolve import resolve
from .tools.pandoc import find_pandoc

Report = Callable[[str], None]
"""Told the name of each stage as it begins."""


def read(
    root: Path, environment: Mapping[str, str], report: Report = lambda _stage: None
) -> tuple[Edition | None, tuple[Problem, ...]]:
    """Everything known of the edition below `root`, and every problem, sorted by place.

    The edition is None when a problem is an error: nothing may be made of it then.
    """
    report("load")
    loaded = load(root, environment)
    report("parse")
    parsed = parse(loaded)
    report("resolve")
    resolved = resolve(loaded, parsed)
    report("check")
    problems = {*loaded.problems, *parsed.problems, *resolved.problems, *check(loaded, parsed, resolved)}
    if has_errors(problems):
        return None, tuple(sorted(problems))
    report("derive")
    derived = derive(loaded, parsed, resolved, find_pandoc())
    problems |= set(derived.problems)
    edition = None if has_errors(problems) else Edition(loaded, parsed, resolved, derived)
    return edition, tuple(sorted(problems))


def make(
    edition: Edition, shell_for: Callable[[HtmlPage], Shell], report: Report = lambda _stage: None
) -> Iterator[OutputFile]:
    """Every file of the site, one at a time; `shell_for` gives the page that the host pours the content into."""
    site = edition.loaded.site
    report("render")
    listed = []
    for page in render(edition):
        yield OutputFile(file_of(page.path), pour(shell_for(page), page, site).encode())
        listed.append((page.path, page.lastmod))
    report("export")
    yield from export(edition)
    yield from sitemap(site, listed)
    report("search")
    yield from search_files(edition)


def file_of(path: str) -> str:
    """The file that holds the page at a site path."""
    return path if path.endswith(".html") else f"{path}index.html"
