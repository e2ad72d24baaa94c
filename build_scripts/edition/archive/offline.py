"""The rendition for reading from a folder: browsers list a folder instead of opening its index.html, and allow neither
workers nor `fetch` there. So links name the file, and the search reads scripts (theme/assets/offline.js) instead of data.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from ..model.edition import OutputFile
from .manifest import MANIFEST

LEFT_OUT = frozenset({"404.html", "sitemap.xml", MANIFEST})
"""What has no meaning without a server; the manifest is made anew."""
SEARCH = "search/"
SCRIPT = "assets/offline.js"
WORKER = "assets/search-worker.js"

_LINK = re.compile(r'(\s(?:href|src|action)=")([^"#?]*)([^"]*")')
_REFRESH = re.compile(r'(http-equiv="refresh" content="[^"]*?url=)([^"#?]*)([^"]*")', re.IGNORECASE)
_HEAD = re.compile(r"<head>", re.IGNORECASE)
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


def rendition(path: str, content: bytes) -> Iterator[OutputFile]:
    """What stands for a file of the site; nothing for what only a server needs."""
    if path in LEFT_OUT:
        return
    if path.endswith(".html"):
        yield OutputFile(path, _page(path, content.decode()).encode())
    elif path == WORKER:
        yield OutputFile(path, _worker(content.decode()).encode())
    elif path.startswith(SEARCH) and path.endswith(".json"):
        data = content.decode().strip().replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
        yield OutputFile(f"{path}.js", f"editionData({json.dumps(path)}, {data})\n".encode())
    else:
        yield OutputFile(path, content)


def _worker(script: str) -> str:
    """The worker as a function of what workers have of their own; there it has to wait for the scripts that it imports."""
    waiting = script.replace("importScripts(", "await importScripts(")
    return f"editionWorker(async (self, postMessage, importScripts, addEventListener) => {{\n{waiting}}})\n"


def _page(path: str, html: str) -> str:
    root = "../" * path.count("/")
    named = _REFRESH.sub(_named, _LINK.sub(_named, html))
    return _HEAD.sub(f'<head>\n<script src="{root}{SCRIPT}"></script>', named, count=1)


def _named(match: re.Match[str]) -> str:
    """A link to a folder names the page in it; an empty one leads to the page itself."""
    before, target, after = match.groups()
    if not target or _ELSEWHERE.match(target):
        return match[0]
    if target.endswith("/") or target.rpartition("/")[2] in {".", ".."}:
        target = f"{target.rstrip('/')}/index.html"
    return f"{before}{target}{after}"
