"""What is read for a page or file is written down, all of it and for each anew; else a page would be kept that should change."""

import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path

import pytest
from edition.export.fields import Source
from edition.export.tei import Names
from edition.makers import Makers, Remembering
from edition.making import Site
from edition.model.digests import digest
from edition.model.edition import Edition
from edition.model.facts import Facts, Of, Reads, RecordedMapping, RecordedSequence, Recorder
from edition.model.jobs import Job
from edition.model.records import Party
from edition.pipeline import read
from edition.render import compositor
from edition.render.compositor import Compositor
from edition.render.shell import Shells

from tests.conftest import ROOT
from tests.resolve.overlay import change, copy_tiny

EDITIONS = ["tests/editions/tiny", "tests/editions/manuscript", *filter(None, [os.environ.get("EDITION")])]
ENVIRONMENT = {"SITE_URL": "https://edition.example/"}


def edition_at(root: Path) -> Edition:
    edition, problems = read(root, ENVIRONMENT, passing=("LED09", "LED13"))
    assert edition, problems
    return edition


@pytest.fixture(scope="module")
def tiny() -> Edition:
    return edition_at(ROOT / "tests/editions/tiny")


def jobs_of(edition: Edition) -> list[Job]:
    return [*Site(edition, Shells(), Path()).jobs()]


def reads_of(edition: Edition, jobs: Iterable[Job]) -> dict[Job, frozenset[object]]:
    """What each job reads, when they are done one after the other by the same makers."""
    facts = Facts(edition)
    makers, found = Makers(facts), dict[Job, frozenset[object]]()
    makers.prepare()
    for job in jobs:
        with facts.recorder.reading() as reads:
            tuple(makers.made([job]))
        found[job] = frozenset(reads)
    return found


def unlike(edition: Edition) -> list[Job]:
    """Jobs that read something else when others were done before them."""
    jobs = jobs_of(edition)
    forwards, backwards = reads_of(edition, jobs), reads_of(edition, reversed(jobs))
    return [job for job in jobs if forwards[job] != backwards[job]]


@pytest.mark.parametrize("folder", EDITIONS)
def test_every_job_reads_the_same_whatever_was_made_before(folder: str) -> None:
    """Whatever remembers something of the edition from one job to the next would show here, wherever it hides."""
    assert not unlike(edition_at(ROOT / folder))


@pytest.mark.parametrize(
    ("where", "name"),
    [(Compositor, "documents"), (Compositor, "named_on"), (Source, "records"), (Names, "works")],
    ids=lambda one: one if isinstance(one, str) else one.__name__,
)
def test_a_look_up_that_is_kept_from_job_to_job_is_found(tiny, monkeypatch, where, name):
    hidden = cached_property(vars(where)[name]._make)
    hidden.__set_name__(where, name)
    monkeypatch.setattr(where, name, hidden)
    assert unlike(tiny)


def test_nothing_is_read_beside_a_job(tiny):
    with pytest.raises(RuntimeError, match="charged to nobody"):
        len(Facts(tiny).edition.loaded.documents)


def test_every_mapping_and_sequence_of_the_edition_is_a_table(tiny):
    facts = Facts(tiny)
    parts = [
        facts.edition.loaded,
        facts.edition.loaded.ledger,
        facts.edition.parsed,
        facts.edition.resolved,
        facts.edition.derived,
    ]
    for part in parts:
        for name in part.__dataclass_fields__:
            value = getattr(part, name)
            assert isinstance(value, RecordedMapping | RecordedSequence) or not isinstance(value, Mapping | tuple), name


# -- facts ---------------------------------------------------------------------------------------------------------------


def reads(values: Mapping[str, int], ask) -> Reads:
    recorder = Recorder()
    with recorder.reading() as found:
        ask(RecordedMapping("t", values, recorder))
    return found


@pytest.mark.parametrize(
    ("ask", "found"),
    [
        (lambda table: table["a"], "a"),
        (lambda table: table.get("c"), "c"),
        (lambda table: "c" in table, "c"),
        (len, Of.KEYS),
        (bool, Of.KEYS),
        (list, Of.KEYS),
        (lambda table: table.values(), Of.ALL),
        (lambda table: table.items(), Of.ALL),
        (lambda table: table == {}, Of.ALL),
    ],
)
def test_whatever_is_asked_is_a_fact(ask, found):
    assert ("t", found) in reads({"a": 1, "b": 2}, ask)


@pytest.mark.parametrize(
    ("key", "values", "alike"),
    [
        ("a", {"a": 1}, True),
        ("a", {"a": 2, "b": 2}, False),
        ("a", {"b": 2}, False),
        ("c", {}, True),
        ("c", {"a": 1, "b": 2, "c": 3}, False),
        (Of.KEYS, {"a": 7, "b": 7}, True),
        (Of.KEYS, {"b": 2, "a": 1}, False),
        (Of.KEYS, {"a": 1}, False),
        (Of.ALL, {"a": 1, "b": 2}, True),
        (Of.ALL, {"a": 1, "b": 3}, False),
    ],
)
def test_a_fact_is_another_when_what_was_asked_has_another_answer(key, values, alike):
    before, now = (RecordedMapping("t", each, Recorder()) for each in ({"a": 1, "b": 2}, values))
    assert (before.digest_of(key) == now.digest_of(key)) is alike


