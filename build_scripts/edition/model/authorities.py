"""Authority files: the addresses of their entries, and what BEACON files call them."""

from __future__ import annotations

from collections.abc import Mapping

AUTHORITY_FILES: Mapping[str, str] = {
    "viaf": "https://viaf.org/viaf/",
    "gnd": "https://d-nb.info/gnd/",
    "lcnaf": "https://id.loc.gov/authorities/names/",
    "wikidata": "https://www.wikidata.org/entity/",
    "geonames": "https://www.geonames.org/",
    "isni": "https://isni.org/isni/",
}
"""Authority file → the address of an entry without its identifier, in the order in which correspSearch prefers them."""
