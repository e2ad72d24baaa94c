"""The lock files name packages by version and hash, and nothing of the machine they were made on."""

import re
import tomllib

import pytest

from tests.conftest import ROOT

LOCKS = ("requirements.lock", "requirements-dev.lock")
PINNED = re.compile(r"^([a-z0-9-]+)==(\S+)(?: ; (.+?))? \\$", re.MULTILINE)


def pins(lock: str) -> set[tuple[str, str, str]]:
    """(name, version, marker) of each package."""
    return set(PINNED.findall((ROOT / lock).read_text(encoding="utf-8")))


def name_of(requirement: str) -> str:
    """`pypandoc_binary>=1.17` → `pypandoc-binary`."""
    return re.split(r"[<>=!~ ;\[]", requirement)[0].lower().replace("_", "-")


@pytest.mark.parametrize("lock", [*LOCKS, "package-lock.json"])
def test_no_address_and_no_path_stands_in_a_lock(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^(--|-e|-f|-i|\s*#)", text, re.MULTILINE)
    assert not re.search(r"(?<!node_modules)/(opt|home|root|tmp|usr)/", text)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_has_hashes(lock: str) -> None:
    blocks = re.split(r"\n(?=\S)", (ROOT / lock).read_text(encoding="utf-8").strip())
    for block in blocks:
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", block), block


def test_the_locks_hold_what_pyproject_asks_for() -> None:
    """When this fails: make lock."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = {name_of(requirement) for requirement in [*project["dependencies"], *extras["csl"], "hatchling"]}
    assert wanted <= {name for name, *_ in pins("requirements.lock")}
    assert {name_of(requirement) for requirement in extras["dev"]} <= {
        name for name, *_ in pins("requirements-dev.lock")
    }


def test_the_tests_run_with_the_versions_the_site_is_built_with() -> None:
    assert pins("requirements.lock") <= pins("requirements-dev.lock")
