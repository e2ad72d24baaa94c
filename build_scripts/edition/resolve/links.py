"""One function for each scheme of link: what the author wrote → the target, or the problem and what to type instead."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import replace

from ..model.edition import ProsePage, Registered, Target
from ..model.position import Position
from ..model.problem import Problem
from ..model.references import document_key
from ..model.text import Link
from .index import Index
from .suggest import nearest, nearest_anchor, nearest_entry

Outcome = Target | Problem | None
"""None: what the link names is there but has errors of its own; they are reported where they stand."""

CODES: Mapping[str, tuple[str, str]] = {
    "person": ("REF01", "person"),
    "org": ("REF02", "organisation"),
    "place": ("REF03", "place"),
    "event": ("REF04", "event"),
    "term": ("REF05", "term"),
    "work": ("REF06", "work"),
}
"""Link scheme → the code when there is no such entry, and what an entry is called."""

REGISTER_HINTS: Mapping[str, str] = {
    "work": "add the work to content/bibliography.yml",
    **{
        scheme: f"add the entry to content/registers/{name}s.yml"
        for scheme, (_, name) in CODES.items()
        if scheme != "work"
    },
}


def follow(link: Link, key: str, index: Index) -> Outcome:
    """Where a link of the text `key` leads."""
    return FOLLOW[link.scheme](link, key, index)


def find_entry(scheme: str, identifier: str, position: Position, index: Index) -> Outcome:
    """The page of a register entry."""
    register = index.loaded.registers.get(scheme, {})
    if found := register.get(identifier):
        return Target(found.path, found.entry.name, scheme, identifier)
    if index.left_out(scheme, identifier):
        return None
    code, name = CODES[scheme]
    hint = index.hint(scheme, identifier, lambda: _entry_hint(scheme, identifier, register, index))
    return Problem(position, code, f"no {name} “{identifier}”", hint)


def _entry_hint(scheme: str, identifier: str, register: Mapping[str, Registered], index: Index) -> str:
    """The register that has the id, when it is another one; else what is near."""
    for other, (_, name) in CODES.items():
        if identifier in index.loaded.registers.get(other, {}):
            key = {"org": ", office: … in the front matter", "person": ", person: … in the front matter"}.get(other, "")
            article = "an" if name[0] in "aeiou" else "a"
            return f"“{identifier}” is {article} {name}: write {other}:{identifier} in a link{key}"
    return nearest_entry(identifier, register, REGISTER_HINTS[scheme])


def find_document(name: str, position: Position, index: Index) -> Outcome:
    """The page of the document `collection/name`."""
    if name in index.documents:
        return index.by_name[name]
    if index.left_out("doc", name):
        return None
    hint = index.hint("doc", name, lambda: _document_hint(name, index))
    return Problem(position, "REF07", f"no document “{name}”", hint)


def _document_hint(name: str, index: Index) -> str:
    collection, _, own = name.partition("/")
    if index.is_expected(collection, own):
        return "it is known but not in the edition yet: leave it out for now, or in refers_to write {label: …}"
    if collection in index.collections:
        return nearest(name, index.documents.keys(), f"there is no file sources/{collection}/{own}.md")
    elsewhere = [key for known in index.collections if (key := f"{known}/{own}") in index.documents]
    return nearest(name, elsewhere, "write “collection/name”, as in the web address")


def _entry(link: Link, _key: str, index: Index) -> Outcome:
    found = find_entry(link.scheme, link.target, link.position, index)
    if not isinstance(found, Target) or not link.fragment:
        return found
    return _no_anchor(link, f"{link.scheme}:{link.target}", frozenset())  # an entry’s page promises no anchors


def _document(link: Link, key: str, index: Index) -> Outcome:
    owner = index.owner(key)
    collection = "" if owner is None or isinstance(owner, ProsePage) else owner.collection
    name = link.target if link.target in index.by_name else document_key(link.target, collection)
    found = index.by_name.get(name) or find_document(name, link.position, index)
    return _with_fragment(link, found, name, index) if isinstance(found, Target) else found


def _file(link: Link, _key: str, index: Index) -> Outcome:
    written = link.target
    if written.startswith("/"):
        return _own_site(link, written, index)
    file = posixpath.normpath(posixpath.join(posixpath.dirname(link.position.file), written))
    found = index.files.get(file) or index.files.get(f"{file}/")
    if found:
        return _with_fragment(link, found, written, index)
    return None if index.file_left_out(file) else _no_file(link, written, file, index)


def _no_file(link: Link, written: str, file: str, index: Index) -> Problem:
    parent, _, name = written.rpartition("/")
    known = {f"{parent}/{sibling}" if parent else sibling for sibling in index.siblings(file)}
    hint = f"did you mean “{written}.md”?" if f"{written}.md" in known else ""
    collection, _, own = file.removeprefix("sources/").removesuffix(".md").partition("/")
    if not hint and file.startswith("sources/") and index.is_expected(collection, own):
        hint = "it is known but not in the edition yet: leave the link out for now"
    hint = hint or nearest(written, known)
    if file.startswith("../"):
        hint = "link to files below content/ and sources/"
        return Problem(link.position, "REF09", f"the link “{written}” leads out of the edition", hint)
    hint = hint or f"there is no file {file}"
    if file.startswith("sources/") and (name.endswith(".md") or "." not in name):
        return Problem(link.position, "REF07", f"no document “{written}”", hint)
    kind = "page" if name.endswith(".md") or "." not in name else "file"
    return Problem(link.position, "REF09", f"no {kind} “{written}”", hint)


def _anchor(link: Link, key: str, index: Index) -> Outcome:
    owner = index.owner(key)
    anchors = index.anchors(owner.file) if owner else frozenset()
    if link.fragment not in anchors:
        return _no_anchor(link, "this page", anchors)
    path = index.page_of(key)
    return Target(f"{path}#{link.fragment}", link.plain, "anchor", anchor=link.fragment)


def _url(link: Link, _key: str, index: Index) -> Outcome:
    site = index.loaded.site.url
    if site and f"{link.target}/".startswith(site):
        return _own_site(link, link.target[len(site) :], index)
    return Target(link.target, "", "url")


def _own_site(link: Link, address: str, index: Index) -> Problem:
    """Absolute links break in previews and when the site moves; the source is to be named instead."""
    path, _, anchor = address.partition("#")
    path, anchor = path.strip("/"), link.fragment or anchor
    source = index.sources_of_paths.get(f"{path}/" if path else "", "")
    if source.startswith("content/"):
        slash = "/" if source.endswith("/") else ""
        source = posixpath.relpath(source, posixpath.dirname(link.position.file)) + slash
    better = f"write “{source}{f'#{anchor}' if anchor else ''}”"
    hint = better if source else "link by file or id: “d2.md”, “doc:collection/name”, “person:id”"
    return Problem(link.position, "REF10", f"“{link.target}” is an absolute link to the edition itself", hint)


def _with_fragment(link: Link, target: Target, written: str, index: Index) -> Outcome:
    if not link.fragment:
        return target
    anchors = _anchors_of(target, index)
    if link.fragment in anchors:
        return _at(target, link.fragment)
    return None if index.left_out(target.scheme, target.id) else _no_anchor(link, written, anchors)


def _anchors_of(target: Target, index: Index) -> frozenset[str]:
    if target.scheme == "doc":
        return index.anchors(index.documents[target.id].file)
    if f"content/{target.id}" in index.page_files:
        return index.anchors(f"content/{target.id}")
    return frozenset()


def _at(target: Target, anchor: str) -> Target:
    return replace(target, path=f"{target.path}#{anchor}", anchor=anchor)


def _no_anchor(link: Link, page: str, anchors: frozenset[str]) -> Problem:
    subject = page if page == "this page" else f"“{page}”"
    hint = nearest_anchor(link.fragment, anchors)
    return Problem(link.position, "REF08", f"{subject} has no “#{link.fragment}”", hint)


FOLLOW: Mapping[str, Callable[[Link, str, Index], Outcome]] = {
    "person": _entry,
    "org": _entry,
    "place": _entry,
    "event": _entry,
    "term": _entry,
    "work": _entry,
    "doc": _document,
    "file": _file,
    "anchor": _anchor,
    "url": _url,
}
"""Link scheme → what follows it."""
