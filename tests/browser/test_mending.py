"""What is mended by one click, two edits at once, and a published issue corrected."""

import json
from pathlib import Path

from tests.browser.opened import Opened
from tests.browser.seen import latin
from tests.review import drafted

SLIP, MENDED = "-第 1 个工具能读文件。", "- 第 1 个工具能读文件。"


def written(folder: Path) -> str:
    return (folder / "issue.md").read_text(encoding="utf-8")


def slipped(desk: Opened, folder: Path) -> None:
    drafted.replace(folder / "issue.md", "第 1 个工具能读文件。", SLIP)
    desk.returned()
    desk.wait_for(SLIP, "#item")


def test_one_click_mends_the_saved_text_and_u_takes_it_back(
    desk: Opened, folder: Path
) -> None:
    slipped(desk, folder)
    desk.page.locator("#lint button", has_text="自动修正").click()

    desk.wait_for("已自动修正：【工具 1】")
    assert MENDED in written(folder)
    desk.type("u")
    desk.until(lambda: SLIP in written(folder))


def test_one_click_mends_what_is_being_written_and_shows_what(
    desk: Opened, folder: Path
) -> None:
    slipped(desk, folder)
    desk.type("e")
    desk.wait_for("正在编辑")
    desk.page.locator("#mend").click()

    desk.wait_for("已自动修正")
    assert MENDED in desk.page.locator("#text").input_value()
    assert desk.page.locator("#mended ins").count() > 0
    assert "【工具 1】" not in desk.page.locator("#mended").inner_text()
    desk.until(lambda: MENDED in written(folder))
    desk.page.locator("#mended button", has_text="改回去").click()
    desk.until(lambda: SLIP in written(folder))


def test_mending_leaves_the_caret_between_its_words_and_can_be_closed(
    desk: Opened, folder: Path
) -> None:
    slipped(desk, folder)
    desk.type("e")
    desk.wait_for("正在编辑")
    text = desk.page.locator("#text")
    at = text.input_value().index("没有依据")
    text.evaluate("(field, at) => field.setSelectionRange(at, at)", at)
    desk.page.locator("#mend").click()
    desk.page.locator("#mended button", has_text="知道了").click()
    desk.page.locator("#mended").wait_for(state="hidden")

    desk.page.keyboard.insert_text("｜")

    assert "｜没有依据" in text.input_value()


def test_mending_is_offered_only_where_it_has_something_to_do(
    desk: Opened, folder: Path
) -> None:
    drafted.replace(
        folder / "issue.md", "第 1 个工具能读文件。", "**问题：**第 1 个工具能读文件。"
    )
    drafted.replace(
        folder / "issue.md", "第 2 个工具能读文件。没有依据的一句。", "短。"
    )
    desk.returned()
    desk.wait_for("有改动", "nav li[data-id=s2]")
    desk.page.locator("#lint button", has_text="自动修正").wait_for()

    desk.type("j")

    desk.wait_for("短。", "#item")
    desk.page.locator("#lint li").first.wait_for()
    assert desk.page.locator("#lint button").count() == 0
    desk.type("e")
    desk.wait_for("正在编辑：【工具 2】")
    desk.wait_for("短。", "#preview")
    assert desk.page.locator("#mend").is_hidden()


def test_edits_of_two_paragraphs_are_merged_without_a_question(
    desk: Opened, folder: Path
) -> None:
    desk.type("e")
    desk.wait_for("正在编辑")
    desk.page.keyboard.press("Control+End")
    drafted.replace(folder / "issue.md", "第 1 个工具能读", "第 1 个工具会读")
    desk.page.keyboard.insert_text("\n这里写的一句。\n")

    desk.until(
        lambda: (
            "第 1 个工具会读" in written(folder) and "这里写的一句。" in written(folder)
        )
    )
    assert "第 1 个工具会读" in desk.page.locator("#text").input_value()
    assert desk.page.locator("#conflict").is_hidden()


def test_edits_of_one_paragraph_are_shown_as_a_difference_and_both_kept(
    desk: Opened, folder: Path
) -> None:
    desk.type("e")
    desk.wait_for("正在编辑")
    drafted.replace(folder / "issue.md", "第 1 个工具能读", "第 1 个工具会读")
    text = desk.page.locator("#text")
    text.fill(text.input_value().replace("能读文件", "能读表格"))

    desk.page.locator("#conflict").wait_for()
    assert desk.page.locator("#theirs ins").count() > 0
    assert desk.page.locator("#theirs del").count() > 0
    desk.page.locator("#keep-both").click()
    desk.until(lambda: "会读文件" in written(folder) and "能读表格" in written(folder))


def published(desk: Opened, folder: Path) -> None:
    told = drafted.review(folder)
    told["published"] = {"page": "2024-09-30.md", "at": "2024-10-01T09:00:00+00:00"}
    for row in told["items"]:
        row["status"] = "accepted"
    file = folder / "review.json"
    file.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    desk.returned()
    desk.wait_for("已发布 2024-10-01", "#out")


def test_what_is_typed_into_a_published_item_waits_in_the_browser(
    desk: Opened, folder: Path
) -> None:
    published(desk, folder)
    desk.type("e")
    desk.wait_for("保存就是更正", "#text-label")
    desk.page.keyboard.press("Control+End")
    desk.page.keyboard.insert_text("没有更正的一句。")
    desk.page.keyboard.press("Escape")
    desk.wait_for("还没有更正")

    desk.type("e")

    desk.wait_for("上次没写完的文字还在")
    assert "没有更正的一句。" in desk.page.locator("#text").input_value()
    assert "没有更正的一句。" not in written(folder)
    desk.page.locator("#bar [data-key=x]").click()
    desk.wait_for("网页还是原来的，按 p 再发布一次才改")


def test_an_item_of_a_published_issue_is_corrected_with_a_dated_line(
    desk: Opened, folder: Path
) -> None:
    published(desk, folder)
    desk.type("e")
    desk.wait_for("正在编辑")
    text = desk.page.locator("#text")
    text.fill(text.input_value().replace("能读文件", "能读表格"))
    desk.page.keyboard.press("Control+Enter")
    desk.page.locator("#what").fill("读的是表格")
    desk.page.keyboard.press("Enter")

    desk.wait_for("已更正")
    assert "更正" in written(folder)
    assert "读的是表格" in written(folder)
    assert "能读表格" in written(folder)


def test_the_page_speaks_chinese(desk: Opened, folder: Path) -> None:
    slipped(desk, folder)

    found = latin(desk)
    for key in "bndlim":
        desk.type(key)
        found += latin(desk)
    desk.close_dialog()
    desk.type("?")
    found += latin(desk)

    assert found == []
