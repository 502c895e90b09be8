"""Who else speaks of a story, and how many like it."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.domain.story import Candidate, Story
from agents.scout.assign import text_of
from agents.scout.heat import Heat
from agents.scout.part import ScorePart
from agents.scout.terms import Words
from tests import make

PAPER = make.candidate(
    source="arXiv cs.CL",
    kind="arxiv",
    url="https://arxiv.org/abs/2408.01234",
    title="LongWriter: Unleashing Generation of Lengthy Documents",
    summary="We write.",
)


def heat(story: Story, *others: Candidate) -> ScorePart:
    stories = [story, *(make.story(other) for other in others)]
    all_heat = Heat(stories, make.window())
    for one in stories:
        all_heat.listen(one, Words(text_of(one)))
    return all_heat.part(story)


def post(source: str, **given: Any) -> Candidate:
    return make.candidate(
        source=source, url=f"https://example.org/{source[-1]}", **given
    )


@pytest.mark.parametrize(
    "words",
    [
        pytest.param({"summary": "See arxiv.org/abs/2408.01234."}, id="its number"),
        pytest.param({"summary": "arXiv:2408.01234v2 is out"}, id="with a version"),
        pytest.param(
            {
                "summary": "“LongWriter: unleashing generation of lengthy documents” is new"
            },
            id="its title",
        ),
        pytest.param(
            {"title": "清华 LongWriter 发布：lengthy documents 不再难"},
            id="its name and more",
        ),
    ],
)
def test_an_outlet_that_names_a_paper_is_heat(words: dict[str, Any]) -> None:
    assert heat(make.story(PAPER), post("The Batch", **words)) == ScorePart(
        0.6, ("热度：The Batch 也提到 +0.6",)
    )


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(post("A", summary="A longwriter of novels"), id="only its name"),
        pytest.param(post("A", summary="Lengthy documents of 2408.99999"), id="other"),
        pytest.param(
            post("A", summary="2408.01234", published=make.window().until),
            id="after the window",
        ),
        pytest.param(
            make.candidate(
                kind="arxiv",
                url="https://arxiv.org/abs/2408.05555",
                summary="2408.01234",
            ),
            id="a paper that cites it",
        ),
    ],
)
def test_anything_else_is_none(other: Candidate) -> None:
    assert heat(make.story(PAPER), other) == ScorePart()


def test_two_outlets_count_and_a_third_is_an_echo() -> None:
    posts = [post(name, summary="2408.01234") for name in "ABC"]

    one, two, three = (heat(make.story(PAPER), *posts[:n]).points for n in (1, 2, 3))
    assert one < two == three


def test_at_most_three_outlets_are_named() -> None:
    posts = [post(name, summary="2408.01234") for name in "ABCD"]

    (reason,) = heat(make.story(PAPER), *posts).reasons

    assert reason.startswith("热度：A、B、C 也提到 ")


def test_a_repository_is_named_with_its_owner() -> None:
    repo = make.candidate(
        kind="github",
        url="https://github.com/THUDM/LongWriter",
        title="THUDM/LongWriter",
        links=(),
    )

    assert heat(make.story(repo), post("A", summary="THUDM wrote LongWriter.")).points
    assert not heat(make.story(repo), post("A", summary="LongWriter is here.")).points


def test_outlets_that_are_one_story_with_it_count_likewise() -> None:
    lead = make.candidate(source="A")
    queries = [make.candidate(source=s, kind="hackernews") for s in ("HN LLM", "HN AI")]

    one = heat(make.story(lead, queries[0]))
    assert one.points == heat(make.story(lead, *queries)).points == 0.6
    assert one.reasons == ("热度：Hacker News 也提到 +0.6",)


def test_stars_points_and_votes_count_against_what_is_usual_of_them() -> None:
    def liked(kind: str, count: int) -> float:
        return heat(make.story(kind=kind, popularity=count)).points

    assert liked("github", 20_000) > liked("github", 400) > liked("github", 60)
    assert liked("hackernews", 300) > 0 > liked("hackernews", 60)
    assert liked("huggingface", 100) > liked("hackernews", 100)
    assert liked("github", 10**7) == liked("github", 10**6)
    assert liked("feed", 10**6) == 0


def test_of_several_services_the_most_telling_counts() -> None:
    voted = make.candidate(source="HF", kind="huggingface", popularity=60)
    starred = make.candidate(source="GitHub", kind="github", popularity=100)

    told = heat(make.story(starred, voted)).reasons
    assert told == ("热度：HF 60 票 +0.8、Hugging Face 也提到 +0.6",)


def test_a_lukewarm_discussion_says_nothing_against_a_paper() -> None:
    few = make.candidate(source="HN", kind="hackernews", popularity=20)

    assert heat(make.story(PAPER, few)).points == 0.6


def test_what_does_not_speak_of_the_field_is_liked_for_something_else() -> None:
    story = make.story(kind="hackernews", popularity=2_000)
    heat_ = Heat([story], make.window())

    assert heat_.part(story, speaks=False) == ScorePart() != heat_.part(story)


def test_stars_that_were_gained_since_it_was_last_read_count() -> None:
    def repo(gained: int) -> Story:
        return make.story(kind="github", popularity=500, gained=gained)

    plain = heat(repo(0))
    assert heat(repo(5)) == plain
    grown = heat(repo(400)).points
    assert plain.points < grown <= plain.points + 1


def test_what_is_said_without_a_date_was_said() -> None:
    said = post("A", summary="2408.01234", published=None)

    assert heat(make.story(PAPER), said).points == 0.6
    assert (
        heat(
            make.story(PAPER),
            said.model_copy(update={"published": make.DAY + dt.timedelta(99)}),
        )
        == ScorePart()
    )


@given(
    st.lists(
        st.sampled_from(
            [
                "2408.01234",
                "LongWriter: unleashing generation of lengthy documents",
                "a",
            ]
        ).map(lambda said: post(said[-1], summary=said)),
        max_size=6,
    )
)
def test_what_others_say_never_lowers_a_story(posts: list[Candidate]) -> None:
    alone, among = heat(make.story(PAPER)), heat(make.story(PAPER), *posts)

    assert alone.points <= among.points <= alone.points + 1
