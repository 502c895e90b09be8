"""Everything that is published is on the page: openings, the intro, the whole issue."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from agents.domain.review import Publication
from agents.review.actions import Actions
from agents.review.desk import Desk
from agents.review.publication import fingerprint
from tests.browser.opened import Opened
from tests.browser.seen import faults
from tests.browser.stage import Served
from tests.review import drafted

Open = Callable[..., Opened]
TEXT = "两个工具都能读文件。"
WITH_SITE = Actions(site="site")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Its first category has an opening over its two items."""
    folder = drafted.write(tmp_path / "drafts" / "2024-09-30")
    for name in ("issue.md", "model.md"):
        drafted.replace(folder / name, "## 大模型研发\n", f"## 大模型研发\n\n{TEXT}\n")
    told = drafted.review(folder)
    proof = {"item": "s1", "quote": "第 1 个工具能读文件。"}
    told["openings"] = [
        {
            "section": "practice",
            "category": "大模型研发",
            "text": TEXT,
            "status": "pending",
            "items": ["s1", "s2"],
            "sentences": [{"text": TEXT, "evidence": [proof]}],
        }
    ]
    file = folder / "review.json"
    file.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    return folder


def opening(folder: Path) -> str:
    return str(drafted.review(folder)["openings"][0]["status"])


def test_an_opening_is_a_row_before_its_items_with_its_evidence(desk: Opened) -> None:
    rows = desk.page.locator("nav li .name").all_inner_texts()
    assert rows[0] == desk.heading == "导语：大模型研发"
    assert "第 1 个工具能读文件。" in desk.panel

    desk.page.locator("#panel").get_by_role("button", name="【工具 1】").click()
    desk.at("【工具 1】")


def test_the_same_keys_decide_about_an_opening(desk: Opened, folder: Path) -> None:
    desk.type("a")
    desk.wait_for("已采用：导语：大模型研发")
    desk.until(lambda: opening(folder) == "accepted")
    desk.type("u")
    desk.until(lambda: opening(folder) == "pending")
    for key in "hcrJ1":
        desk.type(key)
        desk.wait_for("导语只能采用、不用、编辑")
    desk.type("x1")
    desk.until(lambda: opening(folder) == "rejected")
    assert drafted.statuses(folder) == ["pending"] * 5


def test_an_edited_opening_stands_below_its_categorys_heading(
    desk: Opened, folder: Path
) -> None:
    desk.type("e")
    desk.wait_for("正在编辑：导语")
    desk.page.keyboard.press("Control+End")
    desk.page.keyboard.insert_text("编辑加的话。")
    desk.page.keyboard.press("Control+Enter")

    desk.wait_for("已保存，改后采用：导语")
    issue = (folder / "issue.md").read_text(encoding="utf-8")
    assert f"## 大模型研发\n\n{TEXT}编辑加的话。\n" in issue
    desk.until(lambda: opening(folder) == "edited")


def test_without_a_site_the_window_says_how_to_get_one_and_offers_no_publishing(
    desk: Opened,
) -> None:
    assert desk.page.locator("#to-dialog.main").count() == 0
    desk.type("p")

    desk.wait_for("没有说站点在哪里", "#goal")
    buttons = desk.page.locator("#publishing button:visible").all_inner_texts()
    assert buttons == ["整期预览", "关闭"]
    desk.page.keyboard.press("Enter")
    desk.page.locator("dialog[open]").wait_for(state="detached")


@pytest.mark.parametrize("actions", [WITH_SITE], ids=["with a site"])
def test_publishing_waits_for_openings_and_leads_to_them(desk: Opened) -> None:
    desk.type("jp")
    desk.page.locator("#publish-now").click()
    desk.page.locator("#published button", has_text="导语：大模型研发").click()

    desk.wait_for("导语：大模型研发", "nav [aria-current]")


async def unseen(draft_id: str) -> str:
    links = [f"  【工具 {n}】　https://example.org/{n}" for n in range(36)]
    noted = ["有 1 个链接能打开，但要看一眼：", "  【工具 1】　https://example.org/1"]
    head = [f"5 条已写入 site/{draft_id}.md", "36 个链接里有 36 个没能检查"]
    return "\n".join([*head, *links, *noted])


@pytest.mark.parametrize(
    "actions", [Actions(publish=unseen, site="site")], ids=["offline"]
)
def test_many_links_that_nobody_saw_are_one_line_that_unfolds(desk: Opened) -> None:
    desk.type("aaaaaap")
    desk.page.locator("#publish-now").click()
    desk.wait_for("5 条已写入", "#published")

    told = desk.page.locator("#published")
    assert told.locator("a, div:visible").all_inner_texts() == [
        "5 条已写入 site/2024-09-30.md",
        "有 1 个链接能打开，但要看一眼：\n  【工具 1】　https://example.org/1",
        "  【工具 1】　https://example.org/1",
    ]
    assert faults(desk) == []
    told.locator("summary", has_text="36 个没能检查").click()
    assert told.locator("details div:visible").count() == 36


def test_publishing_tells_first_of_open_notes_and_leads_to_them(desk: Opened) -> None:
    desk.type("jm")
    desk.page.keyboard.insert_text("查清再采用")
    desk.page.keyboard.press("Enter")
    desk.wait_for("备注 1", "nav [aria-current]")
    desk.type("p")

    desk.wait_for("还有备注", "#published")
    desk.page.locator("#published button", has_text="【工具 1】").click()
    desk.at("【工具 1】")


def test_the_whole_issue_is_seen_before_it_is_published(desk: Opened) -> None:
    desk.type("aaaxhw")
    whole = desk.page.locator("#whole")
    whole.wait_for()
    text = whole.inner_text()

    assert text.startswith("开头。")
    order = [
        text.index(word) for word in (TEXT, "【工具 1】", "【工具 2】", "【工具 5】")
    ]
    assert order == sorted(order)
    assert "【工具 3】" not in text
    assert "【工具 4】" not in text
    desk.page.locator("#waiting button", has_text="【工具 5】").click()
    desk.at("【工具 5】")


def publication(desk: Desk, made_of: str) -> None:
    out = Publication(page="/srv/site/a.md", at="2024-10-01T09:00:00", sha256=made_of)
    desk.update_review(lambda told: told.model_copy(update={"published": out}))


def test_without_a_site_what_was_published_is_told_in_words_that_agree(
    opening: Open, served: Served
) -> None:
    publication(served.desk, fingerprint(served.desk.seen()))
    desk = opening()
    desk.type("p")

    told = desk.page.locator("#publishing").inner_text()
    assert "2024-10-01 09:00 写入 /srv/site/a.md。之后没有改动，不用再发布。" in told
    assert "不能发布" not in told
    desk.close_dialog()
    desk.type("x")
    desk.settled()
    desk.type("p")

    told = desk.page.locator("#publishing").inner_text()
    assert "网址不变" not in told
    assert "2024-09-30 --to /srv/site 打开；做过的决定都留着" in told
