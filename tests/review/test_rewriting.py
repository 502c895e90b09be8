"""`r`: an item is written again, and nothing is lost on the way."""

import asyncio
import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from agents.domain.plan import Rewrite
from agents.errors import NoAnswer
from agents.review import view
from agents.review.access import Key
from agents.review.actions import Actions, LazyRegenerate, ReportStep
from agents.review.app import app
from agents.review.decisions import accept, edit, undo
from agents.review.desk import Desk
from agents.review.rewriting import RewriteJobs
from agents.review.serve import TEMPLATES
from agents.review.sheet import Refused, digest
from agents.review.versions import use_version
from tests.review import drafted
from tests.review.drafted import replace, review

NEW = "### 【新名称】某实验室\n\n重写的一句。\n\n储存库：[https://example.org/1](https://example.org/1)\n"
PROOF = {"source": 1, "quote": "It reads files.", "start": 0, "end": 15}


def version(text: str = NEW) -> dict[str, Any]:
    return {
        "text": text,
        "sha256": digest(text),
        "sentences": [{"text": "重写的一句。", "evidence": [PROOF], "flags": []}],
        "flags": ["hype"],
        "images": [],
        "answers": [],
    }


class Model:
    """A Regenerate that waits until it may answer."""

    def __init__(self, *answers: str | Exception) -> None:
        self.answers = list(answers or (NEW,))
        self.asked: list[Rewrite] = []
        self.may = asyncio.Event()
        self.may.set()

    async def __call__(
        self, folder: Path, request: Rewrite, report_step: ReportStep
    ) -> dict[str, Any]:
        assert folder.name == "2024-09-30"
        self.asked.append(request)
        report_step("write", 1)
        await self.may.wait()
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        report_step("card", 1)
        return version(answer)


async def follow(
    jobs: RewriteJobs, item: str = "s1", base: str = "", wish: str = "短些"
) -> list[Any]:
    return [json.loads(line) async for line in jobs.begin(item, base, wish).follow()]


def row(folder: Path, item: str = "s1") -> dict[str, Any]:
    found: dict[str, Any] = next(r for r in review(folder)["items"] if r["id"] == item)
    return found


async def test_why_a_model_wrote_nothing_is_told_in_the_pages_words(desk: Desk) -> None:
    model = Model(
        NoAnswer("没有能用的稿子：name-not-in-source: Orbit；too-long: 520 字")
    )

    *_, last = await follow(RewriteJobs(desk, model))

    assert last == {"error": "没有能用的稿子：名称无出处：Orbit；太长：520 字"}


async def test_the_new_version_replaces_the_old_with_its_evidence(
    desk: Desk, folder: Path
) -> None:
    desk.decide(accept("s1"))
    model = Model()

    told = await follow(RewriteJobs(desk, model))

    assert told == [
        {"say": "开始"},
        {"say": "写稿 1"},
        {"say": "写稿 1，排版 1"},
        {"done": True},
    ]
    url = "https://example.org/1"  # where its material is read, if it is lost
    assert model.asked == [
        Rewrite(story_id="s1", section="practice", instruction="短些", url=url)
    ]
    assert NEW in (folder / "issue.md").read_text(encoding="utf-8")
    assert row(folder)["sentences"] == version()["sentences"]
    assert row(folder)["flags"] == ["hype"]
    assert row(folder)["status"] == "pending"  # it is another text: it wants a look
    assert row(folder)["heading"] == "【新名称】某实验室"


async def test_undo_brings_the_old_version_back_with_its_evidence(
    desk: Desk, folder: Path
) -> None:
    desk.decide(edit("s1", drafted.text(1).replace("能读", "可读"), done=True))
    before, issue = row(folder), (folder / "issue.md").read_bytes()
    await follow(RewriteJobs(desk, Model()))

    desk.decide(undo(desk.changes()))

    after = row(folder)
    assert (folder / "issue.md").read_bytes() == issue
    assert {name: after[name] for name in before} == before
    assert [v.get("wish") for v in after["versions"]] == [None, "短些"]


