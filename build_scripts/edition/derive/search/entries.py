"""Register entries as the search knows them: what is said beside the name, and every other form of it."""

from __future__ import annotations

from ...model.entries import Organisation, Person, Place, RegisterEntry, Term, Work


def details(entry: RegisterEntry) -> str:
    """What a list of results says beside the name."""
    if isinstance(entry, Person):
        return entry.role.title if entry.role else ""
    if isinstance(entry, Work):
        return ", ".join(_without_empty(*(name.natural for name in (*entry.author, *entry.editor)), entry.issued))
    if isinstance(entry, Place):
        return entry.country or ""
    return entry.kind


def other_names(entry: RegisterEntry) -> tuple[str, ...]:
    """Every other form of the name."""
    if isinstance(entry, Person | Organisation | Place | Term):
        own = _without_empty(*entry.variants, entry.sort)
    elif isinstance(entry, Work):
        own = _without_empty(entry.short, entry.container_title, entry.collection_title, entry.publisher)
    else:
        own = ()
    return tuple(name for name in dict.fromkeys(own) if name != entry.name)


def _without_empty(*values: str | None) -> tuple[str, ...]:
    return tuple(value for value in values if value)
