"""What the ledger records beside anchors is kept: founders of pages, where redirects lead, releases and their dated pages."""

import json
import re
import shutil
import subprocess
from dataclasses import replace

import pytest
from edition.auditing import audit_site, published, unknown
from edition.checks import check
from edition.derive import derive
from edition.derive.versions import versions
from edition.load import load
from edition.load.past import load_past
from edition.model.edition import Edition
from edition.model.permalinks import sealed
from edition.parse import parse
from edition.pipeline import read as read_all
from edition.render import render
from edition.resolve import resolve
from edition.tools.git import find_git, read_history

from ..cli.test_commands import edition
from ..render.test_versions import commit, git
from ..resolve.overlay import Outcome, change, copy_tiny, read

D1, D2, D10, D40 = (f"sources/letters/{name}.md" for name in ("d1", "d2", "d10", "d40"))
AT = "documents/letters"
REDIRECTS, RELEASES, LETTERS = (f"permalinks/{name}.txt" for name in ("redirects", "releases", "letters"))
MOVED = f"{AT}/d1/ → {AT}/d40/ 2027-01-31 it was the fortieth\n"
MERGED = f"{AT}/d2/ → {AT}/d40/ 2027-02-28 merged with the fortieth\n"
LETTER = "---\ntitle: A Letter\ntype: letter\ntext: transcription\n---\n\nA {what} was seen on the northern road.\n"


@pytest.fixture
def root(tmp_path):
    """The tiny edition, published, in which the structure names no document that the tests rename."""
    folder = copy_tiny(tmp_path, published=True)
    change(folder, {"sources/letters/collection.yml": ("d1-d3", "d1-d9")})
    change(folder, {"sources/letters/collection.yml": ("documents: d10", "documents: d10-d99")})
    change(folder, {D10: ("[Letter 1](d1.md)", "the first letter")})
    publish(folder)
    return folder


def publish(root):
    change(root, known(root).publish())


def known(root):
    """The edition with what the repository knows of it."""
    loaded = load(root, {"SITE_URL": "https://edition.example/"})
    history = read_history(find_git(root), loaded.ledger.releases.values())
    loaded = replace(loaded, history=history, past=load_past(history.sources))
    parsed = parse(loaded)
    resolved = resolve(loaded, parsed)
    problems = (*loaded.problems, *check(loaded, parsed, resolved))
    return Outcome(loaded, parsed, resolved, tuple(str(problem) for problem in sorted(problems)))


def said(root, *codes):
    return [problem for problem in known(root).problems if any(f" {code}: " in problem for code in codes)]


def refused(root):
    return [one for one in read(root).problems if re.search("error LED", one)]


def pages(root, *paths):
    """The text of some pages."""
    outcome = read(root)
    loaded, parsed, resolved = outcome.loaded, outcome.parsed, outcome.resolved
    made = render(Edition(loaded, parsed, resolved, derive(loaded, parsed, resolved, None)))
    found = {page.path: page.body for page in made if page.path in paths}
    return [found[path] for path in paths]


# -- founders ------------------------------------------------------------------------------------------------------------


def rename(root):
    """The first letter becomes the fortieth."""
    change(root, {D40: (root / D1).read_text(encoding="utf-8"), D1: None, REDIRECTS: MOVED})
    for file in (D2, D40):
        text = (root / file).read_text(encoding="utf-8")
        change(root, {file: re.sub(r"\]\((d1|d2)\.md[^)]*\)", "](d10.md)", text)})


def merge(root):
    """The second letter’s second paragraph and heading go into the fortieth."""
    text = (root / D2).read_text(encoding="utf-8")
    paragraph = next(one for one in text.split("\n\n") if one.startswith("The chairman"))
    words = re.sub(r"\[\^\w+\]", "", paragraph)
    more = f"\n\n## Decision {{#resolved}}\n\n{words}\n"
    change(root, {D2: None, D40: (root / D40).read_text(encoding="utf-8") + more, REDIRECTS: MOVED + MERGED})


def test_a_second_page_that_is_merged_does_not_cut_off_the_first(root):
    rename(root)
    publish(root)
    merge(root)
    for _ in ("before", "after it is published"):
        first, second = pages(root, f"{AT}/d1/", f"{AT}/d2/")
        for anchor in ("p1", "p2", "n1", "n2", "o1", "pg-2", "source"):
            assert f'<li id="{anchor}"><a href="../d40/#{anchor}">' in first
        assert '<li id="decision"><a href="../d40/#resolved">' in second
        assert '<li id="n1">' not in second
        publish(root)
    assert f"founder:{AT}/d1/" in (root / LETTERS).read_text(encoding="utf-8")


