"""A draft, a state folder and a recording made by an earlier version still open.

The rules hold whatever the present version chooses and writes: nothing is lost,
decisions stay, an editor's words are never overwritten, and no fault is ours.
"""

import asyncio
import datetime as dt
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest

from agents.cli import main
from agents.publish.from_review import review_actions
from agents.review.access import Key
from agents.review.app import app
from agents.review.desk import Desk
from agents.review.serve import TEMPLATES
from agents.run.draft import Outcome, draft
from agents.run.planning import intent_of
from agents.settings.environment import environment, flag_values
from agents.settings.options import options
from agents.settings.source_file import load
from tests.compat.conftest import KILLED, PUBLISHED, REVIEWED, Left
from tests.compat.web import Web
from tests.fakes import Notes
from tests.world import KEY

WEEK = ("--since", "2024-09-08", "--until", REVIEWED)
EDITS = ("据作者说，Orbit6 的代码", "据作者说，Orbit51 的代码", "一台笔记本就能")
NOW = dt.datetime(2024, 10, 8, tzinfo=dt.UTC)


def test_an_issue_that_was_published_has_no_fault(left: Left) -> None:
    (page,) = (left.folder / "issues").glob("*.md")

    assert main(["check", "--final", str(page)]) == 0
    assert main(["parse", str(page)]) == 0


def test_a_draft_is_checked_as_any_other(
    left: Left, capsys: pytest.CaptureFixture[str]
) -> None:
    file = left.folder / "drafts" / REVIEWED / "issue.md"
    main(["check", "--archive", "issues", "--json", str(file)])

    found = json.loads(capsys.readouterr().out)
    by_hand = left.text("issue.md")[: left.text("issue.md").index("【手写的一条】")]
    assert {one["line"] for one in found if one["level"] == "E"} <= {
        by_hand.count("\n") + 1
    }


def test_decisions_and_edits_are_shown_as_they_were_made(
    left: Left, capsys: pytest.CaptureFixture[str]
) -> None:
    before, files = left.statuses(), left.files()

    code = main(["review", REVIEWED, "--status"])

    shown = capsys.readouterr().out
    assert code == 0
    assert all(row["heading"] in shown for row in left.review()["items"])
    assert left.statuses() == before
    assert {name: files[name] for name in ("issue.md", "model.md")} == {
        name: left.files()[name] for name in ("issue.md", "model.md")
    }


def test_it_is_decided_about_by_the_numbers(left: Left) -> None:
    before = left.statuses()
    undecided = [n for n, s in enumerate(before.values(), 1) if s == "pending"]

    code = main(["review", REVIEWED, "--accept", ",".join(map(str, undecided))])

    changed = {one: "accepted" for one, status in before.items() if status == "pending"}
    assert code == 0
    assert undecided
    assert left.statuses() == before | changed
    assert all(words in left.text("issue.md") for words in EDITS)


@pytest.mark.usefixtures("there")
async def test_the_page_opens_every_item_with_its_evidence_and_versions(
    left: Left,
) -> None:
    async with browser(left) as page:
        queue = (await page.get("/queue")).json()
        items = [
            (await page.get("/item", params={"id": one["id"]})).json()
            for one in queue["items"]
        ]
        undone = await page.post("/decide", json={"kind": "undo"})
        swapped = await page.post(
            "/decide", json={"kind": "bench", "item": queue["bench"][0]["url"]}
        )

    drafted = {row["id"]: row for row in left.review()["items"]}
    assert not (left.folder / "drafts" / REVIEWED / "errors.log").exists()
    assert [len(one["versions"]) for one in items] == [
        len(drafted[one["id"]].get("versions", ())) for one in items
    ]
    assert all(one["sources"] for one in items if not one["id"].startswith("hand-"))
    assert max(len(one["versions"]) for one in items) == 2
    assert undone.status_code == swapped.status_code == 200
    assert len(swapped.json()["items"]) >= len(queue["items"])


