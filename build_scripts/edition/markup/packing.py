"""Parsed texts in little space. Every stage reads what parsing listed; only setting a page needs the tokens again.

Packed, the tokens take a twelfth of the memory; a packed text is what a worker hands back, what the cache keeps and what
the edition holds, on a shelf (model/shelves.py).
"""

from __future__ import annotations

import copyreg
import io
import pickle
import zlib
from collections import ChainMap
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import fields, replace
from operator import attrgetter
from typing import Any, overload

from markdown_it.token import Token

from ..model.digests import digest
from ..model.position import Position
from ..model.remembering import remembered
from ..model.shelves import Shelved
from ..model.text import Citation, CitedWork, Heading, Link, Note, Paragraph, Place, Text, Variant, VariantReading

_FASTEST = 1
_PARTS = (Text, Place, Paragraph, Heading, Note, Variant, VariantReading, Link, CitedWork, Citation, Position)


class PackedTokens(Sequence[Token]):
    """Tokens as some bytes; whoever asks gets new ones."""

    __slots__ = ("_bytes", "_length")

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._length = len(tokens)
        self._bytes = zlib.compress(_dumped(list(tokens)), _FASTEST)

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[Token]:
        return iter(self._unpacked())

    @overload
    def __getitem__(self, index: int) -> Token: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Token]: ...
    def __getitem__(self, index: int | slice) -> Token | Sequence[Token]:
        return self._unpacked()[index]

    def _unpacked(self) -> list[Token]:
        tokens: list[Token] = pickle.loads(zlib.decompress(self._bytes))  # noqa: S301 — packed by this class
        return tokens


def packed(text: Text) -> bytes:
    """A text as bytes, its tokens packed within."""
    tokens = text.tokens if isinstance(text.tokens, PackedTokens) else PackedTokens(text.tokens)
    return _dumped(replace(text, tokens=tokens))


@remembered
def unpacked(content: bytes) -> Text:
    """The text that `packed` made these bytes of; they come from `packed` alone, never from outside."""
    text: Text = pickle.loads(content)  # noqa: S301 — as the docstring says
    return text


class PackedTexts(Shelved[str, Text]):
    """Texts by key, each held as bytes on a shelf and unpacked when it is asked for."""

    __slots__ = ()
    SMALL = 4096

    def __init__(self, content: Iterable[tuple[str, bytes]]) -> None:
        super().__init__(unpacked, content)

    def __reduce__(self) -> tuple[type[PackedTexts], tuple[tuple[tuple[str, bytes], ...]]]:
        """For processes that have not the file open."""
        return PackedTexts, (tuple((key, self.content(key)) for key in self),)

    def digest_of(self, key: Hashable) -> bytes:
        """Of the text as it is held, without unpacking it (model/digests.py)."""
        return digest(self.content(str(key)))


def with_tokens(text: Text) -> Text:
    """The text with its tokens at hand: each is one object for as long as the text lives."""
    return replace(text, tokens=tuple(text.tokens))


def _dumped(content: object) -> bytes:
    """As pickle does it, but for what texts are made of by values in their order: less than half the time."""
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _BY_VALUES
    pickler.dump(content)
    return stream.getvalue()


def _by_values(made: type[Any]) -> Callable[[Any], tuple[type[Any], tuple[Any, ...]]]:
    values = attrgetter(*(field.name for field in fields(made)))
    return lambda one: (made, values(one))


_BY_VALUES: ChainMap[Any, Any] = ChainMap({made: _by_values(made) for made in (Token, *_PARTS)}, copyreg.dispatch_table)
