"""What moves under the reader's eyes while a page comes and is read: Chromium's layout shifts."""

from __future__ import annotations

from typing import Any

NOTHING = 0.001
"""The part of the screen that may have moved: nobody sees it."""

# A page that comes in pieces may be cut within a word: the last line is broken anew when the rest has come, on every page of
# the web. Only text is named as moved then; whatever else moves names an element.
_WATCH = """window.shifts = []
const words = node => node?.nodeType === 1 ? `${node.tagName}.${node.className}` : node?.textContent?.slice(0, 40)
const isLine = source => source.node?.nodeType === 3
new PerformanceObserver(list => {
    for (const shift of list.getEntries()) {
        if (shift.hadRecentInput || (shift.sources.length && shift.sources.every(isLine))) continue
        shifts.push([shift.value, shift.sources.map(source => words(source.node)).join(", ").slice(0, 160)])
    }
}).observe({ type: "layout-shift", buffered: true })"""


def watch(page: Any) -> None:
    """From the next address on, note what moves."""
    page.add_init_script(f"(() => {{ {_WATCH} }})()")


def moved(page: Any) -> list[str]:
    """What has moved since the page was opened, with the part of the screen; empty when nobody can have seen it."""
    shifts = page.evaluate("shifts")
    return [f"{value:.4f}: {what}" for value, what in shifts] if sum(value for value, _ in shifts) >= NOTHING else []
