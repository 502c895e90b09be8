"""What an editor would have had chosen: a swap replaces, `u` takes all of it back."""

import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from agents.domain.plan import Rewrite
from agents.domain.review import Spare
from agents.errors import NoAnswer
from agents.review.access import Key
from agents.review.actions import Actions, Regenerate, ReportStep
from agents.review.app import app
from agents.review.decisions import accept, edit, undo
from agents.review.desk import LOG, Desk
from agents.review.headless import follow, status
from agents.review.lineup import add, added, drop, swap, swapped_in, written
from agents.review.orders import Orders
from agents.review.project import bench_entry, bench_id, written_entry
from agents.review.rewriting import RewriteJobs
from agents.review.serve import TEMPLATES
from agents.review.sheet import Refused, digest
from tests.review import drafted
from tests.review.drafted import replace, review

URL = "https://example.org/bench/1"
ID = bench_id(URL)
# The stub without the line that says what it is: no more of a text than before.
STUB = f"### 【Bench】\n\n原文：[{URL}]({URL})\n"
TEXT = "### 【落选一】某大学\n\n写好的一句。\n\n原文：[https://example.org/bench/1](https://example.org/bench/1)\n"


def row(text: str = TEXT) -> dict[str, Any]:
    proof = {"source": 1, "quote": "It is written.", "start": 0, "end": 14}
    source = {"n": 1, "url": URL, "title": "Bench", "source": "", "published": None}
    return {
        "id": ID,
        "heading": "【落选一】某大学",
        "section": "theory",
        "category": "长视频理解",
        "status": "pending",
        "text": text,
        "sha256": digest(text),
        "score": 3.0,
        "reasons": ["从落选换入"],
        "sources": [source],
        "sentences": [{"text": "写好的一句。", "evidence": [proof], "flags": []}],
        "flags": [],
        "images": [],
        "answers": [],
    }


class Model:
    def __init__(self, *answers: str | Exception) -> None:
        self.answers, self.asked = list(answers or (TEXT,)), list[Rewrite]()

    async def __call__(
        self, folder: Path, request: Rewrite, report_step: ReportStep
    ) -> dict[str, Any]:
        assert (folder / "issue.md").exists()
        self.asked.append(request)
        report_step("write", 1)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return row(answer)


def counted(folder: Path) -> int:
    """Items that are neither rejected nor held."""
    return sum(s not in ("rejected", "held") for s in drafted.statuses(folder))


def issue(folder: Path) -> str:
    return (folder / "issue.md").read_text(encoding="utf-8")


def of(folder: Path, item: str = ID) -> dict[str, Any]:
    found: dict[str, Any] = next(r for r in review(folder)["items"] if r["id"] == item)
    return found


async def clicked(desk: Desk, again: Regenerate | None, **asked: str) -> Any:
    """One decision of the page, and the writing that it begins."""
    key = Key("token", 1234)
    transport = httpx.ASGITransport(app(desk, TEMPLATES, key, Actions(again)))
    cookies = {key.cookie: key.token}
    async with httpx.AsyncClient(
        transport=transport, base_url=f"http://{key.host}", cookies=cookies
    ) as browser:
        told = (await browser.post("/decide", json=asked)).json()
        for item in told.get("again", ()):
            await browser.get("/again", params={"item": item})
    return told


def test_a_swap_puts_the_new_item_where_the_old_one_stood(
    desk: Desk, folder: Path
) -> None:
    desk.decide(swap("s4", add(written_entry(row())), keep=False), version=row())

    assert counted(folder) == 5
    assert [r["id"] for r in review(folder)["items"]] == [
        "s1", "s2", "s3", ID, "s4", "s5",
    ]  # fmt: skip
    assert of(folder, "s4")["status"] == "rejected"
    assert of(folder, "s4")["reason"] == "换成【落选一】某大学"
    assert issue(folder) == drafted.issue().replace(drafted.text(4), TEXT)
    assert review(folder)["bench"][0]["wanted"] is True
    assert of(folder)["sentences"] == row()["sentences"]
    assert "touched" not in of(folder)


def test_what_an_editor_wrote_is_put_away_and_stays_in_the_text(
    desk: Desk, folder: Path
) -> None:
    replace(folder / "issue.md", "第 4 个工具", "第四个工具")

    desk.decide(swap("s4", add(written_entry(row())), keep=False), version=row())

    assert "第四个工具" in issue(folder)
    assert of(folder, "s4")["status"] == "rejected"
    assert counted(folder) == 5


def test_a_category_does_not_lose_its_own_words(desk: Desk, folder: Path) -> None:
    replace(folder / "issue.md", "## 长视频理解\n", "## 长视频理解\n\n导语一句。\n")
    entry = bench_entry(Spare(title="B", url=URL, section="news"))

    desk.look()
    desk.decide(swapped_in_place(desk, entry.id))

    assert "导语一句。" in issue(folder)
    assert counted(folder) == 5


