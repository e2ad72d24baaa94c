"""The real edition, built once for all gates over the site."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.conftest import ROOT, missing

from .links import HOME
from .reading import Site

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def build(root: Path, target: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build the edition at `root` into `target`, as `make site` does."""
    command = [
        sys.executable,
        "-m",
        "edition",
        "build",
        "--config",
        str(root / "mkdocs.yml"),
        "--site-dir",
        str(target),
    ]
    return subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, text=True, check=False, cwd=root
    )


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The built site: EDITION_SITE when it names one (built with SITE_URL=https://edition.example/), else built now."""
    if ready := os.environ.get("EDITION_SITE"):
        return Site(Path(ready).resolve())
    target = tmp_path_factory.mktemp("built") / "site"
    result = build(ROOT, target, SITE_URL=HOME, REPO_URL="https://forge.example/team/edition")
    assert result.returncode == 0, result.stdout + result.stderr
    return Site(target)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name in the standard library)
        """Say nothing: requests are recorded in the browser."""


@contextmanager
def serving(root: Path) -> Iterator[str]:
    """Address of a folder served from this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(root)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="session")
def served(site: Site) -> Iterator[str]:
    """Address of the site."""
    with serving(site.root) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """Chromium: CHROMIUM, else one on the PATH, else Playwright’s own."""
    import shutil

    from playwright.sync_api import Error, sync_playwright

    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        try:
            chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        except Error as error:
            missing(f"Chromium ({str(error).splitlines()[0]})")
        yield chromium
        chromium.close()
