"""A folder served from this machine as a web host would: text compressed, and files to be kept by the browser."""

from __future__ import annotations

import gzip
import sys
import time
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


PAUSE = 0.03
"""Seconds between the pieces of a page over a slow line."""


class _Host(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, piece: int = 0, **options: Any) -> None:
        self._piece = piece
        super().__init__(*args, **options)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name in the standard library)
        """Say nothing: requests are recorded in the browser."""

    def send_head(self) -> BytesIO | BinaryIO | None:
        """The head of the answer, and what follows it."""
        file = Path(self.translate_path(self.path))
        if file.is_dir() and self.path.partition("?")[0].endswith("/"):
            file /= "index.html"
        if (
            self._piece
            or "gzip" not in self.headers.get("Accept-Encoding", "")
            or not file.is_file()
            or file.suffix not in TEXT
        ):
            return super().send_head()
        data = packed(file)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-cache" if file.suffix == ".html" else "max-age=3600")
        self.end_headers()
        return BytesIO(data)

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """The file; a page in pieces, if the line is slow."""
        if not self._piece or not self.path.partition("?")[0].endswith(("/", ".html")):
            super().copyfile(source, outputfile)
            return
        while piece := source.read(self._piece):
            outputfile.write(piece)
            outputfile.flush()
            time.sleep(PAUSE)


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that is closed leaves its connections where they are; all else is told."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serving(root: Path, port: int = 0, piece: int = 0) -> Iterator[str]:
    """Address of a folder served from this machine; with `piece`, pages come in pieces of so many bytes."""
    server = _Server(("127.0.0.1", port), partial(_Host, directory=str(root), piece=piece))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