def swapped_in_place(desk: Desk, name: str) -> Any:
    assert name == ID
    told = json.loads((desk.folder / "review.json").read_bytes())
    told["bench"][0]["section"] = "news"
    (desk.folder / "review.json").write_text(json.dumps(told), encoding="utf-8")
    return swapped_in(desk.look(), URL, "s4")


def test_one_undo_takes_the_whole_swap_back(desk: Desk, folder: Path) -> None:
    desk.decide(swap("s2", add(written_entry(row())), keep=False), version=row())
    desk.decide(undo(desk.changes()))

    assert [(r["id"], r["status"]) for r in review(folder)["items"]] == [
        (f"s{n}", "pending") for n in range(1, 6)
    ]
    assert issue(folder) == drafted.issue()
    with pytest.raises(Refused, match="没有可以撤销的了"):
        desk.decide(undo(desk.changes()))


def test_what_was_decided_since_is_taken_back_first(desk: Desk, folder: Path) -> None:
    desk.decide(swap("s2", add(written_entry(row())), keep=False), version=row())
    desk.decide(accept(ID))

    desk.decide(undo(desk.changes()))
    assert of(folder)["status"] == "pending"
    desk.decide(undo(desk.changes()))
    assert issue(folder) == drafted.issue()


def test_undo_loses_no_words_of_an_editor(desk: Desk, folder: Path) -> None:
    desk.decide(swap("s2", add(written_entry(row())), keep=False), version=row())
    replace(folder / "issue.md", "写好的一句。", "改过的一句。")

    with pytest.raises(Refused, match="后来在别处改过"):
        desk.decide(undo(desk.changes()))

    assert "改过的一句。" in issue(folder)


def test_a_dropped_item_leaves_the_text_and_comes_back(
    desk: Desk, folder: Path
) -> None:
    desk.decide(drop("s1", keep=False))

    assert drafted.text(1) not in issue(folder)
    assert (of(folder, "s1")["status"], of(folder, "s1")["reason"]) == (
        "rejected",
        "移出本期",
    )
    desk.decide(undo(desk.changes()))
    assert issue(folder) == drafted.issue()


@pytest.mark.parametrize("change", ["drop", "swap"])
def test_what_was_put_away_is_neither_dropped_nor_swapped(
    desk: Desk, change: str
) -> None:
    desk.decide(drop("s1", keep=False))
    decision = (
        drop("s1", keep=False)
        if change == "drop"
        else swap("s1", add(written_entry(row())), keep=False)
    )

    with pytest.raises(Refused, match="已经不用了"):
        desk.decide(decision)


async def test_a_swap_on_the_page_is_written_at_once_and_keeps_the_count(
    desk: Desk, folder: Path
) -> None:
    model = Model()

    told = await clicked(desk, model, kind="bench", item=URL, instead="s1")

    assert told["again"] == [ID]
    assert [(w.story_id, w.section, w.url) for w in model.asked] == [
        (ID, "theory", URL)
    ]
    assert counted(folder) == 5
    assert TEXT in issue(folder)
    assert drafted.text(1) not in issue(folder)
    assert of(folder)["status"] == "pending"
    assert "unwritten" not in of(folder)
    assert of(folder)["sentences"] == row()["sentences"]
    desk.decide(accept(ID))
    assert of(folder)["status"] == "accepted"


async def test_one_undo_takes_back_a_swap_that_was_written_meanwhile(
    desk: Desk, folder: Path
) -> None:
    await clicked(desk, Model(), kind="bench", item=URL, instead="s1")

    await clicked(desk, None, kind="undo")

    assert issue(folder) == drafted.issue()
    assert [r["id"] for r in review(folder)["items"]] == [f"s{n}" for n in range(1, 6)]
    assert "wanted" not in review(folder)["bench"][0]


async def test_in_place_of_what_was_put_away_one_comes_beside(
    desk: Desk, folder: Path
) -> None:
    await clicked(desk, None, kind="reject", item="s1", reason="重复")

    await clicked(desk, None, kind="bench", item=URL, instead="s1")

    assert counted(folder) == 5
    assert of(folder, "s1")["reason"] == "重复"
    assert drafted.text(1) in issue(folder)


async def test_without_a_model_it_is_to_be_written_and_nobody_accepts_it(
    desk: Desk, folder: Path
) -> None:
    model = Model(NoAnswer("没有设置模型"))

    await clicked(desk, model, kind="bench", item=URL, instead="s1")

    assert (of(folder)["status"], of(folder)["unwritten"]) == ("pending", True)
    assert "待写" in issue(folder)
    for decision in (accept(ID), edit(ID, STUB, done=True)):
        with pytest.raises(Refused, match="待写，还没有正文，不能采用"):
            desk.decide(decision)
    assert of(folder)["status"] == "pending"


