"""The bundled month: what a new user sees first."""

import itertools
import re
from pathlib import Path

import pytest

from agents.cli import main
from agents.formatter.lint import lint

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = ROOT / "tests/golden/2024-09-30.md"


@pytest.fixture
def drafted(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> tuple[int, str, str]:
    """The exit code, the issue, and what was said."""
    monkeypatch.chdir(tmp_path)
    dates = ("--since", "2024-09-01", "--until", "2024-09-30")
    code = main(["draft", *dates, "--replay", str(ROOT / "examples/2024-09")])
    issue = (tmp_path / "drafts/2024-09-30/issue.md").read_text(encoding="utf-8")
    return code, issue, capsys.readouterr().err


def test_the_bundled_month_gives_this_issue(drafted: tuple[int, str, str]) -> None:
    code, issue, said = drafted

    assert (code, issue) == (0, GOLDEN.read_text(encoding="utf-8"))
    assert "20 cards" in said
    assert "older than the prompt" not in said


def test_the_issue_is_clean() -> None:
    assert lint(GOLDEN.read_text(encoding="utf-8")) == []


def test_the_readme_shows_an_item_of_it_and_marks_what_it_leaves_out() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"```markdown\n(.*?)\n```", text, re.DOTALL)
    assert shown is not None
    rows = [row for row in GOLDEN.read_text(encoding="utf-8").split("\n") if row]
    told = [run.strip().split("\n") for run in shown[1].split("…\n")]
    places = [[rows.index(row) for row in run] for run in told]

    assert all(run == list(range(run[0], run[-1] + 1)) for run in places)
    assert all(b[0] - a[-1] > 1 for a, b in itertools.pairwise(places))
    assert places[-1][-1] - places[0][0] < 20  # of one item
