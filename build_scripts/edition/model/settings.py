"""The edition's settings: the `edition:` block of mkdocs.yml, and what the stages know of the site."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .books import BookKind
from .values import Id, Language, Line, Record, Url


class Settings(Record):
    """The `edition:` plugin block of mkdocs.yml."""

    published: bool = Field(False, description="true: `edition publish` records every address as a promise")
    version: Line = Field("0.1", description="version of the edition, shown and cited")
    repo_url: Literal[""] | Url = Field(
        "",
        description="address of the repository, for “source” and “suggest a correction” links; REPO_URL in the environment wins",
    )
    repo_branch: Line = Field("main", description="branch that those links lead to")
    default_language: Language = "en"
    collections: tuple[Id, ...] = Field((), description="folders of sources/ in their order; empty: all, by name")
    pdf: tuple[BookKind, ...] = Field(
        (), description="what the site offers as PDF: study, path, collection, document, edition"
    )
    epub: tuple[BookKind, ...] = Field((), description="what it offers as EPUB; the same words")
    fonts: tuple[Line, ...] = Field(
        (), description="folders of font files for scripts that the PDF’s own fonts lack, from mkdocs.yml’s folder"
    )
    history: bool = Field(
        False, description="true: the page of a document lists the changes of its source that the repository recorded"
    )
    editors: tuple[Line, ...] = Field(
        (),
        description="who edits the edition, for citations: persons as “Reader, Edith”, bodies by their name; "
        "without any, citations of the edition and of calendar entries name nobody as editor or author",
    )
    publisher: Line | None = Field(
        None,
        description="who publishes the edition, if anybody does; without it, citations and records name no publisher",
    )
    contact: Annotated[str, Field(pattern=r"^[^\s@]+@[^\s@]+\.[^\s@]+$")] | None = Field(
        None,
        description="e-mail address of the editors, for harvesters (OAI-PMH asks for one); it is published; "
        "without it there is neither `api/oai/Identify.xml` nor an OAI-PMH repository that could be harvested",
    )
    gateway: Url | None = Field(
        None,
        description="address of the OAI-PMH gateway that answers from the static repository, e.g. https://gateway.example.org/oai; "
        "without it, or without `contact`, there is no `api/oai/static-repository.xml`",
    )

    @property
    def editor_names(self) -> tuple[str, ...]:
        """The editors as one reads their names: `Young, Kenneth T., Jr.` → `Kenneth T. Young Jr.`"""
        return tuple(map(_natural, self.editors))


def _natural(name: str) -> str:
    family, _, rest = name.partition(", ")
    given, _, suffix = rest.partition(", ")
    return " ".join(part for part in (given, family, suffix) if part)


class Site(Record):
    """What the stages know of the site as a whole."""

    title: Line
    description: str = ""
    url: str = Field(
        "", description="address of the site with a final slash, or empty when it is not known; SITE_URL wins"
    )
    licence: str = Field("", description="copyright line of mkdocs.yml")
    settings: Settings = Settings()
