"""Whole runs that learn from what was printed; `learn` and `backtest`."""

import contextlib
import datetime as dt
import json
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from agents.cli import main
from agents.domain.taste import LearntTerm, Taste
from agents.run.learning.recordings import recordings
from agents.run.learning.table import strongest
from tests import weeks
from tests.world import World, world

Run = Callable[..., int]


@pytest.fixture(scope="module")
def all_weeks() -> Iterator[World]:
    """A feed that has all of them."""
    with world(feeds={"one": weeks.feed(range(4))}) as small:
        yield small


@pytest.fixture
def here(all_weeks: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """That feed is read in the folder where the commands run."""
    monkeypatch.chdir(tmp_path)
    all_weeks.sources(tmp_path / "sources.yaml")
    return all_weeks


@pytest.fixture(scope="module")
def fourth(all_weeks: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fourth")
    all_weeks.sources(folder / "sources.yaml")
    printed(folder, 3)
    with contextlib.chdir(folder):
        draft(3)
    return folder


@pytest.fixture
def learnt(here: World, fourth: Path, tmp_path: Path) -> None:
    """Three weeks were printed, and the fourth is drafted."""
    del here
    shutil.copytree(fourth, tmp_path, dirs_exist_ok=True)


@pytest.fixture(scope="module")
def first(all_weeks: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("first")
    all_weeks.sources(folder / "sources.yaml")
    with contextlib.chdir(folder):
        draft(0, "--record", "past/week")
    return folder


@pytest.fixture
def recorded(here: World, first: Path, tmp_path: Path) -> World:
    """The first week was recorded as it was drafted."""
    shutil.copytree(first, tmp_path, dirs_exist_ok=True)
    return here


def draft(week: int, *more: str) -> int:
    day = weeks.DAYS[week]
    since = f"{day[:8]}{int(day[8:]) - 6:02}"
    return main(["draft", "--since", since, "--until", day, *more])


def rows(folder: Path, week: int) -> list[dict[str, Any]]:
    told = json.loads((folder / f"drafts/{weeks.DAYS[week]}/review.json").read_bytes())
    found: list[dict[str, Any]] = sorted(told["items"], key=lambda row: -row["score"])
    return found


def scores(folder: Path, week: int) -> list[tuple[object, ...]]:
    return [(row["id"], row["score"], row["reasons"]) for row in rows(folder, week)]


def printed(folder: Path, count: int) -> None:
    weeks.archive(folder / "issues", *(weeks.issue(week) for week in range(count)))


@pytest.mark.usefixtures("learnt")
def test_what_is_like_the_printed_comes_first_with_the_reason(tmp_path: Path) -> None:
    first = rows(tmp_path, 3)[: weeks.EACH]
    assert all(
        weeks.is_liked(int(row["sources"][0]["url"].rpartition("/")[2]))
        for row in first
    )
    assert all(any("编辑常选" in why for why in row["reasons"]) for row in first)


@pytest.mark.usefixtures("learnt")
def test_a_rerun_learns_nothing_new_and_gives_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / f"drafts/{weeks.DAYS[3]}"
    before = (folder / "issue.md").read_bytes(), scores(tmp_path, 3)
    for name in [name for name in sys.modules if name.startswith("sklearn")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "sklearn.linear_model", None)  # it cannot be had

    draft(3)

    assert ((folder / "issue.md").read_bytes(), scores(tmp_path, 3)) == before


def test_a_first_issue_is_drafted_by_the_prior_alone(
    here: World, tmp_path: Path
) -> None:
    del here
    draft(0)

    reasons = [why for row in rows(tmp_path, 0) for why in row["reasons"]]
    assert rows(tmp_path, 0)
    assert not any("编辑" in why for why in reasons)


def test_what_is_not_used_is_said_while_drafting(
    here: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    del here
    printed(tmp_path, 1)

    draft(1)

    said = "what editors printed is not used: 12 printed items in 1 window are too few"
    assert said in capsys.readouterr().err


def test_learn_says_that_nothing_was_printed(
    here: World, capsys: pytest.CaptureFixture[str]
) -> None:
    del here

    assert main(["learn"]) == 0
    assert "nothing was printed or accepted yet" in capsys.readouterr().out


@pytest.mark.usefixtures("learnt")
def test_learn_shows_terms_and_past_windows_before_and_after(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["learn", "--png", "learnt.png"])

    out = capsys.readouterr().out
    assert code == 0
    assert "printed or accepted: 36 items in 3 windows" in out
    assert "used: it makes 55% of the score" in out
    assert re.search(r"editors print: .*(?:porcelain|陶)", out)
    assert re.search(r"^2024-09-22 .* 24 ", out, flags=re.MULTILINE)
    assert "\n+ speaks for printing, - against it" in out
    for column in (
        "candidates: ",
        "printed: ",
        "learnt from: ",
        "nDCG@20: ",
        "recall: ",
    ):
        assert column in out.partition("before: ")[2]
    assert (tmp_path / "learnt.png").read_bytes().startswith(b"\x89PNG")


def test_terms_that_are_shown_come_by_how_much_they_move_a_score() -> None:
    pulls = {"video open": 4.0, "模型": 3.8, "generative video": 3.1}
    terms = {name: LearntTerm(1.0, pull) for name, pull in pulls.items()}
    taste = Taste(positives=1, windows=1, terms=terms, bias=0.0, scales={})

    assert strongest(taste, 1) == [("模型", 3.8), ("generative video", 3.1)]


def test_learn_needs_no_list_of_sources_and_no_state(
    here: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    del here
    printed(tmp_path, 2)
    (tmp_path / "sources.yaml").unlink()

    code = main(["learn", "--png", "learnt.png"])

    out = capsys.readouterr().out
    assert code == 0
    assert "not used: the state keeps no other candidates" in out
    assert "there is nothing to draw" in out
    assert not (tmp_path / ".agents").exists()


@pytest.mark.usefixtures("learnt")
def test_backtest_chooses_the_windows_of_the_state_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["backtest", "--archive", "issues", "--png", "past.png"])

    out = capsys.readouterr().out
    assert code == 0
    assert [line[:10] for line in out.splitlines()[1:4]] == list(weeks.DAYS[:3])
    assert "of 12" in out
    assert (tmp_path / "past.png").exists()


@pytest.fixture(scope="module")
def two(all_weeks: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two weeks that were recorded as they were drafted."""
    folder = tmp_path_factory.mktemp("two")
    all_weeks.sources(folder / "sources.yaml")
    with contextlib.chdir(folder):
        for week in range(2):
            draft(week, "--record", f"past/week{week}")
    return folder


@pytest.mark.parametrize(
    "named", [True, False], ids=["by what was recorded", "by the folder's name"]
)
def test_backtest_reads_recordings_one_window_each(
    two: Path,
    here: World,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    *,
    named: bool,
) -> None:
    del here
    shutil.copytree(two, tmp_path, dirs_exist_ok=True)
    for week, day in enumerate(weeks.DAYS[: 0 if named else 2]):
        recording = (tmp_path / f"past/week{week}").rename(tmp_path / f"past/{day}")
        (recording / "window.json").unlink()
    printed(tmp_path, 2)
    capsys.readouterr()

    code = main(["backtest", "--archive", "issues", "--recorded", "past"])

    out, err = capsys.readouterr()
    lines = [line.split() for line in out.splitlines()[1:3]]
    assert code == 0
    assert [line[:4] for line in lines] == [
        [weeks.DAYS[0], "24", "12", "0"],
        [weeks.DAYS[1], "24", "12", "12"],
    ]
    assert float(lines[1][5]) > float(lines[1][4])
    assert err == ""


def test_a_recording_of_an_earlier_version_is_of_the_days_that_arxiv_was_asked_for(
    tmp_path: Path,
) -> None:
    index = tmp_path / "web/index.jsonl"
    index.parent.mkdir()
    asked = "submittedDate%3A%5B202408311600+TO+202409071600%5D&start=0"
    index.write_text(f'{{"url":"http://arxiv.test/?{asked}"}}\n', encoding="utf-8")

    (found,) = recordings(tmp_path, weeks.windows(2), list[str]().append)

    assert found == (
        tmp_path,
        weeks.windows(1)[0].window.model_copy(
            update={
                "since": dt.datetime(2024, 8, 31, 16, tzinfo=dt.UTC),
                "until": dt.datetime(2024, 9, 7, 16, tzinfo=dt.UTC),
            }
        ),
    )


def test_a_recording_without_answers_is_chosen_from_by_what_was_learnt(
    here: World, tmp_path: Path
) -> None:
    del here
    printed(tmp_path, 3)
    draft(3, "--record", "past/week")
    (tmp_path / "drafts").rename(tmp_path / "first")

    draft(3, "--replay", "past/week")

    assert any("编辑" in why for row in rows(tmp_path, 3) for why in row["reasons"])


def test_a_recorded_source_that_is_gone_is_named_and_left_out(
    recorded: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    printed(tmp_path, 1)
    text = (tmp_path / "sources.yaml").read_text(encoding="utf-8")
    more = f"  - {{name: Gone, kind: feed, url: '{recorded.url}/gone'}}\n"
    (tmp_path / "sources.yaml").write_text(text + more, encoding="utf-8")
    capsys.readouterr()

    code = main(["backtest", "--archive", "issues", "--recorded", "past"])

    out, err = capsys.readouterr()
    assert code == 0
    assert weeks.DAYS[0] in out
    assert "past/week, Gone:" in err
    assert "is not in the recording" in err


@pytest.mark.usefixtures("recorded")
def test_a_recording_of_other_days_than_the_archives_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    weeks.archive(tmp_path / "issues", weeks.issue(3))
    (tmp_path / "past/unknown/web").mkdir(parents=True)
    (tmp_path / "past/unknown/web/index.jsonl").write_text("", encoding="utf-8")
    capsys.readouterr()

    code = main(["backtest", "--archive", "issues", "--recorded", "past"])

    out, err = capsys.readouterr()
    assert code == 0
    assert "no window can be chosen again" in out
    assert "past/week: the archive has no issue of its days" in err
    assert "past/unknown: its window is not known" in err


@pytest.mark.usefixtures("recorded")
@pytest.mark.parametrize(
    ("args", "said"),
    [
        pytest.param(["--archive", "gone"], "--archive gone: there is no such", id="a"),
        pytest.param(
            ["--archive", "issues", "--recorded", "gone"],
            "--recorded gone: there is no such folder",
            id="no recordings' folder",
        ),
        pytest.param(
            ["--archive", "issues", "--recorded", "issues"],
            "--recorded issues holds no recording",
            id="a folder without a recording",
        ),
        pytest.param(
            [
                "--archive",
                "issues",
                "--recorded",
                "past",
                "--png",
                "sources.yaml/a.png",
            ],
            "sources.yaml/a.png cannot be written",
            id="no place for the picture",
        ),
    ],
)
def test_what_backtest_cannot_do_is_one_sentence(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    args: list[str],
    said: str,
) -> None:
    printed(tmp_path, 1)
    capsys.readouterr()

    code = main(["backtest", *args])

    assert code == (73 if "--png" in args else 2)
    assert said in capsys.readouterr().err


def test_an_empty_archive_has_nothing_to_choose_again(
    here: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    del here
    (tmp_path / "issues").mkdir()

    assert main(["backtest", "--archive", "issues"]) == 0
    assert "nothing was printed" in capsys.readouterr().out


def test_a_picture_without_matplotlib_says_what_to_install(
    here: World,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    del here
    printed(tmp_path, 1)
    draft(1)
    capsys.readouterr()
    monkeypatch.setitem(sys.modules, "matplotlib", None)

    code = main(["learn", "--png", "a.png"])

    out, err = capsys.readouterr()
    assert code == 2
    assert "printed or accepted: 12 items" in out
    assert "pip install -e '.[plot]'" in err
