"""`p` and `r` on the review page, as `review` is started."""

import asyncio
import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from agents.domain.plan import Rewrite
from agents.domain.words import StoryId
from agents.errors import NotReady, SettingsError
from agents.publish.from_review import review_actions
from agents.publish.link_report import UNSEEN
from agents.review.actions import Actions
from tests.publish.conftest import DRAFT, NAME, Desk

NOW = dt.datetime(2024, 11, 1, tzinfo=dt.UTC)


def made(env: dict[str, str], **flags: Any) -> Actions:
    given = {"out": None, "to": None, **flags}
    return review_actions(given, lambda: env, lambda: NOW)


@pytest.mark.parametrize(
    ("env", "flags"),
    [
        pytest.param({}, {"to": Path("site")}, id="a flag"),
        pytest.param({"AGENTS_TO": "site"}, {}, id="the environment"),
    ],
)
def test_the_page_publishes_where_it_was_told(
    here: Desk, env: dict[str, str], flags: dict[str, Any]
) -> None:
    # Nothing may be reached in a test, which is no reason to refuse: it is said.
    hand = made(env, **flags).publish

    assert made(env, **flags).site == "site"
    assert hand is not None
    head, looked, *links = asyncio.run(hand(DRAFT)).split("\n")
    assert head == f"4 条已写入 site/{NAME}"
    assert looked.startswith(
        f"{len(links)} 个链接里有 {len(links)} 个没能检查，请自己打开看看；"
        f"都列在 drafts/{DRAFT}/{UNSEEN} 里；第一个的原因："
    )
    assert all("【" in link and "https://" in link for link in links)
    assert asyncio.run(hand(DRAFT)).split("\n")[0].endswith("（没有变化）")
    assert (here.root / "issues" / NAME).exists()


def test_a_second_publication_names_what_it_corrects(here: Desk) -> None:
    hand = made({}, to=Path("site")).publish
    assert hand is not None
    asyncio.run(hand(DRAFT))
    here.write(here.text.replace("拆成几个步骤，由", "拆成三个步骤，由", 1))

    head, told, *_ = asyncio.run(hand(DRAFT)).split("\n")

    assert head == f"4 条已写入 site/{NAME}，更正 1 处："
    assert told == "【One】某实验室: 更正：2024-11-01，“几”改为“三”。"


def test_the_gate_is_the_same(here: Desk) -> None:
    here.decide(One="pending")
    hand = made({}, to=Path("site")).publish

    assert hand is not None
    with pytest.raises(NotReady, match="undecided: 【One】"):
        asyncio.run(hand(DRAFT))
    assert not (here.root / "site").exists()


def test_without_a_site_there_is_nothing_to_publish_to() -> None:
    assert (made({}).publish, made({}).site) == (None, "")


def test_a_rewrite_reads_the_settings_when_it_is_wanted(here: Desk) -> None:
    again = made({}).again
    asked = Rewrite(story_id=StoryId("One"), section="practice")

    assert again is not None
    with pytest.raises(SettingsError, match="没有设置模型"):
        asyncio.run(again(here.draft, asked, lambda step, n, /: None))  # noqa: ARG005
