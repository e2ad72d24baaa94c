"""Sorted things cut into files of about one size: the browser needs the first of each file to know which one to read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from ...model.edition import OutputFile

FOLDER = "search/"


def json_file(name: str, text: str) -> OutputFile:
    """A file below /search/ that holds the text."""
    return OutputFile(FOLDER + name, f"{text}\n".encode())


def compact(content: Any) -> str:
    """JSON without blanks."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def shards(folder: str, entries: Iterable[tuple[str, str]], size: int, firsts: list[str]) -> Iterator[OutputFile]:
    """Files `folder/0.json` …, each an object of some `size` characters, from key and value (JSON); `firsts` gets the first key of each."""
    held: list[str] = []
    filled = 0
    for key, content in entries:
        if not held:
            firsts.append(key)
        held.append(f"{compact(key)}:{content}")
        filled += len(held[-1])
        if filled >= size:
            yield json_file(f"{folder}/{len(firsts) - 1}.json", f"{{{','.join(held)}}}")
            held, filled = [], 0
    if held:
        yield json_file(f"{folder}/{len(firsts) - 1}.json", f"{{{','.join(held)}}}")
