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
from functools import cache, partial
from pathlib import Path
from random import Random

import pytest
from edition import pipeline
from edition.cache import Store
from edition.cache.store import NAME
from edition.derive.plain import set_plainly
from edition.making import Site
from edition.model.jobs import Digest
from edition.model.keeping import Kept
from edition.model.problem import Problem
from edition.render import compositor
from edition.render.shell import NEEDED, Shell, Shells
from edition.tools.executors import executor

from tests.conftest import ROOT

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
    gathered = pipeline.make(Site(edition, Shells({"": SHELL}), site), partial(executor, 1, ""), lambda _path: SHELL)
    return gathered.files, problems


class Editor:
    """Somebody who changes what is there, one thing at a time."""

    def __init__(self, root: Path, folder: Path, random: Random) -> None:
        self.root, self.folder, self.random = root, folder, random
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
    *(Editor.upgrade, Editor.damage, Editor.clear, Editor.killed),
)


@pytest.fixture(autouse=True)
def _quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Templates are compiled once, and pandoc, which takes half a second, is left to tests/tools."""
    monkeypatch.setattr(pipeline, "find_pandoc", lambda: set_plainly)
    monkeypatch.setattr(compositor, "_environment", cache(compositor._environment))


@pytest.mark.parametrize("seed", range(3))
def test_what_is_kept_never_changes_the_site(tmp_path: Path, seed: int) -> None:
    root, folder = Path(shutil.copytree(SOURCE, tmp_path / "edition", ignore=LEFT_OUT)), tmp_path / "cache"
    editor, whole, used = Editor(root, folder, Random(f"edits {seed}")), 0, 0
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
