"""How the issue's places are shared over the sections."""

from collections.abc import Mapping
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.domain.plan import Quota
from agents.domain.words import SECTIONS, SectionName
from agents.scout.section_places import places
from tests import make

PLENTY: Mapping[SectionName, int] = dict.fromkeys(SECTIONS, 300)
TRIPLES = st.tuples(*[st.integers(0, 40)] * 3)


def quotas(practice: int, theory: int, news: int) -> dict[SectionName, Quota]:
    return cast(dict[SectionName, Quota], make.quotas(practice, theory, news))


def shared(
    wanted: tuple[int, int, int], items: int, stories: tuple[int, int, int]
) -> tuple[int, ...]:
    there = dict(zip(SECTIONS, stories, strict=True))
    return tuple(places(quotas(*wanted), items, there).values())


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (21, (10, 7, 4)), (60, (10, 7, 4)), (20, (9, 7, 4)), (10, (5, 3, 2)),
        (3, (1, 1, 1)), (1, (1, 0, 0)),
    ],
)  # fmt: skip
def test_places_are_shared_in_the_quotas_proportion(
    items: int, expected: tuple[int, int, int]
) -> None:
    assert tuple(places(quotas(10, 7, 4), items, PLENTY).values()) == expected


def test_what_one_section_cannot_fill_goes_to_the_others() -> None:
    assert shared((20, 20, 20), 20, (50, 0, 0)) == (20, 0, 0)
    assert shared((20, 20, 20), 20, (50, 3, 50)) == (9, 3, 8)
    assert shared((10, 7, 4), 20, (50, 50, 1)) == (10, 7, 1)


def test_a_section_without_a_quota_gets_nothing() -> None:
    only: dict[SectionName, Quota] = {"news": Quota(items=4)}

    assert places(only, 20, PLENTY) == {"practice": 0, "theory": 0, "news": 4}


@given(TRIPLES, st.integers(0, 200), TRIPLES)
def test_no_place_is_left_while_a_section_could_fill_it(
    wanted: tuple[int, int, int], items: int, stories: tuple[int, int, int]
) -> None:
    got = shared(wanted, items, stories)

    most = [min(pair) for pair in zip(wanted, stories, strict=True)]
    assert all(place <= limit for place, limit in zip(got, most, strict=True))
    assert sum(got) == min(items, sum(most))
