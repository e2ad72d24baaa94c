"""What was measured, as tables in docs/benchmarks.md between two marks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

PAGE = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.md"
BEGIN, END = "<!-- measured: written by make bench -->", "<!-- end of measured -->"
COMPARED = 5_000
"""Documents at which the targets are set."""
SMALL, LARGE, LARGEST = 2_000, 20_000, 50_000
"""Documents between which the cost of one may hardly grow, and those for which memory must do."""

Results = Mapping[str, Mapping[str, Any]]
"""Number of documents, or “real” → what bench/run.py found."""


def write_tables(results: Results) -> None:
    """Put the tables where the last ones were."""
    before, rest = PAGE.read_text(encoding="utf-8").split(BEGIN)
    tables = "\n\n".join("\n".join(table) for table in (_targets(results), _builds(results), _stages(results)))
    PAGE.write_text(f"{before}{BEGIN}\n\n{tables}\n\n{END}{rest.split(END)[1]}", encoding="utf-8")


def _targets(results: Results) -> Iterator[str]:
    compared = [found for found in results.values() if "hugo" in found["runs"]]
    yield f"| what | target at {COMPARED:,} | {' | '.join(f'at {_label(found)}' for found in compared)} |"
    yield f"| --- | ---: |{' ---: |' * len(compared)}"
    for what, target, kinds, ratio in _RATIOS:
        measured = " | ".join(_ratios(found, kinds, ratio) for found in compared)
        yield f"| {what} | ≤ {target} ({kinds[0]}) | {measured} |"
    yield f"| peak memory, all processes | ≤ 400 MB | {' | '.join(f'{_peak(found)} MB' for found in compared)} |"
    blank = "| " * (len(compared) - 1)
    if str(SMALL) in results and str(LARGE) in results:
        small, large = (_median(results[str(size)], "clean", "cpu") / size for size in (SMALL, LARGE))
        yield f"| cost per document at {LARGE:,} against {SMALL:,} | ≤ 1.15 (cpu) | {blank}{large / small:.2f} |"
    if found := results.get(str(LARGEST)):
        yield f"| peak memory at {LARGEST:,}, all processes | ≤ 2,500 MB | {blank}{_peak(found)} MB |"


def _ratios(found: Mapping[str, Any], kinds: Sequence[str], ratio: Callable[[Mapping[str, Any], str], float]) -> str:
    return ", ".join(f"{ratio(found, kind):.2f} ({kind})" for kind in kinds)


def _peak(found: Mapping[str, Any]) -> str:
    return f"{_median(found, 'clean', 'peak'):,.0f}"


def _builds(results: Results) -> Iterator[str]:
    yield "| documents | build | rounds | seconds | processor seconds | peak MB |"
    yield "| ---: | --- | ---: | ---: | ---: | ---: |"
    for found in results.values():
        for name, runs in found["runs"].items():
            costs = " | ".join(_spread([run[kind] for run in runs], places) for kind, places in _COLUMNS)
            yield f"| {_label(found)} | {_NAMES[name]} | {len(runs)} | {costs} |"


def _stages(results: Results) -> Iterator[str]:
    """Of the clean build, and under what circumstances all was measured."""
    names = list(dict.fromkeys(name for found in results.values() for name in _stages_of(found)))
    yield f"| documents | {' | '.join(names)} | pages | files | MB written | ms of processors per document |"
    yield f"| ---: | {'---: | ' * len(names)}---: | ---: | ---: | ---: |"
    for found in results.values():
        seconds = " | ".join(f"{_stages_of(found).get(name, 0):.1f}" for name in names)
        site = f"{found['site']['pages']:,} | {found['site']['files']:,} | {found['site']['megabytes']:,.0f}"
        each = _median(found, "clean", "cpu") / found["documents"] * 1000
        yield f"| {_label(found)} | {seconds} | {site} | {each:.1f} |"
    yield ""
    for found in results.values():
        versions = ", ".join(f"{name} {version}" for name, version in sorted(found["versions"].items()))
        words = f"; {_kilobytes(found)}" if "bytes" in found else ""
        yield f"- {_label(found)}: {found['day']}, {found['cores']} cores, {found['machine']}, load {found['load']}; {versions}{words}."


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


def _label(found: Mapping[str, Any]) -> str:
    documents = f"{found['documents']:,}"
    return documents if found["name"] == "generated" else f"{documents} ({found['name']})"


def _spread(values: list[float], places: int) -> str:
    middle, least, most = (f"{value:,.{places}f}" for value in (median(values), min(values), max(values)))
    return f"{middle} ({least}–{most})" if len(values) > 1 else middle


def _median(found: Mapping[str, Any], name: str, kind: str) -> float:
    return median(run[kind] for run in found["runs"][name])


def _stages_of(found: Mapping[str, Any]) -> dict[str, float]:
    runs = [run["stages"] for run in found["runs"]["clean"]]
    return {name: median(run.get(name, 0) for run in runs) for name in runs[0]}


def _bytes(found: Mapping[str, Any], which: str) -> float:
    return median(found["bytes"][which].values())


def _kilobytes(found: Mapping[str, Any]) -> str:
    ours, theirs = found["bytes"]["edition"], found["bytes"]["pagefind"]
    words = ", ".join(f"“{word}” {ours[word] / 1000:.0f} against {theirs[word] / 1000:.0f}" for word in ours)
    return f"kilobytes of a first query, edition against Pagefind: {words}"


_RATIOS: tuple[tuple[str, float, tuple[str, ...], Callable[[Mapping[str, Any], str], float]], ...] = (
    (
        "clean build with search against Hugo + Pagefind",
        0.8,
        ("wall", "cpu"),
        lambda found, kind: (
            _median(found, "clean", kind) / (_median(found, "hugo", kind) + _median(found, "pagefind", kind))
        ),
    ),
    (
        "clean build, pages only, against Hugo",
        1.2,
        ("wall",),
        lambda found, _: (
            (_median(found, "clean", "wall") - _stages_of(found)["search"]) / _median(found, "hugo", "wall")
        ),
    ),
    (
        "clean build with search against mkdocs-material with search",
        0.35,
        ("cpu", "wall"),
        lambda found, kind: _median(found, "clean", kind) / _median(found, "material", kind),
    ),
    (
        "one document changed, against Hugo’s rebuild",
        0.25,
        ("wall", "cpu"),
        lambda found, kind: _median(found, "one changed", kind) / _median(found, "hugo, one changed", kind),
    ),
    (
        "nothing changed, against Hugo’s rebuild",
        0.15,
        ("wall", "cpu"),
        lambda found, kind: _median(found, "nothing changed", kind) / _median(found, "hugo, one changed", kind),
    ),
    (
        "bytes from first keystroke to ten results, against Pagefind",
        0.35,
        ("gzip",),
        lambda found, _: _bytes(found, "edition") / _bytes(found, "pagefind"),
    ),
)
"""What is compared, the target, by what measure (the first is that of the target), and how the ratio is found."""
