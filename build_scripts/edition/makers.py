"""Makes pages and data files, or takes them from where an earlier build kept them, when they would be made alike again.

What was read for an output is written down with it (model/facts.py). Two rows are kept for each job: which facts were read
for it, and, by these facts as they are, what was made. The facts of a job may be others after an edit, so a few lists of them
are kept, the latest first. To compare is enough: a job reads on according to what it has read, so when all that
was read then is the same now, it would read the same again.
"""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, TypeVar

from .derive.search import Reader
from .export import Exporter
from .model.digests import digest, digest_of_all
from .model.edition import Edition
from .model.facts import FactList, Facts
from .model.jobs import Job, Made
from .model.keeping import Kept, key_of
from .render import Renderer

_LISTS = 4
"""Lists of facts that are kept for a job."""
_FASTEST = 1

T = TypeVar("T")


class Makers:
    """Makes whatever a job asks for."""

    def __init__(self, source: Edition | Facts) -> None:
        self._renderer, self._exporter, self._source = Renderer(source), Exporter(source), source

    def prepare(self) -> None:
        """Look up what many outputs need, so that workers forked afterwards share it."""
        self._renderer.prepare()
        self._exporter.prepare()

    def made(self, jobs: Sequence[Job]) -> Iterator[Made]:
        """What the jobs make, in their order."""
        for job in jobs:
            yield from self._made(job)

    @cached_property
    def reader(self) -> Reader:
        """Reads what can be searched, and has looked up what it needs."""
        reader = Reader(self._source)
        reader.prepare()
        return reader

    def part(self, some: slice) -> bytes:
        """A part of what can be searched, packed."""
        return _packed(self.reader.part(some))

    def _made(self, job: Job) -> Iterable[Made]:
        return self._renderer.pages(job) if job.stage == "render" else self._exporter.made(job)


class Remembering(Makers):
    """Makes what no earlier build has made of the same facts."""

    def __init__(self, facts: Facts, kept: Kept) -> None:
        super().__init__(facts)
        self._facts, self._kept = facts, kept

    def prepare(self) -> None:
        """Look up what many outputs need, and what has a part in all of them."""
        self._common  # noqa: B018 — kept by being asked for

    @cached_property
    def _common(self) -> bytes:
        """Of all that is no fact: settings and templates. The generator itself is the store’s affair."""
        super().prepare()  # whatever is looked up must be known before facts are compared
        return digest_of_all((self._facts.common(), self._renderer.digest()))

    def made(self, jobs: Sequence[Job]) -> Iterator[Made]:
        """What the jobs make, in their order."""
        return self._taken(jobs, self._made)

    def part(self, some: slice) -> bytes:
        """A part of what can be searched, packed."""
        self.reader  # noqa: B018 — what it looks up must be known before facts are compared
        read = super().part
        (part,) = self._taken([Job("search", "units", key=f"{some.start}-{some.stop}")], lambda _: [read(some)])
        return part

    def _taken(self, jobs: Sequence[Job], make: Callable[[Job], Iterable[T]]) -> Iterator[T]:
        """What was kept of each job, or else what `make` makes of it."""
        lists = self._lists(jobs)
        keys = {job: [key for one in lists[job] if (key := self._key(job, one))] for job in jobs}
        found = self._kept.get(key for some in keys.values() for key in some)
        new: dict[bytes, bytes] = {}
        for job in jobs:
            content = next((found[key] for key in keys[job] if key in found), None)
            yield from _unpacked(content) if content else self._anew(job, make, lists[job], new)
        self._kept.put(new)

    def facts(self, job: Job) -> FactList | None:
        """What was read for the job when that was made which would be made of it now; None when it is not known."""
        keys = {key: one for one in self._lists([job])[job] if (key := self._key(job, one))}
        found = self._kept.get(keys)
        return next((one for key, one in keys.items() if key in found), None)

    def answers(self, facts: FactList) -> bytes | None:
        """What these facts, and all that has a part in everything, come to now."""
        answers = self._facts.answers(facts)
        return digest_of_all((self._common, answers)) if answers else None

    def _anew(
        self, job: Job, make: Callable[[Job], Iterable[T]], lists: Sequence[FactList], new: dict[bytes, bytes]
    ) -> Sequence[T]:
        with self._facts.recorder.reading() as reads:
            made = tuple(make(job))
        facts = self._facts.folded(reads)
        new[self._of(job)] = _packed((facts, *(one for one in lists if one != facts))[:_LISTS])
        if key := self._key(job, facts):
            new[key] = _packed(made)
        return made

    def _lists(self, jobs: Sequence[Job]) -> dict[Job, tuple[FactList, ...]]:
        """What was read for each job lately."""
        found = self._kept.get(map(self._of, jobs))
        return {job: _unpacked(found[self._of(job)]) if self._of(job) in found else () for job in jobs}

    def _of(self, job: Job) -> bytes:
        return key_of("facts", self._common, job.stage, job.kind, job.name, job.key)

    def _key(self, job: Job, facts: FactList) -> bytes | None:
        answers = self._facts.answers(facts)
        return key_of("made", self._of(job), digest(facts), answers) if answers else None


def _packed(value: object) -> bytes:
    return zlib.compress(pickle.dumps(value, pickle.HIGHEST_PROTOCOL), _FASTEST)


def _unpacked(content: bytes) -> tuple[Any, ...]:
    """What `_packed` made these bytes of: the store gives nothing else."""
    value: tuple[Any, ...] = pickle.loads(zlib.decompress(content))  # noqa: S301 — as the docstring says
    return value
