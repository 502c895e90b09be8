"""What there is, what of it asks for an editor, and the evidence beside it."""

import json
from collections.abc import Callable
from pathlib import Path

from tests.browser.opened import Opened
from tests.browser.stage import Served
from tests.review import drafted

Open = Callable[..., Opened]


def test_the_page_opens_at_the_first_undecided_item_with_its_evidence(
    desk: Opened,
) -> None:
    assert desk.heading == "【工具 1】某实验室"
    assert "没有找到支持这一句的原文" in desk.panel


def test_the_page_opened_again_asks_for_none_of_its_files(
    desk: Opened, served: Served
) -> None:
    desk.page.goto(served.key.address)
    desk.page.locator("#item [data-n]").first.wait_for()

    files = desk.page.evaluate(
        """() => performance.getEntriesByType("resource")
          .filter((one) => one.name.includes("/assets/"))
          .map((one) => [one.name, one.transferSize])"""
    )
    assert len(files) == 3
    assert [name for name, over_the_line in files if over_the_line] == []


def test_after_any_panel_is_closed_the_evidence_is_there(quiet: Opened) -> None:
    for key in "bndl":
        quiet.type(f"g{key}j{key}")

        quiet.at("【工具 2】")
        quiet.wait_for("没有找到支持这一句的原文", "#panel")
        quiet.type(f"{key}j")
        quiet.page.keyboard.press("Escape")
        quiet.at("【工具 3】")
        quiet.wait_for("没有找到支持这一句的原文", "#panel")


def test_a_tapped_sentence_shows_its_span_from_any_panel(quiet: Opened) -> None:
    quiet.type("b")
    quiet.page.locator("#item [data-n='0']").click()

    quiet.wait_for("It reads files.", "#panel mark")


def test_filters_count_and_narrow_and_keys_follow(desk: Opened, folder: Path) -> None:
    desk.type("a")
    desk.wait_for("待定 4", "[data-filter=pending]")
    desk.page.locator("[data-filter=pending]").click()

    shown = desk.page.locator("nav li .name").all_inner_texts()
    assert [name[:6] for name in shown] == [f"【工具 {n}】" for n in (2, 3, 4, 5)]
    desk.type("jak")
    desk.at("【工具 2】")
    desk.until(
        lambda: drafted.statuses(folder)[:3] == ["accepted", "pending", "accepted"]
    )
    desk.page.locator("[data-filter=all]").click()
    assert desk.page.locator("nav li").count() == 5


def test_the_row_in_sight_stays_in_sight_when_a_filter_ends(quiet: Opened) -> None:
    quiet.resize(1440, 300)
    quiet.page.locator("[data-filter=flagged]").click()
    quiet.type("G")
    quiet.at("【工具 5】")
    quiet.page.locator("#queue").evaluate("(nav) => { nav.scrollTop = 0; }")
    quiet.page.locator("[data-filter=all]").click()

    row = quiet.page.locator("nav [aria-current]").bounding_box()
    assert row is not None
    assert 0 <= row["y"] <= 300 - row["height"]


def test_items_with_lint_errors_are_counted_and_shown(
    desk: Opened, folder: Path
) -> None:
    drafted.replace(
        folder / "issue.md", "第 4 个工具能读文件。", "**问题：**第 4 个工具能读文件。"
    )
    desk.returned()
    desk.wait_for("有错误 1", "[data-filter=errors]")

    desk.page.locator("[data-filter=errors]").click()

    assert desk.page.locator("nav li", has_text="版式错误").count() == 1


def test_f_goes_from_problem_to_problem(desk: Opened, folder: Path) -> None:
    told = drafted.review(folder)
    for row in (told["items"][1], told["items"][2]):
        row["sentences"].pop()
    file = folder / "review.json"
    file.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    desk.returned()
    desk.page.locator("nav li[data-id=s2] .flags").wait_for(state="detached")

    desk.type("f")

    desk.wait_for("下一处问题：【工具 4】")
    desk.at("【工具 4】")


def test_g_and_capital_g_go_to_the_ends(quiet: Opened) -> None:
    quiet.type("G")
    quiet.at("【工具 5】")
    quiet.type("j")
    quiet.wait_for("到头了")
    quiet.type("g")
    quiet.at("【工具 1】")


def test_a_slash_searches_the_headings(desk: Opened, folder: Path) -> None:
    desk.type("/")
    desk.page.keyboard.insert_text("工具 4")
    desk.page.keyboard.press("Enter")

    desk.at("【工具 4】")
    desk.type("a")
    desk.until(lambda: drafted.statuses(folder)[3] == "accepted")
    desk.type("/")
    desk.page.keyboard.press("Escape")
    assert desk.page.locator("nav li").count() == 5


def test_escape_ends_a_search_from_anywhere(quiet: Opened) -> None:
    quiet.type("/")
    quiet.page.keyboard.insert_text("工具 3")
    quiet.page.keyboard.press("Enter")
    quiet.at("【工具 3】")
    assert quiet.page.locator("nav li").count() == 1

    quiet.page.keyboard.press("Escape")

    quiet.wait_for("【工具 5】", "nav")


def test_decisions_stay_in_sight_and_nothing_scrolls_sideways(quiet: Opened) -> None:
    for width, height in ((1440, 900), (390, 844)):
        quiet.page.set_viewport_size({"width": width, "height": height})
        quiet.page.mouse.wheel(0, 5000)

        for name in ("采用", "不用"):
            box = quiet.page.locator("#bar button", has_text=name).first.bounding_box()
            assert box is not None
            assert 0 <= box["y"] <= height - box["height"]
            assert box["height"] >= 24
        wide = quiet.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width


def test_the_name_is_asked_once_and_kept(desk: Opened) -> None:
    desk.page.locator("#me").click()
    desk.page.locator("#name").fill("小王")
    desk.page.keyboard.press("Enter")

    desk.wait_for("我是小王", "#me")
    desk.page.reload()
    desk.wait_for("我是小王", "#me")


def test_a_sentence_looks_as_it_is_borne_out_and_a_legend_counts(quiet: Opened) -> None:
    def look(n: int) -> str | None:
        return quiet.page.locator(f"#item [data-n='{n}']").get_attribute("data-support")

    quiet.wait_for("没有依据 1", "#legend")
    assert (look(0), look(1)) == ("weak", "none")
    lines = quiet.page.evaluate(
        """() => [...document.querySelectorAll("#item .s")].map((node) => {
          const { textDecorationStyle: style, backgroundColor: wash } = getComputedStyle(node);
          return `${style} ${wash}`;
        })"""
    )
    assert len(set(lines)) == len(lines)


def test_the_span_is_shown_with_its_source_and_address(quiet: Opened) -> None:
    quiet.type("S")

    quiet.wait_for("It reads files.", "#panel mark")
    link = quiet.page.locator("#panel a")
    assert link.get_attribute("href") == "https://example.org/1"
    assert "GitHub" in quiet.panel
    assert "example.org" in quiet.panel
    assert "原文里没有对上：工具" in quiet.panel
    marked = """() => [...CSS.highlights.get("unfound")].map(String)"""
    assert quiet.page.evaluate(marked) == ["工具"]
    quiet.type("s")
    assert quiet.page.evaluate(marked) == []
