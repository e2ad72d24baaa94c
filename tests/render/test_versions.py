"""Releases: how a document read at each, beside how it reads now; what a copy without history says; corrections and their feed."""

import shutil
import subprocess
import sys

import pytest
from edition.export import export
from edition.markup import parse_text
from edition.model.ledger import Published
from edition.model.permalinks import write_file
from edition.model.versions import Correction
from edition.pipeline import read
from edition.render import render
from edition.render.versions import _compared
from lxml import etree

from ..resolve.overlay import change, copy_tiny
from ..resolve.overlay import read as resolved

D1, D10 = "sources/letters/d1.md", "sources/letters/d10.md"
ENVIRONMENT = {"SITE_URL": "https://edition.example/"}
LETTER = "documents/letters/d10/"
UNRECORDED = ("LED09", "LED13")
"""The edition of these tests is published and has no ledger."""


def git(root, *arguments):
    who = ["-c", "user.name=Anna Beck", "-c", "user.email=anna@edition.example"]
    command = ["git", *who, "-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false", *arguments]
    return subprocess.run(command, cwd=root, check=True, capture_output=True, text=True).stdout.strip()


def commit(root, message):
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", message)
    return git(root, "rev-parse", "HEAD")


@pytest.fixture
def root(tmp_path):
    """The tiny edition in a repository, released twice; of its letters the tenth was corrected in between."""
    folder = copy_tiny(tmp_path, published=True)
    git(folder, "init", "-q")
    first = commit(folder, "Begin")
    revisions = "revisions: [{date: 2026-11-22, change: First version.}, {date: 2027-02-01, change: The road read anew., who: A. Beck}]"
    change(folder, {D10: ("revisions: [{date: 2026-11-22, change: First version.}]", revisions)})
    change(folder, {D10: ("northern road", "southern road")})
    change(folder, {D10: ("Telegram 10", "Telegram 11")})
    second = commit(folder, "Correct the tenth letter")
    lines = f"2026-11-22 0.1 {first} first version\n2027-02-28 0.2 {second} corrections\n"
    change(folder, {"permalinks/releases.txt": lines})
    commit(folder, "Release")
    return folder


def made(root):
    edition, problems = read(root, ENVIRONMENT, passing=UNRECORDED)
    assert edition, problems
    return {page.path: page for page in render(edition)}, edition


def test_a_corrected_document_has_a_version_for_each_release_that_changed_it(root):
    pages, _ = made(root)
    versions = sorted(path for path in pages if "/v/" in path)
    assert [path for path in versions if path.startswith(LETTER)] == [
        f"{LETTER}v/2026-11-22/",
        f"{LETTER}v/2027-02-28/",
    ]
    assert [path for path in versions if "/d1/" in path] == ["documents/letters/d1/v/2026-11-22/"]


def test_old_and_new_reading_stand_side_by_side(root):
    body = made(root)[0][f"{LETTER}v/2026-11-22/"].body
    assert "the <del>northern</del> road" in body
    assert "the <ins>southern</ins> road" in body
    assert "designator, then</p><p>Telegram <del>10</del>" in body
    assert '<a href="../../">the page as it is now</a>' in body
    latest = made(root)[0][f"{LETTER}v/2027-02-28/"].body
    assert "It reads the same today" in latest
    assert "<del>" not in latest


def test_the_page_of_the_document_tells_its_history(root):
    body = made(root)[0][LETTER].body
    assert "February\N{NO-BREAK SPACE}2027: The road read anew. (A. Beck)" in body
    assert '<a href="v/2026-11-22/">' in body
    assert "(version 0.1, reads otherwise)" in body


def test_recorded_changes_are_listed_where_the_edition_wants_it(root):
    assert "Correct the tenth letter" not in made(root)[0][LETTER].body
    change(root, {"mkdocs.yml": ("published: true", "published: true, history: true")})
    assert "Correct the tenth letter (Anna Beck)" in made(root)[0][LETTER].body


def test_a_withdrawn_document_keeps_the_addresses_of_its_versions(root):
    first = made(root)[0]
    change(
        root,
        {D10: None, "sources/letters/collection.yml": ("\n- {id: part2, title: II. Afterwards, documents: d10}", "")},
    )
    again, _ = made(root)
    assert {path for path in first if "/v/" in path} <= again.keys()
    assert "no longer at its address" in again[f"{LETTER}v/2027-02-28/"].body


