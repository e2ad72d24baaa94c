"""What MkDocs needs of mkdocs.yml, checked here so that `edition check` says it, too, at its place and in an editor's words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from ..model.position import Marks
from ..model.position import Path as DataPath
from ..model.problem import Problem, did_you_mean
from ..model.urls import GENERATED, nav_names
from .files import list_tree
from .phrases import kind_of, quote

CONTENT = "content"
_LEFT_OUT = {"exclude_docs", "draft_docs"}
"""Keys by which MkDocs leaves pages out that others may link to and the ledger promises."""
_WEB_ADDRESS = re.compile(r"https?://[^/?#\s]\S*", re.IGNORECASE)
_SCHEME = re.compile(r"\s*[A-Za-z][A-Za-z0-9+.-]*\s*:|\s*[/\\]")
_OURS = ("main.html", "404.html", "edition")
"""What a folder of one's own cannot replace: the page that the marks are in, and the templates of the generator."""
_NAV_HINT = "write a list: nav: [{Home: index.md}, …]"


def host_problems(root: Path, config: Mapping[str, Any], marks: Marks) -> Iterator[Problem]:
    """What is wrong with the keys of mkdocs.yml that MkDocs and not the edition reads."""
    yield from _keys(config, marks)
    yield from _theme(config.get("theme"), marks)
    yield from _own_templates(root, config.get("theme"), marks)
    yield from _plugins(config.get("plugins"), marks)
    if config.get("nav") is not None:
        yield from _nav(_page_names(root), config["nav"], ("nav",), marks)


def is_web_address(value: Any) -> bool:
    """Whether a site can stand at this address."""
    return isinstance(value, str) and _WEB_ADDRESS.fullmatch(value) is not None


def _keys(config: Mapping[str, Any], marks: Marks) -> Iterator[Problem]:
    if config.get("site_name") is None:
        yield Problem(marks.value("site_name"), "CONF01", "“site_name” is missing", "write site_name: The title")
    if config.get("docs_dir") != CONTENT:
        message = f"“docs_dir” must be “{CONTENT}”, the folder of pages and registers"
        yield Problem(marks.value("docs_dir"), "CONF01", message, f"write docs_dir: {CONTENT}")
    if config.get("use_directory_urls", True) is not True:
        message = "“use_directory_urls” must be true: addresses are a promise"
        yield Problem(marks.value("use_directory_urls"), "CONF01", message, "leave the key out")
    if "INHERIT" in config:
        yield Problem(marks.key("INHERIT"), "CONF01", "“INHERIT” is not used here", "write all settings into this file")
    for key in sorted(_LEFT_OUT & config.keys()):
        message = f"“{key}” is not used here: every page in {CONTENT}/ is published"
        yield Problem(marks.key(key), "CONF01", message, f"leave the key out, and keep drafts outside {CONTENT}/")
    if (address := config.get("site_url")) and not is_web_address(address):
        message = f"“site_url” must be a web address, not {quote(str(address))}"
        yield Problem(marks.value("site_url"), "CONF01", message, "begin with https://, or leave the key out")


def _theme(theme: Any, marks: Marks) -> Iterator[Problem]:
    name = theme.get("name") if isinstance(theme, dict) else theme
    if name != "material":
        hint = "write theme: {name: material}"
        yield Problem(marks.value("theme"), "CONF01", "the theme must be “material”", hint)
    elif isinstance(theme, dict) and not isinstance(theme.get("features", []), list):
        message = f"“features” must be a list, not {kind_of(theme['features'])}"
        yield Problem(marks.value("theme", "features"), "CONF01", message, "write features: [navigation.top]")


def _own_templates(root: Path, theme: Any, marks: Marks) -> Iterator[Problem]:
    folder = theme.get("custom_dir") if isinstance(theme, dict) else None
    if not isinstance(folder, str) or not folder:
        return
    for name in _OURS:
        if Path(root, folder, name).exists():
            message = f"{quote(str(PurePosixPath(folder, name)))} cannot replace a template of the generator"
            hint = "delete it: “custom_dir” may hold Material’s partials/ and files to publish, such as a logo"
            yield Problem(marks.value("theme", "custom_dir"), "CONF01", message, hint)


def _plugins(plugins: Any, marks: Marks) -> Iterator[Problem]:
    listed = plugins if isinstance(plugins, list) else ()
    places = [
        number
        for number, plugin in enumerate(listed)
        if plugin == "edition" or (isinstance(plugin, dict) and "edition" in plugin)
    ]
    for number in places[1:]:
        message = "the plugin “edition” stands twice"
        yield Problem(marks.value("plugins", number), "CONF01", message, "remove one of the two")


# -- navigation ----------------------------------------------------------------------------------------------------------


def _page_names(root: Path) -> list[str]:
    """By what names the navigation may call a page: files below content/, and the pages that the generator makes."""
    there = [file.removeprefix(f"{CONTENT}/") for file in list_tree(root, CONTENT).files if file.endswith(".md")]
    return there + [name for page in GENERATED for name in nav_names(page)]


def _nav(known: Sequence[str], nav: Any, path: DataPath, marks: Marks) -> Iterator[Problem]:
    """The problems of a list of entries: file names, `title: file` and `title: [further entries]`."""
    if not isinstance(nav, list):
        yield Problem(marks.value(*path), "CONF01", f"the navigation must be a list, not {kind_of(nav)}", _NAV_HINT)
        return
    for number, item in enumerate(nav):
        yield from _entry(known, item, (*path, number), marks)


def _entry(known: Sequence[str], item: Any, path: DataPath, marks: Marks) -> Iterator[Problem]:
    if isinstance(item, dict) and len(item) == 1:
        title, target = next(iter(item.items()))
        inner = (*path, title)
    else:
        target, inner = item, path
    if isinstance(target, list):
        yield from _nav(known, target, inner, marks)
    elif not isinstance(target, str):
        message = f"an entry of the navigation must be a file’s name, not {kind_of(target)}"
        yield Problem(marks.value(*inner), "CONF01", message, "write - title: file.md, one to each “-”")
    elif problem := _target(known, target, inner, marks):
        yield problem


def _target(known: Sequence[str], target: str, path: DataPath, marks: Marks) -> Problem | None:
    if is_web_address(target):
        return None
    if _SCHEME.match(target) or ".." in PurePosixPath(target).parts:
        message = f"the navigation leads to {quote(target)}, which is neither a page nor a web address"
        return Problem(marks.value(*path), "CONF01", message, "name a file below content/, or begin with https://")
    if PurePosixPath(target).as_posix() in known:
        return None
    hint = did_you_mean(target, known, f"there is no file {CONTENT}/{target}")
    return Problem(marks.value(*path), "REF09", f"the navigation names {quote(target)}, which is no page", hint)
