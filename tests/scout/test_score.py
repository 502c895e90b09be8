"""An explained score per story, that no other story can move."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.domain.story import Ranked, Story
from agents.domain.terms import SourceScale, Term, TermTable
from agents.scout.cluster import group
from agents.scout.part import ScorePart
from agents.scout.score import Learnt, rank
from tests import make

TABLE = TermTable(
    terms=(
        Term(name="智能体", weight=2, words=("agent*", "智能体"), topics=("多智能体",)),
        Term(name="伪造", weight=1, words=("deepfake*",)),
        Term(name="金融", weight=-2, words=("stock*",)),
    ),
    scales={
        "arxiv": SourceScale(mean=1, spread=2),
        "feed": SourceScale(mean=0.5, spread=1),
    },
)
PLAN = make.plan(terms=TABLE, topics=("多智能体", "a topic of our own"))
TEXTS = st.lists(
    st.sampled_from(["agents", "deepfake", "智能体", "stocks", "a topic of our own", "论文"]),
    max_size=12,
).map(" ".join)  # fmt: skip
# Of fewer long words than a title has that another text can name.
TITLES = TEXTS.map(lambda text: f"T {text.replace('stocks', 'ski')}"[:300])
CANDIDATES = st.builds(
    make.candidate,
    source=st.sampled_from(["One", "Two", "Three", "Four"]),
    kind=st.sampled_from(["arxiv", "github", "feed", "hackernews", "huggingface"]),
    url=st.integers(0, 5).map("https://example.org/{}".format),
    title=TITLES,
    summary=TEXTS,
    published=st.none() | st.integers(-40, 40).map(lambda d: make.DAY + dt.timedelta(d)),
    weight=st.floats(0.01, 10),
    popularity=st.integers(0, 10**7),
    section=st.sampled_from([None, "news"]),
    id=st.uuids().map(str),
)  # fmt: skip
STORIES = st.lists(CANDIDATES, max_size=5).map(group)


def ranked(*stories: Story, **given: Any) -> list[Ranked]:
    return rank(stories, PLAN, **given)


def score(**given: Any) -> float:
    return ranked(make.story(**given))[0].score


def reasons(**given: Any) -> tuple[str, ...]:
    return ranked(make.story(**given))[0].reasons


def teaching(points: float, share: float = 0.5) -> Learnt:
    def parts(stories: Sequence[Story]) -> list[ScorePart]:
        return [ScorePart(points, (f"所学：{points:+.1f}",)) for _ in stories]

    return Learnt(share, parts)


@given(STORIES, st.none() | st.builds(teaching, st.floats(-3, 3), st.floats(0, 1)))
def test_a_score_lies_between_0_and_100(
    stories: list[Story], learnt: Learnt | None
) -> None:
    assert all(0 <= entry.score <= 100 for entry in ranked(*stories, learnt=learnt))


@given(STORIES)
def test_no_story_moves_the_score_of_one_that_it_does_not_name(
    stories: list[Story],
) -> None:
    together = {entry.story.id: entry for entry in ranked(*stories)}

    assert together == {story.id: ranked(story)[0] for story in stories}


MANY = [
    make.story(
        url=f"https://example.org/{number}",
        title=("agents", "deepfake", "stocks")[number % 3],
    )
    for number in range(230)
]


def test_each_of_many_stories_has_the_score_that_it_has_alone() -> None:
    alone = [ranked(story)[0] for story in MANY[:3]]

    together = {entry.story: entry for entry in ranked(*MANY)}

    assert [together[story] for story in MANY] == [
        alone[number % 3].model_copy(update={"story": story})
        for number, story in enumerate(MANY)
    ]


def test_a_post_warms_a_paper_that_it_names_however_far_apart_they_are_read() -> None:
    paper = make.story(kind="arxiv", url="https://arxiv.org/abs/2408.01234")
    post = make.story(
        url="https://example.org/post", summary="agents: arxiv.org/abs/2408.01234"
    )
    order = [paper, *MANY, post]

    for stories in (order, order[::-1]):
        told = {entry.story: entry.reasons for entry in ranked(*stories)}
        assert any("也提到" in reason for reason in told[paper])


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
        pytest.param({"title": "AI agents"}, {"title": "AI birds"}, id="a term"),
        pytest.param({"title": "AI"}, {"title": "AI stocks"}, id="a term against"),
        pytest.param({"popularity": 900}, {"popularity": 20}, id="points"),
        pytest.param({"weight": 2}, {"weight": 0.5}, id="the source's weight"),
        pytest.param(
            {"summary": "Birds.", "title": "Birds", "section": "news"},
            {"summary": "Birds.", "title": "Birds"},
            id="off topic, but asked for",
        ),
    ],
)
def test_what_an_editor_weighs_counts(
    better: dict[str, Any], worse: dict[str, Any]
) -> None:
    of = {"kind": "hackernews"}

    assert score(**{**of, **better}) > score(**{**of, **worse})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param({"summary": "x" * 600}, {"summary": "x" * 60}, id="length"),
        pytest.param({"published": None}, {}, id="an open date"),
        pytest.param(
            {"published": make.DAY}, {"published": make.DAY - dt.timedelta(7)}, id="age"
        ),
        pytest.param({"title": "AI AGENTS"}, {"title": "ai agents"}, id="case"),
        pytest.param({"authors": ("A. B.",)}, {}, id="authors"),
        pytest.param({"note": "12 pages"}, {}, id="an author's comment"),
        pytest.param({"comments": 90}, {}, id="comments"),
    ],
)
def test_what_tells_nothing_of_worth_does_not_count(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    assert score(**one) == score(**other)


def test_what_is_usual_of_its_kind_scores_fifty_whatever_the_kind() -> None:
    table = TermTable(
        terms=(Term(name="甲", weight=1, words=("alpha",)),),
        limit=1000,
        scales={
            "arxiv": SourceScale(mean=1, spread=9),
            "feed": SourceScale(mean=1, spread=0.2),
        },
    )
    plan = make.plan(terms=table, topics=())
    stories = [
        make.story(kind=kind, url=f"https://example.org/{kind}", title="AI alpha")
        for kind in ("arxiv", "feed")
    ]

    assert [round(entry.score) for entry in rank(stories, plan)] == [50, 50]


def test_an_editor_reads_why() -> None:
    assert reasons(
        title="Agents trade stocks",
        summary="A deepfake.",
        kind="hackernews",
        source="HN",
        popularity=1000,
        weight=2,
    ) == (
        "选题词：智能体 +2.4、金融 -2.0、伪造 +0.4",
        "热度：HN 1000 分 +1.2",
        "来源权重 +0.5",
    )


def test_what_is_off_topic_is_lowered_and_told() -> None:
    assert reasons(title="A text editor", summary="It edits.") == (
        "与人工智能无关 -1.5",
    )


def test_what_an_editor_held_comes_before_what_is_as_good() -> None:
    story = make.story()
    held = story.model_copy(update={"held_in": "2024-08-31"})

    [entry] = ranked(held)
    assert entry.score == min(100, ranked(story)[0].score + 30)
    assert entry.reasons[-1] == "上次留待下期"


def test_what_was_learnt_counts_by_its_share() -> None:
    story = make.story(title="AI agents")
    plain = ranked(story)[0]
    all_of_it = ranked(story, learnt=teaching(-2, share=1))[0]

    assert all_of_it.score < ranked(story, learnt=teaching(-2))[0].score < plain.score
    assert ranked(story, learnt=teaching(9, share=0))[0].score == plain.score
    assert all_of_it.reasons == (*plain.reasons, "所学：-2.0")
