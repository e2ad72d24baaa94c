"""What was measured, as tables in docs/benchmarks.md between two marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median
from typing import Any

PAGE = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.md"
BEGIN, END = "<!-- measured: written by make bench -->", "<!-- end of measured -->"
COMPARED = 5_000
"""Documents at which the targets are set."""
SMALL, LARGE = 2_000, 20_000
"""Documents between which the cost of one may hardly grow."""

Results = Mapping[str, Mapping[str, Any]]
"""Number of documents → what bench/run.py found."""


def write_tables(results: Results) -> None:
    """Put the tables where the last ones were."""
    before, rest = PAGE.read_text(encoding="utf-8").split(BEGIN)
    tables = "\n\n".join("\n".join(table) for table in (_targets(results), _builds(results), _stages(results)))
    PAGE.write_text(f"{before}{BEGIN}\n\n{tables}\n\n{END}{rest.split(END)[1]}", encoding="utf-8")


def _targets(results: Results) -> Iterator[str]:
    yield "| what | target | measured |"
    yield "| --- | ---: | ---: |"
    if found := results.get(str(COMPARED)):
        yield from _against_peers(found)
    if str(SMALL) in results and str(LARGE) in results:
        small, large = (_median(results[str(size)], "clean", "cpu") / size for size in (SMALL, LARGE))
        yield f"| cost per document at {LARGE:,} against {SMALL:,}, cpu | ≤ 1.15 | {large / small:.2f} |"
    for size, limit in ((COMPARED, 400), (50_000, 2_500)):
        if found := results.get(str(size)):
            yield f"| peak memory at {size:,}, all processes | ≤ {limit:,} MB | {_median(found, 'clean', 'peak'):,.0f} MB |"


def _against_peers(found: Mapping[str, Any]) -> Iterator[str]:
    pagefind = _median(found, "pagefind", "wall")
    hugo = _median(found, "hugo", "wall")
    again = _median(found, "hugo, one changed", "wall")
    clean = _median(found, "clean", "wall")
    rows = (
        ("clean build with search against Hugo + Pagefind, wall", 0.8, clean / (hugo + pagefind)),
        ("clean build, pages only, against Hugo, wall", 1.2, (clean - _search(found)) / hugo),
        (
            "clean build with search against mkdocs-material with search, cpu",
            0.35,
            _median(found, "clean", "cpu") / _median(found, "material", "cpu"),
        ),
        ("one document changed, against Hugo’s rebuild, wall", 0.25, _median(found, "one changed", "wall") / again),
        ("nothing changed, against Hugo’s rebuild, wall", 0.15, _median(found, "nothing changed", "wall") / again),
        ("bytes from first keystroke to ten results against Pagefind", 0.35, _bytes(found, "edition") / _bytes(found, "pagefind")),
    )  # fmt: skip
    for what, target, ratio in rows:
        yield f"| {what} | ≤ {target} | {ratio:.2f} |"


def _builds(results: Results) -> Iterator[str]:
    yield "| documents | build | rounds | seconds | processor seconds | peak MB |"
    yield "| ---: | --- | ---: | ---: | ---: | ---: |"
    for size, found in results.items():
        for name, runs in found["runs"].items():
            costs = " | ".join(_spread([run[kind] for run in runs], places) for kind, places in _COLUMNS)
            yield f"| {int(size):,} | {_NAMES[name]} | {len(runs)} | {costs} |"


def _stages(results: Results) -> Iterator[str]:
    """Of the clean build, and under what circumstances all was measured."""
    names = list(dict.fromkeys(name for found in results.values() for name in _stages_of(found)))
    yield f"| documents | {' | '.join(names)} | pages | files | MB written | ms of processors per document |"
    yield f"| ---: | {'---: | ' * len(names)}---: | ---: | ---: | ---: |"
    for size, found in results.items():
        seconds = " | ".join(f"{_stages_of(found).get(name, 0):.1f}" for name in names)
        site = f"{found['site']['pages']:,} | {found['site']['files']:,} | {found['site']['megabytes']:,.0f}"
        yield f"| {int(size):,} | {seconds} | {site} | {_median(found, 'clean', 'cpu') / int(size) * 1000:.1f} |"
    yield ""
    for size, found in results.items():
        versions = ", ".join(f"{name} {version}" for name, version in sorted(found["versions"].items()))
        words = f"; {_kilobytes(found)}" if "bytes" in found else ""
        yield f"- {int(size):,} documents: {found['day']}, {found['cores']} cores, {found['machine']}, load {found['load']}; {versions}{words}."


_COLUMNS = (("wall", 1), ("cpu", 1), ("peak", 0))
_NAMES = {
    "clean": "`edition build`, clean",
    "one changed": "`edition build`, one document changed",
    "nothing changed": "`edition build`, nothing changed",
    "hugo": "Hugo, clean",
    "pagefind": "Pagefind over Hugo’s pages",
    "hugo, one changed": "Hugo, one document changed",
    "material": "mkdocs-material with search",
}


def _spread(values: list[float], places: int) -> str:
    middle, least, most = (f"{value:,.{places}f}" for value in (median(values), min(values), max(values)))
    return f"{middle} ({least}–{most})" if len(values) > 1 else middle


def _median(found: Mapping[str, Any], name: str, kind: str) -> float:
    return median(run[kind] for run in found["runs"][name])


def _stages_of(found: Mapping[str, Any]) -> dict[str, float]:
    runs = [run["stages"] for run in found["runs"]["clean"]]
    return {name: median(run.get(name, 0) for run in runs) for name in runs[0]}


def _search(found: Mapping[str, Any]) -> float:
    return _stages_of(found).get("search", 0)


def _bytes(found: Mapping[str, Any], which: str) -> float:
    return median(found["bytes"][which].values())


def _kilobytes(found: Mapping[str, Any]) -> str:
    ours, theirs = found["bytes"]["edition"], found["bytes"]["pagefind"]
    words = ", ".join(f"“{word}” {ours[word] / 1000:.0f} against {theirs[word] / 1000:.0f}" for word in ours)
    return f"kilobytes of a first query, edition against Pagefind: {words}"
