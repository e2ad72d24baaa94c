"""Pictures of pages for the specimen edition, drawn by this script: strokes as of a pen on paper, no words.

    python -m tests.views.drawing

writes them anew; a test compares them with what is there.
"""

from __future__ import annotations

import struct
import zlib
from math import sin

from tests.conftest import ROOT

FOLDER = ROOT / "tests" / "editions" / "manuscript" / "sources" / "papers" / "img"
PAGES = {"ferry-1.png": (240, 320, 9), "ferry-2.png": (240, 320, 6)}
"""File → width, height, lines of writing."""
PAPER, INK = 226, 60


def picture(width: int, height: int, lines: int) -> bytes:
    """A page in shades of grey."""
    rows = [bytearray([PAPER]) * width for _ in range(height)]
    for line in range(lines):
        base = 40 + line * 28
        for x in range(24, width - 24 - 9 * (line % 3)):
            if (x + 13 * line) % 37 > 4:  # blanks between words
                y = base + round(4 * sin(x * 0.9) + 2 * sin(x * 0.31 + line))
                rows[y][x] = rows[y + 1][x] = INK
    data = zlib.compress(b"".join(b"\0" + bytes(row) for row in rows), 9)
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


if __name__ == "__main__":
    for name, values in PAGES.items():
        (FOLDER / name).write_bytes(picture(*values))
