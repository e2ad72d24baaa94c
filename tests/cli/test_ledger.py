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


@pytest.fixture
def online(root):
    """The same, with an address."""
    config = root / "mkdocs.yml"
    config.write_text(f"site_url: https://letters.example/ed/\n{config.read_text(encoding='utf-8')}", encoding="utf-8")
    return root


@pytest.mark.parametrize(
    "address",
    [
        "https://letters.example/ed/documents/letters/d10/#p1",
        "http://letters.example/ed/documents/letters/d10/#p1",
        "HTTPS://Letters.Example:443/ed/documents/letters/d10?h=grain&view=2#p1",
    ],
)
def test_an_address_as_the_browser_shows_it(online, address):
    (record,) = json.loads(ledger(online, "show", address, "--json").stdout)
    assert (record["address"], record["state"]) == ("documents/letters/d10/#p1", "here")


def test_the_home_page_by_its_address(online):
    assert ledger(online, "show", "https://letters.example/ed").stdout.startswith("/: here")


@pytest.mark.parametrize(
    "address",
    [
        "https://elsewhere.example/ed/documents/letters/d10/",
        "https://letters.example/other/documents/letters/d10/",
        "https://letters.example:8000/ed/documents/letters/d10/",
    ],
)
def test_an_address_of_another_site_is_called_that(online, address):
    done = ledger(online, "show", address)
    assert done.returncode == 2
    words = (
        f"“{address}” is an address of another site: those of this edition begin with “https://letters.example/ed/”."
    )
    assert words in " ".join(done.stderr.split())


def test_a_full_address_where_that_of_the_edition_is_not_known(root):
    done = ledger(root, "show", "https://letters.example/documents/letters/d10/")
    assert done.returncode == 2
    assert "The address of this edition is not known" in done.stderr
    assert "site_url in mkdocs.yml or SITE_URL" in " ".join(done.stderr.split())


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


def test_a_publication_that_was_reverted_is_missed(root):
    change(
        root,
        {"sources/letters/d50.md": (root / D10).read_text(encoding="utf-8").replace("[Letter 1](d1.md)", "a letter")},
    )
    change(root, read(root).publish())
    commit(root, "Publish the fiftieth")
    assert ledger(root, "audit").stdout == "Every promise is kept.\n"
    recorded = git(root, "rev-parse", "HEAD")[:7]
    git(root, "revert", "--no-edit", "HEAD")
    assert edition("check", cwd=root).returncode == 0
    for command in (["audit"], ["audit", "--against", "HEAD"]):
        done = ledger(root, *command)
        assert done.returncode == 1
        (lost,) = [line for line in done.stdout.splitlines() if "d50" in line]
        assert lost.startswith("documents/letters/d50/: lost (the ledger no longer knows the page; commit ")
        assert lost.endswith(f"had it: git checkout {recorded} -- permalinks brings the ledger of that day back)")


def test_a_publication_that_was_merged_away_is_missed(root):
    git(root, "checkout", "-q", "-b", "topic")
    change(root, {"sources/letters/d1.md": ("harbour", "haven")})
    commit(root, "A word")
    git(root, "checkout", "-q", "-b", "published", "HEAD~1")
    change(
        root,
        {"sources/letters/d50.md": (root / D10).read_text(encoding="utf-8").replace("[Letter 1](d1.md)", "a letter")},
    )
    change(root, read(root).publish())
    commit(root, "Publish the fiftieth")
    git(root, "checkout", "-q", "topic")
    git(root, "merge", "-q", "-s", "ours", "--no-edit", "published")
    assert "documents/letters/d50/: lost" in ledger(root, "audit").stdout
    shutil.rmtree(root / "permalinks")
    assert "documents/letters/d10/: lost" in ledger(root, "audit").stdout


def test_the_line_advised_for_a_note_of_the_home_page_works(root):
    home = (root / "content/index.md").read_text(encoding="utf-8")
    change(root, {"content/index.md": f"{home}\nA first word.[^77]\n\n[^77]: Of the home page.\n"})
    change(root, read(root).publish())
    change(root, {"content/index.md": home})
    said = edition("check", cwd=root).stderr
    assert "add to permalinks/redirects.txt: /#n77 → gone YYYY-MM-DD reason" in said
    change(root, {"permalinks/redirects.txt": "/#n77 → gone 2027-02-01 it said nothing\n"})
    assert "LED02" not in edition("check", cwd=root).stderr
    assert ledger(root, "show", "/#n77").stdout.startswith("/#n77: withdrawn (2027-02-01, it said nothing)")
