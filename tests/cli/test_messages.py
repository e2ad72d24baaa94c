"""Problems as a contributor, a program and a forge see them."""

import json

import pytest
from edition import cli
from edition.messages import FORMATS, summary
from edition.model.position import Position
from edition.model.problem import Problem

PROBLEMS = [
    Problem(Position("sources/letters/d1.md", 14, 23), "REF01", "no person “dules”", "did you mean “dulles”?"),
    Problem(Position("a,b:c.md", 1, 1), "TEXT01", "100% of\nit"),
]


def test_text_is_one_line_a_problem():
    assert FORMATS["text"](PROBLEMS).splitlines()[0] == (
        "sources/letters/d1.md:14:23: error REF01: no person “dules”; did you mean “dulles”?"
    )


def test_json_names_every_part():
    row = json.loads(FORMATS["json"](PROBLEMS))[0]
    assert row == {
        "file": "sources/letters/d1.md",
        "line": 14,
        "column": 23,
        "severity": "error",
        "code": "REF01",
        "title": "no such person",
        "message": "no person “dules”",
        "hint": "did you mean “dulles”?",
    }


def test_annotations_cannot_be_broken_by_a_source():
    second = FORMATS["github"](PROBLEMS).splitlines()[1]
    assert second.startswith("::warning file=a%2Cb%3Ac.md,line=1,col=1,title=TEXT01 ")
    assert second.endswith("::100%25 of%0Ait")


def test_summary_counts_by_level():
    assert summary(PROBLEMS) == "1 error, 1 warning"
    assert summary([]) == "no problems"


def test_words_of_a_source_cannot_break_the_line_or_command_the_terminal():
    problem = Problem(Position("d1.md"), "DATA04", "“a\nb\x1b[31m” is not an EDTF date")
    assert FORMATS["text"]([problem]) == "d1.md:1:1: error DATA04: “a b\ufffd[31m” is not an EDTF date"


def test_our_own_faults_are_said_to_be_ours(monkeypatch, capsys):
    def failing(**_: object):
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr(cli, "cli", failing)
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    assert stopped.value.code == 3
    said = capsys.readouterr().err
    assert said.startswith("error E999: the generator failed (ZeroDivisionError: by nought; test_messages.py:")
    assert "please report it" in said
    assert "Traceback" not in said