def test_ids_that_died_before_the_page_was_renamed_stay_with_its_heir(root):
    rename(root)
    publish(root)
    text = (root / D40).read_text(encoding="utf-8")
    change(root, {D40: re.sub(r"\n\[\^2\]: .*\n", "\n", text.replace("[^2]", ""))})
    note = f"{AT}/d40/#n2 → gone 2027-02-01 it was mistaken\n"
    change(root, {REDIRECTS: MOVED + note})
    publish(root)
    merge(root)
    change(root, {REDIRECTS: MOVED + note + MERGED})
    publish(root)
    assert '<li id="n2"><a href="../d40/#n2">' in pages(root, f"{AT}/d1/")[0]
    assert not refused(root)


def test_a_page_merged_into_a_published_one_takes_no_ids_along(root):
    """Both have a first note: the address of the one must not lead to that of the other."""
    text = (root / D2).read_text(encoding="utf-8")
    change(root, {D2: None, REDIRECTS: f"{AT}/d2/ → {AT}/d10/ 2027-01-31 merged\n"})
    change(root, {D10: (root / D10).read_text(encoding="utf-8") + "\nA road.[^t1]\n\n[^t1]: A new note.\n"})
    assert "[^t1]" in text
    for _ in ("before", "after it is published"):
        assert '<li id="t1">' not in pages(root, f"{AT}/d2/")[0]
        publish(root)
    assert "founder:" not in (root / LETTERS).read_text(encoding="utf-8")


def test_a_ledger_that_has_no_founders_goes_on(root):
    """Its only page that can be the founder is it, and is recorded as such by the next publication."""
    rename(root)
    publish(root)
    former = {name: re.sub(r" (founder|led):\S+", "", text) for name, text in known(root).publish().items()}
    change(root, {name: _sealed_anew(text) for name, text in former.items()})
    assert '<li id="n1"><a href="../d40/#n1">' in pages(root, f"{AT}/d1/")[0]
    publish(root)
    assert f"founder:{AT}/d1/" in (root / LETTERS).read_text(encoding="utf-8")
    merge(root)
    assert '<li id="n1"><a href="../d40/#n1">' in pages(root, f"{AT}/d1/")[0]


def _sealed_anew(text):
    *lines, last = text.splitlines()
    beside = re.search(r"beside ([^,]+)", last)
    return sealed(lines[1:], beside[1].split() if beside else ())


# -- redirects -----------------------------------------------------------------------------------------------------------


def redirected(root, *lines):
    change(root, {REDIRECTS: "".join(f"{line}\n" for line in lines)})


@pytest.fixture
def merged(root):
    """The tenth letter was merged with the second, and published so; there are a third and a fourth."""
    change(
        root, {f"sources/letters/d{number}.md": LETTER.format(what=what) for number, what in ((3, "hare"), (4, "bear"))}
    )
    publish(root)
    change(root, {D10: None})
    redirected(root, f"{AT}/d10/ → {AT}/d3/ 2027-01-31 merged with the third")
    publish(root)
    return root


def test_a_published_redirect_is_not_led_elsewhere(merged):
    assert not refused(merged)
    redirected(merged, f"{AT}/d10/ → {AT}/d4/ 2027-02-01 merged with the fourth")
    assert refused(merged) == [
        f"permalinks/redirects.txt:1:1: error LED14: “{AT}/d10/” was published as redirected to “{AT}/d3/”, and its line says "
        f"“{AT}/d4/” now; write “{AT}/d3/” again; if that was a mistake, say so in the reason: {AT}/d10/ → {AT}/d4/ 2027-02-01 "
        f"instead of {AT}/d3/: reason"
    ]
    redirected(merged, f"{AT}/d10/ → gone 2027-02-01 it was a forgery")
    assert "its line says “gone” now" in refused(merged)[0]


def test_a_correction_that_is_said_to_be_one_is_published(merged):
    redirected(merged, f"{AT}/d10/ → {AT}/d4/ 2027-02-01 instead of {AT}/d3/: the fourth answers it")
    assert not refused(merged)
    publish(merged)
    assert f" led:{AT}/d3/ led:{AT}/d4/ " in (merged / LETTERS).read_text(encoding="utf-8")
    redirected(merged, f"{AT}/d10/ → {AT}/d4/ 2027-02-01 the fourth answers it")
    assert not refused(merged)
    redirected(merged, f"{AT}/d10/ → {AT}/d3/ 2027-02-01 the third")
    assert len(refused(merged)) == 1


