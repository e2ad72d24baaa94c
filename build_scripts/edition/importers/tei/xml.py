"""A TEI file as elements with their places, a part at a time.

The parser is expat, which the standard library brings along. It knows line and column, reads nothing but the bytes it is given, and
stops at the first document type declaration, before an entity could be declared, expanded or fetched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from ...model.position import Position
from ...model.problem import Problem

TEI = "http://www.tei-c.org/ns/1.0"
_XML = "http://www.w3.org/XML/1998/namespace"
_INCLUDE = "http://www.w3.org/2001/XInclude"
ID = "xml:id"
STUB = "{edition}"
"""Before the name of an element that stands for a part already handed over."""
COMMENT = "#comment"
INSTRUCTION = "#instruction"

_DEEPEST = 120
_MOST_WORDS = 4 * 1024 * 1024
"""Characters of one part: no source of an edition may be longer."""
_MOST_ELEMENTS = 400_000


@dataclass(frozen=True, slots=True)
class Element:
    """An element of TEI; one of another vocabulary has its namespace in braces before its name."""

    name: str
    attributes: Mapping[str, str]
    children: tuple[Element | str, ...]
    position: Position

    def get(self, attribute: str) -> str:
        """The value of an attribute, white space folded; empty without one."""
        return " ".join(self.attributes.get(attribute, "").split())

    @property
    def elements(self) -> Iterator[Element]:
        """The elements among its children."""
        return (child for child in self.children if isinstance(child, Element) and not child.name.startswith("#"))

    def walk(self) -> Iterator[Element]:
        """Itself and everything below it, comments too, in the order of the text."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def find(self, *path: str) -> Element | None:
        """The first element at a path of names below it, or None."""
        return next(self.all(*path), None)

    def all(self, *path: str) -> Iterator[Element]:
        """Every element at a path of names below it."""
        if not path:
            yield self
            return
        for child in self.elements:
            if child.name == path[0]:
                yield from child.all(*path[1:])

    @property
    def words(self) -> str:
        """Its words, white space folded."""
        return " ".join(self.raw_words.split())

    @property
    def raw_words(self) -> str:
        """Its words as they stand; comments are none."""
        if self.name.startswith("#"):
            return ""
        return "".join(child if isinstance(child, str) else child.raw_words for child in self.children)


