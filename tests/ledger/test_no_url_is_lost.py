"""Documents are deleted, renamed, merged, split …, one after the other, each step published: no address is ever lost.

The editors of this test write what the refusals tell them to, copying the lines from the hints; where a refusal cannot know
what they meant (which document took another in, what an entry is called now), they say it themselves.
"""

import re
from itertools import pairwise, permutations
from posixpath import join, normpath

import pytest
from edition.derive import derive
from edition.export import export
from edition.load.permalinks import load_ledger
from edition.model.edition import Edition
from edition.model.history import History
from edition.model.released import versions
from edition.model.sketches import pairs
from edition.model.urls import version_path
from edition.render import render
from lxml import html

from ..resolve.overlay import change, copy_tiny, read

FOLDER, REDIRECTS, RELEASES = "sources/letters", "permalinks/redirects.txt", "permalinks/releases.txt"
STUDY, PERSONS = "content/study", "content/registers/persons.yml"
HINT = re.compile(r"add to permalinks/redirects\.txt: ((\S+) → \S+) YYYY-MM-DD reason")
DAY, COMMIT = "2027-01-15", "1" * 40

HEAD = "---\ntitle: {}\ntype: letter\ntext: transcription\nlanguages: [{}]\n---\n\n"
NEW = {
    f"{FOLDER}/d20.md": HEAD.format("The Carters to the Board", "en")
    + "Two carters ask for oats and for the key of the upper gate.[^1]\n\n[^1]: Nobody answered them.\n",
    f"{FOLDER}/d21.md": HEAD.format("The Ferryman to the Board", "ru")
    + "Паром стоит у нижнего берега и ждёт.[^1]\n\n[^1]: Без подписи.\n",
    f"{FOLDER}/d21.en.md": "---\ntitle: The Ferryman to the Board\n---\n\n"
    "The ferry lies at the lower bank[^1] and waits.[^2]\n\n[^1]: Or “shore”.\n[^2]: Or “is waiting”.\n",
}
"""A letter that will be merged into another, and one with a translation that will be moved and withdrawn."""


class Editors:
    """Who edits, and is told by the refusals what to write."""

    def __init__(self, root):
        self.root = root
        self.names = {name: name for name in ("d1", "d2", "d10", "d20", "d21")}
        self.said, self.lines = {}, []
        self.history = History("full")

    def read(self):
        return read(self.root, history=self.history)

    def text(self, name):
        return (self.root / FOLDER / f"{self.names[name]}.md").read_text(encoding="utf-8")

    def write(self, name, text):
        change(self.root, {f"{FOLDER}/{self.names[name]}.md": text})

    def delete(self):
        self._away("d10")

    def rename(self):
        """A letter, and a section of the study."""
        self._give("d1", "letter-of-the-surveyor")
        text = (self.root / STUDY / "two-roads.md").read_text(encoding="utf-8")
        change(self.root, {f"{STUDY}/two-roads.md": None, f"{STUDY}/the-roads.md": text})
        change(self.root, {f"{STUDY}/index.md": ("two-roads.md", "the-roads.md")})

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

    def merge(self):
        """A letter is put into the second, which is published already, under this name or another."""
        words = self.text("d20").partition("\n---\n\n")[2].partition("[^1]")[0]
        self._away("d20")
        text, mark, notes = self.text("d2").partition("[^t1]: ")
        self.write("d2", f"{text}{words}\n\n{mark}{notes}")
        self.said["documents/letters/d20/"] = f"documents/letters/{self.names['d2']}/"

    def move(self):
        if self.names["d21"]:
            self._give("d21", "d22")

    def withdraw(self):
        """What has been moved, or will not be."""
        self._away("d21")

    def annotate(self):
        """A note of a translation is taken out."""
        if name := self.names["d21"]:
            note = {"waits.[^2]": "waits.", "[^2]: Or “is waiting”.\n": ""}
            for old, new in note.items():
                change(self.root, {f"{FOLDER}/{name}.en.md": (old, new)})

    def register(self):
        """An entry of a register is called otherwise."""
        for path in [self.root / PERSONS, *(self.root / FOLDER).glob("*.md")]:
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace("zhou-li", "zhou-lee"), encoding="utf-8")
        self.said["persons/zhou-li/"] = "persons/zhou-lee/"

    def release(self):
        paths = sorted((self.root / FOLDER).glob("*.md"))
        texts = {f"{FOLDER}/{path.name}": path.read_text(encoding="utf-8") for path in paths if "." not in path.stem}
        self.history = History("full", sources={DAY: texts}, released={DAY: COMMIT})
        change(self.root, {RELEASES: f"{DAY} 1.0 {COMMIT} first release\n"})

    def _give(self, name, new):
        self._files(name, new)
        self.names[name] = new

    def _away(self, name):
        self._files(name, "")
        self.names[name] = ""

    def _files(self, name, new):
        for ending in (".md", ".en.md"):
            path = self.root / FOLDER / f"{self.names[name]}{ending}"
            if path.is_file():
                text = path.read_text(encoding="utf-8")
                change(self.root, {f"{FOLDER}/{path.name}": None})
                change(self.root, {f"{FOLDER}/{new}{ending}": text} if new else {})

    def publish(self):
        """Publish what there is; what is refused is mended by the words of the refusal."""
        outcome = self.read()
        found = [problem for problem in outcome.problems if re.search(r" (LED0[1236])", problem)]
        for problem in found:
            line, path = HINT.search(problem).groups()
            line = f"{path} → {self.said[path]}" if path in self.said else line
            self.lines += [f"{line} 2027-01-31 as the editors decided"]
        if found:
            change(self.root, {REDIRECTS: "".join(f"{line}\n" for line in dict.fromkeys(self.lines))})
            outcome = self.read()
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


