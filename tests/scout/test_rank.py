"""An explained score per story, that no other story can move."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.domain.plan import Quota
from agents.domain.story import Link, Ranked, Story
from agents.domain.words import SectionName
from agents.scout.cluster import group
from agents.scout.rank import rank, unfit
from tests import make

TOPICS = ("多智能体", "虚假检测", "a topic of our own")
QUOTAS = cast(Mapping[SectionName, Quota], make.quotas())
TEXTS = st.lists(
    st.sampled_from(
        [
            "agents",
            "deepfake",
            "大模型",
            "news",
            "a topic of our own",
            "x" * 700,
            "论文",
        ]
    ),
    max_size=12,
).map(" ".join)
CANDIDATES = st.builds(
    make.candidate,
    source=st.sampled_from(["One", "Two", "Three", "Four"]),
    kind=st.sampled_from(["arxiv", "github", "feed", "hackernews"]),
    url=st.integers(0, 5).map("https://example.org/{}".format),
    title=TEXTS.map(lambda text: f"T {text}"[:300]),
    summary=TEXTS,
    published=st.none() | st.integers(-40, 40).map(lambda d: make.DAY + dt.timedelta(d)),
    weight=st.floats(0.01, 10),
    popularity=st.integers(0, 10**7),
    links=st.lists(
        st.builds(Link, label=st.sampled_from(["code", "page"]), url=st.just(make.URL)),
        max_size=1,
    ).map(tuple),
    id=st.uuids().map(str),
)  # fmt: skip
STORIES = st.lists(CANDIDATES, max_size=5).map(group)


def ranked(*stories: Story) -> list[Ranked]:
    return rank(stories, make.window(), TOPICS, QUOTAS)


def score(*candidates: Any, **given: Any) -> float:
    return ranked(make.story(*candidates, **given))[0].score


def reasons(*candidates: Any, **given: Any) -> str:
    return "；".join(ranked(make.story(*candidates, **given))[0].reasons)


@given(STORIES)
def test_a_score_lies_between_0_and_100(stories: list[Story]) -> None:
    assert all(0 <= entry.score <= 100 for entry in ranked(*stories))


@given(STORIES)
def test_no_story_moves_the_score_of_another(stories: list[Story]) -> None:
    together = {entry.story.id: entry for entry in ranked(*stories)}

    assert together == {story.id: ranked(story)[0] for story in stories}


@given(STORIES, st.randoms(use_true_random=False))
def test_the_best_come_first_whatever_the_order_of_reading(
    stories: list[Story], chance: Any
) -> None:
    shuffled = list(stories)
    chance.shuffle(shuffled)
    scores = [entry.score for entry in ranked(*stories)]

    assert ranked(*shuffled) == ranked(*stories)
    assert scores == sorted(scores, reverse=True)


def test_ties_go_by_address() -> None:
    urls = [f"https://example.org/{letter}" for letter in "bca"]

    assert [r.story.lead.url for r in ranked(*(make.story(url=u) for u in urls))] == (
        sorted(urls)
    )


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        pytest.param(
            {"title": "Multi-agent debate"}, {"title": "A debate"}, id="topic"
        ),
        pytest.param({"title": "A chatbot"}, {"title": "A parrot"}, id="field"),
        pytest.param({"popularity": 900}, {"popularity": 20}, id="popularity"),
        pytest.param({"popularity": 1}, {"popularity": 0}, id="any popularity"),
        pytest.param({"summary": "x" * 600}, {"summary": "x" * 60}, id="text"),
        pytest.param({"weight": 2}, {"weight": 0.5}, id="weight"),
        pytest.param({}, {"published": None}, id="date"),
        pytest.param(
            {"published": make.DAY}, {"published": make.DAY - dt.timedelta(7)}, id="age"
        ),
        pytest.param(
            {"links": (Link(label="code", url=make.URL),)}, {}, id="open code"
        ),
    ],
)
def test_what_an_editor_weighs_counts(
    better: dict[str, Any], worse: dict[str, Any]
) -> None:
    assert score(**better) > score(**worse)


def test_each_further_voice_counts_but_not_two_queries_of_one_service() -> None:
    lead = make.candidate()
    feed = make.candidate(source="Another feed")
    queries = [
        make.candidate(source=name, kind="hackernews") for name in ("HN LLM", "HN AI")
    ]

    assert score(lead, feed) > score(lead)
    assert score(lead, *queries) == score(lead, queries[0]) > score(lead)


def test_an_editor_reads_why() -> None:
    said = reasons(
        make.candidate(title="Multi-agent systems", summary="", popularity=12),
        make.candidate(source="HN", kind="hackernews", popularity=300, summary=""),
    )

    assert said == (
        "命中主题：多智能体；HN：300 分，A feed：12 分；来源没有正文；2 类来源：A feed、HN"
    )  # fmt: skip
    assert reasons(kind="github", popularity=500).endswith("500 星；代码公开")
    assert reasons(published=None).endswith("日期未确认")


def test_votes_are_told_beside_stars_and_earn_what_the_most_telling_earns() -> None:
    voted = make.candidate(source="HF", kind="huggingface", popularity=45)
    starred = make.candidate(source="GitHub", kind="github", popularity=19_000)

    assert "GitHub：19000 星，HF：45 票" in reasons(voted, starred)
    assert score(voted, starred) == score(
        voted.model_copy(update={"popularity": 0}), starred
    )


def test_a_star_that_is_bought_a_thousand_times_counts_once() -> None:
    assert score(popularity=10**6) == score(popularity=1000)


@pytest.mark.parametrize(
    ("given_", "why"),
    [
        pytest.param(
            {"kind": "github", "summary": "AI photo editor crack download"},
            "疑似刷星或恶意仓库",
            id="spam",
        ),
        pytest.param(
            {"kind": "github", "summary": "AI", "url": "https://github.com/a/Wallet-Stealer"},
            "疑似刷星或恶意仓库",
            id="spam by its name",
        ),
        pytest.param({"kind": "github", "summary": " "}, "没有说明文字", id="no text"),
        pytest.param({"title": "AI 日报"}, "是汇总，不是一件事", id="a digest"),
    ],
)  # fmt: skip
def test_what_is_not_for_this_issue_is_told_with_its_reason(
    given_: dict[str, Any], why: str
) -> None:
    assert unfit(make.story(**given_)) == why


@pytest.mark.parametrize(
    "given_",
    [
        pytest.param({"title": "A new language model"}, id="of the field"),
        pytest.param(
            {"kind": "arxiv", "title": "Daily news of ants", "summary": "Ants."},
            id="a paper was asked for by its query",
        ),
        pytest.param(
            {"title": "The bar exam", "summary": "", "source": "OpenAI news"},
            id="a feed of the field by its name",
        ),
        pytest.param({"title": "Games crack AI agents"}, id="news about cracks"),
        pytest.param(
            {"kind": "github", "summary": "", "release": "v1", "title": "An LLM v1"},
            id="a release without text",
        ),
    ],
)
def test_what_is_for_this_issue_is_kept(given_: dict[str, Any]) -> None:
    assert unfit(make.story(**given_)) == ""
