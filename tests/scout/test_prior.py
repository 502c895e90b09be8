"""What a story's words are worth before anybody said so."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.domain.terms import SourceScale, Term, TermTable
from agents.scout.assign import text_of
from agents.scout.part import ScorePart
from agents.scout.prior import Prior
from agents.scout.terms import Words
from tests import make

TERMS = (
    Term(name="心智", weight=2, words=("theory of mind", "心智"), topics=("测评",)),
    Term(name="智能体", weight=1, words=("agent*",)),
    Term(name="综述", weight=1, words=("survey",), only="title"),
    Term(name="脉冲", weight=-3, words=("spiking",)),
)
WORDS = st.lists(
    st.sampled_from(["agents", "心智", "survey", "spiking", "theory of mind"])
)


def part(
    topics: tuple[str, ...] = (), table: TermTable | None = None, **given: Any
) -> ScorePart:
    story = make.story(**{"kind": "arxiv", "summary": "", **given})
    prior = Prior(table or TermTable(terms=TERMS), topics)
    title, text = Words(story.lead.title), Words(text_of(story))
    return prior.said(story, title, text).part


def points(*topics: str, **given: Any) -> float:
    return part(topics, **given).points


def test_a_title_says_more_than_a_text() -> None:
    in_title = points(title="Agents", summary="Birds")
    in_text = points(title="Birds", summary="Agents")

    assert in_title > in_text > points(title="Birds", summary="Birds") == 0


def test_a_term_counts_once_whatever_it_is_called_and_how_often() -> None:
    assert points(title="心智 theory of mind 心智") == points(title="心智")


def test_a_term_of_titles_is_not_looked_for_in_texts() -> None:
    assert points(title="A survey") > points(title="Birds", summary="A survey") == 0


def test_the_more_good_terms_the_less_each_adds() -> None:
    one, other = points(title="心智"), points(title="Agents")

    assert max(one, other) < points(title="心智 agents") < one + other


def test_a_bad_term_lowers_what_good_ones_gave() -> None:
    assert points(title="Spiking agents") < points(title="Agents")


def test_a_topic_of_the_team_counts_more() -> None:
    assert points("测评", title="心智") > points(title="心智")
    assert points("测评", title="Agents") == points(title="Agents")


def test_a_topic_that_the_table_does_not_know_is_its_own_name() -> None:
    assert points("鸟类观察", title="鸟类观察手册") > 0
    assert part(("鸟类观察",), title="鸟类观察手册").reasons == (
        "选题词：鸟类观察 +1.2",
    )
    assert points("", title="鸟") == 0


def test_a_topic_that_is_the_name_of_a_term_is_that_term() -> None:
    found = part(("智能体",), title="Birds", summary="agents, 智能体")

    assert found.reasons == ("选题词：智能体 +0.6",)


@pytest.mark.parametrize(
    "title", ["LongVILA: agents", "SAM 2: all agents", "rStar-2.5: for agents"]
)
def test_what_has_a_name_of_its_own_counts_more(title: str) -> None:
    assert part(title=title).reasons == ("选题词：有名字 +1.2、智能体 +1.0",)


@pytest.mark.parametrize(
    "title",
    ["A long beginning of a title: agents", "Agents", "agents 12:30", "Agents:"],
)
def test_not_every_colon_follows_a_name(title: str) -> None:
    assert points(title=title) == points(title="Agents")


def test_a_name_alone_says_nothing() -> None:
    assert points(title="Study: birds") == 0


def test_a_repository_has_a_name_anyway() -> None:
    of = {"kind": "github", "section": "practice"}

    assert points(title="Tool: agents", **of) == points(title="agents", **of)


def test_a_scale_is_of_the_kind_of_the_lead() -> None:
    table = TermTable(terms=TERMS, scales={"feed": SourceScale(mean=1, spread=0.5)})

    assert points(kind="feed", title="AI", table=table) == -2
    assert points(kind="arxiv", title="AI", table=table) == 0


def test_an_editor_sees_the_terms_that_gave_most() -> None:
    assert part(title="心智 of agents", summary="Spiking").reasons == (
        "选题词：心智 +2.0、脉冲 -1.2、智能体 +1.0",
    )


def test_an_editor_sees_three_terms_at_the_most() -> None:
    told = part(title="LongVILA: 心智 of agents", summary="Spiking").reasons[0]

    assert told.count("、") == 2
    assert "智能体 +" not in told


@pytest.mark.parametrize(
    "given_",
    [
        pytest.param({"kind": "arxiv"}, id="a paper was asked for by its query"),
        pytest.param({"source": "OpenAI news"}, id="a feed of the field by its name"),
        pytest.param({"section": "news"}, id="its source was given a section"),
        pytest.param({"summary": "大模型"}, id="its text says so"),
        pytest.param({"title": "心智", "kind": "feed"}, id="a term of weight says so"),
    ],
)
def test_what_is_about_the_field_is_not_lowered(given_: dict[str, Any]) -> None:
    base: dict[str, Any] = {
        "kind": "feed",
        "title": "The bar exam",
        "source": "A paper",
    }

    assert part(**base).points == -1.5
    assert part(**base).reasons == ("与人工智能无关 -1.5",)
    told = part(**{**base, **given_})
    assert told.points >= 0
    assert not any("与人工智能无关" in reason for reason in told.reasons)


@given(WORDS, WORDS)
def test_points_are_bounded(title: list[str], text: list[str]) -> None:
    given_ = {"title": f"T {' '.join(title)}"[:300], "summary": " ".join(text)}

    assert -3 <= points(**given_) <= 3