async def test_an_edit_made_meanwhile_stays_and_the_new_version_is_beside_it(
    desk: Desk, folder: Path
) -> None:
    model = Model()
    model.may.clear()
    base = desk.look().sheet[0].sha256
    jobs = RewriteJobs(desk, model)
    job = jobs.begin("s1", base, "")
    replace(folder / "issue.md", "第 1 个工具能读文件", "第 1 个工具会读文件")

    model.may.set()
    told = [json.loads(line) async for line in job.follow()]
    shown = view.item(desk.look(), "s1", None)

    assert "两个版本都在" in told[-1]["error"]
    assert "会读文件" in shown["text"]
    assert [(v["shown"], v["text"]) for v in shown["versions"]] == [
        (True, drafted.text(1)),
        (False, NEW),
    ]


async def test_an_edit_of_another_item_does_not_matter(
    desk: Desk, folder: Path
) -> None:
    model = Model()
    model.may.clear()
    job = RewriteJobs(desk, model).begin("s1", desk.look().sheet[0].sha256, "")
    replace(folder / "issue.md", "第 2 个工具能读文件", "第 2 个工具会读文件")

    model.may.set()
    told = [json.loads(line) async for line in job.follow()]

    assert told[-1] == {"done": True}
    assert "会读文件" in (folder / "issue.md").read_text(encoding="utf-8")


async def test_a_version_that_is_pasted_back_has_its_evidence_again(
    desk: Desk, folder: Path
) -> None:
    await follow(RewriteJobs(desk, Model()))

    replace(folder / "issue.md", NEW, drafted.text(1))
    desk.look()

    assert row(folder)["sentences"][0]["text"] == "第 1 个工具能读文件。"
    assert row(folder)["status"] == "pending"


async def test_the_review_goes_on_after_a_restart(desk: Desk, folder: Path) -> None:
    desk.decide(accept("s2"))
    await follow(RewriteJobs(desk, Model()))

    again = Desk(folder, lambda: "2024-10-02T09:00:00+00:00")

    assert [e.status for e in again.look().sheet[:2]] == ["pending", "accepted"]
    assert again.look().model["s1"] == drafted.text(1)


async def test_a_crash_before_the_log_line_costs_no_evidence(
    desk: Desk, folder: Path
) -> None:
    desk.decide(accept("s2"))
    log = (folder / "decisions.jsonl").read_bytes()
    await follow(RewriteJobs(desk, Model()))
    (folder / "decisions.jsonl").write_bytes(log)

    again = Desk(folder, lambda: "2024-10-02T09:00:00+00:00")
    again.look()

    assert row(folder)["sentences"] == version()["sentences"]
    assert [e.status for e in again.look().sheet[:2]] == ["pending", "accepted"]


async def test_a_later_version_can_be_chosen_again(desk: Desk, folder: Path) -> None:
    other = NEW.replace("一句", "二句")
    jobs = RewriteJobs(desk, Model(NEW, other))
    await follow(jobs)
    await follow(jobs)

    desk.decide(use_version("s1", NEW))

    assert row(folder)["sha256"] == digest(NEW)
    assert len(row(folder)["versions"]) == 3


async def test_the_difference_is_to_the_version_before(desk: Desk) -> None:
    await follow(RewriteJobs(desk, Model()))
    untouched = view.item(desk.look(), "s1", None)["difference"]
    desk.decide(edit("s1", NEW.replace("重写", "改写"), done=True))
    edited = view.item(desk.look(), "s1", None)["difference"]

    assert "".join(r["text"] for r in untouched if r["kind"] != "ins") == drafted.text(
        1
    )
    assert [r["text"] for r in edited if r["kind"] == "del"] == ["重"]


async def test_each_time_asks_for_new_answers(desk: Desk) -> None:
    model = Model(NoAnswer("没有"), NEW, NEW.replace("一句", "二句"))
    jobs = RewriteJobs(desk, model)

    failed = await follow(jobs)
    await follow(jobs)
    await follow(jobs)

    assert failed[-1] == {"error": "没有"}
    assert [one.times for one in model.asked] == [1, 2, 3]


