"""Each command as a new user runs it, with wrong input too."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TINY = Path(__file__).parents[1] / "editions" / "tiny"


@pytest.fixture
def tiny(tmp_path):
    return Path(shutil.copytree(TINY, tmp_path / "tiny"))


def edition(*arguments, cwd, **environment):
    done = subprocess.run(
        [sys.executable, "-m", "edition", *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        env={"PATH": "/usr/bin:/bin", "PYTHONUTF8": "1", "PYTHONPATH": ":".join(sys.path), **environment},
        timeout=120,
    )
    assert "Traceback" not in done.stderr + done.stdout, done.stderr
    return done


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def test_build_makes_the_site_and_says_how_to_look_at_it(tiny):
    done = edition("build", "--strict", cwd=tiny)
    assert done.returncode == 0, done.stderr
    assert "files written in" in done.stdout
    assert "http.server -d site" in done.stdout
    assert (tiny / "site/documents/letters/d1/index.html").is_file()
    assert not (tiny / "site/registers").exists(), "registers are not published raw"


def test_mkdocs_build_makes_the_same_site(tiny):
    assert edition("build", "-d", "ours", cwd=tiny).returncode == 0
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", "theirs"],
        cwd=tiny,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert files(tiny / "ours") == files(tiny / "theirs")


def test_a_mistake_leaves_the_old_site_whole(tiny):
    assert edition("build", cwd=tiny).returncode == 0
    before = files(tiny / "site")
    letter = tiny / "sources/letters/d1.md"
    letter.write_text(letter.read_text().replace("person:zhou-li", "person:zhu-li"))
    done = edition("build", cwd=tiny)
    assert done.returncode == 1
    assert "sources/letters/d1.md:32:" in done.stderr
    assert "REF01" in done.stderr
    assert "zhou-li" in done.stderr, "the hint names the nearest id"
    assert files(tiny / "site") == before


def test_check_annotates_for_a_forge(tiny):
    (tiny / "sources/letters/d1.md").write_text("---\ntitle: A\n---\n")
    done = edition("check", "--format", "github", cwd=tiny)
    assert done.returncode == 1
    assert "::error file=sources/letters/d1.md,line=" in done.stdout


def test_without_a_configuration_it_says_so(tmp_path):
    done = edition("build", cwd=tmp_path)
    assert done.returncode == 2
    assert "mkdocs.yml" in done.stderr


def test_an_unknown_command_is_wrong_use(tmp_path):
    assert edition("bild", cwd=tmp_path).returncode == 2


def test_new_edition_builds_at_once_and_strictly(tmp_path):
    assert edition("new", "mine", "--title", "My: Edition", cwd=tmp_path).returncode == 0
    done = edition("build", "--strict", cwd=tmp_path / "mine")
    assert done.returncode == 0, done.stderr
    assert "<title>My: Edition</title>" in (tmp_path / "mine/site/index.html").read_text()
    assert edition("fmt", "--check", cwd=tmp_path / "mine").returncode == 0
    assert "last modified" in (tmp_path / "mine/site/index.html").read_text()
    assert " 1901" not in (tmp_path / "mine/site/index.html").read_text(), "revised today, whenever the letters are of"


def test_how_the_edition_is_cited_stands_beside_its_settings(tmp_path):
    assert edition("new", "mine", "--title", "Letters, 1901", cwd=tmp_path).returncode == 0
    mine, config = tmp_path / "mine", tmp_path / "mine/mkdocs.yml"
    assert 'authors:\n- name: "Letters, 1901"\n' in (mine / "CITATION.cff").read_text()
    assert edition("citation", "--check", cwd=mine).returncode == 0
    config.write_text(config.read_text().replace('version: "0.1"', 'version: "0.2", editors: ["Reader, Edith"]'))
    assert edition("citation", "--check", cwd=mine).returncode == 1
    assert edition("citation", cwd=mine).stdout == "written: CITATION.cff\n"
    assert edition("citation", cwd=mine).stdout == "CITATION.cff is up to date.\n"
    assert 'version: "0.2"' in (mine / "CITATION.cff").read_text()


def test_new_edition_never_writes_over_files(tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/x").touch()
    done = edition("new", "mine", cwd=tmp_path)
    assert done.returncode == 2
    assert "not empty" in done.stderr


def test_new_document_and_person_are_stubs_that_build(tiny):
    assert edition("new", "document", "letters/d4", cwd=tiny).returncode == 0
    assert edition("new", "person", "smith-john", cwd=tiny).returncode == 0
    done = edition("check", cwd=tiny)
    assert done.returncode == 0, done.stderr
    assert edition("new", "document", "letters/d4", cwd=tiny).returncode == 2
    assert edition("new", "document", "leters/d5", cwd=tiny).returncode == 2
    assert edition("new", "person", "smith-john", cwd=tiny).returncode == 2
    assert edition("new", "person", "../x", cwd=tiny).returncode == 2


def test_fmt_changes_nothing_twice(tiny):
    letter = tiny / "sources/letters/d1.md"
    letter.write_text(letter.read_text().replace("\n", "\r\n") + "\n\n")
    assert edition("fmt", "--check", cwd=tiny).returncode == 1
    assert edition("fmt", cwd=tiny).returncode == 0
    assert b"\r" not in letter.read_bytes()
    assert edition("fmt", "--check", cwd=tiny).returncode == 0


def test_publish_waits_for_the_edition_to_say_so(tiny):
    done = edition("publish", "--write", cwd=tiny)
    assert done.returncode == 0
    assert "published: true" in done.stdout
    assert not (tiny / "permalinks").exists()


def test_publish_records_and_check_refuses(tiny):
    config = tiny / "mkdocs.yml"
    config.write_text(config.read_text().replace("published: false", "published: true"))
    shown = edition("publish", cwd=tiny)
    assert "+" in shown.stdout
    assert not (tiny / "permalinks").exists()
    assert edition("publish", "--write", cwd=tiny).returncode == 0
    assert (tiny / "permalinks/letters.txt").is_file()
    assert edition("check", cwd=tiny).returncode == 0
    (tiny / "sources/letters/d10.md").unlink()
    done = edition("check", cwd=tiny)
    assert done.returncode == 1
    assert "LED01" in done.stderr
    assert "documents/letters/d10/" in done.stderr


def test_reference_pages_are_made_from_the_code(tmp_path):
    assert edition("reference", "docs", cwd=tmp_path).returncode == 0
    assert "## REF01: no such person" in (tmp_path / "docs/reference/problems.md").read_text()
    assert edition("reference", "--check", "docs", cwd=tmp_path).returncode == 0
    (tmp_path / "docs/reference/cli.md").write_text("old")
    assert edition("reference", "--check", "docs", cwd=tmp_path).returncode == 1


@pytest.mark.parametrize("site", ["content", ".", "sources", "..", ""])
def test_a_build_never_takes_the_place_of_the_sources(tiny, site):
    before = files(tiny)
    done = edition("build", "-d", site, cwd=tiny)
    assert done.returncode == 2
    assert "for instance site" in done.stderr
    assert files(tiny) == before


@pytest.mark.parametrize("site", ["sources", "permalinks"])
def test_mkdocs_does_not_either(tiny, site):
    before = files(tiny)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-d", site],
        cwd=tiny,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert files(tiny) == before


def test_a_place_that_cannot_be_written(tiny):
    done = edition("build", "-d", "mkdocs.yml/site", cwd=tiny)
    assert done.returncode == 2
    assert "is a file" in done.stderr


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="a system without /proc")
def test_a_place_where_no_folder_can_be(tiny):
    done = edition("build", "-d", "/proc/edition", cwd=tiny)
    assert done.returncode == 2
    assert "“/proc”: no folder can be made there" in done.stderr


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (("d4",), "new document COLLECTION/d4"),
        (("document", "letters"), "new document letters/d1"),
        (("person", "Kim"), "write “kim”"),
        (("document", "letters/D4"), "write “d4”"),
    ],
)
def test_new_says_what_to_write_instead(tiny, words, answer):
    before = files(tiny)
    done = edition("new", *words, cwd=tiny)
    assert done.returncode == 2
    assert answer in " ".join(done.stderr.split())
    assert files(tiny) == before


def test_new_says_that_a_document_has_no_place_yet(tiny):
    done = edition("new", "document", "letters/d999", cwd=tiny)
    assert "No part holds “d999” yet" in done.stdout
    assert "No part holds" not in edition("new", "document", "letters/d3", cwd=tiny).stdout


def test_check_says_that_warnings_stop_a_strict_build(tiny):
    edition("new", "document", "letters/d3", cwd=tiny)
    done = edition("check", cwd=tiny)
    assert done.returncode == 0
    assert "Warnings stop a strict build" in done.stdout
    strict = edition("check", "--strict", cwd=tiny)
    assert strict.returncode == 1
    assert "nothing was written" not in strict.stderr


def test_a_stub_needs_a_name(tiny):
    done = edition("new", "document", cwd=tiny)
    assert done.returncode == 2
    assert not (tiny / "document").exists()


def test_a_configuration_of_another_name(tiny):
    (tiny / "mkdocs.yml").rename(tiny / "second.yml")
    done = edition("check", "-c", "second.yml", cwd=tiny)
    assert done.returncode == 2
    assert "must be called mkdocs.yml" in done.stderr


def test_a_language_that_the_theme_has_not(tiny):
    config = tiny / "mkdocs.yml"
    config.write_text(config.read_text().replace("  font: false", "  language: xx"))
    done = edition("build", cwd=tiny)
    assert done.returncode == 1
    assert "no language “xx”" in done.stdout


@pytest.mark.parametrize("command", ["check", "build", "serve", "publish"])
def test_a_tag_in_the_configuration_runs_nothing(tiny, command):
    config = tiny / "mkdocs.yml"
    config.write_text(config.read_text() + "extra: {a: !!python/object/apply:os.system ['touch ran']}\n")
    done = edition(command, cwd=tiny)
    assert done.returncode == 1
    assert "YAML04" in done.stderr
    assert not (tiny / "ran").exists()


def test_mkdocs_build_with_another_theme(tiny):
    config = tiny / "mkdocs.yml"
    config.write_text(config.read_text().replace("name: material", "name: mkdocs"))
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"], cwd=tiny, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 1
    assert "the theme must be “material”" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_hook_that_fails_is_named_and_the_old_site_stays(tiny):
    assert edition("build", cwd=tiny).returncode == 0
    before = files(tiny / "site")
    (tiny / "hook.py").write_text("def on_post_build(config):\n    raise KeyError('lost')\n", encoding="utf-8")
    with (tiny / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("hooks: [hook.py]\n")
    done = edition("build", cwd=tiny)
    assert done.returncode == 2
    assert "error: hook.py:2 failed (KeyError: 'lost'). It is no part of the generator: mend it" in done.stderr
    assert files(tiny / "site") == before
