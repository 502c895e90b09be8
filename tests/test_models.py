"""Whole runs of `draft` on model servers as people have them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from agents.cli import main
from tests import endpoints
from tests.world import KEY, Answered, Body, World, kept, step_of, world

_DATES = ("--since", "2024-09-01", "--until", "2024-09-30")
Draft = Callable[..., int]


@pytest.fixture
def here() -> Iterator[World]:
    with world() as small:
        endpoints.fill(small, 1)
        yield small


@pytest.fixture
def draft(here: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Draft:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OPENAI_API_KEY", KEY)

    def run(*flags: str) -> int:
        sources = here.sources(tmp_path / "sources.yaml", "one")
        model = ("--base-url", f"{here.url}/v1", "--model", "m", "--samples", "2")
        return main(["draft", "--sources", str(sources), *_DATES, *model, *flags])

    return run


def all_written(folder: Path, stories: int = 1) -> bool:
    items = kept(folder, "review.json")["items"]
    own = [item for item in items if "extractive" not in item["flags"]]
    return len(own) == stories and all(endpoints.judged(item) for item in own)


@pytest.mark.parametrize("dialect", ["OpenAI", "llama.cpp", "Zhipu, no figure"])
def test_a_small_context_writes_every_story_and_is_known_in_the_next_run(
    draft: Draft, here: World, tmp_path: Path, dialect: str
) -> None:
    here.limited = endpoints.small(8192, dialect)

    draft("--samples", "1")
    report = kept(tmp_path, "report.json")
    written, asked = all_written(tmp_path), len(here.asked)
    draft("--samples", "1")

    assert written
    assert 1 <= report["model"]["refused"] <= 3
    assert any("a context of" in words for words in report["model"]["known"]["m"])
    assert len(here.asked) == asked  # the journal's keys did not change

    draft("--samples", "2")

    assert len(here.asked) > asked
    assert kept(tmp_path, "report.json")["model"]["refused"] == 0


def test_a_server_that_reads_a_part_in_silence_is_named(
    draft: Draft, here: World, tmp_path: Path
) -> None:
    here.limited = endpoints.deaf(4096)

    draft()

    report = kept(tmp_path, "report.json")
    assert all_written(tmp_path)
    assert any("counts 4096 tokens" in note for note in report["notes"])
    assert any("reads 4096 tokens" in words for words in report["model"]["known"]["m"])


@pytest.mark.parametrize("signs", ["counted", "shown", "uncounted"])
def test_a_model_that_thinks_long_writes_and_judges_all(
    draft: Draft,
    here: World,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    signs: endpoints.Signs,
) -> None:
    server = endpoints.Thinker(9_000, signs)
    here.limited = server

    draft()
    report, asked = kept(tmp_path, "report.json"), len(here.asked)
    written, cut = all_written(tmp_path), server.cut_off
    draft()

    assert written
    assert 1 <= cut <= 4
    assert (server.cut_off, len(here.asked)) == (cut, asked)
    assert report["model"]["cut_off"] == cut
    if signs == "counted":
        share = report["model"]["thinking_tokens"]
        assert (
            share + report["model"]["text_tokens"]
            == (report["model"]["completion_tokens"])
        )
        assert f"{share} of thinking" in capsys.readouterr().err
    assert "先想一想" not in (tmp_path / "drafts/2024-09-30/issue.md").read_text(
        "utf-8"
    )


def test_the_next_run_of_a_model_that_thinks_loses_no_answer(
    draft: Draft, here: World
) -> None:
    server = endpoints.Thinker(9_000)
    here.limited = server
    draft("--samples", "1")
    cut, asked = server.cut_off, len(here.asked)

    draft("--samples", "2")

    assert server.cut_off == cut
    assert len(here.asked) > asked


def test_a_day_s_quota_keeps_what_is_written_and_the_next_day_goes_on(
    draft: Draft, here: World, tmp_path: Path
) -> None:
    endpoints.fill(here, 3)
    server = endpoints.Rationed(1000, "limits", a_day=13)
    here.limited = server

    code = draft("--concurrency", "1")
    report = kept(tmp_path, "report.json")
    items = kept(tmp_path, "review.json")["items"]
    server.total = 0
    draft("--concurrency", "1")

    extractive = ["extractive" in item["flags"] for item in items]
    assert code == 3
    assert any(extractive)
    assert not all(extractive)
    assert server.refused == 1
    assert any("goes on where it stopped" in note for note in report["notes"])
    assert all_written(tmp_path, 3)
    assert len(here.asked) - 1 == server.asked - 1 == 13 + server.total


def test_a_judge_that_was_given_up_is_flagged_and_told(
    draft: Draft, here: World, tmp_path: Path
) -> None:
    def no_judge(body: Body) -> Answered:
        if step_of(body) == "judge":
            return endpoints.refusal(400, "I judge nobody")
        return endpoints.honest(body)

    here.limited = no_judge

    code = draft()

    report = kept(tmp_path, "report.json")
    assert code == 3
    assert report["flags"] == ["judge-failed"]
    assert any("judge: " in note for note in report["notes"])


def test_effort_is_the_operator_s_and_another_one_is_asked_anew(
    draft: Draft, here: World
) -> None:
    here.limited = endpoints.Thinker(500, field="reasoning_effort")
    draft()
    asked = len(here.asked)

    draft("--effort", "high")
    new = here.asked[asked:]

    writing = [body for body in new if "response_format" not in body]
    assert {body["reasoning_effort"] for body in writing} == {"high"}
    assert new[-1]["reasoning_effort"] == "low"
