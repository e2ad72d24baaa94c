"""What every command shares: the group itself, its options, reading an edition with its problems printed."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .. import __version__
from ..messages import FORMATS, summary

if TYPE_CHECKING:  # importing the stages costs half a second that --help need not wait for
    from ..model.edition import Edition
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
    passing: Collection[str] = (),
) -> tuple[Edition, tuple[Problem, ...]]:
    """The edition and its problems, printed; exits with 1, and the words `stopped`, when they stop the command.

    `passing` are the codes of problems that the command itself mends.
    """
    from ..pipeline import read

    edition, problems = read(config.parent.resolve(), os.environ, report, passing)
    shown = [problem for problem in problems if notices or problem.severity != "notice"]
    if shown or form == "json":
        click.echo(FORMATS[form](shown), err=form == "text")
    too_strict = strict and any(problem.severity == "warning" for problem in problems)
    if edition is None or too_strict:
        click.echo(f"{summary(problems)}{stopped}.", err=True)
        sys.exit(PROBLEMS)
    return edition, problems


def stop_at(problems: tuple[Problem, ...]) -> None:
    """Print the problems, if there are any, and exit with 1."""
    if problems:
        click.echo(FORMATS["text"](problems), err=True)
        sys.exit(PROBLEMS)


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
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


def short(path: Path) -> str:
    """As one would type it from here."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
