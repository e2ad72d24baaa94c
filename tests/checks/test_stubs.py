"""A document begun from a stub is not taken for a finished one."""

from edition.beginnings import new_document

from ..resolve.overlay import change, copy_tiny, read


def test_a_stub_is_warned_about_until_it_is_filled_in(tmp_path):
    root = copy_tiny(tmp_path)
    new_document(root, "letters/d3", "2026-11-22")
    assert read(root).problems == (
        "sources/letters/d3.md:2:8: warning DATA13: “The heading of d3 as printed” is what the stub had; write the heading as it is printed",
        "sources/letters/d3.md:10:46: warning DATA13: “Your Name” is what the stub had; write who made this text",
        "sources/letters/d3.md:13:1: warning DATA13: “The words of the document.” is what the stub had; write the text",
    )
    file = "sources/letters/d3.md"
    change(root, {file: ("The heading of d3 as printed", "Anna Beck to the Board")})
    change(root, {file: ("Your Name", "Jane Doe")})
    change(root, {file: ("The words of the document.", "The road is open.")})
    assert read(root).problems == ()
