"""Templates of the host, compiled once for all builds of a preview: MkDocs begins each with a new environment."""

from __future__ import annotations

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class Compiled(BytecodeCache):
    """Compiled templates in memory; Jinja compares the source of a template before it takes one."""

    def __init__(self) -> None:
        self._content: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what was kept of this template, if anything was."""
        if bucket.key in self._content:
            bucket.bytecode_from_string(self._content[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template."""
        self._content[bucket.key] = bucket.bytecode_to_string()
