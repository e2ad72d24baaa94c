"""What earlier builds have made and later ones may use again: bytes, by a key that says all they were made from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Protocol


class Kept(Protocol):
    """A place for what was made. It may forget anything at any time; what it gives is what was put there."""

    def get(self, keys: Iterable[bytes]) -> Mapping[bytes, bytes]:
        """What is there of these keys."""

    def put(self, entries: Mapping[bytes, bytes]) -> None:
        """Keep these, if that is possible."""


class Forgetful:
    """Keeps nothing."""

    def get(self, keys: Iterable[bytes]) -> Mapping[bytes, bytes]:  # noqa: ARG002 (nothing is there, whatever is asked)
        """Nothing."""
        return {}

    def put(self, entries: Mapping[bytes, bytes]) -> None:
        """Does nothing."""


def key_of(kind: str, *parts: str | bytes | int) -> bytes:
    """The key of what is made from these parts, in this order; other parts always give another key (SHA-256)."""
    digest = sha256()
    for part in (kind, *parts):
        content = part if isinstance(part, bytes) else str(part).encode("utf-8", "surrogatepass")
        digest.update(f"{len(content)}:".encode())
        digest.update(content)
    return digest.digest()
