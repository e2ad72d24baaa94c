"""Whatever is done to an edition between builds, by whom and in the middle of what: what is kept never changes the site.

Each round edits a copy of the tiny edition and builds it twice in this process, with what all earlier rounds have kept and with
nothing: the same files with the same digests, the same problems. `ROUNDS=2000` runs longer, `EDITION=…` on another edition (a copy of it).
"""

import os
import re
import shutil
import signal
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cached_property, lru_cache, partial
from pathlib import Path
from random import Random
from struct import pack

import pytest
from edition import pipeline
from edition.cache import Store
from edition.cache.store import NAME
from edition.derive.plain import set_plainly
from edition.derive.search import files, units
from edition.making import Site
from edition.model.facts import RecordedMapping
from edition.model.jobs import Digest
from edition.model.keeping import Kept
from edition.model.lookups import Lookups
from edition.model.problem import Problem
from edition.render import Renderer, compositor
from edition.render.shell import NEEDED, Shell, Shells
from edition.tools.executors import executor

from tests.conftest import ROOT
from tests.resolve.overlay import change, copy_tiny

ROUNDS = int(os.environ.get("ROUNDS", "300"))
SOURCE = Path(os.environ.get("EDITION", ROOT / "tests" / "editions" / "tiny"))
ENVIRONMENT = {"SITE_URL": "https://edition.example/", "REPO_URL": "https://forge.example/letters"}
LEFT_OUT = shutil.ignore_patterns(".git", ".edition", ".venv", "site", "node_modules", "tests", "build_scripts")
SHELL = Shell(("", *(piece for mark in sorted(NEEDED) for piece in (mark, "\n"))))

Made = tuple[Mapping[str, Digest], tuple[Problem, ...]]


def build(root: Path, site: Path, kept: Kept | None) -> Made:
    """Digests of the files that the edition gives, and its problems."""
    edition, problems = pipeline.read(root, ENVIRONMENT, kept=kept)
    if edition is None:
        return {}, problems
    gathered = pipeline.make(
        Site(edition, Shells({"": SHELL}), site, kept=kept), partial(executor, 1, ""), lambda _path: SHELL
    )
    return gathered.files, problems


