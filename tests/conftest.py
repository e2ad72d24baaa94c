"""What all tests share: the checkout, programs that may be missing, and the minutes each area took."""

import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent

# What lands must not depend on luck: CI tries the same examples each time; at home every run tries others.
settings.register_profile("ci", derandomize=True, database=None)
if os.environ.get("CI") == "true":
    settings.load_profile("ci")

SECONDS: Counter[str] = Counter()


def missing(what: str) -> NoReturn:
    """Skip the test for want of a program; in CI a missing program is a failure."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is missing; `make test-tools` installs it where it can")
    pytest.skip(f"{what} is missing; `make test-tools` installs it where it can")


def program(name: str) -> str:
    """The path of a program the test cannot do without."""
    return shutil.which(name) or missing(name)


def beside(folder: str) -> Path:
    """A folder of facts, texts or schemas that lies beside the checkout and is not part of it; without it, skip the test."""
    path = ROOT.parent / "shared" / folder
    if not path.is_dir():
        pytest.skip(f"../shared/{folder} is not beside this checkout: it is not part of the repository")
    return path


def faults_of_tei(*files: Path) -> str:
    """What jing says of the files against the schema of TEI P5; empty when they are valid."""
    schema = beside("schemas") / "tei_all.rng"
    ran = subprocess.run([program("jing"), schema, *files], capture_output=True, text=True, check=False)
    return ran.stdout + ran.stderr if ran.returncode else ""


def lines(found: Iterable[object]) -> str:
    """What a gate found, one a line, the first fifty."""
    every = list(map(str, found))
    return "\n".join([f"{len(every)} found", *every[:50]])


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """Chromium, started once for all tests: a process has room for one."""
    from playwright.sync_api import Error

    from tests.site.browsing import chromium

    try:
        with chromium() as started:
            yield started
    except Error as error:
        if "launch" not in str(error):
            raise
        missing(f"Chromium ({str(error).splitlines()[0]})")


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Add up seconds by the folder or file directly below tests/."""
    SECONDS["/".join(report.nodeid.split("::")[0].split("/")[1:3])] += report.duration


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """In CI, print the minutes of each area before the closing line."""
    if os.environ.get("CI") != "true":
        return
    terminalreporter.section("minutes per gate")
    for area, seconds in sorted(SECONDS.items()):
        terminalreporter.write_line(f"{seconds / 60:5.1f} min  {area}")
