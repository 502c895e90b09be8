"""A page that has not heard of another's decision overrules nobody by accident."""

from pathlib import Path
from typing import Any

import httpx
import pytest

from agents.review.desk import Desk
from agents.review.sheet import digest
from tests.review import drafted
from tests.review.test_app import page, post
from tests.review.test_several import bases

PLACE = "practice 大模型研发"


async def known(browser: httpx.AsyncClient, me: str, name: str) -> None:
    await post(browser, "/news", me=me, name=name)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param({"kind": "accept"}, {"kind": "reject"}, id="reject"),
        pytest.param({"kind": "accept"}, {"kind": "hold"}, id="hold"),
        pytest.param({"kind": "reject"}, {"kind": "accept"}, id="accept"),
        pytest.param({"kind": "hold"}, {"kind": "place", "section": "news"}, id="move"),
        pytest.param({"kind": "accept"}, {"kind": "up"}, id="up"),
    ],
)
async def test_a_decision_over_one_that_was_not_seen_is_refused_and_told(
    desk: Desk, folder: Path, first: dict[str, Any], second: dict[str, Any]
) -> None:
    async with page(desk) as browser:
        await known(browser, "one", "小王")
        await post(browser, "/decide", item="s2", me="one", **first)
        before = drafted.review(folder)
        answer = await post(
            browser, "/decide", item="s2", saw="pending", stood=PLACE, **second
        )

        assert answer.status_code == 409
        assert answer.json()["item"] == "s2"
        assert answer.json()["error"].startswith("【工具 2】某实验室：小王刚定为「")
        assert drafted.review(folder) == before
        now = before["items"][1]["status"]
        again = await post(
            browser, "/decide", item="s2", saw=now, stood=PLACE, **second
        )

    assert again.status_code == 200


async def test_a_move_that_was_not_seen_is_told_too(desk: Desk) -> None:
    async with page(desk) as browser:
        await post(browser, "/decide", kind="place", item="s2", section="theory")
        answer = await post(
            browser, "/decide", kind="place", item="s2", section="news", stood=PLACE
        )

    assert answer.status_code == 409
    assert "别处刚移到「🤯" in answer.json()["error"]


async def test_who_says_nothing_of_what_was_seen_decides_as_ever(
    desk: Desk, folder: Path
) -> None:
    async with page(desk) as browser:
        await post(browser, "/decide", kind="accept", item="s2")
        await post(browser, "/decide", kind="reject", item="s2")
        await post(browser, "/decide", kind="undo")

    assert drafted.statuses(folder)[1] == "accepted"


async def test_accepted_and_edited_are_one_to_whoever_hopes(
    desk: Desk, folder: Path
) -> None:
    drafted.replace(folder / "issue.md", "第 2 个工具能读", "第 2 个工具会读")
    async with page(desk) as browser:
        await post(browser, "/decide", kind="accept", item="s2", saw="pending")
        after = drafted.statuses(folder)[1]
        answer = await post(
            browser, "/decide", kind="reject", item="s2", saw="accepted"
        )

    assert (after, answer.status_code) == ("edited", 200)


async def test_of_several_one_that_was_not_seen_stops_all(
    desk: Desk, folder: Path
) -> None:
    async with page(desk) as browser:
        await post(browser, "/decide", kind="accept", item="s3")
        saws = ["pending", "pending"]
        answer = await post(
            browser,
            "/decide",
            kind="many",
            does="hold",
            saws=saws,
            **bases("s2", "s3"),
        )

    assert answer.status_code == 409
    assert answer.json()["item"] == "s3"
    assert drafted.statuses(folder) == [
        "pending",
        "pending",
        "accepted",
        "pending",
        "pending",
    ]


async def test_what_makes_way_was_seen_as_it_is(desk: Desk, folder: Path) -> None:
    url = "https://example.org/bench/1"
    async with page(desk) as browser:
        await post(browser, "/decide", kind="accept", item="s2")
        answer = await post(
            browser, "/decide", kind="bench", item=url, instead="s2", saw="pending"
        )

    assert (answer.status_code, answer.json()["item"]) == (409, "s2")
    assert len(drafted.statuses(folder)) == 5


async def test_saving_an_edit_accepts_nothing_that_was_rejected_meanwhile(
    desk: Desk, folder: Path
) -> None:
    text = drafted.text(2).replace("能读", "会读")
    asked = {"item": "s2", "base": digest(drafted.text(2)), "text": text}
    async with page(desk) as browser:
        await post(browser, "/decide", kind="reject", item="s2")
        refused = await post(browser, "/edit", **asked, done=True, saw="pending")
        typed = await post(browser, "/edit", **asked, done=False, saw="pending")

    assert (refused.status_code, typed.status_code) == (409, 200)
    assert "current" not in refused.json()
    assert drafted.statuses(folder)[1] == "rejected"
    assert "第 2 个工具会读" in (folder / "issue.md").read_text(encoding="utf-8")


async def test_an_undo_takes_back_what_was_last_in_sight_or_nothing(
    desk: Desk, folder: Path
) -> None:
    async with page(desk) as browser:
        own = await post(browser, "/decide", kind="accept", item="s1")
        await known(browser, "two", "小李")
        other = await post(browser, "/decide", kind="hold", item="s3", me="two")
        refused = await post(browser, "/decide", kind="undo", last=own.json()["last"])

        assert refused.status_code == 409
        assert refused.json()["item"] == "s3"
        said = refused.json()["error"]
        assert "小李的「留到下期」：【工具 3】某实验室" in said
        assert drafted.statuses(folder)[2] == "held"
        last = other.json()["last"]
        await post(browser, "/decide", kind="undo", last=last)

    assert drafted.statuses(folder)[:3] == ["accepted", "pending", "pending"]


async def test_the_history_tells_whose_decision_it_was(desk: Desk) -> None:
    async with page(desk) as browser:
        await known(browser, "one", "")
        await post(browser, "/decide", kind="accept", item="s1", me="one")
        rows = (await browser.get("/history?id=s1")).json()["rows"]

    assert [(row["said"], row["by"]) for row in rows] == [("采用", "编辑 1")]
