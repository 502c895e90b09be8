"""One item written again: a real draft first, then the editor's wish."""

import asyncio
import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from agents.domain.plan import Rewrite
from agents.domain.report import Usage
from agents.domain.words import SectionName, Step, StoryId
from agents.errors import AgentsError, CredentialsError, LockedError, SettingsError
from agents.run.rewrite import Rewriter
from agents.store.lock import lock
from tests.world import Body, World, feed, truthful

NOW = dt.datetime(2024, 10, 8, tzinfo=dt.UTC)
WISH = "先说代价 <b>"


def heeding(body: Body) -> str:
    """With an editor's wish the answer begins with the second sentence."""
    system = str(body["messages"][0]["content"])
    answer = truthful(body)
    return answer.partition("。")[2] if "<editor>" in system else answer


@pytest.fixture
def here(address: World) -> World:
    address.begin_again(feeds={"one": feed(range(2))}, answering=heeding)
    return address


@pytest.fixture
def folder(first_draft: Callable[..., Path]) -> Path:
    return first_draft()


def rows(folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((folder / "review.json").read_bytes())[
        "items"
    ]
    return found


def again(
    env: dict[str, str],
    folder: Path,
    section: SectionName = "practice",
    wish: str = WISH,
    rewriter: Rewriter | None = None,
) -> tuple[dict[str, Any], list[tuple[Step, int]]]:
    """The first item once more, and what was told on the way."""
    told: list[tuple[Step, int]] = []
    story = StoryId(rows(folder)[0]["id"])
    asked = Rewrite(story_id=story, section=section, instruction=wish)
    rewriter = rewriter or Rewriter(lambda: env, lambda: NOW)
    row = asyncio.run(rewriter(folder, asked, lambda step, n: told.append((step, n))))
    return row, told


def test_the_wish_is_a_trusted_instruction_in_a_place_of_its_own(
    folder: Path, env: dict[str, str], here: World
) -> None:
    again(env, folder)

    system, user = (str(m["content"]) for m in here.asked[0]["messages"][:2])
    told = system.partition("<editor>")[2].partition("</editor>")[0]
    assert "先说代价 ‹b›" in told
    assert "先说代价" not in user


def test_the_new_version_is_grounded_as_a_drafted_one_is(
    folder: Path, env: dict[str, str]
) -> None:
    row, told = again(env, folder)

    assert row["text"].startswith("### 【")
    assert "发布于 2024 年 9 月" in row["text"]  # by code, as before
    assert f"]({row['sources'][0]['url']})" in row["text"]
    assert row["sentences"] != rows(folder)[0]["sentences"]
    assert all(sentence["evidence"] for sentence in row["sentences"])
    assert [answer["chosen"] for answer in row["answers"]] == [True, False]
    assert told[-2:] == [("card", 1), ("cite", 1)]
    assert {step for step, _ in told} == {"write", "judge", "card", "cite"}


def test_without_a_wish_the_model_is_asked_all_the_same(
    folder: Path, env: dict[str, str], here: World
) -> None:
    again(env, folder, wish="")

    assert [b for b in here.asked if b["temperature"] > 0.3] != []
    assert "<editor>" not in str(here.asked)


def test_the_same_again_after_a_crash_asks_nothing_twice(
    folder: Path, env: dict[str, str], here: World
) -> None:
    first, _ = again(env, folder)
    here.asked.clear()

    second, _ = again(env, folder)

    assert second == first
    assert here.asked == []


def test_the_item_is_written_for_the_section_where_it_stands_now(
    folder: Path, env: dict[str, str]
) -> None:
    row, _ = again(env, folder, section="news")
    theory, _ = again(env, folder, section="theory")

    assert row["section"] == "news"
    assert row["category"] == ""
    assert theory["category"] != ""


def test_the_pictures_of_the_draft_stay_where_the_section_has_them(
    folder: Path, env: dict[str, str]
) -> None:
    file = folder / "material.json"
    told = json.loads(file.read_bytes())
    story = rows(folder)[0]["id"]
    picture = {
        "file": "static/20240930-one-1.png",
        "url": "https://example.org/one.png",
        "page": "https://example.org/one",
        "alt": "总体结构",
        "credit": "图：Ada，CC BY 4.0",
        "sha256": "0" * 64,
    }
    told["stories"][story]["illustrations"] = [picture]
    file.write_text(json.dumps(told), encoding="utf-8")

    row, _ = again(env, folder)

    assert "![总体结构](static/20240930-one-1.png)" in row["text"]
    assert "\n图：Ada，CC BY 4.0\n" in row["text"]
    assert [one["file"] for one in row["images"]] == [picture["file"]]


def test_nothing_of_a_rewrite_is_left_in_the_state(
    folder: Path, env: dict[str, str], tmp_path: Path
) -> None:
    before = folder.joinpath("issue.md").read_bytes()

    again(env, folder)

    assert folder.joinpath("issue.md").read_bytes() == before
    assert b"again" not in (tmp_path / ".agents/state.db").read_bytes()


def test_what_was_used_counts_against_the_caps(
    folder: Path, env: dict[str, str]
) -> None:
    capped = Rewriter(lambda: {**env, "AGENTS_MAX_TOKENS_TOTAL": "10000"}, lambda: NOW)

    row, _ = again(env, folder, rewriter=capped)

    assert len(row["answers"]) == 1  # the caps took a sample away
    with pytest.raises(AgentsError, match="used up"):
        again(env, folder, rewriter=capped, wish="再来")
    with pytest.raises(AgentsError, match="used up"):
        again({**env, "AGENTS_MAX_TOKENS_TOTAL": "1"}, folder)
    capped.used = Usage(prompt_tokens=10_000)
    with pytest.raises(AgentsError, match="used up"):
        again(env, folder, rewriter=capped)


def test_money_that_was_spent_counts_too(
    folder: Path, env: dict[str, str], tmp_path: Path
) -> None:
    with (tmp_path / "sources.yaml").open("a", encoding="utf-8") as file:
        file.write("prices:\n  m: {input: 1.0, output: 1.0}\n")
    capped = Rewriter(lambda: {**env, "AGENTS_MAX_COST": "0.0100"}, lambda: NOW)

    again(env, folder, rewriter=capped)

    assert capped.used.cost
    with pytest.raises(AgentsError, match="used up"):
        again({**env}, folder, rewriter=capped, wish="再来")


def test_without_a_model_one_sentence_says_how_to_set_it(
    folder: Path,
) -> None:
    with pytest.raises(SettingsError, match=r"没有设置模型：在 \.env 里写上 OPENAI"):
        again({}, folder)


def test_the_source_list_may_be_elsewhere(
    folder: Path, env: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "sources.yaml").unlink()

    row, _ = again(env, folder)

    assert row["text"]


def test_an_item_without_material_is_told(folder: Path, env: dict[str, str]) -> None:
    asked = Rewrite(story_id=StoryId("hand-1"), section="news")

    with pytest.raises(SettingsError, match="neither material nor an address"):
        asyncio.run(
            Rewriter(lambda: env, lambda: NOW)(folder, asked, lambda step, n: None)  # noqa: ARG005
        )
    (folder / "material.json").write_text("torn", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"material\.json cannot be read"):
        again(env, folder)


def test_a_model_that_fails_leaves_everything_as_it_is(
    folder: Path, env: dict[str, str], here: World
) -> None:
    here.answering = lambda body: (
        "Nothing but English." if "<editor>" in str(body) else ""
    )

    with pytest.raises(AgentsError, match=r"left as it is: .*wrong-language"):
        again(env, folder)


def test_a_refused_key_comes_out_as_itself(
    folder: Path, env: dict[str, str], here: World
) -> None:
    here.refuse = 401

    with pytest.raises(CredentialsError):
        again(env, folder)


def test_a_run_that_holds_the_state_is_named(
    folder: Path, env: dict[str, str], tmp_path: Path
) -> None:
    with lock(tmp_path / ".agents"), pytest.raises(LockedError):
        again(env, folder)


def test_a_bug_is_not_swallowed(folder: Path, env: dict[str, str]) -> None:
    def tell(step: Step, answers: int) -> None:
        raise ZeroDivisionError(step, answers)

    story = StoryId(rows(folder)[0]["id"])
    rewriter = Rewriter(lambda: env, lambda: NOW)

    with pytest.raises(ExceptionGroup):
        asyncio.run(rewriter(folder, Rewrite(story_id=story, section="news"), tell))
