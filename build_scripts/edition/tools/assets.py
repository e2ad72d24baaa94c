"""Scripts and styles as readers fetch them: without comments and needless blanks, with the licence that stands at their head."""

from __future__ import annotations

import re

import rcssmin
import rjsmin

_LICENCE = re.compile(r"\s*(/\*(?:[^*]|\*(?!/))*@license(?:[^*]|\*(?!/))*\*/)")


def small_script(script: str) -> str:
    """The same program in fewer characters; names are kept, so that a mistake in it can still be found."""
    licence = _LICENCE.match(script)
    shorter = rjsmin.jsmin(script)
    return f"{licence[1]}\n{shorter}\n" if licence else f"{shorter}\n"


def small_styles(styles: str) -> str:
    """The same rules in fewer characters."""
    return f"{rcssmin.cssmin(styles)}\n"