def test_a_redirect_may_follow_where_its_target_moved(merged):
    letter = (merged / "sources/letters/d3.md").read_text(encoding="utf-8")
    change(merged, {"sources/letters/d3.md": None, "sources/letters/d5.md": letter})
    onward = f"{AT}/d3/ → {AT}/d5/ 2027-02-01 renamed"
    redirected(merged, f"{AT}/d10/ → {AT}/d3/ 2027-01-31 merged", onward)
    assert not refused(merged)
    redirected(merged, f"{AT}/d10/ → {AT}/d5/ 2027-01-31 merged", onward)
    assert not refused(merged)
    publish(merged)
    redirected(merged, f"{AT}/d10/ → {AT}/d4/ 2027-01-31 merged", onward)
    assert [one[:42] for one in refused(merged)] == ["permalinks/redirects.txt:1:1: error LED14:"]


def test_the_line_of_an_anchor_stays(root):
    text = (root / D1).read_text(encoding="utf-8")
    change(root, {D1: text.replace("[^2]", "[^3]")})
    redirected(root, f"{AT}/d1/#n2 → {AT}/d1/#n3 2027-01-31 renumbered")
    publish(root)
    assert f" led:#n2={AT}/d1/#n3 " in (root / LETTERS).read_text(encoding="utf-8")
    redirected(root)
    assert refused(root) == [
        f"permalinks/letters.txt:2:1: error LED14: “{AT}/d1/#n2” was published as redirected to “{AT}/d1/#n3”, and its line is gone; "
        f"bring it back (git log -p -- permalinks/redirects.txt has it): {AT}/d1/#n2 → {AT}/d1/#n3 YYYY-MM-DD reason"
    ]
    redirected(root, f"{AT}/d1/#n2 → gone 2027-01-31 mistaken")
    assert "was published as redirected to" in refused(root)[0]


def test_an_anchor_may_go_along_with_the_page_that_it_went_to(root):
    text = (root / D1).read_text(encoding="utf-8")
    change(root, {D1: text.replace("[^2]", "[^3]")})
    redirected(root, f"{AT}/d1/#n2 → {AT}/d1/#n3 2027-01-31 renumbered")
    publish(root)
    rename(root)
    redirected(root, MOVED.strip(), f"{AT}/d1/#n2 → {AT}/d40/#n3 2027-01-31 renumbered")
    assert not [one for one in refused(root) if "LED14" in one]


def test_the_ledger_explains_and_audits_redirects(merged):
    redirected(merged, f"{AT}/d10/ → {AT}/d4/ 2027-02-01 merged with the fourth")
    line = f"{AT}/d10/: lost → {AT}/d4/ (it led to {AT}/d3/)"
    assert edition("ledger", "audit", cwd=merged).stdout == f"{line}\n"
    assert line in edition("ledger", "show", f"{AT}/d10/", cwd=merged).stdout


# -- releases ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def released(root):
    """The edition in a repository, released and published."""
    git(root, "init", "-q")
    first = commit(root, "Begin")
    git(root, "tag", "v1.0")
    change(root, {RELEASES: "2027-01-31 1.0 v1.0 first complete version\n"})
    publish(root)
    commit(root, "Release")
    return root, first


def test_releases_and_dated_pages_are_recorded(released):
    root, first = released
    home = (root / "permalinks/site.txt").read_text(encoding="utf-8").splitlines()[1]
    assert f"release:2027-01-31@{first}" in home
    letters = (root / LETTERS).read_text(encoding="utf-8").splitlines()[1:-1]
    assert all("version:2027-01-31" in line for line in letters)
    assert not said(root, "LED05", "LED10", "LED11", "LED12", "LED15")
    assert known(root).publish()[LETTERS] == (root / LETTERS).read_text(encoding="utf-8")


def test_what_was_released_stays_when_the_edition_is_called_unpublished(released):
    root, first = released
    change(root, {"mkdocs.yml": ("published: true", "published: false")})
    edition, _ = read_all(root, {"SITE_URL": "https://edition.example/"})
    assert edition
    assert all(one.reading for one in edition.derived.versions["letters/d1"])
    git(root, "commit", "-q", "--allow-empty", "-m", "Later")
    git(root, "tag", "-f", "v1.0")
    (moved,) = [str(one) for one in read_all(root, {})[1] if one.code == "LED15"]
    assert f"was published from commit {first}" in moved


def test_a_deleted_file_of_the_ledger_comes_back_by_what_the_refusal_says(released):
    root, _ = released
    (root / LETTERS).unlink()
    commit(root, "Lose it")
    (gone,) = said(root, "LED09")
    command = gone.rpartition("committed, ")[2]
    subprocess.run(command, shell=True, cwd=root, check=True)  # noqa: S602 — as an editor pastes it
    assert not said(root, "LED09")


