"""Who may use what: the licences of an edition as entities of its crate."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..model.edition import Edition
from ..model.licences import licence_name

_PUBLIC_DOMAIN = "public domain"
NOTICES = "about/notices/"

Node = dict[str, Any]


class Rights:
    """The licences that the collections name."""

    def __init__(self, edition: Edition) -> None:
        licences = [collection.meta.licence for collection in edition.loaded.collections]
        self._texts = sorted({licence.text for licence in licences})
        self._all = sorted({*self._texts, *(licence.source for licence in licences)})

    @property
    def of_ours(self) -> Node | list[Node]:
        """What the editors wrote: the licence of the texts, which registers and data share."""
        return _one(self._texts)

    @property
    def of_everything(self) -> Node | list[Node]:
        """Texts and source documents together; parts by other makers have notices of their own."""
        return _one(self._all)

    def name(self, identifier: str) -> str:
        """`CC BY 4.0`."""
        return licence_name(identifier)[0]

    def reference(self, identifier: str) -> Node:
        """A pointer to the licence."""
        return _reference(identifier)

    def nodes(self) -> Iterator[Node]:
        """Every licence, and to whom it belongs."""
        for identifier in self._all:
            name = licence_name(identifier)[0]
            what = "texts and data of the editors" if identifier in self._texts else "source documents"
            yield {
                **_reference(identifier),
                "@type": "CreativeWork",
                "name": name,
                "description": f"Rights in the {what}: {name}. Software by others within the site: see {NOTICES}",
            }


def _one(identifiers: list[str]) -> Node | list[Node]:
    found = [_reference(identifier) for identifier in identifiers]
    return found[0] if len(found) == 1 else found


def _reference(identifier: str) -> Node:
    name, address = licence_name(identifier)
    if name == _PUBLIC_DOMAIN:
        return {"@id": "https://creativecommons.org/publicdomain/mark/1.0/"}
    return {"@id": address or f"#licence-{identifier}"}
