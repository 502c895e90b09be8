"""One `u` takes back one decision, goes to its item and names it."""

from functools import partial
from pathlib import Path

from tests.browser.opened import Opened
from tests.review import drafted

UNDONE = (
    ("jau", "已撤销（采用）：【工具 2】"),
    ("gjx1u", "已撤销（不用：重复）：【工具 2】"),
    ("gjx2ju", "已撤销（不用：太旧）：【工具 2】"),
    ("gjhjju", "已撤销（留到下期）：【工具 2】"),
    ("gj3u", "已撤销（移到🤠 更新闻！认知向）：【工具 2】"),
    ("gjaaGu", "已撤销（采用）：【工具 3】"),
)


def test_one_u_takes_back_one_decision_with_its_reason(
    desk: Opened, folder: Path
) -> None:
    for keys, said in UNDONE:
        desk.type(keys)

        desk.wait_for(said)
        name = said.partition("：【")[2]
        desk.at(f"【{name}")
        row = next(r for r in drafted.review(folder)["items"] if name in r["heading"])
        assert (row["status"], row.get("reason", "")) == ("pending", "")


def test_one_u_takes_back_an_edit_however_often_it_was_saved(
    desk: Opened, folder: Path
) -> None:
    def text() -> str:
        return (folder / "issue.md").read_text(encoding="utf-8")

    def holds(words: str) -> bool:
        return words in text()

    desk.type("e")
    desk.page.locator("#text").wait_for()
    for words in ("甲", "甲乙", "甲乙丙"):
        desk.page.keyboard.insert_text(words[-1])
        desk.until(partial(holds, words))
    desk.page.keyboard.press("Control+Enter")
    desk.until(lambda: drafted.statuses(folder)[0] == "edited")
    desk.page.locator("#editor").wait_for(state="hidden")

    desk.type("u")

    desk.wait_for("已撤销（编辑）：【工具 1】")
    assert text() == drafted.issue()
    assert drafted.statuses(folder)[0] == "pending"


def test_u_after_v_takes_the_check_back_and_then_the_decision_before(
    desk: Opened, folder: Path
) -> None:
    desk.type("a")
    desk.at("【工具 2】")
    desk.type("v")
    desk.wait_for("已核对第 2 句：【工具 2】")

    desk.type("u")

    desk.wait_for("已撤销（已核对第 2 句）：【工具 2】")
    assert not drafted.review(folder)["items"][1]["sentences"][1].get("checked")
    assert drafted.statuses(folder)[0] == "accepted"
    desk.type("u")
    desk.until(lambda: drafted.statuses(folder)[0] == "pending")


def test_there_is_nothing_to_undo_before_the_first_decision(quiet: Opened) -> None:
    quiet.type("u")

    quiet.wait_for("没有可以撤销的了")


def test_an_items_history_opens_beside_it_and_follows(
    desk: Opened, folder: Path
) -> None:
    drafted.replace(folder / "issue.md", "第 2 个工具能读", "第 2 个工具会读")
    desk.returned()
    desk.wait_for("有改动", "nav")
    desk.type("jx2gau")
    desk.wait_for("已撤销（采用）：【工具 1】")

    desk.type("l")
    desk.wait_for("撤销：采用", "#panel")
    assert "（已撤销）" in desk.panel
    desk.type("j")

    desk.wait_for("不用的理由：太旧", "#panel")
    desk.wait_for("在页面之外改动", "#panel")
    assert desk.page.locator("#panel ins").first.inner_text() == "会"
    desk.type("l")
    desk.wait_for("没有找到支持这一句的原文", "#panel")


def test_each_earlier_text_is_a_click_away_in_the_history(
    desk: Opened, folder: Path
) -> None:
    def holds(words: str) -> bool:
        return words in (folder / "issue.md").read_text(encoding="utf-8")

    for words in ("甲版", "乙版"):
        desk.type("e")
        desk.wait_for("正在编辑")
        desk.page.keyboard.insert_text(words)
        desk.page.keyboard.press("Control+Enter")
        desk.until(partial(holds, words))
        desk.page.locator("#editor").wait_for(state="hidden")
    desk.type("l")
    desk.wait_for("起初的文字", "#panel")
    rows = desk.page.locator("#panel .answer button")
    assert rows.all_inner_texts() == ["正在用", "用这一版", "用这一版"]

    rows.nth(1).click()

    desk.wait_for("已换成这一版：【工具 1】")
    desk.until(lambda: holds("甲版") and not holds("甲版乙版"))
    desk.settled()  # the history is drawn with the new step
    desk.page.get_by_label("用这一版：起初的文字").click()
    desk.until(lambda: not holds("甲版"))
    desk.type("u")
    desk.wait_for("已撤销（换回以前的文字）：【工具 1】")
    assert holds("甲版")
