"""The Nu Html Checker, over every page of a site at once."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from pathlib import Path

from tests.conftest import ROOT, missing, program

JAR = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def faults(site: Path) -> list[str]:
    """One line for each kind of fault, with how often it occurs and where it does first."""
    java = program("java")
    if not JAR.exists():
        missing("vnu-jar")
    # One process for all pages: starting Java takes longer than checking a hundred of them.
    options = ["--stdout", "--exit-zero-always", "--format", "json", "--skip-non-html"]
    command = [java, "-Xss2m", "-jar", str(JAR), *options, str(site)]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    messages = json.loads(result.stdout)["messages"]
    found = Counter(f"{message.get('subType', message['type'])}: {message['message']}" for message in messages)
    where = {message["message"]: f"{message.get('url', '')}:{message.get('lastLine', '')}" for message in messages}
    return [f"{times} × {text}, e.g. {where[text.split(': ', 1)[1]]}" for text, times in found.items()]
