"""BEACON: which entries of an authority file the edition has something on, a line each (gbv.github.io/beaconspec).

One file for each authority file of which somebody has compared an identifier: /api/beacon-gnd.txt.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.authorities import AUTHORITY_FILES
from ..model.edition import Edition, OutputFile
from ..model.entries import Authority


def beacon(edition: Edition) -> Iterator[OutputFile]:
    """Nothing without the address of the site, or without verified identifiers."""
    site = edition.loaded.site
    if not site.url:
        return
    links = sorted(_links(edition))
    for scheme, prefix in AUTHORITY_FILES.items():
        if lines := [f"{identifier}||{path}" for one, identifier, path in links if one == scheme]:
            head = (
                "#FORMAT: BEACON",
                f"#PREFIX: {prefix}",
                f"#TARGET: {site.url}{{+ID}}",
                f"#NAME: {site.title}",
                f"#FEED: {site.url}api/beacon-{scheme}.txt",
            )
            yield OutputFile(f"api/beacon-{scheme}.txt", "\n".join([*head, "", *lines, ""]).encode())


def _links(edition: Edition) -> Iterator[tuple[str, str, str]]:
    """(authority file, identifier there, site path of the entry)."""
    for register in edition.loaded.registers.values():
        for registered in register.values():
            authorities: tuple[Authority, ...] = getattr(registered.entry, "authorities", ())
            for known in authorities:
                if known.certainty == "verified":
                    yield known.scheme, known.id, registered.path
