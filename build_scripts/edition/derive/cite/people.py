"""Names in citations: as CSL has them, and as each style sets them. Plain words, not yet HTML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...model.edition import Registered
from ...model.entries import Name, Person
from ...model.records import Party
from ..names import in_series, inverted_series

Registers = Mapping[str, Mapping[str, Registered]]

MOST = 2
"""Names that MLA gives before it says “et al.”."""


@dataclass(frozen=True, slots=True)
class CitedName:
    """A person by the parts of the name, or a body, or a person whose name has no parts, by `literal` alone."""

    family: str = ""
    given: str = ""
    suffix: str = ""
    literal: str = ""

    @property
    def natural(self) -> str:
        """`Kenneth T. Young Jr.`"""
        return self.literal or " ".join(part for part in (self.given, self.family, self.suffix) if part)

    @property
    def inverted(self) -> str:
        """`Young, Kenneth T., Jr.`"""
        return self.literal or ", ".join(part for part in (self.family, self.given, self.suffix) if part)

    @property
    def initials(self) -> str:
        """`K. T.`; `J.-P.` of Jean-Paul."""
        parts = ("-".join(f"{half[0]}." for half in name.split("-") if half) for name in self.given.split())
        return " ".join(parts)


def party_name(party: Party, registers: Registers) -> CitedName | None:
    """Who sent or received it: the person where one is named, else the body, else the words that stand for it.

    Of a person whom only the editors name the body is given, as the document does.
    """
    for scheme, identifier in (("person", None if party.inferred else party.person), ("org", party.office)):
        if identifier and (found := registers.get(scheme, {}).get(identifier)):
            return registered_name(found)
    return CitedName(literal=party.label) if party.label else None


def inferred_person(party: Party, registers: Registers) -> CitedName | None:
    """The person whom the editors, not the document, name as holder of the office."""
    found = registers.get("person", {}).get(party.person or "") if party.inferred else None
    return registered_name(found) if found else None


def registered_name(registered: Registered) -> CitedName:
    """A person’s name from the form for alphabetical lists, where that has parts; bodies by their name."""
    entry = registered.entry
    if not isinstance(entry, Person):
        return CitedName(literal=entry.name)
    return sorted_name(entry.sort or entry.name, entry.name)


def sorted_name(form: str, name: str = "") -> CitedName:
    """The parts of `Young, Kenneth T., Jr.`; a form without a comma has none, and stands as it is or as `name`."""
    family, _, rest = form.partition(", ")
    given, _, suffix = rest.partition(", ")
    return CitedName(family, given, suffix) if given else CitedName(literal=name or form)


def work_name(name: Name) -> CitedName:
    """The author or editor of a printed work."""
    if name.literal or not (name.family and name.given):
        return CitedName(literal=name.literal or name.family or name.given or "")
    return CitedName(name.family, name.given, name.suffix or "")


def listed_names(names: Sequence[CitedName]) -> str:
    """For a bibliography: `Young, Kenneth T., Jr., and Walter Bedell Smith`, `Harbour Board and Road Commission`."""
    words = [*(name.inverted for name in names[:1]), *(name.natural for name in names[1:])]
    return inverted_series(words, is_inverted=any(name.given for name in names[:1]))


# -- MLA, APA ------------------------------------------------------------------------------------------------------------


def mla_authors(names: Sequence[CitedName]) -> str:
    """`Young, Kenneth T., Jr., and Walter Bedell Smith`; of three and more the first, “et al.”."""
    if len(names) > MOST:
        return f"{names[0].inverted}, et al."
    return listed_names(names)


def mla_editors(names: Sequence[CitedName]) -> str:
    """`Allen H. Kitchens and Neal H. Petersen`."""
    return f"{names[0].natural} et al." if len(names) > MOST else in_series([name.natural for name in names])


def apa_authors(names: Sequence[CitedName]) -> str:
    """`Young, K. T., Jr., & Smith, W. B.`"""
    set_names = [
        name.literal or ", ".join(part for part in (name.family, name.initials, name.suffix) if part) for name in names
    ]
    return ", & ".join([", ".join(set_names[:-1]), set_names[-1]]) if len(set_names) > 1 else "".join(set_names)


def apa_editors(names: Sequence[CitedName]) -> str:
    """`A. H. Kitchens & N. H. Petersen (Eds.)`."""
    set_names = [
        name.literal or " ".join(part for part in (name.initials, name.family, name.suffix) if part) for name in names
    ]
    if not set_names:
        return ""
    before = ", ".join(set_names[:-1])
    joint = ", & " if len(set_names) > MOST else " & "
    return f"{before}{joint if before else ''}{set_names[-1]} ({'Eds.' if before else 'Ed.'})"
