"""How the edition is cited from its repository."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from .frame import PROBLEMS, cli, config_option


@cli.command(short_help="Write CITATION.cff from the settings.")
@config_option
@click.option("--check", "only_check", is_flag=True, help="Change nothing; exit with 1 when the file is out of date.")
def citation(config: Path, only_check: bool) -> None:
    """Write CITATION.cff beside mkdocs.yml: how forges and Zenodo cite the edition.

    It says what mkdocs.yml and the collections say, SITE_URL and REPO_URL included when they are set.
    """
    from ..export import CITATION_FILE, citation_text
    from ..load import load
    from ..write import write_text

    path, wanted = config.parent / CITATION_FILE, citation_text(load(config.parent.resolve(), os.environ))
    if path.exists() and path.read_text(encoding="utf-8") == wanted:
        click.echo(f"{path} is up to date.")
        return
    click.echo(f"{'out of date' if only_check else 'written'}: {path}")
    if only_check:
        sys.exit(PROBLEMS)
    write_text(path, wanted)
