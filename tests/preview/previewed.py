"""A preview in this process, made as MkDocs' server makes it, and one in a process of its own."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import cast

from edition.mkdocs_plugin import EditionPlugin
from edition.model.keeping import Kept
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

ADDRESS = "http://127.0.0.1:8000/"


class Previewed:
    """A preview that is made again whenever it is told to."""

    def __init__(self, root: Path, site: Path, kept: Kept | None = None) -> None:
        self._root, self.site, self.hosted = root, site, 0
        self._plugins: dict[str, object] = {}
        site.mkdir()
        self._config = self._load()
        self.plugin = cast(EditionPlugin, self._config.plugins["edition"])
        self.plugin.kept = kept
        self._config.plugins.on_startup(command="serve", dirty=False)
        self._build(self._config)

    def again(self) -> None:
        """What the server does when a file has been saved; all of it."""
        self.plugin._again(self._build, self._config)
        self._preview.wait()

    def close(self) -> None:
        self._config.plugins.on_shutdown()

    @property
    def notice(self) -> str:
        return self._preview.notice

    def files(self) -> dict[str, bytes]:
        self._preview.wait()
        found = (path for path in sorted(self.site.rglob("*")) if path.is_file())
        return {path.relative_to(self.site).as_posix(): path.read_bytes() for path in found}

    def stamps(self) -> dict[str, tuple[int, int]]:
        self._preview.wait()
        found = ((path, path.stat()) for path in sorted(self.site.rglob("*")) if path.is_file())
        return {path.relative_to(self.site).as_posix(): (status.st_mtime_ns, status.st_ino) for path, status in found}

    def _load(self):
        # MkDocs keeps plugins for the whole process: each preview has its own here.
        next(option for name, option in MkDocsConfig._schema if name == "plugins").plugin_cache = self._plugins
        config = load_config(str(self._root / "mkdocs.yml"), site_dir=str(self.site))
        config.site_url = ADDRESS
        return config

    def _build(self, config=None) -> None:
        self.hosted += 1
        build(config or self._load(), serve_url=ADDRESS)

    @property
    def _preview(self):
        assert self.plugin.preview
        return self.plugin.preview


class Server:
    """`edition serve` or `mkdocs serve`: where it is, and what it says."""

    def __init__(self, root: Path, program: str) -> None:
        self.said = ""
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        self._process = subprocess.Popen(
            [sys.executable, "-m", program, "serve", "-a", f"127.0.0.1:{port}"],
            cwd=root,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        Thread(target=self._listen, daemon=True).start()

    def wait_for(self, words: str, times: int = 1) -> None:
        end = time.monotonic() + 120
        while self.said.count(words) < times:
            assert self._process.poll() is None, self.said
            assert time.monotonic() < end, self.said
            time.sleep(0.02)

    @property
    def address(self) -> str:
        self.wait_for("Serving on ")
        (address,) = re.findall(r"Serving on (\S+)", self.said)
        return address

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(20)

    def _listen(self) -> None:
        assert self._process.stderr
        for line in self._process.stderr:
            self.said += line


@contextmanager
def serving(root: Path, program: str) -> Iterator[Server]:
    server = Server(root, program)
    try:
        yield server
    finally:
        server.stop()
