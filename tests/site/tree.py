"""What a screen reader is told: the accessibility tree of the page that is open, as Chromium computes it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

LANDMARKS = {"banner", "complementary", "contentinfo", "form", "main", "navigation", "region", "search"}
SINGLE = {"banner", "contentinfo", "main"}
CONTROLS = {
    "button",
    "checkbox",
    "combobox",
    "DisclosureTriangle",
    "doc-backlink",
    "doc-noteref",
    "link",
    "listbox",
    "menuitem",
    "option",
    "radio",
    "searchbox",
    "slider",
    "spinbutton",
    "switch",
    "tab",
    "textbox",
}


STATES = {
    "expanded": {"true": "expanded", "false": "collapsed"},
    "checked": {"true": "checked", "false": "not checked", "mixed": "partly checked"},
    "pressed": {"true": "pressed", "false": "not pressed"},
    "disabled": {"true": "disabled", "false": ""},
}
"""What is said of states."""


@dataclass(frozen=True)
class Node:
    """One thing that is announced."""

    role: str
    name: str
    properties: dict[str, Any]

    def __str__(self) -> str:
        said = [
            words[str(self.properties[state]).lower()] for state, words in STATES.items() if state in self.properties
        ]
        level = f"level {self.properties['level']}" if self.role == "heading" else ""
        return ", ".join(filter(None, [f"{self.role} “{self.name}”", level, *said]))


def tree(page: Any) -> list[Node]:
    """The nodes that are announced, in reading order."""
    session = page.context.new_cdp_session(page)
    raw = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    by_id = {node["nodeId"]: node for node in raw}
    return [
        Node(
            node.get("role", {}).get("value", ""),
            " ".join(str(node.get("name", {}).get("value", "")).split()),
            {each["name"]: each["value"].get("value") for each in node.get("properties", ())},
        )
        for node in _walk(raw[0], by_id)
        if not node.get("ignored")
    ]


def _walk(node: dict[str, Any], by_id: dict[str, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    yield node
    for child in node.get("childIds", ()):
        if child in by_id:
            yield from _walk(by_id[child], by_id)


def headings(nodes: list[Node]) -> Iterator[str]:
    """WCAG 1.3.1: one first heading, and no level left out."""
    found = [(int(node.properties.get("level", 2)), node.name) for node in nodes if node.role == "heading"]
    first = [name for level, name in found if level == 1]
    if len(first) != 1:
        yield f"{len(first)} headings of the first level: {first}"
    before = 0
    for level, name in found:
        if not name:
            yield f"a heading of level {level} says nothing"
        if level > before + 1 and before:
            yield f"level {before} is followed by level {level}: “{name}”"
        before = level


def landmarks(nodes: list[Node]) -> Iterator[str]:
    """Parts of the page that a reader jumps between can be told apart."""
    found = Counter((node.role, node.name) for node in nodes if node.role in LANDMARKS)
    for (role, name), times in found.items():
        if times > 1:
            yield f"{times} × {role} “{name}”"
    for role in SINGLE:
        if (number := sum(times for (kind, _), times in found.items() if kind == role)) != 1:
            yield f"{number} landmarks of the role {role}"


def controls(nodes: list[Node]) -> Iterator[str]:
    """WCAG 4.1.2: every control has a name, in words."""
    for node in nodes:
        if node.role in CONTROLS and not any(letter.isalnum() for letter in node.name):
            yield f"{node.role} is called “{node.name}”"


def names(nodes: list[Node]) -> Iterator[str]:
    """WCAG 2.4.4: links of one name lead to one place."""
    places: dict[str, set[str]] = {}
    for node in nodes:
        if node.role in {"link", "doc-noteref", "doc-backlink"}:
            places.setdefault(node.name, set()).add(str(node.properties.get("url", "")))
    for name, targets in places.items():
        if len(targets) > 1:
            yield f"“{name}” leads to {sorted(targets)[:3]}"
