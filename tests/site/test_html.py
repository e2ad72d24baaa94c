"""The Nu Html Checker over every page."""

import pytest

from tests.conftest import lines

from . import nu
from .reading import Site


@pytest.mark.slow
def test_the_nu_checker_finds_nothing(site: Site) -> None:
    found = nu.faults(site.root)
    assert not found, lines(found)
