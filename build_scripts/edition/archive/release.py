"""The files of a release: the rendition of a built site, a file at a time, and their manifest last."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from ..model.edition import OutputFile
from ..model.jobs import Digest
from .manifest import digests, manifest_file
from .offline import rendition


def released(site: Path) -> Iterator[OutputFile]:
    """Every file of the release."""
    made = []
    for one in digests(site):
        for output in rendition(one.path, (site / one.path).read_bytes()):
            made.append(Digest(output.path, hashlib.sha256(output.content).hexdigest(), len(output.content)))
            yield output
    yield manifest_file(made)
