"""Whatever is written without a mistake is valid TEI: texts put together by chance from every construct."""

from itertools import count
from pathlib import Path
from random import Random

from edition.markup import TeiContext, parse_text, render_tei

from tests.conftest import faults_of_tei

from .test_fixtures import TEI, target

INLINE = [
    "Words.", "*em* **st** `c`", "a\\\nb", "line\nline", "[a]{.add place=above}", "[b]{.del}", "[x]{.app}[^a1]", "[^a2]", "[^1]", "[^o1]",
    "[m](person:a)", "[d](d2.md)", "[t](term:t)", "[@a, 3; see @b]", "[]{.pb n=%}", "[]{.lb}", "[f]{lang=ru}", "[s]{.sic corr=t}",
    "[s]{.abbr}", "[n]{.margin place=left}", '[]{.gap reason="torn off" quantity=3 unit=words}', '![p](a.jpg "c")',
    '[]{.tei element=p attributes="rend=center"}', '[w]{.tei element=fw attributes="a=b"}', '[h]{.hand ref="#h1"}', '[]{.hand-start #hs% hand="#h1"}',
    '[]{.del-start #ds%}x[]{.del-end ref="#ds%"}', '[]{.add-start #at%}x[]{.add-end ref="#at%"}',
    '[]{.app-start #as%}y[]{.app-end ref="#as%"}[^a1]', "[u [v]{.unclear}]{.supplied reason=x}",
]  # fmt: skip
CONTAINERS = [
    "opener", "dateline", "salute", "closer", "signed", "postscript", "enclosure", "verse", "margin", "tei {element=sp}",
]  # fmt: skip
NOTES = """
[^1]: Note.

[^o1]: Original.

    - with
    - a list

[^a1]: - A B: words
    - C: *om.*
    - D: *add.* x
    - E: *lemma*

[^a2]: Words on the readings.
"""
DEEPEST = 3


class Writer:
    """Writes a text by chance."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 — no secret is drawn
        self._numbers = count(1)

    def text(self) -> str:
        body = self._blocks(0)
        wanted = [note for note in NOTES.strip().split("\n\n[") if note.lstrip("[").partition(":")[0] in body]
        return body + "".join(f"\n\n[{note.lstrip('[')}" for note in wanted)

    def _blocks(self, depth: int) -> str:
        return "\n\n".join(self._block(depth) for _ in range(self._random.randint(1, 3 if depth else 5)))

    def _inline(self) -> str:
        chosen = self._random.choices(INLINE, k=self._random.randint(1, 3))
        return " ".join(words.replace("%", str(next(self._numbers))) for words in chosen)

    def _block(self, depth: int) -> str:
        kind = self._random.randint(0, 11) if depth < DEEPEST else 0
        line = self._inline()
        short = line.replace("\\\n", " ").replace("\n", " ")
        if kind < 4:
            return line
        if kind == 4:
            return f"## H{short}"
        if kind == 5:
            return "\n".join(f"> {words}" for words in self._blocks(depth + 1).split("\n"))
        if kind == 6:
            return "- " + "\n  ".join(self._blocks(depth + 1).split("\n"))
        if kind == 7:
            return f"| a | b |\n|---|:-:|\n| {short} | c |"
        if kind == 8:
            return "---"
        if kind == 9:
            return f"term\n: {short}\n: again"
        fence = ":" * (9 - depth)
        return f"{fence} {self._random.choice(CONTAINERS)}\n{self._blocks(depth + 1)}\n{fence}"


def test_any_text_without_mistakes_is_valid(tmp_path: Path) -> None:
    written = 0
    for seed in range(600):
        text = parse_text(Writer(seed).text(), "sources/letters/d1.md")
        if {problem.code for problem in text.problems} - {"MARK16"}:
            continue
        ids = [f"p{paragraph.number}" for paragraph in text.paragraphs]
        context = TeiContext(
            [target(link) for link in text.links], ids, "d1.", "documents/letters/d1.xml", witnesses={"A": "#a"}
        )
        made = render_tei(text, context)
        (tmp_path / f"{seed}.xml").write_text(TEI.replace("BODY", made.body), encoding="utf-8")
        (tmp_path / f"{seed}-note.xml").write_text(
            TEI.replace("BODY", f"<p><note>{made.words}</note></p>"), encoding="utf-8"
        )
        written += 1
    assert faults_of_tei(*sorted(tmp_path.iterdir())) == ""
    assert written > 400
