"""What a value of the YAML kinds may be: ids, dates, addresses, words; and the base of every record."""

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

    def model_post_init(self, _context: Any) -> None:
        """Records in which the same fields are written share the list of them, which is a fourth of a record."""
        written = self.model_fields_set
        object.__setattr__(self, "__pydantic_fields_set__", _WRITTEN.setdefault(frozenset(written), written))


_WRITTEN: dict[frozenset[str], set[str]] = {}
"""Of frozen records, whose fields nobody sets afterwards."""


def _edtf(value: str) -> str:
    parse_date(value)
    return value


def _number_as_text(value: Any) -> Any:
    """YAML reads 1954 as a number; for a date or a volume it is a word."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


_HTTP_URL = TypeAdapter(HttpUrl)


def _web_address(value: str) -> str:
    """The address. Browsers read `https:host`, too, and so does pydantic; programs that read what we give away need not."""
    if not value.startswith(("https://", "http://")):
        raise ValueError(f"“{value}” is not a web address (https://…)")
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
Regest = Annotated[str, Field(min_length=1, max_length=20_000)]
"""What editors say of a document: some printed calendars give pages to one letter."""
Number = Annotated[Line, BeforeValidator(_number_as_text), Field(json_schema_extra={"type": ["string", "integer"]})]
Siglum = Annotated[
    str,
    Field(
        pattern=r"^[^\s,:]+$", max_length=30, description="A letter or letters without blank, comma or colon: A, B², Ms"
    ),
]
Certainty = Literal["high", "good", "about", "open"]

Orcid = Annotated[str, Field(pattern=r"^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$")]
"""An ORCID iD: four groups of four digits, the last of which may be X (ISO 27729)."""
