"""The workflows, as far as they can be held without their host."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import settings

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
_PINNED = re.compile(r"uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", re.MULTILINE)


def steps(file: Path) -> list[dict[str, Any]]:
    loaded = yaml.safe_load(file.read_text(encoding="utf-8"))
    return [step for job in loaded["jobs"].values() for step in job["steps"]]


def test_the_host_runs_what_everyone_can_run() -> None:
    runs = [step["run"] for step in steps(ROOT / ".github/workflows/ci.yml")[2:]]

    assert runs == [".ci/run"]
    assert (ROOT / ".ci/run").exists()


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_every_action_is_pinned_by_its_commit_and_names_its_version(file: Path) -> None:
    pinned = _PINNED.findall(file.read_text(encoding="utf-8"))

    assert len(pinned) == sum("uses" in step for step in steps(file)) > 0


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_nothing_is_permitted_but_by_a_job(file: Path) -> None:
    loaded = yaml.safe_load(file.read_text(encoding="utf-8"))

    assert loaded["permissions"] == {}
    assert all("permissions" in job for job in loaded["jobs"].values())


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_nothing_from_outside_is_pasted_into_a_script(file: Path) -> None:
    assert [step for step in steps(file) if "${{" in step.get("run", "")] == []


def test_laws_are_looked_through_by_night_with_more_examples_than_a_change_takes() -> (
    None
):
    [look] = [
        step
        for step in steps(ROOT / ".github/workflows/laws.yml")
        if step.get("run", "").startswith("scripts/test")
    ]
    many = settings.get_profile(look["env"]["EXAMPLES"])

    assert look["run"].endswith("-m hypothesis")
    assert many.max_examples > settings.get_profile("few").max_examples
    assert not many.derandomize
