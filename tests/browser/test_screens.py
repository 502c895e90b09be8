"""Wide, narrow, dark: everything can be read, reached, and stays where it is."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.opened import Opened
from tests.browser.seen import faults
from tests.review import drafted

Open = Callable[..., Opened]
WIDE, SMALL = (1440, 900), (390, 844)


def light_and_dark(desk: Opened) -> list[str]:
    found = faults(desk)
    desk.page.emulate_media(color_scheme="dark")
    found += [f"dark: {fault}" for fault in faults(desk)]
    desk.page.emulate_media(color_scheme="light")
    return found


def test_everything_can_be_read_and_has_a_name_by_day_and_by_night(
    desk: Opened,
) -> None:
    found = light_and_dark(desk)
    for key in "bndlim":
        desk.type(key)
        found += light_and_dark(desk)
    desk.close_dialog()
    for key in "x?":
        desk.type(key)
        found += light_and_dark(desk)
    desk.close_dialog()
    desk.type("p")
    found += light_and_dark(desk)
    desk.close_dialog()
    desk.type("e")
    desk.wait_for("正在编辑")
    found += light_and_dark(desk)

    assert found == []


def test_the_page_follows_the_systems_dark_mode(quiet: Opened) -> None:
    def paper() -> str:
        colour: str = quiet.page.evaluate(
            "getComputedStyle(document.body).backgroundColor"
        )
        return colour

    assert paper() == "rgb(255, 255, 255)"
    quiet.page.emulate_media(color_scheme="dark")
    assert paper() == "rgb(23, 24, 27)"


def test_on_a_small_screen_a_tapped_sentence_shows_its_span_in_view(
    opening: Open, folder: Path
) -> None:
    told = drafted.review(folder)
    (proof,) = told["items"][0]["sentences"][0]["evidence"]
    proof |= {"before": "前面的话。" * 30, "after": "后面的话。" * 30}
    file = folder / "review.json"
    file.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    desk = opening(size=SMALL)
    desk.page.locator("#panel").wait_for(state="hidden")
    for name in ("#item [data-n='0']", "#item [data-n='1']", "#item [data-n='0']"):
        desk.page.locator(name).click()

    span = desk.page.locator("#panel mark").bounding_box()
    sentence = desk.sentence.bounding_box()
    bar = desk.page.locator("#bar").bounding_box()
    side = desk.page.locator("#side").bounding_box()
    assert span is not None
    assert sentence is not None
    assert bar is not None
    assert side is not None
    assert sentence["y"] + sentence["height"] <= side["y"]
    assert side["y"] <= span["y"]
    assert span["y"] + span["height"] <= bar["y"] <= SMALL[1] - bar["height"]


def room(desk: Opened) -> float:
    """Of the item in sight, in px: between what lies above it and what lies below."""
    found: float = desk.page.evaluate(
        """() => {
          const box = (name) => document.getElementById(name).getBoundingClientRect();
          const top = Math.max(box("queue").bottom, box("item").top);
          const bottom = Math.min(box("side").top, box("deck").top, innerHeight);
          return bottom - top;
        }"""
    )
    return found


def test_on_a_small_screen_the_item_comes_first(opening: Open) -> None:
    desk = opening(size=SMALL)

    for name in ("【工具 2】", "【工具 3】"):
        assert desk.page.locator("#panel").is_hidden()
        assert desk.page.locator("#list").is_hidden()
        assert room(desk) >= SMALL[1] / 2
        assert desk.page.locator("#item h3").is_visible()
        desk.sentence.click()
        desk.page.locator("#panel").wait_for()
        desk.page.locator("#short [data-key=j]").click()
        desk.wait_for(name, "#item h3")
    assert faults(desk) == []


def test_on_a_small_screen_a_reason_is_not_pressed_with_what_stands_below(
    opening: Open,
) -> None:
    desk = opening(size=SMALL)
    for keys, row in (("x", "#reason"), ("jt", "#picked")):
        desk.type(keys)
        last = desk.page.locator(f"{row} button").last
        last.wait_for()
        desk.settled()  # what is drawn anew has no place for a moment
        above = last.bounding_box()
        below = desk.page.locator("#touch button").first.bounding_box()

        assert above is not None
        assert below is not None
        assert below["y"] - above["y"] - above["height"] >= 4


def test_on_a_small_screen_the_queue_is_one_line_that_opens_by_a_tap(
    quiet: Opened,
) -> None:
    quiet.resize(*SMALL)
    line = quiet.page.locator("#unroll")
    assert "1 / 5" in line.inner_text()
    assert "有问题 5" in line.inner_text()
    box = quiet.page.locator("#queue").bounding_box()
    assert box is not None
    assert box["height"] <= 60

    line.click()
    quiet.page.locator("nav li[data-id=s3] button").click()

    quiet.wait_for("【工具 3】", "#item h3")
    assert "3 / 5" in line.inner_text()
    assert quiet.page.locator("#list").is_hidden()


@pytest.mark.parametrize("size", [WIDE, SMALL])
def test_why_it_was_chosen_is_folded_below_the_title(
    quiet: Opened, size: tuple[int, int]
) -> None:
    quiet.resize(*size)
    why = quiet.page.locator("#item #why")
    title = quiet.page.locator("#item h3").bounding_box()
    box = why.bounding_box()
    assert box is not None
    assert title is not None
    assert box["y"] >= title["y"] + title["height"]
    assert "命中主题" not in quiet.page.locator("#main").inner_text()

    why.locator("summary").click()
    quiet.wait_for("命中主题", "#why")
    quiet.type("j")

    quiet.wait_for("【工具 2】", "#item h3")
    quiet.wait_for("命中主题", "#why")


def test_a_small_screen_has_the_keys_that_it_lacks_as_buttons(
    opening: Open, folder: Path
) -> None:
    desk = opening(size=SMALL)
    touch = desk.page.locator("#touch button")

    for button in touch.all():
        box = button.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= SMALL[0]
    desk.page.locator("#touch [data-key=v]").click()
    desk.wait_for("已核对第 2 句：【工具 1】")
    desk.page.locator("#short [data-key=j]").click()
    desk.wait_for("【工具 2】", "#item h3")
    desk.page.locator("#touch [data-key='2']").click()
    desk.until(lambda: drafted.review(folder)["items"][2]["section"] == "theory")
    desk.page.locator("#touch [data-key='?']").click()
    desk.page.locator("#help[open]").wait_for()
    desk.close_dialog()


def test_a_rows_name_begins_with_what_stands_there(quiet: Opened) -> None:
    row = quiet.page.locator("nav li[data-id=s1] button")
    shown = [row.locator(".name").inner_text()]
    shown += row.locator(".flags span").all_inner_texts()

    assert shown[1:]
    assert (row.get_attribute("aria-label") or "").startswith("，".join(shown))


@pytest.mark.parametrize("size", [WIDE, SMALL])
def test_nothing_jumps_when_a_scrollbar_appears(
    quiet: Opened, size: tuple[int, int]
) -> None:
    quiet.resize(*size)

    def places() -> list[float]:
        found: list[float] = quiet.page.evaluate(
            """() => ["#item", "#search", "#bar", "#panel"].map((name) =>
              document.querySelector(name).getBoundingClientRect().left
              + document.querySelector(name).getBoundingClientRect().width)"""
        )
        return found

    before = places()
    quiet.page.evaluate(
        """() => {
          for (const name of ["list", "item", "panel"]) {
            const tall = document.createElement("div");
            tall.style.height = "3000px";
            document.getElementById(name).append(tall);
          }
        }"""
    )

    assert places() == before


def test_text_and_preview_stand_side_by_side_from_1100_px_on(quiet: Opened) -> None:
    quiet.resize(1100, 757)
    quiet.type("e")
    quiet.wait_for("正在编辑")
    for width, beside in ((1100, True), (1440, True), (1000, False)):
        quiet.page.set_viewport_size({"width": width, "height": 757})
        text = quiet.page.locator("#text").bounding_box()
        preview = quiet.page.locator("#preview").bounding_box()
        assert text is not None
        assert preview is not None
        assert (text["y"] == preview["y"]) == beside
        assert min(text["width"], preview["width"]) >= 200
        if beside:
            assert min(text["height"], preview["height"]) >= 200
