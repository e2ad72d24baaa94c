"""Links to a page's source on its forge, and to an issue that suggests a correction."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from .compositor import Compositor


@dataclass(frozen=True, slots=True)
class SourceLinks:
    """Addresses on the forge."""

    source: str
    suggest: str


def source_links(compositor: Compositor, file: str, path: str, identifier: str) -> SourceLinks | None:
    """Links for the page made from `file`; None when the edition names no repository.

    The form `/blob/<branch>/…` and `/issues/new?title=…&body=…` is shared by GitHub, GitLab, Gitea and Forgejo.
    """
    settings = compositor.site.settings
    if not settings.repo_url:
        return None
    repository = settings.repo_url.rstrip("/")
    title, body = quote(f"Correction: {identifier}"), quote(_body(compositor, path, identifier), safe="")
    return SourceLinks(
        f"{repository}/blob/{quote(settings.repo_branch)}/{quote(file)}",
        f"{repository}/issues/new?title={title}&body={body}",
    )


def _body(compositor: Compositor, path: str, identifier: str) -> str:
    return (
        f"Document: {identifier}\n"
        f"Page: {compositor.site.url or '/'}{path}\n"
        "Paragraph or note: ¶ \n\n"
        "What it says now:\n\n"
        "What it should say:\n\n"
        "How you know:\n"
    )
