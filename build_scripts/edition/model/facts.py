"""What a page or file is made from, written down while it is made: facts, which are entries of named tables of the edition.

An output may be used again when every fact that was read for it is the same. So whoever makes one is given the edition as
`Facts` has it: every mapping writes down what is read in it, whatever is not in one has a part in all outputs, and what
nobody may read is not there. What is looked up in the whole edition (`look_up`) is a table like any other: made once from
the edition as it is, and never from what one job may read, for then the first to ask would be charged and all others not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, ItemsView, Iterator, Mapping, Sequence, ValuesView
from contextlib import contextmanager
from dataclasses import fields, replace
from enum import Enum
from typing import Any, Protocol, TypeVar, cast, overload

from .derived import Derived
from .digests import Digested, digest, digest_of_all
from .edition import Edition, Loaded, Parsed, Resolved
from .history import History
from .ledger import Ledger
from .readable import readable

K = TypeVar("K", bound=Hashable)
V_co = TypeVar("V_co", covariant=True)
T_co = TypeVar("T_co", covariant=True)
M = TypeVar("M", bound=Mapping[Any, Any])

_ABSENT, _THERE = digest("absent"), digest("there")
_PARTS = (Loaded, Parsed, Resolved, Derived, Ledger)
"""What holds tables in its fields."""
_MANY = 100
"""Entries that are written down one by one of whatever table."""
_TABLES_OF_TABLES = frozenset({"loaded.registers"})


class Of(Enum):
    """What can be read of a table besides one entry."""

    KEYS = "keys"
    """In their order."""
    ALL = "all"
    """Keys and values."""


Fact = tuple[str, Hashable]
"""Name of a table, and the key of an entry (there or not), or an `Of`."""
FactList = tuple[Fact, ...]
Reads = dict[Fact, None]
"""Facts in the order in which they were first read."""


class Recorder:
    """Writes down what is read, one output at a time."""

    def __init__(self) -> None:
        self._reads: Reads | None = None

    def note(self, table: str, key: Hashable) -> None:
        """That this was read. Raises RuntimeError when nobody said for what."""
        if self._reads is None:
            raise RuntimeError(f"{table} was read beside a job: what was read would be charged to nobody")
        self._reads[table, key] = None

    def charge(self, reads: Reads) -> None:
        """That all this was read: what was made of it before is used again."""
        for table, key in reads:
            self.note(table, key)

    @contextmanager
    def reading(self) -> Iterator[Reads]:
        """What is read within the block; within another such block, for that, too."""
        outer, reads = self._reads, Reads()
        self._reads = reads
        try:
            yield reads
        finally:
            self._reads = outer
            if outer is not None:
                outer |= reads


class Table(Protocol):
    """Something that is written down when it is read."""

    @property
    def size(self) -> int:
        """Number of entries."""

    def digest_of(self, key: Hashable) -> bytes:
        """What a fact of it comes to now."""


class RecordedMapping(Mapping[K, V_co]):
    """A mapping, whose every reading is written down."""

    __slots__ = ("_digests", "_name", "_of_value", "_recorder", "_values")

    def __init__(self, name: str, values: Mapping[K, V_co], recorder: Recorder) -> None:
        self._name, self._values, self._recorder = name, values, recorder
        self._digests: dict[Hashable, bytes] = {}
        self._of_value = values.digest_of if isinstance(values, Digested) else self._digest_of_value

    def __getitem__(self, key: K) -> V_co:
        self._recorder.note(self._name, key)
        return self._values[key]

    def __contains__(self, key: object) -> bool:
        self._recorder.note(self._name, key)
        return key in self._values

    def __iter__(self) -> Iterator[K]:
        self._recorder.note(self._name, Of.KEYS)
        return iter(self._values)

    def __len__(self) -> int:
        self._recorder.note(self._name, Of.KEYS)
        return len(self._values)

    def values(self) -> ValuesView[V_co]:
        """All at once."""
        self._recorder.note(self._name, Of.ALL)
        return self._values.values()

    def items(self) -> ItemsView[K, V_co]:
        """All at once."""
        self._recorder.note(self._name, Of.ALL)
        return self._values.items()

    @property
    def size(self) -> int:
        """Number of entries; asking for it is not written down."""
        return len(self._values)

    def digest_of(self, key: Hashable) -> bytes:
        """What a fact of it comes to now."""
        if key not in self._digests:
            self._digests[key] = self._digest(key)
        return self._digests[key]

    def _digest(self, key: Hashable) -> bytes:
        if key is Of.KEYS:
            return digest(tuple(self._values))
        if key is Of.ALL:
            return digest_of_all((self.digest_of(Of.KEYS), *map(self.digest_of, self._values)))
        if key not in self._values:
            return _ABSENT
        return self._of_value(key)

    def _digest_of_value(self, key: Hashable) -> bytes:
        return digest(self._values[cast("K", key)])


class RecordedTables(RecordedMapping[K, V_co]):
    """A mapping of recorded mappings: to read an entry is to know that it is there, and no more."""

    __slots__ = ()

    def _digest(self, key: Hashable) -> bytes:
        there = key if isinstance(key, Of) else key in self._values
        return digest(tuple(self._values)) if isinstance(there, Of) else _THERE if there else _ABSENT


class RecordedSequence(Sequence[T_co]):
    """A sequence: whoever reads in it has read it all."""

    __slots__ = ("_digest", "_name", "_recorder", "_values")

    def __init__(self, name: str, values: Sequence[T_co], recorder: Recorder) -> None:
        self._name, self._values, self._recorder = name, values, recorder
        self._digest = b""

    @overload
    def __getitem__(self, index: int) -> T_co: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T_co]: ...
    def __getitem__(self, index: int | slice) -> T_co | Sequence[T_co]:
        self._recorder.note(self._name, Of.ALL)
        return self._values[index]

    def __iter__(self) -> Iterator[T_co]:
        self._recorder.note(self._name, Of.ALL)
        return iter(self._values)

    def __len__(self) -> int:
        self._recorder.note(self._name, Of.ALL)
        return len(self._values)

    @property
    def size(self) -> int:
        """Number of entries; asking for it is not written down."""
        return len(self._values)

    def digest_of(self, key: Hashable) -> bytes:  # noqa: ARG002 (there is one fact of it)
        """What it comes to now."""
        self._digest = self._digest or digest_of_all(map(digest, self._values))
        return self._digest


class Facts:
    """An edition, for those whose reading is to be known."""

    def __init__(self, edition: Edition) -> None:
        self.recorder = Recorder()
        self.tables: dict[str, Table] = {}
        self.whole = readable(edition)
        """As jobs may read it, with nothing written down."""
        self._settled: list[bytes] = []
        self.edition = Edition(
            *(self._recorded(field.name, getattr(self.whole, field.name)) for field in fields(Edition))
        )
        """The same, in tables."""
        self._bare: dict[type[Any], Any] = {}

    def common(self) -> bytes:
        """Digest of what may have a part in every output: the settings, and whatever else is not in a table."""
        return digest_of_all(self._settled)

    def answers(self, facts: FactList) -> bytes | None:
        """What these facts come to now; None when a table is no more."""
        if any(table not in self.tables for table, _ in facts):
            return None
        return digest_of_all(self.tables[table].digest_of(key) for table, key in facts)

    def folded(self, reads: Reads) -> FactList:
        """As few facts as say that all this is the same: of a table that was read for the most part, the whole."""
        often = Counter(table for table, _ in reads)
        whole = {table for table, number in often.items() if _MANY < number > self.tables[table].size / 2}
        return tuple(dict.fromkeys((table, Of.ALL if table in whole else key) for table, key in reads))

    def looked_up(self, of: type[Any], name: str, make: Callable[[Any], M]) -> M:
        """A look-up as a table."""
        table = f"{of.__name__}.{name}"
        if table not in self.tables:
            if of not in self._bare:
                self._bare[of] = of(self.whole)
            self._mapping(table, make(self._bare[of]))
        return cast("M", self.tables[table])

    def _recorded(self, name: str, value: Any) -> Any:
        if isinstance(value, History):  # what it works out is kept in it and would escape: see Compositor.commits
            value = History(value.depth)
        if isinstance(value, _PARTS):
            values = {one.name: self._recorded(f"{name}.{one.name}", getattr(value, one.name)) for one in fields(value)}
            return replace(value, **values)
        if isinstance(value, Mapping):
            return self._mapping(name, value)
        if isinstance(value, tuple):
            self.tables[name] = RecordedSequence(name, value, self.recorder)
            return self.tables[name]
        self._settled.append(digest((name, value)))
        return value

    def _mapping(self, name: str, values: Mapping[Any, Any]) -> Mapping[Any, Any]:
        made: RecordedMapping[Any, Any]
        if name in _TABLES_OF_TABLES:
            inner = {key: self._mapping(f"{name}.{key}", value) for key, value in values.items()}
            made = RecordedTables(name, inner, self.recorder)
        else:
            made = RecordedMapping(name, values, self.recorder)
        self.tables[name] = made
        return made