def test_outside_the_repository_the_addresses_stay_and_the_pages_say_what_is_not_known(root):
    there = {path for path in made(root)[0] if path.endswith("v/2026-11-22/")}
    shutil.rmtree(root / ".git")
    pages, _ = made(root)
    assert there <= pages.keys()
    assert "this copy of the site cannot show: it was made without the history" in pages[f"{LETTER}v/2026-11-22/"].body
    assert "made without the history of its sources: how documents read on 22" in pages["changes/"].body


def test_outside_the_repository_withdrawn_documents_keep_the_addresses_of_their_versions(root):
    change(root, resolved(root).publish())
    change(
        root,
        {D10: None, "sources/letters/collection.yml": ("\n- {id: part2, title: II. Afterwards, documents: d10}", "")},
    )
    lines = "documents/letters/d10/ → gone 2027-03-01 it was a forgery\ndocuments/letters/part2/ → gone 2027-03-01 with it\n"
    change(root, {"permalinks/redirects.txt": lines})
    shutil.rmtree(root / ".git")
    pages, _ = made(root)
    assert f"{LETTER}v/2026-11-22/" in pages
    assert '<a href="v/2026-11-22/">' in pages[LETTER].body
    assert not [path for path in pages if "/part2/v/" in path]


def test_a_shallow_copy_says_what_it_cannot_know(root, tmp_path):
    change(root, {"mkdocs.yml": ("published: true", "published: true, history: true")})
    commit(root, "Show the history")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{root}", "shallow")
    body = made(tmp_path / "shallow")[0][LETTER].body
    assert "made from a part of the repository: earlier changes are not listed" in body


def test_two_builds_of_one_commit_are_the_same(root, tmp_path):
    git(tmp_path, "clone", "-q", f"file://{root}", "again")
    here, there = ({page.path: page.body for page in made(folder)[0].values()} for folder in (root, tmp_path / "again"))
    assert here == there


def test_corrections_are_listed_and_fed(root):
    pages, edition = made(root)
    change_ = Correction(
        "2027-02-01",
        LETTER,
        "The Harbour Board to All Carters",
        "No.\N{NO-BREAK SPACE}10",
        "The road read anew.",
        "A. Beck",
    )
    assert edition.derived.corrections[0] == change_
    assert "The road read anew. (A." in pages["changes/"].body
    assert "changes/2027/" in pages
    (xml,) = [file.content for file in export(edition) if file.path == "changes.xml"]
    feed = etree.fromstring(xml)
    atom = {"a": "http://www.w3.org/2005/Atom"}
    assert feed.findtext("a:updated", namespaces=atom) == "2027-02-01T00:00:00Z"
    entry, _earlier = feed.findall("a:entry", namespaces=atom)
    assert entry.findtext("a:id", namespaces=atom) == "tag:edition.example,2027-02-01:documents/letters/d10/1"
    assert entry.findtext("a:summary", namespaces=atom) == "The road read anew."
    assert entry.find("a:link", namespaces=atom).get("href") == f"https://edition.example/{LETTER}"


def test_an_edition_without_corrections_says_so(root):
    change(root, {D10: (", {date: 2027-02-01, change: The road read anew., who: A. Beck}", "")})
    change(root, {D1: (", {date: 2026-11-22, change: A note added.}", "")})
    assert "Nothing has been corrected since it first appeared." in made(root)[0]["changes/"].body


def test_what_was_written_then_and_is_no_longer_understood_keeps_its_address(root):
    broken = root / "sources/letters/d77.md"
    broken.write_text("no front matter at all\n", encoding="utf-8")
    third = commit(root, "A slip")
    broken.unlink()
    lines = (root / "permalinks/releases.txt").read_text(encoding="utf-8")
    change(root, {"permalinks/releases.txt": f"{lines}2027-03-31 0.3 {third} with a slip\n"})
    body = made(root)[0]["documents/letters/d77/v/2027-03-31/"].body
    assert "or what was written then is no longer understood" in body


def test_a_release_added_later_takes_no_address_away(root):
    first = git(root, "rev-list", "--max-parents=0", "HEAD")
    lines = (root / "permalinks/releases.txt").read_text(encoding="utf-8")
    before = {path for path in made(root)[0] if "/v/" in path}
    change(root, {"permalinks/releases.txt": f"{lines}2026-11-01 0.0 {first} a draft\n"})
    pages, _ = made(root)
    assert before <= pages.keys()


