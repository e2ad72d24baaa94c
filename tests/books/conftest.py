"""Three editions read once, with every book that can be made of them: the tiny one with letters of other scripts, the manuscripts, ours."""

import shutil
from pathlib import Path

import pytest
from edition.books import Library, book_file
from edition.pipeline import read
from edition.tools.typst import find_typesetter

ENVIRONMENT = {"SITE_URL": "https://edition.example/"}
SCRIPTS = """---
title: The Interpreter to the Harbour Board
type: letter
date: 1901-06-01
text: transcription
languages: [en]
revisions: [{date: 2026-11-22, change: First version.}]
---

He wrote [항구의 길은 마른 땅이다]{lang=ko}, then [海港的路很干]{lang=zh}, then [Дорога суха]{lang=ru}.[^1]

[^1]: In Russian also [гавань]{lang=ru}; in Korean [항구]{lang=ko}.
"""


def opened(root: Path) -> Library:
    edition, problems = read(root, ENVIRONMENT)
    assert edition is not None, problems
    return Library(edition)


@pytest.fixture(scope="session")
def tiny_root(root, tmp_path_factory):
    folder = shutil.copytree(root / "tests/editions/tiny", tmp_path_factory.mktemp("books") / "tiny")
    (folder / "sources/letters/d11.md").write_text(SCRIPTS, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def tiny(tiny_root):
    return opened(tiny_root)


@pytest.fixture(scope="session")
def manuscript(root):
    return opened(root / "tests/editions/manuscript")


@pytest.fixture(scope="session")
def ours(root):
    return opened(root)


@pytest.fixture(scope="session")
def typesetter():
    made = find_typesetter()
    assert made is not None
    return made


@pytest.fixture(scope="session")
def made(typesetter):
    """(library, name, format) → the bytes of the book, each made once."""
    kept = {}

    def make(library, name, format_):
        if (key := (id(library), name, format_)) not in kept:
            kept[key] = book_file(library, library.edition.derived.books[name], format_, typesetter).content
        return kept[key]

    return make
