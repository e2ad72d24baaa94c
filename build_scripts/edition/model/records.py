"""Front matter and collection.yml: one frozen pydantic class per YAML kind is the record, its validation and its JSON Schema.

Field order is the canonical order that `edition fmt` writes. Descriptions appear in the schemas and in
docs/reference/front-matter.md. Names of identifiers follow the registers: a document names people and bodies by id.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .values import DOCUMENT_PATTERN, Certainty, Edtf, Id, Language, Line, Number, Orcid, Record, Regest, Siglum, Url


class Party(Record):
    """Who sends or receives: an office, a person, or both; otherwise a group named in words."""

    office: Id | None = Field(None, description="id of the sending or receiving body in the register of organisations")
    person: Id | None = Field(None, description="id in the register of persons; only where the document names one")
    inferred: bool = Field(
        False,
        description="true: the document names the office alone, the editors the person; citations name the office",
    )
    label: Line | None = Field(None, description="for addressees that are no body of the register, e.g. “All Carters”")
    note: Line | None = Field(None, description="in what capacity, when the office does not say it")


class Copy(Record):
    """An addressee to whom a telegram was repeated."""

    office: Id | None = Field(None, description="id in the register of organisations")
    label: Line | None = Field(None, description="for addressees that are no body of the register")
    number: Number | None = Field(None, description="number of the telegram in the series of that post")


class Archive(Record):
    """Where the original is kept."""

    repository: Line | None = Field(None, description="the archive or library")
    collection: Line | None = Field(None, description="papers, record group or series")
    file: Line | None = Field(None, description="file or shelf number as the source gives it")


class Pages(Record):
    """Printed pages."""

    first: Annotated[int, Field(ge=1)] = Field(description="page on which the document begins")
    last: Annotated[int, Field(ge=1)] | None = Field(None, description="page on which it ends, when that is another")
    certainty: Certainty = Field("high", description="how sure the pages are; `about`: one more or less")


class Printed(Record):
    """Where the text is printed."""

    work: Id = Field(description="key in content/bibliography.yml")
    number: int | Line | None = Field(None, description="number of the document in that work")
    heading: Line | None = Field(None, description="the heading there, when it is not the title")
    pages: Pages | None = None


class RefersTo(Record):
    """A document that this one names."""

    document: (
        Annotated[
            str,
            Field(
                pattern=DOCUMENT_PATTERN,
                description="name of a document of this collection, or collection/name",
            ),
        ]
        | None
    ) = None
    work: Id | None = Field(None, description="key in content/bibliography.yml, when what is named is a printed work")
    label: Line | None = Field(None, description="what is named, when the edition does not hold it")
    as_: Line | None = Field(None, alias="as", description="how this document names it")


class Responsibility(Record):
    """Who did what."""

    role: Line = Field(description="what was done, e.g. transcription, translation")
    name: Line = Field(description="of the person or group")
    sort: Line | None = Field(None, description="a person’s name as lists have it, for citations: Reader, Edith")
    author: bool | None = Field(
        None, description="whether citations name it as author; unless said, every name with a capital but “The …”"
    )
    orcid: Orcid | None = Field(None, description="ORCID iD, e.g. 0000-0002-1825-0097")

    @property
    def names_somebody(self) -> bool:
        """Whether it can stand as an author: words such as “the editors” name nobody."""
        if self.author is not None:
            return self.author
        return self.name[:1].isalpha() and not self.name[0].islower() and not self.name.startswith("The ")


class Revision(Record):
    """What changed, when, in plain words."""

    date: Edtf = Field(description="day of the change")
    change: Line = Field(description="what was changed, in a sentence")
    who: Line | None = Field(None, description="who changed it")


class Mentions(Record):
    """Entities the document is about or names, beyond those linked in the text."""

    persons: tuple[Id, ...] = Field((), description="ids in the register of persons")
    organisations: tuple[Id, ...] = Field((), description="ids in the register of organisations")
    places: tuple[Id, ...] = Field((), description="ids in the register of places")
    events: tuple[Id, ...] = Field((), description="ids in the register of events")
    terms: tuple[Id, ...] = Field((), description="ids in the register of terms")


class Witness(Record):
    """A witness of the text."""

    siglum: Siglum = Field(description="letter or letters that stand for it in the apparatus: no blank, comma or colon")
    description: Line = Field(description="what it is")
    repository: Line | None = Field(None, description="the archive or library")
    shelfmark: Line | None = Field(None, description="file or shelf number there")
    date: Edtf | None = Field(None, description="when it was written")
    language: Language | None = Field(None, description="language tag")
    relation: Line | None = Field(None, description="how it depends on other witnesses")
    document: Annotated[str, Field(pattern=DOCUMENT_PATTERN)] | None = Field(
        None, description="the document of the edition that it is: its name, or collection/name"
    )
    seen: Line | None = Field(None, description="what of it was seen, when not the whole, e.g. only its first leaf")


class Apparatus(Record):
    """How the critical apparatus is to be read."""

    form: Literal["negative", "positive"] = Field(
        "negative", description="`negative`: a witness that is not named has the lemma; `positive`: every one is named"
    )
    compared: Literal["whole", "places"] = Field(
        "whole", description="`places`: only the places of the apparatus were compared, nothing is said of the rest"
    )
    base: Siglum | None = Field(None, description="siglum of the witness that the text follows")
    witnesses: tuple[Siglum, ...] = Field(
        (), description="sigla of the witnesses that have the document, when not all that are declared"
    )


class Hand(Record):
    """Somebody’s handwriting in a document."""

    id: Id = Field(description='by which the text names the hand: `hand="#h1"`')
    description: Line = Field(description="whose it is or how it looks, e.g. pencil, a second hand")
    person: Id | None = Field(None, description="id in the register of persons")


DateBasis = Literal[
    "dateline", "heading", "text", "file number", "table of contents", "other document", "subject", "undated"
]
TextStatus = Literal["calendar", "excerpt", "transcription"]


class DocumentMeta(Record):
    """Front matter of a document (sources/<collection>/<name>.md)."""

    title: Line = Field(description="the heading as printed or as the editors give it")
    type: Id = Field(description="one of the types in collection.yml")
    date: Edtf | None = Field(None, description="of dispatch or writing; left out when unknown")
    date_basis: DateBasis | None = Field(
        None,
        description="where the date was read; `subject`: it is the date of what the document is about, which has none of "
        "its own; `undated`: the document bears no date, and one that is given is the editors’",
    )
    date_note: Line | None = Field(None, description="what a reader must know about the date")
    event_date: Edtf | None = Field(None, description="day of the meeting reported")
    event: Id | None = Field(None, description="the meeting or event reported")
    time: Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")] | None = Field(
        None, description="local time, 24 hours, in quotation marks; of the meeting where event_date is given"
    )
    place: Id | None = Field(None, description="where it was written or sent")
    senders: tuple[Party, ...] = Field((), description="whose document it is")
    recipients: tuple[Party, ...] = Field((), description="to whom it is addressed")
    repeated_to: tuple[Copy, ...] = Field((), description="to whom copies were sent")
    designator: Line | None = Field(None, description="series and number, e.g. Telegram 42")
    cited_as: Line | None = Field(
        None, description="number as the source has it, for citations, where the designator is the editors’ own form"
    )
    classification: Line | None = Field(None, description="secrecy as marked, e.g. confidential")
    precedence: Line | None = Field(None, description="urgency as marked, e.g. priority")
    archive: Archive | None = Field(None, description="where the original is kept")
    printed: Printed | None = Field(None, description="where the text is printed")
    url: Url | None = Field(None, description="the source on the web")
    text: TextStatus = Field(
        description="`calendar`: a summary by the editors; `excerpt`: parts, word for word; `transcription`: the whole"
    )
    basis: Literal["whole", "opening", "other-documents"] | None = Field(
        None, description="what a calendar entry was made from"
    )
    languages: tuple[Language, ...] = Field((), description="language tags, the main language first: [en, fr]")
    witnesses: tuple[Witness, ...] = Field(
        (), description="the copies or versions that this document’s apparatus compares, beyond the collection’s"
    )
    apparatus: Apparatus | None = Field(
        None, description="how the apparatus is to be read, if not as in the collection"
    )
    hands: tuple[Hand, ...] = Field((), description="the hands that the text tells apart")
    summary: Regest | None = Field(
        None, description="Markdown: what the document says, in the editors’ words; shown before the text"
    )
    source_note: Line | None = Field(
        None, description="Markdown: copies used, drafter, earlier printings; shown before all other notes"
    )
    mentions: Mentions = Mentions()
    refers_to: tuple[RefersTo, ...] = Field((), description="documents and works that this one names")
    responsibility: tuple[Responsibility, ...] = Field((), description="who transcribed, translated or edited it")
    revisions: tuple[Revision, ...] = Field((), description="every change of this file that readers should know of")


class TranslationMeta(Record):
    """Front matter of a translation (sources/<collection>/<name>.<language>.md)."""

    title: Line | None = Field(None, description="the document’s heading in that language")
    responsibility: tuple[Responsibility, ...] = Field((), description="who translated it")
    revisions: tuple[Revision, ...] = Field(
        (), description="every change of the translation that readers should know of"
    )


Question = Literal[
    "aims",
    "audience",
    "selection",
    "method",
    "policy",
    "signs",
    "dating",
    "names",
    "sources",
    "contact",
    "citation",
    "licences",
    "preservation",
    "history",
    "contributing",
    "help",
]
"""What reviewers of editions ask and only a page can answer."""


class PageMeta(Record):
    """Front matter of a prose page (content/…/*.md)."""

    title: Line = Field(description="heading of the page")
    short: Line | None = Field(None, description="short title, for running heads")
    summary: Line | None = Field(None, description="one or two sentences for lists and search engines")
    order: int | None = Field(None, description="place among its siblings in study/, paths/ and about/")
    record_of: Id | None = Field(None, description="key of the published work this page is the record of")
    documents: tuple[Line, ...] = Field(
        (), description="documents a reading path leads through, `collection/name`, in order"
    )
    answers: tuple[Question, ...] = Field(
        (), description="questions of reviewers that the page answers; the page of the checklist leads here"
    )
    languages: tuple[Language, ...] = Field((), description="language tags, the main language first")
    responsibility: tuple[Responsibility, ...] = Field((), description="who wrote or edited it")
    revisions: tuple[Revision, ...] = Field((), description="every change that readers should know of")


class Licence(Record):
    """Rights, as SPDX identifiers where there are such."""

    text: Line = Field(description="of the editors’ text, e.g. CC-BY-4.0")
    source: Line = Field(description="of the source documents, e.g. public-domain")


class Part(Record):
    """A part of a collection as printed: a chapter, a day."""

    id: Id
    title: Line = Field(description="as printed")
    date: Edtf | None = Field(None, description="the time that the part covers")
    documents: (
        Annotated[
            str, Field(pattern=r"^[a-z0-9-]+( *, *[a-z0-9-]+)*$", description="names or ranges: `d1-d78`, `d1-d3, d7`")
        ]
        | None
    ) = None
    url: Url | None = Field(None, description="the part on the web")
    note: Line | None = Field(None, description="Markdown: what the part is")
    parts: tuple[Part, ...] = Field((), description="the parts within this one")


class Unseen(Record):
    """A document known to exist but not in the edition."""

    designator: Line = Field(description="what it is called, e.g. Letter 3")
    numbers: tuple[Id, ...] = Field(
        (), description="the name it has or may have; one is certain only with certainty `high`"
    )
    date: Edtf | None = Field(None, description="when it was written, if known")
    page: Annotated[int, Field(ge=1)] | None = Field(None, description="printed page")
    known_from: Line = Field(description="where it is named")
    reason: Line = Field(description="why it is taken to exist under this number")
    certainty: Certainty = Field(description="how sure the number is")
    note: Line | None = Field(None, description="anything else")

    @property
    def name(self) -> str:
        """The name under which it is printed, when that is certain; a certain pair of numbers names neither."""
        return self.numbers[0] if self.certainty == "high" and len(self.numbers) == 1 else ""


class CollectionMeta(Record):
    """sources/<collection>/collection.yml."""

    schema_: Literal[1] = Field(alias="schema", description="version of this format")
    title: Line = Field(description="of the collection")
    short: Line | None = Field(None, description="short title for lists and citations")
    work: Id | None = Field(None, description="the printed work the documents are taken from")
    address: Annotated[str, Field(pattern=r"^https?://\S*\{name\}\S*$")] | None = Field(
        None, description="where the source has each document on the web; `{name}` stands for its name"
    )
    archive: Archive | None = Field(
        None, description="collection and repository of files for which a document names neither"
    )
    licence: Licence = Field(description="the rights in texts and sources")
    policy: TextStatus = Field(description="what the texts are, as a rule; explained on /about/")
    note: Line | None = Field(None, description="Markdown: what the collection is")
    types: dict[Id, Line] = Field(description="id of a document type → its name")
    witnesses: tuple[Witness, ...] = Field((), description="the copies or versions that the apparatus compares")
    apparatus: Apparatus | None = Field(None, description="how the apparatus of its documents is to be read")
    structure: tuple[Part, ...] = Field((), description="the parts, in the order of the printed work")
    unseen: tuple[Unseen, ...] = Field((), description="documents known to exist but not in the edition")
