"""Our own builds, as everybody types them; nothing is switched off, and nothing may be."""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path

from measure import Cost, cost_of

_STAGE = re.compile(r"^\s+(\w+)\s+([\d.]+) s$", re.MULTILINE)
_ENTRY = re.compile(r"/(persons|organisations|places|events|terms)/[a-z]")
_REGISTERS = ("persons", "organisations", "places", "events", "terms", "works")


class Ours:
    """An edition and its site."""

    def __init__(self, edition: Path, site: Path) -> None:
        self.edition = edition
        self.site = site

    def documents(self) -> int:
        """How many there are."""
        return sum(1 for _ in (self.edition / "sources").glob("*/*.md"))

    def some_document(self) -> Path:
        """A document, always the same one."""
        documents = sorted((self.edition / "sources").glob("*/*.md"))
        return documents[len(documents) // 2]

    def clean(self) -> Cost:
        """From nothing: no site, no cache."""
        shutil.rmtree(self.site, ignore_errors=True)
        shutil.rmtree(self.edition / ".edition", ignore_errors=True)
        return self.build()

    def build(self) -> Cost:
        """With what the last build has left."""
        command = [sys.executable, "-m", "edition", "build", "--site-dir", str(self.site)]
        return cost_of(command, self.edition, {"SITE_URL": "https://edition.example/"})

    def refuse_partial(self) -> None:
        """Raises SystemExit when registers, backlinks or search are not in the site: such a build may not be compared."""
        absent = [name for name in _REGISTERS if not (self.site / name / "index.html").is_file()]
        if absent:
            sys.exit(f"Not measured: the site has no {', '.join(absent)}.")
        if not any(
            "/documents/" in page.read_text(encoding="utf-8") for page in (self.site / "persons").glob("*/index.html")
        ):
            sys.exit("Not measured: no page of a person leads back to the documents.")
        page = self._page(f"documents/{self.some_document().relative_to(self.edition / 'sources').with_suffix('')}/")
        if not _ENTRY.search(page):
            sys.exit("Not measured: a document does not lead to the registers.")
        index = self.site / "search" / "index.json"
        if not index.is_file() or json.loads(index.read_bytes())["size"] < self.documents():
            sys.exit("Not measured: the search does not hold every document.")

        if "md-search__input" not in page:
            sys.exit("Not measured: the pages have no box to search in.")

    def _page(self, path: str) -> str:
        return (self.site / path / "index.html").read_text(encoding="utf-8")

    def size(self) -> dict[str, float]:
        """What the site is."""
        files = [file for file in self.site.rglob("*") if file.is_file()]
        pages = sum(file.suffix == ".html" for file in files)
        return {"files": len(files), "pages": pages, "megabytes": sum(file.stat().st_size for file in files) / 1e6}


def stages(cost: Cost) -> dict[str, float]:
    """Seconds of each stage, as the build itself says."""
    return {name: float(seconds) for name, seconds in _STAGE.findall(cost.log)}
