"""What editors decided in earlier drafts."""

import json
from pathlib import Path

import pytest

from agents.domain.memory import Decided
from agents.run.past_decisions import read_decisions
from tests import fakes

ITEM = {
    "heading": "【一】",
    "status": "held",
    "sources": [{"n": 1, "url": "https://example.org/1", "title": "One"}],
}


def review(folder: Path, draft: str, content: object) -> None:
    (folder / draft).mkdir()
    text = content if isinstance(content, str) else json.dumps(content)
    (folder / draft / "review.json").write_text(text, encoding="utf-8")


def test_every_item_of_every_draft_is_remembered_in_order(tmp_path: Path) -> None:
    review(tmp_path, "2024-09-14", {"items": [ITEM]})
    review(tmp_path, "2024-09-07", {"items": [{**ITEM, "status": "rejected"}]})
    notes = fakes.Notes()

    first, second = read_decisions(tmp_path, notes.note)

    assert (first.draft, first.status) == ("2024-09-07", "rejected")
    assert second == Decided(
        draft="2024-09-14",
        heading="【一】",
        status="held",
        urls=("https://example.org/1",),
        titles=("One",),
    )
    assert notes.said == []


@pytest.mark.parametrize(
    "content", ["", "{", "[]", {}, {"items": 1}, {"items": [{}]}, {"items": ["x"]},
                {"items": [{**ITEM, "status": 1}]}]
)  # fmt: skip
def test_a_review_that_cannot_be_read_is_a_note(
    tmp_path: Path, content: object
) -> None:
    review(tmp_path, "2024-09-07", content)
    review(tmp_path, "2024-09-14", {"items": [ITEM]})
    notes = fakes.Notes()

    kept = read_decisions(tmp_path, notes.note)

    assert [one.draft for one in kept] == ["2024-09-14"]
    assert "2024-09-07/review.json cannot be read" in notes.said[0]


def test_without_drafts_there_is_nothing_to_remember(tmp_path: Path) -> None:
    assert read_decisions(tmp_path / "none", fakes.Notes().note) == ()
