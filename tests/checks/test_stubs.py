"""A document begun from a stub is not taken for a finished one."""

import pytest
from edition.beginnings import new_document, new_person

from ..resolve.overlay import change, copy_tiny, read


def test_a_stub_is_warned_about_until_it_is_filled_in(tmp_path):
    root = copy_tiny(tmp_path)
    new_document(root, "letters/d3", "2026-11-22")
    assert read(root).problems == (
        "sources/letters/d3.md:2:8: warning DATA13: “The heading of d3 as printed” is what the stub had; write the heading as it is printed",
        "sources/letters/d3.md:6:19: warning DATA13: “The sender” is what the stub had; write {office: id} or {person: id}, or remove the line where nobody is named",
        "sources/letters/d3.md:7:22: warning DATA13: “The recipient” is what the stub had; write {office: id} or {person: id}, or remove the line where nobody is named",
        "sources/letters/d3.md:12:46: warning DATA13: “Your Name” is what the stub had; write who made this text",
        "sources/letters/d3.md:15:1: warning DATA13: “The words of the document.” is what the stub had; write the text",
    )
    file = "sources/letters/d3.md"
    change(root, {file: ("The heading of d3 as printed", "Anna Beck to the Board")})
    change(root, {file: ("senders: [{label: The sender}]\n", "senders: [{person: beck-anna}]\n")})
    change(root, {file: ("recipients: [{label: The recipient}]\n", "")})
    change(root, {file: ("Your Name", "Jane Doe")})
    change(root, {file: ("The words of the document.", "The road is open.")})
    assert read(root).problems == ()


def test_a_person_begun_and_not_finished(tmp_path):
    root = copy_tiny(tmp_path)
    new_person(root, "kim-example")
    assert any(
        ": warning DATA13: “office held at the time” is what the stub had" in line for line in read(root).problems
    )


FRONT = "---\ntitle: A letter\ntype: letter\ntext: transcription\n{more}---\n{body}"
LETTER = "sources/letters/d3.md"


@pytest.mark.parametrize(
    ("more", "body", "problem"),
    [
        ("", "", "d3.md:1:1: warning DATA13: the document has no text; write it below the second `---`"),
        (
            "",
            "The words of the document.\n\nThe road is open.\n",
            "d3.md:6:1: warning DATA13: “The words of the document.” is what the stub had; write the text",
        ),
        (
            "url: https://letters.example/d4\n",
            "The road is open.\n",
            "d3.md:5:6: warning DATA14: the address is that of “d4”; write https://letters.example/d3, or rename the file",
        ),
        (
            "printed: {work: letters-1902, number: 2}\n",
            "The road is open.\n",
            "d3.md:5:39: warning DATA14: “d3” says that it is no. 2, and so does “d2”; correct the number",
        ),
        ("url: https://letters.example/d3\nprinted: {work: letters-1902, number: 3}\n", "The road is open.\n", None),
        ("url: https://archive.example/x/d4\nprinted: {work: letters-1902, number: 99}\n", "The road is open.\n", None),
    ],
)
def test_a_stub_taken_for_another_document(tmp_path, more, body, problem):
    root = copy_tiny(tmp_path)
    change(root, {"sources/letters/collection.yml": ("policy:", 'address: "https://letters.example/{name}"\npolicy:')})
    change(root, {LETTER: FRONT.format(more=more, body=body)})
    found = [line for line in read(root).problems if line.startswith(LETTER)]
    assert found == ([f"sources/letters/{problem}"] if problem else [])


def test_a_heading_left_from_the_stub_of_another_document(tmp_path):
    root = copy_tiny(tmp_path)
    change(
        root, {LETTER: FRONT.format(more="", body="The road.\n").replace("A letter", "The heading of d4 as printed")}
    )
    assert "DATA13: “The heading of d4 as printed”" in read(root).problems[0]
