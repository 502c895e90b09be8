"""Where an editor stands is kept: item, sentence and scroll."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser import long
from tests.browser.opened import Opened
from tests.review import drafted

Open = Callable[..., Opened]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return long.write(drafted.write(tmp_path / "drafts" / "2024-09-30"))


@pytest.fixture
def reading(opening: Open) -> Opened:
    """In the midst of the long item, in a low window."""
    desk = opening(size=(1440, 520))
    desk.type("j")
    desk.at("【工具 2】")
    desk.type("s" * 25)
    return desk


def where(desk: Opened) -> tuple[str, str, float]:
    scroll = desk.page.evaluate("document.getElementById('main').scrollTop")
    return desk.heading, desk.sentence.inner_text(), scroll


# Types the keys, and tells after each whether the sentence is whole in sight, and
# nothing lies over it.
SEEN = """(keys) => [...keys].map((key) => {
  document.body.dispatchEvent(new KeyboardEvent(
    "keydown", { key, shiftKey: key === "S", bubbles: true, cancelable: true }));
  const span = document.querySelector("#item [data-n].chosen");
  const box = span.getBoundingClientRect();
  const at = (y) => document.elementFromPoint(box.left + 3, y);
  const seen = (y) => at(y) && span.contains(at(y));
  return [Number(span.dataset.n), Boolean(seen(box.top + 2) && seen(box.bottom - 2))];
})"""


def test_s_brings_every_sentence_into_sight(desk: Opened) -> None:
    desk.type("j")
    desk.at("【工具 2】")
    for width, height in ((1440, 520), (390, 844)):
        desk.page.set_viewport_size({"width": width, "height": height})
        desk.type("xk")  # the strip of reasons stays open above

        seen = desk.page.evaluate(SEEN, "s" * 41 + "S" * 3)

        assert {n for n, _ in seen} == set(range(long.COUNT))
        assert all(whole for _, whole in seen)


def test_returning_to_the_window_keeps_the_place_and_to_the_item_opens_its_top(
    reading: Opened,
) -> None:
    before = where(reading)

    for _ in range(2):
        reading.page.evaluate("window.dispatchEvent(new Event('blur'))")
        reading.page.evaluate("window.dispatchEvent(new Event('focus'))")
        reading.settled()

    assert before[1] == long.sentence(25)
    assert before[2] > 0
    assert where(reading) == before
    reading.type("kj")
    reading.at("【工具 2】")
    reading.settled()
    assert where(reading)[1:] == (long.sentence(0), 0)


def test_an_outside_change_is_shown_and_keeps_the_place(
    reading: Opened, folder: Path
) -> None:
    before = where(reading)

    drafted.replace(folder / "issue.md", "第 30 句说明", "第 30 句讲明")
    reading.wait_for("第 30 句讲明", "#item")
    drafted.replace(folder / "issue.md", "第 1 个工具能读", "第 1 个工具会读")
    reading.returned()
    reading.page.locator("nav li[data-id=s1]", has_text="有改动").wait_for()

    assert where(reading) == before


def test_saving_keeps_the_place(reading: Opened, folder: Path) -> None:
    before = where(reading)

    for keys in ("Escape", "Control+Enter"):
        words = f"编者按 {keys} 之前加的一句。"
        reading.type("e")
        reading.page.locator("#text").wait_for()
        reading.page.keyboard.press("Control+End")
        reading.page.keyboard.insert_text(f"\n{words}\n")
        reading.page.keyboard.press(keys)
        reading.wait_for(words, "#item")
        reading.settled()

        assert where(reading) == before
        assert words in (folder / "issue.md").read_text(encoding="utf-8")


def test_saving_by_its_button_stays_at_the_item_and_says_so(reading: Opened) -> None:
    reading.type("e")
    reading.page.locator("#text").wait_for()
    reading.page.keyboard.insert_text("改")
    reading.page.locator("#save").click()

    reading.wait_for("已保存，改后采用：【工具 2】")
    reading.wait_for("改后采用\u00a01", "#sums")
    assert reading.heading.startswith("【工具 2】")


def test_a_button_pressed_while_typing_saves_first(
    reading: Opened, folder: Path
) -> None:
    reading.type("e")
    reading.wait_for("正在编辑：【工具 2】")
    reading.page.keyboard.insert_text("改")
    reading.page.locator("#bar button", has_text="采用").click()

    reading.wait_for("改后采用：【工具 2】")
    reading.until(lambda: drafted.statuses(folder)[1] == "edited")
    assert "改" in (folder / "issue.md").read_text(encoding="utf-8")
