"""What is asked in a window of its own: typed text is its text, Enter its main button."""

from pathlib import Path

import pytest

from tests.browser.opened import Opened
from tests.review import drafted


def focused(desk: Opened) -> str:
    found: str = desk.page.evaluate("document.activeElement.id")
    return found


def notes(folder: Path) -> list[str]:
    row = drafted.review(folder)["items"][0]
    return [note["text"] for note in row.get("notes", [])]


def test_what_is_typed_behind_m_is_the_note_and_no_key(
    desk: Opened, folder: Path
) -> None:
    before = drafted.review(folder)["items"]

    desk.type("mp3xa")

    assert focused(desk) == "note"
    assert desk.page.locator("#note").input_value() == "p3xa"
    desk.settled()
    assert drafted.review(folder)["items"] == before
    desk.page.keyboard.press("Enter")
    desk.wait_for("备注已写上：【工具 1】")
    desk.wait_for("p3xa", "#panel")
    assert notes(folder) == ["p3xa"]


def test_where_a_name_is_asked_it_is_typed_at_once(desk: Opened) -> None:
    desk.page.locator("#me").click()
    desk.page.keyboard.type("ax3")
    desk.page.keyboard.press("Enter")

    desk.wait_for("我是ax3", "#me")


@pytest.mark.parametrize("key", ["Enter", "Control+Enter"])
def test_enter_presses_the_main_button_of_any_window_and_it_says_so(
    desk: Opened, folder: Path, key: str
) -> None:
    desk.type("m")
    desk.page.keyboard.insert_text("一行")
    desk.page.keyboard.press("Shift+Enter")
    desk.page.keyboard.insert_text("两行")
    desk.page.keyboard.press(key)
    desk.until(lambda: notes(folder) == ["一行\n两行"])

    desk.type("c")
    desk.page.keyboard.insert_text("新分类")
    desk.page.keyboard.press(key)
    desk.wait_for("已移到")
    desk.page.locator("#me").click()
    desk.page.keyboard.insert_text("小林")
    desk.page.keyboard.press(key)
    desk.wait_for("我是小林", "#me")
    buttons = desk.page.locator("dialog form .main")
    assert [one for one in buttons.all_text_contents() if "Enter" not in one] == []


def test_the_keys_are_shown_from_their_top(quiet: Opened) -> None:
    quiet.page.set_viewport_size({"width": 1440, "height": 500})
    quiet.type("?")
    quiet.page.locator("#help[open]").wait_for()

    assert quiet.page.evaluate("document.getElementById('help').scrollTop") == 0
    quiet.page.keyboard.press("End")
    quiet.until(
        lambda: quiet.page.evaluate("document.getElementById('help').scrollTop") > 0
    )
    quiet.close_dialog()
