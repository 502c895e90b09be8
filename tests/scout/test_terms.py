"""Which terms a text has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.scout.terms import Lexicon, Terms, Words


@pytest.mark.parametrize(
    ("text", "term"),
    [
        pytest.param("An AI laboratory", "ai", id="a word, whatever its case"),
        pytest.param("用AI写作", "ai", id="Latin letters within Chinese"),
        pytest.param("Multi Agent systems", "multi-agent", id="hyphens are spaces"),
        pytest.param("a multi-agent system", "Multi Agent", id="and spaces are hyphens"),
        pytest.param("Qwen2.5 is out", "qwen", id="a name with its version"),
        pytest.param("多智能体协作框架", "智能体", id="Chinese anywhere"),
        pytest.param("本周 AI 安全动态", "AI 安全", id="a mixed term"),
        pytest.param("new CI/CD tools", "CI/CD", id="punctuation"),
        pytest.param(
            "tools for the review of code at scale", "for the review of code at",
            id="a term of many words",
        ),
    ],
)  # fmt: skip
def test_a_term_is_found_as_an_editor_would_find_it(text: str, term: str) -> None:
    assert Words(text).hits(Terms([term]))


@pytest.mark.parametrize(
    ("text", "term"),
    [
        pytest.param("He said maintain", "ai", id="part of a word"),
        pytest.param("storage", "rag", id="inside a word"),
        pytest.param("a language, but no models", "language models", id="not in a row"),
        pytest.param(
            "review of code", "the review of code at scale", id="not all of it"
        ),
        pytest.param("anything", "", id="an empty term"),
    ],
)
def test_a_term_is_not_found_in_other_words(text: str, term: str) -> None:
    assert not Words(text).hits(Terms([term]))


@given(
    st.lists(
        st.sampled_from(
            ("qwen", "2.5", "vl", "c", "+", ".", " ", "-", "\n", "AI", "multi", "agent",
             "language", "models", "é", "rag", "_", ", ", "3")
        ),
        max_size=12,
    ).map("".join)
)  # fmt: skip
def test_plain_ascii_has_the_same_words_as_the_same_within_chinese(text: str) -> None:
    terms = Terms(("qwen", "multi-agent", "language models", "c+2.5", "rag", "3", "ai"))

    assert Words(text).hits(terms) == Words(f"{text} 。").hits(terms)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        pytest.param("Agentic retrieval", "agent*", id="a word that begins so"),
        pytest.param("We call it LongBench.", "*bench", id="a word that ends so"),
        pytest.param("vision language models", "language model*", id="a row that does"),
        pytest.param("a pre-trained model", "*trained model", id="a row's first word"),
        pytest.param("大模型agents框架", "agent*", id="within Chinese"),
    ],
)
def test_a_star_stands_for_the_rest_of_a_word(text: str, term: str) -> None:
    assert Words(text).hits(Terms([term])) == {term}


@pytest.mark.parametrize(
    ("text", "term"),
    [
        pytest.param("a reagent", "agent*", id="another beginning"),
        pytest.param("a bench press", "*benchmark", id="another ending"),
        pytest.param("anything", "*", id="nothing but a star"),
        pytest.param("a language", "language model*", id="half a row"),
    ],
)
def test_a_star_stands_for_no_more_than_that(text: str, term: str) -> None:
    assert not Words(text).hits(Terms([term]))


def test_what_a_text_had_before_it_has_again() -> None:
    terms = Terms(["agent*", "*bench"])

    assert Words("agents of a bench").hits(terms) == {"agent*", "*bench"}
    assert Words("agents of a bench").hits(terms) == {"agent*", "*bench"}
    assert Words("neither").hits(terms) == set()


@given(
    st.lists(st.sampled_from(("agent", "agents", "bench", "longbench", "模型", "x")))
)
def test_many_terms_at_once_find_what_each_finds_alone(words: list[str]) -> None:
    terms = ("agent*", "*bench", "agent", "long bench", "agents bench", "模型", "x*")
    text = Words(" ".join(words))

    alone = [text.hits(Terms([term])) for term in terms]
    assert text.hits(Terms(terms)) == set().union(*alone)


TEXTS = st.lists(
    st.sampled_from(
        (
            "agent",
            "Agents",
            "multi-agent",
            "qwen2.5",
            "bench",
            "模型",
            "大模型",
            "，",
            "é",
            "AI 代理",
            "x",
        )
    ),
    max_size=12,
).map(" ".join)
TABLES = (
    Terms(("agent*", "multi agent", "qwen", "模型", "ai 代理")),
    Terms(("bench x", "*bench", "大模型", "型", "agent bench", "é")),
)  # fmt: skip


@given(TEXTS)
def test_tables_that_are_looked_up_at_once_find_what_each_finds_alone(
    text: str,
) -> None:
    words = Words(text, Lexicon(TABLES))

    assert [words.hits(table) for table in TABLES] == [
        Words(text).hits(table) for table in TABLES
    ]


@given(TEXTS, TEXTS)
def test_what_is_in_a_part_is_told_among_what_is_in_the_whole(
    title: str, rest: str
) -> None:
    whole, part = Words(f"{title}\n{rest}"), Words(title)

    for table in TABLES:
        assert table.among(whole.hits(table), part) == part.hits(table)


def test_a_vocabulary_that_has_grown_too_large_begins_anew() -> None:
    terms = Terms(["agent*"], remembered=2)

    assert [Words(text).hits(terms) for text in ("a b c d agents", "agentic e")] == [
        {"agent*"},
        {"agent*"},
    ]


ODD = st.text(st.sampled_from("aB3.+- \nΣİ模é，\u0301'"))


@given(ODD, ODD)
def test_a_text_has_the_same_words_where_those_of_its_title_are_known(
    title: str, rest: str
) -> None:
    text = f"{title} {rest}"

    assert Words(text, title=Words(title)).row == Words(text).row
