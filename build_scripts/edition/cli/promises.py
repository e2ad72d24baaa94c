"""Recording, explaining and auditing what was published."""

from __future__ import annotations

import difflib
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .frame import PROBLEMS, cli, config_option, json_option, read

if TYPE_CHECKING:
    from ..auditing import Account


@cli.command(short_help="Record every published address.")
@config_option
@click.option("--write", "really", is_flag=True, help="Write permalinks/; without it the difference is only shown.")
def publish(config: Path, really: bool) -> None:
    """Record every published address in permalinks/: from then on it is a promise."""
    from ..ledger import publish as published_files
    from ..write import write_texts

    edition, _ = read(config, "text", strict=False, passing=("LED13",))
    if not edition.loaded.site.settings.published:
        click.echo("Nothing is published yet: mkdocs.yml does not say `edition: {published: true}`.")
        return
    files = published_files(edition.loaded, edition.parsed, edition.resolved, edition.derived.versions)
    changed = {name: text for name, text in files.items() if _differs(config.parent / name, name, text)}
    if really:
        write_texts(config.parent, changed)
    outcome = "written" if really or not changed else "would change; edition publish --write records this"
    click.echo(f"{len(changed)} file{'s' if len(changed) != 1 else ''} of the ledger {outcome}.")


def _differs(path: Path, name: str, content: str) -> bool:
    """Whether a file is not as it should be; what changes in it is shown."""
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    for line in difflib.unified_diff(old.splitlines(), content.splitlines(), name, name, lineterm="", n=0):
        click.echo(line)
    return old != content


@cli.group(invoke_without_command=True, short_help="Explain and audit every published address.")
@config_option
@json_option
@click.pass_context
def ledger(context: click.Context, config: Path, as_json: bool) -> None:
    """What was published, and what became of it; without a command, in numbers."""
    from ..auditing import AuditError, overview, published

    promises = context.obj = published(config.parent.resolve(), os.environ)
    if context.invoked_subcommand is None:
        try:
            counts = overview(promises)
        except AuditError as error:
            raise click.UsageError(str(error)) from None
        lines = [f"{number:>9,}  {name}" for name, number in counts.items()]
        click.echo(json.dumps(counts, indent=1) if as_json else "\n".join(lines))


@ledger.command()
@click.argument("address", metavar="PATH")
@json_option
@click.pass_context
def show(context: click.Context, address: str, as_json: bool) -> None:
    """What PATH is (documents/letters/d1/ or documents/letters/d1/#p4, or its full web address), since when, and where it went."""
    from ..auditing import AuditError
    from ..auditing import show as accounts

    try:
        _print_accounts(accounts(context.obj, address), as_json)
    except AuditError as error:
        raise click.UsageError(str(error)) from None


@ledger.command()
@click.option("--against", metavar="SITE|COMMIT", help="A built site, or the ledger at a commit, branch or tag.")
@json_option
@click.pass_context
def audit(context: click.Context, against: str | None, as_json: bool) -> None:
    """Every promise that is not kept; exits with 1 when there is one."""
    from .. import auditing

    try:
        if against is None:
            past = list(auditing.audit_past(context.obj))
            broken = [*past, *(auditing.audit(context.obj) if context.obj.ledger.pages or not past else ())]
        elif Path(against).is_dir():
            broken = list(auditing.audit_site(context.obj, Path(against)))
        else:
            broken = list(auditing.audit_ledger(context.obj, against))
    except auditing.AuditError as error:
        raise click.UsageError(str(error)) from None
    _print_accounts(broken, as_json)
    if unknown := auditing.unknown(context.obj):
        click.echo(unknown, err=True)
    if broken:
        sys.exit(PROBLEMS)
    if not as_json:
        click.echo("Every promise is kept.")


def _print_accounts(accounts: list[Account], as_json: bool) -> None:
    lines = [account.line() for account in accounts]
    records = [account.record() for account in accounts]
    if as_json or lines:
        click.echo(json.dumps(records, indent=1, ensure_ascii=False) if as_json else "\n".join(lines))
