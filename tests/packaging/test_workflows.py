"""What runs on the forge runs here too: each step of a workflow is one make target that .ci/run executes."""

import re

import pytest
import yaml

from tests.conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
MAKE = re.compile(r"make ([a-z-]+)")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
CI = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
GATES = set(re.findall(r"^ *gate ([a-z-]+)$", CI, re.MULTILINE))
TARGETS = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))


def steps(workflow):
    """Every step of every job."""
    jobs = yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"]
    return [step for job in jobs.values() for step in job["steps"]]


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda file: file.name)
def test_every_run_line_is_a_make_target_that_ci_executes(workflow) -> None:
    for step in steps(workflow):
        if "run" in step:
            match = MAKE.fullmatch(step["run"])
            assert match, f"{step['run']!r} is not one make target"
            assert match[1] in TARGETS
            assert match[1] in GATES, f".ci/run does not execute make {match[1]}"


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda file: file.name)
def test_actions_are_the_forges_own_by_major_version(workflow) -> None:
    for step in steps(workflow):
        if "uses" in step:
            assert re.fullmatch(r"actions/[a-z-]+@v\d+", step["uses"])


def test_ci_executes_only_targets_and_publishes_nothing() -> None:
    assert GATES <= TARGETS
    assert "PUBLISH=" not in CI


def test_pull_requests_may_only_read() -> None:
    """A pull request is written by anybody: its workflow has no secret, no token that writes, and no shell expression."""
    text = (ROOT / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8")
    workflow = yaml.safe_load(text)
    assert set(workflow[True]) == {"pull_request", "workflow_dispatch"}  # YAML 1.1 reads the key `on` as true
    assert workflow["permissions"] == {"contents": "read"}
    assert all("permissions" not in job for job in workflow["jobs"].values())
    assert "secrets." not in text
    for step in steps(ROOT / ".github" / "workflows" / "check.yml"):
        assert "${{" not in step.get("run", "")
        if step.get("uses", "").startswith("actions/checkout"):
            assert step["with"]["persist-credentials"] is False


def test_pull_requests_are_compared_with_what_main_has_published() -> None:
    """The audit reads the ledger of the commit of `main`: the copy must have it."""
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8"))["jobs"]
    (audited,) = [
        job["steps"] for job in jobs.values() if any(step.get("run") == "make audit" for step in job["steps"])
    ]
    assert audited[0]["with"]["fetch-depth"] == 0


def test_the_makefile_keeps_to_make_3_81() -> None:
    """macOS has GNU make 3.81: no .ONESHELL, no $(file …), no `!=`, no grouped targets, no .RECIPEPREFIX."""
    assert not re.search(r"^\.(ONESHELL|RECIPEPREFIX|SHELLFLAGS)|\$\(file |^\w+ *!=|&:", MAKEFILE, re.MULTILINE)


def test_every_target_that_makes_no_file_is_phony() -> None:
    phony = set(re.search(r"^\.PHONY: (.+)$", MAKEFILE, re.MULTILINE)[1].split())
    assert phony == TARGETS


def test_nothing_calls_sudo() -> None:
    scripts = sorted((ROOT / "build_scripts").glob("*.sh"))
    for script in [ROOT / "Makefile", ROOT / ".ci" / "run", *scripts]:
        lines = [line.partition("#")[0] for line in script.read_text(encoding="utf-8").splitlines()]
        assert not any(re.search(r"\bsudo\b", line) for line in lines), script
