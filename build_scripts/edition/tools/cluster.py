"""The workers of a Dask cluster (https://distributed.dask.org) as an executor: the engine is Dask’s, only the handing over is ours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from functools import partial
from typing import Any, ParamSpec, TypeVar
from uuid import uuid4

from distributed import Client, KilledWorker, Worker, WorkerPlugin

from .. import __version__
from .common import knowing
from .failures import WorkersError

SECONDS = 20
"""How long to wait for the scheduler and for its first worker."""

P = ParamSpec("P")
T = TypeVar("T")

_GIVEN: dict[str, Any] = {}
"""What the builds that run at this moment gave to this worker: a cluster may serve several."""


@contextmanager
def cluster(address: str, common: object) -> Iterator[Executor]:
    """All workers of the scheduler at `HOST:PORT`, with what is `common` to all tasks, also those that join later.

    Raises WorkersError when nobody answers, when they run another version of the generator, or when workers are lost.
    """
    with _client(address) as client:
        _refuse_strangers(client)
        build = f"edition-{uuid4()}"
        client.register_plugin(_Given(build, common), name=build)
        try:
            yield _Tasks(client.get_executor(pure=False), build)
        except KilledWorker as error:
            raise WorkersError(f"The workers at {address} are lost: {error}") from None
        finally:
            client.unregister_worker_plugin(build)


@contextmanager
def _client(address: str) -> Iterator[Client]:
    try:
        client = Client(address, timeout=SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise WorkersError(f"No Dask scheduler answers at {address} ({error}): is “dask scheduler” running?") from None
    with client:
        yield client


def _refuse_strangers(client: Client) -> None:
    try:
        client.wait_for_workers(1, timeout=SECONDS)
    except TimeoutError:
        raise WorkersError("The Dask cluster has no workers: start some with “dask worker”.") from None
    versions = client.run(_version)
    for worker, version in sorted(versions.items()):
        if version != __version__:
            raise WorkersError(f"The worker {worker} has edition {version}, this is {__version__}: install the same.")


def _version() -> str:
    return __version__


class _Given(WorkerPlugin):
    """Gives a worker what is common to all tasks of one build, and takes it away afterwards."""

    def __init__(self, build: str, common: object) -> None:
        self.build = build
        self.common = common

    def setup(self, worker: Worker) -> None:  # noqa: ARG002  Dask passes it by name
        """Called by each worker, once."""
        _GIVEN[self.build] = self.common

    def teardown(self, worker: Worker) -> None:  # noqa: ARG002  Dask passes it by name
        """Called when the build is over."""
        _GIVEN.pop(self.build, None)


class _Tasks(Executor):
    """Dask’s executor, whose tasks know what is common to them."""

    def __init__(self, workers: Executor, build: str) -> None:
        self.workers = workers
        self.build = build

    def submit(self, task: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Have one task done by some worker."""
        return self.workers.submit(partial(_done, self.build, task), *args, **kwargs)


def _done(build: str, task: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    with knowing(_GIVEN[build]):
        return task(*args, **kwargs)
