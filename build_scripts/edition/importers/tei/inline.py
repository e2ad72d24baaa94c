"""Elements within a line. One function an element or family; `INLINE` lists them.

Values that the markup does not take make the whole element one that is kept as it is: nothing is said that the source does not say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ...markup import CONSTRUCTS, spans
from ...markup.construct import SpanKind
from ...markup.fault import Fault
from ...markup.links import address
from .conversion import Conversion, InlineRule, kept
from .markdown import Inline, braces, escaped
from .names import POINTERS, RANGE
from .xml import ID, Element

KINDS: Mapping[str, SpanKind] = {kind.name: kind for construct in CONSTRUCTS for kind in construct.spans}
RENDITIONS = {
    "italics": "italic", "i": "italic", "strong": "bold", "b": "bold", "u": "underline", "sup": "superscript",
    "super": "superscript", "sub": "subscript", "strikethrough": "strike", "small-caps": "smallcaps", "sc": "smallcaps",
    "letterspaced": "spaced", "roman": "",
}  # fmt: skip
"""`hi/@rend` as others write it → as the markup does."""
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_HYPHEN = re.compile(r"\w-\\?[\])}>]?$")


def allowed(kind: str, element: Element, *attributes: str) -> dict[str, str] | None:
    """Those attributes of an element that the span takes; None when it takes one, but not its value."""
    values: dict[str, str] = {}
    for attribute in (given for given in element.attributes if given in attributes):
        value = element.get(attribute)
        form = KINDS[kind].attributes.get(attribute)
        if not value or form is None:
            continue
        if not (value in form if isinstance(form, frozenset) else form.fullmatch(value)):
            return None
        values[attribute] = value
    return values


def language(element: Element) -> dict[str, str]:
    """`lang`, where the element has one that the markup takes."""
    tag = element.get("xml:lang")
    return {"lang": tag} if _LANGUAGE.fullmatch(tag) else {}


# -- highlighting --------------------------------------------------------------------------------------------------------


def braced(element: Element) -> tuple[str, ...]:
    """Attributes that braces have for every span: id and, where the markup takes it, language."""
    return (ID, "xml:lang") if language(element) else (ID,)


def hi(element: Element, conversion: Conversion, inline: Inline) -> None:
    """`<hi rend="italic">` as emphasis, other renditions as spans."""
    given = element.get("rend").lower()
    rendition = RENDITIONS.get(given, given)
    if rendition not in spans.RENDITIONS:
        kept(element, conversion, inline)
    elif rendition in {"italic", "bold"} and not conversion.profile.own:
        conversion.became(element, "emphasis", "rend")
        inline.emphasis("*" if rendition == "italic" else "**", conversion.inner(element))
    else:
        conversion.became(element, f"[…]{{.hi rend={rendition}}}", "rend", *braced(element))
        values = {"rend": rendition} | language(element)
        inline.span("[", conversion.inner(element), f"]{braces('hi', values, conversion.identifier(element))}")


def emph(element: Element, conversion: Conversion, inline: Inline) -> None:
    """`<emph>`."""
    conversion.became(element, "emphasis", *(("rend",) if element.get("rend") == "bold" else ()))
    inline.emphasis("**" if element.get("rend") == "bold" else "*", conversion.inner(element))


def foreign(element: Element, conversion: Conversion, inline: Inline) -> None:
    """`<foreign xml:lang="ru">`."""
    if not (values := language(element)):
        kept(element, conversion, inline)
        return
    conversion.became(element, "[…]{lang=…}", *braced(element))
    inline.span("[", conversion.inner(element), f"]{braces('', values, conversion.identifier(element))}")


def code(element: Element, conversion: Conversion, inline: Inline) -> None:
    """`<code>`."""
    conversion.became(element, "`code`")
    words = element.words
    ticks = "`" * (max((len(run) for run in re.findall("`+", words)), default=0) + 1)
    pad = " " if words.startswith("`") or words.endswith("`") else ""
    inline.markup(f"{ticks}{pad}{words}{pad}{ticks}")


# -- what the paper shows, what the editors say ----------------------------------------------------------------------------


def span(element: Element, conversion: Conversion, inline: Inline) -> None:
    """`<add place="above">` and its like, whose names and attributes are the markup’s own."""
    attributes = tuple(KINDS[element.name].attributes)
    values = allowed(element.name, element, *attributes)
    if values is None:
        kept(element, conversion, inline)
        return
    conversion.became(element, f"[…]{{.{element.name}}}", *values, *braced(element))
    closing = braces(element.name, values | language(element), conversion.identifier(element))
    inline.span("[", conversion.inner(element), f"]{closing}")


def gap(element: Element, conversion: Conversion, inline: Inline) -> None:
    """`<gap reason="illegible" quantity="3" unit="words"/>`."""
    values = allowed("gap", element, *KINDS["gap"].attributes)
    if values is None or element.words:
        kept(element, conversion, inline)
        return
    conversion.became(element, "[]{.gap}", *values, ID)
    inline.markup(f"[]{braces('gap', values, conversion.identifier(element))}")


_PAIRS = {"sic": "corr", "orig": "reg", "abbr": "expan"}


def choice(element: Element, conversion: Conversion, inline: Inline) -> None:
    """`<choice><sic>…</sic><corr>…</corr></choice>`."""
    children = {child.name: child for child in element.elements}
    first = next((name for name in _PAIRS if name in children), "")
    other = children.get(_PAIRS.get(first, ""))
    if other is None or len(children) != 2 or any(other.elements) or not other.words:
        kept(element, conversion, inline)
        return
    conversion.became(element, f"[…]{{.{first} {other.name}=…}}")
    conversion.became(other, f"[…]{{.{first} {other.name}=…}}")
    lone(children[first], conversion, inline, {other.name: other.words})
    inline.aside(conversion.point(children[first]) + conversion.point(other) + conversion.asides(other))


def lone(element: Element, conversion: Conversion, inline: Inline, values: Mapping[str, str] | None = None) -> None:
    """`<sic>` and its like, without what the editors would write."""
    conversion.became(element, f"[…]{{.{element.name}}}", *braced(element))
    given = dict(values or {}) | language(element)
    inline.span("[", conversion.inner(element), f"]{braces(element.name, given, conversion.identifier(element))}")


# -- beginnings ----------------------------------------------------------------------------------------------------------


def lb(element: Element, conversion: Conversion, inline: Inline) -> None:
    """The beginning of a line; after a hyphen it breaks no word."""
    breaks_word = element.get("break") == "no" or (not conversion.profile.own and _goes_on(inline))
    values = allowed("lb", element, "n") or {}
    values |= {"break": "no"} if breaks_word else {}
    guessed = breaks_word and element.get("break") != "no"
    conversion.became(element, f"[]{{.lb{' break=no} after a hyphen' if guessed else '}'}", *values, *_said(element))
    if conversion.profile.own:
        inline.markup(f"[]{braces('lb', values)}")
    else:
        inline.beginning(f"[]{braces('lb', values)}", not breaks_word, on_new_line=True)


def _goes_on(inline: Inline) -> bool:
    """Whether a word goes on: after a hyphen, or after a beginning that stands in it already."""
    return inline.joins or bool(_HYPHEN.search(inline.ending))


def _said(element: Element) -> tuple[str, ...]:
    """`break`, where the markup has a word for it; it breaks words unless it says otherwise."""
    return ("break",) if element.get("break") in {"no", "yes"} else ()


def pb(element: Element, conversion: Conversion, inline: Inline) -> None:
    """The beginning of a page; its picture only where the file is there, or an address of the web."""
    number = conversion.anchors.pages.get(id(element), "")
    if not number:
        kept(element, conversion, inline)
        return
    facs = conversion.surfaces.get(element.get("facs"), element.get("facs"))
    is_there = conversion.profile.own or facs in conversion.pictures or facs.startswith(("https://", "http://"))
    picture = {"facs": conversion.pictures.get(facs, facs)} if facs and is_there else {}
    breaks_word = element.get("break") == "no" or (not conversion.profile.own and _goes_on(inline))
    values = {"n": number} | picture | ({"break": "no"} if breaks_word else {})
    same = ("n",) if number == element.get("n") else ()
    conversion.became(element, "[]{.pb n=…}", *same, ID, *_said(element), *picture)
    if conversion.profile.own:
        inline.markup(f"[]{braces('pb', values)}")
    else:
        inline.beginning(f"[]{braces('pb', values)}", not breaks_word, on_new_line=False)


# -- names and references --------------------------------------------------------------------------------------------------


def name(element: Element, conversion: Conversion, inline: Inline) -> None:
    """A person, body, place, event or term, linked to its entry in the register."""
    link = None if "link" in conversion.within else conversion.entities(element)
    if link is None:
        kept(element, conversion, inline)
        return
    scheme = link.partition(":")[0]
    pointer = next(attribute for attribute in POINTERS if element.get(attribute))
    kind = ("type",) if element.get("type") == scheme else ()
    conversion.became(element, f"[…]({scheme}:…)", pointer, *kind)
    linked(element, link, conversion, inline)


def ref(element: Element, conversion: Conversion, inline: Inline) -> None:
    """A reference to a place of the edition, or to the web."""
    target = element.get("target")
    link = None if "link" in conversion.within else conversion.follow(target)
    if link is None:
        if target and "link" not in conversion.within:
            hint = "import what it names, too; its words stay, marked {.tei element=ref}"
            conversion.warn(element.position, "TEI06", f"“{target}” leads nowhere", hint)
        kept(element, conversion, inline)
        return
    conversion.became(element, "[…](…)", *(() if RANGE.fullmatch(target) else ("target",)))
    linked(element, link, conversion, inline)


def linked(element: Element, link: str, conversion: Conversion, inline: Inline) -> None:
    """Words as a link; a note among them comes to stand behind it."""
    title = element.get("n") if conversion.profile.own else ""
    conversion.within.append("link")
    words = conversion.inline()
    behind: list[Element] = []
    for child in element.children:
        if isinstance(child, Element) and child.name in {"note", "ptr"}:
            behind.append(child)
        else:
            conversion.write(child, words)
    conversion.within.pop()
    if words.is_empty:
        words.words(link)
    if words.text() == escaped(link) and link.startswith(("http", "mailto:")) and "%" not in link and not title:
        inline.markup(f"<{link}>")
    else:
        inline.span("[", words, f"]({_destination(link)}{_title(title)})")
    conversion.write_all(behind, inline)


def _destination(link: str) -> str:
    return f"<{link}>" if re.search(r"[\s()<>]", link) else link


def _title(words: str) -> str:
    return f' "{words.translate({34: "”", 92: None})}"' if words else ""


def web(target: str) -> str | None:
    """An address that the markup takes as a link to the web, or None."""
    parts = address(target)
    return None if isinstance(parts, Fault) or parts.scheme != "url" else target


def transparent(element: Element, conversion: Conversion, inline: Inline) -> None:
    """An element that only holds others."""
    conversion.became(element, "its content")
    conversion.write_all(element.children, inline)


INLINE: dict[str, InlineRule] = {
    "hi": hi,
    "emph": emph,
    "foreign": foreign,
    "code": code,
    **dict.fromkeys(("add", "del", "unclear", "supplied"), span),
    "gap": gap,
    "choice": choice,
    **dict.fromkeys(("sic", "orig", "abbr"), lone),
    "lb": lb,
    "pb": pb,
    **dict.fromkeys(("persName", "orgName", "placeName", "rs", "name", "term", "gloss", "geogName"), name),
    "ref": ref,
}
