"""What every command shares: the group itself, its options, reading an edition with its problems printed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .. import __version__
from ..messages import FORMATS, summary
from ..model.problem import has_errors
from .profile import Profile

if TYPE_CHECKING:  # importing the stages costs half a second that --help need not wait for
    from ..making import Workers
    from ..model.edition import Edition
    from ..model.keeping import Kept
    from ..model.problem import Problem

PROBLEMS, WRONG_USE, OUR_FAULT = 1, 2, 3
"""Exit codes: problems in the sources, wrong use, a fault of the generator (E999)."""


def _only_name(_context: click.Context, _option: click.Parameter, config: Path) -> Path:
    """The stages read the file by its name: with another, MkDocs and they would read two configurations."""
    if config.name != "mkdocs.yml":
        raise click.BadParameter(f"“{config}”: the configuration must be called mkdocs.yml.")
    return config


config_option = click.option(
    "--config",
    "-c",
    callback=_only_name,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    default="mkdocs.yml",
    show_default=True,
    help="The edition’s mkdocs.yml.",
)
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(sorted(FORMATS)),
    default="text",
    show_default=True,
    help="How problems are printed.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="For programs.")
strict_option = click.option("--strict", is_flag=True, help="Warnings stop it, too.")
cache_option = click.option(
    "--cache/--no-cache",
    default=True,
    show_default=True,
    help="Use again what earlier builds have kept in .edition/cache.",
)
jobs_option = click.option(
    "--jobs", "-j", type=click.IntRange(min=1), metavar="N", help="Processes at once; without it, one for each core."
)
profile_option = click.option(
    "--profile", is_flag=True, help="Say what each stage took: seconds, processor seconds of all processes, memory."
)
executor_option = click.option(
    "--executor", "address", metavar="dask://HOST:PORT", default="", help="Have the work done by a Dask cluster."
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="edition")
def cli() -> None:
    """Markdown and YAML into a cross-linked static scholarly edition."""


def read(
    config: Path,
    form: str,
    strict: bool,
    report: Callable[[str], None] = lambda _stage: None,
    notices: bool = False,
    stopped: str = ": nothing was written",
    kept: Kept | None = None,
    workers: Workers | None = None,
    passing: Collection[str] = (),
    only_outputs: bool = False,
) -> tuple[Edition, tuple[Problem, ...]]:
    """The edition and its problems, printed; exits with 1, and the words `stopped`, when they stop the command.

    `passing` are the codes of problems that the command itself mends; for `only_outputs` see `pipeline.read`.
    """
    from ..pipeline import read

    edition, problems = read(config.parent.resolve(), os.environ, report, kept, workers, passing, only_outputs)
    tell(problems, form, strict, notices, stopped)
    if edition is None:
        raise AssertionError("an edition without errors was not made")
    return edition, problems


def tell(
    problems: tuple[Problem, ...],
    form: str,
    strict: bool,
    notices: bool = False,
    stopped: str = ": nothing was written",
) -> None:
    """Print the problems; exit with 1, and the words `stopped`, when they stop the command."""
    shown = [problem for problem in problems if notices or problem.severity != "notice"]
    if shown or form == "json":
        click.echo(FORMATS[form](shown), err=form == "text")
    if has_errors(problems) or (strict and any(problem.severity == "warning" for problem in problems)):
        click.echo(f"{summary(problems)}{stopped}.", err=True)
        sys.exit(PROBLEMS)


def stop_at(problems: tuple[Problem, ...]) -> None:
    """Print the problems, if there are any, and exit with 1."""
    if problems:
        click.echo(FORMATS["text"](problems), err=True)
        sys.exit(PROBLEMS)


@contextmanager
def progress(profiled: bool = False) -> Iterator[Callable[[str], None]]:
    """Says on standard error which stage runs, and when it has run, how long it took; `profiled`, what it cost, too."""
    from rich.console import Console
    from rich.live import Live

    console = Console(stderr=True, highlight=False)
    profile = Profile()

    def finish() -> None:
        profile.end()
        if profile.stages and not profiled:
            console.print(f"  {profile.stages[-1].name:<8} {profile.stages[-1].wall:6.2f} s")

    # Nothing turns while it waits: that would take a thread, and beside threads no process can be forked safely.
    with Live("reading", console=console, auto_refresh=False, transient=True) as shown:

        def report(words: str) -> None:
            stage, _, share = words.partition(" ")
            shown.update(words, refresh=True)
            if share:
                profile.look()
            else:
                finish()
                profile.begin(stage)

        yield report
        finish()
    if profiled:
        console.print("\n".join(profile.rows()))


def short(path: Path) -> str:
    """As one would type it from here."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
