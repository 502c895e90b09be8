"""The 栏目导语: decided about like items, and nothing of it is published unseen."""

import json
from pathlib import Path
from typing import Any

import pytest

from agents.domain.review import Review
from agents.publish.gate import undecided
from agents.publish.published_page import page as printed_page
from agents.review import decisions, view
from agents.review.desk import Desk
from agents.review.headless import follow, status
from agents.review.orders import Orders
from agents.review.sheet import Refused, openings
from agents.review.whole import whole
from tests.review import drafted
from tests.review.test_app import page, post

TEXT = "两个工具都能读文件。"
ID = "opening-practice-大模型研发"


@pytest.fixture
def desk(folder: Path) -> Desk:
    """Its first category has an opening over its two items."""
    for name in ("issue.md", "model.md"):
        drafted.replace(folder / name, "## 大模型研发\n", f"## 大模型研发\n\n{TEXT}\n")
    write(folder, opening(status="pending"))
    return Desk(folder, lambda: "2024-10-01T09:00:00+00:00")


def opening(**more: str) -> dict[str, Any]:
    proof = {"item": "s1", "quote": "第 1 个工具能读文件。"}
    return {
        "section": "practice",
        "category": "大模型研发",
        "text": TEXT,
        "items": ["s1", "s2"],
        "sentences": [{"text": TEXT, "evidence": [proof]}],
        **more,
    }


def write(folder: Path, row: dict[str, Any], status: str = "pending") -> None:
    told = drafted.review(folder)
    items = [item | {"status": status} for item in told["items"]]
    told |= {"items": items, "openings": [row]}
    (folder / "review.json").write_text(json.dumps(told), encoding="utf-8")


def row(folder: Path) -> dict[str, Any]:
    (found,) = drafted.review(folder)["openings"]
    return dict(found)


def review(folder: Path) -> Review:
    return Review.model_validate(drafted.review(folder))


async def test_an_opening_is_a_row_before_its_categorys_first_item(desk: Desk) -> None:
    async with page(desk) as browser:
        queue = (await browser.get("/queue")).json()
        seen = (await browser.get("/item", params={"id": ID})).json()

    assert queue["order"][:3] == [ID, "s1", "s2"]
    assert [one["id"] for one in queue["items"]] == ["s1", "s2", "s3", "s4", "s5"]
    assert queue["openings"][0]["heading"] == "导语：大模型研发"
    assert seen["sentences"][0]["evidence"][0]["heading"] == "【工具 1】某实验室"
    assert seen["sentences"][0]["support"] == "weak"
    assert TEXT in seen["html"]


async def test_it_is_accepted_rejected_edited_and_undone_like_an_item(
    desk: Desk, folder: Path
) -> None:
    text = (folder / "issue.md").read_text(encoding="utf-8")
    async with page(desk) as browser:
        told = []
        for asked in ({"kind": "accept"}, {"kind": "reject", "reason": "重复"}):
            await post(browser, "/decide", item=ID, **asked)
            told.append(row(folder)["status"])
            await post(browser, "/decide", kind="undo")
        edited = await post(browser, "/edit", item=ID, text="另一句。", done=True)
        new = (folder / "issue.md").read_text(encoding="utf-8")
        undone = await post(browser, "/decide", kind="undo")

    assert told == ["accepted", "rejected"]
    assert edited.json()["status"] == "edited"
    assert "## 大模型研发\n\n另一句。\n" in new
    assert undone.json()["undone"]["heading"] == "导语：大模型研发"
    assert (row(folder)["status"], row(folder)["text"]) == ("pending", TEXT)
    assert (folder / "issue.md").read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    "asked",
    [
        {"kind": "hold"},
        {"kind": "up"},
        {"kind": "place", "section": "news"},
        {"kind": "bench", "item": "https://example.org/bench/1", "instead": ID},
    ],
)
async def test_it_goes_with_its_category(desk: Desk, asked: dict[str, str]) -> None:
    async with page(desk) as browser:
        answer = await post(browser, "/decide", **({"item": ID} | asked))
        again = await post(browser, "/again", item=ID)

    assert (answer.status_code, again.status_code) == (422, 422)
    assert answer.json()["error"].startswith("导语：大模型研发：")


def test_publishing_waits_for_it_and_a_rejected_one_is_not_printed(
    desk: Desk, folder: Path
) -> None:
    follow(desk, Orders(accept="1,3-5"))
    waiting = [one.heading for one in undecided(review(folder))]
    desk.decide(decisions.accept("s2"))
    desk.decide(decisions.reject(ID))
    text = (folder / "issue.md").read_text(encoding="utf-8")
    told = review(folder)

    assert waiting == ["导语：大模型研发", "【工具 2】某实验室"]
    assert undecided(told) == []
    published = printed_page(text, told.dropped, told.unopened)
    assert TEXT in text
    assert published == printed_page(text.replace(f"{TEXT}\n\n", ""), set())


