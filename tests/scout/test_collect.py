"""Which candidates count, and which reading still does."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.domain.reading import KeptReading, Validators
from agents.domain.words import RunId
from agents.scout.collect import in_window, still_good
from tests import make

SEPTEMBER = make.window()
HOUR = dt.timedelta(hours=1)


def kept(age: dt.timedelta, run: str = "run-0") -> KeptReading:
    return KeptReading(
        run_id=RunId(run),
        read=make.NOW - age,
        validators=Validators(),
        candidate_ids=(),
    )


@pytest.mark.parametrize(
    ("moment", "inside"),
    [
        ("2024-08-31T23:59:59+08:00", False),
        ("2024-09-01T00:00:00+08:00", True),
        ("2024-09-01T00:30:00+08:00", True),
        ("2024-08-31T16:00:00+00:00", True),
        ("2024-09-30T23:59:59+08:00", True),
        ("2024-10-01T00:00:00+08:00", False),
        ("2024-09-30T12:00:00-04:00", False),
        ("2099-01-01T00:00:00+08:00", False),
    ],
)
def test_the_events_own_moment_decides(moment: str, *, inside: bool) -> None:
    candidate = make.candidate(published=dt.datetime.fromisoformat(moment))

    assert (in_window(SEPTEMBER, [candidate]) == [candidate]) == inside


@given(st.lists(st.none() | st.integers(-40, 80), max_size=8))
def test_every_candidate_of_the_window_is_kept_once_and_in_its_order(
    days: list[int | None],
) -> None:
    candidates = [
        make.candidate(
            id=str(number),
            published=None if day is None else make.DAY + day * 24 * HOUR,
        )
        for number, day in enumerate(days)
    ]

    assert [c.id for c in in_window(SEPTEMBER, candidates)] == [
        c.id for c in candidates if c.published is None or c.published in SEPTEMBER
    ]


def test_what_has_no_date_stays_and_is_flagged_once() -> None:
    undated = make.candidate(published=None, flags=("metadata-only",))

    once = in_window(SEPTEMBER, [undated])

    assert [c.flags for c in once] == [("metadata-only", "date-unconfirmed")]
    assert in_window(SEPTEMBER, once) == once
    assert once[0].published is None


@pytest.mark.parametrize("kind", ["feed", "hackernews"])
@pytest.mark.parametrize(
    "given_",
    [
        pytest.param({"url": "https://arxiv.org/abs/2303.08774"}, id="an old paper"),
        pytest.param({"url": "https://arxiv.org/abs/cs/0112017"}, id="a very old one"),
        pytest.param({"url": "https://a.example/2019/05/03/x"}, id="a dated path"),
        pytest.param({"url": "https://a.example/2023-09-03-x"}, id="a year ago"),
        pytest.param({"title": "Attention is all you need (2017)"}, id="a year"),
        pytest.param(
            {"title": "Old (2017)", "url": "https://arxiv.org/abs/2409.01234"},
            id="a year at a new address",
        ),
    ],
)
def test_an_old_thing_that_is_mentioned_now_is_not_new(
    kind: str, given_: dict[str, str]
) -> None:
    assert in_window(SEPTEMBER, [make.candidate(kind=kind, **given_)]) == []


@pytest.mark.parametrize(
    "given_",
    [
        pytest.param({"url": "https://arxiv.org/abs/2409.01234"}, id="a new paper"),
        pytest.param({"url": "https://arxiv.org/abs/2408.12345"}, id="of late August"),
        pytest.param({"url": "https://a.example/2024/08/30/x"}, id="of last month"),
        pytest.param({"url": "https://a.example/2024/09/30/x"}, id="of this month"),
        pytest.param({"title": "The state of AI (2024)"}, id="of this year"),
        pytest.param({"title": "A model of (2017) words"}, id="a number within"),
    ],
)
def test_a_new_thing_that_is_mentioned_now_is_new(given_: dict[str, str]) -> None:
    assert in_window(SEPTEMBER, [make.candidate(kind="hackernews", **given_)])


@pytest.mark.parametrize(
    ("since", "flags"), [("2024-09-07", ()), ("2024-09-08", ("late-discovery",))]
)
def test_last_months_things_are_new_in_the_first_week(
    since: str, flags: tuple[str, ...]
) -> None:
    last_month = make.candidate(
        kind="hackernews", url="https://arxiv.org/abs/2408.12345"
    )

    [kept] = in_window(make.window(since), [last_month])

    assert kept.flags == flags


@pytest.mark.parametrize(
    "url", ["https://arxiv.org/abs/2310.01234", "https://a.example/2024-07-03-x"]
)
def test_what_is_discovered_within_a_year_is_marked_as_late(url: str) -> None:
    [kept] = in_window(SEPTEMBER, [make.candidate(kind="hackernews", url=url)])

    assert kept.flags == ("late-discovery",)


@pytest.mark.parametrize("kind", ["arxiv", "github", "huggingface"])
def test_arxiv_and_github_date_the_event_whatever_the_title_says(kind: str) -> None:
    candidate = make.candidate(
        kind=kind,
        title="Comments on the shared task (2019)",
        url="https://github.com/lab/2019-05-task",
    )

    assert in_window(SEPTEMBER, [candidate]) == [candidate]


def test_a_source_that_was_never_read_is_asked() -> None:
    assert not still_good(make.arxiv_source(), None, make.plan())


@pytest.mark.parametrize(
    ("age", "good"), [(0 * HOUR, True), (23 * HOUR, True), (24 * HOUR, False)]
)
def test_lists_of_papers_are_asked_for_once_a_day(
    age: dt.timedelta, *, good: bool
) -> None:
    for source in (make.arxiv_source(), make.huggingface_source()):
        assert still_good(source, kept(age), make.plan()) == good


def test_a_reading_of_the_future_is_not_trusted() -> None:
    assert not still_good(make.arxiv_source(), kept(-HOUR), make.plan())


def test_other_sources_are_asked_in_every_run() -> None:
    for source in (make.feed_source(), make.github_source(), make.hackernews_source()):
        assert not still_good(source, kept(HOUR), make.plan())


def test_a_run_that_goes_on_asks_no_source_twice() -> None:
    own, source = kept(HOUR, "run-1"), make.feed_source()

    assert still_good(source, own, make.plan(resumed=True))
    assert not still_good(source, own, make.plan(resumed=False))
    assert not still_good(source, kept(HOUR), make.plan(resumed=True))
