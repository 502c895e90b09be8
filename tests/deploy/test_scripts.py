"""The scripts that a newcomer runs first, with a Python of the test's own."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FAKE = """#!/bin/sh
# Answers pip as the real one does, and tells any other call with its folder.
case "$*" in
    *"pip install"*)
        case "$*" in *"-c constraints.txt"*) ;; *) exit 9 ;; esac
        for package in a b c d e f g; do echo "Collecting $package"; done
        echo "Processing /wheels/h.whl"
        [ ! -f no-network ] || { echo "ERROR: No matching distribution"; exit 1; }
        echo "Installing collected packages: a, b" ;;
    *) echo "$PWD $* ${AGENTS_CALLED:-}" ;;
esac
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout that has its Python, and installs nothing real into it."""
    folder = tmp_path / "check out"
    shutil.copytree(ROOT / "scripts", folder / "scripts")
    (folder / "pyproject.toml").touch()
    pins = "".join(f"{name}==1\n" for name in "abcdefgh") + "i==1  # dev\n"
    (folder / "constraints.txt").write_text(pins, encoding="utf-8")
    python = folder / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    python.write_text(FAKE, encoding="utf-8")
    python.chmod(0o755)
    return folder


def run(folder: Path, *command: str, **more: str) -> subprocess.CompletedProcess[str]:
    env = {"PATH": os.environ["PATH"], **more}  # noqa: TID251  # of tests
    return subprocess.run(  # noqa: S603  # our own scripts
        command, cwd=folder, env=env, capture_output=True, text=True, check=False
    )


def test_the_first_call_says_what_it_installs_and_how_far_it_is(checkout: Path) -> None:
    done = run(checkout, "scripts/agents", "stats")

    assert done.returncode == 0
    assert done.stderr.splitlines() == [
        (
            "scripts/install: renewing .venv and installing the 8 packages of constraints.txt"
            " from the index into it, once: 1 to 5 minutes"
        ),
        "scripts/install: fetched 2 of 8 packages",
        "scripts/install: fetched 4 of 8 packages",
        "scripts/install: fetched 6 of 8 packages",
        "scripts/install: all are fetched; unpacking them",
        "scripts/install: installed",
    ]


@pytest.mark.parametrize(
    ("env", "last"),
    [
        pytest.param({"LANG": "zh_CN.UTF-8"}, "scripts/install：装好了", id="zh"),
        pytest.param(
            {"AGENTS_LANG": "en", "LANG": "zh_CN.UTF-8"},
            "scripts/install: installed",
            id="English by AGENTS_LANG",
        ),
    ],
)
def test_it_speaks_as_the_program_does(
    checkout: Path, env: dict[str, str], last: str
) -> None:
    done = run(checkout, "scripts/install", **env)

    assert done.stderr.splitlines()[-1] == last
    assert len(done.stderr.splitlines()) == 6


def test_the_second_call_installs_nothing_until_the_versions_change(
    checkout: Path,
) -> None:
    run(checkout, "scripts/install")
    again = run(checkout, "scripts/install")
    with (checkout / "constraints.txt").open("a", encoding="utf-8") as pins:
        pins.write("j==1\n")
    changed = run(checkout, "scripts/install")

    assert again.stderr == ""
    assert changed.stderr.splitlines()[-1] == "scripts/install: installed"


def test_what_was_installed_for_the_tests_is_enough_for_any_command(
    checkout: Path,
) -> None:
    run(checkout, "scripts/install", "dev")

    assert run(checkout, "scripts/agents", "stats").stderr == ""


def test_without_an_index_it_says_so_and_begins_no_command(checkout: Path) -> None:
    (checkout / "no-network").touch()

    done = run(checkout, "scripts/agents", "stats")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-2] == "ERROR: No matching distribution"
    assert "is the package index reachable?" in done.stderr.splitlines()[-1]


def test_in_the_checkout_a_command_gets_its_arguments_as_they_are(
    checkout: Path,
) -> None:
    done = run(checkout, "scripts/agents", "check", "a b.md", "--final")

    assert done.stdout == f"{checkout} -m agents check a b.md --final \n"


def test_from_another_folder_its_files_are_found_and_the_next_step_fits(
    checkout: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "else where"
    elsewhere.mkdir()
    for name in ("check", "issue.md"):
        (elsewhere / name).touch()

    done = run(
        elsewhere, "../check out/scripts/agents", "check", "issue.md", "2024-09-30"
    )

    assert done.stdout == (
        f"{checkout} -m agents check {elsewhere}/issue.md 2024-09-30"
        " ../check out/scripts/agents\n"
    )


def test_a_draft_without_arguments_is_that_of_the_bundled_month(
    checkout: Path, tmp_path: Path
) -> None:
    bundled = run(tmp_path, str(checkout / "scripts/draft"))
    own = run(checkout, "scripts/draft", "--since", "2024-09-01")

    assert "draft --since 2024-09-01 --until 2024-09-30 --replay" in bundled.stdout
    assert own.stdout == f"{checkout} -m agents draft --since 2024-09-01 \n"
