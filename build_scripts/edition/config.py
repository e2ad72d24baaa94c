"""From mkdocs.yml and the environment to the edition's settings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .model.settings import Settings, Site


def site_from(config: Mapping[str, Any], block: Mapping[str, Any], environment: Mapping[str, str]) -> Site:
    """The site from mkdocs.yml's top level, its `edition:` block and the environment.

    Raises pydantic.ValidationError when the block does not fit.
    """
    settings = Settings.model_validate({**block, "repo_url": environment.get("REPO_URL") or block.get("repo_url", "")})
    url = environment.get("SITE_URL") or str(config.get("site_url") or "")
    return Site(
        title=config.get("site_name") or "Untitled edition",
        description=str(config.get("site_description") or ""),
        url=url.rstrip("/") + "/" if url else "",
        licence=str(config.get("copyright") or ""),
        settings=settings,
    )