def test_a_branch_is_no_release(root):
    """What it names changes with each commit; a tag and a hash stay."""
    git(root, "tag", "v0.3")
    lines = (root / "permalinks/releases.txt").read_text(encoding="utf-8")
    for name, known in (("main", False), ("HEAD", False), ("v0.3", True)):
        change(root, {"permalinks/releases.txt": f"{lines}2027-03-31 0.3 {name} corrections\n"})
        edition, _problems = read(root, ENVIRONMENT, passing=UNRECORDED)
        assert ("2027-03-31" in edition.loaded.history.sources) is known


def test_the_history_does_not_depend_on_how_git_is_configured(root, monkeypatch):
    change(root, {"mkdocs.yml": ("published: true", "published: true, history: true")})
    plain = made(root)[1].loaded.history
    for name, value in (
        ("log.showRoot", "false"),
        ("log.showSignature", "true"),
        ("color.ui", "always"),
        ("diff.renames", "false"),
        ("i18n.logOutputEncoding", "UTF-16"),
    ):
        git(root, "config", name, value)
    monkeypatch.setenv("GIT_DIR", str(root / "elsewhere"))
    assert made(root)[1].loaded.history == plain


def test_a_correction_added_on_the_same_day_changes_no_entry_of_the_feed(root):
    before = ids(made(root)[1])
    more = "who: A. Beck}, {date: 2027-02-01, change: The carts too.}"
    change(root, {D10: ("who: A. Beck}", more)})
    _pages, edition = made(root)
    after = ids(edition)
    assert before.items() <= after.items()
    assert after["The carts too."].endswith("/d10/2")
    assert [one.change for one in edition.derived.corrections][:2] == ["The carts too.", "The road read anew."]


def test_a_renamed_page_announces_its_corrections_under_the_ids_that_they_had(root):
    change(root, resolved(root).publish())
    redirect = "documents/letters/{}/ → documents/letters/{}/ 2027-03-01 x\n"
    before = ids(made(root)[1])
    assert before["The road read anew."].endswith(":documents/letters/d10/1")
    for number, (old, new) in enumerate((("d10", "d13"), ("d13", "d14"))):
        (root / f"sources/letters/{old}.md").rename(root / f"sources/letters/{new}.md")
        lines = ("d10 d13", "d13 d14")[: number + 1]
        moved = (redirect.format(*one.split()) for one in lines)
        change(root, {"permalinks/redirects.txt": "".join(moved)})
        change(root, {"sources/letters/collection.yml": (f"documents: {old}", f"documents: {new}")})
        assert ids(made(root)[1]) == before
        change(root, resolved(root).publish())
        assert ids(made(root)[1]) == before


def test_no_text_of_today_is_parsed_again_for_its_versions(root, monkeypatch):
    parsed = []
    module = sys.modules["edition.derive.versions"]  # its name in the package is that of its function
    monkeypatch.setattr(module, "parse_text", lambda *given: parsed.append(given[1]) or parse_text(*given))
    _pages, edition = made(root)
    assert edition.derived.versions
    assert sorted(parsed) == [D1, *[D10] * 2, "sources/letters/d2.md"]


def ids(edition):
    """What changed → id of its entry in the feed."""
    (xml,) = [file.content for file in export(edition) if file.path == "changes.xml"]
    atom = {"a": "http://www.w3.org/2005/Atom"}
    entries = etree.fromstring(xml).findall("a:entry", namespaces=atom)
    return {one.findtext("a:summary", namespaces=atom): one.findtext("a:id", namespaces=atom) for one in entries}


def test_a_long_paragraph_is_compared_in_a_moment():
    then = " ".join(f"word{number % 97} of {number}" for number in range(4000))
    row = _compared("", then, f"{then.replace('of 1999 ', 'of 2000 ')} more")
    assert "of <del>1999</del> word" in row.then
    assert row.now.endswith(" <ins>more</ins>")


def test_what_moved_long_ago_stands_on_the_page_of_its_year(root):
    lines = [f"documents/letters/x{number}/ → documents/letters/d1/ 2027-01-31 renamed" for number in range(60)]
    published = write_file(Published(f"documents/letters/x{number}/") for number in range(60))
    ledger = {"permalinks/letters.txt": published, "permalinks/site.txt": write_file([], ["letters.txt"])}
    change(root, {"permalinks/redirects.txt": "\n".join([*lines, ""]), **ledger})
    pages, _ = made(root)
    assert pages["changes/"].body.count(": renamed") == 50
    assert pages["changes/2027/"].body.count(": renamed") == 60
