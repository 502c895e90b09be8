"""One thing told twice in one language, in another order or form."""

import pytest

from agents.scout.happening.entry_text import EntryText
from agents.scout.happening.reworded import reworded
from tests.scout.happening.test_retold import are_one, entry


def pair(one: str, other: str) -> tuple[EntryText, EntryText]:
    return entry(one), entry(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "海湾大学的水下机器人找到百年沉船，全程无人操控",
            "全程无人操控：水下机器人在海湾找到一艘百年沉船",
        ),
        (
            "City library lends telescopes to night-shift nurses",
            "Night-shift nurses may borrow telescopes from city library, which lends a dozen",
        ),
    ],
)
def test_most_of_two_headlines_in_another_order_is_one_happening(
    one: str, other: str
) -> None:
    assert reworded(*pair(one, other))
    assert reworded(*pair(other, one))
    assert are_one(*pair(one, other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # a form that is filled in
        ("海湾银行下调人民币存款利率", "山城银行下调人民币存款利率"),
        ("Launch HN: an agent that fills in forms", "Launch HN: an agent that fills in tax forms"),
        # one field
        ("水下机器人找到百年沉船", "水下机器人大赛开始报名"),
        # two languages
        ("City library lends telescopes to nurses", "市图书馆向护士出借望远镜"),
    ],
)  # fmt: skip
def test_a_form_that_is_filled_in_is_many_happenings(one: str, other: str) -> None:
    assert not reworded(*pair(one, other))
    assert not are_one(*pair(one, other))


def test_next_week_it_is_another_happening() -> None:
    one = "海湾大学的水下机器人找到百年沉船，全程无人操控"
    other = "全程无人操控：水下机器人在海湾找到一艘百年沉船"
    assert not reworded(entry(one, day=2), entry(other, day=12))
