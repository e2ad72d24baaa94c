"""build-info.json: of what the site was made. No day and no machine: the same sources and versions give the same bytes."""

from __future__ import annotations

import json
from collections.abc import Mapping

from ..model.edition import OutputFile
from ..model.history import Checkout

BUILD_INFO = "build-info.json"


def build_info_file(versions: Mapping[str, str], source: Checkout | None) -> OutputFile:
    """`versions` of the generator and of what it is built on; the `source` is null outside a repository."""
    found = {"commit": source.commit, "modified": source.modified} if source else None
    content = json.dumps({"versions": dict(sorted(versions.items())), "source": found}, indent=1)
    return OutputFile(BUILD_INFO, f"{content}\n".encode())
