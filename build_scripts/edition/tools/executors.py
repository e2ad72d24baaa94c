"""Who does what several can do at once: processes of this machine, or the workers of a Dask cluster.

Whoever asks says what every worker shall know, for instance the whole edition: it is handed over once, not with each task.
A process that is forked has it at no cost.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from importlib.util import find_spec
from multiprocessing.connection import wait

from .common import knowing, known, learn
from .failures import WorkersError
from .helping import Helped

__all__ = ["SCHEME", "WorkersError", "cores", "executor", "known"]

SCHEME = "dask://"
EXTRA = "pip install 'edition[dask]'"


@contextmanager
def executor(jobs: int | None = None, address: str = "", common: object = None) -> Iterator[Executor | None]:
    """The workers of a build: `jobs` processes (without a number, one for each core), this one among them, or those of the cluster at `address`.

    None when all is done here, with a single job. In each worker, and here, `known()` is what is `common` to all tasks.
    Raises WorkersError when the workers cannot be had, or are lost before the block ends.
    """
    number = jobs or cores()
    if address:
        with _cluster_at(address, common) as workers:
            yield workers
    elif number > 1:
        with knowing(common), _processes(number - 1, common) as others:
            yield Helped(others)
    else:
        with knowing(common):
            yield None


def cores() -> int:
    """Processors that this process may use: in a container fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def _processes(number: int, common: object) -> Iterator[Executor]:
    pool = ProcessPoolExecutor(number, multiprocessing.get_context(_start_method()), _begin, (common,))
    gc.freeze()  # here, too: what is there stays, and a collection would write to all of it
    try:
        yield pool
    except BrokenProcessPool:
        raise WorkersError(
            "A worker process was ended, perhaps for want of memory: try fewer, for instance --jobs 1."
        ) from None
    finally:
        pool.shutdown(cancel_futures=True)
        gc.unfreeze()


def _start_method() -> str:
    """Forked where that is safe: the child has no other threads, and a lock that one of them held would stay locked."""
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


def _begin(common: object) -> None:
    """What a process does first."""
    gc.freeze()  # a collection would write to the memory that is shared with the parent, and so copy it
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends the work
    threading.Thread(target=_end_with_parent, daemon=True).start()
    learn(common)


def _end_with_parent() -> None:
    """A worker whose parent was killed would else wait for its next task for ever."""
    if parent := multiprocessing.parent_process():
        wait([parent.sentinel])
        os._exit(1)


@contextmanager
def _cluster_at(address: str, common: object) -> Iterator[Executor]:
    if not address.startswith(SCHEME):
        raise WorkersError(f"“{address}” is no address of workers: write dask://HOST:PORT.")
    if not find_spec("distributed"):
        raise WorkersError(f"Building on a cluster needs Dask: {EXTRA}")
    from .cluster import cluster

    with cluster(address.removeprefix(SCHEME), common) as workers:
        yield workers
