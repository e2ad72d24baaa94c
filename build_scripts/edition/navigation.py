"""The navigation as the host has it: lists of entries, some of which hold others."""

from __future__ import annotations

from typing import Any

from .render.shell import words


def without(items: list[Any], urls: set[str]) -> list[Any]:
    """The navigation without these pages, and without sections that held nothing else."""
    kept = []
    for item in items:
        if item.children:
            item.children = without(item.children, urls)
        if item.children or (not item.is_section and item.url not in urls):
            kept.append(item)
    return kept


def set_words(items: list[Any]) -> None:
    """Fix the titles of the navigation: Material prints them as they are, and MkDocs would change those of pages later."""
    for item in items:
        if item.title:
            item.title = words(item.title)
        set_words(item.children or [])


def names_in(nav: Any) -> list[str]:
    """Every file named in the navigation."""
    if isinstance(nav, str):
        return [nav]
    if isinstance(nav, dict):
        return [name for value in nav.values() for name in names_in(value)]
    return [name for item in nav or [] for name in names_in(item)]
