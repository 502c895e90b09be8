"""Whole runs over overlapping weeks: what was shared, refused or put off."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from agents.cli import main
from agents.domain.identity import identity
from tests.world import World, feed, world

Draft = Callable[[str, str], int]
LINK = re.compile(r"https?://(?:www\.)?example\.org/news/\d+")
FIRST, SECOND = ("2024-09-01", "2024-09-20"), ("2024-09-01", "2024-09-28")


@pytest.fixture
def here() -> Iterator[World]:
    with world(feeds={"one": feed(range(4)), "two": feed(range(4, 8))}) as small:
        yield small


@pytest.fixture
def draft(here: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Draft:
    monkeypatch.chdir(tmp_path)
    sources = here.sources(tmp_path / "sources.yaml")

    def run(since: str, until: str) -> int:
        dates = ("--since", since, "--until", until)
        return main(["draft", "--sources", str(sources), *dates, "--items", "3"])

    return run


def kept(folder: Path, last_day: str) -> dict[str, Any]:
    text = (folder / f"drafts/{last_day}/review.json").read_text(encoding="utf-8")
    review: dict[str, Any] = json.loads(text)
    return review


def shared(folder: Path, last_day: str) -> set[str]:
    text = (folder / f"drafts/{last_day}/issue.md").read_text(encoding="utf-8")
    return {identity(url) for url in LINK.findall(text)}


def publish(folder: Path, last_day: str) -> None:
    (folder / "issues").mkdir()
    issue = (folder / f"drafts/{last_day}/issue.md").read_bytes()
    (folder / "issues/1.md").write_bytes(issue)


@pytest.mark.parametrize(
    "remembered", [True, False], ids=["drafts kept", "drafts gone"]
)
def test_two_drafts_over_overlapping_weeks_share_nothing_twice(
    draft: Draft, here: World, tmp_path: Path, *, remembered: bool
) -> None:
    draft(*FIRST)
    first = shared(tmp_path, FIRST[1])
    publish(tmp_path, FIRST[1])
    if not remembered:
        (tmp_path / f"drafts/{FIRST[1]}").rename(tmp_path / "gone")
    for name, document in here.feeds.items():
        respelt = document.replace(b"https://example.org/", b"http://www.example.org/")
        here.feeds[name] = re.sub(rb"(news/\d+)<", rb"\1/?utm_source=x#top<", respelt)

    draft(*SECOND)

    whys = [entry["why"] for entry in kept(tmp_path, SECOND[1])["bench"]]
    assert len(first) == 3
    assert shared(tmp_path, SECOND[1])
    assert shared(tmp_path, SECOND[1]) & first == set()
    assert whys.count("第 1 期已介绍") == 3


def decide(folder: Path, last_day: str, *statuses: str) -> list[str]:
    """Decide about the first items of a draft; the lead addresses, in that order."""
    file = folder / f"drafts/{last_day}/review.json"
    review = kept(folder, last_day)
    for item, status in zip(review["items"], statuses, strict=False):
        item["status"] = status
    file.write_text(json.dumps(review), encoding="utf-8")
    return [identity(item["sources"][0]["url"]) for item in review["items"]]


def test_what_was_refused_stays_away_and_what_was_put_off_comes_back(
    draft: Draft, tmp_path: Path
) -> None:
    draft(*FIRST)
    refused, held, *_ = decide(tmp_path, FIRST[1], "rejected", "held")

    draft("2024-09-21", "2024-09-28")

    review = kept(tmp_path, "2024-09-28")
    benched = [entry["why"] for entry in review["bench"]]
    again = [item for item in review["items"] if "上次留待下期" in item["reasons"]]
    assert [identity(item["sources"][0]["url"]) for item in again] == [held]
    assert refused not in shared(tmp_path, "2024-09-28")
    assert benched.count("第 2024-09-20 稿定为不用") <= 1


def test_a_review_that_cannot_be_read_is_said_and_the_draft_is_made(
    draft: Draft, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft(*FIRST)
    (tmp_path / f"drafts/{FIRST[1]}/review.json").write_text("{", encoding="utf-8")

    code = draft(*SECOND)

    assert code == 3
    assert "review.json cannot be read" in capsys.readouterr().err
    assert len(shared(tmp_path, SECOND[1])) == 3
