"""The entries of the registers and of the bibliography: records as in records.py, one class per register."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from .records import Party
from .values import Edtf, Id, Language, Line, Number, Orcid, Record, Url


class Authority(Record):
    """An identifier in an authority file; an unverified one is kept but not printed."""

    scheme: Literal["wikidata", "viaf", "gnd", "lcnaf", "geonames", "isni"] = Field(description="the authority file")
    id: Line = Field(description="the identifier there")
    certainty: Literal["verified", "unverified"] = Field(description="whether somebody compared the two")


class Life(Record):
    """Life dates; unverified ones are kept but not printed."""

    born: Edtf | None = Field(None, description="date of birth")
    died: Edtf | None = Field(None, description="date of death")
    certainty: Literal["verified", "unverified"] = Field(description="whether the dates were looked up")
    source: Line | None = Field(None, description="where the dates are from")


class Role(Record):
    """Office held at the time of the documents."""

    title: Line = Field(description="the office, e.g. Harbour master")
    organisation: Id | None = Field(None, description="id of the body")


class Entry(Record):
    """What every register entry has."""

    id: Id
    name: Line = Field(description="the form shown as the heading")
    sort: Line | None = Field(None, description="form for alphabetical lists, when it is not the name")
    variants: tuple[Line, ...] = Field((), description="every other spelling in use")


class Person(Entry):
    """An entry of content/registers/persons.yml."""

    role: Role | None = Field(None, description="office held at the time of the documents")
    delegation: Id | None = Field(None, description="organisation whose delegate the person was")
    life: Life | None = Field(None, description="life dates")
    note: Line | None = Field(None, description="Markdown")
    authorities: tuple[Authority, ...] = Field((), description="identifiers in authority files")


class Organisation(Entry):
    """An entry of content/registers/organisations.yml: a state, delegation, body, office or group."""

    kind: Line = Field(description="e.g. state, delegation, body, office")
    side: Line | None = Field(None, description="group or party it belonged to")
    part_of: Id | None = Field(None, description="the body it belongs to")
    place: Id | None = Field(None, description="where it sits: id in the register of places")
    head: Line | None = Field(None, description="head of the delegation; Markdown")
    members: tuple[Id, ...] = Field((), description="ids of the bodies that belong to it")
    note: Line | None = Field(None, description="Markdown")
    authorities: tuple[Authority, ...] = Field((), description="identifiers in authority files")


class Place(Entry):
    """An entry of content/registers/places.yml."""

    country: Line | None = Field(None, description="at the time of the documents")
    latitude: Annotated[float, Field(ge=-90, le=90)] | None = Field(None, description="WGS84, degrees north")
    longitude: Annotated[float, Field(ge=-180, le=180)] | None = Field(None, description="WGS84, degrees east")
    precision: Line | None = Field(None, description="what the point stands for")
    part_of: Id | None = Field(None, description="id of the place it lies in")
    note: Line | None = Field(None, description="Markdown")
    authorities: tuple[Authority, ...] = Field((), description="identifiers in authority files")


class Event(Record):
    """An entry of content/registers/events.yml."""

    id: Id
    title: Line = Field(description="the form shown as the heading")
    date: Edtf = Field(description="day or days of the event")
    time: Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")] | None = Field(
        None, description="local time, 24 hours, in quotation marks"
    )
    kind: Line = Field(description="e.g. plenary, meeting, decision")
    place: Id | None = Field(None, description="id in the register of places")
    organisation: Id | None = Field(None, description="the body to which it belongs, when no place is known")
    chair: Id | None = Field(None, description="id of the person in the chair")
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
    kind: Line = Field(description="e.g. abbreviation, series, precedence, term")
    source: Line | None = Field(None, description="where the explanation is from")
    note: Line | None = Field(None, description="Markdown")


def _given(value: str) -> str:
    if ", " in value:
        raise ValueError(f"“{value}” has more than given names")
    return value


GivenNames = Annotated[Line, AfterValidator(_given)]


class Name(Record):
    """A name as CSL has it."""

    family: Line | None = Field(None, description="family name")
    given: GivenNames | None = Field(None, description="given names alone; Jr. or III stands under `suffix`")
    suffix: Line | None = Field(None, description="what follows the name: Jr., III")
    literal: Line | None = Field(None, description="the name of a body, or one that has no parts")
    ORCID: Orcid | None = Field(None, description="ORCID iD of a living author, from a source that was seen")

    @property
    def natural(self) -> str:
        """`Henry W. Brands Jr.`"""
        return self.literal or " ".join(part for part in (self.given, self.family, self.suffix) if part)

    @property
    def inverted(self) -> str:
        """`Brands, Henry W., Jr.`"""
        return self.literal or ", ".join(part for part in (self.family, self.given, self.suffix) if part)


class Work(Record):
    """An entry of content/bibliography.yml: a CSL item (citationstyles.org), with what was seen of it."""

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
    ] = Field(description="what it is, as CSL calls it")
    title: Line = Field(description="full title")
    short: Line | None = Field(None, description="short title; CSL’s title-short")
    author: tuple[Name, ...] = Field((), description="who wrote it")
    editor: tuple[Name, ...] = Field((), description="who edited it")
    collection_editor: tuple[Name, ...] = Field((), alias="collection-editor", description="who edits the series")
    translator: tuple[Name, ...] = Field((), description="who translated it")
    container_title: Line | None = Field(
        None, alias="container-title", description="the journal, newspaper or book it appeared in"
    )
    collection_title: Line | None = Field(None, alias="collection-title", description="the series")
    genre: Line | None = Field(None, description="e.g. PhD thesis")
    number: Number | None = Field(None, description="of a report or in a series")
    volume: Number | None = Field(None, description="volume")
    issue: Number | None = Field(None, description="issue of a journal")
    page: Number | None = Field(None, description="first and last page: 12–34")
    number_of_pages: Number | None = Field(None, alias="number-of-pages", description="of the whole work")
    archive: Line | None = Field(None, description="the archive, or digital archive, that has it")
    archive_location: Line | None = Field(None, description="file or box there")
    publisher: Line | None = Field(None, description="publisher")
    publisher_place: Line | None = Field(None, alias="publisher-place", description="place of publication")
    issued: Edtf | None = Field(None, description="date of publication")
    ISBN: Line | None = Field(None, description="with or without hyphens")
    DOI: Line | None = Field(None, description="10.…, without https://doi.org/")
    URL: Url | None = None
    language: Language | None = Field(None, description="language tag")
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
