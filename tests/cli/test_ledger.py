"""`edition ledger`: what is promised, since when, where it went, and whether it is kept."""

import json
import shutil
import subprocess

import pytest

from tests.render.test_versions import commit, git
from tests.resolve.overlay import change, copy_tiny, read

from .test_commands import edition

D10 = "sources/letters/d10.md"


@pytest.fixture
def root(tmp_path):
    """The tiny edition in a repository, published."""
    folder = copy_tiny(tmp_path, published=True)
    git(folder, "init", "-q")
    commit(folder, "Begin")
    change(folder, read(folder).publish())
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "Publish", "--date", "2027-01-31T12:00:00")
    return folder


def ledger(root, *arguments):
    return edition("ledger", *arguments, cwd=root)


def test_in_numbers(root):
    assert "paragraphs" in ledger(root).stdout
    assert json.loads(ledger(root, "--json").stdout)["pages lost"] == 0


def test_before_anything_is_published_it_says_so(tmp_path):
    done = ledger(copy_tiny(tmp_path))
    assert done.returncode == 2
    assert "Nothing is published yet" in done.stderr


def test_what_an_address_is_and_since_when(root):
    lines = ledger(root, "show", "/documents/letters/d10/").stdout.splitlines()
    assert [line[: line.index(" (")] for line in lines] == [
        "documents/letters/d10/: here; first recorded: 2027-01-31",
        "documents/letters/d10/#p1: here; first recorded: 2027-01-31",
    ]
    (record,) = json.loads(ledger(root, "show", "documents/letters/d10#p1", "--json").stdout)
    assert (record["address"], record["state"]) == ("documents/letters/d10/#p1", "here")


def test_where_it_went(root):
    change(root, {D10: None, "permalinks/redirects.txt": "documents/letters/d10/ → gone 2027-02-01 it was a forgery\n"})
    (line, *_) = ledger(root, "show", "documents/letters/d10/").stdout.splitlines()
    assert line.startswith(
        "documents/letters/d10/: withdrawn (2027-02-01, it was a forgery); first recorded: 2027-01-31"
    )


def test_without_the_history_it_says_what_it_cannot_know(root):
    shutil.rmtree(root / ".git")
    assert "not known: this copy stands outside a repository" in ledger(root, "show", "documents/letters/d10/").stdout


def test_an_address_that_was_never_published(root):
    done = ledger(root, "show", "documents/letters/d99/")
    assert done.returncode == 2
    assert "“documents/letters/d99/” was never published." in done.stderr


def test_every_promise_is_kept_or_named(root):
    done = ledger(root, "audit")
    assert (done.returncode, done.stdout) == (0, "Every promise is kept.\n")
    change(root, {D10: None})
    done = ledger(root, "audit")
    assert (done.returncode, done.stdout) == (1, "documents/letters/d10/: lost\n")


def test_against_a_built_site(root):
    assert edition("build", cwd=root).returncode == 0
    assert ledger(root, "audit", "--against", "site").returncode == 0
    page = root / "site/documents/letters/d10/index.html"
    page.write_text(page.read_text(encoding="utf-8").replace('id="p1"', ""), encoding="utf-8")
    shutil.rmtree(root / "site/persons/zhou-li")
    done = ledger(root, "audit", "--against", "site")
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        "documents/letters/d10/#p1: lost (the page has no such id)",
        "persons/zhou-li/: lost (the site has no such page)",
    ]


def test_a_ledger_changed_by_hand_is_not_published_over(root):
    file = root / "permalinks/letters.txt"
    text = file.read_text(encoding="utf-8")
    changed = "".join(line for line in text.splitlines(keepends=True) if "/d10/" not in line)
    change(root, {D10: None, "permalinks/letters.txt": changed})
    done = edition("publish", "--write", cwd=root)
    assert done.returncode == 1
    assert "error LED10" in done.stderr
    assert file.read_text(encoding="utf-8") == changed
    git(root, "checkout", "HEAD", "--", "permalinks/letters.txt")
    assert "LED01" in edition("check", cwd=root).stderr


def test_a_change_by_hand_that_was_committed_is_undone_by_the_words_of_the_hint(root):
    file = root / "permalinks/letters.txt"
    text = file.read_text(encoding="utf-8")
    change(root, {"permalinks/letters.txt": text.replace("/d10/", "/d11/")})
    commit(root, "Tidy up")
    hint = edition("check", cwd=root).stderr
    command = 'git checkout "$(git log -1 --format=%h -- permalinks/letters.txt)~1" -- permalinks/letters.txt'
    assert f"already committed, {command};" in hint
    subprocess.run(["sh", "-c", command], cwd=root, check=True, capture_output=True)
    assert file.read_text(encoding="utf-8") == text


def test_against_an_earlier_ledger_that_is_gone(root):
    git(root, "rm", "-r", "-q", "permalinks")
    done = ledger(root, "audit", "--against", "HEAD")
    assert done.returncode == 1
    assert "documents/letters/d10/: lost (the ledger no longer knows the page)" in done.stdout


def test_against_a_ledger_that_was_not_begun(tmp_path):
    folder = copy_tiny(tmp_path)
    git(folder, "init", "-q")
    commit(folder, "Begin")
    assert ledger(folder, "audit", "--against", "HEAD").stdout == "Every promise is kept.\n"


def test_an_address_given_up_stays_so(root):
    letter = (root / D10).read_text(encoding="utf-8")
    change(root, {D10: None, "permalinks/redirects.txt": "documents/letters/d10/ → gone 2027-02-01 it was a forgery\n"})
    change(root, read(root).publish())
    commit(root, "Withdraw")
    change(root, {D10: letter})
    assert ledger(root, "audit").stdout == "documents/letters/d10/: lost (it had died and is given again)\n"
    git(root, "checkout", "-q", "HEAD~1", "--", "permalinks/letters.txt")
    assert ledger(root, "audit", "--against", "HEAD").stdout == (
        "documents/letters/d10/: lost (the ledger no longer knows that it was given up)\n"
        "documents/letters/d10/: lost (the ledger no longer has “led:gone”)\n"
    )


def test_against_an_earlier_ledger(root):
    file = root / "permalinks/letters.txt"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(line for line in lines if "/d10/" not in line).replace(" n2=", " n9="), encoding="utf-8")
    done = ledger(root, "audit", "--against", "HEAD")
    assert done.returncode == 1
    assert "documents/letters/d10/: lost (the ledger no longer knows the page)" in done.stdout
    assert "documents/letters/d1/#n2: lost (the ledger no longer knows it)" in done.stdout
    assert "neither a folder nor a commit" in ledger(root, "audit", "--against", "v99").stderr
