"""What runs the draft every week, as far as it can be held without its host."""

import configparser
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
WORKFLOW = ROOT / ".github/workflows/weekly-draft.yml"
TEXT = WORKFLOW.read_text(encoding="utf-8")
LOADED: dict[Any, Any] = yaml.safe_load(TEXT)
TRIGGERS: dict[str, Any] = LOADED[True]  # YAML 1.1 reads the key `on` so
STEPS: list[dict[str, Any]] = [
    step for job in LOADED["jobs"].values() for step in job["steps"]
]


def unit(name: str) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(ROOT / "deploy" / name)
    return parser


def test_nothing_is_permitted_that_no_job_asks_for() -> None:
    asked = {name: job["permissions"] for name, job in LOADED["jobs"].items()}

    assert LOADED["permissions"] == {}
    assert asked == {
        "draft": {"contents": "read"},
        "pull-request": {"contents": "write", "pull-requests": "write"},
        "alarm": {"issues": "write"},
    }


def test_the_job_that_may_write_gets_no_other_secret() -> None:
    [script] = [s for s in LOADED["jobs"]["pull-request"]["steps"] if "run" in s]

    assert "secrets." not in str(LOADED["jobs"]["pull-request"])
    assert "github.token" in script["env"]["GITHUB_TOKEN"]
    assert '--to "${SITE_DIR:-site/src/content/docs/issues}" --pr' in script["run"]


def test_the_checkout_leaves_no_token_behind() -> None:
    steps = [s for s in STEPS if s.get("uses", "").startswith("actions/checkout")]

    assert [s["with"]["persist-credentials"] for s in steps] == [False, False]


def test_one_run_at_a_time_and_none_is_cut_off() -> None:
    assert LOADED["concurrency"]["cancel-in-progress"] is False


def test_the_schedule_avoids_the_full_hour_and_names_its_zone() -> None:
    [schedule] = TRIGGERS["schedule"]

    assert schedule["cron"].split()[0] not in ("0", "15", "30", "45")
    assert schedule["timezone"] == "Asia/Shanghai"
    assert sorted(TRIGGERS["workflow_dispatch"]["inputs"]) == ["since", "until"]


def test_the_alarm_runs_whatever_became_of_the_draft() -> None:
    alarm = LOADED["jobs"]["alarm"]

    assert alarm["needs"] == "draft"
    assert "always()" in alarm["if"]


def test_a_missed_week_is_caught_up_after_the_machine_was_off() -> None:
    timer, service = unit("agents-draft.timer"), unit("agents-draft.service")

    assert timer["Timer"]["Persistent"] == "true"
    assert timer["Timer"]["OnCalendar"].endswith("Asia/Shanghai")
    assert service["Service"]["SuccessExitStatus"] == "3 4"
    assert "--since" not in service["Service"]["ExecStart"]


@pytest.mark.skipif(
    shutil.which("systemd-analyze") is None, reason="systemd is not on this machine"
)
def test_systemd_accepts_the_units(tmp_path: Path) -> None:
    for name in ("agents-draft.service", "agents-draft.timer"):
        text = (ROOT / "deploy" / name).read_text(encoding="utf-8")
        # The program of /opt is not on this machine; everything else is as it is.
        text = re.sub(r"ExecStart=\S+", "ExecStart=/usr/bin/env", text)
        (tmp_path / name).write_text(text, encoding="utf-8")

    done = subprocess.run(  # noqa: S603  # systemd's own check
        ["systemd-analyze", "verify", *sorted(tmp_path.iterdir())],  # noqa: S607
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")


def test_the_crontab_line_is_one_of_five_fields_and_a_command() -> None:
    lines = (ROOT / "deploy/crontab").read_text(encoding="utf-8").splitlines()
    [line] = [one for one in lines if re.match(r"\d", one)]

    assert re.fullmatch(r"\d+ \d+ \* \* \d  cd \S+ && .+ -m agents draft .+", line)