class Unreadable(Exception):  # noqa: N818 (a value on its way to the list of problems)
    """A file cannot be read; `problem` says why and where."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


IsPart = Callable[[str, Mapping[str, str]], bool]
"""Whether an element of this name and these attributes is a part: handed over as soon as it is whole, and then forgotten."""


@dataclass(slots=True)
class _Open:
    name: str
    attributes: Mapping[str, str]
    position: Position
    is_part: bool
    children: list[Element | str] = field(default_factory=list)

    def closed(self) -> Element:
        return Element(self.name, self.attributes, tuple(self.children), self.position)


def read(chunks: Iterable[bytes], file: str, is_part: IsPart = lambda _name, _attributes: False) -> Iterator[Element]:
    """Every part of a TEI file as soon as it is whole, last the root; in place of a part its parent keeps an empty `{edition}…`.

    Raises Unreadable for what is not well-formed, not TEI, dangerous, or larger than a source may be.
    """
    reader = _Reader(file, is_part)
    empty = True
    for chunk in chunks:
        empty = False
        yield from reader.feed(chunk)
    if empty:
        raise Unreadable(Problem(Position(file), "FILE02", "the file is empty", "remove it, or give a TEI file"))
    yield from reader.feed(b"", last=True)


class _Reader:
    """Builds elements from expat’s events."""

    def __init__(self, file: str, is_part: IsPart) -> None:
        self._file = file
        self._is_part = is_part
        self._stack: list[_Open] = []
        self._ready: list[Element] = []
        self._size = self._count = 0
        self._within_part = False
        self._parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.ordered_attributes = False
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._words
        parser.CommentHandler = lambda words: self._aside(COMMENT, words)
        parser.ProcessingInstructionHandler = lambda target, words: self._aside(INSTRUCTION, f"{target} {words}")

    def feed(self, chunk: bytes, last: bool = False) -> list[Element]:
        """The parts that are whole after a further piece of the file."""
        try:
            self._parser.Parse(chunk, last)
        except expat.ExpatError as error:
            position = Position(self._file, error.lineno, error.offset + 1)
            raise Unreadable(Problem(position, "TEI01", *_explained(error, self._stack))) from None
        except (LookupError, ValueError) as error:  # an encoding that Python does not know or expat cannot use
            hint = "save the file as UTF-8"
            raise Unreadable(
                Problem(self._position(), "TEI01", f"the encoding cannot be read ({error})", hint)
            ) from None
        ready, self._ready = self._ready, []
        return ready

    def _position(self) -> Position:
        return Position(self._file, self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1)

    def _stop(self, code: str, message: str, hint: str) -> Unreadable:
        return Unreadable(Problem(self._position(), code, message, hint))

    def _doctype(self, name: str, system: str | None, public: str | None, internal: int) -> None:
        what = f"names a file outside (“{system or public}”)" if system or public else "declares a document type"
        what = f"{what} and entities" if internal else what
        hint = "remove <!DOCTYPE …> and write the characters themselves: xmllint --noent --dropdtd FILE > NEW"
        raise self._stop("TEI03", f"<!DOCTYPE {name}> {what}; neither is read", hint)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        uri, _, local = name.rpartition(" ")
        if not self._stack and (uri != TEI or local not in {"TEI", "teiCorpus"}):
            raise self._stop("TEI02", *_not_tei(uri, local))
        if uri == _INCLUDE:
            hint = "put the text in its place first: xmllint --xinclude FILE > NEW"
            raise self._stop("TEI03", f"“{attributes.get('href', '')}” is to be included; no other file is read", hint)
        if len(self._stack) >= _DEEPEST:
            raise self._stop("TEI04", f"more than {_DEEPEST} elements stand in one another", "write it more simply")
        self._count += 1
        if self._count > _MOST_ELEMENTS:
            raise self._stop("TEI04", f"one part has more than {_MOST_ELEMENTS:,} elements", "divide the file")
        given = {_attribute(key): value for key, value in attributes.items()}
        known = local if uri == TEI else f"{{{uri}}}{local}"
        is_part = bool(self._stack) and not self._within_part and self._is_part(known, given)
        if is_part:
            self._within_part = True
            self._size = self._count = 0
        self._stack.append(_Open(known, given, self._position(), is_part))

    def _end(self, _name: str) -> None:
        opened = self._stack.pop()
        element = opened.closed()
        if opened.is_part or not self._stack:
            self._ready.append(element)
            self._within_part = False
            self._size = self._count = 0
            element = Element(f"{STUB}{element.name}", element.attributes, (), element.position)
        if self._stack:
            self._stack[-1].children.append(element)

    def _words(self, words: str) -> None:
        self._size += len(words)
        if self._size > _MOST_WORDS:
            hint = "divide the file; an import that knows its parts (--profile volume) reads them one at a time"
            raise self._stop("TEI04", "one part is longer than 4 MiB, more than a source may be", hint)
        self._stack[-1].children.append(words)

    def _aside(self, kind: str, words: str) -> None:
        if self._stack:
            self._words("")
            self._stack[-1].children.append(Element(kind, {}, (words,), self._position()))


def _attribute(name: str) -> str:
    uri, _, local = name.rpartition(" ")
    if uri == _XML:
        return f"xml:{local}"
    return f"{{{uri}}}{local}" if uri else local


def _not_tei(uri: str, local: str) -> tuple[str, str]:
    if local not in {"TEI", "teiCorpus", "TEI.2"}:
        return (
            f"the root element is “{local}”, not TEI",
            "give a TEI file, or an XML file of another kind to another tool",
        )
    if local == "TEI.2":
        return "the file is TEI P4", "convert it to P5 first, with the TEI’s own stylesheet p4top5.xsl"
    found = f"in the namespace “{uri}”" if uri else "in no namespace"
    return f"the root element is {found}", f'write <{local} xmlns="{TEI}">'


def _explained(error: expat.ExpatError, stack: list[_Open]) -> tuple[str, str]:
    words = expat.errors.messages[error.code]
    opened = f"; open is <{stack[-1].name}> of line {stack[-1].position.line}" if stack else ""
    if words == expat.errors.XML_ERROR_TAG_MISMATCH:
        return f"a tag closes what is not open{opened}", "close the elements in the reverse order of their opening"
    if words == expat.errors.XML_ERROR_UNDEFINED_ENTITY:
        return "an entity is used that XML does not know", "write the character itself, or &#x…; with its number"
    return f"not well-formed: {words}{opened}", "any XML editor, or xmllint --noout FILE, shows the place"
