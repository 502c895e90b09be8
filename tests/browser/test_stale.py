"""A tab that has not heard yet of another's decision decides nothing by accident."""

from collections.abc import Callable
from pathlib import Path

import pytest

from agents.review import decisions
from tests.browser.opened import Opened
from tests.browser.stage import Served
from tests.review import drafted

Open = Callable[..., Opened]
P, A, X, H = "pending", "accepted", "rejected", "held"


@pytest.fixture
def stale(desk: Opened) -> Opened:
    """It hears nothing any more of what is done elsewhere."""
    nothing = '{"error": "no news"}'
    desk.page.route("**/news", lambda route: route.fulfill(body=nothing))
    desk.settled()
    return desk


def elsewhere(served: Served, item: str) -> None:
    served.desk.decide(decisions.accept(item), item, by="小王")


def test_a_key_over_anothers_decision_is_refused_until_it_is_pressed_again(
    stale: Opened, served: Served, folder: Path
) -> None:
    elsewhere(served, "s3")

    stale.type("jjx")

    stale.wait_for("【工具 3】某实验室：小王刚定为「采用」")
    stale.at("【工具 3】")
    stale.page.locator("nav li[data-id=s3][data-status=accepted]").wait_for()
    assert drafted.statuses(folder) == [P, P, A, P, P]
    stale.type("x")
    stale.until(lambda: drafted.statuses(folder) == [P, P, X, P, P])


def test_a_digit_behind_a_refused_x_is_no_reason(
    stale: Opened, served: Served, folder: Path
) -> None:
    elsewhere(served, "s1")

    stale.type("x3")

    stale.wait_for("小王刚定为「采用」")
    stale.settled()
    assert drafted.statuses(folder) == [A, P, P, P, P]
    assert "reason" not in drafted.review(folder)["items"][0]


def test_u_takes_back_no_decision_that_this_tab_has_not_heard_of(
    stale: Opened, served: Served, folder: Path
) -> None:
    stale.type("a")
    stale.until(lambda: drafted.statuses(folder)[0] == A)
    stale.settled()
    elsewhere(served, "s3")

    stale.type("u")

    stale.wait_for("没有撤销：最后一步是小王的「采用」：【工具 3】")
    assert drafted.statuses(folder) == [A, P, A, P, P]
    stale.type("uu")
    stale.until(lambda: drafted.statuses(folder) == [P] * 5)


def test_several_are_not_decided_over_anothers_word(
    stale: Opened, served: Served, folder: Path
) -> None:
    elsewhere(served, "s2")

    stale.type("ttth")

    stale.wait_for("【工具 2】某实验室：小王刚定为「采用」")
    assert drafted.statuses(folder) == [P, A, P, P, P]


def test_a_finished_edit_does_not_accept_what_another_rejected(
    stale: Opened, served: Served, folder: Path
) -> None:
    stale.type("e")
    stale.wait_for("正在编辑")
    served.desk.decide(decisions.reject("s1", "重复"), "s1", by="小王")
    stale.page.keyboard.insert_text("改")
    stale.page.keyboard.press("Control+Enter")

    stale.wait_for("小王刚定为「不用：重复」")
    assert drafted.statuses(folder)[0] == X
    stale.page.keyboard.press("Control+Enter")
    stale.until(lambda: drafted.statuses(folder)[0] == "edited")


# What is typed, what becomes of the five items, how many decisions then stand.
FAST = (
    ("akx", [X, P, P, P, P], 2),
    ("akhkxkaka", [A, P, P, P, P], 5),
    ("aau", [A, P, P, P, P], 1),
    ("aauu", [P, P, P, P, P], 0),
    ("ttakkx", [X, A, P, P, P], 2),
)


def test_ones_own_fast_keys_are_no_surprise(opening: Open, folder: Path) -> None:
    desk = opening(delay=100)
    for keys, statuses, decisions_left in FAST:
        desk.type(keys)

        desk.settled()
        assert (keys, drafted.statuses(folder)) == (keys, statuses)
        desk.type("u" * decisions_left)
        desk.settled()
        assert drafted.statuses(folder) == [P] * 5
        desk.type("g")
        desk.at("【工具 1】")


def test_an_edit_is_taken_back_by_u_pressed_at_once(
    opening: Open, folder: Path
) -> None:
    desk = opening(delay=100)
    desk.type("e")
    desk.wait_for("正在编辑")
    desk.page.keyboard.insert_text("改")
    desk.page.keyboard.press("Control+Enter")
    desk.page.locator("#editor").wait_for(state="hidden")
    desk.type("u")

    desk.wait_for("已撤销（编辑")
    assert (folder / "issue.md").read_text(encoding="utf-8") == drafted.issue()


def test_typing_brings_nothing_back_that_was_cut_out_and_says_so(
    stale: Opened, folder: Path
) -> None:
    stale.type("e")
    stale.page.locator("#text").wait_for()
    drafted.replace(folder / "issue.md", drafted.text(1), "")

    stale.page.keyboard.insert_text("甲")

    stale.wait_for("已自动保存，但稿中已删：不在正文里，保存并采用才放回：【工具 1")
    assert "【工具 1" not in (folder / "issue.md").read_text("utf-8")
    stale.page.keyboard.press("Control+Enter")
    stale.wait_for("别处刚从 issue.md 删去，这一页才知道；再按一次就按你的来")
    assert "【工具 1" not in (folder / "issue.md").read_text("utf-8")
    stale.wait_for("稿中已删", "nav")
    stale.page.keyboard.press("Control+Enter")
    stale.until(lambda: "甲" in (folder / "issue.md").read_text("utf-8"))
    assert drafted.statuses(folder)[0] == "edited"
