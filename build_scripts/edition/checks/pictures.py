"""Pictures that texts show."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from ..model.problem import Problem, did_you_mean
from ..model.text import Link
from .context import Context


class MARK12:
    """A text shows a picture whose file is not there or is none."""

    def run(self, context: Context) -> Iterator[Problem]:
        """One problem for each such picture."""
        assets = context.loaded.assets
        for _, text in context.texts_with("images"):
            for image in text.images:
                file = _file(image)
                if file not in assets:
                    yield _missing(image, file, assets)
                elif file.endswith(".pdf"):
                    hint = f"link to it: “[words]({image.target})”"
                    yield Problem(image.position, "MARK12", f"“{image.target}” is no picture", hint)


def _file(image: Link) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(image.position.file), image.target))


def _missing(image: Link, file: str, assets: frozenset[str]) -> Problem:
    folder, own = posixpath.dirname(image.target), posixpath.dirname(file)
    known = [
        posixpath.join(folder, posixpath.basename(asset)) for asset in sorted(assets) if posixpath.dirname(asset) == own
    ]
    hint = did_you_mean(image.target, known, f"put the picture at {file}")
    return Problem(image.position, "MARK12", f"no picture “{image.target}”", hint)
