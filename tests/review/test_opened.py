"""Items that the program itself fails to open."""

import json
from pathlib import Path

import pytest

from agents.review import view
from agents.review.desk import Desk
from tests.review import drafted
from tests.review.test_app import page, post

LOG = "errors.log"


def spoil(folder: Path, n: int, **fields: object) -> None:
    """What `review.json` says of one item is no longer what we can open."""
    told = drafted.review(folder)
    told["items"][n - 1] |= fields
    text = json.dumps(told, ensure_ascii=False)
    (folder / "review.json").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("sentences", [None, [{}], [{"text": 3}], "none"])
async def test_an_item_that_cannot_be_opened_bars_no_other(
    desk: Desk, sentences: object
) -> None:
    spoil(desk.folder, 2, sentences=sentences)

    async with page(desk) as browser:
        queue = (await browser.get("/queue")).json()
        item = (await browser.get("/item?id=s2")).json()
        other = (await browser.get("/item?id=s3")).json()
        accepted = await post(browser, "/decide", kind="accept", item="s2")

    flags = [row["flags"] for row in queue["items"]]
    assert flags == [["unsupported"], ["program-error"], [], [], []]
    assert item["flags"] == ["program-error"]
    assert item["text"] == drafted.text(2)
    assert item["html"].startswith("<pre>### 【工具 2】")
    assert len(other["sentences"]) == 2
    assert accepted.status_code == 200
    assert drafted.statuses(desk.folder)[1] == "accepted"


async def test_one_traceback_of_it_is_kept_beside_what_the_draft_left_there(
    desk: Desk,
) -> None:
    file = desk.folder / LOG
    file.write_text("program-error, story s9: 'x'\nTraceback\n", encoding="utf-8")
    spoil(desk.folder, 2, sentences=None)

    async with page(desk) as browser:
        for _ in range(3):
            await browser.get("/item?id=s2")

    log = file.read_text(encoding="utf-8")
    assert log.startswith("program-error, story s9: 'x'\nTraceback\n\n")
    assert log.count("program-error, checks s2\nTraceback") == 1


def test_a_desk_without_a_fault_leaves_no_log(desk: Desk) -> None:
    view.queue(desk.look())
    view.item(desk.look(), "s1", None)

    assert not (desk.folder / LOG).exists()


def test_foreign_markup_of_an_item_that_cannot_be_opened_is_shown_as_text(
    desk: Desk,
) -> None:
    spoil(desk.folder, 1, sentences=None)
    drafted.replace(desk.folder / "issue.md", "没有依据的一句。", "<script>x</script>")

    shown = view.item(desk.look(), "s1", None)["html"]

    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown
