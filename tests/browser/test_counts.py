"""Counts agree: the head's sums, the filters, the section headings, what is listed."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser import test_whole
from tests.browser.opened import Opened
from tests.browser.test_together import change
from tests.review import drafted

Open = Callable[..., Opened]
FILTERS = ("all", "pending", "flagged", "errors")
folder = test_whole.folder  # an opening over the first two of five items


# What each filter counts and lists: all rows, those that it shows beside what is wanted,
# openings, and the numbers in its headings.
LISTED = """() => [...document.querySelectorAll("[data-filter]")].map((filter) => {
  if (filter.getAttribute("aria-pressed") === "false") filter.click();
  const rows = [...document.querySelectorAll("nav li")];
  const headings = [...document.querySelectorAll("nav h2")].map((one) => one.textContent);
  return {
    name: filter.dataset.filter,
    count: Number(filter.querySelector(".count").textContent),
    rows: rows.length,
    beside: rows.filter((one) => one.textContent.includes("不在筛选里")).length,
    openings: rows.filter((one) => one.dataset.kind === "opening").length,
    items: headings.map((one) => Number(/（(\\d+)）/.exec(one)?.[1] ?? 0)),
  };
})"""


def sums(desk: Opened) -> dict[str, dict[str, int]]:
    own, _, openings = desk.page.locator("#sums").inner_text().partition("导语：")
    return {
        name: {word: int(n) for word, n in re.findall(r"(\w+)\s(\d+)", text)}
        for name, text in (("items", own), ("openings", openings))
    }


def count(desk: Opened, name: str) -> int:
    return int(desk.page.locator(f"[data-filter={name}] .count").inner_text())


def agrees(desk: Opened) -> None:
    told = sums(desk)
    every = sum(told["items"].values()) + sum(told["openings"].values())
    waiting = told["items"].get("待定", 0) + told["openings"].get("待定", 0)
    filters = desk.page.evaluate(LISTED)
    assert [one["name"] for one in filters] == list(FILTERS)
    counts = {one["name"]: one["count"] for one in filters}
    assert (counts["all"], counts["pending"]) == (every, waiting)
    for one in filters:
        assert one["rows"] - one["beside"] == one["count"]
        items = sum(one["items"])
        assert items + one["openings"] + one["beside"] >= one["count"] >= items


def test_openings_are_summed_apart_and_sums_filters_and_lists_agree(
    desk: Opened,
) -> None:
    assert sums(desk) == {
        "items": {"待定": 5},
        "openings": {"待定": 1},
    }
    for keys in ("", "a", "ax", "gjjvsv", "gjxjx", "aah"):
        desk.type(keys)
        desk.settled()

        agrees(desk)
        desk.page.locator("[data-filter=all]").click()
    assert count(desk, "pending") == 0


@pytest.mark.parametrize("actions", [test_whole.WITH_SITE], ids=["with a site"])
def test_what_waits_is_the_same_number_everywhere(desk: Opened, folder: Path) -> None:
    drafted.replace(folder / "issue.md", drafted.text(5), "")
    desk.returned()
    desk.wait_for("稿中已删", "nav")
    desk.type("jx")
    desk.settled()

    waiting = count(desk, "pending")
    desk.type("w")
    desk.wait_for(f"待定 {waiting} 处", "#left-words")
    desk.close_dialog()
    desk.type("p")
    desk.page.locator("#publish-now").click()
    desk.wait_for(f"还有 {waiting} 处待定", "#published")


def test_a_checked_sentence_is_no_problem_any_more(desk: Opened) -> None:
    # It does not take the next look at what happens elsewhere.
    nothing = '{"error": "no news"}'
    desk.page.route("**/news", lambda route: route.fulfill(body=nothing))
    desk.settled()
    before = count(desk, "flagged")
    desk.type("jv")
    desk.wait_for("已核对第")

    desk.until(lambda: count(desk, "flagged") == before - 1)
    assert desk.page.locator("nav [aria-current] .flags").count() == 0
    desk.type("fff")
    desk.settled()
    assert desk.heading != "【工具 1】某实验室"


def test_a_filter_is_named_as_what_it_counts_a_hint_is_no_flag(
    opening: Open, folder: Path
) -> None:
    change(folder, list(range(5)))
    drafted.replace(
        folder / "issue.md", "第 4 个工具能读文件", "第 4 个工具每秒读 300 个文件"
    )
    desk = opening()
    button = desk.page.locator("[data-filter=flagged]")

    desk.until(lambda: button.inner_text() == "要留意 1")
    marks = desk.page.locator("nav li .flags span").all_inner_texts()
    assert marks == ["有改动", "有提示，在正文下面"]


def test_an_accepted_opening_that_drops_out_says_so(desk: Opened) -> None:
    desk.type("a")
    desk.wait_for("已采用：导语：大模型研发")
    desk.type("x")

    desk.wait_for("说到了不印的条目，先不印", "#dropped")
    assert sums(desk)["openings"] == {"不印": 1}
    desk.type("u")
    desk.page.locator("#dropped").wait_for(state="hidden")
    assert sums(desk)["openings"] == {"采用": 1}
    desk.type("ge")
    desk.wait_for("正在编辑：导语")
    desk.page.keyboard.insert_text("都改过。")
    desk.page.keyboard.press("Control+Enter")
    desk.wait_for("已保存，改后采用：导语")
    desk.type("jxx")

    desk.wait_for("这一类没有要印的条目了", "#dropped")
    assert sums(desk)["openings"] == {"不印": 1}
    desk.page.locator("#dropped button").click()
    desk.wait_for("导语：大模型研发", "nav [aria-current]")


def test_the_bench_tells_scores_on_one_scale(desk: Opened) -> None:
    desk.type("jb")

    desk.wait_for("分数满分 100", "#scale")
    desk.wait_for("（8 分，满分 100）", "#why")
    assert "1 分" in desk.page.locator(".bench").first.inner_text()


@pytest.mark.parametrize("count", [5, 60])
def test_a_list_longer_than_the_window_says_how_much_is_below(
    opening: Open, folder: Path, count: int
) -> None:
    longer = folder.parent / "more"
    drafted.write(longer, count=count)
    for name in ("issue.md", "model.md", "review.json"):
        (folder / name).write_bytes((longer / name).read_bytes())
    change(folder, list(range(count)))
    desk = opening()
    desk.type("A")
    desk.page.locator("#glance-list li").nth(count - 1).wait_for(state="attached")

    more = desk.page.locator("#glance-more")
    assert more.is_hidden() == (count == 5)
    if count > 5:
        desk.wait_for("清单没有显示完", "#glance-more")
        for _ in range(count):
            desk.page.keyboard.press("ArrowDown")
        more.wait_for(state="hidden")
        desk.page.keyboard.press("Home")
        desk.wait_for("清单没有显示完", "#glance-more")
    desk.close_dialog()
