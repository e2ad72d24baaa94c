"""A command and what it cost: seconds on the clock, seconds of processors, memory of all its processes."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

EVERY = 0.1
"""Seconds between two looks at the memory."""
SHARE = 0.03
"""Part of the time that looking may take: the kernel walks through all the memory each time, and what is measured waits."""
KIBIBYTES = 1 if sys.platform == "darwin" else 1024
"""What one unit of ru_maxrss is, in bytes."""


@dataclass(frozen=True)
class Cost:
    """What one run of a command cost."""

    wall: float
    cpu: float
    """Of the command and of all processes it waited for."""
    peak: float
    """Megabytes of all its processes together; what they share is counted once."""
    log: str
    """What it printed."""


def cost_of(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> Cost:
    """Run the command in the folder; raises SystemExit when it fails."""
    log = folder / ".bench.log"
    started = time.perf_counter()
    with log.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603  commands of the benchmark itself
            command, cwd=folder, env={**os.environ, **(environment or {})}, stdout=output, stderr=output
        )
        watch = _Watch(process.pid)
        watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
    watch.ended.set()
    watch.join()
    printed = log.read_text(encoding="utf-8", errors="replace")
    log.unlink()
    if status:
        sys.exit(f"{' '.join(command)} failed\n{printed[-3000:]}")
    peak = max(watch.peak, usage.ru_maxrss * KIBIBYTES)
    return Cost(wall, usage.ru_utime + usage.ru_stime, peak / 1e6, printed)


class _Watch(threading.Thread):
    """Looks at the memory of a process and all below it until it has ended; a peak between two looks is seen of one process only."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.process = process
        self.ended = threading.Event()
        self.peak = 0.0

    def run(self) -> None:
        """Look again and again, the more seldom the longer a look takes."""
        pause = EVERY
        while not self.ended.wait(pause):
            began = time.perf_counter()
            try:
                first = psutil.Process(self.process)
                self.peak = max(self.peak, sum(map(_memory, [first, *first.children(recursive=True)])))
            except psutil.NoSuchProcess:
                return
            pause = max(EVERY, (time.perf_counter() - began) / SHARE)


def _memory(process: psutil.Process) -> float:
    try:
        info = process.memory_full_info()
    except psutil.Error:  # it has just ended
        return 0.0
    return getattr(info, "pss", info.uss)
