"""`--profile`: what each stage cost, workers included."""

import os
from concurrent.futures import ProcessPoolExecutor

import pytest
from edition.cli.profile import Profile


def spend() -> int:
    return sum(number * number for number in range(2_000_000))


def test_the_work_of_processes_is_counted_where_it_was_done():
    profile = Profile()
    profile.begin("first")
    with ProcessPoolExecutor(1) as workers:
        assert workers.submit(spend).result() == spend()
        profile.begin("second")
    profile.end()
    first, second = profile.stages
    assert first.processor > second.processor
    assert first.processor > 0.05


@pytest.mark.skipif(not os.path.exists("/proc/self/smaps_rollup"), reason="only Linux says it")  # noqa: PTH110
def test_memory_is_that_of_all_processes():
    profile = Profile()
    profile.begin("alone")
    profile.end()
    assert profile.stages[0].memory > 1_000_000


def test_a_line_for_each_stage_and_one_for_all():
    profile = Profile()
    profile.begin("load")
    profile.begin("parse")
    profile.end()
    assert [row.split()[0] for row in profile.rows()] == ["stage", "load", "parse", "all"]
