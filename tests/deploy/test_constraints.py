"""The versions that are installed, and who says that they are old."""

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "constraints.txt").read_text(encoding="utf-8")
PINS = [
    Requirement(line.partition("  #")[0])
    for line in TEXT.splitlines()
    if not line.startswith("#")
]
WORKFLOW = (ROOT / ".github/workflows/constraints.yml").read_text(encoding="utf-8")
JOB: dict[str, Any] = yaml.safe_load(WORKFLOW)["jobs"]["age"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))[
    "project"
]
ASKED = [
    Requirement(one)
    for one in [
        *PROJECT["dependencies"],
        *(one for extra in PROJECT["optional-dependencies"].values() for one in extra),
    ]
]


def test_a_pin_is_one_version_and_names_no_place_to_get_it_from() -> None:
    shapes = [str(pin.specifier) for pin in PINS]

    assert [shape for shape in shapes if not re.fullmatch(r"==[\w.!+]+", shape)] == []
    assert [pin.name for pin in PINS if pin.url or pin.extras] == []
    assert "://" not in TEXT


@pytest.mark.parametrize("version", ["3.11", "3.13"])
def test_what_the_project_asks_for_has_one_pin_within_its_range(version: str) -> None:
    for asked in ASKED:
        if asked.name == PROJECT["name"]:
            continue
        held = [
            pin.specifier
            for pin in PINS
            if canonicalize_name(pin.name) == canonicalize_name(asked.name)
            and (pin.marker is None or pin.marker.evaluate({"python_version": version}))
        ]

        assert len(held) == 1, asked
        assert asked.specifier.contains(str(held[0]).removeprefix("==")), asked


def test_the_range_stays_for_who_uses_the_package() -> None:
    pinned = [one for one in ASKED if "==" in str(one.specifier)]

    assert pinned == []


@pytest.mark.skipif(
    shutil.which("python3.11") is None, reason="scripts/find-python finds none"
)
def test_its_age_is_told_in_days() -> None:
    done = subprocess.run(
        ["scripts/constraints", "--age"],  # noqa: S607  # our own script
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "HOME": str(Path.home())},  # noqa: TID251
        capture_output=True,
        text=True,
        check=True,
    )

    assert re.fullmatch(r"-?\d+\n", done.stdout)


def test_an_old_file_opens_an_issue_and_fails_no_check() -> None:
    script = JOB["steps"][-1]["run"]

    assert JOB["permissions"] == {"contents": "read", "issues": "write"}
    assert '[ "$age" -le 60 ]' in script
    assert "gh issue create" in script
    assert "${{" not in script
    for name in (".ci/run", "scripts/test"):
        assert "--age" not in (ROOT / name).read_text(encoding="utf-8")


def test_every_action_is_pinned_by_its_commit() -> None:
    pinned = re.findall(r"uses: [\w/-]+@[0-9a-f]{40} # v\d", WORKFLOW)

    assert len(pinned) == sum("uses" in step for step in JOB["steps"])
