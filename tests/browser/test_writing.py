"""Writing at an item: nothing is lost by any click, and Cancel is taken back too."""

from pathlib import Path

import pytest

from tests.browser.opened import Opened
from tests.review import drafted


def written(folder: Path) -> str:
    return (folder / "issue.md").read_text(encoding="utf-8")


def write(desk: Opened, words: str) -> None:
    desk.type("e")
    desk.wait_for("正在编辑")
    desk.page.keyboard.press("Control+End")
    desk.page.keyboard.insert_text(words)


@pytest.mark.parametrize(
    "click",
    [
        "nav li[data-id=s3] button",
        "#leave",
        "#save",
        "#bar [data-key=j], #bar [data-key=x]",
    ],
)
def test_whatever_is_clicked_while_writing_the_text_is_saved(
    desk: Opened, folder: Path, click: str
) -> None:
    write(desk, "\n还没存的一句。\n")

    desk.page.locator(click).first.click()

    desk.until(lambda: "还没存的一句。" in written(folder))


def test_cancel_brings_the_old_text_back_and_u_the_new_one(
    desk: Opened, folder: Path
) -> None:
    before = written(folder)
    write(desk, "\n又不想要的一句。\n")

    desk.page.locator("#cancel").click()

    desk.wait_for("已取消修改：【工具 1】")
    assert written(folder) == before
    assert drafted.statuses(folder)[0] == "pending"
    desk.type("u")
    desk.until(lambda: "又不想要的一句。" in written(folder))


def test_a_crash_in_mid_edit_loses_nothing(desk: Opened, folder: Path) -> None:
    desk.page.route("**/edit", lambda route: route.abort())
    write(desk, "\n断线时写的一句。\n")
    desk.page.reload()
    desk.page.unroute_all()
    desk.wait_for("上次没写完的文字还在")

    desk.until(lambda: "断线时写的一句。" in written(folder))
    desk.errors.clear()  # the browser tells a failed request