def test_what_is_made_once_for_several_is_charged_to_each(tiny):
    facts = Facts(tiny)
    names, read_by = Names(facts), []
    for _ in range(2):
        with facts.recorder.reading() as found:
            names.once("letters", ("person:x", frozenset()), lambda: names.words("person", "x"))
        read_by.append(dict(found))
    assert read_by[0] == read_by[1] != {}


# -- digests -------------------------------------------------------------------------------------------------------------


def test_equal_values_have_equal_digests_however_they_came_to_be():
    word = "abcd" * 2
    again = word[:4] + word[4:]
    assert digest((word, again)) == digest((word, word))
    assert digest(Party(person="x")) == digest(Party(person="x", label=None))
    assert digest(Party(person="x")) != digest(Party(person="y"))
    assert digest(frozenset("abc")) == digest(frozenset("cab")) != digest(tuple("abc"))


def test_digests_do_not_depend_on_the_process():
    """Sets have another order in each. Texts are known by the bytes that an earlier build has kept of them."""
    code = (
        "from tests.making.test_facts import *\n"
        "facts = Facts(edition_at(ROOT / 'tests/editions/tiny'))\n"
        "makers = Remembering(facts, None)\n"
        "makers.prepare()\n"
        "print(makers._common.hex())\n"
        "facts.tables.pop('parsed.texts')\n"
        "for name, table in sorted(facts.tables.items()): print(name, table.digest_of(Of.ALL).hex())\n"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1


# -- what is made anew ---------------------------------------------------------------------------------------------------


class Memory(dict):
    """Keeps everything."""

    def get(self, keys):
        return {key: self[key] for key in keys if key in self}

    put = dict.update


def anew(root: Path, kept: Memory) -> set[str]:
    """What had to be made, given what is kept of earlier builds."""
    edition, done = edition_at(root), set[str]()

    class Telling(Remembering):
        def _anew(self, job, *rest):
            done.add(" ".join(filter(None, (job.kind, job.name, job.key))))
            return super()._anew(job, *rest)

    makers = Telling(Facts(edition), kept)
    tuple(makers.made([job for job in jobs_of(edition) if job.stage != "copy"]))
    for place in range(0, len(edition.loaded.documents), 2):
        makers.part(slice(place, place + 2))
    return done


@pytest.fixture
def built(tmp_path) -> tuple[Path, Memory, int]:
    """The tiny edition, what is kept of its first build, and how many jobs that were."""
    root, kept = copy_tiny(tmp_path), Memory()
    return root, kept, len(anew(root, kept))


PERSONS, LETTER = "content/registers/persons.yml", "sources/letters/d10.md"


def test_nothing_is_made_anew_when_nothing_has_changed(built):
    root, kept, _ = built
    assert not anew(root, kept)


def test_where_a_register_entry_stands_is_a_fact_of_its_note_only(built):
    root, kept, _ = built
    change(root, {PERSONS: f"# A remark.\n{(root / PERSONS).read_text(encoding='utf-8')}"})
    made = anew(root, kept)
    assert "entry person:beck-anna" in made, "her note stands on another line, and a text holds its lines"
    assert "entry person:petrov-ivan" not in made


def test_words_of_a_document_make_little_anew(built):
    root, kept, jobs = built
    change(root, {LETTER: ("northern road", "southern road")})
    made = anew(root, kept)
    assert {"document letters/d10", "tei letters letters/d10", "json documents letters/d10"} <= made
    assert (
        not {"document letters/d2", "tei letters letters/d2", "documents", "chronology", "prose content/index.md"}
        & made
    )
    assert len(made) < jobs / 5
    place = [document.key for document in edition_at(root).loaded.documents].index("letters/d10")
    assert [one for one in made if one.startswith("units")] == [f"units {place - place % 2}-{place - place % 2 + 2}"]


def test_what_was_undone_is_taken_again(built):
    root, kept, _ = built
    change(root, {LETTER: ("northern road", "southern road")})
    anew(root, kept)
    change(root, {LETTER: ("southern road", "northern road")})
    assert not anew(root, kept)


def test_the_name_of_a_person_is_a_fact_of_whatever_names_her(built):
    root, kept, _ = built
    change(root, {PERSONS: ("name: Anna Beck", "name: Ann Beck")})
    made = anew(root, kept)
    assert {"document letters/d1", "entry person:beck-anna", "json persons beck-anna"} <= made
    assert "json places harbour" not in made


def test_a_setting_is_a_fact_of_everything(built):
    root, kept, jobs = built
    change(root, {"mkdocs.yml": ("site_name: The Specimen Letters", "site_name: Letters")})
    assert len(anew(root, kept)) == jobs


def test_a_template_is_a_fact_of_everything(built, monkeypatch):
    root, kept, jobs = built
    read_before = compositor.read_templates()
    monkeypatch.setattr(compositor, "read_templates", lambda: (*read_before, ("more.html", "")))
    assert len(anew(root, kept)) == jobs
