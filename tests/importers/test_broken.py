"""Broken TEI: one clear problem with line and column; nothing is written, read from elsewhere, or grown without end."""

import signal
import socket
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest
from edition.importers.tei.xml import TEI, Unreadable, read
from edition.importing import Order, import_tei

from .edition_at import HEADER, NAMESPACE, bring, edition, snapshot, tei
from .volume import volume

LAUGHS = "".join(f'<!ENTITY l{n} "&l{n - 1};&l{n - 1};&l{n - 1};&l{n - 1};&l{n - 1};&l{n - 1};">' for n in range(1, 30))
BROKEN = {
    "not well-formed": (tei("<p>The <hi>road</p></hi>"), "TEI01", "a tag closes what is not open"),
    "cut off": (tei("<p>The road")[:-30], "TEI01", "not well-formed"),
    "a lone ampersand": (tei("<p>Beck & Son</p>"), "TEI01", "not well-formed"),
    "an unknown entity": (tei("<p>caf&eacute;</p>"), "TEI01", "an entity is used that XML does not know"),
    "an encoding nobody knows": (f'<?xml version="1.0" encoding="klingon"?>{tei("<p/>")}', "TEI01", ""),
    "bytes of another encoding": (tei("<p>café</p>").encode("latin-1"), "TEI01", "not well-formed"),
    "not XML at all": ("The road is dry.", "TEI01", "not well-formed"),
    "no namespace": ("<TEI><text/></TEI>", "TEI02", "in no namespace"),
    "another namespace": ('<TEI xmlns="https://example.org/"><text/></TEI>', "TEI02", "https://example.org/"),
    "another vocabulary": ("<html><body/></html>", "TEI02", "“html”, not TEI"),
    "TEI P4": ("<TEI.2/>", "TEI02", "TEI P4"),
    "an external entity": (
        f'<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]>{tei("<p>&x;</p>")}', "TEI03", "declares a document type",
    ),
    "an external DTD": (f'<!DOCTYPE TEI SYSTEM "https://example.org/tei.dtd">{tei("<p/>")}', "TEI03", "names a file outside"),
    "a billion laughs": (f'<!DOCTYPE TEI [<!ENTITY l0 "ha">{LAUGHS}]>{tei("<p>&l29;</p>")}', "TEI03", "neither is read"),
    "an inclusion": (
        tei('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd"/>'), "TEI03", "no other file is read",
    ),
    "too deep": (tei("<seg>" * 200 + "</seg>" * 200), "TEI04", "stand in one another"),
    "an id twice": (tei('<p xml:id="a">x</p>\n<p xml:id="a">y</p>'), "TEI05", "the first is in line 2"),
    "a DTD within": (f"<!DOCTYPE TEI [<!ELEMENT TEI ANY>]>{tei('<p/>')}", "TEI03", "declares a document type"),
    "a parameter entity": (
        f'<!DOCTYPE TEI [<!ENTITY % x SYSTEM "https://example.org/x.dtd"> %x;]>{tei("<p/>")}', "TEI03", "declares a document type",
    ),
    "bytes of nought": (tei("<p>a\0b</p>"), "TEI01", "not well-formed"),
    "empty": ("", "FILE02", "the file is empty"),
    "no text of the profile": (tei('<div type="chapter" xml:id="c1"><head>One</head><p>x</p></div>'), "TEI10", "a book in chapters"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_broken_tei_is_one_problem_and_leaves_no_trace(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content, code, words = BROKEN[name]
    monkeypatch.setattr(socket, "socket", None)
    before = snapshot(edition(tmp_path))
    root, outcome = bring(tmp_path, {"good.xml": tei("<p>The road is dry.</p>"), "bad.xml": content})
    assert [problem.code for problem in outcome.problems] == [code]
    assert words in outcome.problems[0].message
    assert outcome.problems[0].hint
    position = outcome.problems[0].position
    assert position.file.endswith("bad.xml")
    assert position.line >= 1
    assert position.column >= 1 or code == "FILE02"
    assert not outcome.lines
    assert snapshot(root) == before


def test_a_problem_names_line_and_column(tmp_path: Path) -> None:
    _, outcome = bring(tmp_path, {"d1.xml": f"<TEI {NAMESPACE}>\n{HEADER}\n <p>\n  &road;</p></TEI>"})
    position = outcome.problems[0].position
    assert (position.line, position.column) == (5, 3)


def test_the_passwords_of_the_machine_stay_where_they_are(tmp_path: Path) -> None:
    root, _ = bring(tmp_path, {"d1.xml": BROKEN["an external entity"][0]})
    assert not any(b"root:" in content for content in snapshot(root).values())


def chunks(head: str, piece: str, times: int, tail: str):
    yield head.encode()
    block = piece.encode() * 100
    for _ in range(times // 100):
        yield block
    yield tail.encode()


def test_fifty_megabytes_in_one_text_are_refused() -> None:
    words = "The road is dry. " * 60
    source = chunks(f"<TEI xmlns='{TEI}'><text><body>\n", f"<p>{words}</p>\n", 50_000, "</body></text></TEI>")
    with pytest.raises(Unreadable) as stopped:
        list(read(source, "big.xml"))
    assert stopped.value.problem.code == "TEI04"
    assert stopped.value.problem.position.line > 4000


def peak(documents: int) -> int:
    """Bytes needed at most to read a volume of so many documents."""
    piece = f'<div type="document" n="1" xml:id="d1"><p>{"The road is dry. " * 500}</p></div>'
    source = chunks(f"<TEI xmlns='{TEI}'><text><body>", piece, documents, "</body></text></TEI>")
    tracemalloc.start()
    for _ in read(source, "volume.xml", lambda name, _attributes: name == "div"):
        pass
    needed = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return needed


def test_a_volume_needs_no_more_memory_than_its_largest_texts() -> None:
    assert peak(2000) < 1.5 * peak(500)


def test_a_loss_of_words_stops_the_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("edition.importers.tei.markdown.escaped", lambda words: words.replace("dry", "wet"))
    root, outcome = bring(tmp_path, {"d1.xml": tei("<p>The road is dry.</p>")})
    assert [problem.code for problem in outcome.problems] == ["TEI09"]
    assert "“Theroadisdry.” and “Theroadiswet.”" in outcome.problems[0].message
    assert not (root / "sources/new").exists()


def test_a_pointer_without_its_target_is_told_with_its_place(tmp_path: Path) -> None:
    _, outcome = bring(
        tmp_path, {"d1.xml": tei('<p>One<ptr target="#n9"/></p>\n<p>See <ref target="#p9">it</ref></p>')}
    )
    found = [(problem.code, problem.position.line, problem.position.column) for problem in outcome.problems]
    assert found == [("TEI06", 2, 71), ("TEI06", 3, 8)]


KILLED = """
import os, signal, sys
from pathlib import Path
from edition import importing
number = iter(range(int(sys.argv[2])))
write = importing.write_file
def stop(folder, output):
    write(folder, output)
    if next(number, None) is None:
        os.kill(os.getpid(), signal.SIGKILL)
importing.write_file = stop
importing.import_tei(Path(sys.argv[1]), importing.Order((Path(sys.argv[3]),), "sources/new"))
"""


@pytest.mark.parametrize("after", [0, 3, 20, 33])
def test_an_import_that_is_killed_leaves_no_half_collection(after: int, tmp_path: Path) -> None:
    root = edition(tmp_path)
    before = snapshot(root)
    (tmp_path / "volume.xml").write_text(volume(), encoding="utf-8")
    script = [sys.executable, "-c", KILLED, str(root), str(after), str(tmp_path / "volume.xml")]
    ran = subprocess.run(script, capture_output=True, check=False)
    assert ran.returncode == -signal.SIGKILL
    assert {name: content for name, content in snapshot(root).items() if ".staging-" not in name} == before
    assert import_tei(root, Order((tmp_path / "volume.xml",), "sources/new")).lines
    assert not [name for name in snapshot(root) if ".staging-" in name]


def test_fifty_megabytes_from_the_command_line_are_one_clear_line(tmp_path: Path) -> None:
    root = edition(tmp_path)
    words = "The road is dry. " * 60
    with (tmp_path / "big.xml").open("wb") as file:
        for piece in chunks(
            f"<TEI xmlns='{TEI}'>{HEADER}<text><body>\n", f"<p>{words}</p>\n", 50_000, "</body></text></TEI>"
        ):
            file.write(piece)
    assert (tmp_path / "big.xml").stat().st_size > 50_000_000
    outcome = import_tei(root, Order((tmp_path / "big.xml",), "sources/new"))
    assert [problem.code for problem in outcome.problems] == ["TEI04"]
    assert not (root / "sources/new").exists()
