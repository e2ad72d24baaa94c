"""A page of prose as TEI: the study, the record of an article, reading paths, the pages about the edition."""

from __future__ import annotations

from collections.abc import Iterator

from ...markup.tei import attributes, element, escape
from ...model.edition import OutputFile, ProsePage
from ...model.references import named_by_page
from ...model.urls import REGISTERS, tei_path
from .documents import HEAD, NAMESPACE
from .header import edition_statement, encoding, publication, revision_description, title_statement
from .names import Names, document_id, filled, lines, words
from .stand_off import stand_off
from .texts import named_in, rendered


def prose_file(page: ProsePage, names: Names) -> OutputFile:
    """The page with the entries that it names."""
    path, identifier = tei_path(page.path), document_id(page.name.removesuffix(".md").replace("/", "-"))
    front = {f"{named.scheme}:{named.id}" for named in named_by_page(page) if named.scheme in REGISTERS}
    named = named_in((page.file,), names) | front
    body = rendered(page.file, names, path, f"{identifier}.").body
    language = next(iter(page.meta.languages), names.site.settings.default_language)
    text = element("text", f"<body>\n{body}</body>", type="prose", xml_lang=language)
    content = lines((_header(page, names), stand_off(named, names, path), text))
    opening = f"<TEI{attributes(xmlns=NAMESPACE, xml_id=identifier)}>\n"
    return OutputFile(path, f"{HEAD}{opening}{content}</TEI>\n".encode())


def _header(page: ProsePage, names: Names) -> str:
    meta = page.meta
    rights = filled("availability", (words("p", names.site.licence),))
    described = lines(
        (
            title_statement(meta.title, meta.responsibility),
            edition_statement(names),
            publication(names, page.path, page.name.removesuffix(".md"), rights, meta.revisions),
            filled("notesStmt", _documents(page, names)),
            element("sourceDesc", _source(page, names)),
        )
    )
    return filled(
        "teiHeader",
        (
            element("fileDesc", f"\n{described}"),
            encoding(names),
            filled("profileDesc", _profile(page)),
            revision_description(meta.revisions),
        ),
    )


def _source(page: ProsePage, names: Names) -> str:
    """The published work that the page is the record of, or that there is none."""
    work = page.meta.record_of
    if work:
        return words("bibl", names.words("work", work), type="record", corresp=f"#work_{work}")
    return words("p", "Written for this edition.")


def _documents(page: ProsePage, names: Names) -> Iterator[str]:
    """The documents that a reading path leads through, in its order."""
    for key in page.meta.documents:
        title = names.documents[key].meta.title if key in names.documents else key
        yield element("relatedItem", element("bibl", words("ref", title, target=f"doc:{key}")), type="path")


def _profile(page: ProsePage) -> Iterator[str]:
    if page.meta.summary:
        yield element("abstract", element("p", escape(page.meta.summary)))
    yield filled("langUsage", (words("language", tag, ident=tag) for tag in page.meta.languages))
