"""What editors made of earlier issues, in a whole run."""

import json
from pathlib import Path
from typing import Any

import pytest

from agents.cli import main
from agents.publish.lessons import Lesson, Lessons
from agents.publish.record import FILE, keep
from tests.world import feed, world


def publish(state: Path, source: str, fate: str, count: int = 10) -> None:
    items = [
        Lesson.model_validate(
            {"heading": f"{n}", "section": "news", "fate": fate, "sources": (source,)}
        )
        for n in range(count)
    ]
    keep(state / FILE, Lessons(issue=f"2024-08-{count}", items=tuple(items)))


def draft(folder: Path) -> list[dict[str, Any]]:
    with world(feeds={"one": feed(range(2)), "two": feed(range(2, 4))}) as here:
        sources = here.sources(folder / "sources.yaml")
        dates = ("--since", "2024-09-01", "--until", "2024-09-30")
        main(["draft", "--sources", str(sources), *dates])
    told = json.loads((folder / "drafts/2024-09-30/review.json").read_bytes())
    rows: list[dict[str, Any]] = told["items"]
    return rows


def test_a_source_that_editors_liked_comes_first_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    publish(tmp_path / ".agents", "one", "dropped", 10)
    publish(tmp_path / ".agents", "two", "kept", 11)

    rows = draft(tmp_path)

    reasons = {row["sources"][0]["source"]: row["reasons"] for row in rows}
    assert "编辑常用two：11 次采用率 100%（平常 52%），+2.8 分" in reasons["two"]
    assert "编辑少用one：10 次采用率 0%（平常 52%），-2.9 分" in reasons["one"]
    assert len(rows) == 4  # history leaves nobody out
