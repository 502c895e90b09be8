"""What a text tells that was done, by the tables of two languages."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.scout.happening.deeds import deeds, found, keys_of

TABLE = """
drop: 放弃 | drops=
settle: 和解 撤诉 | settle drops_lawsuit drops_the_lawsuit
fund: a轮 融资 ceo 榜 | series_a= fund u.s._fund
tv: 电视 | tv
"""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("Nvidia drops a record", {"drop": 7}, id="a whole word"),
        pytest.param("Musk drops lawsuit", {"settle": 5}, id="a row in its place"),
        pytest.param("drops, drops lawsuit", {"drop": 0, "settle": 7}, id="and both"),
        pytest.param("He raindrops", {}, id="never within a word"),
        pytest.param("Settlement in sight", {"settle": 0}, id="a beginning"),
        pytest.param("Series About", {}, id="of a row, the last word is whole"),
        pytest.param("A U.S. fund", {"fund": 2}, id="a word with points"),
        pytest.param("公司宣布和解，拿到 A轮", {"settle": 4, "fund": 10}, id="Chinese"),
        pytest.param("CEO", {}, id="what stands in Chinese alone"),
        pytest.param("新 CEO 上任", {"fund": 2}, id="and stands there"),
    ],
)  # fmt: skip
def test_a_deed_is_told_where_its_word_first_stands(
    text: str, told: dict[str, int]
) -> None:
    assert found(text, TABLE) == told


@given(
    st.lists(
        st.sampled_from(
            ("drops", "lawsuit", "the", "settle", "fund", "series a", "u.s.", "tv", " ",
             "s", "-", ".", "é", "İ", "融资", "a轮", "CEO", "榜", "和", "解", "撤诉")
        ),
        max_size=14,
    ).map("".join)
)  # fmt: skip
def test_a_table_is_looked_up_as_if_each_term_were_looked_for(text: str) -> None:
    assert found(text, TABLE) == _one_by_one(text)
    assert keys_of(text, TABLE) == found(text, TABLE).keys()


def test_what_a_text_tells_does_not_depend_on_the_texts_before() -> None:
    before = deeds("OpenAI drops the lawsuit")
    for number in range(30_000):
        deeds(f"{chr(97 + number % 26)}{number:x} x{number}y".translate(_LETTERS))

    assert deeds("OpenAI drops the lawsuit") == before


_LETTERS = str.maketrans("0123456789", "ghijklmnop")


def _one_by_one(text: str) -> dict[str, int]:
    lower = text.lower()
    keys: dict[str, int] = {}
    begins = [m.start() for m in re.finditer(r"(?<![a-z])[a-z](?=[a-z.])", lower)]
    rows = [line.partition(": ") for line in TABLE.strip().splitlines()]
    terms = [
        (term.rstrip("=").replace("_", " "), term.endswith("="), key)
        for key, _, all_ in rows
        for term in all_.partition(" | ")[2].split()
    ]
    for at in begins:
        told = [
            (term, key)
            for term, is_whole, key in terms
            if lower.startswith(term, at)
            and not (is_whole and re.match("[a-z]", lower[at + len(term) :]))
        ]
        for term, key in told:
            if not any(other.startswith(f"{term} ") for other, _ in told):
                keys.setdefault(key, at)
    for key, _, all_ in () if text.isascii() else rows:
        for term in all_.partition(" | ")[0].split():
            if (at := lower.find(term)) >= 0:
                keys[key] = min(at, keys.get(key, at))
    return keys