async def test_an_item_is_written_again_from_what_was_read_then(
    left: Left, there: Web
) -> None:
    async with browser(left) as page:
        (item, *_) = [one for one in left.statuses() if left.statuses()[one] == "held"]
        seen = (await page.get("/item", params={"id": item})).json()
        asked = {"item": item, "base": seen["sha256"], "wish": "短一点"}
        told = (await page.post("/again", json=asked)).text.splitlines()
        now = (await page.get("/item", params={"id": item})).json()

    assert json.loads(told[-1]) == {"done": True}
    assert there.asked
    assert len(now["versions"]) == 2


def test_it_is_published_once_all_is_decided(
    left: Left, capsys: pytest.CaptureFixture[str]
) -> None:
    publish = ["publish", REVIEWED, "--to", "site", "--offline"]
    refused = main(publish)
    main(["review", REVIEWED, "--accept", "all"])
    linked = left.folder / "drafts" / REVIEWED / "issue.md"
    link = "编辑自己写的一段。\n\n原文：[https://example.org/](https://example.org/)"
    text = linked.read_text(encoding="utf-8").replace("编辑自己写的一段。", link)
    linked.write_text(text, encoding="utf-8")
    capsys.readouterr()

    code = main(publish)

    page = (left.folder / capsys.readouterr().out.strip()).read_text(encoding="utf-8")
    left_out = {"rejected": False, "held": False}
    rows = left.review()["items"]
    assert (refused, code) == (65, 0)
    assert all(words in page for words in EDITS)
    assert [row["heading"] in page for row in rows] == [
        left_out.get(row["status"], True) for row in rows
    ]


