"""Two pull requests that add neighbouring documents, in a real repository: no conflict, before and after publishing."""

import subprocess

import pytest
from edition import pipeline

from ..resolve.overlay import change, copy_tiny, read

LETTER = "---\ntitle: A Letter\ntype: letter\ntext: transcription\n---\n\n{words}\n"


def git(root, *arguments):
    who = ["-c", "user.name=Anna Beck", "-c", "user.email=anna@edition.example", "-c", "commit.gpgsign=false"]
    return subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True, text=True).stdout


def commit(root, message):
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", message)


def publish(root):
    change(root, read(root).publish())
    commit(root, "Record what was published")


@pytest.fixture
def root(tmp_path):
    folder = copy_tiny(tmp_path, published=True)
    change(folder, {"sources/letters/collection.yml": ("d1-d3", "d1-d9")})
    git(folder, "init", "-q", "-b", "main")
    commit(folder, "Begin")
    publish(folder)
    return folder


def pull_request(root, name, words):
    git(root, "checkout", "-q", "-b", name, "main")
    change(root, {f"sources/letters/{name}.md": LETTER.format(words=words)})
    commit(root, f"Add {name}")
    assert not [problem for problem in read(root).problems if "LED" in problem]
    git(root, "checkout", "-q", "main")


def errors(root):
    return [problem for problem in read(root).problems if " error " in problem or "LED" in problem]


def test_neighbouring_documents_merge_and_are_published_together(root):
    pull_request(root, "d4", "The northern road is dry.")
    pull_request(root, "d5", "The southern road is under water.")
    git(root, "merge", "-q", "--no-edit", "d4")
    git(root, "merge", "-q", "--no-edit", "d5")
    assert not errors(root)
    publish(root)
    assert not errors(root)
    lines = (root / "permalinks/letters.txt").read_text(encoding="utf-8").splitlines()
    assert [line.split()[0] for line in lines[3:5]] == ["documents/letters/d4/", "documents/letters/d5/"]


def test_a_branch_begun_before_a_publication_merges_after_it(root):
    pull_request(root, "d4", "The northern road is dry.")
    pull_request(root, "d5", "The southern road is under water.")
    for branch in ("d4", "d5"):
        git(root, "merge", "-q", "--no-edit", branch)
        assert not errors(root)
        publish(root)
    assert not errors(root)
    ledger = (root / "permalinks/letters.txt").read_text(encoding="utf-8")
    git(root, "checkout", "-q", "d5")
    git(root, "merge", "-q", "--no-edit", "main")
    assert not errors(root)
    assert read(root).publish()["permalinks/letters.txt"] == ledger


def test_edits_of_neighbouring_paragraphs_ids_and_all(root):
    """What one pull request inserts does not change the ids that the other one’s paragraphs have."""
    git(root, "checkout", "-q", "-b", "one", "main")
    change(root, {"sources/letters/d2.md": ("The chairman", "Before the meeting nobody spoke.\n\nThe chairman")})
    commit(root, "Insert")
    git(root, "checkout", "-q", "-b", "two", "main")
    change(root, {"sources/letters/d1.md": ("It is dry", "It is quite dry")})
    commit(root, "Edit")
    git(root, "checkout", "-q", "main")
    for branch in ("one", "two"):
        git(root, "merge", "-q", "--no-edit", branch)
    assert not errors(root)
    ids = read(root).resolved.paragraph_ids
    assert (ids["sources/letters/d1.md"], ids["sources/letters/d2.md"]) == (("p1", "p2"), ("p3", "p1", "p2"))


def test_taking_an_edition_off_line_in_one_commit_is_told_by_its_history(root):
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("published: true", "published: false"), encoding="utf-8")
    change(root, {"permalinks/site.txt": None, "permalinks/letters.txt": None})
    commit(root, "Off line")
    edition, problems = pipeline.read(root, {})
    assert edition is None
    (gone,) = [str(problem) for problem in problems if problem.severity == "error"]
    assert "LED09: the ledger of published addresses is gone; it was deleted in" in gone
    assert "“published: false” takes nothing back" in gone