def test_one_that_tells_of_a_dropped_item_is_printed_only_if_it_was_rewritten(
    desk: Desk, folder: Path
) -> None:
    follow(desk, Orders(accept="all", reject="1"))
    stale = review(folder).unopened
    desk.decide(decisions.edit(ID, "一个工具能读文件。", done=True))

    assert stale == {("practice", "大模型研发")}
    assert review(folder).unopened == set()


@pytest.mark.parametrize(
    ("orders", "why"),
    [
        (Orders(accept="all", reject="2"), "it tells of an item that is not printed"),
        (Orders(accept="all", reject="1-2"), "nothing of its category is printed"),
        (Orders(reject="1", hold="2"), "nothing of its category is printed"),
    ],
)
def test_one_that_is_not_printed_is_summed_as_such_and_says_why(
    desk: Desk, orders: Orders, why: str
) -> None:
    desk.decide(decisions.accept(ID))
    follow(desk, orders)

    told = status(desk)

    assert f"导语：大模型研发 (not printed: {why}" in told[0]
    assert told[-1].endswith("; openings: not printed 1")


def test_one_that_nobody_decided_is_summed_as_not_printed_only_without_items(
    desk: Desk,
) -> None:
    follow(desk, Orders(reject="1"))
    one_is_left = status(desk)[-1]
    follow(desk, Orders(reject="2"))

    assert one_is_left.endswith("; openings: undecided 1")
    assert status(desk)[-1].endswith("; openings: not printed 1")


def test_a_category_without_items_waits_for_nobody(desk: Desk, folder: Path) -> None:
    desk.decide(decisions.reject("s1"))
    desk.decide(decisions.hold("s2"))

    assert ID not in [one.id for one in undecided(review(folder))]


@pytest.mark.parametrize(
    ("orders", "wanted"),
    [
        (Orders(accept="1-2"), "accepted"),
        (Orders(accept="1,2"), "accepted"),
        (Orders(reject="1-2"), "rejected"),
        (Orders(accept="1"), "pending"),
        (Orders(accept="all"), "accepted"),
        (Orders(hold="all"), "pending"),
    ],
)
def test_numbers_are_the_items_and_an_opening_goes_with_all_of_its_own(
    desk: Desk, folder: Path, orders: Orders, wanted: str
) -> None:
    follow(desk, orders)

    assert row(folder)["status"] == wanted
    assert [line[:3] for line in status(desk)[:3]] == ["   ", "  1", "  2"]
    assert "导语：大模型研发" in status(desk)[0]
    sums = status(desk)[-1].partition("; openings: ")
    assert sums[0].startswith("items: undecided ")
    unheard = "not printed" if orders.hold else "undecided"
    assert sums[2] == f"{unheard if wanted == 'pending' else wanted} 1"


def test_what_was_typed_cut_and_changed_outside_decides_nothing(
    desk: Desk, folder: Path
) -> None:
    desk.decide(decisions.accept("s1"))
    drafted.replace(folder / "issue.md", TEXT, "改过的一句。")
    drafted.replace(folder / "issue.md", "## 长视频理解\n", "## 长视频理解\n\n手写。\n")
    typed = [(e.heading, e.status, e.touched) for e in openings(desk.look().sheet)]
    drafted.replace(folder / "issue.md", "改过的一句。\n\n", "")
    drafted.replace(folder / "issue.md", "手写。\n\n", "")
    (left,) = openings(desk.look().sheet)

    assert typed == [
        ("导语：大模型研发", "pending", True),
        ("导语：长视频理解", "pending", True),
    ]
    assert (left.id, left.status, left.cut) == (ID, "pending", "pending")
    with pytest.raises(Refused, match="稿中已删"):
        desk.decide(decisions.accept(ID))


def test_a_renamed_category_keeps_its_opening_with_its_evidence(
    desk: Desk, folder: Path
) -> None:
    drafted.replace(folder / "issue.md", "## 大模型研发\n", "## 研发工具\n")
    desk.look()
    desk.decide(decisions.accept(ID))

    assert (row(folder)["category"], row(folder)["status"]) == ("研发工具", "accepted")
    assert len(row(folder)["sentences"]) == 1
    assert [e.id for e in openings(Desk(folder, lambda: "").look().sheet)] == [ID]


