"""Documents are deleted, renamed, renumbered and split in every order, each step published: no address is ever lost.

The editors of this test do nothing but what the refusals tell them to: they copy the lines from the hints.
"""

import re
from itertools import permutations
from posixpath import join, normpath

import pytest
from edition.derive import derive
from edition.model.edition import Edition
from edition.model.sketches import pairs
from edition.render import render
from lxml import html

from ..resolve.overlay import change, copy_tiny, read

FOLDER, REDIRECTS = "sources/letters", "permalinks/redirects.txt"
HINT = re.compile(r"add to permalinks/redirects\.txt: (\S+ → \S+) YYYY-MM-DD reason")


class Editors:
    """Who edits, and is told by the refusals what to write."""

    def __init__(self, root):
        self.root = root
        self.names = {"d1": "d1", "d2": "d2", "d10": "d10"}
        self.lines = []

    def text(self, name):
        return (self.root / FOLDER / f"{self.names[name]}.md").read_text(encoding="utf-8")

    def write(self, name, text):
        change(self.root, {f"{FOLDER}/{self.names[name]}.md": text})

    def delete(self):
        change(self.root, {f"{FOLDER}/{self.names['d10']}.md": None})

    def rename(self):
        self._give("d1", "letter-of-the-surveyor")

    def renumber(self):
        self._give("d2", "d12")

    def split(self):
        """The first letter’s last paragraph becomes a document, the second’s first paragraph two."""
        last = re.search(r"The southern road.*?went home\.\[\^2\]", self.text("d1"), re.DOTALL)[0]
        text = self.text("d1").replace(last, "")
        head = "---\ntitle: What the Carter Said\ntype: letter\ntext: transcription\n---\n\n"
        change(self.root, {f"{FOLDER}/d30.md": f"{head}{last.replace('[^2]', '')}\n"})
        self.write("d1", re.sub(r"\n\[\^2\]: .*\n", "\n", text))
        self.write("d2", self.text("d2").replace("opened", "\n\nopened", 1))

    def _give(self, name, new):
        text = self.text(name)
        change(self.root, {f"{FOLDER}/{self.names[name]}.md": None, f"{FOLDER}/{new}.md": text})
        self.names[name] = new

    def publish(self):
        """Publish what there is; what is refused is mended by the words of the refusal."""
        found = [problem for problem in read(self.root).problems if re.search(r" (LED0[1236])", problem)]
        for problem in found:
            line = f"{HINT.search(problem)[1]} 2027-01-31 as the editors decided"
            self.lines += [line] if line not in self.lines else []
        if found:
            change(self.root, {REDIRECTS: "".join(f"{line}\n" for line in self.lines)})
        outcome = read(self.root)
        assert not [problem for problem in outcome.problems if " LED" in problem]
        change(self.root, outcome.publish())
        return outcome


def words_at(outcome):
    """(site path, anchor) → words of every paragraph."""
    found = {}
    for document in outcome.loaded.documents:
        ids = outcome.resolved.paragraph_ids.get(document.file, ())
        texts = outcome.parsed.texts[document.file].paragraphs
        found |= {(document.path, anchor): one.plain for anchor, one in zip(ids, texts, strict=True)}
    return found


def addresses(outcome):
    """Every address that is promised now."""
    pages = outcome.loaded.ledger.pages.values()
    return {(page.path, anchor) for page in pages for anchor in ("", *page.anchors, *page.dead)}


def arrive(path, anchor, pages, steps=5):
    """Where a reader with this address ends: kind of page, site path, anchor; the anchor is empty at the head of a page."""
    page = pages[path]
    tree = html.fromstring(f"<div>{page.body}</div>")
    here = tree.xpath(f"//*[@id='{anchor}']") if anchor else []
    if page.kind != "moved":
        assert here or not anchor, f"{path} has no #{anchor}"
        notice = bool(here) and here[0].get("class") == "ed-gone"
        onward = here[0].xpath(".//a/@href") if notice else []
        if onward and steps:
            return arrive(*target(path, onward[0]), pages, steps - 1)
        return ("notice" if notice else page.kind), path, anchor
    assert steps, f"{path} leads in a circle"
    (way,) = here[0].xpath("./a/@href") if here else tree.xpath("//a[@data-ed-moved]/@href")
    return arrive(*target(path, way), pages, steps - 1)


def target(path, href):
    there, _, anchor = href.partition("#")
    return (f"{normpath(join(path, there))}/" if there else path), anchor


OPERATIONS = ("delete", "rename", "renumber", "split")


@pytest.mark.parametrize("order", permutations(OPERATIONS), ids="-".join)
def test_no_published_address_is_lost(tmp_path, order):
    root = copy_tiny(tmp_path, published=True)
    editors, promised, said = Editors(root), set(), {}
    outcome = editors.publish()
    for operation in (*order, None):
        said = {**words_at(outcome), **said}
        promised |= addresses(read(root))
        if operation:
            getattr(editors, operation)()
            outcome = editors.publish()
    assert promised <= addresses(read(root))
    outcome = read(root)
    loaded, parsed, resolved = outcome.loaded, outcome.parsed, outcome.resolved
    made = render(Edition(loaded, parsed, resolved, derive(loaded, parsed, resolved, None)))
    pages, now = {page.path: page for page in made}, words_at(outcome)
    for path, anchor in sorted(promised):
        kind, there, spot = arrive(path, anchor, pages)
        if (path, anchor) in said and kind not in ("notice", "gone"):
            assert pairs(said[path, anchor]) & pairs(now[there, spot]), f"{path}#{anchor} leads to other words"
    assert arrive("documents/letters/d10/", "p1", pages)[0] == "gone"
    assert arrive("documents/letters/d1/", "p1", pages)[1] == "documents/letters/letter-of-the-surveyor/"
    assert arrive("documents/letters/d1/", "p2", pages)[1] == "documents/letters/d30/"
    assert arrive("documents/letters/d2/", "", pages)[1] == "documents/letters/d12/"
