"""Clean items at once, a selection, 自动修正, notes, checked sentences, an address."""

import json
from pathlib import Path
from typing import Any

import pytest

from agents.review import decisions
from agents.review.desk import Desk
from agents.review.several import several
from agents.review.sheet import digest
from tests.review import drafted
from tests.review.test_app import page, post

IDS = ["s1", "s2", "s3", "s4", "s5"]


def clean(folder: Path, *numbers: int) -> None:
    told = drafted.review(folder)
    for n in numbers:
        told["items"][n - 1]["sentences"].pop()
    (folder / "review.json").write_text(json.dumps(told), encoding="utf-8")


def bases(*names: str) -> dict[str, list[str]]:
    texts = dict(zip(IDS, map(drafted.text, range(1, 6)), strict=True))
    return {"items": [*names], "bases": [digest(texts[name]) for name in names]}


async def test_what_is_clean_is_accepted_in_one_step_and_taken_back_in_one(
    desk: Desk, folder: Path
) -> None:
    clean(folder, 2, 4, 5)
    async with page(desk) as browser:
        names = (await browser.get("/queue")).json()["clean"]
        await post(browser, "/decide", kind="clean", **bases(*names))
        after = drafted.statuses(folder)
        undone = (await post(browser, "/decide", kind="undo")).json()["undone"]

    assert names == ["s2", "s4", "s5"]
    assert after == ["pending", "accepted", "pending", "accepted", "accepted"]
    assert undone["said"] == "采用（共 3 条）"
    assert drafted.statuses(folder) == ["pending"] * 5


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param({"kind": "clean", **bases("s2", "s3")}, id="not clean"),
        pytest.param({"kind": "many", "does": "dance", **bases("s2")}, id="unknown"),
        pytest.param({"kind": "many", "does": "hold", "items": ["s2"]}, id="no base"),
        pytest.param(
            {"kind": "many", "does": "hold", "items": ["s1", "s2"], "bases": ["", ""]},
            id="another text",
        ),
        pytest.param({"kind": "many", "does": "accept"}, id="nothing chosen"),
    ],
)
async def test_all_of_a_selection_or_none(
    desk: Desk, folder: Path, asked: dict[str, Any]
) -> None:
    clean(folder, 2)
    async with page(desk) as browser:
        answer = await post(browser, "/decide", **asked)

    assert answer.status_code == 422
    assert drafted.statuses(folder) == ["pending"] * 5


async def test_a_selection_is_rejected_with_one_reason(
    desk: Desk, folder: Path
) -> None:
    asked = {"kind": "many", "does": "reject", "reason": "太旧", **bases("s1", "s3")}
    async with page(desk) as browser:
        await post(browser, "/decide", **asked)
        history = (await browser.get("/history", params={"id": "s3"})).json()["rows"]

    rows = drafted.review(folder)["items"]
    assert [row.get("reason") for row in rows] == ["太旧", None, "太旧", None, None]
    assert history[0]["said"] == "不用：太旧"


async def test_slips_are_mended_in_the_editor_and_in_the_file(
    desk: Desk, folder: Path
) -> None:
    text = drafted.text(1).replace("第 1 个工具", "第1个工具")
    drafted.replace(folder / "issue.md", drafted.text(1), text)
    base = desk.look().sheet[0].sha256
    async with page(desk) as browser:
        shown = (await post(browser, "/fix", item="s1", text=text)).json()
        before = (folder / "issue.md").read_text(encoding="utf-8")
        await post(browser, "/decide", kind="fix", item="s1", base=base)
        after = (folder / "issue.md").read_text(encoding="utf-8")
        again = await post(browser, "/decide", kind="fix", item="s1")
        await post(browser, "/decide", kind="undo")

    assert (shown["text"], shown["changed"]) == (drafted.text(1), True)
    assert text in before
    assert after == drafted.issue()
    assert again.status_code == 422
    assert text in (folder / "issue.md").read_text(encoding="utf-8")


async def test_both_edits_of_an_item_are_merged_by_paragraph(
    desk: Desk, folder: Path
) -> None:
    base = desk.look().sheet[0].sha256
    drafted.replace(folder / "issue.md", "第 1 个工具能读文件", "手改的第 1 个")
    mine = drafted.text(1).replace("储存库：", "代码：")
    async with page(desk) as browser:
        answer = await post(browser, "/edit", item="s1", text=mine, base=base)
        told = answer.json()
        saved = await post(
            browser,
            "/edit",
            item="s1",
            text=told["merge"]["text"],
            base=told["sha256"],
            done=True,
        )

    text = (folder / "issue.md").read_text(encoding="utf-8")
    assert (answer.status_code, told["merge"]["clean"]) == (409, True)
    assert saved.status_code == 200
    assert "手改的第 1 个" in text
    assert "代码：[https://example.org/1]" in text


