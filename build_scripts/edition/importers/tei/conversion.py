"""What the rules share while one part of a file is converted: its anchors, its notes, where links lead, what became of what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from ...model.position import Position
from ...model.problem import Problem
from .markdown import Block, Inline, apart, braces, fenced
from .names import Anchors, anchor_id
from .profiles import Profile
from .tally import POINT, Account
from .xml import ID, Element

Follow = Callable[[str], str | None]
"""A pointer as TEI has it → the destination as the markup writes it, or None when nothing is known of it."""
InlineRule = Callable[[Element, "Conversion", Inline], None]
BlockRule = Callable[[Element, "Conversion"], list[Block]]

EITHER = frozenset({"quote", "figure", "note"})
"""Elements that stand in a line or between paragraphs."""


@dataclass(slots=True)
class Rules:
    """The two tables of constructs: element → rule."""

    inline: Mapping[str, InlineRule]
    block: Mapping[str, BlockRule]


@dataclass(slots=True)
class Conversion:
    """One part on its way to Markdown."""

    name: str
    profile: Profile
    anchors: Anchors
    follow: Follow
    rules: Rules
    entities: Callable[[Element], str | None] = lambda _element: None
    """A name in the text → the link to its register entry."""
    pictures: Mapping[str, str] = field(default_factory=dict)
    """How the text names a picture that is there → its place in the collection."""
    surfaces: Mapping[str, str] = field(default_factory=dict)
    """Pointer to a `surface` of the facsimile → address of its picture."""
    account: Account = field(default_factory=Account)
    problems: list[Problem] = field(default_factory=list)
    notes: dict[str, list[str]] = field(default_factory=dict)
    """Label → lines of the note, in the order of the text."""
    quoted: list[str] = field(default_factory=list)
    """Lines of the readings that the note being written quotes."""
    facts: dict[str, str] = field(default_factory=dict)
    """What the text says for the front matter: the date of a dateline, a source note."""
    pointed: frozenset[str] = frozenset()
    """Ids to which the part’s pointers lead."""
    sigla: Mapping[str, str] = field(default_factory=dict)
    """`xml:id` of a witness → its siglum."""
    spans: Mapping[str, str] = field(default_factory=dict)
    """`xml:id` of the end of a span across paragraphs → `add` or `del`."""
    level: int = 1
    """Of the division’s heading above."""
    below: int = 0
    """How far below it the last heading stood."""
    main: tuple[Element | None, str] = (None, "")
    """The heading that is the division’s own, and the division’s id."""
    pinned: bool = False
    """Whether that id was given by an editor."""
    within: list[str] = field(default_factory=list)
    """Links and notes that are open: neither may stand in itself."""

    # -- walking -----------------------------------------------------------------------------------------------------

    def flow(self, children: Iterable[Element | str], strict: bool = False) -> list[Block]:
        """Mixed content as blocks; `strict`: whatever is unknown here is a block, for no words stand between."""
        blocks: list[Block] = []
        inline = self.inline()
        for child in children:
            if isinstance(child, Element) and self.account.outcome(child) == "moved":
                continue
            if isinstance(child, Element) and self.is_block(child, strict):
                blocks += self._ended(inline)
                inline = self.inline()
                blocks += self._block(child)
            else:
                self.write(child, inline)
        return apart(blocks + self._ended(inline))

    def inline(self) -> Inline:
        """An empty paragraph."""
        return Inline(self.profile.own)

    def _ended(self, inline: Inline) -> list[Block]:
        return [] if inline.is_empty else [Block(inline.lines(), "words")]

    def is_block(self, element: Element, strict: bool = False) -> bool:
        """Whether an element stands by itself, between paragraphs."""
        if element.name.startswith("#"):
            return False
        if element.name in EITHER:
            return strict or self.profile.is_block(element)
        if element.name in self.rules.inline:
            return False
        if element.name in self.rules.block:
            return True
        return strict or any(self.is_block(child) for child in element.elements)

    def _block(self, element: Element) -> list[Block]:
        rule = self.rules.block.get(element.name)
        blocks = rule(element, self) if rule else self.kept_block(element)
        return with_point(blocks, self.point(element) + self.asides(element))

    def write(self, child: Element | str, inline: Inline) -> None:
        """Add a child to a paragraph."""
        if isinstance(child, str):
            inline.words(child)
        elif child.name.startswith("#"):
            inline.aside(self._aside(child))
        else:
            rule = self.rules.inline.get(child.name)
            (rule or kept)(child, self, inline)
            inline.aside(self.point(child) + self.asides(child))

    def write_all(self, children: Iterable[Element | str], inline: Inline) -> None:
        """Add children to a paragraph; blocks among them give up their own lines."""
        for child in children:
            self.write(child, inline)

    def inner(self, element: Element) -> Inline:
        """The content of an element within a line."""
        inline = self.inline()
        self.write_all(element.children, inline)
        return inline

    # -- what became of it ---------------------------------------------------------------------------------------------

    def became(self, element: Element, detail: str, *attributes: str) -> None:
        """The element has an equivalent."""
        self.account.settle(element, "became", detail, *attributes)

    def point(self, element: Element) -> str:
        """What an element says that its equivalent does not: `[]{.tei element=p attributes="rend=center"}`, or nothing."""
        rest = {} if self.profile.own else self.account.rest(element)
        if not rest:
            return ""
        self.account.pointed.add(id(element))
        return f"[]{braces('tei', kept_values(element, rest), self._id(element) if ID in rest else '')}"

    def asides(self, element: Element) -> str:
        """The comments and instructions in an element that its rule passed over."""
        passed = (child for child in element.children if isinstance(child, Element) and child.name.startswith("#"))
        return "".join(self._aside(child) for child in passed if self.account.outcome(child) == "left out")

    def _aside(self, aside: Element) -> str:
        self.account.settle(aside, "kept", POINT)
        values = {
            "element": aside.name.removeprefix("#"),
            "attributes": f"words={_value(''.join(map(str, aside.children)))}",
        }
        return "" if self.profile.own else f"[]{braces('tei', values)}"

    def kept_block(self, element: Element) -> list[Block]:
        """An element that has no equivalent, as a container."""
        self.account.settle(element, "kept", "::: tei")
        head = f"tei {braces('', kept_values(element), self._id(element))}"
        return [fenced(head, self.flow(element.children, strict=not has_words(element)))]

    def _id(self, element: Element) -> str:
        identifier = element.get(ID)
        return anchor_id(identifier, self.name if self.profile.own else "") if identifier else ""

    def pin(self, paragraph: Element) -> str:
        """The id that a paragraph keeps, or nothing: an export of ours says which were given by an editor."""
        identifier = paragraph.get(ID)
        if not identifier or self.within:
            return ""
        anchor = self.anchors.by_id.get(identifier, "")
        return "" if self.profile.own and paragraph.get("rend") != "pinned" else anchor

    def identifier(self, element: Element) -> str:
        """The id that the element has in the markup, or nothing."""
        return self._id(element)

    def warn(self, position: Position, code: str, message: str, hint: str = "") -> None:
        """Record what is wrong with the source."""
        self.problems.append(Problem(position, code, message, hint))


def kept(element: Element, conversion: Conversion, inline: Inline) -> None:
    """An element that has no equivalent, within a line: `[words]{.tei element=metamark attributes="facs=Seal"}`."""
    conversion.account.settle(element, "kept", "[…]{.tei}")
    closing = f"]{braces('tei', kept_values(element), conversion.identifier(element))}"
    inline.span("[", conversion.inner(element), closing)


def kept_values(element: Element, attributes: Mapping[str, str] | None = None) -> dict[str, str]:
    """The name of an element that is kept and its attributes, or some of them; `;` divides them."""
    chosen = element.attributes if attributes is None else attributes
    given = [f"{key}={_value(value)}" for key, value in chosen.items() if key != ID]
    uri, _, name = element.name.rpartition("}")
    given[:0] = [f"xmlns={_value(uri[1:])}"] if uri else []
    return {"element": name} | ({"attributes": "; ".join(given)} if given else {})


def with_point(blocks: list[Block], point: str) -> list[Block]:
    """Blocks, a point at the beginning of the first when it is a paragraph, else before it."""
    if not point:
        return blocks
    if not blocks or blocks[0].kind not in {"p", "words"}:
        return [Block([point], "point"), *blocks]
    lines = list(blocks[0].lines)
    at = 1 if len(lines) > 1 and lines[0].startswith("{#") else 0
    lines[at] = point + lines[at]
    return [Block(lines, blocks[0].kind), *blocks[1:]]


def _value(value: str) -> str:
    folded = " ".join(value.split())
    return folded.replace("%", "%25").replace(";", "%3B").replace('"', "%22")


def has_words(element: Element) -> bool:
    """Whether words stand directly in an element."""
    return any(isinstance(child, str) and child.strip() for child in element.children)
