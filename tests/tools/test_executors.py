"""Workers know what is common to all tasks, whoever they are, and end with the build."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator

import psutil
import pytest
from edition.tools.executors import WorkersError, cores, executor, known


def scaled(number: int) -> tuple[int, int]:
    return number * known()["factor"], os.getpid()


def end(builder: int) -> None:
    if os.getpid() != builder:
        os._exit(9)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=False, dashboard_address=None, protocol="tcp"
    ) as one:
        yield one.scheduler_address.replace("tcp://", "dask://")


def test_a_single_job_is_done_here() -> None:
    with executor(1, common={"factor": 3}) as workers:
        assert workers is None
        assert scaled(2) == (6, os.getpid())
    with pytest.raises(LookupError):
        known()


def test_processes_know_what_is_common() -> None:
    with executor(2, common={"factor": 3}) as workers:
        assert workers
        found = list(workers.map(scaled, range(20)))
    assert [number for number, _ in found] == list(range(0, 60, 3))
    assert len({process for _, process in found} | {os.getpid()}) <= 2


def slowly(number: int) -> tuple[int, int]:
    time.sleep(0.05)
    return scaled(number)


def refused(number: int) -> int:
    if number % 2:
        raise ValueError(str(number))
    return number


def test_this_process_works_while_it_waits() -> None:
    with executor(2, common={"factor": 3}) as workers:
        assert workers
        found = list(workers.map(slowly, range(20)))
    assert [number for number, _ in found] == list(range(0, 60, 3))
    done_by = Counter(process for _, process in found)
    assert len(done_by) == 2
    assert done_by[os.getpid()] >= 5
    with pytest.raises(LookupError):
        known()


def test_what_fails_is_raised_where_it_is_asked_for_whoever_did_it() -> None:
    with executor(2) as workers:
        assert workers
        results = [workers.submit(refused, number) for number in range(40)]
        for number, result in enumerate(results):
            if number % 2:
                with pytest.raises(ValueError, match=str(number)):
                    result.result()
            else:
                assert result.result() == number


def test_what_is_no_longer_wanted_is_not_done() -> None:
    with executor(2) as workers:
        assert workers
        first, *others = [workers.submit(time.sleep, 0.2) for _ in range(30)]
        cancelled = [one.cancel() for one in others]
        first.result()
    assert cancelled.count(True) >= 25


def test_processes_beside_other_threads_are_not_forked() -> None:
    waiting = threading.Event()
    thread = threading.Thread(target=waiting.wait)
    thread.start()
    try:
        with executor(2, common={"factor": 3}) as workers:
            assert workers
            assert [number for number, _ in workers.map(scaled, range(4))] == [0, 3, 6, 9]
    finally:
        waiting.set()
        thread.join()


def test_a_lost_process_is_said() -> None:
    with pytest.raises(WorkersError, match="--jobs 1"), executor(2) as workers:
        list(workers.map(end, [os.getpid()] * 2))


def test_no_process_outlives_a_build_that_was_killed() -> None:
    program = (
        "import os, time\nfrom edition.tools.executors import executor\n"
        "with executor(2) as workers:\n"
        "    print(*{*workers.map(os.getpgid, [0] * 9)}, *workers._others._processes, flush=True)\n    time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as build:
        assert build.stdout
        processes = [int(word) for word in build.stdout.readline().split()[1:]]
        build.kill()
    assert processes
    for _ in range(100):
        if not any(map(_runs, processes)):
            return
        time.sleep(0.05)
    pytest.fail("a worker still waits for tasks")


def _runs(process: int) -> bool:
    try:
        return psutil.Process(process).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_workers_of_a_cluster_know_what_is_common(address: str) -> None:
    with (
        executor(address=address, common={"factor": 3}) as three,
        executor(address=address, common={"factor": 5}) as five,
    ):
        assert three
        assert five
        assert [number for number, _ in three.map(scaled, range(20))] == list(range(0, 60, 3))
        assert [number for number, _ in five.map(scaled, range(20))] == list(range(0, 100, 5))


@pytest.mark.parametrize(
    ("address", "words"),
    [("somewhere", "write dask://HOST:PORT"), ("dask://127.0.0.1:1", "No Dask scheduler answers at 127.0.0.1:1")],
)
def test_a_wrong_address_is_explained(monkeypatch: pytest.MonkeyPatch, address: str, words: str) -> None:
    monkeypatch.setattr("edition.tools.cluster.SECONDS", 1)
    with pytest.raises(WorkersError, match=words), executor(address=address):
        pass


def test_without_dask_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("edition.tools.executors.find_spec", lambda _name: None)
    with pytest.raises(WorkersError, match=r"edition\[dask\]"), executor(address="dask://127.0.0.1:1"):
        pass


def test_processors_are_those_that_we_may_use() -> None:
    assert 1 <= cores() <= (os.cpu_count() or 1)
