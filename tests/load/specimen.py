"""A tiny valid edition, made in a folder, with files laid over it."""

import textwrap

MKDOCS = """\
site_name: Specimen
docs_dir: content
theme: material
plugins:
- edition: {collections: [letters]}
"""
COLLECTION = """\
schema: 1
title: Letters
licence: {text: CC0-1.0, source: public-domain}
policy: transcription
types: {letter: Letter}
"""
LETTER = """\
---
title: A letter
type: letter
text: transcription
---
Dear Sir
"""
FILES = {
    "mkdocs.yml": MKDOCS,
    "sources/letters/collection.yml": COLLECTION,
    "sources/letters/d1.md": LETTER,
    "content/index.md": "---\ntitle: Home\n---\nWelcome.\n",
    "content/registers/persons.yml": "- id: beck-anna\n  name: Anna Beck\n",
    "content/bibliography.yml": "- id: handbook\n  type: book\n  title: A Handbook\n  issued: 1901\n",
}


def write_edition(folder, changes=None):
    """Write the specimen with `changes`: file → text, bytes, or None to leave it out."""
    for name, content in {**FILES, **(changes or {})}.items():
        if content is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else textwrap.dedent(content).encode())
    return folder


def letter(*lines, body="Dear Sir"):
    """A letter with further front matter; the first of `lines` is line 5."""
    return "\n".join(["---", "title: A letter", "type: letter", "text: transcription", *lines, "---", body, ""])
