"""TEI at the address of a page that went: a header, and where it is now or that it was withdrawn."""

from __future__ import annotations

from typing import NamedTuple

from ...markup.tei import address, attributes, element, escape
from ...model.edition import OutputFile
from .documents import HEAD, NAMESPACE
from .header import edition_statement, publication, title_statement
from .names import Names, filled, lines, words


class Told(NamedTuple):
    """What is said of it, around the address where it is now."""

    state: str
    """`Moved to`, `Withdrawn`."""
    why: str
    """`, 31 January 2027: it was the thirteenth.`"""


def pointer_file(file: str, path: str, said: Told, target: str, names: Names) -> OutputFile:
    """The file at `file` of the page that was at the site path `path`, pointing to the `target`, if there is one."""
    pointer = f" {words('ref', target, target=address(target))}" if target else ""
    sentence = f"{escape(said.state)}{pointer}{escape(said.why)}"
    related = element("relatedItem", type="moved", target=address(target))
    described = lines(
        (
            title_statement(path, ()),
            edition_statement(names),
            publication(names, path, path.removeprefix("documents/").strip("/"), ""),
            filled("notesStmt", (related if target else element("note", sentence),)),
            element("sourceDesc", words("p", "What stood here is no longer at this address.")),
        )
    )
    body = element("body", f"\n{element('p', sentence)}\n")
    content = lines((element("teiHeader", element("fileDesc", f"\n{described}")), element("text", body)))
    return OutputFile(file, f"{HEAD}<TEI{attributes(xmlns=NAMESPACE)}>\n{content}</TEI>\n".encode())
