"""What was cut out of issue.md stays out, until somebody who knows it saves it."""

from pathlib import Path

from agents.review import decisions
from agents.review.desk import Desk
from agents.review.sheet import digest
from agents.review.versions import use_version
from tests.review import drafted
from tests.review.test_app import page, post

FIRST = drafted.text(2)
TYPED = FIRST.replace("能读", "会读")
BEGUN = {"item": "s2", "base": digest(FIRST), "text": TYPED}


def cut(folder: Path) -> str:
    """As in a text editor, while a page is open; what issue.md is then."""
    drafted.replace(folder / "issue.md", FIRST, "")
    return drafted.issue().replace(FIRST, "")


def there(folder: Path) -> str:
    return (folder / "issue.md").read_text(encoding="utf-8")


async def test_what_a_page_goes_on_to_type_brings_nothing_back_and_is_kept(
    desk: Desk, folder: Path
) -> None:
    desk.look()
    without = cut(folder)
    async with page(desk) as browser:
        saved = (await post(browser, "/edit", **BEGUN)).json()

    assert (saved["cut"], saved["text"]) == (True, TYPED)
    assert there(folder) == without
    assert desk.look().sheet[1].text == TYPED


async def test_a_page_that_did_not_see_the_cut_is_told_when_it_saves(
    desk: Desk, folder: Path
) -> None:
    desk.look()
    without = cut(folder)
    async with page(desk) as browser:
        seen = {"done": True, "saw": "pending"}
        refused = await post(browser, "/edit", **BEGUN, **seen, cut=False)
        middle = there(folder)
        again = await post(browser, "/edit", **BEGUN, **seen, cut=True)

    assert refused.status_code == 409
    assert refused.json()["error"] == (
        "【工具 2】某实验室：别处刚从 issue.md 删去，这一页才知道；再按一次就按你的来"
    )
    assert middle == without
    assert (again.json()["status"], again.json()["cut"]) == ("edited", False)
    assert TYPED in there(folder)


async def test_an_accepted_one_that_was_cut_is_told_as_cut(
    desk: Desk, folder: Path
) -> None:
    desk.decide(decisions.accept("s2"))
    cut(folder)
    async with page(desk) as browser:
        asked = {"saw": "accepted", "cut": False}
        answer = await post(browser, "/decide", kind="reject", item="s2", **asked)

    assert "刚从 issue.md 删去" in answer.json()["error"]


def test_pictures_mends_and_earlier_texts_leave_it_out(
    desk: Desk, folder: Path
) -> None:
    desk.decide(decisions.edit("s2", TYPED, done=False))
    drafted.replace(folder / "issue.md", TYPED, "")
    without = there(folder)
    for kind in ("fix", "picture", "back"):
        text = f"{FIRST}\n{kind}\n"
        entry = desk.decide(decisions.edit("s2", text, done=False, kind=kind)).sheet[1]
        assert (entry.text, entry.cut) == (text, "pending")

    assert there(folder) == without


def test_a_model_that_wrote_meanwhile_leaves_it_out_undecided(
    desk: Desk, folder: Path
) -> None:
    desk.decide(decisions.accept("s2"))
    without = cut(folder)

    entry = desk.decide(use_version("s2", TYPED)).sheet[1]

    assert (entry.text, entry.status, entry.cut) == (TYPED, "pending", "pending")
    assert there(folder) == without


BY_HAND = "### 【手写的】某人\n\n一段。\n"


async def test_what_was_typed_in_and_written_on_the_page_stays_in_the_list(
    desk: Desk, folder: Path
) -> None:
    drafted.replace(folder / "issue.md", FIRST, f"{BY_HAND}\n{FIRST}")
    item = desk.look().sheet[1].id
    text = BY_HAND.replace("一段", "一大段")
    desk.decide(decisions.edit(item, text, done=False))
    drafted.replace(folder / "issue.md", text, "")
    async with page(desk) as browser:
        more = text.replace("一大段", "一大段话")
        saved = (await post(browser, "/edit", item=item, text=more)).json()

    assert (saved["cut"], saved["text"]) == (True, more)
    assert "手写的" not in there(folder)


def test_what_was_typed_in_and_taken_out_as_it_was_is_no_item(
    desk: Desk, folder: Path
) -> None:
    drafted.replace(folder / "issue.md", FIRST, f"{BY_HAND}\n{FIRST}")
    desk.look()
    drafted.replace(folder / "issue.md", BY_HAND, "")

    assert [e.id for e in desk.look().sheet] == [f"s{n}" for n in range(1, 6)]