async def test_the_same_text_again_is_told(desk: Desk, folder: Path) -> None:
    jobs = RewriteJobs(desk, Model(NEW, NEW))
    await follow(jobs)

    told = await follow(jobs)

    assert told[-1] == {"error": "这一稿与现在的一样"}
    assert len(row(folder)["versions"]) == 2


async def test_whoever_comes_back_follows_from_the_start(desk: Desk) -> None:
    model = Model()
    model.may.clear()
    jobs = RewriteJobs(desk, model)
    gone = jobs.begin("s1", "", "").follow()
    await anext(gone)
    await gone.aclose()  # the page was closed

    waiting = jobs.begin("s2", "", "")
    running = jobs.running
    model.answers.append(drafted.text(2).replace("能", "会"))
    model.may.set()
    told = [json.loads(line) async for line in jobs.job("s1").follow()]
    queued = [json.loads(line) async for line in waiting.follow()]

    assert running == ["s1", "s2"]
    assert (told[0], told[-1]) == ({"say": "开始"}, {"done": True})
    assert (queued[0], queued[-1]) == ({"say": "排队"}, {"done": True})
    assert jobs.running == []
    with pytest.raises(Refused):
        jobs.job("s3")


async def test_one_rewrite_of_an_item_at_a_time(desk: Desk) -> None:
    model = Model()
    jobs = RewriteJobs(desk, model)

    assert jobs.begin("s1", "", "") is jobs.begin("s1", "", "")
    assert (await follow(jobs))[-1] == {"done": True}
    assert len(model.asked) == 1


async def test_a_bug_is_not_swallowed_and_the_page_is_told(desk: Desk) -> None:
    job = RewriteJobs(desk, Model(ZeroDivisionError())).begin("s1", "", "")

    told = [json.loads(line) async for line in job.follow()]

    assert "出了错" in told[-1]["error"]
    assert job.task is not None
    with pytest.raises(ZeroDivisionError):
        await job.task


async def test_the_page_streams_it_and_knows_what_is_running(desk: Desk) -> None:
    loaded = Model(NEW, NEW)
    later = LazyRegenerate(lambda: loaded)
    async with browser(desk, later) as page:
        base = desk.look().sheet[0].sha256
        asked = {"item": "s1", "base": base, "wish": "短些"}
        answer = await page.post("/again", json=asked)
        idle = await page.get("/again?item=s2")
        late = await page.get("/again?item=s1")
        amiss = await page.post("/again", content=b"[")
        queue = (await page.get("/queue")).json()
        sha256 = digest(drafted.text(1))
        await page.post("/again", json=asked)
        back = await page.post(
            "/decide", json={"kind": "version", "item": "s1", "version": sha256}
        )
        unknown = await page.post(
            "/decide", json={"kind": "version", "item": "s1", "version": "x"}
        )

    assert [json.loads(line) for line in answer.text.splitlines()][-1] == {"done": True}
    assert late.text == answer.text
    assert idle.json() == {"error": "这一条没有在重写"}
    assert amiss.status_code == 400
    assert queue["again"] == []
    assert back.json()["items"][0]["heading"] == "【工具 1】某实验室"
    assert unknown.json() == {"error": "没有这一稿"}
    assert len(loaded.asked) == 2


async def test_a_desk_without_a_model_says_so(desk: Desk) -> None:
    async with browser(desk, None) as page:
        answer = await page.post("/again", json={"item": "s1"})

    assert answer.status_code == 422
    assert "没有接上模型" in answer.json()["error"]


def browser(desk: Desk, again: Any) -> httpx.AsyncClient:
    """One that has come in already."""
    key = Key("right-token", 1234)
    return httpx.AsyncClient(
        base_url=f"http://{key.host}",
        transport=httpx.ASGITransport(app=app(desk, TEMPLATES, key, Actions(again))),
        cookies={key.cookie: key.token},
    )