@pytest.mark.usefixtures("left")
def test_what_was_published_is_published_again_without_a_change(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = main(["publish", PUBLISHED, "--to", "site", "--offline"])

    assert code == 0
    assert "nothing changed" in capsys.readouterr().err


def test_what_editors_made_of_it_is_still_counted(
    left: Left, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["stats"])

    (row, *_) = [
        line for line in capsys.readouterr().out.splitlines() if PUBLISHED in line
    ]
    statuses = [row["status"] for row in left.review(PUBLISHED)["items"]]
    counted = (len(statuses), *map(statuses.count, ("accepted", "edited")))
    assert code == 0
    assert tuple(map(int, row.split()[1:4])) == counted


@pytest.mark.usefixtures("left")
def test_how_sources_did_is_still_told(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["sources", "--replay", "recording"])

    assert code in (0, 3)
    assert "2 windows" in capsys.readouterr().out


def drafted(left: Left, until: str, **more: object) -> Outcome:
    """A run on the state that was left, an hour after the one that was killed."""
    env = {"OPENAI_API_KEY": KEY}
    since = dt.date.fromisoformat(until) - dt.timedelta(days=6)
    flags = {
        "since": since.isoformat(),
        "until": until,
        "sources": left.folder / "sources.yaml",
        **more,
    }
    chosen = options(flags, flag_values(environment(left.folder)), env)
    ((begun,),) = left.rows("SELECT max(begun) FROM runs")
    now = dt.datetime.fromisoformat(begun) + dt.timedelta(hours=1)
    intent = intent_of(chosen, load(chosen.sources_file), now, Notes().note)
    return asyncio.run(draft(intent, Notes()))


TABLES = ("candidates", "journal", "runs", "health")


def kept(left: Left) -> dict[str, set[tuple[object, ...]]]:
    """The first columns, which are the keys, of all that is kept over the runs."""
    return {
        name: {row[:1] for row in left.rows(f"SELECT * FROM {name}")}  # noqa: S608  # our own words
        for name in TABLES
    }


@pytest.mark.usefixtures("there")
def test_a_killed_run_is_drafted_with_all_that_is_remembered(left: Left) -> None:
    before = kept(left)
    refused = {
        row["sources"][0]["url"]
        for week in (PUBLISHED, REVIEWED)
        for row in left.review(week)["items"]
        if row["status"] == "rejected"
    }

    outcome = drafted(left, KILLED)

    after, items = kept(left), left.review(KILLED)["items"]
    assert outcome.exit_code in (0, 3)
    assert items
    assert not (left.folder / "drafts" / KILLED / "errors.log").exists()
    assert [before[name] - after[name] for name in TABLES] == [set()] * len(TABLES)
    assert refused
    assert refused & {s["url"] for row in items for s in row["sources"]} == set()


def test_a_draft_under_review_is_left_alone(left: Left, there: Web) -> None:
    files = left.files()

    outcome = drafted(left, REVIEWED)

    assert outcome.exit_code == 0
    assert left.files() == files
    assert there.asked == []


@pytest.mark.usefixtures("there")
def test_forced_it_is_drafted_beside_what_the_editor_did(left: Left) -> None:
    files = left.files()

    outcome = drafted(left, REVIEWED, force=True)

    after = left.files()
    assert outcome.exit_code in (0, 3)
    assert after | files == after
    assert "issue.redraft.md" in after.keys() - files.keys()


def test_a_draft_that_nobody_touched_is_drafted_anew_whole(
    left: Left, there: Web
) -> None:
    """As if this week had been drafted, and not looked at."""
    folder = left.folder / "drafts" / REVIEWED
    (folder / "issue.md").write_bytes((folder / "model.md").read_bytes())
    (folder / "decisions.jsonl").unlink()
    told = left.review()
    told["items"] = [
        row | {"status": "pending"}
        for row in told["items"]
        if not row["id"].startswith("hand-")
    ]
    (folder / "review.json").write_text(json.dumps(told), encoding="utf-8")

    outcome = drafted(left, REVIEWED)

    named = {
        picture["file"] for row in left.review()["items"] for picture in row["images"]
    }
    assert outcome.exit_code in (0, 3)
    assert there.asked
    assert left.text("issue.md") == left.text("model.md")
    assert {f for f in left.files() if f.startswith("static/")} == named


def replayed(
    left: Left, state: str
) -> tuple[int, dict[str, Any], list[dict[str, Any]]]:
    """The recorded week anew, with more samples now: exit code, report and items."""
    folders = ("--replay", "recording", "--out", "again", "--state", state)
    code = main(["draft", *WEEK, *folders])
    made = left.folder / "again" / REVIEWED
    assert not (made / "errors.log").exists()
    review = json.loads((made / "review.json").read_bytes())
    return code, json.loads((made / "report.json").read_bytes()), review["items"]


@pytest.mark.parametrize("state", [".agents", "new"])
def test_a_recording_is_drafted_again(left: Left, state: str) -> None:
    code, report, items = replayed(left, state)

    assert code in (0, 3)
    assert items
    assert (report["model"]["mode"], report["model"]["calls"]) == ("recorded", 0)
    assert [one["status"] for one in report["sources"]] == ["ok"] * 4
    assert all("extractive" in one["flags"] for one in items if not one["answers"])


def test_a_story_without_a_recorded_answer_is_told_in_its_sources_words(
    left: Left, capsys: pytest.CaptureFixture[str]
) -> None:
    """As where the present version leads a story by another of its candidates."""
    index = left.folder / "recording/model/index.jsonl"
    text = index.read_text(encoding="utf-8")
    index.write_text(text.replace('"story":"', '"story":"other-'), encoding="utf-8")

    code, _, items = replayed(left, "new")

    assert code == 3
    assert items
    assert all("extractive" in one["flags"] for one in items)
    assert "no story of this draft has a recorded answer" in capsys.readouterr().err


@asynccontextmanager
async def browser(left: Left) -> AsyncIterator[httpx.AsyncClient]:
    """One that has come in at the page of the draft under review."""
    desk = Desk(left.folder / "drafts" / REVIEWED, NOW.isoformat)
    key = Key("right-token", 1234)
    made = review_actions(
        {"out": None, "to": None},
        lambda: environment(left.folder),
        lambda: NOW,
    )
    door = httpx.ASGITransport(app=app(desk, TEMPLATES, key, made))
    async with httpx.AsyncClient(base_url=f"http://{key.host}", transport=door) as page:
        await page.get(key.address)
        yield page
