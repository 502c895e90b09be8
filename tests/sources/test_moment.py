import json
from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from agents.sources.moment import moment

SHANGHAI = ZoneInfo("Asia/Shanghai")
NEW_YORK = ZoneInfo("America/New_York")
CASES = Path(__file__).parents[3] / "shared/data/feedparser_tests/date_cases.json"

ZONES = st.timedeltas(timedelta(hours=-23, minutes=-59), timedelta(hours=23)).map(
    lambda shift: timezone(timedelta(minutes=shift // timedelta(minutes=1)))
)
MOMENTS = st.datetimes(datetime(1000, 1, 2), datetime(9999, 12, 30))  # noqa: DTZ001  # zones are added


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        pytest.param("Mon, 02 Sep 2024 10:30:05 +0800", "02:30:05", id="RFC 2822"),
        pytest.param(
            "2 Sep 2024 10:30:05 GMT", "10:30:05", id="RFC 822, no day's name"
        ),
        pytest.param(
            "Mon, 2 Sep 24 10:30:05 UT", "10:30:05", id="a year of two digits"
        ),
        pytest.param("Mon, 02 Sep 2024 10:30 Z", "10:30:00", id="no seconds"),
        pytest.param(
            "Monday, 2 September 2024 06:30:05 EST", "11:30:05", id="long names"
        ),
        pytest.param("Mon, 02 Sep 2024 03:30:05 PDT", "10:30:05", id="a US zone"),
        pytest.param(
            "Tue, 02 Sep 2024 10:30:05 GMT", "10:30:05", id="a wrong day's name"
        ),
        pytest.param(
            "Mon, 02 Sep 2024 10:30:05 GMT+0800 (China Standard Time)",
            "02:30:05",
            id="a zone with its name beside it",
        ),
        pytest.param(
            "Mon Sep  2 10:30:05 +0000 2024", "10:30:05", id="asctime with zone"
        ),
        pytest.param("Mon Sep 2 2024 10:30:05 +0800", "02:30:05", id="month first"),
        pytest.param("Sep 2, 2024 10:30", "02:30:00", id="month first, local"),
        pytest.param("2024-09-02T10:30:05Z", "10:30:05", id="RFC 3339"),
        pytest.param("2024-09-02T10:30:05.999+08:00", "02:30:05", id="a fraction"),
        pytest.param("2024-09-02 10:30:05 +0800", "02:30:05", id="a space for the T"),
        pytest.param("2024-09-02T10:30:05-00:20", "10:50:05", id="an odd zone"),
        pytest.param("20240902T103005Z", "10:30:05", id="ISO basic form"),
        pytest.param("2024-09-02 10:30:05", "02:30:05", id="ISO, local"),
        pytest.param("2024/9/2 10:30", "02:30:00", id="slashes, year first"),
        pytest.param("2024年9月2日 10:30:05", "02:30:05", id="Chinese"),
        pytest.param("2024 年 09 月 02 日 10:30", "02:30:00", id="Chinese with spaces"),
        pytest.param("2024年9月2日10时30分", "02:30:00", id="Chinese to the minute"),
        pytest.param(
            "2024年9月2日 10点30分5秒", "02:30:05", id="Chinese to the second"
        ),
    ],
)
def test_a_documented_form_gives_the_moment_it_states(text: str, stated: str) -> None:
    found = moment(text, SHANGHAI)

    assert found is not None
    assert found.replace(microsecond=0).isoformat() == f"2024-09-02T{stated}+00:00"


