"""Witnesses and hands that a text names."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.edition import Document
from ..model.problem import Problem, did_you_mean
from ..model.text import Text
from .context import Context


class NOTE06:
    """The apparatus names a witness that neither the document nor its collection declares."""

    def run(self, context: Context) -> Iterator[Problem]:
        """One problem for each siglum at each place."""
        common = {
            collection.id: [witness.siglum for witness in collection.meta.witnesses]
            for collection in context.loaded.collections
        }
        for document, text in _texts(context):
            known = [*common.get(document.collection, ()), *(own.siglum for own in document.meta.witnesses)]
            for siglum, position in text.sigla:
                if siglum not in known:
                    hint = did_you_mean(siglum, known, f"add it to `witnesses`: {{siglum: {siglum}, description: …}}")
                    yield Problem(position, "NOTE06", f"no witness “{siglum}”", hint)


class REF14:
    """The text names a hand that its front matter does not describe."""

    def run(self, context: Context) -> Iterator[Problem]:
        """One problem for each name."""
        for document, text in _texts(context):
            known = [hand.id for hand in document.meta.hands]
            for hand, position in text.hands:
                if hand not in known:
                    hint = did_you_mean(hand, known, f"add it to `hands`: {{id: {hand}, description: …}}")
                    yield Problem(position, "REF14", f"no hand “{hand}”", hint)


def _texts(context: Context) -> Iterator[tuple[Document, Text]]:
    for document in context.loaded.documents:
        if text := context.parsed.texts.get(document.file):
            yield document, text
