"""“Cite this”: the forms in which a page is cited."""

from __future__ import annotations

from ..model.dates import unbroken
from .addresses import breakable
from .compositor import Compositor
from .phrases import Fact, fact, facts, trusted

STYLES = (("Chicago note", "note"), ("Chicago bibliography", "bibliography"), ("MLA", "mla"), ("APA", "apa"))
"""Name of the style → the form of the citation."""


def cite_rows(compositor: Compositor, key: str) -> tuple[Fact, ...]:
    """A row for each style; nothing for a page that is not cited by itself."""
    forms = compositor.edition.derived.cite.get(key)
    if not forms:
        return ()
    return facts(*(fact(name, trusted(breakable(unbroken(getattr(forms, form))))) for name, form in STYLES))
