"""The scripts of the theme share pages, and with them one scope for global names."""

import re


def test_no_name_is_claimed_by_two_scripts(root):
    """Of two scripts on one page that declare the same name, the browser runs the first only."""
    claimed = {}
    for script in sorted((root / "theme" / "assets").glob("*.js")):
        text = script.read_text(encoding="utf-8")
        for name in re.findall(r"^(?:const|let|var|class|(?:async )?function\*?) (\w+)", text, re.MULTILINE):
            assert claimed.setdefault(name, script.name) == script.name, name
    assert "SearchEngine" in claimed
