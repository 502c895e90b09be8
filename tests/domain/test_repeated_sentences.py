from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from agents.domain.repeated_sentences import bare, boilerplate, without
from agents.domain.sentences import sentences

BOILERPLATE = "专注模型与智能体的社区，欢迎关注。"


def entries(n: int, said: str = BOILERPLATE) -> list[str]:
    return [f"第 {i} 条消息：模型得到 {i} 分。{said}" for i in range(n)]


def test_what_many_entries_say_is_boilerplate() -> None:
    assert boilerplate(entries(4)) == {bare(BOILERPLATE)}


def test_spaces_and_punctuation_do_not_count() -> None:
    texts = entries(2) + entries(1, "专注 模型与智能体的社区——欢迎关注！\n")

    assert boilerplate(texts) == {bare(BOILERPLATE)}


def test_two_entries_share_nothing() -> None:
    assert boilerplate(entries(2)) == frozenset()


def test_three_of_eleven_are_too_few() -> None:
    assert boilerplate(entries(3) + entries(7, "")) == {bare(BOILERPLATE)}
    assert boilerplate(entries(3) + entries(8, "")) == frozenset()


def test_an_entry_that_says_a_sentence_three_times_counts_once() -> None:
    assert boilerplate([BOILERPLATE * 3, "一。", "二。"]) == frozenset()


def test_boilerplate_goes_and_the_rest_stays_whole() -> None:
    text = f"First, see 3.5 of it.\n\n{BOILERPLATE}\n\nThen the rest. {BOILERPLATE} It ends."

    assert without(text, frozenset({bare(BOILERPLATE)})) == (
        "First, see 3.5 of it.\n\nThen the rest. It ends."
    )


def test_a_sentence_that_holds_boilerplate_is_another_one() -> None:
    known = frozenset({bare("Follow us.")})

    assert without("Follow us to the lab. Follow us.", known) == "Follow us to the lab."


TEXTS = st.lists(
    st.lists(
        st.sampled_from(["A is it. ", "B, e.g. this! ", "丙。", "丁", "\n", "…"])
    ).map("".join),
    max_size=8,
)


@given(TEXTS)
def test_exactly_what_stands_in_three_and_in_three_of_ten_is_boilerplate(
    texts: list[str],
) -> None:
    count = Counter(k for text in texts for k in set(map(bare, sentences(text))) if k)

    often = {k for k, n in count.items() if n >= 3 and n >= len(texts) * 0.3}

    assert boilerplate(texts) == often


@given(TEXTS)
def test_only_boilerplate_is_removed(texts: list[str]) -> None:
    known = boilerplate(texts)

    for text in texts:
        left = list(map(bare, sentences(without(text, known))))
        assert [k for k in left if k] == [
            k for k in map(bare, sentences(text)) if k and k not in known
        ]
