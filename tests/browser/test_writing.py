"""Writing at an item: nothing is lost by any click, and Cancel is taken back too."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.browser import long
from tests.browser.opened import Opened
from tests.review import drafted

Open = Callable[..., Opened]


def written(folder: Path) -> str:
    return (folder / "issue.md").read_text(encoding="utf-8")


def holds(folder: Path, words: str) -> bool:
    return words in written(folder)


def write(desk: Opened, words: str) -> None:
    desk.type("e")
    desk.wait_for("正在编辑")
    desk.page.keyboard.press("Control+End")
    desk.page.keyboard.insert_text(words)


def test_whatever_is_clicked_while_writing_the_text_is_saved(
    desk: Opened, folder: Path
) -> None:
    for click, then in (
        ("nav li[data-id=s3] button", "【工具 3】"),
        ("#leave", "【工具 1】"),
        ("#save", "【工具 1】"),
        ("#bar [data-key=x]", "【工具 2】"),
    ):
        words = f"点 {click} 之前还没存的一句。"
        write(desk, f"\n{words}\n")

        desk.page.locator(click).click()

        desk.until(partial(holds, folder, words))
        desk.page.locator("#editor").wait_for(state="hidden")
        desk.at(then)
        desk.type("g")
        desk.at("【工具 1】")


def test_the_old_text_is_put_back_the_editor_stays_and_u_brings_the_new_one(
    desk: Opened, folder: Path
) -> None:
    before = written(folder)
    write(desk, "\n又不想要的一句。\n")

    desk.page.locator("#cancel").click()

    desk.wait_for("已放回原文，还在编辑：【工具 1】")
    assert written(folder) == before
    assert drafted.statuses(folder) == ["pending"] * 5
    desk.page.keyboard.press("Escape")
    desk.page.locator("#editor").wait_for(state="hidden")
    desk.type("u")
    desk.until(lambda: "又不想要的一句。" in written(folder))


@pytest.mark.parametrize("written_before", ["", "写过的"])
def test_what_is_typed_on_behind_the_old_text_is_text(
    desk: Opened, folder: Path, written_before: str
) -> None:
    desk.type("e")
    desk.wait_for("正在编辑")
    desk.page.keyboard.insert_text(written_before)
    desk.page.locator("#cancel").click()
    desk.wait_for("原文")

    desk.type("ax3p")

    desk.until(lambda: "没有依据的一句。ax3p\n" in written(folder))
    assert written_before == "" or written_before not in written(folder)
    assert desk.page.locator("dialog[open]").count() == 0
    assert drafted.statuses(folder) == ["pending"] * 5


def test_saving_says_that_it_accepts_and_leaving_that_it_does_not(
    desk: Opened, folder: Path
) -> None:
    write(desk, "\n一句。\n")
    assert "保存并采用" in desk.page.locator("#save").inner_text()
    assert "先不决定" in desk.page.locator("#leave").inner_text()
    desk.page.locator("#leave").click()
    desk.page.locator("#editor").wait_for(state="hidden")
    assert drafted.statuses(folder)[0] == "pending"

    desk.type("e")
    desk.wait_for("正在编辑")
    desk.page.locator("#save").click()

    desk.wait_for("已保存，改后采用：【工具 1】")
    assert drafted.statuses(folder)[0] == "edited"
    assert desk.heading.startswith("【工具 1】")


def test_an_edited_item_is_accepted_as_such_in_the_words_and_in_the_count(
    desk: Opened, folder: Path
) -> None:
    write(desk, "\n一句。\n")
    desk.page.keyboard.press("Escape")
    desk.page.locator("#editor").wait_for(state="hidden")

    desk.type("a")

    desk.wait_for("改后采用：【工具 1】")
    assert "改后采用\u00a01" in desk.page.locator("#sums").inner_text()
    desk.until(lambda: drafted.statuses(folder)[0] == "edited")
    desk.type("gx")
    desk.settled()
    desk.type("ga")
    desk.wait_for("改后采用：【工具 1】")


def test_a_crash_in_mid_edit_loses_nothing(desk: Opened, folder: Path) -> None:
    desk.page.route("**/edit", lambda route: route.abort())
    write(desk, "\n断线时写的一句。\n")
    desk.page.reload()
    desk.page.unroute_all()
    desk.wait_for("上次没写完的文字还在")

    desk.until(lambda: "断线时写的一句。" in written(folder))
    desk.errors.clear()  # the browser tells a failed request


def test_the_text_opens_behind_the_sentence_that_was_chosen(
    opening: Open, folder: Path
) -> None:
    long.write(folder)
    desk = opening()
    desk.type("j")
    desk.at("【工具 2】")
    desk.page.locator("#item [data-n='30']").click()
    desk.type("e")
    desk.wait_for("正在编辑")

    text = desk.page.locator("#text")
    assert text.evaluate(
        "(field) => field.value.slice(0, field.selectionStart)"
    ).endswith(long.sentence(30))
    top, height, whole = text.evaluate(
        "(field) => [field.scrollTop, field.clientHeight, field.scrollHeight]"
    )
    assert top < whole * 30 / long.COUNT + height / 2 < top + 2 * height
    assert top > 0
    desk.page.keyboard.press("Escape")
    desk.page.locator("#editor").wait_for(state="hidden")
