"""The examples in model/codes.py are true: the wrong form has the problem, the right one has not."""

from pathlib import Path

import pytest
from edition.model.codes import CODES, FAMILIES

from tests.resolve.overlay import change, copy_tiny, read

from .test_markup_guide import FRONT_MATTER, SCRATCH

IN_A_TEXT = [name for name, code in CODES.items() if name.startswith(("MARK", "NOTE", "REF")) and code.example]

WITNESSES = "witnesses: [{siglum: A, description: A}, {siglum: B, description: B}, {siglum: C, description: C}]\n"
WANTED = dict.fromkeys(("NOTE09", "NOTE10"), WITNESSES) | {"NOTE08": f"{WITNESSES}apparatus: {{form: positive}}\n"}
"""What the front matter has to say for an example."""


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_tiny(tmp_path_factory.mktemp("codes"))
    change(root, {"sources/letters/img/2.jpg": ""})
    return root


def found(tiny: Path, text: str, name: str) -> list[str]:
    """The codes that a text causes; notices for a reader only where they are what is looked for."""
    front = FRONT_MATTER.replace("revisions:", f"{WANTED.get(name, '')}revisions:")
    change(tiny, {SCRATCH: front + text})
    notices = {"REF11", "REF12", "REF13"} - {name}
    return [problem.split()[2].rstrip(":") for problem in read(tiny, leave_out=notices).problems]


@pytest.mark.parametrize("name", IN_A_TEXT)
def test_the_wrong_form_has_the_problem_and_the_right_one_none(name: str, tiny: Path) -> None:
    assert found(tiny, CODES[name].example, name) == [name]
    assert found(tiny, CODES[name].better, name) == []


@pytest.mark.parametrize("name", CODES)
def test_every_code_is_explained(name: str) -> None:
    code = CODES[name]
    assert name.rstrip("0123456789") in FAMILIES
    assert code.meaning.endswith(".")
    assert bool(code.example) == bool(code.better)
