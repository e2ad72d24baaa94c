"""One frozen pydantic class per YAML kind: the record, its validation and its JSON Schema.

Field order is the canonical order that `edition fmt` writes. Descriptions appear in the schemas and in
docs/reference/front-matter.md. Names of identifiers follow the registers: a document names people and bodies by id.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    HttpUrl,
    TypeAdapter,
    ValidationError,
)

from .dates import parse_date

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
DOCUMENT_PATTERN = r"^([a-z0-9-]+/)?[a-z0-9-]+$"


class Record(BaseModel):
    """Base of every YAML kind: frozen, and an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, populate_by_name=True)


def _edtf(value: str) -> str:
    parse_date(value)
    return value


def _number_as_text(value: Any) -> Any:
    """YAML reads 1954 as a number; for a date or a volume it is a word."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


_HTTP_URL = TypeAdapter(HttpUrl)


def _web_address(value: str) -> str:
    try:
        _HTTP_URL.validate_python(value)
    except ValidationError:
        raise ValueError(f"“{value}” is not a web address (https://…)") from None
    return value


Id = Annotated[
    str,
    Field(
        pattern=ID_PATTERN,
        max_length=100,
        description="ASCII, lower case, digits, hyphens; part of an address, never changed",
    ),
]
Edtf = Annotated[
    str,
    BeforeValidator(_number_as_text),
    AfterValidator(_edtf),
    Field(
        description="A date in EDTF: 1954, 1954-06, 1954-06-11, 1954-06~, 1954-04-26/1954-06-15",
        json_schema_extra={"type": ["string", "integer"], "format": "edtf"},
    ),
]
Url = Annotated[
    str,
    AfterValidator(_web_address),
    Field(description="A web address beginning with https:// or http://", json_schema_extra={"format": "uri"}),
]
Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", description="A language tag (BCP 47)")]
Line = Annotated[str, Field(min_length=1, max_length=2000)]
Number = Annotated[Line, BeforeValidator(_number_as_text), Field(json_schema_extra={"type": ["string", "integer"]})]
Certainty = Literal["high", "good", "about", "open"]


class Party(Record):
    """Who sends or receives: an office, a person, or both; otherwise a group named in words."""

    office: Id | None = Field(None, description="id of the sending or receiving body in the register of organisations")
    person: Id | None = Field(None, description="id in the register of persons; only where the document names one")
    label: Line | None = Field(
        None, description="for addressees that are no body of the register, e.g. “All Diplomatic Posts”"
    )
    note: Line | None = Field(None, description="in what capacity, when the office does not say it")


class Copy(Record):
    """An addressee to whom a telegram was repeated."""

    office: Id | None = None
    label: Line | None = None
    number: Number | None = Field(None, description="number of the telegram in the series of that post")


class Archive(Record):
    """Where the original is kept."""

    repository: Line | None = None
    collection: Line | None = None
    file: Line | None = Field(None, description="file or shelf number as the source gives it")


class Pages(Record):
    """Printed pages."""

    first: Annotated[int, Field(ge=1)]
    last: Annotated[int, Field(ge=1)] | None = None
    certainty: Certainty = Field("high", description="`about`: one page more or less")


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
    work: Id | None = None
    label: Line | None = Field(None, description="what is named, when the edition does not hold it")
    as_: Line | None = Field(None, alias="as", description="how this document names it")


class Responsibility(Record):
    """Who did what."""

    role: Line
    name: Line
    orcid: Annotated[str, Field(pattern=r"^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$")] | None = None


class Revision(Record):
    """What changed, when, in plain words."""

    date: Edtf
    change: Line
    who: Line | None = None


class Mentions(Record):
    """Entities the document is about or names, beyond those linked in the text."""

    persons: tuple[Id, ...] = ()
    organisations: tuple[Id, ...] = ()
    places: tuple[Id, ...] = ()
    events: tuple[Id, ...] = ()
    terms: tuple[Id, ...] = ()


DateBasis = Literal["dateline", "heading", "text", "file number", "table of contents", "other document"]
TextStatus = Literal["calendar", "excerpt", "transcription"]


class DocumentMeta(Record):
    """Front matter of a document (sources/<collection>/<name>.md)."""

    title: Line = Field(description="the heading as printed or as the editors give it")
    type: Id = Field(description="one of the types in collection.yml")
    date: Edtf | None = Field(None, description="of dispatch or writing; left out when unknown")
    date_basis: DateBasis | None = Field(None, description="where the date was read")
    date_note: Line | None = Field(None, description="what a reader must know about the date")
    event_date: Edtf | None = Field(None, description="day of the meeting reported")
    event: Id | None = Field(None, description="the meeting or event reported")
    time: Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")] | None = Field(
        None, description="local time, 24 hours, in quotation marks"
    )
    place: Id | None = Field(None, description="where it was written or sent")
    senders: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    repeated_to: tuple[Copy, ...] = ()
    designator: Line | None = Field(None, description="series and number, e.g. Secto 424")
    classification: Line | None = None
    precedence: Line | None = None
    archive: Archive | None = None
    printed: Printed | None = None
    url: Url | None = Field(None, description="the source on the web")
    text: TextStatus = Field(description="calendar: an editor’s summary; excerpt; transcription")
    basis: Literal["whole", "opening", "other-documents"] | None = Field(
        None, description="what a calendar entry was made from"
    )
    languages: tuple[Language, ...] = ()
    source_note: Line | None = Field(
        None, description="Markdown: copies used, drafter, earlier printings; shown before all other notes"
    )
    mentions: Mentions = Mentions()
    refers_to: tuple[RefersTo, ...] = ()
    responsibility: tuple[Responsibility, ...] = ()
    revisions: tuple[Revision, ...] = ()


class PageMeta(Record):
    """Front matter of a prose page (content/…/*.md)."""

    title: Line
    summary: Line | None = Field(None, description="one or two sentences for lists and search engines")
    order: int | None = Field(None, description="place among its siblings in study/, paths/ and about/")
    record_of: Id | None = Field(None, description="key of the published work this page is the record of")
    documents: tuple[Line, ...] = Field(
        (), description="documents a reading path leads through, `collection/name`, in order"
    )
    languages: tuple[Language, ...] = ()
    responsibility: tuple[Responsibility, ...] = ()
    revisions: tuple[Revision, ...] = ()


class Licence(Record):
    """Rights, as SPDX identifiers where there are such."""

    text: Line = Field(description="of the editors’ text, e.g. CC-BY-4.0")
    source: Line = Field(description="of the source documents, e.g. public-domain")


class Part(Record):
    """A part of a collection as printed: a chapter, a day."""

    id: Id
    title: Line
    date: Edtf | None = None
    documents: (
        Annotated[
            str, Field(pattern=r"^[a-z0-9-]+( *, *[a-z0-9-]+)*$", description="names or ranges: `d1-d78`, `d1-d3, d7`")
        ]
        | None
    ) = None
    url: Url | None = None
    note: Line | None = None
    parts: tuple[Part, ...] = ()


class Witness(Record):
    """A witness of the text."""

    siglum: Line
    description: Line
    repository: Line | None = None
    shelfmark: Line | None = None
    date: Edtf | None = None
    language: Language | None = None
    relation: Line | None = None


class Unseen(Record):
    """A document known to exist but not in the edition."""

    designator: Line
    numbers: tuple[Id, ...] = Field(
        (), description="the name it has or may have; one is certain only with certainty `high`"
    )
    date: Edtf | None = None
    page: Annotated[int, Field(ge=1)] | None = Field(None, description="printed page")
    known_from: Line
    reason: Line
    certainty: Certainty
    note: Line | None = None


class CollectionMeta(Record):
    """sources/<collection>/collection.yml."""

    schema_: Literal[1] = Field(alias="schema", description="version of this format")
    title: Line
    short: Line | None = Field(None, description="short title for lists and citations")
    work: Id | None = Field(None, description="the printed work the documents are taken from")
    licence: Licence
    policy: TextStatus = Field(description="what the texts are, as a rule; explained on /about/")
    note: Line | None = Field(None, description="Markdown: what the collection is")
    types: dict[Id, Line] = Field(description="id of a document type → its name")
    csl_types: dict[Id, Line] = Field(
        {}, description="id of a document type → CSL item type, where it is not `document`"
    )
    witnesses: tuple[Witness, ...] = ()
    structure: tuple[Part, ...] = ()
    unseen: tuple[Unseen, ...] = ()


class Authority(Record):
    """An identifier in an authority file; an unverified one is kept but not printed."""

    scheme: Literal["wikidata", "viaf", "gnd", "lcnaf", "geonames", "isni"]
    id: Line
    certainty: Literal["verified", "unverified"]


class Life(Record):
    """Life dates; unverified ones are kept but not printed."""

    born: Edtf | None = None
    died: Edtf | None = None
    certainty: Literal["verified", "unverified"]
    source: Line | None = None


class Role(Record):
    """Office held at the time of the documents."""

    title: Line
    organisation: Id | None = None


class Entry(Record):
    """What every register entry has."""

    id: Id
    name: Line
    sort: Line | None = Field(None, description="form for alphabetical lists, when it is not the name")
    variants: tuple[Line, ...] = Field((), description="every other spelling in use")


class Person(Entry):
    """An entry of content/registers/persons.yml."""

    role: Role | None = None
    delegation: Id | None = Field(None, description="organisation whose delegate the person was")
    life: Life | None = None
    note: Line | None = Field(None, description="Markdown")
    authorities: tuple[Authority, ...] = ()


class Organisation(Entry):
    """An entry of content/registers/organisations.yml: a state, delegation, body, office or group."""

    kind: Line
    side: Line | None = None
    part_of: Id | None = Field(None, description="the body it belongs to")
    place: Id | None = None
    head: Line | None = Field(None, description="head of the delegation; Markdown")
    members: tuple[Id, ...] = ()
    note: Line | None = Field(None, description="Markdown")
    authorities: tuple[Authority, ...] = ()


class Place(Entry):
    """An entry of content/registers/places.yml."""

    country: Line | None = Field(None, description="at the time of the documents")
    latitude: Annotated[float, Field(ge=-90, le=90)] | None = Field(None, description="WGS84, degrees north")
    longitude: Annotated[float, Field(ge=-180, le=180)] | None = Field(None, description="WGS84, degrees east")
    precision: Line | None = Field(None, description="what the point stands for")
    part_of: Id | None = None
    note: Line | None = Field(None, description="Markdown")
    authorities: tuple[Authority, ...] = ()


class Event(Record):
    """An entry of content/registers/events.yml."""

    id: Id
    title: Line
    date: Edtf
    time: Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")] | None = None
    kind: Line
    place: Id | None = None
    organisation: Id | None = Field(None, description="the body to which it belongs, when no place is known")
    chair: Id | None = None
    speakers: tuple[Party, ...] = Field((), description="as far as seen")
    documents: tuple[Line, ...] = Field((), description="documents that report or bear on it, `collection/name`")
    source: Line = Field(description="where this is known from; Markdown")
    note: Line | None = Field(None, description="Markdown")

    @property
    def name(self) -> str:
        """Events are named by their title."""
        return self.title


class Term(Entry):
    """An entry of content/registers/terms.yml: an abbreviation, series designator or term of art."""

    expansion: Line = Field(description="what it stands for; Markdown")
    kind: Line
    source: Line | None = None
    note: Line | None = Field(None, description="Markdown")


class Name(BaseModel):
    """A name as CSL has it."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    family: Line | None = None
    given: Line | None = None
    literal: Line | None = None


class Work(BaseModel):
    """An entry of content/bibliography.yml: a CSL item (citationstyles.org), with what was seen of it."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
    id: Id
    type: Literal[
        "article",
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "bill",
        "book",
        "broadcast",
        "chapter",
        "collection",
        "dataset",
        "document",
        "entry",
        "entry-dictionary",
        "entry-encyclopedia",
        "interview",
        "legal_case",
        "legislation",
        "manuscript",
        "map",
        "pamphlet",
        "paper-conference",
        "periodical",
        "personal_communication",
        "report",
        "review",
        "review-book",
        "speech",
        "thesis",
        "treaty",
        "webpage",
    ]
    title: Line
    short: Line | None = Field(None, description="short title; CSL’s title-short")
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    collection_editor: tuple[Name, ...] = Field((), alias="collection-editor")
    translator: tuple[Name, ...] = ()
    container_title: Line | None = Field(None, alias="container-title")
    collection_title: Line | None = Field(None, alias="collection-title")
    genre: Line | None = None
    number: Number | None = None
    volume: Number | None = None
    issue: Number | None = None
    page: Number | None = None
    number_of_pages: Number | None = Field(None, alias="number-of-pages")
    publisher: Line | None = None
    publisher_place: Line | None = Field(None, alias="publisher-place")
    issued: Edtf | None = None
    ISBN: Line | None = None
    DOI: Line | None = None
    URL: Url | None = None
    language: Language | None = None
    verified: Literal["yes", "partly", "no"] = Field(
        "yes", description="whether the details were seen; `no` is shown as “details not verified”"
    )
    seen_at: Line | None = Field(None, description="where the details were seen; kept, not printed")
    consulted: bool = Field(False, description="whether the text itself was read")
    note: Line | None = Field(None, description="Markdown")

    @property
    def name(self) -> str:
        """Works are named by their title."""
        return self.title


RegisterEntry = Person | Organisation | Place | Event | Term | Work
