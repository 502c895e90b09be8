"""Whole runs of `python -m agents draft`, on a small world on this machine."""

import asyncio
import contextlib
import json
import os
import re
import shutil
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from agents.cli import main
from agents.formatter.lint import lint
from agents.run.check_sources import kept_standings
from agents.settings.options import options
from agents.settings.source_file import load
from agents.store.lock import lock
from tests.program import Program
from tests.world import (
    KEY,
    World,
    feed,
    issue,
    kept,
    of_step,
    step_of,
    truthful,
    weighs,
)

ROOT = Path(__file__).resolve().parents[1]
Draft = Callable[..., int]


@pytest.fixture
def here(address: World) -> World:
    address.begin_again(feeds=feeds())
    return address


def feeds() -> dict[str, bytes]:
    return {"one": feed(range(2, 5)), "two": feed(range(5, 7))}


@pytest.fixture
def draft(here: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Draft:
    """Runs `draft` in an empty folder; `model=False` sets no key."""
    monkeypatch.chdir(tmp_path)
    here.sources(tmp_path / "sources.yaml")

    def run(*flags: str, model: bool = True) -> int:
        if model:
            monkeypatch.setenv("OPENAI_API_KEY", KEY)
        return drafting(here, *flags, model=model)

    return run


def drafting(here: World, *flags: str, model: bool = True) -> int:
    asked = ("--base-url", f"{here.url}/v1", "--model", "m") if model else ()
    dates = ("--since", "2024-09-01", "--until", "2024-09-30")
    return main(["draft", *dates, *asked, *flags])


@dataclass(frozen=True)
class First:
    """An undisturbed draft: its folder, and all that it asked."""

    folder: Path
    fetched: list[tuple[str, dict[str, str]]]
    asked: list[dict[str, Any]]


@pytest.fixture(scope="module")
def first(address: World, tmp_path_factory: pytest.TempPathFactory) -> First:
    folder = tmp_path_factory.mktemp("first")
    address.begin_again(feeds=feeds())
    address.sources(folder / "sources.yaml")
    with pytest.MonkeyPatch.context() as patch, contextlib.chdir(folder):
        patch.setenv("OPENAI_API_KEY", KEY)
        assert drafting(address) == 0
    return First(folder, address.fetched, address.asked)


@pytest.fixture
def again(first: First, here: World, draft: Draft, tmp_path: Path) -> Draft:
    """`draft` once it has run: a copy of what the first one left, and what it asked."""
    shutil.copytree(first.folder, tmp_path, dirs_exist_ok=True)
    here.fetched, here.asked = list(first.fetched), list(first.asked)
    return draft


def test_a_draft_is_clean_and_every_card_links_its_source(first: First) -> None:
    drafted = issue(first.folder)

    assert [f for f in lint(drafted) if f.level == "E"] == []
    assert drafted.count("https://example.org/news/") == 10


def test_free_text_comes_first_and_hot_then_json_and_cool(first: First) -> None:
    asked = [body for body in first.asked if not weighs(body)]
    hot = [body for body in asked if body["temperature"] > 0.3]
    cool = [body for body in asked if body["temperature"] <= 0.3]
    assert {step_of(body) for body in hot} == {"write", "introduce"}
    assert all("response_format" not in body for body in hot)
    assert all("response_format" in body for body in cool)
    of_stories = [body for body in asked if step_of(body) != "introduce"]
    (opening,) = of_step(asked, "introduce")  # over all cards, cited or not
    assert asked.index(opening) > asked.index(of_step(asked, "card")[-1])
    steps: dict[str, list[str]] = {}
    for body in of_stories:
        story = re.findall(r"Orbit\d+", str(body["messages"]))[0]
        steps.setdefault(story, []).append(step_of(body))
    assert len(steps) == 5
    for taken in steps.values():  # two drafts, and one judge of both
        assert taken == ["write", "write", "judge", "card", "cite"]


def test_what_a_model_says_of_the_longlist_decides_who_is_drafted(
    draft: Draft, here: World, tmp_path: Path
) -> None:
    """The weighing comes first; its word is in the reasons, its line on the bench."""

    def choosy(body: dict[str, Any]) -> str:
        said = truthful(body)
        if step_of(body) != "weigh":
            return said
        answer = json.loads(said)
        for row in answer["stories"]:
            row["grade"] = 9 if re.search(r"Orbit[24]\b", row["gist"]) else 2
        return json.dumps(answer)

    here.answering = choosy

    code = draft("--items", "2")

    review = kept(tmp_path, "review.json")
    assert code == 0
    assert set(re.findall(r"智能体 Orbit(\d)", issue(tmp_path))) == {"2", "4"}
    assert all(
        "模型：团队用得上（9/10 分）" in row["reasons"] for row in review["items"]
    )
    assert len(review["bench"]) == 3
    assert all(row["gist"].endswith(" 发布") for row in review["bench"])
    first = [weighs(body) for body in here.asked]
    assert first == sorted(first, reverse=True)
    assert kept(tmp_path, "report.json")["model"]["steps"]["weigh"]["calls"] > 1
    assert kept(tmp_path, "report.json")["model"]["steps"]["repeats"]["calls"] == 1


def test_a_new_story_is_weighed_anew_with_its_batch_alone(
    again: Draft, here: World, tmp_path: Path
) -> None:
    here.asked.clear()
    here.feeds["three"] = feed(range(10, 11))
    here.sources(tmp_path / "sources.yaml")

    again()

    asked = [step_of(body) for body in here.asked]
    assert (asked.count("weigh"), asked.count("repeats")) == (1, 1)


def test_what_the_model_gets_wrong_of_the_longlist_costs_no_story(
    draft: Draft, here: World, tmp_path: Path
) -> None:
    draft("--out", str(tmp_path / "calm"), "--state", str(tmp_path / "calm-state"))
    here.answering = lambda body: "没有" if weighs(body) else truthful(body)

    code = draft()

    (said,) = [n for n in kept(tmp_path, "report.json")["notes"] if "weighed" in n]
    assert code == 0
    assert said.startswith("the model weighed 0 of 5 stories (model 'm' gave no usable")
    calm = tmp_path / "calm/2024-09-30/issue.md"
    assert issue(tmp_path) == calm.read_text(encoding="utf-8")


def test_a_second_run_asks_the_model_nothing_and_gives_the_same_bytes(
    again: Draft, here: World, tmp_path: Path
) -> None:
    first, asked = issue(tmp_path), len(here.asked)

    again()

    assert len(here.asked) == asked
    assert issue(tmp_path) == first


def test_a_second_run_sends_the_validators_of_the_first(
    again: Draft, here: World, tmp_path: Path
) -> None:
    here.fetched.clear()

    again()

    sent = {path: headers.get("if-none-match") for path, headers in here.fetched}
    assert sent == {"/one": '"one"', "/two": '"one"'}
    assert {s["status"] for s in kept(tmp_path, "report.json")["sources"]} == {
        "unchanged"
    }


def test_without_a_model_the_draft_says_that_it_is_extractive(
    draft: Draft, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = draft(model=False)

    assert code == 3
    assert "extractive" in capsys.readouterr().err
    assert "extractive" in kept(tmp_path, "report.json")["flags"]
    assert all(
        "extractive" in item["flags"] for item in kept(tmp_path, "review.json")["items"]
    )


def test_one_failed_source_is_named_and_the_others_are_drafted(
    draft: Draft, here: World, tmp_path: Path
) -> None:
    del here.feeds["two"]

    code = draft()

    failed = [s for s in kept(tmp_path, "report.json")["sources"] if s["error"]]
    assert code == 3
    assert [s["name"] for s in failed] == ["two"]
    assert "404" in failed[0]["error"]


def test_nothing_is_written_when_every_source_fails(
    draft: Draft, here: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here.feeds.clear()

    code = draft(model=False)

    assert code == 69
    assert not (tmp_path / "drafts").exists()
    assert "all 2 sources failed" in capsys.readouterr().err


def test_notes_that_are_not_told_are_in_the_report_that_is_named(
    draft: Draft, here: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = [f"gone{n}" for n in range(7)]
    here.sources(tmp_path / "sources.yaml", *gone)
    failed = draft(model=False)
    of_failed = capsys.readouterr().err
    here.sources(tmp_path / "sources.yaml", *gone, "one")
    drafted = draft(model=False)
    of_drafted = capsys.readouterr().err

    assert (failed, drafted) == (69, 3)
    assert "more notes like these\n" in of_failed
    assert "report.json" not in of_failed
    assert "more notes like these; drafts/2024-09-30/report.json has all" in of_drafted


def test_a_window_without_news_writes_nothing(draft: Draft, tmp_path: Path) -> None:
    code = draft("--since", "2023-01-01", "--until", "2023-01-31", model=False)

    assert code == 4
    assert not (tmp_path / "drafts").exists()


def test_a_refused_key_ends_the_run_before_anything_is_fetched(
    draft: Draft, here: World, capsys: pytest.CaptureFixture[str]
) -> None:
    here.refuse = 401

    code = draft()

    assert code == 78
    assert [path for path, _ in here.fetched if "models" not in path] == []
    assert KEY not in capsys.readouterr().err


def test_an_editors_text_survives_a_rerun_and_a_forced_one(
    again: Draft, tmp_path: Path
) -> None:
    file = tmp_path / "drafts/2024-09-30/issue.md"
    file.write_text("mine\n", encoding="utf-8")

    codes = (again(), again("--force"))

    assert codes == (0, 0)
    assert file.read_text(encoding="utf-8") == "mine\n"
    assert (file.parent / "issue.redraft.md").exists()


def test_a_forced_draft_names_the_file_that_it_wrote(
    again: Draft, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "drafts/2024-09-30/issue.md"
    file.write_text("mine\n", encoding="utf-8")

    again("--force")
    told = capsys.readouterr()
    again("--force", "--json")
    line = json.loads(capsys.readouterr().out)

    assert told.out == "drafts/2024-09-30/issue.redraft.md\n"
    assert "drafts/2024-09-30/issue.md is an editor's and stays as it was" in told.err
    assert line["issue"] == "drafts/2024-09-30/issue.redraft.md"


def test_a_story_of_the_archive_does_not_come_again(
    again: Draft, tmp_path: Path
) -> None:
    archive = tmp_path / "issues"
    archive.mkdir()
    (archive / "one.md").write_text(issue(tmp_path), encoding="utf-8")

    code = again("--out", "later")

    assert code == 4


def test_the_next_issue_counts_on_from_the_archive(
    again: Draft, here: World, tmp_path: Path
) -> None:
    archive = tmp_path / "issues"
    archive.mkdir()
    (archive / "one.md").write_text(issue(tmp_path), encoding="utf-8")
    here.feeds["one"] = feed(range(20, 24))
    here.feeds["two"] = feed(range(24, 26))

    again("--since", "2024-09-01", "--until", "2024-09-30", "--state", "other")

    text = issue(tmp_path)
    assert 'title: "前沿技术分享-第二期"' in text
    assert "第 6 至第 10 期" in text


def test_a_recording_replays_to_the_same_bytes_without_a_network(
    draft: Draft, here: World, tmp_path: Path
) -> None:
    draft("--record", "recording")
    first, asked, fetched = issue(tmp_path), len(here.asked), len(here.fetched)

    code = draft(
        "--replay", "recording", "--out", "again", "--state", "fresh", model=False
    )

    again = tmp_path / "again/2024-09-30/issue.md"
    assert code == 0
    assert again.read_text(encoding="utf-8") == first
    assert (len(here.asked), len(here.fetched)) == (asked, fetched)


def test_a_replay_is_no_health_of_the_sources(draft: Draft, tmp_path: Path) -> None:
    draft("--record", "recording")
    draft("--replay", "recording", "--out", "again", "--state", "fresh", model=False)

    def known(state: str) -> list[str]:
        chosen = options({"state": state}, {}, {})
        file = load(tmp_path / "sources.yaml")
        return [one.name for one in kept_standings(chosen, file)]

    assert known(".agents") == ["one", "two"]
    assert known("fresh") == []


def test_the_key_is_in_no_file(draft: Draft, tmp_path: Path) -> None:
    draft("--record", "recording")

    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert [file for file in files if KEY.encode() in file.read_bytes()] == []


def test_a_story_that_the_model_cannot_write_is_extracted_and_flagged(
    draft: Draft, here: World, tmp_path: Path
) -> None:
    def silent_on_one(body: dict[str, Any]) -> str:
        said = json.dumps(body, ensure_ascii=False)
        return "抱歉。" if "第 3 号实验室" in said else truthful(body)

    here.answering = silent_on_one

    code = draft()

    flagged = [
        item["heading"]
        for item in kept(tmp_path, "review.json")["items"]
        if "extractive" in item["flags"]
    ]
    assert code == 3
    assert len(flagged) == 1


def test_an_invented_figure_is_seen(draft: Draft, here: World, tmp_path: Path) -> None:
    def boasting(body: dict[str, Any]) -> str:
        return truthful(body).replace("个百分点", "个百分点，快 987 倍")

    here.answering = boasting

    draft()

    report = kept(tmp_path, "report.json")
    assert "987" not in issue(tmp_path) or "number-not-in-source" in report["flags"]


def test_a_second_run_at_once_is_refused_with_the_pid(
    draft: Draft, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with lock(tmp_path / ".agents"):
        code = draft()

    assert code == 75
    assert str(os.getpid()) in capsys.readouterr().err


def test_the_json_line_is_the_report(
    draft: Draft, capsys: pytest.CaptureFixture[str]
) -> None:
    draft("--json")

    line = json.loads(capsys.readouterr().out)
    assert line["issue"] == "drafts/2024-09-30/issue.md"
    assert line["counts"]["cards"] == 5


def test_no_more_calls_are_in_flight_than_allowed(draft: Draft, here: World) -> None:
    here.latency = 0.01

    draft("--concurrency", "3")

    assert here.most_running <= 3


def test_a_cap_on_tokens_degrades_and_never_fails(
    draft: Draft, here: World, tmp_path: Path
) -> None:
    code = draft("--max-tokens-total", "25000")

    model = kept(tmp_path, "report.json")["model"]
    assert code in (0, 3)
    assert model["prompt_tokens"] + model["completion_tokens"] <= 25000
    assert 0 < len(here.asked) < 28


def test_a_killed_run_goes_on_and_repeats_at_most_the_calls_in_flight(
    here: World, tmp_path: Path
) -> None:
    here.latency = 0.05
    sources = here.sources(tmp_path / "sources.yaml")

    def start(out: str, state: str) -> Program:
        flags = [
            *("draft", "--sources", str(sources), "--model", "m"),
            *("--since", "2024-09-01", "--until", "2024-09-30"),
            *("--base-url", f"{here.url}/v1", "--concurrency", "4"),
            *("--out", str(tmp_path / out), "--state", str(tmp_path / state)),
        ]
        return Program(flags, ROOT, {"OPENAI_API_KEY": KEY})

    start("calm", "calm-state").wait()
    calm = len(here.asked)
    here.asked.clear()
    killed = start("drafts", "state")
    asyncio.run(_until(lambda: len(here.asked) >= calm // 2))
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    start("drafts", "state").wait()

    undisturbed = (tmp_path / "calm/2024-09-30/issue.md").read_bytes()
    assert (tmp_path / "drafts/2024-09-30/issue.md").read_bytes() == undisturbed
    assert len(here.asked) - calm <= 4


async def _until(reached: Callable[[], bool]) -> None:
    while not reached():  # noqa: ASYNC110  # another process sends no event
        await asyncio.sleep(0.01)


def test_an_interrupted_run_says_so_and_goes_on_later(
    here: World, tmp_path: Path
) -> None:
    here.prompt = 8
    sources = here.sources(tmp_path / "sources.yaml")

    def start() -> Program:
        flags = [
            *("draft", "--sources", str(sources), "--model", "m"),
            *("--since", "2024-09-01", "--until", "2024-09-30"),
            *("--base-url", f"{here.url}/v1", "--concurrency", "2"),
            *("--out", str(tmp_path / "drafts"), "--state", str(tmp_path / "s")),
        ]
        return Program(flags, ROOT, {"OPENAI_API_KEY": KEY})

    interrupted = start()
    asyncio.run(_until(lambda: len(here.asked) >= 9))
    interrupted.send_signal(signal.SIGTERM)
    _, said = interrupted.communicate()
    here.woken.set()
    later = start()
    later.communicate()

    assert interrupted.returncode == 143
    assert "run it again to go on" in said
    assert later.returncode == 0
    assert (tmp_path / "drafts/2024-09-30/issue.md").exists()


def test_a_key_that_is_refused_later_ends_the_run_too(
    draft: Draft, here: World, tmp_path: Path
) -> None:
    draft("--items", "1")
    here.refuse = 401

    code = draft("--items", "2")

    assert code == 78
    assert (tmp_path / "drafts/2024-09-30/issue.md").exists()


def test_a_model_that_never_answers_leaves_nothing_behind(
    draft: Draft, here: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here.refuse = 404

    code = draft("--items", "2")

    assert code == 69
    assert not (tmp_path / "drafts").exists()
    assert "never answered" in capsys.readouterr().err


def test_a_draft_that_could_not_be_written_is_written_later_without_new_calls(
    draft: Draft, here: World, tmp_path: Path
) -> None:
    def answering(body: dict[str, Any]) -> str:
        (tmp_path / "drafts").write_text("in the way since then", encoding="utf-8")
        return truthful(body)

    here.answering = answering

    refused = draft()
    (tmp_path / "drafts").unlink()
    asked, fetched = len(here.asked), len(here.fetched)
    code = draft()

    assert (refused, code) == (73, 0)
    assert (len(here.asked), len(here.fetched)) == (asked, fetched)


def test_a_cap_on_money_needs_prices_and_holds(
    draft: Draft, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    without = draft("--max-cost", "0.1")
    said = capsys.readouterr().err
    with (tmp_path / "sources.yaml").open("a", encoding="utf-8") as file:
        file.write("prices:\n  m: {input: 1.0, output: 2.0}\n")

    code = draft("--max-cost", "0.025")

    assert without == 2
    assert "--max-cost" in said
    assert code in (0, 3)
    assert 0 < kept(tmp_path, "report.json")["model"]["cost"] <= 0.025