def test_the_line_of_a_published_release_stays(released):
    root, first = released
    change(root, {RELEASES: "# nothing\n"})
    gone = (
        "permalinks/releases.txt:1:1: error LED15: the release of 2027-01-31 was published, with the dated pages of 3 documents, and its "
        "line is gone; bring the line back (git log -p -- permalinks/releases.txt has it): "
        f"2027-01-31 VERSION {first} what it brought"
    )
    assert said(root, "LED15") == [gone]
    shutil.rmtree(root / ".git")
    assert said(root, "LED15") == [gone]


def test_a_tag_that_was_moved_is_refused(released):
    root, first = released
    second = git(root, "rev-parse", "HEAD")
    git(root, "tag", "-f", "v1.0")
    (moved,) = said(root, "LED15")
    assert moved.startswith(
        f"permalinks/releases.txt:1:1: error LED15: the release of 2027-01-31 was published from commit {first}, and “v1.0” is "
        f"commit {second} now; write 2027-01-31 1.0 {first}, or give the tag back"
    )
    git(root, "tag", "-d", "v1.0")
    (lost,) = said(root, "LED12", "LED15")
    assert (
        "and “v1.0” is no commit or tag of the repository; a copy may lack its tags: git fetch --tags; else write"
        in lost
    )
    change(root, {RELEASES: f"2027-01-31 1.0 {first} first complete version\n"})
    assert not said(root, "LED12", "LED15")


def test_a_history_that_was_rewritten_is_said_to_be(released):
    root, first = released
    git(root, "tag", "-f", "v1.0")
    change(root, {RELEASES: f"2027-01-31 1.0 v1.0 instead of {first}: the history was rewritten\n"})
    assert not said(root, "LED15")
    publish(root)
    change(root, {RELEASES: "2027-01-31 1.0 v1.0 first complete version\n"})
    assert not said(root, "LED15")


def test_a_copy_without_the_history_says_that_it_cannot_know(released, tmp_path):
    root, _first = released
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{root}", "shallow")
    (warning,) = said(tmp_path / "shallow", "LED11", "LED12", "LED15")
    assert (
        "cannot be shown, nor whether its commit is the one that was published: this copy of the repository begins"
        in warning
    )
    assert "git fetch --unshallow --tags" in warning
    assert edition("check", "--strict", cwd=tmp_path / "shallow").returncode == 1
    there = {one.path for all_ in versions(known(root).loaded).values() for one in all_}
    assert {one.path for all_ in versions(known(tmp_path / "shallow").loaded).values() for one in all_} == there
    ledger = (root / LETTERS).read_text(encoding="utf-8")
    assert known(tmp_path / "shallow").publish()[LETTERS] == ledger
    assert unknown(published(tmp_path / "shallow", {})) == (
        "Whether the releases of 2027-01-31 name the commits that were published is not known: this copy of the repository begins "
        "in the middle (git fetch --unshallow)."
    )
    assert not unknown(published(root, {}))


def test_a_published_version_stays_when_texts_are_read_alike(released):
    """A later reader of texts may see no difference where an earlier one saw it: the address is kept."""
    root, _first = released
    change(root, {D10: ("without a date", "without  a date")})
    second = commit(root, "Two blanks")
    change(root, {RELEASES: f"2027-01-31 1.0 v1.0 first\n2027-02-28 1.1 {second} blanks\n"})
    path = f"{AT}/d10/v/2027-02-28/"
    assert path not in dated(root)
    publish(root)
    assert path not in dated(root)
    lines = (root / LETTERS).read_text(encoding="utf-8")
    line = next(one for one in lines.splitlines() if one.startswith(f"{AT}/d10/ "))
    promised = line.replace("version:2027-01-31", "version:2027-01-31 version:2027-02-28")
    change(root, {LETTERS: _sealed_anew(lines.replace(line, promised))})
    assert path in dated(root)


def dated(root):
    return {one.path for made in versions(known(root).loaded).values() for one in made}


def test_a_document_that_was_never_published_keeps_its_dated_page(root):
    git(root, "init", "-q")
    change(root, {"sources/letters/d77.md": LETTER.format(what="hare")})
    first = commit(root, "Begin")
    change(root, {"sources/letters/d77.md": None, RELEASES: f"2027-01-31 1.0 {first} first\n"})
    publish(root)
    home = (root / "permalinks/site.txt").read_text(encoding="utf-8").splitlines()[1]
    assert f"version:{AT}/d77/v/2027-01-31/" in home
    shutil.rmtree(root / ".git")
    assert f"{AT}/d77/v/2027-01-31/" in dated(root)


