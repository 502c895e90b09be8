"""Which terms a text has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.scout.learning.matrix import Index
from agents.scout.learning.ngrams import is_telling, joined, terms


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("LLMs", {"llms"}, id="case does not count"),
        pytest.param(
            "multi-agent", {"multi", "agent", "multi agent"}, id="a hyphen is a space"
        ),
        pytest.param("心智理论", {"心智", "智理", "理论"}, id="Chinese by pairs"),
        pytest.param(
            "用Sora做视频", {"sora", "做视", "视频"}, id="the two side by side"
        ),
        pytest.param("7 b 405", set(), id="figures and letters are no subject"),
        pytest.param("", set(), id="nothing"),
    ],
)
def test_a_text_has_its_words_and_pairs(text: str, found: set[str]) -> None:
    assert terms(text) == found


@given(st.text(alphabet="ab 1-多智能体é，\n", max_size=60))
def test_every_term_of_a_text_is_found_in_it_again(text: str) -> None:
    names = sorted(terms(text))

    counts = Index(names).counts([text]) if names else None

    assert counts is None or counts.getnnz() == len(names)


def test_a_word_of_manner_is_not_shown() -> None:
    assert [
        t for t in ("the", "of agents", "agents", "的智", "智能") if is_telling(t)
    ] == [
        "agents",
        "智能",
    ]


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        pytest.param(["智能", "能体", "多智"], ["多智能体"], id="in any order"),
        pytest.param(["video", "video text"], ["video text"], id="words in a row"),
        pytest.param(["agents", "智能"], ["agents", "智能"], id="apart"),
        pytest.param(["智能", "视频"], ["智能", "视频"], id="two words"),
        pytest.param(["多智能", "智能"], ["多智能"], id="one within the other"),
    ],
)
def test_parts_of_one_word_are_shown_as_that_word(
    names: list[str], shown: list[str]
) -> None:
    assert joined(names) == shown
