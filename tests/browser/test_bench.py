"""The bench: what is searched for there, and what a story of it replaces."""

import json
from pathlib import Path

import pytest

from tests.browser.opened import Opened
from tests.browser.seen import faults
from tests.review import drafted

P, X = "pending", "rejected"


@pytest.fixture
def folder(folder: Path) -> Path:
    told = drafted.review(folder)
    one, two = told["bench"]
    one |= {"gist": "给文档排版的模型", "source": "GitHub"}
    two |= {"gist": "读长视频", "source": "Orbit News", "score": 0.5}
    file = folder / "review.json"
    file.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    return folder


def test_a_slash_on_the_bench_finds_by_title_gist_and_source(desk: Opened) -> None:
    desk.type("b")
    for words, found in (
        ("bench <2", ["Bench <2>"]),
        ("排版", ["Bench <1>"]),
        ("orbit 视频", ["Bench <2>"]),
        ("没有的", []),
    ):
        desk.type("/")
        desk.page.keyboard.insert_text(words)

        desk.wait_for(f"找到 {len(found)} 条", "#panel")
        names = desk.page.locator(".bench:visible a").all_inner_texts()
        assert (words, names) == (words, found)
        assert desk.page.locator("nav li").count() == 5
        desk.page.keyboard.press("Escape")
        assert desk.page.locator(".bench:visible").count() == 2


def test_enter_goes_to_the_first_row_that_was_found(desk: Opened) -> None:
    desk.type("b/")
    desk.page.keyboard.insert_text("视频")
    desk.page.keyboard.press("Enter")
    desk.type("e")

    desk.wait_for("正在编辑：")
    assert "Bench 2" in desk.page.locator("#text").input_value()


def test_a_swap_behind_x_fills_the_place_that_was_made_free(
    desk: Opened, folder: Path
) -> None:
    desk.type("x1b")
    desk.wait_for("补上刚才不用的：【工具 1】", "#makes-way")
    assert faults(desk) == []
    desk.page.locator(".bench button").first.click()

    desk.wait_for("补上了【工具 1】")
    assert drafted.statuses(folder).count(P) == 5
    assert drafted.statuses(folder)[:2] == [X, P]
    desk.type("b")
    desk.wait_for("换入的一条顶替：【Bench 1】", "#makes-way")


def test_the_one_in_sight_makes_way_where_an_editor_says_so(
    desk: Opened, folder: Path
) -> None:
    desk.type("xb")
    desk.page.get_by_label("顶替正在看的：【工具 2】").check()
    desk.page.locator(".bench button").first.click()

    desk.wait_for("换下了【工具 2】")
    assert drafted.statuses(folder).count(P) == 4


def test_after_another_decision_no_place_is_free(desk: Opened) -> None:
    desk.type("xab")

    desk.wait_for("换入的一条顶替：【工具 3】", "#makes-way")


def test_a_day_is_told_by_the_clock_of_its_source(desk: Opened, folder: Path) -> None:
    told = drafted.review(folder)
    told["items"][0]["sources"][0]["published"] = "2024-09-03T22:30:00-07:00"
    told["items"][1]["sources"][0]["published"] = "2024-09-03T00:00:00+08:00"
    told["bench"][0]["published"] = "2024-09-03T22:30:00Z"
    file = folder / "review.json"
    file.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    desk.page.reload()
    desk.at("【工具 1】")

    desk.wait_for("2024-09-03 22:30 UTC-07:00", "#panel")
    desk.type("b")
    desk.wait_for("2024-09-03 22:30 UTC", "#panel")
    desk.type("bj")
    desk.at("【工具 2】")
    desk.wait_for("2024-09-03　example.org", "#panel")
