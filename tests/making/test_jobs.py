"""Jobs: in any order and any process they make the same files, which are read by nobody afterwards."""

import pickle
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest
from edition.making import Gathered, Site, do, in_order
from edition.model.edition import Edition
from edition.model.jobs import Piece
from edition.pipeline import make, read
from edition.render.shell import Shell, Shells
from edition.tools.executors import executor

from tests.conftest import ROOT

SHELL = Shell(("<html>", "content", "</html>\n"))
ENVIRONMENT = {"SITE_URL": "https://edition.example/"}


@pytest.fixture(scope="module")
def edition() -> Edition:
    edition, problems = read(ROOT / "tests/editions/tiny", ENVIRONMENT)
    assert edition, problems
    return edition


def files(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def made(edition: Edition, folder: Path, jobs: int, shells: Shells) -> Gathered:
    folder.mkdir()
    return make(Site(edition, shells, folder), partial(executor, jobs, ""), lambda _path: SHELL)


def test_several_processes_make_the_same_files_as_one(edition, tmp_path):
    made(edition, tmp_path / "one", 1, Shells())
    made(edition, tmp_path / "three", 3, Shells(below={("documents", 3): SHELL}))
    assert files(tmp_path / "one") == files(tmp_path / "three")


def test_every_file_is_known_by_its_digest(edition, tmp_path):
    known = made(edition, tmp_path / "site", 1, Shells()).files
    there = {path: (sha256(content).hexdigest(), len(content)) for path, content in files(tmp_path / "site").items()}
    assert {path: (one.sha256, one.size) for path, one in known.items()} == there


def test_the_order_in_which_jobs_run_changes_nothing(edition, tmp_path):
    site = Site(edition, Shells(below={("documents", 3): SHELL}), tmp_path)
    jobs = [*site.jobs()]
    mixed = sorted(jobs, key=lambda job: sha256(repr(job).encode()).digest())
    done = {job: site.done([job]) for job in mixed}
    assert [done[job] for job in jobs] == [site.done([job]) for job in jobs]


def test_the_parts_of_a_file_are_divided_wherever_one_job_ends_and_the_next_begins(edition, tmp_path):
    path, comma = "list.json", b", "
    gathered = Gathered(Site(edition, Shells(), tmp_path), lambda _path: SHELL)
    for pieces in (
        [Piece(path, b"[")],
        [Piece(path, b"1", comma), Piece(path, b"2", comma)],
        [Piece(path, b"3", comma)],
    ):
        gathered.take(gathered.site.put(pieces))
    gathered.put([Piece(path, b"]")])
    assert (tmp_path / path).read_bytes() == b"[1, 2, 3]"


def test_a_worker_that_is_not_forked_is_given_the_site(edition, tmp_path):
    site = Site(edition, Shells(), tmp_path)
    site.prepare()
    again = pickle.loads(pickle.dumps(site))  # noqa: S301 — made here
    job = next(site.jobs())
    assert again.done([job]) == site.done([job])


def test_results_come_in_the_order_of_what_was_given():
    with executor(2) as workers:
        assert [*in_order(workers, abs, range(-200, 0))] == [*range(200, 0, -1)]


def test_a_job_is_done_for_the_site_that_the_worker_knows(edition, tmp_path):
    site = Site(edition, Shells(), tmp_path)
    job = next(site.jobs())
    with executor(1, common=site):
        assert do([job]) == site.done([job])