class Editor:
    """Somebody who changes what is there, one thing at a time."""

    def __init__(self, root: Path, folder: Path, theme: Path, random: Random) -> None:
        self.root, self.folder, self.theme, self.random = root, folder, theme, random
        self.version = b"1"
        self.broken: tuple[Path, str] | None = None

    def begin_again(self) -> None:
        """Take the edition as it was at first; not every script can be built, and its errors would stay."""
        shutil.rmtree(self.root)
        shutil.copytree(SOURCE, self.root, ignore=LEFT_OUT)
        self.broken = None

    def one(self, pattern: str) -> Path:
        return self.random.choice(sorted(self.root.glob(pattern)))

    def replace(self, file: Path, pattern: str, words: str) -> None:
        """One of the places that the pattern matches, if there is any."""
        text = file.read_text(encoding="utf-8")
        if places := list(re.finditer(pattern, text, re.MULTILINE)):
            place = self.random.choice(places)
            text = f"{text[: place.start()]}{place.expand(words)}{text[place.end() :]}"
            file.write_text(text, encoding="utf-8")

    def edit(self) -> None:
        words = self.random.choice(
            ["More.", "[Miss Beck](person:beck-anna) again.", "A note.[^9]\n\n[^9]: Here.", "## Title"]
        )
        with self.one("sources/*/*.md").open("a", encoding="utf-8") as file:
            file.write(f"\n{words}\n")

    def edit_words(self) -> None:
        self.replace(self.one("*/**/*.md"), r"\bthe\b", self.random.choice(["this", "that", "the"]))

    def edit_page(self) -> None:
        with self.one("content/**/*.md").open("a", encoding="utf-8") as file:
            file.write(f"\nParagraph {self.random.randrange(9)}, see [the letter](doc:letters/d1).\n")

    def add(self) -> None:
        file = self.one("sources/*/*.md")
        file.with_name(f"d{self.random.randrange(3, 30)}.md").write_bytes(file.read_bytes())

    def delete(self) -> None:
        if self.random.random() < 0.7:
            file = self.one("sources/*/*.md")
            if file.name not in {"d1.md", "d2.md"}:
                file.unlink()

    def rename(self) -> None:
        file = self.one("sources/*/*.md")
        if file.name not in {"d1.md", "d2.md"}:
            file.rename(file.with_name(f"d{self.random.randrange(3, 30)}.md"))

    def retitle_document(self) -> None:
        self.replace(self.one("sources/*/*.md"), r"^title: .*$", f"title: Letter {self.random.randrange(9)}")

    def retitle_person(self) -> None:
        name = self.random.choice(["Anna Beck", "Ann Beck", "A. B. Beck", "Beck"])
        self.replace(self.root / "content/registers/persons.yml", r"^  name: .*Beck$", f"  name: {name}")

    def retitle_collection(self) -> None:
        self.replace(self.one("sources/*/collection.yml"), r"^title: .*$", f"title: Letters {self.random.randrange(9)}")

    def shift(self) -> None:
        """Every position of a file, and nothing else."""
        self.replace(self.one("content/registers/*.yml"), r"\A", "# A remark.\n")

    def date(self) -> None:
        day = f"1901-05-{self.random.randrange(1, 29):02}"
        self.replace(self.one("sources/*/*.md"), r"^date: .*$", f"date: {day}")

    def configure(self) -> None:
        self.replace(self.root / "mkdocs.yml", r"^site_name: .*$", f"site_name: Letters {self.random.randrange(9)}")
        self.replace(self.root / "mkdocs.yml", r'version: "[^"]*"', f'version: "{self.random.randrange(9)}"')
        language = self.random.choice(["en", "en-GB", "fr"])
        self.replace(self.root / "mkdocs.yml", r"default_language: [\w-]+", f"default_language: {language}")

    def cite(self) -> None:
        with self.one("content/**/*.md").open("a", encoding="utf-8") as file:
            file.write(f"\nSo [@handbook-1901, {self.random.randrange(99)}].\n")

    def mistake(self) -> None:
        """One error at a time: made, or mended."""
        if self.broken:
            file, text = self.broken
            file.write_text(text, encoding="utf-8")
            self.broken = None
            return
        file = self.one("sources/*/d1.md")
        self.broken = file, file.read_text(encoding="utf-8")
        with file.open("a", encoding="utf-8") as end:
            end.write("\n[Nobody](person:nobody-at-all) [x]{.unknown}\n")

    def abbreviate(self) -> None:
        self.replace(
            self.root / "content/registers/terms.yml", r"expansion: .*$", f"expansion: {self.random.choice('abc')}"
        )

    def draw(self) -> None:
        """Another width and height of a picture, which is all that is read of it."""
        if pictures := sorted(self.root.glob("sources/**/*.png")):
            content = bytearray(pictures[0].read_bytes())
            content[16:24] = pack(">II", self.random.randrange(1, 9), self.random.randrange(1, 9))
            pictures[0].write_bytes(content)

    def withdraw(self) -> None:
        """An address that leads to a letter now, or to nothing."""
        self.root.joinpath("permalinks").mkdir(exist_ok=True)
        target = self.random.choice(["documents/letters/d1/", "gone"])
        line = f"documents/letters/old{self.random.randrange(9)}/ → {target} 2026-11-22 found to be another\n"
        (self.root / "permalinks/redirects.txt").write_text(line, encoding="utf-8")

    def template(self) -> None:
        file = self.theme / "edition" / self.random.choice(["document.html", "entry.html", "prose.html"])
        self.replace(file, r"\Z", f"<p>{self.random.randrange(9)}</p>\n")

    def nothing(self) -> None:
        """As it is."""

    def upgrade(self) -> None:
        self.version = str(self.random.randrange(3)).encode()

    def damage(self) -> None:
        for file in sorted(self.folder.glob(f"{NAME}*")):
            content = bytearray(file.read_bytes())
            for _ in range(min(len(content), self.random.choice([1, 20, 2000]))):
                content[self.random.randrange(len(content))] = self.random.randrange(256)
            file.write_bytes(content[: self.random.choice([len(content), len(content) // 2])])

    def clear(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def killed(self) -> None:
        """Another build, ended somewhere."""
        child = self.started()
        time.sleep(self.random.random() / 5)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)

    def started(self) -> int:
        """Another build; the number of its process."""
        if child := os.fork():
            return child
        with suppress(BaseException), Store(self.folder, self.version) as kept:
            build(self.root, self.folder.with_name("other"), kept)
        os._exit(0)


EDITS: tuple[Callable[[Editor], None], ...] = (
    *(Editor.edit, Editor.edit_words, Editor.edit_page, Editor.add, Editor.delete, Editor.rename) * 2,
    *(Editor.retitle_document, Editor.retitle_person, Editor.retitle_collection, Editor.shift, Editor.date),
    *(Editor.configure, Editor.cite, Editor.mistake, Editor.nothing),
    *(Editor.abbreviate, Editor.draw, Editor.withdraw, Editor.template),
    *(Editor.upgrade, Editor.damage, Editor.clear, Editor.killed),
)


@pytest.fixture(autouse=True)
def theme(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A copy of the templates; each is compiled once, and pandoc, which takes half a second, is left to tests/tools."""
    theme = tmp_path / "theme"
    shutil.copytree(ROOT / "theme" / "edition", theme / "edition")
    monkeypatch.setattr(compositor, "theme_directory", lambda: theme)
    monkeypatch.setattr(compositor, "_environment", lru_cache(maxsize=4)(compositor._environment))
    monkeypatch.setattr(pipeline, "find_pandoc", lambda: set_plainly)
    monkeypatch.setattr(files, "_FEWEST", 5)  # else all that can be searched is read at once
    return theme


@pytest.mark.parametrize("seed", range(3))
def test_what_is_kept_never_changes_the_site(tmp_path: Path, theme: Path, seed: int) -> None:
    root, folder = Path(shutil.copytree(SOURCE, tmp_path / "edition", ignore=LEFT_OUT)), tmp_path / "cache"
    editor, whole, used = Editor(root, folder, theme, Random(f"edits {seed}")), 0, 0
    for number in range(rounds := ROUNDS // 3):
        script = editor.random.choices(EDITS, k=editor.random.randrange(1, 4))
        for edit in script:
            edit(editor)
        other = editor.started() if number % 10 == 0 else 0  # two builds at once
        with Store(folder, editor.version) as store:
            incremental = build(root, tmp_path / "site", counting := Counting(store))
        if other:
            os.waitpid(other, 0)
        clean = build(root, tmp_path / "site", None)
        said = f"round {number}: {', '.join(edit.__name__ for edit in script)}"
        assert incremental[1] == clean[1], said
        assert list(incremental[0]) == list(clean[0]), said
        differing = [path for path, digest in clean[0].items() if incremental[0][path] != digest]
        assert not differing, said
        if not clean[0]:
            editor.begin_again()
        whole += bool(clean[0])
        used += counting.found
    assert whole > rounds / 3, "most scripts must leave an edition that can be built"
    assert used > rounds, "what is kept must be used"


def _forget_what_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def entry(self: RecordedMapping[str, object], key: str) -> object:
        if key in self._values:
            self._recorder.note(self._name, key)
        return self._values[key]

    monkeypatch.setattr(RecordedMapping, "__getitem__", entry)
    monkeypatch.setattr(RecordedMapping, "__contains__", lambda self, key: key in self._values)


def _forget_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(RecordedMapping, "__len__", lambda self: len(self._values))
    monkeypatch.setattr(RecordedMapping, "__iter__", lambda self: iter(self._values))


def _keep_a_look_up(of: type[Lookups], name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    hidden = cached_property(vars(of)[name]._make)
    hidden.__set_name__(of, name)
    monkeypatch.setattr(of, name, hidden)


def _forget_templates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Renderer, "digest", lambda _self: b"")


@pytest.mark.parametrize(
    ("fault", "wrong"),
    [
        (lambda _monkeypatch: None, False),
        (_forget_what_is_not_there, True),
        (_forget_keys, True),
        (partial(_keep_a_look_up, compositor.Compositor, "documents"), True),
        (partial(_keep_a_look_up, units.Units, "_sources"), True),
        (_forget_templates, True),
    ],
)
def test_what_is_compared_finds_every_fault_of_writing_down_what_was_read(
    tmp_path: Path,
    theme: Path,
    monkeypatch: pytest.MonkeyPatch,
    fault: Callable[[pytest.MonkeyPatch], None],
    wrong: bool,
) -> None:
    fault(monkeypatch)
    root = copy_tiny(tmp_path)
    differing = set()
    with Store(tmp_path / "cache", b"1") as store:
        for change_one in CHANGES:
            change_one(root, theme)
            incremental, clean = (build(root, tmp_path / "site", kept)[0] for kept in (store, None))
            assert clean
            differing |= {path for path, digest in clean.items() if incremental.get(path) != digest}
    assert bool(differing) is wrong


PERSONS, ROADS = "content/registers/persons.yml", "content/study/two-roads.md"
CHANGES: tuple[Callable[[Path, Path], None], ...] = (
    lambda _root, _theme: None,
    lambda root, _theme: change(root, {ROADS: f"{(root / ROADS).read_text()}\nSee [a letter](doc:letters/d10).\n"}),
    lambda root, _theme: change(root, {PERSONS: f"{(root / PERSONS).read_text()}\n- id: wu-mei\n  name: Wu Mei\n"}),
    lambda root, _theme: change(root, {"sources/letters/d2.md": ("title: ", "title: Another ")}),
    lambda _root, theme: change(theme, {"edition/prose.html": "<h1>{{ title }}</h1>\n"}),
)


class Counting:
    """A store that counts what it gives."""

    def __init__(self, store: Store) -> None:
        self.store, self.found = store, 0

    def get(self, keys: object) -> Mapping[bytes, bytes]:
        found = self.store.get(keys)  # type: ignore[arg-type]
        self.found += len(found)
        return found

    def put(self, entries: Mapping[bytes, bytes]) -> None:
        self.store.put(entries)
