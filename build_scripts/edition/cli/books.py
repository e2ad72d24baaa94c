"""Books: PDF and EPUB."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from .frame import cli, config_option, read, short, stop_at

if TYPE_CHECKING:
    from ..model.books import Format


def _book_command(name: Format, says: str) -> None:
    """A command that makes books of one format."""

    @cli.command(name, help=says, short_help=says.partition(".")[0] + ".")
    @click.argument("names", nargs=-1, metavar="[NAME]...")
    @config_option
    @click.option("--into", "-d", type=click.Path(path_type=Path, file_okay=False), default="books", show_default=True)
    @click.option("--all", "every", is_flag=True, help="Every book, each document among them.")
    @click.option(
        "--fonts", multiple=True, type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="FOLDER"
    )
    def make_books(names: tuple[str, ...], config: Path, into: Path, every: bool, fonts: tuple[Path, ...]) -> None:
        from ..bookmaking import BookError, BookmakingError, Order, ordered
        from ..write import write_file

        edition, _ = read(config, "text", strict=False)
        try:
            order = Order(edition, ordered(edition, names, every), name, fonts)
            stop_at(order.problems())
            for file in order.files():
                write_file(into, file)
                click.echo(f"{short(into / file.path)}  {len(file.content) // 1024 + 1:,} KB")
        except BookmakingError as error:
            raise click.UsageError(str(error)) from None
        except BookError as error:
            stop_at((error.problem,))


_book_command(
    "pdf",
    "Make books as PDF. NAME is study, edition, paths/PATH, documents/COLLECTION or documents/COLLECTION/NAME; without one, "
    "the study. The PDF is tagged for readers by ear (PDF/UA-1) and for archives (PDF/A-2a).",
)
_book_command("epub", "Make books as EPUB 3.3. NAME as for edition pdf; without one, the study.")
