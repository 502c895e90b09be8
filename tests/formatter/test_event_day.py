"""The day above a card is the event's own, and days are written in one way."""

import datetime as dt

import pytest

from agents.formatter.event_day import event_day, in_house_dates

DAY = dt.date(2024, 9, 19)


@pytest.mark.parametrize(
    "lead",
    [
        "某公司发布了一个模型。",
        "某公司 9 月 19 日发布了一个模型。",
        "9 月 19 日，某公司开放了 9 月 12 日公布的模型。",
        "某模型的首版发布于 2023 年 9 月 18 日。",
        "它接替 6 月 27 日的前一代。",
        "征求意见截止到 9 月 30 日。",
        "它将于 9 月 25 日开放。",
        "9 月 12 日起可以使用。",
    ],
)
def test_the_day_of_the_source_stands_where_the_text_tells_no_other(lead: str) -> None:
    assert event_day(DAY, lead, ()) == DAY


@pytest.mark.parametrize(
    ("lead", "rest"),
    [
        ("某公司 9 月 18 日宣布的模型。", []),
        ("9 月 18 日，某公司宣布了一个模型。", ["它将于 10 月 1 日开放。"]),
        ("2024 年 9 月 18 号的消息。", []),
        ("某公司的模型。", ["权重快了一倍，9 月 18 日开放。"]),
    ],
)
def test_the_texts_own_day_wins(lead: str, rest: list[str]) -> None:
    assert event_day(DAY, lead, rest) == dt.date(2024, 9, 18)


@pytest.mark.parametrize(
    ("lead", "rest"),
    [
        ("某公司 9 月 18 日公布、9 月 17 日写成的模型。", []),
        ("某公司 9 月 21 日发布的模型。", []),
        ("某公司 9 月 18 日公布的模型。", ["代码 9 月 16 日开源。"]),
    ],
)
def test_no_day_stands_where_nobody_can_tell_which(lead: str, rest: list[str]) -> None:
    assert event_day(DAY, lead, rest) is None


def test_the_day_after_is_the_texts_own_where_it_tells_of_another_zone() -> None:
    told = "某公司北京时间 9 月 20 日凌晨发布了它。"

    assert event_day(DAY, told, ()) == dt.date(2024, 9, 20)
    assert event_day(DAY, told.replace("北京时间", ""), ()) is None
    assert event_day(DAY, told.replace("20", "21"), ()) is None


def test_a_day_that_is_only_mentioned_below_the_lead_is_no_event() -> None:
    assert event_day(DAY, "某模型。", ["一份 9 月 18 日的评测里它领先。"]) == DAY


def test_a_day_without_its_year_is_of_the_nearest() -> None:
    new_year = dt.date(2025, 1, 2)

    assert event_day(new_year, "某公司 12 月 31 日宣布。", ()) == dt.date(2024, 12, 31)


def test_no_real_day_is_no_day() -> None:
    assert event_day(DAY, "某公司 9 月 31 日宣布。", ()) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "gpt-4o-2024-08-06",
        "2024-08-06-preview",
        "编号 12-2024-08-06",
        "10 月 3 号文件",
        "2024-13-06",
        "9 月 18 日",
    ],
)
def test_what_only_looks_like_a_day_is_left(text: str) -> None:
    assert in_house_dates(text) == text
