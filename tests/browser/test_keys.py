"""Keys act on what is shown when they are typed, however slow the line is."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.opened import Opened
from tests.review import drafted

Open = Callable[..., Opened]
P, A, X, H = "pending", "accepted", "rejected", "held"


def order(folder: Path) -> list[str]:
    return [row["id"] for row in drafted.review(folder)["items"]]


def sections(folder: Path) -> list[str]:
    return [row["section"] for row in drafted.review(folder)["items"]]


# What is typed, what becomes of the five items, what is said then.
FAST = (
    ("jja", [P, P, A, P, P], "已采用：【工具 3】"),
    ("aaaaa", [A, A, A, A, A], "全部已决定"),
    ("ajx", [A, P, X, P, P], "不用：【工具 3】"),
    ("jjkh", [P, H, P, P, P], "留到下期：【工具 2】"),
    ("Gxa", [A, P, P, P, X], "已采用：【工具 1】"),
    ("jaua", [P, A, P, P, P], "已采用：【工具 2】"),
    ("jjfa", [P, P, P, A, P], "已采用：【工具 4】"),
)


def test_fast_keys_do_what_slow_ones_do(opening: Open, folder: Path) -> None:
    desk = opening(delay=150)
    for keys, statuses, said in FAST:
        desk.type(keys)

        desk.wait_for(said)
        desk.settled()
        assert (keys, drafted.statuses(folder)) == (keys, statuses)
        desk.type("u" * (5 - statuses.count(P)))
        desk.settled()
        assert drafted.statuses(folder) == [P] * 5
        desk.type("g")
        desk.at("【工具 1】")


def test_a_key_is_acted_on_in_the_moment_it_is_typed(
    desk: Opened, folder: Path
) -> None:
    desk.type("jja")

    assert desk.said == "已采用：【工具 3】某实验室"
    assert desk.heading == "【工具 4】某实验室"
    desk.until(lambda: drafted.statuses(folder) == [P, P, A, P, P])


def test_a_decision_draws_no_row_anew_but_its_own(desk: Opened) -> None:
    rows = "[...document.querySelectorAll('nav li')]"
    desk.page.evaluate(f"{rows}.forEach((one) => {{ one.old = true; }})")

    desk.type("jja")
    desk.settled()

    same = desk.page.evaluate(f"{rows}.filter((o) => o.old).map((o) => o.dataset.id)")
    assert same == ["s1", "s2", "s4", "s5"]


def test_a_reason_belongs_to_the_item_that_was_rejected(
    opening: Open, folder: Path
) -> None:
    desk = opening(delay=150)

    desk.type("jx1")

    desk.wait_for("不用：重复：【工具 2】")
    desk.until(lambda: drafted.review(folder)["items"][1].get("reason") == "重复")
    assert drafted.statuses(folder) == [P, X, P, P, P]


def test_after_x_one_digit_is_the_reason_and_the_next_one_a_section(
    opening: Open, folder: Path
) -> None:
    desk = opening(delay=150)

    desk.type("x52")

    desk.wait_for("理论向 长视频理解：【工具 2】")
    desk.until(lambda: sections(folder).count("theory") == 2)
    desk.settled()
    first, *_ = drafted.review(folder)["items"]
    assert first["reason"] == "写得不好"


def test_after_a_move_no_digit_is_a_reason(desk: Opened, folder: Path) -> None:
    for move in "jkgfs":
        desk.type(f"gx{move}")
        desk.page.locator("#reason").wait_for(state="hidden")

        desk.type("9")

        desk.settled()
        reasons = [row.get("reason", "") for row in drafted.review(folder)["items"]]
        assert (move, reasons) == (move, [""] * 5)
        assert drafted.statuses(folder) == [X, P, P, P, P]
        desk.type("u")
        desk.until(lambda: drafted.statuses(folder) == [P] * 5)


def test_the_strip_says_whose_reason_is_asked_and_takes_a_click(
    desk: Opened, folder: Path
) -> None:
    desk.type("x")
    desk.wait_for("为什么不用【工具 1】", "#reason")
    desk.page.locator("#reason button", has_text="证据不足").click()

    desk.until(lambda: drafted.review(folder)["items"][0].get("reason") == "证据不足")
    desk.type("h")
    desk.page.locator("#reason").wait_for(state="hidden")


def test_after_another_decision_digits_are_sections_again(
    desk: Opened, folder: Path
) -> None:
    desk.type("xa3")

    desk.wait_for("已移到🤠")
    desk.until(lambda: sections(folder).count("news") == 2)
    assert "【工具 3】" in desk.said


def test_the_digit_of_an_items_own_section_does_nothing(
    quiet: Opened, folder: Path
) -> None:
    before = drafted.review(folder)

    for keys, name in (
        ("1", "【工具 1】"),
        ("jjj2", "【工具 4】"),
        ("G3", "【工具 5】"),
    ):
        quiet.type(keys)
        quiet.wait_for(f"：{name}")
        assert "已经在" in quiet.said
    quiet.settled()

    assert drafted.review(folder)["items"] == before["items"]


def test_capital_j_and_k_without_shift_move_and_never_reorder(
    quiet: Opened, folder: Path
) -> None:
    for key, there in (("J", "【工具 2】"), ("J", "【工具 3】"), ("K", "【工具 2】")):
        quiet.page.keyboard.press(key)  # as with Caps Lock: a capital, and no Shift
        assert quiet.heading == f"{there}某实验室"

    quiet.settled()
    assert order(folder) == ["s1", "s2", "s3", "s4", "s5"]


def test_with_shift_they_reorder_and_say_what(desk: Opened, folder: Path) -> None:
    desk.type("J")

    desk.wait_for("已下移：【工具 1】")
    assert order(folder)[:2] == ["s2", "s1"]
    assert desk.heading == "【工具 1】某实验室"
    desk.type("J")
    desk.wait_for("已下移到其他工具：【工具 1】")


def test_caps_lock_changes_no_key(desk: Opened, folder: Path) -> None:
    desk.page.keyboard.press("A")
    desk.page.keyboard.press("X")
    desk.dispatch(key="h", shiftKey=True)  # Shift with Caps Lock on: no key of ours

    desk.until(lambda: drafted.statuses(folder) == [A, X, P, P, P])


def test_an_input_method_decides_nothing(quiet: Opened, folder: Path) -> None:
    quiet.dispatch(key="a", isComposing=True)
    quiet.dispatch(key="Process", code="KeyA", keyCode=229)
    quiet.dispatch(key="a", keyCode=229)

    quiet.type("j")
    quiet.at("【工具 2】")
    assert drafted.statuses(folder) == [P] * 5


def test_a_key_that_is_held_down_or_has_a_modifier_decides_nothing(
    quiet: Opened, folder: Path
) -> None:
    quiet.dispatch(key="a", repeat=True)
    quiet.dispatch(key="x", ctrlKey=True)
    quiet.dispatch(key="h", metaKey=True)

    quiet.type("j")
    quiet.at("【工具 2】")
    assert drafted.statuses(folder) == [P] * 5


def test_what_is_typed_behind_e_is_text(opening: Open, folder: Path) -> None:
    desk = opening(delay=150)

    desk.type("jje")
    desk.type("ax1")

    desk.until(
        lambda: (
            "第 3 个工具能读文件。没有依据的一句。ax1"
            in (folder / "issue.md").read_text("utf-8")
        )
    )
    assert drafted.statuses(folder) == [P] * 5


def test_a_refusal_names_the_item_and_stays_at_it(desk: Opened, folder: Path) -> None:
    drafted.replace(folder / "issue.md", drafted.text(2), "")
    desk.returned()
    desk.wait_for("稿中已删", "nav")

    desk.type("ja")

    desk.wait_for("【工具 2】某实验室：稿中已删")
    assert desk.heading == "【工具 2】某实验室"


def test_a_decision_about_another_text_is_refused_and_leads_back(
    opening: Open, folder: Path
) -> None:
    desk = opening(delay=150)
    drafted.replace(folder / "issue.md", "第 1 个工具能读", "第 1 个工具会读")

    desk.type("ajj")

    desk.wait_for("【工具 1】某实验室：这一条在别处改过了")
    desk.page.get_by_role("button", name="打开它").click()
    desk.wait_for("会读文件", "#item")
    assert drafted.statuses(folder) == [P] * 5


def test_without_a_server_it_is_said_that_nothing_was_decided(
    desk: Opened, folder: Path
) -> None:
    desk.page.route("**/decide", lambda route: route.abort())

    desk.type("aa")

    desk.wait_for("没有记下：【工具")
    desk.wait_for("待定\u00a05", "#sums")
    assert drafted.statuses(folder) == [P] * 5
    desk.errors.clear()  # the browser tells a failed request there


@pytest.mark.parametrize("leaving", ["Escape", "Control+Enter"])
def test_keys_behind_the_one_that_leaves_the_editor_are_the_pages(
    opening: Open, folder: Path, leaving: str
) -> None:
    desk = opening(delay=150)
    desk.type("e")
    desk.wait_for("正在编辑")
    desk.page.keyboard.insert_text("改")
    desk.page.keyboard.press(leaving)
    desk.type("jx")

    desk.wait_for("不用：【工具 2】")
    desk.until(lambda: drafted.statuses(folder)[1] == X)
    assert "没有依据的一句。改\n" in (folder / "issue.md").read_text("utf-8")
    desk.type("ge")
    desk.wait_for("正在编辑：【工具 1】")


def test_keys_behind_one_that_opens_a_window_decide_nothing(
    opening: Open, folder: Path
) -> None:
    desk = opening(delay=150)
    desk.type("waxh")

    desk.page.locator("#issue[open]").wait_for()
    desk.settled()
    assert drafted.statuses(folder) == [P] * 5
    desk.page.keyboard.press("Escape")
    desk.type("a")
    desk.until(lambda: drafted.statuses(folder)[0] == A)


@pytest.mark.parametrize(("key", "name"), [("?", "help"), ("p", "publishing")])
def test_behind_a_window_closed_by_its_button_keys_are_the_pages(
    quiet: Opened, key: str, name: str
) -> None:
    quiet.type(key)
    quiet.page.locator(f"#{name} [data-close]").click()
    quiet.type("j")
    quiet.at("【工具 2】")
    quiet.page.locator(f"header [data-key='{key}']").click()
    quiet.page.locator(f"#{name} [data-close]").click()
    quiet.type("j")

    quiet.at("【工具 3】")


def test_the_key_behind_escape_is_no_longer_the_dialogs(desk: Opened) -> None:
    for _ in range(5):
        desk.type("p")
        desk.page.keyboard.press("Escape")
        desk.type("j")
        desk.type("?")
        desk.page.keyboard.press("Escape")
        desk.type("k")

    desk.type("p")
    desk.page.keyboard.press("Escape")
    desk.type("e")
    desk.wait_for("正在编辑：【工具 1】某实验室")
