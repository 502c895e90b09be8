"""Which entries are held against each other at all."""

import datetime as dt

from agents.domain.story import Candidate
from agents.scout.happening.keys import near
from tests import make


def entry(title: str, place: int) -> Candidate:
    return make.candidate(
        title=title,
        summary="",
        source=f"Source {place}",
        url=f"https://{place}.example.org/entry",
        published=dt.datetime(2024, 9, 12, place, tzinfo=dt.UTC),
    )


def test_a_name_is_looked_up_beside_rarer_pairs_of_characters() -> None:
    headline = "Zorblax-Mini 专挑巨头不会的难题现场演示"
    others = [
        "专挑软柿子的人会吃亏",
        "巨头不会轻易放弃市场",
        "不会的难题现场演示给谁看",
        "Zorblax-Mini hires designers",
        "What Zorblax-Mini means for schools",
        "Zorblax-Mini prototype",
    ]
    entries = [entry(title, at) for at, title in enumerate([headline, *others])]

    pairs = set(near(entries))

    assert (0, len(others)) in pairs


def test_of_a_great_crowd_each_is_held_against_the_next_alone() -> None:
    crowd = [
        make.candidate(
            title=f"OpenAI releases a model that answers faster ({number})",
            summary="",
            url=f"https://example.org/{number}",
            published=make.DAY + dt.timedelta(minutes=number),
        )
        for number in range(400)
    ]

    pairs = set(near(crowd))

    assert pairs == {(number, number + 1) for number in range(399)}