def test_the_ledger_explains_and_audits_versions(released):
    root, _first = released
    path = f"{AT}/d10/v/2027-01-31/"
    assert json.loads(edition("ledger", "--json", cwd=root).stdout)["versions"] == 3
    assert edition("ledger", "show", path, cwd=root).stdout == f"{path}: here\n"
    assert f"{path}: here" in edition("ledger", "show", f"{AT}/d10/", cwd=root).stdout
    assert edition("ledger", "audit", cwd=root).returncode == 0
    change(root, {RELEASES: "# nothing\n"})
    assert f"{path}: lost (its release is gone)" in edition("ledger", "audit", cwd=root).stdout
    letters = (root / LETTERS).read_text(encoding="utf-8")
    change(root, {LETTERS: _sealed_anew(letters.replace(" version:2027-01-31", "", 1))})
    done = edition("ledger", "audit", "--against", "HEAD", cwd=root)
    assert done.stdout == f"{AT}/d1/: lost (the ledger no longer has “version:2027-01-31”)\n"


def test_a_built_site_without_a_dated_page(released, tmp_path):
    root, _first = released
    site, path = tmp_path / "site", f"{AT}/d1/v/2027-01-31/"
    (site / path).mkdir(parents=True)
    (site / path / "index.html").write_text("<h1>Then</h1>", encoding="utf-8")
    lost = [one.line() for one in audit_site(published(root, {}), site) if "/v/" in one.address]
    assert lost == [f"{AT}/{name}/v/2027-01-31/: lost (the site has no such page)" for name in ("d2", "d10")]


def test_the_line_of_an_anchor_is_led_on_by_the_words_of_the_refusal(root):
    """Its page is renamed, twice: the address that is advised is the one that is accepted, and published."""
    text = (root / D1).read_text(encoding="utf-8")
    change(root, {D1: text.replace("[^2]", "[^3]")})
    redirected(root, f"{AT}/d1/#n2 → {AT}/d1/#n3 2027-01-31 renumbered")
    publish(root)
    target, onward = f"{AT}/d1/#n3", []
    for before, after in (("d1", "d40"), ("d40", "d41")):
        change(root, {f"sources/letters/{after}.md": (root / f"sources/letters/{before}.md").read_text("utf-8")})
        change(root, {f"sources/letters/{before}.md": None})
        for file in ("sources/letters/d10.md", "sources/letters/d2.md", "content/study/two-roads.md"):
            changed = (root / file).read_text(encoding="utf-8").replace(f"{before}.md", f"{after}.md")
            change(root, {file: changed})
        onward.append(f"{AT}/{before}/ → {AT}/{after}/ 2027-02-01 renamed")
        redirected(root, *onward, f"{AT}/d1/#n2 → {target} 2027-01-31 renumbered")
        (advice,) = [one for one in refused(root) if "LED07" in one]
        target = f"{AT}/{after}/#n3"
        assert advice.endswith(f"which does not exist; its page was renamed: write “{AT}/d1/#n2 → {target}”")
        redirected(root, *onward, f"{AT}/d1/#n2 → {target} 2027-01-31 renumbered")
        assert not [one for one in refused(root) if "LED07" in one or "LED14" in one]
        publish(root)


def test_the_line_of_an_anchor_goes_with_a_page_that_was_merged_into_a_place(merged):
    """The third letter has become a paragraph of the fourth: its own numbers mean nothing there."""
    redirected(
        merged,
        f"{AT}/d10/ → {AT}/d3/ 2027-01-31 merged with the third",
        f"{AT}/d10/#p1 → {AT}/d3/#p1 2027-01-31 merged with the third",
    )
    publish(merged)
    change(merged, {"sources/letters/d3.md": None})
    lines = [f"{AT}/d10/ → {AT}/d3/ 2027-01-31 merged", f"{AT}/d3/ → {AT}/d4/#p1 2027-02-01 merged"]
    redirected(merged, *lines, f"{AT}/d10/#p1 → {AT}/d3/#p1 2027-01-31 merged")
    (advice,) = [one for one in refused(merged) if "LED07" in one]
    assert advice.endswith(f"write “{AT}/d10/#p1 → {AT}/d4/#p1”")
    redirected(merged, *lines, f"{AT}/d10/#p1 → {AT}/d4/#p1 2027-01-31 merged")
    assert not [one for one in refused(merged) if "LED07" in one or "LED14" in one]
