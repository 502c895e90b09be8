from pathlib import Path

import pytest

from agents.domain.review import Opening
from agents.domain.words import SectionName
from agents.errors import SettingsError
from agents.publish.gate import reasons, undecided
from agents.publish.publishing import reviewed
from agents.review.files import read_review
from tests.publish.conftest import Desk


def waiting(desk: Desk) -> list[str]:
    review = reviewed(desk.draft).review
    return [item.heading for item in undecided(review)]


def test_an_item_deleted_from_the_text_still_waits(desk: Desk) -> None:
    desk.decide(Four="pending")
    desk.write(desk.text[: desk.text.index("### 【Four】")].rstrip() + "\n")

    assert waiting(desk) == ["【Four】某实验室"]


def test_a_renamed_item_waits_under_its_new_name(desk: Desk) -> None:
    desk.decide(Four="pending")
    desk.write(desk.text.replace("### 【Four】", "### 【Vier】"))

    assert waiting(desk) == ["【Vier】某实验室"]


def test_an_item_that_nobody_drafted_waits(desk: Desk) -> None:
    desk.write(desk.text + "\n### 【Five】\n\n手写。\n")

    assert waiting(desk) == ["【Five】"]


def test_an_accepted_item_that_was_edited_does_not_wait(desk: Desk) -> None:
    desk.write(desk.text.replace("几个步骤", "几步"))

    assert waiting(desk) == []


def test_openings_of_one_category_name_are_told_apart_by_their_section() -> None:
    sections: tuple[SectionName, ...] = ("practice", "theory")
    openings = [
        Opening(section=one, category="大模型研发", text="两条。", status="pending")
        for one in sections
    ]

    told = [reason.said for reason in reasons(openings, [])]

    assert [line.split(";")[0] for line in told] == [
        "undecided: 🧐 导语：大模型研发",
        "undecided: 🤯 导语：大模型研发",
    ]


@pytest.mark.parametrize(
    "text",
    ["{", "[]", '{"issue": "x", "items": [{"heading": "a", "status": "maybe"}]}'],
)
def test_a_spoilt_review_is_named_with_the_place(text: str) -> None:
    with pytest.raises(SettingsError, match=r"review\.json"):
        read_review(Path("review.json"), text)
