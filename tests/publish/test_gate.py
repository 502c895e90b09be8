from pathlib import Path

import pytest

from agents.errors import SettingsError
from agents.publish.gate import read_review, undecided
from tests.publish.conftest import Desk


def waiting(desk: Desk) -> list[str]:
    file = desk.draft / "review.json"
    return undecided(desk.text, read_review(file, file.read_text(encoding="utf-8")))


def test_an_item_deleted_from_the_text_is_decided(desk: Desk) -> None:
    desk.decide(Four="pending")
    desk.write(desk.text[: desk.text.index("### 【Four】")].rstrip() + "\n")

    assert waiting(desk) == []


def test_a_renamed_item_does_not_slip_through(desk: Desk) -> None:
    desk.decide(Four="pending")
    desk.write(desk.text.replace("### 【Four】", "### 【Vier】"))

    assert waiting(desk) == ["【Four】某实验室"]


@pytest.mark.parametrize(
    "text",
    ["{", "[]", '{"issue": "x", "items": [{"heading": "a", "status": "maybe"}]}'],
)
def test_a_spoilt_review_is_named_with_the_place(text: str) -> None:
    with pytest.raises(SettingsError, match=r"review\.json"):
        read_review(Path("review.json"), text)
