import datetime as dt

import pytest

from agents.formatter import layout


def test_each_number_of_an_issue_is_read_as_written() -> None:
    numbers = range(1, 10_000)

    assert [
        layout.parse_chinese_number(layout.chinese_number(n)) for n in numbers
    ] == list(numbers)


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (105, "一百零五"),
     (110, "一百一十"), (1001, "一千零一"), (2010, "二千零一十"), (9999, "九千九百九十九")],
)  # fmt: skip
def test_a_number_is_written_as_it_is_read_aloud(number: int, text: str) -> None:
    assert layout.chinese_number(number) == text


@pytest.mark.parametrize("text", ["", "零", "一十", "十十", "两", "12", "百零零五"])
def test_what_nobody_writes_is_no_number(text: str) -> None:
    assert layout.parse_chinese_number(text) is None


@pytest.mark.parametrize("number", [0, -1, 10_000])
def test_an_issue_has_a_number_that_can_be_written(number: int) -> None:
    with pytest.raises(ValueError, match="not a number of an issue"):
        layout.chinese_number(number)


def test_a_day_is_read_as_written() -> None:
    day = dt.date(2024, 9, 30)

    assert layout.parse_chinese_date(f"截至 📅{layout.chinese_date(day)}的") == day


@pytest.mark.parametrize("text", ["2024-09-30", "2024 年 2 月 30 日", "9 月 30 日", ""])
def test_what_is_no_day_is_none(text: str) -> None:
    assert layout.parse_chinese_date(text) is None


def test_the_house_recognises_its_own_sentences() -> None:
    day = dt.date(2024, 9, 30)

    assert layout.TITLE.fullmatch(layout.title(2))
    assert layout.INTRO.fullmatch(layout.intro(day))
    assert layout.DESCRIPTION.fullmatch(layout.description(6, 9, day))
