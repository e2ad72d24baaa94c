"""The command line. Every command is a short translation into a library call.

Exit codes: 0 fine, 1 problems in the sources, 2 wrong use, 3 a fault of the generator (E999).
"""

from __future__ import annotations

import difflib
import errno
import os
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from . import __version__
from .messages import FORMATS, summary

if TYPE_CHECKING:  # importing the stages costs half a second that --help need not wait for
    from .model.edition import Edition
    from .model.problem import Problem

PROBLEMS, WRONG_USE, OUR_FAULT = 1, 2, 3
_REFUSALS = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.ENAMETOOLONG}
"""Rights, a full disk, a name too long: nothing that the generator could do better."""


def _only_name(_context: click.Context, _option: click.Parameter, config: Path) -> Path:
    """The stages read the file by its name: with another, MkDocs and they would read two configurations."""
    if config.name != "mkdocs.yml":
        raise click.BadParameter(f"“{config}”: the configuration must be called mkdocs.yml.")
    return config


_config = click.option(
    "--config",
    "-c",
    callback=_only_name,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    default="mkdocs.yml",
    show_default=True,
    help="The edition’s mkdocs.yml.",
)
_format = click.option(
    "--format",
    "form",
    type=click.Choice(sorted(FORMATS)),
    default="text",
    show_default=True,
    help="How problems are printed.",
)
_strict = click.option("--strict", is_flag=True, help="Warnings stop it, too.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="edition")
def cli() -> None:
    """Markdown and YAML into a cross-linked static scholarly edition."""


@cli.command()
@_config
@click.option(
    "--site-dir",
    "-d",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where the site goes; without it, site beside mkdocs.yml.",
)
@_format
@_strict
def build(config: Path, site_dir: Path | None, form: str, strict: bool) -> None:
    """Build the site: all of it or, when something is wrong, nothing."""
    from . import mkdocs_plugin, write

    started = time.perf_counter()
    site = _place(site_dir or config.parent / "site", config.parent)
    with _progress() as report:
        edition, problems = _read(config, form, strict, report)
        with write.staged(site) as staging:
            files = mkdocs_plugin.build_site(config, staging, edition, report)
    lines = [f"  {name:<28}{number:>9,}" for name, number in edition.derived.counts.items()]
    lines.append(f"{files:,} files written in {time.perf_counter() - started:.1f} s; {summary(problems)}.")
    if any(problem.severity == "notice" for problem in problems):
        lines.append("Notices are worth knowing but no mistakes; edition check lists them.")
    if not edition.loaded.site.url:
        lines.append("No site address is set (SITE_URL): canonical links and the sitemap are left out.")
    lines.append(f"The site is in {_short(site)}. To look at it: python3 -m http.server -d {_short(site)}")
    click.echo("\n".join(lines), err=form == "json")


@cli.command()
@_config
@_format
@_strict
def check(config: Path, form: str, strict: bool) -> None:
    """Read and check everything; write nothing."""
    _, problems = _read(config, form, strict, notices=True, stopped="")
    if form == "text":
        click.echo(f"Checked: {summary(problems)}.")
        if any(problem.severity == "warning" for problem in problems):
            click.echo("Warnings stop a strict build (make site, a pull request).")


@cli.command()
@_config
@click.option("--address", "-a", metavar="HOST:PORT", help="Where to listen; without it, 127.0.0.1:8000.")
def serve(config: Path, address: str | None) -> None:
    """Preview the site; it is built again and the page reloaded at every change."""
    from .load.configuration import load_site
    from .mkdocs_plugin import serve_site

    # MkDocs runs what tags in mkdocs.yml name (!!python/…): it may not see the file before we have.
    _stop_at(tuple(load_site(config.parent.resolve(), os.environ).problems))
    serve_site(config, address)


@cli.command(short_help="Begin an edition, a document or a person.")
@click.argument("what")
@click.argument("name", required=False)
@click.option("--title", default="A New Edition", show_default=True, help="Title of the new edition.")
def new(what: str, name: str | None, title: str) -> None:
    """Begin an edition (new FOLDER), a document (new document letters/d7) or a person (new person beck-anna)."""
    from . import beginnings

    try:
        if name is None and what in {"document", "person"}:
            raise click.UsageError("Say its name, too: new document COLLECTION/NAME or new person ID.")
        if name is None:
            lines = beginnings.new_edition(Path(what), title)
        elif what == "document":
            lines = beginnings.new_document(Path.cwd(), name, date.today().isoformat())
        elif what == "person":
            lines = beginnings.new_person(Path.cwd(), name)
        else:
            raise click.UsageError(
                f"“{what} {name}”: say new FOLDER, new document COLLECTION/NAME or new person ID. "
                "For any other entry copy a neighbour’s in content/registers/ or content/bibliography.yml."
            )
    except beginnings.BeginningError as error:
        raise click.UsageError(str(error)) from None
    for line in lines:
        click.echo(line)


@cli.command(short_help="Write sources in their canonical form.")
@click.option("--check", "only_check", is_flag=True, help="Change nothing; exit with 1 when a file would change.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
def fmt(only_check: bool, paths: tuple[Path, ...]) -> None:
    """Write sources in their canonical form; without PATHS, everything in content/ and sources/."""
    from .canonical import canonical, source_files
    from .write import write_text

    changed = 0
    for path in source_files(paths or (Path("content"), Path("sources"))):
        try:
            source = path.read_bytes().decode()
        except (OSError, UnicodeDecodeError):
            continue  # `edition check` explains it
        if (wanted := canonical(source, path.as_posix())) != source:
            changed += 1
            click.echo(f"{'would change' if only_check else 'changed'} {path}")
            if not only_check:
                write_text(path, wanted)
    click.echo(f"{changed} file{'s' if changed != 1 else ''} {'would be changed' if only_check else 'changed'}.")
    if changed and only_check:
        sys.exit(PROBLEMS)


@cli.group("import")
def import_group() -> None:
    """Bring in texts that exist in another form."""


@import_group.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--into", required=True, metavar="FOLDER", help="sources/COLLECTION, or content/FOLDER for prose.")
@click.option("--profile", default="", help="How the files are encoded: edition, volume, monograph, letter, document.")
@click.option("--merge", is_flag=True, help="Upgrade calendar entries of the same name; addresses, links, notes stay.")
@click.option("--title", default="", help="Title of a new collection.")
@_format
def tei(paths: tuple[Path, ...], into: str, profile: str, merge: bool, title: str, form: str) -> None:
    """Import TEI P5: every file below PATHS, or nothing; prints what became of each element."""
    from .importers.tei import PROFILES
    from .importing import ImportingError, Order, import_tei, report_lines

    if profile and profile not in PROFILES:
        raise click.BadParameter(f"“{profile}”; there are: {', '.join(PROFILES)}.", param_hint="--profile")
    try:
        outcome = import_tei(Path.cwd(), Order(paths, into.rstrip("/"), profile, merge, title))
    except ImportingError as error:
        raise click.UsageError(str(error)) from None
    if outcome.problems or form == "json":
        click.echo(FORMATS[form](outcome.problems), err=form == "text")
    if not outcome.lines:
        click.echo("Nothing was written.", err=True)
        sys.exit(PROBLEMS)
    click.echo("\n".join([*report_lines(outcome.rows), *outcome.lines]), err=form == "json")


@cli.command(short_help="Record every published address.")
@_config
@click.option("--write", "really", is_flag=True, help="Write permalinks/; without it the difference is only shown.")
def publish(config: Path, really: bool) -> None:
    """Record every published address in permalinks/: from then on it is a promise."""
    from .ledger import publish as published_files

    edition, _ = _read(config, "text", strict=False)
    if not edition.loaded.site.settings.published:
        click.echo("Nothing is published yet: mkdocs.yml does not say `edition: {published: true}`.")
        return
    root, changes = config.parent, 0
    for name, content in sorted(published_files(edition.loaded, edition.parsed, edition.resolved).items()):
        changes += _write_difference(root / name, name, content, really)
    outcome = "written" if really or not changes else "would change; edition publish --write records this"
    click.echo(f"{changes} file{'s' if changes != 1 else ''} of the ledger {outcome}.")


@cli.command()
@click.option("--check", "only_check", is_flag=True, help="Change nothing; exit with 1 when a page is out of date.")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default="docs")
def reference(only_check: bool, folder: Path) -> None:
    """Write the reference pages and JSON Schemas below FOLDER from the code."""
    from .reference import reference_files
    from .write import write_text

    stale = [
        (folder / name, content)
        for name, content in sorted(reference_files(_help_texts()).items())
        if not (folder / name).exists() or (folder / name).read_text(encoding="utf-8") != content
    ]
    for path, content in stale:
        click.echo(f"{'out of date' if only_check else 'written'}: {path}")
        if not only_check:
            write_text(path, content)
    if stale and only_check:
        sys.exit(PROBLEMS)


def _read(
    config: Path,
    form: str,
    strict: bool,
    report: Callable[[str], None] = lambda _stage: None,
    notices: bool = False,
    stopped: str = ": nothing was written",
) -> tuple[Edition, tuple[Problem, ...]]:
    """The edition and its problems, printed; exits with 1, and the words `stopped`, when they stop the command."""
    from .pipeline import read

    edition, problems = read(config.parent.resolve(), os.environ, report)
    shown = [problem for problem in problems if notices or problem.severity != "notice"]
    if shown or form == "json":
        click.echo(FORMATS[form](shown), err=form == "text")
    too_strict = strict and any(problem.severity == "warning" for problem in problems)
    if edition is None or too_strict:
        click.echo(f"{summary(problems)}{stopped}.", err=True)
        sys.exit(PROBLEMS)
    return edition, problems


def _stop_at(problems: tuple[Problem, ...]) -> None:
    """Print the problems, if there are any, and exit with 1."""
    if problems:
        click.echo(FORMATS["text"](problems), err=True)
        sys.exit(PROBLEMS)


def _write_difference(path: Path, name: str, content: str, really: bool) -> int:
    """Show what changes in a file; write it when told to. Returns 1 when it differs."""
    from .write import write_text

    old = path.read_text(encoding="utf-8") if path.exists() else ""
    if old == content:
        return 0
    for line in difflib.unified_diff(old.splitlines(), content.splitlines(), name, name, lineterm="", n=0):
        click.echo(line)
    if really:
        write_text(path, content)
    return 1


def _place(site: Path, root: Path) -> Path:
    """Where the site goes; exits with 2 when none may stand there."""
    from .write import PlaceError, refuse_foreign, refuse_sources

    try:
        refuse_sources(site, root)
        refuse_foreign(site)
    except (PlaceError, RuntimeError) as error:  # RuntimeError: symbolic links in a circle
        raise click.UsageError(str(error)) from None
    return site.resolve()


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """Says on standard error which stage runs, and when it has run, how long it took."""
    from rich.console import Console

    console = Console(stderr=True, highlight=False)
    began = [("", time.perf_counter())]

    def finish() -> None:
        stage, start = began[-1]
        if stage:
            console.print(f"  {stage:<8} {time.perf_counter() - start:6.2f} s")

    with console.status("reading") as status:

        def report(stage: str) -> None:
            finish()
            began.append((stage, time.perf_counter()))
            status.update(stage)

        yield report
        finish()


def _help_texts() -> dict[str, str]:
    """Each command's --help, for the reference page."""
    texts = {"edition": _help(cli, "edition")}
    texts |= {f"edition {name}": _help(command, f"edition {name}") for name, command in sorted(cli.commands.items())}
    return texts


def _help(command: click.Command, name: str) -> str:
    with click.Context(command, info_name=name, max_content_width=100, terminal_width=100) as context:
        return command.get_help(context)


def _short(path: Path) -> str:
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def main() -> NoReturn:
    """Run the command line; the one broad handler of the project."""
    try:
        cli(prog_name="edition")
    except OSError as error:
        if error.errno not in _REFUSALS:
            _fault(error)
        click.echo(f"error: the system refuses “{error.filename}”: {error.strerror}.", err=True)
        sys.exit(WRONG_USE)
    except Exception as error:  # noqa: BLE001  whatever it is, it is ours: say so and ask for a report
        _fault(error)
    sys.exit(0)


def _fault(error: Exception) -> NoReturn:
    where = traceback.extract_tb(error.__traceback__)[-1]
    click.echo(
        f"error E999: the generator failed ({type(error).__name__}: {error}; {Path(where.filename).name}:{where.lineno}). "
        "This should not happen, whatever the sources say: please report it with the file that caused it.",
        err=True,
    )
    if os.environ.get("EDITION_TRACEBACK"):
        traceback.print_exception(error)
    sys.exit(OUR_FAULT)
