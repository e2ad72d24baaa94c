"""The edition as the TEI names it: entries, documents, witnesses, addresses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from ...markup import WorkName
from ...markup.tei import element, escape
from ...model.edition import Collection, Document, Edition, Registered
from ...model.entries import Name, Work
from ...model.facts import Facts, Reads
from ...model.lookups import Lookups, look_up
from ...model.records import Witness

ELEMENTS = {"person": "persName", "org": "orgName", "place": "placeName"}
"""Scheme of a register → the element of a name; what is not here is a `name`."""

_NAME = re.compile(r"[A-Za-z0-9-]+")


MadeKey = tuple[str, frozenset[str]]
"""Key of an entry, and which of those that its note names the file lists, too."""


class Made(dict[MadeKey, tuple[str, Reads]]):
    """The entries as TEI, and what was read for them."""


class Names(Lookups):
    """Lookups over the whole edition."""

    def __init__(self, source: Edition | Facts) -> None:
        super().__init__(source)
        self.site = self.edition.loaded.site
        self._folder, self._made = "", Made()

    def once(self, folder: str, key: MadeKey, make: Callable[[], str]) -> str:
        """An entry as it was made for files of this folder before, if it was; those of another folder are forgotten."""
        if folder != self._folder:
            self._folder, self._made = folder, Made()
        if not self.facts:
            if key not in self._made:
                self._made[key] = make(), {}
        elif key in self._made:
            self.facts.recorder.charge(self._made[key][1])
        else:
            with self.facts.recorder.reading() as reads:
                self._made[key] = make(), reads
        return self._made[key][0]

    @look_up
    def documents(self) -> dict[str, Document]:
        """By key."""
        return {document.key: document for document in self.edition.loaded.documents}

    @look_up
    def collections(self) -> dict[str, Collection]:
        """By id."""
        return {collection.id: collection for collection in self.edition.loaded.collections}

    @look_up
    def documents_of(self) -> dict[str, list[Document]]:
        """Id of a collection → its documents, in order."""
        found: dict[str, list[Document]] = {}
        for document in self.edition.loaded.documents:
            found.setdefault(document.collection, []).append(document)
        return found

    @look_up
    def works(self) -> dict[str, WorkName]:
        """Key → author and title, as short as may be."""
        register = self.edition.loaded.registers.get("work", {})
        return {key: work_name(found.entry) for key, found in register.items() if isinstance(found.entry, Work)}

    def entry(self, scheme: str, identifier: str) -> Registered | None:
        """An entry of a register."""
        return self.edition.loaded.registers.get(scheme, {}).get(identifier)

    def words(self, scheme: str, identifier: str) -> str:
        """The name of an entry."""
        found = self.entry(scheme, identifier)
        return found.entry.name if found else identifier

    def named(self, scheme: str, identifier: str, inside: str = "", evidence: str = "") -> str:
        """An entry’s name with a pointer to the entry, and what else its element holds."""
        words = escape(self.words(scheme, identifier)) + inside
        return element(ELEMENTS.get(scheme, "name"), words, ref=f"#{xml_id(scheme, identifier)}", evidence=evidence)

    def url(self, path: str) -> str:
        """Full address of a site path, or empty when the site’s own is not known."""
        return f"{self.site.url}{path}" if self.site.url else ""


def xml_id(scheme: str, identifier: str) -> str:
    """The id of an entry; documents’ ids hold no underscore within."""
    return f"{scheme}_{identifier}"


def document_id(name: str) -> str:
    """The id of a document; an XML name does not begin with a digit."""
    return f"_{name}" if name[0].isdigit() else name


def work_name(work: Work) -> WorkName:
    """Family names of those who wrote or edited it, short title."""
    names = work.author or work.editor or work.collection_editor
    return WorkName(", ".join(_family(name) for name in names), work.short or work.title)


def _family(name: Name) -> str:
    return name.literal or name.family or name.given or ""


def witness_ids(witnesses: Sequence[Witness], prefix: str = "") -> Iterator[tuple[str, Witness]]:
    """Each witness with its xml:id: by its siglum when that can be part of an XML name, else by its place."""
    for number, witness in enumerate(witnesses, start=1):
        plain = _NAME.fullmatch(witness.siglum)
        yield f"{prefix}wit_{witness.siglum if plain else f'_{number}'}", witness


def witness_pointers(document: Document, collection: Collection) -> dict[str, str]:
    """Siglum → pointer; a document’s own witnesses come before those of its collection."""
    of_all = witness_ids(collection.meta.witnesses)
    own = witness_ids(document.meta.witnesses, f"{document_id(document.name)}.")
    return {witness.siglum: f"#{identifier}" for identifier, witness in chain(of_all, own)}


def lines(parts: Iterable[str]) -> str:
    """Elements, each on a line of its own."""
    return "".join(f"{part}\n" for part in parts if part)


def filled(name: str, parts: Iterable[str], **values: str) -> str:
    """An element with its parts on lines of their own; nothing when there are none."""
    content = lines(parts)
    return element(name, f"\n{content}", **values) if content else ""


def words(name: str, text: str | None, **values: str) -> str:
    """An element of plain words; nothing when there are none."""
    return element(name, escape(text), **values) if text else ""
