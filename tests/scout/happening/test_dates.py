"""Days that a text names, which are no day of its own."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.scout.happening.dates import days, shared_days

DAY = dt.datetime(2024, 9, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("4 月 1 日起全面免费", {(4, 1)}),
        ("明年 3月上市", {(3, 0)}),
        ("free from April", {(4, 0)}),
        ("it ships on 20 October", {(10, 20)}),
        ("it ships on October 20, 2024", {(10, 20)}),
        ("customers may march on", set()),
        ("9 月 12 日发布", set()),  # the day of the entry tells nothing
        ("in September", set()),
        ("13 月", set()),
    ],
)
def test_a_day_is_read_in_both_languages(
    text: str, found: set[tuple[int, int]]
) -> None:
    assert days(text, DAY) == found


def test_a_month_is_a_day_of_it() -> None:
    april, first, second = (frozenset({day}) for day in ((4, 0), (4, 1), (4, 2)))

    assert shared_days(april, first)
    assert shared_days(first, first)
    assert not shared_days(first, second)
    assert not shared_days(april, frozenset())


def test_without_a_date_each_day_is_told() -> None:
    assert days("9 月 12 日", None) == {(9, 12)}


@given(st.text())
def test_no_text_is_refused(text: str) -> None:
    days(text, DAY)