@pytest.mark.parametrize(
    "text", ["2024-09-02", "2024年9月2日", "20240902", "2 Sep 2024", "Sept 2, 2024"]
)
def test_a_day_alone_is_its_midnight_in_the_issues_zone(text: str) -> None:
    assert moment(text, SHANGHAI) == datetime(2024, 9, 2, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("30 Feb 2024 10:00 GMT", id="30 February"),
        pytest.param("2024年2月30日", id="30 February in Chinese"),
        pytest.param("2023-02-29", id="29 February of a common year"),
        pytest.param("2024-09-02T25:00:00Z", id="hour 25"),
        pytest.param("2024-09-02T24:00:00Z", id="hour 24"),
        pytest.param("2024-09-02T10:60:00Z", id="minute 60"),
        pytest.param("2024-09-02T10:30:60Z", id="a leap second"),
        pytest.param("2024-13-02", id="month 13"),
        pytest.param("0000-09-02", id="year 0"),
        pytest.param("0001-01-01T00:00:00+08:00", id="before the first day"),
        pytest.param("2024-09-02T10:30:00+24:00", id="a zone of a whole day"),
        pytest.param("2024-09-02T10:30:00+08:60", id="a zone with minute 60"),
        pytest.param("Mon, 02 Sep 2024 10:30:00 MET", id="a zone that no rule names"),
        pytest.param("2 Zzz 2024", id="no month"),
        pytest.param("2024-09", id="a month"),
        pytest.param("2024", id="a year"),
        pytest.param("9/2/2024", id="month or day first, who knows"),
        pytest.param("昨天", id="yesterday, in Chinese"),
        pytest.param("2 hours ago", id="relative"),
        pytest.param("2024-09-02 2024-09-03", id="two dates"),
        pytest.param("2024年9月2日至9月3日", id="a span"),
        pytest.param("２０２４-09-02", id="full-width digits"),
        pytest.param("2 Sep 2024 " + " " * 80, id="longer than any form"),
    ],
)
def test_what_is_no_documented_form_is_no_date(text: str) -> None:
    assert moment(text, SHANGHAI) is None


def test_the_hour_that_a_clock_change_repeats_is_its_first() -> None:
    first = datetime(2024, 11, 3, 5, 30, tzinfo=UTC)

    assert moment("2024-11-03 01:30", NEW_YORK) == first


@pytest.mark.parametrize(
    ("year", "century"), [("49", 2049), ("50", 1950), ("99", 1999)]
)
def test_a_year_of_two_digits_follows_rfc_2822(year: str, century: int) -> None:
    assert moment(f"1 Jan {year}", UTC) == datetime(century, 1, 1, tzinfo=UTC)


@settings(deadline=None)
@given(st.text())
@example("2024-09-02T10:30:00+99:99")
@example("9999-12-31T23:59:59-23:59")
def test_no_text_is_too_odd_to_be_refused(text: str) -> None:
    found = moment(text, SHANGHAI)

    assert found is None or found.tzinfo is UTC


@settings(deadline=None)
@given(MOMENTS, ZONES)
def test_an_iso_date_comes_back_as_it_was_written(
    stated: datetime, zone: timezone
) -> None:
    stated = stated.replace(tzinfo=zone)

    assert moment(stated.isoformat(), SHANGHAI) == stated


@settings(deadline=None)
@given(MOMENTS, ZONES)
def test_a_mail_date_comes_back_as_it_was_written(
    stated: datetime, zone: timezone
) -> None:
    stated = stated.replace(tzinfo=zone, microsecond=0)

    assert moment(format_datetime(stated), SHANGHAI) == stated


@settings(deadline=None)
@given(MOMENTS)
def test_a_chinese_date_comes_back_as_it_was_written(stated: datetime) -> None:
    stated = stated.replace(microsecond=0, tzinfo=UTC)
    text = f"{stated.year:04}年{stated.month}月{stated.day}日 {stated:%H:%M:%S}"

    assert moment(text, UTC) == stated


@pytest.mark.skipif(not CASES.exists(), reason="the shared data is not here")
def test_feedparsers_own_cases_are_read_alike_or_not_at_all() -> None:
    cases = json.loads(CASES.read_text(encoding="utf-8"))

    read = [
        (found.timetuple()[:6], tuple(case["expected"] or ())[:6])
        for case in cases
        if (found := moment(case["input"], UTC)) is not None
    ]

    assert len(read) > 20
    assert all(ours == theirs for ours, theirs in read)
