"""The reference pages, written from the code."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from .frame import PROBLEMS, cli


@cli.command()
@click.option("--check", "only_check", is_flag=True, help="Change nothing; exit with 1 when a page is out of date.")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default="docs")
def reference(only_check: bool, folder: Path) -> None:
    """Write the reference pages and JSON Schemas below FOLDER from the code."""
    from ..reference import reference_files
    from ..write import write_text

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


def _help_texts() -> dict[str, str]:
    """Each command's --help, for the reference page."""
    texts = {"edition": _help(cli, "edition")}
    texts |= {f"edition {name}": _help(command, f"edition {name}") for name, command in sorted(cli.commands.items())}
    return texts


def _help(command: click.Command, name: str) -> str:
    with click.Context(command, info_name=name, max_content_width=100, terminal_width=100) as context:
        return command.get_help(context)
