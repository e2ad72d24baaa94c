"""CSL-JSON (github.com/citation-style-language/schema, csl-data.json): a list of items, one a line.

Styles give titles the capitals of headlines; what is no title, the heading of a document and the editors’ words in brackets,
is marked for them to leave as it is (docs.citationstyles.org, “Specifying titles”).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from ...model.items import Item, is_heading

_BRACKETED = re.compile(r"\[[^\]]*\]")
_MARKED = ("title", "status")


def csl_json(items: Iterable[Item]) -> str:
    """The items, with marks for styles."""
    lines = ",\n".join(json.dumps(_marked(item), ensure_ascii=False) for item in items)
    return f"[\n{lines}\n]\n" if lines else "[]\n"


def _marked(item: Item) -> Item:
    marked = {name: _BRACKETED.sub(_as_is, item[name]) for name in _MARKED if name in item}
    return {**item, **marked} | ({"title": _as_is(item["title"])} if is_heading(item) else {})


def _as_is(words: str | re.Match[str]) -> str:
    return f'<span class="nocase">{words if isinstance(words, str) else words[0]}</span>'