def test_the_words_of_a_category_come_back_with_its_first_item(
    desk: Desk, folder: Path
) -> None:
    desk.decide(decisions.place("s1", "news"))
    desk.decide(decisions.place("s2", "news"))
    without = (folder / "issue.md").read_text(encoding="utf-8")
    desk.decide(decisions.place("s1", "practice", "大模型研发"))

    assert TEXT not in without
    assert TEXT in (folder / "issue.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("items", ["accepted", "pending"])
def test_what_was_decided_before_openings_were_rows_stays_decided(
    desk: Desk, folder: Path, items: str
) -> None:
    write(folder, opening(), items)
    desk.look()

    assert row(folder)["status"] == items


def test_a_status_that_a_script_writes_holds(desk: Desk, folder: Path) -> None:
    desk.decide(decisions.accept("s1"))
    told = drafted.review(folder)
    told["openings"][0]["status"] = "rejected"
    (folder / "review.json").write_text(json.dumps(told), encoding="utf-8")

    assert openings(desk.look().sheet)[0].status == "rejected"


def test_the_whole_issue_shows_what_is_printed_in_its_order(desk: Desk) -> None:
    follow(desk, Orders(accept="1-2,4", reject="3"))
    told = whole(desk.look())

    html = told["html"]
    places = [html.index(words) for words in (TEXT, "第 1 个", "第 2 个", "第 4 个")]
    assert places == sorted(places)
    assert "工具 3" not in html
    assert "开头。" in html
    assert told["waiting"] == [{"id": "s5", "heading": "【工具 5】某实验室"}]
    assert view.queue(desk.look())["intro"]["text"] == "开头。"


async def test_an_item_is_clean_without_flag_fault_and_unsupported_sentence(
    desk: Desk, folder: Path
) -> None:
    told = drafted.review(folder)
    for n in (1, 2, 3):
        told["items"][n]["sentences"].pop()
    told["items"][1]["sentences"][0]["support"] = "none"
    told["items"][2]["flags"] = ["hype"]
    (folder / "review.json").write_text(json.dumps(told), encoding="utf-8")
    async with page(desk) as browser:
        queue = (await browser.get("/queue")).json()
        words = (await browser.get("/words")).json()

    assert queue["clean"] == ["s4"]
    assert words["statuses"]["held"] == "留到下期"


def without_doubts(folder: Path, **picture: str) -> None:
    """Items two to five are clean; the fourth has the picture of the tests."""
    told = drafted.review(folder)
    for row in told["items"][1:]:
        row["sentences"].pop()
    told["items"][3]["images"] = [{"file": "static/a.png", **picture}]
    (folder / "review.json").write_text(json.dumps(told), encoding="utf-8")


@pytest.mark.parametrize(
    ("drawn", "licence", "rules"),
    [
        pytest.param("![](static/a.png)", "MIT", ["L14c"], id="nothing said of it"),
        pytest.param("![结构](static/a.png)", "", ["L14d"], id="nobody knows whose"),
        pytest.param("![结构](static/b.png)", "MIT", ["L14d"], id="put in by hand"),
        pytest.param("![结构](static/a.png)", "MIT", [], id="told and licensed"),
        pytest.param(
            "![结构](static/a.png)\n\n图：某实验室", "", [], id="with a credit"
        ),
    ],
)
async def test_an_item_is_clean_once_its_pictures_say_what_they_show_and_whose_they_are(
    desk: Desk, folder: Path, drawn: str, licence: str, rules: list[str]
) -> None:
    without_doubts(folder, licence=licence)
    text = f"{drafted.text(4)}\n{drawn}\n"
    desk.decide(decisions.edit("s4", text, done=False))
    async with page(desk) as browser:
        queue = (await browser.get("/queue")).json()
        told = (await browser.get("/item?id=s4")).json()

    found = [one["rule"] for one in told["lint"] if one["rule"].startswith("L14")]
    assert found == rules
    assert ("s4" in queue["clean"]) == (not rules)
    assert [row["hints"] for row in queue["items"]][3] == bool(rules)


@pytest.mark.parametrize("done", [False, True], ids=["autosaved", "saved"])
async def test_a_figure_that_nothing_bears_out_is_marked_saved_or_not(
    desk: Desk, folder: Path, *, done: bool
) -> None:
    without_doubts(folder, licence="MIT")
    text = drafted.text(4).replace("能读文件", "每秒读 300 个文件")
    desk.decide(decisions.edit("s4", text, done=done))
    async with page(desk) as browser:
        queue = (await browser.get("/queue")).json()

    assert [row["hints"] for row in queue["items"]] == [False] * 3 + [True, False]
    assert "s4" not in queue["clean"]


async def test_an_item_with_a_note_between_editors_is_not_clean(
    desk: Desk, folder: Path
) -> None:
    without_doubts(folder)
    async with page(desk) as browser:
        await post(browser, "/note", item="s2", text="数字我去问作者")
        queue = (await browser.get("/queue")).json()

    assert queue["clean"] == ["s3", "s4", "s5"]
