"""Dates as the operator writes them."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.errors import SettingsError
from agents.settings.window import day, last_day, started_weeks, window, zone

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = dt.datetime(2024, 10, 8, 1, tzinfo=SHANGHAI)
ZONES = (
    "Asia/Shanghai", "UTC", "America/New_York", "America/Havana", "Africa/Cairo",
    "Asia/Beirut", "America/Sao_Paulo", "Australia/Lord_Howe", "Pacific/Kiritimati",
)  # fmt: skip


def utc(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)


def test_days_are_local_and_until_includes_its_own() -> None:
    found = window("2024-09-01", "2024-09-30", SHANGHAI, NOW)

    assert (found.since, found.until) == (
        utc("2024-08-31T16:00"), utc("2024-09-30T16:00"),
    )  # fmt: skip
    assert dt.datetime.fromisoformat("2024-09-01T00:30+08:00") in found
    assert dt.datetime.fromisoformat("2024-10-01T00:00+08:00") not in found


def test_without_until_the_window_ends_with_yesterday_in_the_issues_zone() -> None:
    found = window("2024-09-01", None, SHANGHAI, NOW.astimezone(dt.UTC))

    assert found.until == utc("2024-10-07T16:00")
    assert last_day(found, SHANGHAI) == dt.date(2024, 10, 7)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        pytest.param("2024-09-01T08:00+02:00", "2024-09-01T06:00", id="with an offset"),
        pytest.param("2024-09-01T08:00Z", "2024-09-01T08:00", id="in UTC"),
        pytest.param("2024-09-01 08:00", "2024-09-01T00:00", id="local, with a space"),
        pytest.param("2024-09-01T08:00:30", "2024-09-01T00:00:30", id="local"),
    ],
)
def test_a_full_timestamp_is_taken_as_it_is(text: str, moment: str) -> None:
    assert window(text, "2024-09-30", SHANGHAI, NOW).since == utc(moment)
    assert window("2024-08-01", text, SHANGHAI, NOW).until == utc(moment)


@pytest.mark.parametrize(
    ("name", "first", "since", "until"),
    [
        pytest.param(
            "America/New_York", "2024-03-10", "2024-03-10T05:00", "2024-03-11T04:00",
            id="a day of 23 hours",
        ),
        pytest.param(
            "America/New_York", "2024-11-03", "2024-11-03T04:00", "2024-11-04T05:00",
            id="a day of 25 hours",
        ),
        pytest.param(
            "Africa/Cairo", "2024-04-26", "2024-04-25T22:00", "2024-04-26T21:00",
            id="a midnight that is skipped",
        ),
        pytest.param(
            "America/Havana", "2024-11-03", "2024-11-03T04:00", "2024-11-04T05:00",
            id="a midnight that comes twice",
        ),
    ],
)  # fmt: skip
def test_a_clock_change_moves_no_midnight(
    name: str, first: str, since: str, until: str
) -> None:
    found = window(first, first, zone(name), NOW)

    assert (found.since, found.until) == (utc(since), utc(until))


def test_of_a_repeated_hour_the_first_is_meant() -> None:
    new_york = zone("America/New_York")
    found = window("2024-11-03T01:30", "2024-11-03", new_york, NOW)
    again = dt.datetime(2024, 11, 3, 1, 15, tzinfo=new_york, fold=1)

    assert found.since == utc("2024-11-03T05:30")
    assert again in found


@given(st.sampled_from(ZONES), st.dates(dt.date(2000, 1, 1), dt.date(2030, 1, 1)))
def test_windows_of_neighbouring_days_meet_without_gap_or_overlap(
    name: str, first: dt.date
) -> None:
    tz, second = zone(name), first + dt.timedelta(days=1)
    one = window(first.isoformat(), first.isoformat(), tz, NOW)
    two = window(second.isoformat(), second.isoformat(), tz, NOW)

    assert one.until == two.since
    assert last_day(one, tz) == first
    assert started_weeks(one, tz) == 1


@pytest.mark.parametrize(
    "text",
    [
        "2024-9-1", "20240901", "2024-02-30", "2024-09-31", "1.9.2024", "yesterday", "",
        "2024-W36-1", "2024-09-01T25:00", "２０２４-０９-０１", "2024-09-01\n", "0001-01-01",
        "1969-12-30", "9999-12-31", "9999-12-31T23:59-12:00", "2024年9月1日",
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_an_example(text: str) -> None:
    for flag, since, until in (
        ("--since", text, "2024-09-30"),
        ("--until", "2024-09-01", text or "-"),
    ):
        with pytest.raises(SettingsError, match=f"{flag} .*such as 2024-09-01"):
            window(since, until, SHANGHAI, NOW)


def test_a_window_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(SettingsError, match="--since 2024-10-08 is not before"):
        window("2024-10-08", None, SHANGHAI, NOW)


@pytest.mark.parametrize(
    "name", ["Mars/Olympus", "", "Asia", "../../etc/passwd", "UTC+8", "a\0b", "x" * 999]
)
def test_what_is_no_time_zone_is_refused_with_an_example(name: str) -> None:
    with pytest.raises(SettingsError, match="such as Asia/Shanghai"):
        zone(name)


@pytest.mark.parametrize(
    ("until", "weeks"),
    [("2024-09-01", 1), ("2024-09-07", 1), ("2024-09-08", 2), ("2024-09-30", 5)],
)
def test_each_started_week_has_a_session(until: str, weeks: int) -> None:
    found = window("2024-09-01", until, SHANGHAI, NOW)

    assert started_weeks(found, SHANGHAI) == weeks


def test_a_publication_day_is_strictly_a_day() -> None:
    assert day("--date", "2024-10-01") == dt.date(2024, 10, 1)
    for text in ("2024-10-01T00:00", "20241001", "2024-02-30", "tomorrow"):
        with pytest.raises(SettingsError, match=r"--date .* is no day"):
            day("--date", text)
