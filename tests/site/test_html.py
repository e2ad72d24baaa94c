"""The Nu Html Checker over every page."""

import json
import subprocess
from collections import Counter

import pytest

from tests.conftest import ROOT, lines, missing, program

from .reading import Site

JAR = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


@pytest.mark.slow
def test_the_nu_checker_finds_nothing(site: Site) -> None:
    java = program("java")
    if not JAR.exists():
        missing("vnu-jar")
    # One process for all pages: starting Java takes longer than checking a hundred of them.
    command = [
        java,
        "-Xss2m",
        "-jar",
        str(JAR),
        "--stdout",
        "--exit-zero-always",
        "--format",
        "json",
        "--skip-non-html",
    ]
    result = subprocess.run([*command, str(site.root)], capture_output=True, text=True, check=True)
    messages = json.loads(result.stdout)["messages"]
    found = Counter(f"{message.get('subType', message['type'])}: {message['message']}" for message in messages)
    where = {message["message"]: f"{message.get('url', '')}:{message.get('lastLine', '')}" for message in messages}
    assert not found, lines(f"{times} × {text}, e.g. {where[text.split(': ', 1)[1]]}" for text, times in found.items())
