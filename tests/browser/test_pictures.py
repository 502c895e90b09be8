"""Pictures of an item: kept or dropped, in which order, with which words."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from agents.review.sheet import digest
from tests.browser.opened import Opened
from tests.browser.test_mending import published
from tests.publish.conftest import GIF
from tests.review import drafted

Open = Callable[..., Opened]
TEXT = (
    "### 【工具 2】某实验室\n\n第 2 个工具能读文件。\n\n"
    "![](static/a.gif)\n![乙](static/b.gif)\n\n图：乙图的图注\n\n"
    "储存库：[https://example.org/2](https://example.org/2)\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = drafted.write(tmp_path / "drafts" / "2024-09-30")
    (folder / "static").mkdir()
    for name in ("a", "b", "c"):
        (folder / "static" / f"{name}.gif").write_bytes(GIF)
    for name in ("issue.md", "model.md"):
        drafted.replace(folder / name, drafted.text(2), TEXT)
    told = drafted.review(folder)
    told["items"][1]["sha256"] = digest(TEXT)
    told["items"][1]["images"] = [
        {
            "file": f"static/{name}.gif",
            "url": f"https://example.org/{name}.gif",
            "page": "https://example.org/2",
            "licence": "CC BY 4.0",
            "sha256": digest(name),
        }
        for name in ("a", "b", "c")
    ]
    file = folder / "review.json"
    file.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    return folder


@pytest.fixture
def looking(desk: Opened) -> Opened:
    desk.type("j")
    desk.at("【工具 2】")
    desk.type("i")
    return desk


def has(folder: Path, words: str) -> bool:
    return words in (folder / "issue.md").read_text(encoding="utf-8")


def test_pictures_are_reordered_with_their_captions(
    looking: Opened, folder: Path
) -> None:
    looking.page.get_by_label("上移：图 2").click()

    looking.wait_for("图片已上移：【工具 2】")
    assert has(
        folder,
        "第 2 个工具能读文件。\n\n![乙](static/b.gif)\n\n图：乙图的图注\n\n"
        "![](static/a.gif)\n\n储存库：",
    )


def test_a_dropped_picture_goes_with_its_caption_and_u_brings_both_back(
    looking: Opened, folder: Path
) -> None:
    looking.page.get_by_label("不用：图 2").click()

    looking.wait_for("图片不用了：【工具 2】")
    assert has(folder, "文件。\n\n![](static/a.gif)\n\n储存库：")
    assert not has(folder, "乙图的图注")
    looking.type("u")
    looking.until(lambda: has(folder, TEXT))


def test_each_picture_tells_its_licence_and_its_page_and_can_be_taken(
    looking: Opened, folder: Path
) -> None:
    looking.wait_for("许可：CC BY 4.0", "#panel")
    pages = looking.page.locator("#panel a", has_text="来源页面")
    assert pages.count() == 3
    assert pages.first.get_attribute("href") == "https://example.org/2"
    looking.page.get_by_label("用这张：备选图 1").click()

    looking.wait_for("图片已放入：【工具 2】")
    assert has(folder, "![](static/c.gif)")


def test_alternative_text_and_caption_are_written_with_and_without_their_mark(
    looking: Opened, folder: Path
) -> None:
    for mark in ("", "图：", "图: "):
        looking.page.get_by_label("文字…：图 1").click()
        looking.page.locator("#alt").fill("甲的样子")
        looking.page.locator("#caption").fill(f"{mark}甲图")
        looking.page.keyboard.press("Enter")

        looking.wait_for("图片文字已改：【工具 2】")
        assert has(
            folder, "![甲的样子](static/a.gif)\n\n图：甲图\n\n![乙](static/b.gif)"
        )
        looking.type("u")
        looking.wait_for("已撤销（图片：图注、替代文字）")
        assert has(folder, TEXT)


@pytest.mark.parametrize(
    ("button", "named"),
    [("不用：图 2", "图片：不用"), ("文字…：图 1", "图片：图注、替代文字")],
)
def test_u_takes_back_the_picture_and_not_the_check_before_it(
    desk: Opened, folder: Path, button: str, named: str
) -> None:
    desk.type("v")
    desk.wait_for("已核对第 2 句：【工具 1】")
    desk.type("j")
    desk.at("【工具 2】")
    desk.type("i")
    desk.page.get_by_label(button).click()
    if named != "图片：不用":
        desk.page.locator("#alt").fill("甲的样子")
        desk.page.locator("#caption").fill("甲图")
        desk.page.keyboard.press("Enter")
    desk.wait_for("u 撤销")
    assert not has(folder, TEXT)

    desk.type("u")

    desk.wait_for(f"已撤销（{named}）：【工具 2】")
    assert has(folder, TEXT)
    assert drafted.review(folder)["items"][0]["sentences"][1]["checked"]


def test_words_that_stay_as_they_are_are_no_step_to_undo(
    looking: Opened, folder: Path
) -> None:
    looking.page.get_by_label("文字…：图 2").click()
    looking.page.keyboard.press("Enter")

    looking.wait_for("没有改动：【工具 2】")
    assert has(folder, TEXT)


def test_after_publishing_a_picture_and_its_undo_say_that_the_site_is_still_old(
    looking: Opened, folder: Path
) -> None:
    published(looking, folder)
    looking.page.get_by_label("不用：图 2").click()
    looking.wait_for(
        "图片不用了：【工具 2】某实验室；u 撤销。这一期已发布：网页还是原来的"
    )

    looking.type("u")

    looking.wait_for(
        "已撤销（图片：不用）：【工具 2】某实验室。这一期已发布：网页还是原来的"
    )
    assert has(folder, TEXT)


def test_on_a_small_screen_the_whole_issue_shows_pictures_links_and_a_way_back(
    opening: Open,
) -> None:
    desk = opening(size=(390, 844))
    desk.type("jw")
    pictures = desk.page.locator("#whole img")
    pictures.first.wait_for()
    for picture in pictures.all():
        picture.scroll_into_view_if_needed()
        assert picture.evaluate(
            "async (img) => { await img.decode(); return img.naturalWidth; }"
        )
    link = desk.page.locator("#whole a").first
    link.click(trial=True)
    assert link.get_attribute("target") == "_blank"
    wide = desk.page.locator("#pages").evaluate(
        "(at) => at.scrollWidth - at.clientWidth"
    )
    assert wide == 0
    desk.page.keyboard.press("Escape")
    desk.page.locator("#issue").wait_for(state="hidden")
    desk.wait_for("【工具 2】", "#item h3")
