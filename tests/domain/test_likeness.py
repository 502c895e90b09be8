from difflib import SequenceMatcher
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.domain.likeness import common, ratio

TEXTS = st.one_of(
    st.text("甲乙丙。\n", max_size=60),
    st.text("甲乙。\n", min_size=1, max_size=6).map(lambda text: text * 200),
)


@given(TEXTS, TEXTS)
def test_what_two_texts_have_in_common_stands_in_both_in_order(
    one: str, other: str
) -> None:
    found = list(common(one, other))

    assert all(one[a : a + n] == other[b : b + n] for a, b, n in found)
    for (a, b, n), (c, d, _) in pairwise(found):
        assert a + n <= c
        assert b + n <= d
    assert found[-1] == (len(one), len(other), 0)


@given(TEXTS)
def test_a_text_is_wholly_like_itself(text: str) -> None:
    assert ratio(text, text) == 1.0


def test_ordinary_texts_are_compared_by_characters() -> None:
    one, other = "它读文件，也写文件。", "它只读文件，不写文件。"

    assert ratio(one, other) == SequenceMatcher(None, one, other).ratio()


def test_a_text_that_repeats_its_characters_is_compared_by_sentences() -> None:
    one = "".join(f"{'啊' * 400}{n}。" for n in range(9))
    other = one.replace("5。", "五。")

    assert ratio(one, other) == pytest.approx(8 / 9, abs=0.01)


def test_a_text_that_repeats_its_sentences_is_compared_by_its_ends() -> None:
    assert list(common("啊。" * 9_000, "呀" + "啊。" * 9_000)) == [
        (0, 0, 0),
        (0, 1, 18_000),
        (18_000, 18_001, 0),
    ]