def test_typing_is_kept_until_there_is_a_text(desk: Desk, folder: Path) -> None:
    desk.decide(swapped_in(desk.look(), URL, "s1"))

    desk.decide(edit(ID, STUB, done=False))
    assert of(folder)["unwritten"] is True
    desk.decide(edit(ID, TEXT, done=True))

    assert of(folder)["status"] == "edited"
    assert "unwritten" not in of(folder)


def test_accepting_by_number_is_refused_and_all_leaves_it_waiting(
    desk: Desk, folder: Path
) -> None:
    desk.decide(swapped_in(desk.look(), URL, "s4"))
    at = str([entry.id for entry in desk.look().sheet].index(ID) + 1)

    with pytest.raises(Refused, match="待写"):
        follow(desk, Orders(accept=at))
    follow(desk, Orders(accept="all"))

    assert of(folder)["status"] == "pending"
    assert any("unwritten" in line and "Bench" in line for line in status(desk))


async def test_an_edit_of_the_stub_wins_over_the_model(
    desk: Desk, folder: Path
) -> None:
    desk.decide(swapped_in(desk.look(), URL, "s1"))
    base = next(e.sha256 for e in desk.look().sheet if e.id == ID)
    job = RewriteJobs(desk, Model()).begin(ID, base, "")
    desk.decide(edit(ID, TEXT.replace("写好", "手写"), done=False))

    told = [json.loads(line) async for line in job.follow()]

    assert "在别处改过" in told[-1]["error"]
    assert "手写的一句。" in issue(folder)
    assert len(of(folder)["versions"]) == 1 + ("text" in of(folder)["versions"][0])


def test_a_story_that_nobody_placed_comes_into_the_section_of_the_old_one(
    desk: Desk, folder: Path
) -> None:
    told = review(folder)
    told["bench"][0]["section"] = ""
    (folder / "review.json").write_text(json.dumps(told), encoding="utf-8")

    desk.decide(swapped_in(desk.look(), URL, "s1"))

    assert of(folder)["section"] == "practice"
    with pytest.raises(Refused, match="已经换入"):
        desk.decide(swapped_in(desk.look(), URL, "s2"))


def test_a_long_title_ends_where_a_phrase_does() -> None:
    story = Spare(title="A tool " * 12, url=URL, section="news")
    chinese = Spare(title="一个非常长的标题，" * 6, url=URL, section="news")

    assert bench_entry(story).heading == "【A tool A tool A tool A tool A tool】"
    assert bench_entry(chinese).heading.endswith("标题】")


def test_a_crash_before_the_log_loses_neither_item(desk: Desk, folder: Path) -> None:
    desk.look()
    desk.decide(accept("s5"))
    log = (folder / LOG).read_bytes()
    desk.decide(swap("s2", add(written_entry(row())), keep=False), version=row())
    (folder / LOG).write_bytes(log)

    after = Desk(folder, lambda: "")
    after.look()

    assert counted(folder) == 5
    assert TEXT in issue(folder)
    assert of(folder, "s2")["status"] == "rejected"
    assert of(folder)["sentences"] == row()["sentences"]


def test_what_the_model_wrote_is_no_step_of_its_own(desk: Desk, folder: Path) -> None:
    desk.decide(add(bench_entry(desk.look().review.bench[0])))
    desk.keep_version(ID, row(), "")
    desk.decide(written(ID, TEXT))

    desk.decide(undo(desk.changes()))

    assert issue(folder) == drafted.issue()


async def test_who_listens_late_hears_how_it_ended(desk: Desk) -> None:
    desk.decide(swapped_in(desk.look(), URL, "s1"))
    jobs = RewriteJobs(desk, Model())
    [_ async for _ in jobs.begin(ID, "", "").follow()]

    late = [json.loads(line) async for line in jobs.job(ID).follow()]

    assert late[-1] == {"done": True}
    assert jobs.running == []


def test_what_makes_way_for_a_stub_does_not_keep_its_passing_name(
    desk: Desk, folder: Path
) -> None:
    desk.decide(swapped_in(desk.look(), URL, "s4"))
    desk.decide(edit(ID, TEXT, done=True))

    assert of(folder, "s4")["reason"] == "换成另一条"
    assert "【Bench" not in "\n".join(status(desk))


@pytest.mark.parametrize(
    ("url", "said"),
    [
        pytest.param(URL, "从落选换入", id="of the bench"),
        pytest.param("https://example.org/typed", "编辑添加", id="typed"),
    ],
)
def test_a_row_says_whether_it_is_of_the_bench_or_was_typed(
    desk: Desk, folder: Path, url: str, said: str
) -> None:
    desk.decide(added(desk.look(), url, ""))

    assert of(folder, bench_id(url))["reasons"][0] == said
