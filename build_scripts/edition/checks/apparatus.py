"""Witnesses and hands that a text names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ..model.edition import Document
from ..model.position import Marks
from ..model.problem import Problem, did_you_mean
from ..model.records import Apparatus, CollectionMeta
from ..model.text import TRANSLATION, Text
from ..model.witnesses import apparatus_of, declared, witnesses_of
from .context import Context


class NOTE06:
    """The apparatus names a witness that neither the document nor its collection declares, or that has not the document."""

    def run(self, context: Context) -> Iterator[Problem]:
        """One problem for each siglum at each place, and for each in the settings of the apparatus."""
        collections = _collections(context)
        for document, text in _texts(context, "sigla"):
            collection = collections[document.collection]
            known = [witness.siglum for witness in declared(collection, document.meta)]
            present = {witness.siglum for witness in witnesses_of(collection, document.meta)}
            for siglum, position in text.sigla:
                if siglum not in known:
                    hint = did_you_mean(siglum, known, f"add it to `witnesses`: {{siglum: {siglum}, description: …}}")
                    yield Problem(position, "NOTE06", f"no witness “{siglum}”", hint)
                elif siglum not in present:
                    hint = "add it to `apparatus: {witnesses: […]}`, or take it out here"
                    yield Problem(position, "NOTE06", f"“{siglum}” is not among the witnesses of this document", hint)
        for text in _other_texts(context, "sigla"):
            for siglum, position in text.sigla:
                hint = "only the text of a document has witnesses; in other texts write the readings into a [^t1] note"
                yield Problem(position, "NOTE06", f"no witness “{siglum}”", hint)
        for document in context.loaded.documents:
            if document.meta.apparatus and document.collection in collections:
                known = [witness.siglum for witness in declared(collections[document.collection], document.meta)]
                yield from _of_settings(document.meta.apparatus, document.marks, known)
        for one in context.loaded.collections:
            yield from _of_settings(one.meta.apparatus, one.marks, [witness.siglum for witness in one.meta.witnesses])


def _of_settings(settings: Apparatus | None, marks: Marks, known: Sequence[str]) -> Iterator[Problem]:
    """Sigla that the settings name and nobody has declared."""
    if settings is None:
        return
    named = [(settings.base, ("apparatus", "base"))] if settings.base else []
    named += [(siglum, ("apparatus", "witnesses")) for siglum in settings.witnesses]
    for siglum, path in named:
        if siglum not in known:
            hint = did_you_mean(siglum, known, f"add it to `witnesses`: {{siglum: {siglum}, description: …}}")
            yield Problem(marks.value(*path), "NOTE06", f"no witness “{siglum}”", hint)


class NOTE08:
    """A positive apparatus does not say of every witness what it has."""

    def run(self, context: Context) -> Iterator[Problem]:
        """One warning for each place, with the sigla that are wanting."""
        collections = _collections(context)
        for document, text in _texts(context, "variants"):
            collection = collections[document.collection]
            if apparatus_of(collection, document.meta).form == "negative":
                continue
            for variant in text.variants:
                named = {siglum for siglum, _ in variant.said}
                sigla = [one.siglum for one in witnesses_of(collection, document.meta) if one.siglum not in named]
                if sigla:
                    message = f"the apparatus is positive, but “[^{variant.label}]” does not name {', '.join(sigla)}"
                    hint = f"say what each has: - {' '.join(sigla)}: *lemma*, or *not seen*"
                    yield Problem(variant.position, "NOTE08", message, hint)


class NOTE09:
    """An entry says two things of one witness."""

    def run(self, context: Context) -> Iterator[Problem]:
        """One warning for each witness at each place."""
        for _, text in _texts(context, "variants"):
            for variant in text.variants:
                counts = Counter(siglum for siglum, _ in variant.said)
                for siglum in (siglum for siglum, count in counts.items() if count > 1):
                    message = f"“[^{variant.label}]” has two readings of {siglum}"
                    yield Problem(variant.position, "NOTE09", message, "keep one, or tell the hands apart: B¹, B²")


class NOTE10:
    """A reading stands in place of words, but no words are marked."""

    def run(self, context: Context) -> Iterator[Problem]:
        """One warning for each place."""
        for _, text in _texts(context, "variants"):
            for variant in text.variants:
                if not variant.has_lemma and any(kind in {"", "omitted"} for _, kind in variant.said):
                    message = f"“[^{variant.label}]” has a reading in place of words, but no words are marked before it"
                    hint = f"write [words]{{.app}}[^{variant.label}]; for words that a witness has besides: - B: *add.* words"
                    yield Problem(variant.position, "NOTE10", message, hint)


class REF14:
    """A text names a hand that no front matter describes for it."""

    def run(self, context: Context) -> Iterator[Problem]:
        """One problem for each name."""
        for document, text in _texts(context, "hands"):
            known = [hand.id for hand in document.meta.hands]
            for hand, position in text.hands:
                if hand not in known:
                    hint = did_you_mean(hand, known, f"add it to `hands`: {{id: {hand}, description: …}}")
                    yield Problem(position, "REF14", f"no hand “{hand}”", hint)
        for text in _other_texts(context, "hands"):
            for hand, position in text.hands:
                hint = "only the text of a document, whose front matter describes its hands, can name one; leave it out"
                yield Problem(position, "REF14", f"no hand “{hand}”", hint)


def _collections(context: Context) -> dict[str, CollectionMeta]:
    return {collection.id: collection.meta for collection in context.loaded.collections}


def _texts(context: Context, part: str) -> Iterator[tuple[Document, Text]]:
    """The texts of documents, and their translations, that have the part; of a collection that cannot be read nothing is known."""
    readable = {collection.id for collection in context.loaded.collections}
    documents = _documents(context)
    for key, text in context.texts_with(part):
        if (document := documents.get(key)) and document.collection in readable:
            yield document, text


def _documents(context: Context) -> Mapping[str, Document]:
    """Those whose text, or its translation, has the key."""
    documents = context.loaded.documents
    return {key: one for one in documents for key in (one.file, f"{one.file}{TRANSLATION}")}


def _other_texts(context: Context, part: str) -> Iterator[Text]:
    """Pages of prose, source notes, summaries, notes of registers and collections: they have neither hands nor witnesses."""
    documents = _documents(context)
    return (text for key, text in context.texts_with(part) if key not in documents)
