"""The fixed words: what an address may be, and what a window contains."""

import datetime as dt
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from agents.domain.story import Ranked
from agents.domain.words import Noun, Url, Window, trusted
from tests import make

URL = TypeAdapter[str](Url)
MOMENTS = st.datetimes(
    dt.datetime(2024, 1, 1),  # noqa: DTZ001  # a strategy's bounds are naive
    dt.datetime(2025, 1, 1),  # noqa: DTZ001
    timezones=st.sampled_from([dt.UTC, make.TZ, dt.timezone(-dt.timedelta(hours=9))]),
)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "http://example.org:8080/a?b=c#d",
        "https://[::1]:8000/",
        "https://例子.中国/路径",
        "https://example.org/a_(b)?x='y'&z=[1]",
        "https://example.org/@someone",
    ],
)
def test_an_absolute_http_address_is_kept_as_found(url: str) -> None:
    assert URL.validate_python(url) == url


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("javascript:alert(1)", id="another scheme"),
        pytest.param("ftp://example.org/a", id="ftp"),
        pytest.param("//example.org/a", id="no scheme"),
        pytest.param("https://", id="no host"),
        pytest.param("https:///a", id="an empty host"),
        pytest.param("https://user:word@example.org/", id="userinfo"),
        pytest.param("https://trusted.org@evil.example/", id="a host that poses"),
        pytest.param("https://example.org/a b", id="a space"),
        pytest.param("https://example.org/a\n", id="a line break at the end"),
        pytest.param("https://example.org/<script>", id="markup"),
        pytest.param('https://example.org/"onload="', id="a quote"),
        pytest.param("https://example.org/`x`", id="a backtick"),
        pytest.param("https://trusted.org\\@evil.example/", id="a backslash"),
        pytest.param("https://example.org/" + "a" * 2048, id="too long"),
    ],
)
def test_what_is_no_plain_http_address_is_refused(url: str) -> None:
    with pytest.raises(ValidationError):
        URL.validate_python(url)


@given(st.lists(MOMENTS, min_size=2, max_size=2, unique=True), MOMENTS)
def test_a_window_holds_exactly_what_is_not_before_since_and_before_until(
    ends: list[dt.datetime], moment: dt.datetime
) -> None:
    since, until = sorted(end.astimezone(dt.UTC) for end in ends)
    window = Window(since=since, until=until)

    assert (moment in window) == (
        since.timestamp() <= moment.timestamp() < until.timestamp()
    )
    assert since in window
    assert until not in window


def test_a_window_ends_after_it_begins() -> None:
    day = dt.datetime(2024, 9, 1, tzinfo=dt.UTC)

    with pytest.raises(ValidationError, match="ends after it begins"):
        Window(since=day, until=day)


def test_a_window_has_time_zones() -> None:
    naive = dt.datetime(2024, 9, 1)  # noqa: DTZ001  # what must be refused

    with pytest.raises(ValidationError, match="timezone"):
        Window(since=naive, until=naive + dt.timedelta(days=1))


class _Pair(Noun):
    one: int


def test_a_noun_cannot_be_changed() -> None:
    pair = _Pair(one=1)

    with pytest.raises(ValidationError, match="frozen"):
        pair.one = 2  # type: ignore[misc]


def test_a_noun_refuses_what_it_does_not_know() -> None:
    with pytest.raises(ValidationError, match="two"):
        _Pair.model_validate({"one": 1, "two": 2})


def test_a_trusted_noun_is_the_one_that_is_made_with_a_look_at_each_field() -> None:
    story = make.story(make.candidate())
    given = {"reasons": ("a",), "score": 3.0, "section": "practice", "category": ""}

    looked_at = Ranked(story=story, **given)
    made = trusted(Ranked, story=story, **given)

    assert made == looked_at
    assert made.model_dump_json() == looked_at.model_dump_json()
    assert pickle.loads(pickle.dumps(made)) == looked_at  # noqa: S301  # our own


def test_a_copy_of_a_noun_differs_in_what_is_told_alone() -> None:
    one = make.candidate(title="One")

    other = one.model_copy(update={"title": "Other"})

    assert other == make.candidate(title="Other")
    assert one.title == "One"
    assert other.model_dump_json() == make.candidate(title="Other").model_dump_json()
