"""The ways into an EPUB: table of contents with the headings of the texts, pages of the sources, landmarks."""

from __future__ import annotations

from collections.abc import Iterable

from ..markup.tei import escape
from .contents import Contents
from .pages import Listed, Page, shell


def navigation(contents: Contents, pages: tuple[Page, ...]) -> str:
    """The navigation document."""
    first = next(page for page in pages if page.listed)
    landmarks = (
        ("cover", pages[0].path, "Cover"),
        ("titlepage", pages[1].path, "Title page"),
        ("bodymatter", first.path, "Text"),
    )
    listed = "".join(f'<li><a epub:type="{kind}" href="{path}">{words}</a></li>' for kind, path, words in landmarks)
    body = (
        f'<nav epub:type="toc" id="toc"><h1>Contents</h1>\n{_tree(line for page in pages for line in page.listed)}\n</nav>\n'
        f'<nav epub:type="landmarks" hidden="hidden"><h2>Landmarks</h2><ol>{listed}</ol></nav>{_sources(pages)}'
    )
    return shell(contents, "Contents", body)


def _tree(lines: Iterable[Listed]) -> str:
    """Nested lists; a level that is skipped opens no list of its own."""
    made: list[str] = []
    open_: list[int] = []
    for line in lines:
        while open_ and open_[-1] > line.level:
            made.append("</li></ol>")
            open_.pop()
        if open_ and open_[-1] == line.level:
            made.append("</li>")
        else:
            made.append("<ol>")
            open_.append(line.level)
        made.append(f'<li><a href="{line.address}">{escape(line.words)}</a>')
    return "\n".join([*made, "</li></ol>" * len(open_)])


def _sources(pages: tuple[Page, ...]) -> str:
    """The pages of the sources, by which one cites; nothing where no text says where they begin."""
    found = "".join(
        f'<li><a href="{address}">{escape(number)}</a></li>' for page in pages for number, address in page.sources
    )
    return (
        f'\n<nav epub:type="page-list" hidden="hidden"><h2>Pages of the sources</h2><ol>{found}</ol></nav>'
        if found
        else ""
    )
