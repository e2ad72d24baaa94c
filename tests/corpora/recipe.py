"""docs/import-tei.md, followed to the letter by somebody whose texts lie where the guide says."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT
from tests.site.links import HOME

GUIDE = (ROOT / "docs" / "import-tei.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    """The part of the guide under a heading."""
    return re.split(r"^## ", GUIDE.partition(f"## {title}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]


def blocks(text: str, language: str) -> list[str]:
    """What stands fenced in a part of the guide."""
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def run(commands: str, home: Path, folder: Path) -> str:
    """Lines of a shell as somebody types them, in one of their folders; what was printed."""
    programs = home / "bin"
    programs.mkdir(exist_ok=True)
    (programs / "edition").write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m edition "$@"\n')
    (programs / "edition").chmod(0o755)
    own = {"HOME": str(home), "PATH": f"{programs}:{os.environ['PATH']}", "SITE_URL": HOME}
    ran = subprocess.run(
        ["sh", "-e", "-c", commands], cwd=folder, env={**os.environ, **own}, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout + ran.stderr


def change(file: Path, before: str, after: str) -> None:
    """An edit by hand: the words must be there."""
    text = file.read_text(encoding="utf-8")
    assert before in text, f"{file.name}: {before}"
    file.write_text(text.replace(before, after), encoding="utf-8")


def state_rights(collection: Path) -> None:
    """What the guide says of rights."""
    (rights,) = (block for block in blocks(section("Letters"), "yaml") if block.startswith("licence:"))
    change(collection / "collection.yml", "licence: {text: NOASSERTION, source: NOASSERTION}\n", rights)


def letters(home: Path) -> tuple[Path, str]:
    """An edition of `~/letters/tei`, and what its check and its build print."""
    guide = section("Letters")
    begin, look = blocks(guide, "sh")
    run(begin, home, home)
    root = home / "my-letters"
    state_rights(root / "sources/letters")
    (organisation,) = (block for block in blocks(guide, "yaml") if block.startswith("- id:"))
    (root / "content/registers/organisations.yml").write_text(organisation, encoding="utf-8")
    after, before = re.findall(r"`(recipients: .*?)`", guide.replace("\n", " "))
    for letter in sorted((root / "sources/letters").glob("*.md")):
        change(letter, before, after)
    return root, run(look, home, root)


def history(home: Path) -> tuple[Path, str]:
    """An edition of `~/history`, and what its check and its build print."""
    guide = section("A book and its documents")
    (begin,) = blocks(guide, "sh")
    run(begin, home, home)
    root = home / "my-history"
    (line,) = blocks(guide, "yaml")
    change(root / "mkdocs.yml", "- Documents: ", f"{line}- Documents: ")
    state_rights(root / "sources/documents")
    return root, run("edition check\nedition build", home, root)
