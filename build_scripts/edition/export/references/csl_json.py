"""CSL-JSON (github.com/citation-style-language/schema, csl-data.json): a list of items, one a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any


def csl_json(items: Iterable[Mapping[str, Any]]) -> str:
    """The items as they are."""
    lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in items)
    return f"[\n{lines}\n]\n" if lines else "[]\n"
