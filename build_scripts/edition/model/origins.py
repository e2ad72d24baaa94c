"""Where a document is kept and printed, in words."""

from __future__ import annotations

from .records import Archive, Pages


def archive_of(archive: Archive | None, default: Archive | None) -> Archive | None:
    """Where a document is kept: a file that names neither collection nor repository lies where its collection.yml says."""
    if archive and archive.file and default and not (archive.collection or archive.repository):
        return default.model_copy(update={"file": archive.file})
    return archive


def archive_words(archive: Archive | None) -> str:
    """“National Archives, RG 59, file 396.1 GE/6–1154”; empty when nothing is known."""
    if not archive:
        return ""
    if archive.file and (archive.collection or "").endswith(" file"):
        return ", ".join(part for part in (archive.repository, f"{archive.collection} {archive.file}") if part)
    file = f"file {archive.file}" if archive.file else ""
    return ", ".join(part for part in (archive.repository, archive.collection, file) if part)


def pages_words(pages: Pages | None) -> str:
    """“, pp. 3–4” behind the title of a work, or empty."""
    if not pages:
        return ""
    about = "about " if pages.certainty == "about" else ""
    if pages.last and pages.last != pages.first:
        return f", {about}pp. {pages.first}–{pages.last}"
    return f", {about}p. {pages.first}"
