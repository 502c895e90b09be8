"""Several items at once, notes between editors, sentences that were checked."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.opened import Opened
from tests.browser.seen import faults
from tests.review import drafted

Open = Callable[..., Opened]
P, A, X, H = "pending", "accepted", "rejected", "held"


def change(folder: Path, rows: list[int]) -> None:
    """These rows have no sentence without evidence, and no flag: clean ones."""
    told = drafted.review(folder)
    for n in rows:
        told["items"][n]["sentences"].pop()
        told["items"][n]["flags"] = []
    file = folder / "review.json"
    file.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")


@pytest.fixture
def clean(folder: Path, desk: Opened) -> Opened:
    change(folder, [0, 2, 4])
    desk.returned()
    desk.page.locator("nav li[data-id=s5] .flags").wait_for(state="detached")
    return desk


def test_clean_items_are_accepted_by_two_keys_after_a_glance(
    clean: Opened, folder: Path
) -> None:
    clean.type("A")
    rows = clean.page.locator("#glance-list li").all_inner_texts()
    assert [row.strip()[:6] for row in rows] == [f"【工具 {n}】" for n in (1, 3, 5)]
    clean.page.keyboard.press("Enter")

    clean.wait_for("已采用 3 条干净的")
    assert drafted.statuses(folder) == [A, P, A, P, A]
    clean.type("u")
    clean.until(lambda: drafted.statuses(folder) == [P] * 5)


def test_what_was_rejected_just_now_is_not_glanced_at_as_clean(
    opening: Open, folder: Path
) -> None:
    change(folder, [0, 2, 4])
    desk = opening(delay=150)
    desk.type("xA")
    desk.page.locator("#glance[open]").wait_for()
    desk.page.keyboard.press("Enter")

    desk.wait_for("已采用 2 条干净的")
    assert drafted.statuses(folder) == [X, P, A, P, A]


def test_the_glance_and_the_item_count_the_sentences_left_to_look_up(
    opening: Open, folder: Path
) -> None:
    change(folder, [0, 2, 4])
    clean = opening()
    clean.type("A")
    row = clean.page.locator("#glance-list li").first
    assert "待你核对 1 句" in row.inner_text()
    clean.close_dialog()
    clean.wait_for("待你核对 1 句（v）", "#about")
    clean.type("v")
    clean.wait_for("这一条都看过了")
    clean.page.locator("#about", has_text="待你核对").wait_for(state="detached")

    clean.type("A")

    assert "待你核对" not in row.inner_text()
    clean.close_dialog()


def test_the_glance_says_how_many_unchecked_sentences_it_accepts(
    clean: Opened,
) -> None:
    clean.type("A")
    clean.wait_for("采用这 3 条，连同 3 句待你核对的", "#glance-words")
    clean.page.keyboard.press("Space")
    clean.wait_for("采用这 2 条，连同 2 句待你核对的", "#glance-words")
    clean.page.keyboard.press("Enter")

    clean.wait_for("已采用 2 条干净的，连同 2 句待你核对的；u 撤销")


def test_the_glance_says_nothing_of_unchecked_sentences_where_all_were_checked(
    opening: Open, folder: Path
) -> None:
    told = drafted.review(folder)
    for row in told["items"]:
        row["flags"], row["sentences"] = [], row["sentences"][:1]
        row["sentences"][0]["support"] = "exact"
    (folder / "review.json").write_text(json.dumps(told), encoding="utf-8")
    desk = opening()

    desk.type("A")

    desk.wait_for("采用这 5 条", "#glance-words")
    assert "待你核对" not in desk.page.locator("#glance-words").inner_text()
    desk.close_dialog()


def test_what_the_glance_leaves_out_is_named_with_its_reason(
    opening: Open, folder: Path
) -> None:
    change(folder, [0, 2, 3, 4])
    drafted.replace(folder / "issue.md", "第 4 个工具能读", "第 4 个工具每秒读 300 个")
    desk = opening()
    desk.type("A")
    desk.wait_for("没有列进来的 2 条", "#glance-left-words")

    assert "没有标记、提示、" in desk.page.locator("#glance-title").inner_text()
    assert desk.page.locator("#glance-left li").all_inner_texts() == [
        "【工具 2】某实验室：1 句有疑点",
        "【工具 4】某实验室：有提示，在正文下面",
    ]
    assert faults(desk) == []
    desk.close_dialog()


def test_closing_the_glance_accepts_nothing(clean: Opened, folder: Path) -> None:
    clean.type("A")
    clean.close_dialog()
    clean.type("j")

    clean.at("【工具 2】")
    assert drafted.statuses(folder) == [P] * 5


def test_a_single_row_is_left_out_by_the_space_bar_or_the_mouse(
    clean: Opened, folder: Path
) -> None:
    clean.type("A")
    clean.page.keyboard.press("Space")
    clean.wait_for("采用这 2 条", "#glance-words")
    clean.page.locator("#glance-list label", has_text="【工具 5】").click()
    clean.wait_for("采用这 1 条", "#glance-words")
    clean.page.keyboard.press("Enter")

    clean.wait_for("已采用 1 条干净的")
    assert drafted.statuses(folder) == [P, P, A, P, P]


def test_an_item_with_a_note_is_not_clean(clean: Opened, folder: Path) -> None:
    clean.type("jjm")
    clean.page.keyboard.insert_text("数字请再核一下")
    clean.page.keyboard.press("Enter")
    clean.wait_for("备注已写上：【工具 3】")

    clean.type("A")

    rows = clean.page.locator("#glance-list li").all_inner_texts()
    assert [row.strip()[:6] for row in rows] == ["【工具 1】", "【工具 5】"]
    clean.page.keyboard.press("Enter")
    clean.wait_for("已采用 2 条干净的")
    assert drafted.statuses(folder) == [A, P, P, P, A]


def test_with_nothing_clean_it_is_said(quiet: Opened) -> None:
    quiet.type("A")

    quiet.wait_for("没有可以一次采用的")


def test_picked_items_are_rejected_together_with_one_reason_and_one_undo(
    desk: Opened, folder: Path
) -> None:
    desk.type("ttjtx")
    desk.wait_for("为什么不用这 3 条", "#picked")
    assert drafted.statuses(folder) == [P] * 5
    desk.type("2")

    desk.wait_for("不用：太旧：3 条")
    assert drafted.statuses(folder) == [X, X, P, X, P]
    desk.type("u")
    desk.until(lambda: drafted.statuses(folder) == [P] * 5)
    assert all("reason" not in row for row in drafted.review(folder)["items"])


def test_escape_picks_nothing_any_more(desk: Opened, folder: Path) -> None:
    desk.type("tt")
    desk.page.keyboard.press("Escape")
    desk.page.locator("#picked").wait_for(state="hidden")
    desk.type("a")

    desk.wait_for("已采用：【工具 3】")
    desk.settled()
    assert drafted.statuses(folder) == [P, P, A, P, P]


def test_shift_and_ctrl_clicks_pick(desk: Opened, folder: Path) -> None:
    row = desk.page.locator("nav li[data-id=s3] button")
    row.click(modifiers=["Shift"])
    desk.page.locator("nav li[data-id=s2] button").click(modifiers=["Control"])
    desk.type("h")

    desk.wait_for("留到下期：2 条")
    assert drafted.statuses(folder) == [H, P, H, P, P]


def test_v_marks_a_sentence_as_checked_and_f_passes_it_by(
    desk: Opened, folder: Path
) -> None:
    desk.type("v")

    desk.wait_for("已核对第 2 句：【工具 1】")
    assert drafted.review(folder)["items"][0]["sentences"][1]["checked"] is True
    desk.wait_for("第 1 / 2 句", "#panel")
    desk.wait_for("已核对 1", "#legend")
    desk.type("Sf")
    desk.wait_for("下一处问题：【工具 2】")
    desk.type("g")
    desk.at("【工具 1】")
    desk.type("sv")
    desk.wait_for("不算核对过了")
    assert not drafted.review(folder)["items"][0]["sentences"][1].get("checked")


def test_v_goes_on_to_the_next_sentence_until_all_are_looked_up(
    desk: Opened, folder: Path
) -> None:
    desk.type("v")
    desk.wait_for("已核对第 2 句：【工具 1】")
    desk.type("v")

    desk.wait_for("已核对第 1 句：【工具 1】某实验室；这一条都看过了")
    sentences = drafted.review(folder)["items"][0]["sentences"]
    assert [one["checked"] for one in sentences] == [True, True]
    desk.type("u")
    desk.wait_for("已撤销（已核对第 1 句）")
    assert "第 1 / 2 句" in desk.panel


def test_a_sentence_that_was_taken_out_is_passed_over(
    desk: Opened, folder: Path
) -> None:
    drafted.replace(folder / "issue.md", "第 1 个工具能读文件。没有", "没有")
    desk.returned()
    desk.wait_for("没有依据 1", "#legend")
    weak = desk.page.locator("#legend li", has_text="待你核对")
    weak.wait_for(state="detached")

    desk.type("sv")

    desk.wait_for("已核对第 1 句：【工具 1】")
    assert "第 1 / 1 句" in desk.panel
    drafted.replace(
        folder / "issue.md",
        "没有依据的一句。\n\n储存库：[https://example.org/1]",
        "储存库：[https://example.org/1]",
    )
    desk.returned()
    desk.wait_for("没有逐句证据", "#panel")


def test_editors_write_notes_to_each_other(desk: Opened, folder: Path) -> None:
    desk.page.locator("#tabs button", has_text="备注").click()
    desk.page.locator("#panel button", has_text="写备注").click()
    desk.page.locator("#note").fill("数字请再核一下")
    desk.page.locator("#note-form .main").click()

    desk.wait_for("备注已写上：【工具 1】")
    desk.wait_for("数字请再核一下", "#panel")
    desk.wait_for("备注 1", "nav [aria-current]")
    assert drafted.review(folder)["items"][0]["notes"][0]["text"] == "数字请再核一下"
    desk.page.get_by_label("去掉备注").click()
    desk.wait_for("备注已去掉")
    assert not drafted.review(folder)["items"][0].get("notes")


def test_a_note_that_is_settled_is_kept_folded_and_u_opens_it_again(
    desk: Opened, folder: Path
) -> None:
    desk.type("m")
    desk.page.keyboard.insert_text("数字请再核一下")
    desk.page.keyboard.press("Enter")
    desk.wait_for("备注 1", "nav [aria-current]")
    assert faults(desk) == []

    desk.page.locator("#panel").get_by_label("已解决").click()

    desk.wait_for("备注已解决")
    desk.wait_for("✓ 已解决　编辑", "#panel summary")
    assert desk.page.locator("#panel").get_by_text("数字请再核一下").is_hidden()
    assert "备注" not in desk.page.locator("nav [aria-current]").inner_text()
    assert faults(desk) == []
    (note,) = drafted.review(folder)["items"][0]["notes"]
    assert note["settled_at"]
    desk.type("ju")
    desk.wait_for("已撤销（备注已解决）：【工具 1】")
    desk.at("【工具 1】")
    desk.wait_for("备注 1", "nav [aria-current]")
    (note,) = drafted.review(folder)["items"][0]["notes"]
    assert "settled_at" not in note


def test_a_note_is_kept_by_escape_and_put_there_by_ctrl_enter(
    desk: Opened, folder: Path
) -> None:
    desk.type("m")
    desk.page.keyboard.insert_text("半句")
    desk.close_dialog()
    desk.page.locator("#panel button", has_text="写备注").click()
    desk.page.keyboard.press("Control+End")
    desk.page.keyboard.insert_text("，写完")

    desk.page.keyboard.press("Control+Enter")

    desk.wait_for("备注已写上")
    (note,) = drafted.review(folder)["items"][0]["notes"]
    assert note["text"] == "半句，写完"


def test_the_bench_tells_source_date_score_and_why(quiet: Opened) -> None:
    quiet.type("b")

    row = quiet.page.locator(".bench").first.inner_text()
    assert [
        word for word in ("日期未确认", "1 分", "名额已满") if word not in row
    ] == []


def test_e_on_a_bench_row_takes_it_in_and_opens_the_editor(
    desk: Opened, folder: Path
) -> None:
    desk.type("b")
    desk.page.locator(".bench button").first.focus()
    desk.type("e")

    desk.wait_for("正在编辑：")
    assert "Bench 1" in desk.page.locator("#text").input_value()
    assert drafted.statuses(folder).count(P) == 5
    desk.page.keyboard.press("Escape")
    desk.page.locator("#editor").wait_for(state="hidden")


def test_an_address_is_taken_in_from_the_page(desk: Opened, folder: Path) -> None:
    desk.type("b")
    desk.page.locator("#panel button", has_text="加一条网址").click()
    desk.page.locator("#url").fill("https://example.org/fresh")
    desk.page.keyboard.press("Enter")

    desk.wait_for("已加入：")
    desk.wait_for("待写", "nav [aria-current]")
    assert len(drafted.statuses(folder)) == 6
    desk.type("a")
    desk.wait_for("不能采用")
    desk.type("u")
    desk.until(lambda: len(drafted.statuses(folder)) == 5)


def test_what_is_no_address_is_said_in_chinese_and_asked_again(quiet: Opened) -> None:
    quiet.type("b")
    quiet.page.locator("#panel button", has_text="加一条网址").click()
    quiet.page.locator("#url").fill("orbit")
    quiet.page.keyboard.press("Enter")

    said = quiet.page.locator("#url").evaluate("(field) => field.validationMessage")
    assert said == "请写一个完整的网址，以 https:// 开头"
    quiet.page.locator("#url").fill("https://example.org/3")
    quiet.page.keyboard.press("Enter")
    quiet.page.locator("#say button", has_text="打开它").wait_for()


def test_an_address_that_is_there_leads_to_its_item(quiet: Opened) -> None:
    quiet.type("b")
    quiet.page.locator("#panel button", has_text="加一条网址").click()
    quiet.page.locator("#url").fill("https://example.org/3")
    quiet.page.keyboard.press("Enter")

    quiet.page.locator("#say button", has_text="打开它").click()
    quiet.at("【工具 3】")
