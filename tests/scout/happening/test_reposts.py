"""An entry that its source gives once more, under another address."""

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.domain.story import Candidate
from agents.ports import Fetched
from agents.scout.cluster import group
from agents.scout.happening.reposts import BareText, alike
from agents.sources import feed
from tests import make

CASE = Path(__file__).parents[4] / "shared/cases/reposted.xml"
DAY = dt.timedelta(days=1)
TEXT = (
    "The team opened its planner for agents that work in a terminal. It keeps a log of"
    " each step, asks before it deletes a file, and solved 41 of 120 tasks in the test."
)
SEARCHED = "https://mp.weixin.qq.com/s?src=11&timestamp={0}&signature={0}"
ARTICLE = "https://mp.weixin.qq.com/s?__biz=MzB=&mid=7&idx=1&sn=c"


def entry(number: int, text: str = TEXT, **given: object) -> Candidate:
    """The `number`th of one source and one title, a day after the one before."""
    values = {
        "url": f"https://example.org/{number}",
        "title": "Weekly update",
        "summary": text,
        "published": make.DAY + number * DAY,
        **given,
    }
    return make.candidate(**values)


@pytest.mark.parametrize(
    "again",
    [
        pytest.param(TEXT, id="the same"),
        pytest.param(TEXT.upper().replace(" ", "\n"), id="set in another way"),
        pytest.param(TEXT[:110], id="cut short"),
        pytest.param(TEXT + " Follow us for more of this.", id="a line more"),
        pytest.param(TEXT.replace("deletes", "delets"), id="a slip mended"),
    ],
)
def test_the_same_text_days_later_is_the_same_story(again: str) -> None:
    assert len(group([entry(0), entry(5, again)])) == 1


def test_what_a_feed_tells_under_one_title_in_texts_of_its_own_stays_apart() -> None:
    title = "OpenAI releases Orbit 3.1, a model that answers 20% faster"
    texts = (
        (
            "OpenAI says that Orbit 3.1 costs $20 a month and reads long videos. The chief"
            " executive told reporters in London that it plans in steps and calls tools."
        ),
        (
            "In London OpenAI sells Orbit 3.1 for $20 a month; banks and schools were first."
            " Developers in Europe wait for a week, as with the version before this one."
        ),
    )
    pair = [
        entry(n, text, title=title, published=make.DAY) for n, text in enumerate(texts)
    ]
    other = pair[1].model_copy(update={"source": "Another", "id": "another"})

    assert len(group(pair)) == 2
    assert len(group([pair[0], other])) == 1


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(
            "This week we moved the documentation, fixed the login page and met in"
            " Hangzhou to plan the next release of the whole stack for the summer.",
            id="another text",
        ),
        pytest.param(TEXT.replace("41 of 120", "43 of 120"), id="another figure"),
        pytest.param("A new post.", id="a teaser"),
        pytest.param("", id="no text"),
    ],
)
def test_another_text_under_the_same_title_is_another_story(other: str) -> None:
    assert len(group([entry(0), entry(5, other)])) == 2


def test_a_teaser_that_is_given_each_week_is_a_story_each_week() -> None:
    assert len(group([entry(n, "Our news of the week.") for n in range(4)])) == 4


def test_another_source_or_title_with_the_same_text_is_another_story() -> None:
    assert len(group([entry(0), entry(5, source="Another")])) == 2
    assert len(group([entry(0), entry(5, title="Monthly update")])) == 2


def test_two_texts_of_one_long_title_on_one_day_are_two() -> None:
    title = "What our laboratory released this week"
    texts = (TEXT, "We hired. " * 20)
    pair = [entry(n, text, title=title) for n, text in enumerate(texts)]
    same_day = [one.model_copy(update={"published": make.DAY}) for one in pair]

    assert len(group(same_day)) == 2


def test_without_dates_the_text_still_tells() -> None:
    assert len(group([entry(0, published=None), entry(1, published=None)])) == 1


def test_an_address_that_stays_leads_and_the_first_day_counts() -> None:
    urls = (SEARCHED.format(1), SEARCHED.format(2), ARTICLE)
    [story] = group([entry(n, url=url) for n, url in enumerate(urls)])

    assert story.lead.url == ARTICLE
    assert story.lead.published == make.DAY
    assert len(story.candidates) == 3


def test_one_address_under_two_titles_is_one_story() -> None:
    tracked = f"{ARTICLE}&chksm=9&scene=4#rd"
    pair = [entry(0, url=ARTICLE, title="一"), entry(1, "", url=tracked, title="二")]

    assert len(group(pair)) == 1


SIGNS = st.text("abcd1", min_size=60, max_size=120)
EDITS = st.lists(st.tuples(st.integers(0, 59), st.sampled_from("aé ")), max_size=4)


@given(SIGNS, EDITS)
def test_texts_are_alike_that_have_nine_tenths_of_all_runs_in_common(
    text: str, edits: list[tuple[int, str]]
) -> None:
    other = list(text)
    for place, sign in edits:
        other[place] = sign
    one, two = BareText(text), BareText("".join(other))
    both, all_ = one.grams & two.grams, one.grams | two.grams
    same = one.figures == two.figures and len(both) >= 0.9 * len(all_)
    cut = one.signs.startswith(two.signs) or two.signs.startswith(one.signs)

    assert alike(one, two) == alike(two, one) == (same or cut)


@pytest.mark.skipif(not CASE.exists(), reason="the shared cases are not here")
def test_one_article_under_four_addresses_is_one_story() -> None:
    answer = Fetched(
        url="https://h.org/f", status=200, headers={}, body=CASE.read_bytes()
    )
    until, zone = make.window().until, ZoneInfo("Asia/Shanghai")
    found = feed.parse(make.feed_source(), answer, until, zone)

    [story] = group(found.candidates)

    assert "__biz" in story.lead.url
    assert "chksm" not in story.lead.url
