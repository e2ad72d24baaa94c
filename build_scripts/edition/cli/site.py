"""Building, checking, previewing, proving and packing a site."""

from __future__ import annotations

import os
import sys
import time
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..messages import summary
from .frame import (
    PROBLEMS,
    cache_option,
    cli,
    config_option,
    executor_option,
    format_option,
    jobs_option,
    profile_option,
    progress,
    read,
    short,
    stop_at,
    strict_option,
    tell,
)

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from ..cache import BuildRecord, Told
    from ..making import Workers


@cli.command()
@config_option
@click.option(
    "--site-dir",
    "-d",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where the site goes; without it, site beside mkdocs.yml.",
)
@format_option
@strict_option
@cache_option
@jobs_option
@executor_option
@profile_option
def build(
    config: Path,
    site_dir: Path | None,
    form: str,
    strict: bool,
    cache: bool,
    jobs: int | None,
    address: str,
    profile: bool,
) -> None:
    """Build the site: all of it or, when something is wrong, nothing."""
    from ..cache import BuildRecord, folder_of
    from ..theme_path import theme_directory

    started = time.perf_counter()
    root = config.parent.resolve()
    site = _place(site_dir or config.parent / "site", config.parent)
    record = BuildRecord(folder_of(root), root, site, theme_directory(), os.environ) if cache else None
    if told := record.unchanged() if record else None:
        tell(told.problems, form, strict)
        did = "Nothing has changed since the last build"
    else:
        told = _built(config, site, form, strict, record, partial(_workers, jobs, address), profile)
        did = f"{told.files:,} files written"
    lines = [f"  {name:<28}{number:>9,}" for name, number in told.counts.items()]
    lines.append(f"{did} in {time.perf_counter() - started:.1f} s; {told.summary}.")
    if "notice" in told.summary:
        lines.append("Notices are worth knowing but no mistakes; edition check lists them.")
    if not told.address:
        lines.append("No site address is set (SITE_URL): canonical links and the sitemap are left out.")
    lines.append(f"The site is in {short(site)}. To look at it: python3 -m http.server -d {short(site)}")
    click.echo("\n".join(lines), err=form == "json")


def _workers(jobs: int | None, address: str, common: object = None) -> AbstractContextManager[Executor | None]:
    from ..tools.executors import executor  # a build that has nothing to do needs none

    return executor(jobs, address, common)


def _built(
    config: Path, site: Path, form: str, strict: bool, record: BuildRecord | None, workers: Workers, profile: bool
) -> Told:
    """Build it; with what earlier builds kept when there may be a record of this one."""
    from .. import mkdocs_plugin, write
    from ..cache import Store, Told, code_version, folder_of
    from ..tools.executors import WorkersError

    store = Store(folder_of(config.parent), code_version()) if record else nullcontext()
    try:
        with progress(profile) as report, store as kept:
            edition, problems = read(config, form, strict, report, kept=kept, workers=workers, only_outputs=True)
            shown = tuple(problem for problem in problems if problem.severity != "notice")
            said = summary(problems)
            del problems  # very many may be notices
            with write.staged(site) as staging:
                files = mkdocs_plugin.build_site(config, staging, edition, report, kept, workers)
                if record:
                    record.made(staging)
    except WorkersError as error:
        raise click.UsageError(str(error)) from None
    told = Told(shown, said, edition.derived.counts, files, edition.loaded.site.url)
    if record:
        record.keep(told)
    return told


@cli.command()
@config_option
@format_option
@strict_option
def check(config: Path, form: str, strict: bool) -> None:
    """Read and check everything; write nothing."""
    _, problems = read(config, form, strict, notices=True, stopped="")
    if form == "text":
        click.echo(f"Checked: {summary(problems)}.")
        if any(problem.severity == "warning" for problem in problems):
            click.echo("Warnings stop a strict build (make site, a pull request).")


@cli.command()
@config_option
@click.option("--address", "-a", metavar="HOST:PORT", help="Where to listen; without it, 127.0.0.1:8000.")
def serve(config: Path, address: str | None) -> None:
    """Preview the site; it is built again and the page reloaded at every change."""
    from ..load.configuration import load_site
    from ..mkdocs_plugin import serve_site

    # MkDocs runs what tags in mkdocs.yml name (!!python/…): it may not see the file before we have.
    stop_at(tuple(load_site(config.parent.resolve(), os.environ).problems))
    serve_site(config, address)


@cli.command(short_help="Prove a site against its manifest.")
@click.argument("site", type=click.Path(path_type=Path, exists=True, file_okay=False), default="site")
def verify(site: Path) -> None:
    """Compare every file of SITE with its manifest: what is missing, changed, or not of the edition."""
    from ..archive import MANIFEST, difference

    found = difference(site)
    if found is None:
        raise click.UsageError(f"“{site}” has no {MANIFEST}: it was not built by edition, or the file is lost.")
    if not found.count and not found.unread:
        raise click.UsageError(f"“{site / MANIFEST}” is empty: build the site anew.")
    kinds = {"missing": found.missing, "changed": found.changed, "extra": found.extra}
    for kind, paths in kinds.items():
        for path in paths:
            click.echo(f"{kind:<8} {path}")
    for number in found.unread:
        click.echo(f"unread   {MANIFEST}:{number}: write “<sha256>  <path>”")
    if found:
        counts = ", ".join(f"{len(paths)} {kind}" for kind, paths in {**kinds, "unread": found.unread}.items() if paths)
        click.echo(f"The site is not what its manifest says: {counts}.", err=True)
        sys.exit(PROBLEMS)
    click.echo(f"{found.count:,} files, all as the manifest says.")


@cli.command(short_help="Pack a site for reading without a server.")
@click.argument("site", type=click.Path(path_type=Path, exists=True, file_okay=False), default="site")
@click.option(
    "--into", type=click.Path(path_type=Path, dir_okay=False), default="edition.zip", show_default=True, help="The ZIP."
)
def release(site: Path, into: Path) -> None:
    """Pack a built SITE as a ZIP: unpacked, index.html opens from the folder, search included."""
    from ..archive import difference
    from ..archive.release import released
    from ..write import write_zip

    if into.resolve().is_relative_to(site.resolve()):
        raise click.UsageError(f"“{into}” lies in the site itself: name another place.")
    if not into.parent.is_dir():
        raise click.UsageError(f"There is no folder “{into.parent}”: make it first, or name another place.")
    found = difference(site)
    if found is None or found:
        raise click.UsageError(f"“{site}” is not as it was built (edition verify says why): build it anew.")
    count = write_zip(into, into.stem, released(site))
    click.echo(f"{count:,} files in {short(into)}. Unpack it and open index.html.")


def _place(site: Path, root: Path) -> Path:
    """Where the site goes; exits with 2 when none may stand there."""
    from ..place import PlaceError, refuse_foreign, refuse_sources

    try:
        refuse_sources(site, root)
        refuse_foreign(site)
    except (PlaceError, RuntimeError) as error:  # RuntimeError: symbolic links in a circle
        raise click.UsageError(str(error)) from None
    return site.resolve()
