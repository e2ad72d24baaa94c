"""What the site is made with is named, as far as it is installed."""

import re
import tomllib

from edition import __version__
from edition.tools.versions import PACKAGES, versions

from tests.conftest import ROOT

UNNAMED = {"click", "markupsafe", "packaging", "rich"}
"""No byte of a site comes from them."""


def test_every_package_that_a_site_is_made_with_is_named():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    asked = {re.split(r"[<>=]", one)[0] for one in (*project["dependencies"], *extras["csl"], *extras["pdf"])}
    assert set(PACKAGES) == asked - UNNAMED


def test_versions_are_those_installed():
    found = versions()
    assert found["edition"] == __version__
    assert re.fullmatch(r"3\.\d+", found["python"])
    assert re.fullmatch(r"\d+\.\d+.*", found["jinja2"])
