"""A story that is taken in on the page: read, written and checked as a drafted one is."""

import asyncio
import datetime as dt
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from agents.cli import main
from agents.review.decisions import accept, undo
from agents.review.desk import Desk
from agents.review.lineup import swapped_in
from agents.review.material import read_for
from agents.review.project import bench_id
from agents.review.rewriting import RewriteJobs
from agents.run.rewrite import Rewriter
from tests.world import World, article, feed, truthful

NOW = dt.datetime(2024, 10, 8, tzinfo=dt.UTC)


@pytest.fixture
def here(address: World) -> World:
    address.begin_again(feeds={"one": feed(range(4)), "page": article(77)})
    return address


@pytest.fixture
def folder(first_draft: Callable[..., Path]) -> Path:
    return first_draft("--items", "2", sources=("one",))


def swapped(
    folder: Path, env: dict[str, str], *, by_hand: bool = False
) -> tuple[Desk, str, dict[str, Any]]:
    """As a click on the page does it: the stub first, then its text."""
    desk = Desk(folder, NOW.isoformat)
    snapshot = desk.look()
    url = snapshot.review.bench[0].url
    desk.decide(swapped_in(snapshot, url, snapshot.sheet[0].id))
    name = bench_id(url)
    return desk, name, again(folder, env, name, by_hand=by_hand)


def again(
    folder: Path, env: dict[str, str], name: str, *, by_hand: bool = False
) -> dict[str, Any]:
    """The last that is told of a text that is asked for."""
    desk = Desk(folder, NOW.isoformat)
    base = next(e.sha256 for e in desk.look().sheet if e.id == name)

    async def work() -> dict[str, Any]:
        jobs = RewriteJobs(desk, Rewriter(lambda: env, lambda: NOW))
        job = jobs.begin(name, base, "", by_hand=by_hand)
        lines = [line async for line in job.follow()]
        last: dict[str, Any] = json.loads(lines[-1])
        return last

    return asyncio.run(work())


def row(folder: Path, name: str) -> dict[str, Any]:
    rows = json.loads((folder / "review.json").read_bytes())["items"]
    found: dict[str, Any] = next(row for row in rows if row["id"] == name)
    return found


def test_it_is_written_with_its_evidence_and_can_be_accepted(
    folder: Path, env: dict[str, str], here: World
) -> None:
    desk, name, last = swapped(folder, env)

    assert last == {"done": True}
    assert row(folder, name)["status"] == "pending"
    assert row(folder, name)["heading"].startswith("【智能体 Orbit")
    assert all(s["evidence"] for s in row(folder, name)["sentences"])
    assert len(row(folder, name)["answers"]) == 2
    assert "待写" not in (folder / "issue.md").read_text(encoding="utf-8")
    assert len(here.asked) > 0
    desk.decide(accept(name))
    assert row(folder, name)["status"] == "accepted"


def test_undo_takes_it_back_and_taking_it_in_again_asks_nothing(
    folder: Path, env: dict[str, str], here: World
) -> None:
    before = (folder / "issue.md").read_bytes()
    desk, name, _ = swapped(folder, env)
    first = row(folder, name)
    desk.decide(undo(desk.changes()))
    assert (folder / "issue.md").read_bytes() == before
    here.asked.clear()

    swapped(folder, env)

    assert here.asked == []
    assert row(folder, name)["sentences"] == first["sentences"]


def test_without_its_story_it_is_read_from_its_address(
    folder: Path, env: dict[str, str], here: World
) -> None:
    told = json.loads((folder / "review.json").read_bytes())
    told["bench"][0]["url"] = f"{here.url}/page"
    (folder / "review.json").write_text(json.dumps(told), encoding="utf-8")
    shutil.rmtree(folder.parents[1] / ".agents")

    _, name, last = swapped(folder, env)

    assert last == {"done": True}
    assert "Orbit77" in row(folder, name)["heading"]
    assert row(folder, name)["reasons"][0] == "从落选换入"
    assert "/page" in [path for path, _ in here.fetched]


@pytest.mark.parametrize("fault", ["no model", "no answer"])
def test_what_cannot_be_written_waits_for_its_text(
    folder: Path, env: dict[str, str], here: World, fault: str
) -> None:
    here.answering = lambda body: "English." if body else truthful(body)

    desk, name, last = swapped(folder, env if fault == "no answer" else {})

    assert last["error"]
    assert row(folder, name)["unwritten"] is True
    assert "待写" in (folder / "issue.md").read_text(encoding="utf-8")
    at = [entry.id for entry in desk.look().sheet].index(name) + 1
    assert main(["review", "--accept", str(at)]) == 2
    assert row(folder, name)["status"] == "pending"
    site = str(folder.parents[1] / "site")
    assert main(["publish", folder.name, "--to", site, "--offline"]) == 65


@pytest.mark.parametrize("fault", ["no model", "no answer"])
def test_what_a_model_did_not_write_was_read_for_an_editors_hand(
    folder: Path, env: dict[str, str], here: World, fault: str
) -> None:
    here.answering = lambda body: "English." if body else truthful(body)
    without = {name: v for name, v in env.items() if not name.startswith("OPENAI")}

    _, name, last = swapped(folder, env if fault == "no answer" else without)

    assert last["error"]
    (read,) = read_for(folder, name)
    assert "Orbit" in read["text"]


def test_what_was_read_without_a_model_is_written_once_there_is_one(
    folder: Path, env: dict[str, str], here: World
) -> None:
    without = {name: v for name, v in env.items() if not name.startswith("OPENAI")}
    _, name, _ = swapped(folder, without)
    here.fetched.clear()

    last = again(folder, env, name)

    assert last == {"done": True}
    assert not row(folder, name).get("unwritten")
    assert [path for path, _ in here.fetched if path.startswith("/news")] == []


def test_what_an_editor_writes_by_hand_is_read_and_no_model_is_asked(
    folder: Path, env: dict[str, str], here: World
) -> None:
    _, name, last = swapped(folder, env, by_hand=True)

    assert last == {"done": True}
    assert here.asked == []
    assert row(folder, name)["unwritten"] is True
    (read,) = read_for(folder, name)
    assert "Orbit" in read["text"]
