"""A summary comes back from `abstract` as it went; so does the text of a calendar entry from its division."""

import pytest

from tests.export.test_tei import Made
from tests.resolve.overlay import change, copy_tiny

from .test_round_trip import again

SUMMARIES = [
    "[Miss Beck](person:beck-anna) reports *twice*.",
    "She reports.\n\n- dry\n- wet",
    "She reports.\n\n> It is dry.",
]


@pytest.mark.parametrize("summary", SUMMARIES)
def test_a_summary_comes_back(summary, tmp_path):
    indented = "".join(f"  {line}\n" if line else "\n" for line in summary.split("\n"))
    root = copy_tiny(tmp_path)
    change(root, {"sources/letters/d2.md": ("text: excerpt\n", f"text: excerpt\nsummary: |\n{indented}")})
    made = Made(root)
    back = {document.name: (markdown, meta) for document, markdown, meta in again(made.edition, tmp_path / "tei")}
    assert (back["d2"][1].summary or "").strip() == summary
    assert [meta.text for _, meta in back.values()] == [
        document.meta.text for document in made.edition.loaded.documents
    ]