async def test_one_paragraph_changed_by_both_is_kept_twice_with_the_difference(
    desk: Desk, folder: Path
) -> None:
    base = desk.look().sheet[0].sha256
    drafted.replace(folder / "issue.md", "第 1 个工具能读文件", "第 1 个工具会读文件")
    mine = drafted.text(1).replace("能读文件", "能写文件")
    async with page(desk) as browser:
        told = (await post(browser, "/edit", item="s1", text=mine, base=base)).json()

    (both,) = [part for part in told["merge"]["parts"] if part["kind"] == "both"]
    assert not told["merge"]["clean"]
    assert "会读文件" in told["merge"]["text"]
    assert "能写文件" in told["merge"]["text"]
    assert {run["kind"] for run in both["difference"]} == {"same", "ins", "del"}


async def test_notes_between_editors_are_kept_and_taken_away(
    desk: Desk, folder: Path
) -> None:
    async with page(desk) as browser:
        told = await post(browser, "/note", item="s1", text=" 请查一下 ", by="小李")
        rows = (await browser.get("/queue")).json()["items"]
        empty = await post(browser, "/note", item="s1", text=" ")
        (note,) = told.json()["notes"]
        kept = drafted.review(folder)["items"][0]["notes"]
        await post(browser, "/note", item="s1", at=note["at"], gone=True)

    assert kept == [note] == [{"by": "小李", "at": note["at"], "text": "请查一下"}]
    assert (rows[0]["notes"], rows[0]["status"]) == (1, "pending")
    assert empty.status_code == 422
    assert "notes" not in drafted.review(folder)["items"][0]


async def test_a_sentence_that_was_checked_stays_so(desk: Desk, folder: Path) -> None:
    sentence = "没有依据的一句。"
    async with page(desk) as browser:
        asked = {"item": "s1", "n": 1, "text": sentence, "checked": True}
        told = (await post(browser, "/check", **asked)).json()
        stale = await post(browser, "/check", **(asked | {"text": "另一句。"}))
        await post(browser, "/decide", kind="accept", item="s1")
        seen = (await browser.get("/item", params={"id": "s1"})).json()

    assert [one["checked"] for one in told["sentences"]] == [False, True]
    assert [one["checked"] for one in seen["sentences"]] == [False, True]
    assert stale.status_code == 422
    assert drafted.review(folder)["items"][0]["sentences"][1]["checked"] is True


async def test_an_address_comes_in_as_an_item_to_be_written(
    desk: Desk, folder: Path
) -> None:
    async with page(desk) as browser:
        told = (
            await post(browser, "/decide", kind="add", item="https://example.org/new/a")
        ).json()
        refused = await post(browser, "/decide", kind="accept", item=told["added"])
        twice = await post(browser, "/decide", kind="add", item="https://example.org/1")
        none = await post(browser, "/decide", kind="add", item="not an address")
        bench = await post(
            browser, "/decide", kind="add", item="https://example.org/bench/1"
        )

    row = next(r for r in drafted.review(folder)["items"] if r["id"] == told["added"])
    assert (row["unwritten"], row["status"]) == (True, "pending")
    assert row["sources"][0]["url"] == "https://example.org/new/a"
    assert [a.status_code for a in (refused, twice, none)] == [422, 422, 422]
    assert twice.json()["item"] == "s1"
    assert bench.json()["items"][-3]["heading"] == "【Bench 1】"


def test_undo_of_several_goes_back_in_their_order(desk: Desk, folder: Path) -> None:
    desk.decide(decisions.accept("s1"))
    before = desk.look().sheet
    told = bases("s2", "s3", "s4")
    desk.decide(several(told["items"], told["bases"], decisions.reject))
    desk.decide(decisions.undo(desk.changes()))

    assert desk.look().sheet == before
    assert Desk(folder, lambda: "").look().sheet == before


async def test_an_item_of_a_published_issue_is_corrected_on_the_page(
    desk: Desk, folder: Path
) -> None:
    text = drafted.text(5).replace("能读文件", "会读文件")
    asked = {"kind": "correct", "item": "s5", "text": text, "what": "动词。"}
    async with page(desk) as browser:
        early = await post(browser, "/decide", **asked)
        told = drafted.review(folder)
        told["published"] = {"page": "site/a.md", "at": "2024-10-01"}
        (folder / "review.json").write_text(json.dumps(told), encoding="utf-8")
        done = (await post(browser, "/decide", **asked)).json()

    assert early.status_code == 422
    out = done["published"]
    assert (out["page"], out["at"], out["changed"]) == ("site/a.md", "2024-10-01", True)
    assert (
        (folder / "issue.md")
        .read_text(encoding="utf-8")
        .endswith("https://example.org/5)\n\n**更正**：2024-10-01，动词。\n")
    )