def addresses(ledger):
    """Every address that is promised: pages, anchors on them, versions, and files beside pages."""
    anchors = {(page.path, anchor) for page in ledger.pages.values() for anchor in ("", *page.anchors, *page.dead)}
    dated = {(version_path(path, day), "") for day, paths in versions(ledger).items() for path in paths}
    return anchors | dated | {(file, "") for path in ledger.pages for file in files_of(path)}


def files_of(path):
    """The files that docs/permanence.md promises for a page."""
    folder, _, rest = path.rstrip("/").partition("/")
    parts = ("documents/letters/part1/", "documents/letters/may/", "documents/letters/part2/")
    if folder == "documents" and "/" in rest and path not in parts:
        endings = ("xml", "json", "md", "csl.json", "bib", "ris")
        return [f"{path.rstrip('/')}.{ending}" for ending in endings] + [f"api/{path.rstrip('/')}.json"]
    if folder == "study":
        return [f"{path.rstrip('/')}.{ending}" for ending in ("xml", "csl.json", "bib", "ris")]
    if folder in ("persons", "organisations", "places", "events", "terms", "works"):
        return [f"api/{path.rstrip('/')}.json"]
    return [f"{path.rstrip('/') or 'index'}.xml"] if path not in parts else []


def written(outcome):
    """Site path → page, and the paths of all files; no file is written twice."""
    loaded, parsed, resolved = outcome.loaded, outcome.parsed, outcome.resolved
    edition = Edition(loaded, parsed, resolved, derive(loaded, parsed, resolved, None))
    made = [*render(edition)]
    copied = [f"{document.path.rstrip('/')}.md" for document in loaded.documents]
    files = [*(file.path for file in export(edition)), *copied]
    assert len({page.path for page in made}) == len(made)
    assert len(set(files)) == len(files)
    return {page.path: page for page in made}, set(files)


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


def lived_through(root, order):
    """What was promised on the way, what words stood where, and the last state of the edition."""
    editors, promised, said = Editors(root), set(), {}
    outcome = editors.publish()
    for operation in (*order, None):
        said = {**words_at(outcome), **said}
        promised |= addresses(load_ledger(root)[0])
        if operation:
            getattr(editors, operation)()
            outcome = editors.publish()
    assert promised <= addresses(load_ledger(root)[0])
    return promised, said, editors.read()


def found(promised, said, outcome):
    """The pages of the site, when every promise was kept in what is written."""
    (pages, files), now = written(outcome), words_at(outcome)
    for path, anchor in sorted(promised):
        if not path.endswith("/") and path:
            assert path in files
            continue
        kind, there, spot = arrive(path, anchor, pages)
        if (path, anchor) in said and kind not in ("notice", "gone"):
            assert pairs(said[path, anchor]) & pairs(now[there, spot]), f"{path}#{anchor} leads to other words"
    return pages


FOUR = ("delete", "rename", "renumber", "split")
ALL = (*FOUR, "merge", "move", "withdraw", "annotate", "register", "release")


def neighbours(operations):
    """Orders of an even number of operations in which each comes right after each other one once (Williams 1949)."""
    number = len(operations)
    first = [place // 2 if place % 2 == 0 else number - 1 - place // 2 for place in range(number)]
    return [tuple(operations[(place + shift) % number] for place in first) for shift in range(number)]


def test_each_operation_comes_right_after_each_other():
    after = {pair for order in neighbours(ALL) for pair in pairwise(order)}
    assert after == set(permutations(ALL, 2))


@pytest.mark.parametrize("order", neighbours(ALL), ids="-".join)
def test_no_published_address_is_lost(tmp_path, order):
    root = copy_tiny(tmp_path, published=True)
    change(root, NEW)
    pages = found(*lived_through(root, order))
    letters = "documents/letters/"
    assert arrive(f"{letters}d10/", "p1", pages)[0] == "gone"
    assert arrive(f"{letters}d1/", "p1", pages)[1] == f"{letters}letter-of-the-surveyor/"
    assert arrive(f"{letters}d1/", "p2", pages)[1] == f"{letters}d30/"
    assert arrive(f"{letters}d2/", "", pages)[1] == f"{letters}d12/"
    assert arrive(f"{letters}d2/", "t1", pages) == ("document", f"{letters}d12/", "t1")
    assert arrive(f"{letters}d20/", "p1", pages)[1] == f"{letters}d12/"
    assert arrive(f"{letters}d21/", "ed-tr-n1", pages)[0] == "gone"
    assert arrive("persons/zhou-li/", "", pages) == ("entry", "persons/zhou-lee/", "")
    assert arrive("study/two-roads/", "n1", pages) == ("prose", "study/the-roads/", "n1")
    assert [path for path, page in pages.items() if page.kind == "version"]


@pytest.mark.parametrize("order", [FOUR, FOUR[::-1]], ids="-".join)
def test_each_of_four_comes_first_and_last(tmp_path, order):
    found(*lived_through(copy_tiny(tmp_path, published=True), order))
