"""Each text that an item had before comes back by one step, and nothing is lost."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from agents.review import decisions
from agents.review.desk import Desk
from agents.review.earlier import put_back
from agents.review.history import history
from agents.review.sheet import Change, apply, digest
from tests.review import drafted
from tests.review.test_app import page, post


def texts(folder: Path) -> str:
    return (folder / "issue.md").read_text(encoding="utf-8")


async def test_an_earlier_text_is_put_back_and_u_brings_the_later_one(
    desk: Desk, folder: Path
) -> None:
    first = drafted.text(2)
    for words in ("会读", "爱读"):
        text = first.replace("能读", words)
        desk.decide(decisions.edit("s2", text, done=True))
    async with page(desk) as browser:
        rows = (await browser.get("/history?id=s2")).json()["rows"]
        shas = [row["sha256"] for row in rows]
        assert [row["said"] for row in rows][-1] == "起初的文字"
        assert shas[-1] == digest(first)
        answer = await post(
            browser,
            "/decide",
            kind="back",
            item="s2",
            version=shas[1],
            base=shas[0],
        )
        middle = texts(folder)
        undone = (await post(browser, "/decide", kind="undo")).json()["undone"]

    assert answer.status_code == 200
    assert "第 2 个工具会读" in middle
    assert undone["said"] == "换回以前的文字"
    assert "第 2 个工具爱读" in texts(folder)
    assert drafted.statuses(folder)[1] == "edited"


async def test_the_first_text_of_an_accepted_item_is_accepted_as_drafted(
    desk: Desk, folder: Path
) -> None:
    text = drafted.text(2).replace("能读", "会读")
    desk.decide(decisions.edit("s2", text, done=True))
    async with page(desk) as browser:
        asked = {"kind": "back", "item": "s2", "version": digest(drafted.text(2))}
        await post(browser, "/decide", **asked)

    assert drafted.statuses(folder)[1] == "accepted"
    assert texts(folder) == drafted.issue()


async def test_no_text_of_another_item_is_put_there(desk: Desk) -> None:
    text = drafted.text(2).replace("能读", "会读")
    desk.decide(decisions.edit("s2", text, done=True))
    async with page(desk) as browser:
        asked = {"kind": "back", "item": "s1", "version": digest(text)}
        answer = await post(browser, "/decide", **asked)

    assert answer.status_code == 422
    assert "历史里没有这一版" in answer.json()["error"]


async def test_a_text_that_was_edited_since_is_not_replaced_unseen(desk: Desk) -> None:
    text = drafted.text(2).replace("能读", "会读")
    desk.decide(decisions.edit("s2", text, done=True))
    async with page(desk) as browser:
        first = digest(drafted.text(2))
        asked = {"kind": "back", "item": "s2", "version": first, "base": first}
        answer = await post(browser, "/decide", **asked)

    assert answer.status_code == 409


@given(st.lists(st.sampled_from("甲乙丙丁"), min_size=1, max_size=6), st.data())
def test_every_row_of_the_history_leads_back_to_its_text(
    words: list[str], data: st.DataObject
) -> None:
    sheet = drafted.sheet()
    changes: list[Change] = []
    had = {digest(drafted.text(1)): drafted.text(1)}
    for word in words:
        text = drafted.text(1).replace("能读", word)
        had[digest(text)] = text
        changes.append(decisions.edit("s1", text, done=True)(sheet))
        sheet = apply(sheet, changes[-1])
    rows = [row["sha256"] for row in history(changes, "s1") if row["sha256"]]
    wanted = data.draw(st.sampled_from(rows))
    if wanted != sheet[0].sha256:
        change = put_back("s1", had[wanted])(sheet)
        assert apply(sheet, change)[0].sha256 == wanted
    assert set(rows) == set(had)
