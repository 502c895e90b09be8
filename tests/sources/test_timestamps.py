import json
from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from agents.sources import date_words
from agents.sources.timestamps import parse_timestamp

SHANGHAI = ZoneInfo("Asia/Shanghai")
NEW_YORK = ZoneInfo("America/New_York")
CASES = Path(__file__).parents[3] / "shared/data/feedparser_tests/date_cases.json"

FORMS = CASES.parents[2] / "cases/dates.txt"
WITHIN = "Mon, 02 Sep 2024 10:30:05 +0800"

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
    found = parse_timestamp(text, SHANGHAI)

    assert found is not None
    assert found.replace(microsecond=0).isoformat() == f"2024-09-02T{stated}+00:00"


@pytest.mark.parametrize(
    "text", ["2024-09-02", "2024年9月2日", "20240902", "2 Sep 2024", "Sept 2, 2024"]
)
def test_a_day_alone_is_its_midnight_in_the_issues_zone(text: str) -> None:
    assert parse_timestamp(text, SHANGHAI) == datetime(2024, 9, 2, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("30 Feb 2024 10:00 GMT", id="30 February"),
        pytest.param("2024年2月30日", id="30 February in Chinese"),
        pytest.param("2023-02-29", id="29 February of a common year"),
        pytest.param("2024-09-02T25:00:00Z", id="hour 25"),
        pytest.param("2024-09-02T24:00:01Z", id="a second beyond the day"),
        pytest.param("2024-09-02T08:00:00Z+08:00", id="two zones"),
        pytest.param("02/09/2024 08:00", id="day or month first, who knows"),
        pytest.param("02.09.24", id="three numbers of two digits"),
        pytest.param(
            "2024年9月2日 上午 14:00", id="an afternoon's hour in the morning"
        ),
        pytest.param("2 Sep 2024 20:00 AM", id="an evening's hour before noon"),
        pytest.param("2024年9月2日 晚上 12:00", id="either end of the night"),
        pytest.param("Sat, 30 Feb 2024 00:00 XYZ", id="30 February, nowhere"),
        pytest.param("2 listopada 2024", id="a month that two languages share"),
        pytest.param("1725", id="a number"),
        pytest.param("17252442051", id="eleven digits"),
        pytest.param("2024090210", id="a number that also looks like a date"),
        pytest.param("٢٠٢٤-٠٩-٠٢", id="Arabic digits"),
        pytest.param("2 ſep 2024", id="a letter that is only alike"),
        pytest.param("2024-09-02T10:60:00Z", id="minute 60"),
        pytest.param("2024-09-02T10:30:60Z", id="a leap second"),
        pytest.param("2024-13-02", id="month 13"),
        pytest.param("0000-09-02", id="year 0"),
        pytest.param("0001-01-01T00:00:00+08:00", id="before the first day"),
        pytest.param("2024-09-02T10:30:00+24:00", id="a zone of a whole day"),
        pytest.param("2024-09-02T10:30:00+08:60", id="a zone with minute 60"),
        pytest.param("2 Zzz 2024", id="no month"),
        pytest.param("2024-09", id="a month"),
        pytest.param("2024", id="a year"),
        pytest.param("9/2/2024", id="month or day first, who knows"),
        pytest.param("昨天", id="yesterday, in Chinese"),
        pytest.param("2 hours ago", id="relative"),
        pytest.param("2024-09-02 2024-09-03", id="two dates"),
        pytest.param("2024年9月2日至9月3日", id="a span"),
        pytest.param("２０２４-09-02", id="full-width digits"),
        pytest.param("2 Sep 2024" + " " * 100 + "10:30", id="longer than any form"),
    ],
)
def test_what_is_no_documented_form_is_no_date(text: str) -> None:
    assert parse_timestamp(text, SHANGHAI) is None


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        pytest.param(
            "Mon, 02 Sep 2024 12:30:05 CEST", "10:30:05", id="summer in Europe"
        ),
        pytest.param("Mon, 02 Sep 2024 12:30:05 MESZ", "10:30:05", id="in German"),
        pytest.param("Mon, 02 Sep 2024 11:30:05 BST", "10:30:05", id="in Britain"),
        pytest.param("Mon, 02 Sep 2024 16:00:05 IST", "10:30:05", id="India"),
        pytest.param("Mon, 02 Sep 2024 13:30:05 MSK", "10:30:05", id="Moscow"),
        pytest.param("Mon, 02 Sep 2024 18:30:05 HKT", "10:30:05", id="Hong Kong"),
        pytest.param("Mon, 02 Sep 2024 20:30:05 AEST", "10:30:05", id="Australia"),
        pytest.param("Mon, 02 Sep 2024 22:30:05 NZST", "10:30:05", id="New Zealand"),
        pytest.param(
            "Mon, 02 Sep 2024 06:30:05 ET", "10:30:05", id="either half of it"
        ),
        pytest.param("Mon, 02 Sep 2024 02:30:05 CST", "08:30:05", id="RFC 822's CST"),
        pytest.param("Mon, 02 Sep 2024 16:00:05 GMT+5:30", "10:30:05", id="GMT+h:mm"),
        pytest.param("Mon, 02 Sep 2024 07:30:05 UTC-3", "10:30:05", id="UTC-h"),
        pytest.param("Mon, 02 Sep 2024 12:30:05 +02", "10:30:05", id="hours alone"),
        pytest.param("2024-09-02 18:30:05 (UTC+8)", "10:30:05", id="in brackets"),
        pytest.param("2024-09-02 18:30:05 北京时间", "10:30:05", id="in Chinese"),
        pytest.param(
            "Mon Sep 02 2024 18:30:05 GMT+0800 (香港標準時間)",
            "10:30:05",
            id="a browser",
        ),
        pytest.param(
            "2024-09-02 18:30:05.25 +0800 CST m=+0.1", "10:30:05", id="a Go program"
        ),
        pytest.param("2024-09-02 18:30:05 +08 +08", "10:30:05", id="another"),
        pytest.param("2024-09-02T12:30:05+02:00[Europe/Paris]", "10:30:05", id="Java"),
        pytest.param("2024-09-02T12:30:05[Europe/Paris]", "10:30:05", id="its region"),
        pytest.param("2024-09-02T10:30:05Z[UTC]", "10:30:05", id="Java's UTC"),
        pytest.param("Mon Sep  2 10:30:05 UTC 2024", "10:30:05", id="date(1)"),
        pytest.param("Mon, 02-Sep-24 10:30:05 GMT", "10:30:05", id="RFC 850"),
        pytest.param("Mon,02 Sep 2024 10:30:05.000 GMT", "10:30:05", id="no space"),
        pytest.param("20240902183005", "10:30:05", id="digits alone"),
        pytest.param("1725273005", "10:30:05", id="seconds since 1970"),
        pytest.param("1725273005.25", "10:30:05", id="with a fraction"),
        pytest.param("1725273005000", "10:30:05", id="milliseconds"),
        pytest.param("Sep 2, 2024, 6:30:05 PM", "10:30:05", id="after noon"),
        pytest.param("Sep 2, 2024 6:30:05\u202fp.m.", "10:30:05", id="with dots"),
        pytest.param("September 2nd, 2024 at 6 PM", "10:00:00", id="an hour alone"),
        pytest.param("Sep 2, 2024 12:30 AM +0000", "00:30:00", id="midnight is 12 AM"),
        pytest.param("Sep 2, 2024 12:30 PM GMT", "12:30:00", id="noon is 12 PM"),
        pytest.param("2024年9月2日 下午 6:30", "10:30:00", id="下午"),
        pytest.param("2024年9月2日 星期一 上午 10点30分", "02:30:00", id="上午"),
        pytest.param("2024年9月2日（星期一）晚上8：30", "12:30:00", id="晚上"),
        pytest.param("2024年9月2日 中午 12:30", "04:30:00", id="中午"),
        pytest.param("2024年9月2日(月) 午後6時30分", "10:30:00", id="Japanese"),
        pytest.param("2024년 9월 2일 월요일 오후 6:30", "10:30:00", id="Korean"),
        pytest.param("9月 2, 2024 18:30", "10:30:00", id="WordPress in Chinese"),
        pytest.param("周一, 02 9月 2024 18:30:05 +0800", "10:30:05", id="周一"),
        pytest.param("星期一, 02 九月 2024 18:30:05 +0800", "10:30:05", id="九月"),
        pytest.param("lun., 02 sept. 2024 12:30:05 +0200", "10:30:05", id="French"),
        pytest.param("lundi 2 septembre 2024 à 18h30", "10:30:00", id="in words"),
        pytest.param("Mo, 02 Sep 2024 12:30:05 +0200", "10:30:05", id="German"),
        pytest.param("2. September 2024, 18:30 Uhr", "10:30:00", id="German words"),
        pytest.param("lun, 02 set 2024 12:30:05 +0200", "10:30:05", id="Italian"),
        pytest.param("2 de setembro de 2024 às 18:30", "10:30:00", id="Portuguese"),
        pytest.param("2 de septiembre de 2024 18:30", "10:30:00", id="Spanish"),
        pytest.param("maandag 2 september 2024 18:30", "10:30:00", id="Dutch"),
        pytest.param("2 сентября 2024 г. 18:30", "10:30:00", id="Russian"),
        pytest.param("Pzt, 02 Eyl 2024 13:30:05 +0300", "10:30:05", id="Turkish"),
        pytest.param("2024-Sep-02 18:30", "10:30:00", id="a name between numbers"),
    ],
)
def test_what_feeds_write_besides_gives_the_moment_it_states(
    text: str, stated: str
) -> None:
    found = parse_timestamp(text, SHANGHAI)

    assert found is not None
    assert found.replace(microsecond=0).isoformat() == f"2024-09-02T{stated}+00:00"


