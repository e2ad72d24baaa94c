"""Lighthouse on each kind of page: `make lighthouse`. Fails below the floors.

Lighthouse and what it needs are 185 MB of other people's programs: they are fetched when asked for, into build/, and
are no part of continuous integration.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.conftest import ROOT, program

from .browsing import FLAGS, chromium_path
from .cases import kinds
from .conftest import build
from .reading import Site
from .serving import serving

VERSION = "12.8.2"
TOOLS = ROOT / "build" / "lighthouse"
FLOORS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
VISITS = 3
ABSENT = {"404.html": {"seo"}}
"""A page that is to stay out of indexes has no place in them."""


def installed() -> Path:
    """Lighthouse's command, fetched when it is not there."""
    command = TOOLS / "node_modules" / "lighthouse" / "cli" / "index.js"
    stamp = TOOLS / "node_modules" / "lighthouse" / "package.json"
    if not stamp.exists() or json.loads(stamp.read_text(encoding="utf-8"))["version"] != VERSION:
        TOOLS.mkdir(parents=True, exist_ok=True)
        quiet = ["--silent", "--ignore-scripts", "--no-audit", "--no-fund", "--no-save"]
        subprocess.run([program("npm"), "install", *quiet, "--prefix", TOOLS, f"lighthouse@{VERSION}"], check=True)
    return command


def audit(command: Path, address: str) -> dict[str, Any]:
    """Lighthouse's report."""
    flags = " ".join(["--headless=new", *FLAGS])
    options = ["--quiet", "--output=json", f"--chrome-flags={flags}", f"--only-categories={','.join(FLOORS)}"]
    environment = os.environ | ({"CHROME_PATH": path} if (path := chromium_path()) else {})
    result = subprocess.run(
        [program("node"), command, address, *options], env=environment, capture_output=True, text=True, check=True
    )
    return json.loads(result.stdout)


def best(command: Path, address: str) -> dict[str, Any]:
    """The report of the fastest of up to three visits: what else the machine does only ever slows a page down."""
    reports: list[dict[str, Any]] = []
    while len(reports) < VISITS and not (reports and _speed(reports[-1]) * 100 >= FLOORS["performance"]):
        reports.append(audit(command, address))
    return max(reports, key=_speed)


def _speed(report: dict[str, Any]) -> float:
    return float(report["categories"]["performance"]["score"] or 0)


def faults(report: dict[str, Any], category: str) -> list[str]:
    """The audits that cost points."""
    return [
        f"{audit['title']}: {json.dumps(audit.get('details', {}).get('items', [])[:2])[:300]}"
        for reference in report["categories"][category]["auditRefs"]
        if reference["weight"]
        and (audit := report["audits"][reference["id"]])["score"] is not None
        and audit["score"] < 0.9
    ]


def main(only: list[str]) -> int:
    """Audit the pages of each kind, or of the kinds whose names hold one of the words; 1 when one is below the floors."""
    command = installed()
    low = []
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        site = Site(Path(folder) / "site")
        # The address that the pages give as their own is the one at which Lighthouse finds them.
        made = build(ROOT, site.root, SITE_URL=f"http://127.0.0.1:{port}/")
        if made.returncode:
            print(made.stdout + made.stderr)  # noqa: T201
            return made.returncode
        print(f"{'kind of page':32}", *(f"{name:>14}" for name in FLOORS))  # noqa: T201
        with serving(site.root, port) as served:
            for kind, page in kinds(site).items():
                if only and not any(word in kind for word in only):
                    continue
                report = best(command, served + page.path)
                scores = {name: round(100 * report["categories"][name]["score"]) for name in FLOORS}
                print(f"{kind:32}", *(f"{score:14}" for score in scores.values()), flush=True)  # noqa: T201
                for name, floor in FLOORS.items():
                    if scores[name] < floor and name not in ABSENT.get(page.path, ()):
                        low += [f"{kind}, {name} {scores[name]}: {fault}" for fault in faults(report, name)]
    print(*low, sep="\n")  # noqa: T201
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
