"""The way of the data, from sources to site: read this first.

load → parse → resolve → check → derive → render → export → search → books → write. Each stage maps values to values (model/edition.py);
nothing is written before everything is known.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from .archive import build_info_file, crate_file, digests, manifest_file
from .books import book_files, book_problems
from .checks import check
from .derive import derive
from .derive.search import search_files
from .export import catalogue_file, interfaces, sitemap
from .load import load
from .load.past import load_past
from .making import LARGE, Gathered, ShellFor, Site, Workers, count, counted, do, in_order
from .model.books import FORMATS, WITHOUT_TYPST
from .model.edition import Edition, Loaded, OutputFile
from .model.jobs import Digest, in_groups
from .model.keeping import Kept
from .model.permalinks import SITE
from .model.problem import Problem, has_errors
from .model.readable import checked
from .parse import parse
from .render.interfaces import interfaces_page
from .render.specimen import picture_files
from .resolve import resolve
from .tools.git import find_git, read_checkout, read_history
from .tools.kept import KeptPandoc, KeptTypesetter
from .tools.pandoc import Pandoc, find_pandoc
from .tools.typst import Typesetter, find_typesetter
from .tools.versions import versions

Report = Callable[[str], None]
"""Told the name of each stage as it begins, and how far a long one is: `render`, then `render 40 %` …"""


_TOLD = 10
"""Groups of jobs after which it is told how far a stage is."""


def read(
    root: Path,
    environment: Mapping[str, str],
    report: Report = lambda _stage: None,
    kept: Kept | None = None,
    workers: Workers | None = None,
    passing: Collection[str] = (),
    only_outputs: bool = False,
    books: bool = True,
) -> tuple[Edition | None, tuple[Problem, ...]]:
    """Everything known of the edition below `root`, and every problem but those of the codes `passing`, sorted by place.

    The edition is None when a problem is an error: nothing may be made of it then. What earlier builds have `kept` is used
    again; the `workers` do what can be done by several at once. When `only_outputs` shall be made of it, the edition is without
    marks and Markdown, a fourth of its memory. Problems that only `books` have can be asked for later (`problems_of_books`).
    """
    report("load")
    loaded = load(root, environment)
    if loaded.site.settings.published or loaded.ledger.pages:
        history = read_history(find_git(root), loaded.ledger.releases.values())
        loaded = replace(loaded, history=history, past=load_past(history.sources))
    elif (history := read_history(find_git(root), ())).knows(SITE):
        loaded = replace(loaded, history=history)  # it was published: `check` says so
    report("parse")
    with workers(None) if workers else nullcontext() as executor:
        parsed = parse(loaded, kept, executor)
    report("resolve")
    resolved = resolve(loaded, parsed)
    report("check")
    found = {*loaded.problems, *parsed.problems, *resolved.problems, *check(loaded, parsed, resolved, passing)}
    problems = {problem for problem in found if problem.code not in passing}
    if has_errors(problems):
        return None, tuple(sorted(problems))
    report("derive")
    loaded = checked(loaded) if only_outputs else loaded
    typesetter = _typesetter(loaded)
    derived = derive(loaded, parsed, resolved, _pandoc(kept), FORMATS if typesetter else WITHOUT_TYPST)
    edition = Edition(loaded, parsed, resolved, derived)
    problems |= {*derived.problems, *(book_problems(edition, typesetter) if books else ())}
    return None if has_errors(problems) else edition, tuple(sorted(problems))


def _pandoc(kept: Kept | None) -> Pandoc | None:
    pandoc = find_pandoc()
    return KeptPandoc(pandoc, kept) if pandoc and kept else pandoc


def _typesetter(loaded: Loaded, kept: Kept | None = None) -> Typesetter | None:
    """What sets the PDF that the site offers, if it offers any."""
    settings = loaded.site.settings
    found = find_typesetter(loaded.root / folder for folder in settings.fonts) if settings.pdf else None
    return KeptTypesetter(found, kept) if found and kept else found


def make(site: Site, workers: Workers, shell_for: ShellFor, report: Report = lambda _stage: None) -> Gathered:
    """Write every file of the site but the books and what describes it as a whole.

    The `workers` are given the site, with the shells that are there; `shell_for` gives the others.
    """
    *_, made = steps(site, workers, shell_for, report)
    return made


def steps(
    site: Site, workers: Workers, shell_for: ShellFor, report: Report = lambda _stage: None
) -> Generator[Gathered]:
    """The same, and what has been gathered after each step: first every page, last everything."""
    made, edition = Gathered(site, shell_for), site.edition
    site.prepare()
    with workers(site) as executor:
        for stage, jobs in groupby(site.jobs(), key=attrgetter("stage")):
            report(stage)
            given = [*in_groups(jobs)]
            for number, done in enumerate(in_order(executor, do, given), 1):
                made.take(done)
                if number % _TOLD == 0:
                    report(f"{stage} {100 * number // len(given)} %")
            yield made
        made.put(picture_files())
        offered = interfaces([*made.files], edition)
        made.put([catalogue_file(offered, edition), interfaces_page(edition, offered)])
        made.put(sitemap(edition.loaded.site, made.listed))
        report("search")
        made.put(search_files(edition, map(counted, in_order(executor, count, site.makers.reader.divisions(), LARGE))))
    yield made


def problems_of_books(edition: Edition) -> tuple[Problem, ...]:
    """The problems that only books have."""
    return tuple(sorted(book_problems(edition, _typesetter(edition.loaded))))


def bind(edition: Edition, report: Report = lambda _stage: None, kept: Kept | None = None) -> Iterator[OutputFile]:
    """The books that the site offers. Raises BookError when one cannot be made; a preview does without them."""
    report("books")
    yield from book_files(edition, _typesetter(edition.loaded, kept))


def packaged(edition: Edition, site: Path, known: Mapping[str, Digest]) -> Iterator[OutputFile]:
    """What describes the finished site: what it was made of, crate, and manifest, which proves every other file.

    Files are written as they come; those whose digest is `known` are not read.
    """
    yield build_info_file(versions(), read_checkout(find_git(edition.loaded.root)))
    files = list(digests(site, known))
    if crate := crate_file(edition, files, interfaces([one.path for one in files], edition)):
        yield crate
    yield manifest_file(digests(site, known))
