"""The one line that says what happened: about the item in sight, while it is so."""

import json
from collections.abc import Callable
from pathlib import Path

from tests.browser.opened import Opened
from tests.review import drafted

Open = Callable[..., Opened]


def test_that_an_item_is_being_edited_is_said_no_longer_than_it_is(
    quiet: Opened,
) -> None:
    quiet.type("e")
    quiet.wait_for("正在编辑：【工具 1】")
    quiet.page.keyboard.press("Escape")
    quiet.page.locator("#editor").wait_for(state="hidden")

    assert quiet.said == ""


def test_a_refusal_is_gone_with_the_item_that_it_is_about(
    desk: Opened, folder: Path
) -> None:
    drafted.replace(folder / "issue.md", drafted.text(1), "")
    desk.returned()
    desk.wait_for("稿中已删", "nav")
    desk.type("a")
    desk.wait_for("不能采用")

    desk.type("j")

    assert desk.said == ""


def test_what_was_done_to_the_item_before_is_said_at_the_next_and_gone_behind_it(
    desk: Opened,
) -> None:
    desk.type("a")
    assert desk.said == "已采用：【工具 1】某实验室"

    desk.type("j")

    assert desk.said == ""


def test_a_refusal_about_another_item_stays_until_it_is_opened(
    opening: Open, folder: Path
) -> None:
    desk = opening(delay=100)
    drafted.replace(folder / "issue.md", "第 1 个工具能读", "第 1 个工具会读")
    desk.type("aj")
    desk.wait_for("【工具 1】某实验室：这一条在别处改过了")
    desk.type("j")
    assert "这一条在别处改过了" in desk.said

    desk.page.get_by_role("button", name="打开它").click()

    desk.at("【工具 1】")
    desk.until(lambda: desk.said == "")


def test_that_nobody_answers_is_said_until_someone_does(desk: Opened) -> None:
    desk.page.route("**/news", lambda route: route.abort())
    desk.returned()
    desk.wait_for("审稿页没有回应")

    desk.page.unroute_all()
    desk.returned()

    desk.until(lambda: desk.said == "")
    desk.errors.clear()  # the browser tells a failed request there


def test_openings_of_one_name_tell_their_section(desk: Opened, folder: Path) -> None:
    told = drafted.review(folder)
    told["openings"] = [
        {
            "section": section,
            "category": "大模型研发",
            "text": text,
            "status": "pending",
            "items": [item],
            "sentences": [],
        }
        for section, text, item in (
            ("practice", "实践的导语。", "s1"),
            ("theory", "理论的导语。", "s4"),
        )
    ]
    told["items"][3]["category"] = "大模型研发"
    for name in ("issue.md", "model.md"):
        drafted.replace(
            folder / name, "## 长视频理解\n", "## 大模型研发\n\n理论的导语。\n"
        )
        file = folder / name
        text = file.read_text(encoding="utf-8")
        first = text.replace("## 大模型研发\n", "## 大模型研发\n\n实践的导语。\n", 1)
        file.write_text(first, encoding="utf-8")
    (folder / "review.json").write_text(
        json.dumps(told, ensure_ascii=False), encoding="utf-8"
    )
    desk.returned()
    desk.wait_for("导语：大模型研发（理论向）", "nav")

    rows = desk.page.locator("nav li[data-kind=opening] .name").all_inner_texts()
    assert rows == ["导语：大模型研发（实践向）", "导语：大模型研发（理论向）"]
    desk.page.locator("nav li[data-kind=opening]", has_text="理论向").click()
    desk.wait_for("导语：大模型研发（理论向）", "#item")
    desk.type("a")
    desk.wait_for("已采用：导语：大模型研发（理论向）")
    desk.type("u")
    desk.wait_for("：导语：大模型研发（理论向）")
    desk.type("h")
    desk.wait_for("导语只能采用、不用、编辑：导语：大模型研发（理论向）")
