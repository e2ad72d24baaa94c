"""The site as something to keep, to hand on and to check:

manifest    what every file must be: manifest-sha256.txt, which `sha256sum -c` reads, too
build_info  with which versions and of which commit it was made
crate       what the files are, who may use them: an RO-Crate
offline     the same pages for reading from a folder, without a server
"""

from __future__ import annotations

from .build_info import BUILD_INFO, build_info_file
from .crate import CRATE, crate_file
from .manifest import MANIFEST, Difference, difference, digests, manifest_file
from .offline import rendition

__all__ = [
    "BUILD_INFO",
    "CRATE",
    "MANIFEST",
    "Difference",
    "build_info_file",
    "crate_file",
    "difference",
    "digests",
    "manifest_file",
    "rendition",
]
