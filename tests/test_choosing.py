"""`draft --choose`: a choice without cards, which the next draft writes as it stands."""

import contextlib
import io
import json
import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from agents.cli import main
from tests.world import World, article, feed

Run = Callable[..., int]
FOLDER = Path("drafts/2024-09-30")


@pytest.fixture
def here(address: World) -> World:
    address.begin_again(feeds=feeds())
    return address


def feeds() -> dict[str, bytes]:
    return {"one": feed(range(6)), "page": article(77)}


@pytest.fixture
def run(here: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    here.entered(tmp_path, monkeypatch, "one")
    return draft


def draft(*flags: str, dated: bool = True) -> int:
    dates = ("--since", "2024-09-01", "--until", "2024-09-30") if dated else ()
    return main(["draft", *dates, "--items", "3", *flags])


@pytest.fixture(scope="module")
def made(
    address: World, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Any, list[Any]]:
    """The folder of a first choice, what it told and what it asked."""
    folder = tmp_path_factory.mktemp("made")
    address.begin_again(feeds=feeds())
    told = io.StringIO()
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(told):
        address.entered(folder, patch, "one")
        assert draft("--choose", "--json") == 0
    return folder, json.loads(told.getvalue()), address.asked


@pytest.fixture
def first(
    made: tuple[Path, Any, list[Any]], here: World, run: Run, tmp_path: Path
) -> Any:
    """What was told as the first choice was made, of which the folder has a copy."""
    del run
    folder, told, asked = made
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    here.asked = list(asked)
    return told


@pytest.fixture
def choose(run: Run, capsys: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    def chosen(*flags: str, dated: bool = True) -> Any:
        capsys.readouterr()
        assert run("--choose", "--json", *flags, dated=dated) == 0
        return json.loads(capsys.readouterr().out)

    return chosen


def written() -> list[str]:
    told = json.loads((FOLDER / "review.json").read_bytes())
    return sorted(row["sources"][0]["url"] for row in told["items"])


def wrote(here: World) -> list[Any]:
    """The calls that write: hot ones."""
    return [body for body in here.asked if body["temperature"] > 0.3]


def listed(told: Any) -> list[str]:
    return [row["url"] for row in told["shortlist"]]


def test_choosing_writes_no_card_and_touches_no_draft(first: Any, here: World) -> None:
    assert len(first["shortlist"]) == 3
    assert len(first["bench"]) == 3
    assert all(row["reasons"] is not None for row in first["shortlist"])
    assert all(row["readable"] for row in first["shortlist"])
    assert first["tokens"] > 0
    assert wrote(here) == []
    assert not Path("drafts").exists()


def test_the_shortlist_is_shown_with_the_tokens_that_writing_takes(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--choose") == 0

    shown = capsys.readouterr().out
    assert [line[:3] for line in shown.splitlines()[1:7:2]] == ["  1", "  2", "  3"]
    assert "https://example.org/news/" in shown
    assert "3 were not chosen; the best of them:" in shown
    assert shown.splitlines()[0].startswith("scores are out of 100")
    assert re.search(r"some \d\d,\d{3} tokens", shown)


@pytest.mark.parametrize(
    ("typed", "dated"),
    [
        pytest.param((), True, id="as it was typed"),
        pytest.param(("--drop", "1"), False, id="of the newest choice"),
    ],
)
def test_the_next_step_can_be_pasted_where_nothing_was_published(
    run: Run,
    first: Any,
    capsys: pytest.CaptureFixture[str],
    typed: tuple[str, ...],
    *,
    dated: bool,
) -> None:
    run("--choose", *typed, dated=dated)
    line = capsys.readouterr().out.splitlines()[-1]
    change, _, then = line.partition(", then run ")

    assert main(shlex.split(then.partition(" -m agents ")[2])) == 0
    assert Path("drafts").is_dir()
    assert len(written()) == len(first["shortlist"]) - len(typed) // 2
    assert f"{then} --choose --swap N=URL" in change
    assert "--items 3" in then


def test_the_next_draft_writes_exactly_that_and_reads_no_source_again(
    run: Run, choose: Callable[..., Any], first: Any, here: World
) -> None:
    spare = first["bench"][-1]["url"]
    told = choose("--swap", f"2={spare}")
    here.fetched.clear()

    assert run() == 0

    assert listed(told)[1] == spare
    assert written() == sorted(listed(told))
    assert {path for path, _ in here.fetched} <= {"/v1/models"}
    report = json.loads((FOLDER / "report.json").read_bytes())
    assert report["counts"]["candidates"] == 6
    assert report["counts"]["stories"] == 6
    assert report["counts"]["cards"] == 3
    assert [source["name"] for source in report["sources"]] == ["one"]
    bench = json.loads((FOLDER / "review.json").read_bytes())["bench"]
    assert len(bench) == 3
    assert spare not in [row["url"] for row in bench]


def test_choosing_otherwise_costs_nothing(
    run: Run, choose: Callable[..., Any], first: Any, here: World
) -> None:
    told = choose(
        "--drop", "3", "--swap", f"{first['shortlist'][0]['id']}={first['bench'][0]['url']}",
        "--add", f"{here.url}/page",
    )  # fmt: skip

    assert listed(told) == [
        first["bench"][0]["url"],
        listed(first)[1],
        f"{here.url}/page",
    ]
    assert told["shortlist"][2]["reasons"][0] == "编辑添加"
    assert {listed(first)[0], listed(first)[2]} < {row["url"] for row in told["bench"]}
    assert wrote(here) == []
    assert run() in (0, 3)
    assert written() == sorted(listed(told))


def test_what_was_moved_out_comes_back(choose: Callable[..., Any], first: Any) -> None:
    title, url = first["shortlist"][1]["title"], listed(first)[1]
    choose("--drop", title)

    told = choose("--add", url)

    assert sorted(listed(told)) == sorted(listed(first))
    assert url not in [row["url"] for row in told["bench"]]


def test_the_newest_choice_is_meant_where_no_window_is_named(
    choose: Callable[..., Any], first: Any
) -> None:
    told = choose("--drop", "1", dated=False)

    assert told["window"] == first["window"]
    assert listed(told) == listed(first)[1:]


def test_without_a_choice_that_stands_one_is_made_first(
    choose: Callable[..., Any],
) -> None:
    assert len(choose("--drop", "2")["shortlist"]) == 2


def test_a_new_choose_forgets_the_old_one(
    run: Run, choose: Callable[..., Any], first: Any
) -> None:
    choose("--drop", "1")

    assert choose() == first
    assert run() == 0
    assert written() == sorted(listed(first))


def test_a_choice_that_was_written_stands_until_force(
    run: Run, choose: Callable[..., Any], first: Any, here: World
) -> None:
    choose("--drop", "1")
    run("--force")
    assert len(written()) == 2  # it was not written yet
    before = (FOLDER / "issue.md").read_bytes()
    here.asked.clear()

    assert run() == 0
    assert (FOLDER / "issue.md").read_bytes() == before
    assert wrote(here) == []
    assert run("--force") == 0
    assert written() == sorted(listed(first))


def test_another_window_is_chosen_from_anew(
    run: Run, choose: Callable[..., Any]
) -> None:
    choose("--drop", "1")

    assert run("--since", "2024-08-31") == 0

    assert len(written()) == 3


def test_a_draft_with_an_editors_work_is_left_alone(
    run: Run, choose: Callable[..., Any]
) -> None:
    run()
    main(["review", "--accept", "1"])
    before = {f: f.read_bytes() for f in FOLDER.iterdir() if f.is_file()}

    choose("--drop", "1")

    assert {f: f.read_bytes() for f in FOLDER.iterdir() if f.is_file()} == before


@pytest.mark.parametrize(
    ("flags", "why"),
    [
        pytest.param(("--drop", "9"), "names nothing of the shortlist", id="number"),
        pytest.param(("--swap", "1=https://a.b/c"), "nothing on the bench", id="row"),
        pytest.param(("--add", "there"), "no web address", id="address"),
    ],
)
def test_what_cannot_be_done_leaves_the_choice_as_it_stands(
    run: Run,
    first: Any,
    flags: tuple[str, ...],
    why: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("--choose", *flags) == 2

    assert why in capsys.readouterr().err
    assert run() == 0
    assert written() == sorted(listed(first))


def test_what_is_in_the_list_is_not_added_again(
    run: Run, first: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    url = listed(first)[0]

    assert run("--choose", "--add", url) == 2
    assert "already" in capsys.readouterr().err


def test_without_a_model_writing_takes_no_tokens(
    run: Run, choose: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY")
    monkeypatch.delenv("OPENAI_BASE_URL")

    told = choose()

    assert told["tokens"] == 0
    assert run() == 3
    assert written() == sorted(listed(told))


def test_a_failed_source_is_told_by_the_exit_code(
    run: Run, here: World, tmp_path: Path
) -> None:
    here.sources(tmp_path / "sources.yaml", "gone", "one")

    assert run("--choose") == 3
    assert run() == 3
    report = json.loads((FOLDER / "report.json").read_bytes())
    assert [source["status"] for source in report["sources"]] == ["failed", "ok"]
