import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.web.retry_after import retry_after

NOW = 1_725_148_800.0  # 2024-09-01 00:00:00 UTC


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        pytest.param("2", 2.0, id="seconds"),
        pytest.param(" 2 ", 2.0, id="blanks"),
        pytest.param("6m0.5s", 360.5, id="a duration"),
        pytest.param("20 秒", 20.0, id="a duration in Chinese"),
        pytest.param("Sun, 01 Sep 2024 00:00:30 GMT", 30.0, id="a date"),
        pytest.param("Sunday, 01-Sep-24 00:00:30 GMT", 30.0, id="an obsolete date"),
        pytest.param("Sun, 01 Sep 2024 00:00:30 -0000", 30.0, id="a date without zone"),
        pytest.param("Sat, 31 Aug 2024 00:00:00 GMT", 0.0, id="a date in the past"),
        pytest.param("1725148830", 30.0, id="a second since 1970"),
        pytest.param("1725148830000", 30.0, id="a millisecond since 1970"),
        pytest.param("9" * 5000, None, id="a number beyond all bounds"),
        pytest.param("nan", None, id="no number"),
        pytest.param("-1", None, id="a negative number"),
        pytest.param("soon", None, id="a word"),
        pytest.param("", None, id="nothing"),
        pytest.param("٣", None, id="a digit that is not ASCII"),
        pytest.param("3ſ", None, id="a unit that is not ASCII"),
        pytest.param("Sun, 01 Sep 2024 00:00:30 +" + "9" * 20, None, id="an odd zone"),
    ],
)
def test_retry_after_is_read_in_every_form(value: str, seconds: float | None) -> None:
    assert retry_after({"retry-after": value}, NOW) == seconds


@pytest.mark.parametrize(
    "value", ["Sun, 01 Sep 2024 00:00:30 GMT", "1725148830", "1725148830000"]
)
def test_a_moment_says_nothing_where_the_time_is_not_known(value: str) -> None:
    assert retry_after({"retry-after": value}, None) is None


def test_the_finer_header_counts_before_the_coarse_one() -> None:
    headers = {"retry-after-ms": "350", "retry-after": "1"}

    assert retry_after(headers, NOW) == 0.35


@given(st.text())
def test_no_header_breaks_the_reading(value: str) -> None:
    wait = retry_after({"retry-after": value, "retry-after-ms": value}, NOW)

    assert wait is None or wait >= 0
