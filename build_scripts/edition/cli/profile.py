"""What each stage of a build took: `edition build --profile`. Counted as the kernel counts, workers included."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Stage:
    """A stage as it went."""

    name: str
    wall: float
    """Seconds; when it began, until it has ended."""
    processor: float
    """Seconds of this process and its workers, likewise."""
    memory: int = 0
    """Bytes of all processes together, the most that was seen; what they share is counted once. 0 where unknown."""


class Profile:
    """Told of each stage as it begins and goes on."""

    def __init__(self) -> None:
        self.stages: list[Stage] = []

    def begin(self, name: str) -> None:
        """A stage begins; the one before has ended."""
        self.stages.append(Stage(name, time.perf_counter(), _processor()))
        self.look()

    def look(self) -> None:
        """Look at the memory."""
        if self.stages:
            self.stages[-1].memory = max(self.stages[-1].memory, _memory())

    def end(self) -> None:
        """The last stage has ended."""
        if self.stages:
            self.look()
            last = self.stages[-1]
            last.wall, last.processor = time.perf_counter() - last.wall, _processor() - last.processor

    def rows(self) -> Iterator[str]:
        """A line for each stage, and one for all."""
        yield f"  {'stage':<8}{'seconds':>9}{'processor':>11}{'MB':>7}"
        whole = Stage("all", 0, 0)
        for one in self.stages:
            whole = Stage("all", whole.wall + one.wall, whole.processor + one.processor, max(whole.memory, one.memory))
            yield _row(one)
        yield _row(whole)


def _row(stage: Stage) -> str:
    memory = f"{stage.memory / 1e6:,.0f}" if stage.memory else "?"
    return f"  {stage.name:<8}{stage.wall:>9.2f}{stage.processor:>11.2f}{memory:>7}"


def _workers() -> list[int]:
    return [process.pid for process in multiprocessing.active_children() if process.pid]


def _processor() -> float:
    """Seconds of this process, of those that have ended, and where the system says it, of those at work."""
    return sum(os.times()[:4]) + sum(map(_processor_of, _workers()))


def _processor_of(worker: int) -> float:
    with suppress(OSError):
        fields = Path(f"/proc/{worker}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")  # utime, stime: proc(5)
    return 0


def _memory() -> int:
    return sum(map(_memory_of, (os.getpid(), *_workers())))


def _memory_of(process: int) -> int:
    """Proportional set size: pages that several share are divided between them."""
    with suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text(encoding="utf-8").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0
