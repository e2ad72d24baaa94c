"""What is kept comes back as it was, or not at all."""

import sqlite3
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from random import Random

import pytest
from edition.cache.store import NAME, Store

VERSION = b"this program"


def content(number: int) -> bytes:
    return Random(number).randbytes(300)


ENTRIES = {f"key {number}".encode(): content(number) for number in range(600)}


def filled(folder: Path, entries: dict[bytes, bytes] = ENTRIES) -> None:
    with Store(folder, VERSION) as store:
        store.put(entries)


def kept(folder: Path, version: bytes = VERSION) -> dict[bytes, bytes]:
    with Store(folder, version) as store:
        return dict(store.get(ENTRIES))


def test_what_was_put_is_there_for_the_next_build(tmp_path: Path) -> None:
    filled(tmp_path / "deep" / "cache")
    assert kept(tmp_path / "deep" / "cache") == ENTRIES


def test_another_version_of_the_program_sees_nothing_of_it(tmp_path: Path) -> None:
    filled(tmp_path)
    assert kept(tmp_path, b"another") == {}


@pytest.mark.parametrize("damage", ["truncated", "foreign", "empty", "folder"])
def test_what_is_no_database_of_ours_is_replaced(tmp_path: Path, damage: str) -> None:
    filled(tmp_path)
    file = tmp_path / NAME
    match damage:
        case "truncated":
            file.write_bytes(file.read_bytes()[:5000])
        case "foreign":
            file.write_bytes(b"What is this?\n" * 1000)
        case "empty":
            file.write_bytes(b"")
        case "folder":
            file.unlink()
            file.mkdir()
    assert kept(tmp_path).items() <= ENTRIES.items()
    filled(tmp_path)
    assert kept(tmp_path) == ({} if damage == "folder" else ENTRIES)


def test_other_tables_of_the_same_name_are_replaced(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / NAME) as database:
        database.execute("create table made (words text)")
    filled(tmp_path)
    filled(tmp_path)
    assert kept(tmp_path) == ENTRIES


@pytest.mark.parametrize("seed", range(40))
def test_bytes_that_have_changed_on_the_disk_are_never_given_out(tmp_path: Path, seed: int) -> None:
    filled(tmp_path)
    random, file = Random(seed), tmp_path / NAME
    damaged = bytearray(file.read_bytes())
    for _ in range(random.choice([1, 10, 1000])):
        damaged[random.randrange(len(damaged))] = random.randrange(256)
    file.write_bytes(damaged)
    assert kept(tmp_path).items() <= ENTRIES.items()
    filled(tmp_path)
    filled(tmp_path)
    assert kept(tmp_path).items() <= ENTRIES.items()


def test_content_put_in_the_place_of_other_content_is_not_given_out(tmp_path: Path) -> None:
    filled(tmp_path)
    with sqlite3.connect(tmp_path / NAME) as database:
        database.execute("update made set content = (select content from made limit 1)")
    assert len(kept(tmp_path)) <= 1


def test_without_a_place_to_write_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    filled(tmp_path / "file" / "cache")
    assert kept(tmp_path / "file" / "cache") == {}


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path) -> None:
    halves = [dict(list(ENTRIES.items())[:300]), dict(list(ENTRIES.items())[300:])]
    for half in halves:
        filled(tmp_path, half)
    with Store(tmp_path, VERSION, largest=100_000) as store:
        assert len(store.get(halves[0])) == 300
    assert kept(tmp_path) == halves[0]


def _fill(folder: Path) -> int:
    for _ in range(5):
        filled(folder)
    return len(kept(folder))


def test_many_builds_at_once(tmp_path: Path) -> None:
    with ProcessPoolExecutor(3) as executor:
        assert list(executor.map(_fill, [tmp_path] * 6)) == [600] * 6