@pytest.mark.parametrize(
    "zone", ["XYZ", "QQT", "Q", "Mars Standard Time", "[No/Where]"]
)
def test_a_zone_that_nobody_knows_does_not_erase_the_day(zone: str) -> None:
    local = datetime(2024, 9, 2, 10, 30, tzinfo=SHANGHAI)

    assert parse_timestamp(f"Mon, 02 Sep 2024 10:30:00 {zone}", SHANGHAI) == local


def test_twenty_four_o_clock_ends_the_day() -> None:
    assert parse_timestamp("2024-12-31T24:00:00Z", UTC) == datetime(
        2025, 1, 1, tzinfo=UTC
    )


@pytest.mark.parametrize("day", ["mar. 2 avril 2024", "mar, 2 abr 2024", "Apr 2, 2024"])
def test_a_word_for_a_day_and_a_month_is_read_by_its_place(day: str) -> None:
    assert parse_timestamp(day, UTC) == datetime(2024, 4, 2, tzinfo=UTC)
    assert parse_timestamp("mar 2, 2024", UTC) == datetime(2024, 3, 2, tzinfo=UTC)


@pytest.mark.parametrize("text", [f" {WITHIN}\n", f"\n{' ' * 200}{WITHIN}"])
def test_blanks_around_a_date_are_no_part_of_it(text: str) -> None:
    assert parse_timestamp(text, UTC) == parse_timestamp(WITHIN, UTC)


