"""Editors on other machines: through a tunnel, behind a proxy, two at once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from agents.review.desk import Desk
from tests.browser.opened import Opened
from tests.browser.stage import Served, Stage, staged
from tests.browser.tunnel import tunnel
from tests.review import drafted

Open = Callable[..., Opened]


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
def test_the_page_works_through_a_tunnel_of_another_port(
    opening: Open, served: Served, folder: Path, name: str
) -> None:
    with tunnel(served.key.port) as port:
        address = served.key.address.replace(served.key.host, f"{name}:{port}")
        desk = opening(address)
        desk.type("ja")

        desk.until(lambda: drafted.statuses(folder)[1] == "accepted")
        desk.wait_for("我是", "#me")
        desk.left()


def test_the_page_works_under_a_name_that_was_allowed(
    opening: Open, stage: Stage, folder: Path
) -> None:
    names = frozenset({"desk.test"})
    with stage.showing(Desk(folder, lambda: ""), names) as served:
        desk = opening(served.key.address.replace("127.0.0.1", "desk.test"))
        desk.type("ja")

        desk.until(lambda: drafted.statuses(folder)[1] == "accepted")
        desk.settled()
        desk.left()


def test_two_desks_whose_tunnels_are_one_machines_keep_two_keys(
    opening: Open, tmp_path: Path
) -> None:
    other = Desk(drafted.write(tmp_path / "drafts" / "2024-10-07"), lambda: "")
    with staged() as elsewhere, elsewhere.showing(other) as second:
        first = opening()
        page = first.context.new_page()
        page.goto(second.key.address)
        page.locator("#item [data-n]").first.wait_for()
        first.page.reload()
        first.page.locator("#item [data-n]").first.wait_for()
        page.close()


def test_two_editors_see_each_others_decisions_within_five_seconds(
    opening: Open,
) -> None:
    one, two = opening(), opening()
    two.type("jj")

    one.type("ax1")

    two.page.locator("nav li[data-id=s1][data-status=accepted]").wait_for(timeout=5000)
    two.page.locator("nav li[data-id=s2][data-status=rejected]").wait_for(timeout=5000)
    assert two.heading == "【工具 3】某实验室"
    assert "待定\u00a03" in two.page.locator("#sums").inner_text()


def test_an_edit_of_an_item_that_another_saved_meanwhile_loses_neither(
    opening: Open, folder: Path
) -> None:
    one, two = opening(), opening()
    for desk, word in ((one, "甲"), (two, "乙")):
        desk.type("e")
        desk.page.locator("#text").wait_for()
        desk.page.keyboard.insert_text(word)
    one.page.keyboard.press("Control+Enter")
    two.page.keyboard.press("Control+Enter")

    def refused(desk: Opened) -> bool:
        return desk.page.locator("#conflict").is_visible()

    one.until(lambda: refused(one) or refused(two))
    later = one if refused(one) else two
    theirs = later.page.locator("#theirs").inner_text()
    mine = later.page.locator("#text").input_value()
    assert {word for word in "甲乙" if word in theirs + mine} == {"甲", "乙"}
    later.page.locator("#keep-mine").click()
    later.until(
        lambda: mine.splitlines()[0] in (folder / "issue.md").read_text("utf-8")
    )


def test_who_writes_at_an_item_is_shown_to_the_others(opening: Open) -> None:
    two, one = opening(), opening()
    one.page.evaluate("localStorage.setItem('desk name', '小王')")
    one.type("j")
    one.at("【工具 2】")
    one.type("e")

    row = two.page.locator("nav li[data-id=s2]")
    row.get_by_text("小王在改").wait_for(timeout=10_000)
    two.wait_for("同时在看：小王", "#company")
    two.type("j")
    two.wait_for("小王正在改这一条", "#about")
    one.page.locator("#text").press("Escape")
    row.get_by_text("小王在改").wait_for(state="detached", timeout=10_000)
    one.context.close()  # the next test that needs one has to make another
    two.page.locator("#company", has_text="小王").wait_for(
        state="detached", timeout=10_000
    )


def by_hand(folder: Path) -> None:
    """As in a text editor: one item more before the second, and a word in the first."""
    issue = folder / "issue.md"
    drafted.replace(
        issue, "### 【工具 2】", "### 【手写的】某人\n\n一段。\n\n### 【工具 2】"
    )
    drafted.replace(issue, "第 1 个工具能", "第 1 个工具也能")


@pytest.mark.parametrize(
    ("keys", "pressed", "where", "then"),
    [
        pytest.param("", "nav li[data-id=s2] button", "nav [aria-current]", "【工具 2】", id="a row"),
        pytest.param("", "#item [data-n='0']", "#panel", "It reads files.", id="a sentence"),
        pytest.param("b", "#panel [aria-label^=换入]", "#say", "已换入", id="a panel"),
    ],
)  # fmt: skip
def test_news_that_come_while_the_mouse_is_down_cost_no_click(
    desk: Opened, folder: Path, keys: str, pressed: str, where: str, then: str
) -> None:
    desk.type(keys)
    desk.page.locator(pressed).first.hover()
    desk.page.mouse.down()
    by_hand(folder)
    desk.returned()
    desk.settled()
    desk.page.mouse.up()

    desk.wait_for(then, where)
    desk.wait_for("【手写的】", "nav")


def test_what_comes_is_drawn_where_the_mouse_was_let_go_in_a_menu(
    desk: Opened, folder: Path
) -> None:
    """The browser tells no end of a press that opened one."""
    desk.page.locator("#item").hover()
    desk.page.mouse.down()
    by_hand(folder)
    desk.returned()
    desk.page.evaluate("window.dispatchEvent(new PointerEvent('contextmenu'))")

    desk.wait_for("【手写的】", "nav")
    desk.page.mouse.up()
