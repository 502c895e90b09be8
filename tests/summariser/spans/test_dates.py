import pytest

from agents.summariser.spans.dates import Date, dates, supported


def read(text: str) -> list[tuple[int | None, int | None, int | None]]:
    return [(date.year, date.month, date.day) for date in dates(text)]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024 年 8 月 21 日", (2024, 8, 21)),
        ("8 月 21 号", (None, 8, 21)),
        ("2024 年 8 月", (2024, 8, None)),
        ("2024 年", (2024, None, None)),
        ("20240821", (2024, 8, 21)),
        ("2024-08-21", (2024, 8, 21)),
        ("2024.8.1", (2024, 8, 1)),
        ("August 21, 2024", (2024, 8, 21)),
        ("Aug. 21st", (None, 8, 21)),
        ("July.7 2024", (2024, 7, 7)),
        ("21 August 2024", (2024, 8, 21)),
        ("in May", (None, 5, None)),
        ("in 2024.", (2024, None, None)),
    ],
)
def test_a_date_is_read_as_far_as_it_is_stated(
    text: str, date: tuple[int | None, int | None, int | None]
) -> None:
    assert read(text) == [date]


@pytest.mark.parametrize(
    "text", ["it may fail", "they march on", "2000 万", "$2000", "12 月龄", "2048.5"]
)
def test_other_words_and_amounts_are_no_dates(text: str) -> None:
    assert not dates(text)


@pytest.mark.parametrize(
    "text", ["二季度", "第二财季", "发布Q2财报", "second quarter", "2024 年第二季度"]
)
def test_a_quarter_is_read(text: str) -> None:
    assert [date.quarter for date in dates(text)] == [2]


@pytest.mark.parametrize(
    ("text", "decade"),
    [("20 世纪 40 年代", 1940), ("90 年代", 1990), ("the 1940s", 1940),
     ("21 世纪 20 年代", 2020), ("10 年代", 2010), ("上世纪 20 年代", 1920),
     ("2010s", 2010)],
)  # fmt: skip
def test_a_decade_is_read(text: str, decade: int) -> None:
    assert [date.decade for date in dates(text)] == [decade]


def agrees(said: str, source: str) -> bool:
    (date,) = dates(said)
    return supported(date, dates(source))


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("8 月 21 日", "on August 21, 2024"),
        ("8 月", "20240821"),
        ("2024 年 8 月", "In August … published 2024-08-30"),
        ("2024 年 7 月 7 日", "before July 7. It is 2024."),
        ("二季度", "2024 Q2"),
        ("21 世纪", "nothing of the kind"),
    ],
)
def test_a_date_that_the_source_states_at_least_as_fully_is_supported(
    said: str, source: str
) -> None:
    assert agrees(said, source)


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("8 月 22 日", "August 21"),
        ("9 月 21 日", "August 21"),
        ("8 月 21 日", "in August"),
        ("2023 年 8 月", "August 2024, not 2023-01-02"),
        ("2025 年", "in 2024"),
        ("三季度", "二季度"),
    ],
)
def test_a_date_that_differs_or_says_more_is_not_supported(
    said: str, source: str
) -> None:
    assert not agrees(said, source)


@pytest.mark.parametrize(
    ("said", "source", "known"),
    [
        ("8 月 3 日", "in July", True),
        ("8 月", "no month at all", True),
        ("8 月", "in July", False),
        ("9 月 3 日", "in July", False),
    ],
)
def test_the_day_of_publication_supports_but_a_bare_month_is_the_source_s(
    said: str, source: str, *, known: bool
) -> None:
    (date,) = dates(said)

    assert supported(date, dates(source), dates("2024-08-03")) is known


def test_only_a_year_alone_may_be_an_amount() -> None:
    assert dates("2000 人")[0].bare
    assert not dates("2000 年")[0].bare
    assert not dates("10 月")[0].bare
    assert Date(start=0, end=3).empty
