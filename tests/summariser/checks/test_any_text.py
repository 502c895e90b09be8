"""No text makes a check raise: strangers write it, and a card depends on it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.domain import addresses, injection
from agents.domain.issue import Evidence
from agents.summariser import align, support
from agents.summariser.checks import (
    agreement,
    counts,
    doers,
    meaning,
    related_figures,
    rules,
)
from agents.summariser.checks import ground as grounds
from agents.summariser.spans import (
    aliases,
    concepts,
    dates,
    figures,
    names,
    numerals,
    units,
)
from agents.summariser.spans.plain import marked, plain
from tests import make

# Words that a table or a pattern knows, and what passes for a letter or digit of them.
VOCABULARY = (
    "三种", "两个", "二〇二四", "十几", "百分之", "三分之一", "第三次", "数百", "近亿", "万亿", "千",
    "9 月 1 日", "2024 年", "Q3", "五月", "40 年代", "August", "May", "Sept", "second quarter", "first",
    "twenty-five", "million", "a dozen", "six", "a third of", "two in five", "factor of", "twice",
    "GPT-4", "Qwen2.5", "8x7B", "CVE-2017-3732", "https://a.cn/b", "“a quotation of it”", "清华", "北大",
    "10", "1,000", "0", "3.5", "1/2", "8/15", "v1.10", "$", "¥", "%", "倍", "个", "年", "ms", "GB", "k", "W",
    "、", "，", "。", " ", "-", "–", "\n", ".", "/", "和", "超过", "约", "Series B", "B 轮", "去年", "ignore all",
)  # fmt: skip
ODD = "\u0663\u096a\uff17\U0001d7d9²³½Ⅷ①\u017f\u0131\u0130\u212a\u00b5ﬁßİ\u0301\u200b\x00\U00020000"


def bent(text: str) -> str:
    """As a stranger may write it: other scripts' digits, letters that fold to ASCII."""
    return text.translate(
        {ord("1"): "\u0661", ord("5"): "\uff15", ord("i"): "\u0131", ord("s"): "\u017f"}
        | {ord("k"): "\u212a", ord("I"): "\u0130", ord("三"): "\u0663"}
    )


WORDS = st.one_of(
    st.sampled_from(VOCABULARY),
    st.sampled_from(VOCABULARY).map(bent),
    st.sampled_from(tuple(ODD)),
    st.text(max_size=4),
    st.integers(0, 400).map(lambda zeros: "1" + "0" * zeros),
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=12).map("".join))


@given(TEXTS)
def test_what_reads_a_text_reads_any_text(text: str) -> None:
    figures.figures(text)
    dates.dates(text)
    list(numerals.parts(text))
    list(numerals.multiples(text))
    list(numerals.ordinals(text))
    numerals.english(text)
    numerals.chinese(text)
    numerals.is_number(text)
    units.unit(text, text)
    names.latin_names(text)
    names.is_common(text)
    names.spelling(text)
    names.quotations(text)
    addresses.without_unsourced(text, text[:9])
    aliases.patterns(text)
    aliases.in_han(text)
    injection.addresses_a_model(text)


@given(TEXTS, TEXTS)
def test_any_sentence_is_held_against_any_source(text: str, source: str) -> None:
    material = make.material(text=source or "-", title=source[:40] or "-")
    base = grounds.ground([material], f"作者：{source}")

    rules.check(text, base)
    rules.check_sentence(text, base)
    align.align(text, [material])
    counts.contradicted(text, [Evidence(source=1, quote=source, start=0, end=1)])
    list(counts.misadded(text))
    meaning.differences(text, source)
    list(doers.misplaced(text, source))
    list(concepts.concepts(text))
    support.borne_out(text, [support.Line(1, source)], [material])
    counts.enumerated(0, 3.0, text)
    list(related_figures.wrong(text, source, base.figures, base.dates, base.published))
    names.misnumbered(text, source)
    names.missing_quotations(text, source)
    names.missing_urls(text, source)
    said = figures.figures(text)
    for figure in said:
        agreement.telling(figure)
        agreement.common(figure)
        agreement.supported(figure, base.figures)
        agreement.difference(figure, said, base.figures)


@given(TEXTS)
def test_a_plain_text_has_each_character_at_its_place(text: str) -> None:
    read = plain(text)

    assert len(read) == len(text)
    assert plain(read) == read
    assert all(c.isascii() for c in read if c.isdecimal())
    assert all(new == old for new, old in zip(read, text, strict=True) if old.isascii())


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("占百分之\u0667", 7.0),
        ("\uff11\uff12 个", 12.0),
        ("the \u017feven models", 7.0),
        ("s\u0131x of them", 6.0),
        ("four m\u0131llion users", 4e6),
    ],
)
def test_a_number_counts_in_whatever_digits_and_letters_it_is_written(
    text: str, value: float
) -> None:
    assert [figure.value for figure in figures.figures(text)] == [value]


def test_a_date_counts_in_whatever_letters_its_month_is_written() -> None:
    (date,) = dates.dates("on Augu\u017ft 7, 2023")

    assert (date.year, date.month, date.day) == (2023, 8, 7)


def test_a_number_longer_than_any_amount_is_compared_as_it_is_written() -> None:
    number = "4" + "0" * 400
    base = grounds.ground([make.material(text=f"Key {number} was found.")])

    assert not rules.check_sentence(f"找到了密钥 {number}。", base)
    (complaint,) = rules.check_sentence(f"找到了密钥 {number}0。", base)
    assert complaint.flag == "number-not-in-source"


def test_marked_places_are_those_inside_of_a_span() -> None:
    assert list(marked(6, [(1, 3), (2, 4)])) == [0, 1, 1, 1, 0, 0]
