"""mkdocs.yml and the environment → Site. Of the configuration only what the edition itself needs is looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ..config import site_from
from ..model.position import Marks, Position
from ..model.position import Path as DataPath
from ..model.problem import Problem
from ..model.settings import Settings, Site
from .files import read_text
from .host import host_problems, is_web_address
from .phrases import kind_of, quote
from .validation import problems_of
from .yaml_text import read_yaml

FILE = "mkdocs.yml"


@dataclass(frozen=True, slots=True)
class Configuration:
    """The site, and where its settings stand."""

    site: Site
    marks: Marks
    block: DataPath = ()
    """Path of the `edition:` block within mkdocs.yml."""
    problems: list[Problem] = field(default_factory=list)


def load_site(root: Path, environment: Mapping[str, str]) -> Configuration:
    """The site as mkdocs.yml and the environment describe it; with errors, one that lets all else be checked."""
    text, problems = read_text(root, FILE)
    nothing = Marks(Position(FILE))
    if text is None:
        return Configuration(_stand_in(), nothing, problems=[_unusable(problem) for problem in problems])
    yaml = read_yaml(text, FILE, environment=environment)
    if not yaml.readable or not isinstance(yaml.data, dict):
        shape = (
            [] if not yaml.readable else [Problem(nothing.start, "CONF01", "mkdocs.yml holds no `key: value` lines")]
        )
        return Configuration(_stand_in(), yaml.marks, problems=[*yaml.problems, *shape])
    path, block = _edition_block(yaml.data)
    marks, found = yaml.marks, list(yaml.problems)
    if path is None:
        hint = "add `- edition` to its list `plugins`"
        found.append(Problem(marks.value("plugins"), "CONF01", "mkdocs.yml does not use the plugin “edition”", hint))
    elif not isinstance(block, dict):
        message = f"the settings of “edition” must be a group of keys, not {kind_of(block)}"
        found.append(Problem(marks.value(*path), "CONF01", message, "write - edition: {published: false}"))
        block = {}
    site, misfits = _site(yaml.data, block, environment, marks, path or ())
    found += [*misfits, *host_problems(root, yaml.data, marks), *_environment_problems(environment, marks)]
    return Configuration(site, marks, path or (), found)


def _environment_problems(environment: Mapping[str, str], marks: Marks) -> list[Problem]:
    if not (address := environment.get("SITE_URL")) or is_web_address(address):
        return []
    message = f"SITE_URL in the environment is not a web address: {quote(address)}"
    return [Problem(marks.start, "CONF01", message, "set it to https://…, or unset it")]


def _stand_in() -> Site:
    return Site(title="Untitled edition")


def _unusable(problem: Problem) -> Problem:
    if problem.code != "FILE06":
        return problem
    return Problem(
        problem.position, "CONF01", "there is no mkdocs.yml here", "go to the edition’s folder, or use --config"
    )


def _edition_block(config: Mapping[str, Any]) -> tuple[DataPath | None, Any]:
    """Where the plugin's settings stand, and what they are; MkDocs takes `plugins` as a list or a mapping."""
    plugins = config.get("plugins")
    if isinstance(plugins, dict) and "edition" in plugins:
        return ("plugins", "edition"), plugins["edition"] or {}
    for number, plugin in enumerate(plugins if isinstance(plugins, list) else ()):
        if plugin == "edition":
            return ("plugins", number), {}
        if isinstance(plugin, dict) and "edition" in plugin:
            return ("plugins", number, "edition"), plugin["edition"] or {}
    return None, {}


def _site(
    config: Mapping[str, Any], block: dict[str, Any], environment: Mapping[str, str], marks: Marks, path: DataPath
) -> tuple[Site, list[Problem]]:
    try:
        return site_from(config, block, environment), []
    except ValidationError as error:
        if error.title == "Settings":
            return _stand_in(), problems_of(error, Settings, block, _within(marks, path))
        message = f"“site_name” must be text, not {kind_of(config.get('site_name'))}"
        return _stand_in(), [Problem(marks.value("site_name"), "CONF01", message, "put it in quotation marks")]


def _within(marks: Marks, path: DataPath) -> Marks:
    """Positions relative to `path`."""
    size = len(path)
    values = {key[size:]: place for key, place in marks.values.items() if key[:size] == path}
    keys = {key[size:]: place for key, place in marks.keys.items() if key[:size] == path}
    return Marks(marks.value(*path), values, keys)
