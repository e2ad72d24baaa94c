"""CITATION.cff: how the edition as a whole is cited."""

from dataclasses import replace

import pytest
import yaml
from edition.export import citation_text
from edition.load import load

from tests.conftest import ROOT

ENVIRONMENT = {"SITE_URL": "https://edition.example/", "REPO_URL": "https://forge.example/team/edition"}


def cff(root=ROOT / "tests/editions/tiny", **settings):
    loaded = load(root, ENVIRONMENT)
    changed = loaded.site.settings.model_copy(update=settings)
    return yaml.safe_load(citation_text(replace(loaded, site=loaded.site.model_copy(update={"settings": changed}))))


def test_it_says_what_the_settings_say():
    found = cff(version="1.0")
    assert found["cff-version"] == "1.2.0"
    assert found["type"] == "dataset"
    assert found["version"] == "1.0"
    assert found["url"] == ENVIRONMENT["SITE_URL"]
    assert found["repository-code"] == ENVIRONMENT["REPO_URL"]
    assert found["license"] == "CC0-1.0"


@pytest.mark.parametrize(
    ("editors", "authors"),
    [
        (("Reader, Edith",), [{"family-names": "Reader", "given-names": "Edith"}]),
        (("Young, Kenneth T., Jr.",), [{"family-names": "Young", "given-names": "Kenneth T.", "name-suffix": "Jr."}]),
        (("Letters Group",), [{"name": "Letters Group"}]),
    ],
)
def test_editors_are_its_authors(editors, authors):
    assert cff(editors=editors)["authors"] == authors


def test_without_editors_nobody_is_invented():
    assert cff(ROOT)["authors"] == [{"name": "The Geneva Conference on Korea, 1954: A Documentary Edition"}]


def test_the_repository_is_cited_as_the_edition():
    """Addresses and the day of the last revision follow from where and when it is written."""
    there = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    wanted = cff(ROOT)
    passing = {"url", "repository-code", "date-released"}
    assert {key: value for key, value in there.items() if key not in passing} == {
        key: value for key, value in wanted.items() if key not in passing
    }
