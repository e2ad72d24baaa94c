"""A folder served from this machine as a web host would: text compressed, and files to be kept by the browser."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any, BinaryIO

TEXT = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".map", ".csv"}
"""What hosts compress."""
LEVEL = 6
"""The level of most hosts."""


@lru_cache(maxsize=4000)
def packed(file: Path) -> bytes:
    """What crosses the wire for a file: its bytes, compressed where that helps."""
    data = file.read_bytes()
    return gzip.compress(data, LEVEL, mtime=0) if file.suffix in TEXT else data


class _Host(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name in the standard library)
        """Say nothing: requests are recorded in the browser."""

    def send_head(self) -> BytesIO | BinaryIO | None:
        """The head of the answer, and what follows it."""
        file = Path(self.translate_path(self.path))
        if file.is_dir() and self.path.partition("?")[0].endswith("/"):
            file /= "index.html"
        if "gzip" not in self.headers.get("Accept-Encoding", "") or not file.is_file() or file.suffix not in TEXT:
            return super().send_head()
        data = packed(file)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-cache" if file.suffix == ".html" else "max-age=3600")
        self.end_headers()
        return BytesIO(data)


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that is closed leaves its connections where they are; all else is told."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serving(root: Path, port: int = 0) -> Iterator[str]:
    """Address of a folder served from this machine."""
    server = _Server(("127.0.0.1", port), partial(_Host, directory=str(root)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
