"""`make bench`: generated editions of several sizes, built by us and by our peers in turn, and what was measured in docs/benchmarks.md.

SIZES=real,2000,5000  documents; real is the edition of this repository    ROUNDS=3  builds of each, of which the tables have the median

Results are kept in bench/results.json by size: a size that is measured again replaces its own only, so that large ones can be
measured when a machine is quiet (`make bench SIZES=20000,50000 ROUNDS=1`).
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from generate import generate
from keystroke import fetched
from measure import Cost
from ours import Ours, stages
from peers import Hugo, Material, install
from tables import write_tables

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "bench" / "results.json"
LARGEST_OF_PEERS = 10_000
"""Documents beyond which the peers are not asked: Material alone would take an hour."""

Runs = dict[str, list[dict[str, Any]]]
"""Name of a build → what each round of it cost."""


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument(
        "--sizes", default=os.environ.get("SIZES") or "real,2000,5000", help="numbers of documents; real: this edition"
    )
    parser.add_argument("--rounds", type=int, default=int(os.environ.get("ROUNDS") or 3), help="builds of each")
    arguments = parser.parse_args()
    versions = {**install(), **_our_versions()}
    for size in arguments.sizes.split(","):
        with tempfile.TemporaryDirectory() as scratch:
            found = (
                measured_here(arguments.rounds, Path(scratch))
                if size == "real"
                else measured(int(size), arguments.rounds, Path(scratch))
            )
        _keep({**_circumstances(), "versions": versions, **found})
        write_tables(json.loads(RESULTS.read_text(encoding="utf-8")))


def measured_here(rounds: int, scratch: Path) -> dict[str, Any]:
    """The edition of this repository, without its commits."""
    for name in ("mkdocs.yml", "content", "sources", "permalinks"):
        source, target = ROOT / name, scratch / "edition" / name
        target.parent.mkdir(exist_ok=True)
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    ours = Ours(scratch / "edition", scratch / "site")
    runs: Runs = {}
    for number in range(1, rounds + 1):
        _round(runs, ours, number)
    return {"name": "this edition", "documents": ours.documents(), "runs": runs, "site": ours.size()}


def measured(documents: int, rounds: int, scratch: Path) -> dict[str, Any]:
    """Everything measured at one size."""
    generate(documents, scratch / "edition")
    ours = Ours(scratch / "edition", scratch / "site")
    hugo, material = Hugo(scratch / "hugo"), Material(scratch / "material")
    beside = documents <= LARGEST_OF_PEERS
    if beside:
        hugo.begin(ours.edition)
        material.begin(ours.edition)
    runs: Runs = {}
    for number in range(1, rounds + 1):
        _round(runs, ours, number)
        if beside:
            _round_of_peers(runs, hugo, material, number)
    found = {"name": "generated", "documents": documents, "runs": runs, "site": ours.size()}
    if beside:
        found["bytes"] = {
            "edition": fetched("edition", ours.site),
            "pagefind": fetched("pagefind", hugo.folder / "public"),
        }
    return found


def _round(runs: Runs, ours: Ours, number: int) -> None:
    _run(runs, "clean", ours.clean)
    ours.refuse_partial()
    _edit(ours.some_document(), number)
    _run(runs, "one changed", ours.build)
    _run(runs, "nothing changed", ours.build)


def _round_of_peers(runs: Runs, hugo: Hugo, material: Material, number: int) -> None:
    _run(runs, "hugo", hugo.build)
    _run(runs, "pagefind", hugo.search)
    _edit(hugo.folder / "content" / "documents" / "volume-1" / "d7.md", number)
    _run(runs, "hugo, one changed", hugo.build)
    _run(runs, "material", material.build)


def _run(runs: Runs, name: str, build: Callable[[], Cost]) -> None:
    cost = build()
    print(f"{name:<18}{cost.wall:8.1f} s {cost.cpu:8.1f} s cpu {cost.peak:8,.0f} MB", flush=True)
    kept = {"wall": round(cost.wall, 2), "cpu": round(cost.cpu, 2), "peak": round(cost.peak)}
    runs.setdefault(name, []).append({**kept, "stages": stages(cost)} if name == "clean" else kept)


def _edit(file: Path, number: int) -> None:
    """Another sentence at the end of a text, as an editor would correct it."""
    lines = file.read_text(encoding="utf-8").rstrip("\n").split("\n")
    last = max(place for place, line in enumerate(lines) if line and not line.startswith((":::", "|")))
    lines[last] += f" Corrected for the time {number}."
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _circumstances() -> dict[str, Any]:
    return {
        "day": time.strftime("%Y-%m-%d"),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "machine": f"{platform.system()} {platform.machine()}",
        "load": round(os.getloadavg()[1], 1),
    }


def _our_versions() -> dict[str, str]:
    from edition.tools.versions import versions

    found = versions()
    return {"edition": found["edition"], "python": platform.python_version()}


def _keep(found: dict[str, Any]) -> None:
    before = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.is_file() else {}
    key = str(found["documents"]) if found["name"] == "generated" else "real"
    after = dict(sorted({**before, key: found}.items(), key=lambda one: int(one[1]["documents"])))
    RESULTS.write_text(json.dumps(after, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
