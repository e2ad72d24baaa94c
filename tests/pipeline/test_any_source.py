"""Whatever is done to the sources: every problem is a line of its own, and what is built holds together."""

import shutil
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urljoin

import pytest
from edition import pipeline
from edition.render import render
from edition.render.views import SCRIPT
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from tests.conftest import ROOT
from tests.render.links import broken_links

TINY = ROOT / "tests" / "editions" / "tiny"
FILES = [path.relative_to(TINY) for path in sorted(TINY.rglob("*")) if path.suffix in {".md", ".yml"}]
ENVIRONMENT = {"SITE_URL": "https://edition.example/", "REPO_URL": "https://forge.example/letters"}

YAML = [
    "\n", "\n---\n", "\t", ": ", "- ", "{", "}", "[", "]", "'", '"', "#", "&a ", "*a", "!!python/name:os.system ", "<<: ", "|", ">", "? ", "% ",
    "null", "true", "-1", "1e999", "9" * 400, "1901-02-30", "../1902", "Y99999", "id: ", "\nid: zhou-li", "title: ", "\npublished: true", "d1-d9",
    "structure: ", "documents: d1-d999999999999", "../../etc", "ß", "\x00", "\u2028", "\ud7ff", "\U0001f600", "{{ 7*7 }}", "{% raise %}",
]  # fmt: skip
MARKUP = [
    "\n\n", "[", "](", ")", "]{.add}", "[x]{.gap", "{#p1}\n", "{#ed-text}", "[^1]", "\n[^1]: ", "[^2]: x\n", "[@handbook-1901, 3]", "[@nobody]", "## ", "###### ",
    "[x](person:beck-anna)", "[x](person:nobody)", "[x](d2.md#p1)", "[x](d2.md#decision)", "[x](#p2)", "[x](doc:letters/may)", "[x](doc:letters)",
    "[x](../registers/persons.yml)", "[x](../../content/index.md)", "[x](place:the-pass#mentions)", "[x](javascript:alert(1))", "[x](/persons/)",
    "<script>alert(1)</script>", "![](img/seal.png)", "![x](img/none.png)", "![x](https://a.b/c.png)", "::: dateline\n", ":::\n", "| a |\n| - |\n", "```\n", "> ",
    "\\", "&lt;", "\ufeff", "[]{.pb n=2}", "[]{.pb n=ed-x}", "@@edition:content@@",
]  # fmt: skip

PIECE = st.one_of(st.sampled_from(YAML), st.sampled_from(MARKUP), st.text(max_size=8), st.binary(max_size=3))
EDIT = st.tuples(st.sampled_from(FILES), st.floats(0, 1), st.sampled_from([0, 0, 0, 1, 5, 400]), PIECE)
"""A file, where in it (0 beginning, 1 end), how many bytes are cut out there, and what is put in."""


def apply(root: Path, file: Path, place: float, cut: int, piece: str | bytes) -> None:
    content = (root / file).read_bytes()
    at = int(place * len(content))
    new = piece if isinstance(piece, bytes) else piece.encode(errors="surrogatepass")
    (root / file).write_bytes(content[:at] + new + content[at + cut :])


def judge(root: Path) -> None:
    edition, problems = pipeline.read(root, ENVIRONMENT)
    for problem in problems:
        assert len(str(problem).splitlines()) == 1, problem
        assert (root / problem.position.file).exists() or problem.code in {"FILE06", "CONF01"}, problem
        assert problem.position.line >= 1
        assert problem.position.column >= 1
    if edition is None:
        assert any(problem.severity == "error" for problem in problems)
        return
    pages = list(render(edition))
    assert not broken_links(pages, edition.loaded.assets)
    for page in pages:
        tree = html.fromstring(f"<article>{page.body}</article>")
        scripts = {urljoin(f"/{page.path}", source) for source in tree.xpath("//script/@src")}
        assert scripts <= {f"/{SCRIPT}"}, page.path
        assert not tree.xpath("//script[not(@src)] | //style | //iframe | //@onclick | //@onerror"), page.path
        twice = [identifier for identifier, times in Counter(tree.xpath("//@id")).items() if times > 1]
        assert not twice, (page.path, twice)


@pytest.fixture(autouse=True)
def _without_pandoc(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second for each example would be too long; tests/tools try pandoc itself."""
    monkeypatch.setattr(pipeline, "find_pandoc", lambda: None)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(EDIT, min_size=1, max_size=4))
def test_any_edit_is_explained_or_built(edits: list[tuple[Path, float, int, str | bytes]]) -> None:
    with TemporaryDirectory() as folder:
        root = Path(shutil.copytree(TINY, Path(folder) / "tiny"))
        for edit in edits:
            apply(root, *edit)
        judge(root)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from([file for file in FILES if file.suffix == ".md"]),
    st.lists(st.sampled_from([piece for piece in MARKUP if "\ufeff" not in piece]), min_size=1, max_size=6),
)
def test_any_markup_is_explained_or_built(file: Path, pieces: list[str]) -> None:
    """At the end of a text most pieces are no mistake, so that more of these editions are built."""
    with TemporaryDirectory() as folder:
        root = Path(shutil.copytree(TINY, Path(folder) / "tiny"))
        apply(root, file, 1, 0, "\n\n" + " words ".join(pieces) + "\n")
        judge(root)