def test_no_name_stands_for_two_months() -> None:
    """A later line of the table would silently win over an earlier one."""
    pairs = {
        (date_words.folded(name), number)
        for line in date_words.MONTH_NAMES.strip().splitlines()
        for number, names in enumerate(line.split(), start=1)
        for name in names.split("/")
        if name != "-"
    }

    assert len({name for name, _ in pairs}) == len(pairs)


@pytest.mark.skipif(not FORMS.exists(), reason="the shared cases are not here")
def test_every_form_that_feeds_were_seen_to_write_is_read_or_refused() -> None:
    rows = [line.split("\t") for line in FORMS.read_text("utf-8").splitlines()]

    for text, stated in rows:
        found = parse_timestamp(text, SHANGHAI)
        assert (found.isoformat() if found else "-").startswith(stated), text


def test_the_hour_that_a_clock_change_repeats_is_its_first() -> None:
    first = datetime(2024, 11, 3, 5, 30, tzinfo=UTC)

    assert parse_timestamp("2024-11-03 01:30", NEW_YORK) == first


@pytest.mark.parametrize(
    ("year", "century"), [("49", 2049), ("50", 1950), ("99", 1999)]
)
def test_a_year_of_two_digits_follows_rfc_2822(year: str, century: int) -> None:
    assert parse_timestamp(f"1 Jan {year}", UTC) == datetime(century, 1, 1, tzinfo=UTC)


@given(st.text())
@example("2024-09-02T10:30:00+99:99")
@example("9999-12-31T23:59:59-23:59")
def test_no_text_is_too_odd_to_be_refused(text: str) -> None:
    found = parse_timestamp(text, SHANGHAI)

    assert found is None or found.tzinfo is UTC


@given(MOMENTS, ZONES)
def test_an_iso_date_comes_back_as_it_was_written(
    stated: datetime, zone: timezone
) -> None:
    stated = stated.replace(tzinfo=zone)

    assert parse_timestamp(stated.isoformat(), SHANGHAI) == stated


@given(MOMENTS, ZONES)
def test_a_mail_date_comes_back_as_it_was_written(
    stated: datetime, zone: timezone
) -> None:
    stated = stated.replace(tzinfo=zone, microsecond=0)

    assert parse_timestamp(format_datetime(stated), SHANGHAI) == stated


@given(MOMENTS)
def test_a_chinese_date_comes_back_as_it_was_written(stated: datetime) -> None:
    stated = stated.replace(microsecond=0, tzinfo=UTC)
    text = f"{stated.year:04}年{stated.month}月{stated.day}日 {stated:%H:%M:%S}"

    assert parse_timestamp(text, UTC) == stated


@pytest.mark.skipif(not CASES.exists(), reason="the shared data is not here")
def test_feedparsers_own_cases_are_read_alike_or_not_at_all() -> None:
    cases = json.loads(CASES.read_text(encoding="utf-8"))

    # It takes dates in Korean for Korea's own; ours are in the feed's zone.
    seoul = ("_parse_date_nate", "_parse_date_onblog")
    read = [
        (found.astimezone(UTC).timetuple()[:6], tuple(case["expected"] or ())[:6])
        for case in cases
        if (
            found := parse_timestamp(
                case["input"],
                ZoneInfo("Asia/Seoul") if case["parser"] in seoul else UTC,
            )
        )
    ]

    assert len(read) > 20
    assert all(ours == theirs for ours, theirs in read)
