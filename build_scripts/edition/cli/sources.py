"""Beginning, writing, importing and collating sources."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from ..messages import FORMATS
from .frame import PROBLEMS, cli, format_option


@cli.command(short_help="Begin an edition, a document or a person.")
@click.argument("what")
@click.argument("name", required=False)
@click.option("--title", default="A New Edition", show_default=True, help="Title of the new edition.")
@click.option("--empty", is_flag=True, help="Without sample documents and entries: for texts to be imported.")
def new(what: str, name: str | None, title: str, empty: bool) -> None:
    """Begin an edition (new FOLDER), a document (new document letters/d7) or a person (new person beck-anna)."""
    from .. import beginnings

    try:
        if name is None and what in {"document", "person"}:
            raise click.UsageError("Say its name, too: new document COLLECTION/NAME or new person ID.")
        if name is None:
            lines = beginnings.new_edition(Path(what), title, empty, date.today().isoformat())
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
    from ..canonical import canonical, source_files
    from ..write import write_text

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
@click.option(
    "--language", default="", metavar="CODE", help="Language of texts that do not say theirs, for instance it."
)
@format_option
def tei(paths: tuple[Path, ...], into: str, profile: str, merge: bool, title: str, language: str, form: str) -> None:
    """Import TEI P5: every file below PATHS, or nothing; prints what became of each element."""
    from ..importers.tei import PROFILES
    from ..importing import ImportingError, Order, import_tei, report_lines

    if profile and profile not in PROFILES:
        raise click.BadParameter(f"“{profile}”; there are: {', '.join(PROFILES)}.", param_hint="--profile")
    try:
        outcome = import_tei(Path.cwd(), Order(paths, into.rstrip("/"), profile, merge, title, language))
    except ImportingError as error:
        raise click.UsageError(str(error)) from None
    if outcome.problems or form == "json":
        click.echo(FORMATS[form](outcome.problems), err=form == "text")
    if not outcome.lines:
        click.echo("Nothing was written.", err=True)
        sys.exit(PROBLEMS)
    click.echo("\n".join([*report_lines(outcome.rows), *outcome.lines]), err=form == "json")


@cli.command(short_help="Propose an apparatus from the texts of witnesses.")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--sigla", default="", metavar="A,B,…", help="The witnesses’ sigla; without it, the files’ names.")
@click.option("--positive", is_flag=True, help="Name every witness at every place.")
@click.option(
    "--output", "-o", type=click.Path(path_type=Path, dir_okay=False), help="A new file; without it, the screen."
)
def collate(files: tuple[Path, ...], sigla: str, positive: bool, output: Path | None) -> None:
    """Compare FILES paragraph by paragraph and print the first with an apparatus of what the others have."""
    from ..collating import CollatexMissingError, CollatingError
    from ..collating import collate as proposed
    from ..write import write_text

    if output and output.exists():
        raise click.UsageError(f"“{output}” is there already: say another name.")
    try:
        markdown = proposed(files, [siglum.strip() for siglum in sigla.split(",")] if sigla else (), positive)
    except (CollatingError, CollatexMissingError) as error:
        raise click.UsageError(str(error)) from None
    if output is None:
        click.echo(markdown, nl=False)
        return
    write_text(output, markdown)
    click.echo(f"written {output}. Every entry is a proposal: read each, then: edition check")
