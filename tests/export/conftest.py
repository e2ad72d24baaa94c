"""pandoc as a reader of bibliographies."""

import json
import subprocess
from collections.abc import Callable
from typing import Any

import pytest
from edition.tools.pandoc import find_pandoc

from tests.conftest import missing


@pytest.fixture(scope="session")
def pandoc() -> Callable[[bytes, str], list[dict[str, Any]]]:
    """Content and form of a bibliography → its items as CSL-JSON."""
    program = (find_pandoc() or missing("pandoc")).program

    def read(content: bytes, form: str) -> list[dict[str, Any]]:
        command = [str(program), "--sandbox", f"--from={form}", "--to=csljson"]
        done = subprocess.run(command, input=content, capture_output=True, check=True)
        found: list[dict[str, Any]] = json.loads(done.stdout)
        return found

    return read
