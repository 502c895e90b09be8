"""Who wrote an entry is no part of what it tells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.domain.byline import Bylines, learnt, without_byline

TEXT = "一家公司今天开源了会看图的模型，它能在手机上运行，不用联网。"
NAMES = st.sampled_from(["林远", "陈小舟", "Panda", "编辑部", "大橘子"])


def entries(*bylines: str) -> list[str]:
    """Each before a text of its own beginning, without a sign between them."""
    begun = ("今年春天，", "据说", "在海边，", "谁都知道，", "昨天，")
    return [
        f"{byline}{begun[n % len(begun)]}{TEXT}" for n, byline in enumerate(bylines)
    ]


@pytest.mark.parametrize(
    ("byline", "others"),
    [
        pytest.param("小报报道编辑：林远、陈小舟", ["小报报道编辑：陈小舟、林远"], id="a list shows the other's end"),
        pytest.param("小报原创\n作者 | 陈小舟", ["小报原创\n作者 | 陈小舟"] * 2, id="what stands again"),
        pytest.param("小报报道编辑：Panda", [], id="another script"),
        pytest.param("小报报道 编辑：林远【小报导读】", [], id="an introduction is named"),
        pytest.param("↑ 点击蓝字 关注小报作者丨林远来源丨https://e.org/p/1编辑丨小报小报导读 ", [], id="a row of fields"),
        pytest.param("（来源：某社）", [], id="in brackets"),
    ],
)  # fmt: skip
def test_a_byline_goes_and_the_text_stays(byline: str, others: list[str]) -> None:
    first, *rest = entries(byline, *others)

    assert without_byline(first, learnt([first, *rest])) == f"今年春天，{TEXT}"


def test_a_sentence_before_the_byline_stays() -> None:
    text = f"手机也会看图了。作者丨林远编辑丨陈小舟{TEXT}"
    others = [f"谁先到？作者丨陈小舟编辑丨陈小舟{n}月的事：{TEXT}" for n in "七八"]

    assert without_byline(text, learnt([text, *others])) == f"手机也会看图了。{TEXT}"


def test_where_nobody_tells_where_the_name_ends_its_sentence_goes() -> None:
    text = f"小报报道编辑：某某某某某的一句话。{TEXT}"

    assert without_byline(text, learnt([text])) == TEXT


def test_an_entry_is_never_left_without_words() -> None:
    text = "小报报道编辑：某某某某某的一句话。"

    assert without_byline(text, learnt([text])) == text


@pytest.mark.parametrize(
    "text",
    [TEXT, "", f"The app asks for an ID: {TEXT}", f"近日，一家在海边的公司和几所大学的许多团队一起做了一件（来源：某社）{TEXT}", "The editor: what an editor does all day.", f"他说：编辑是一门手艺。{TEXT}"],
)  # fmt: skip
def test_what_has_no_byline_stays_as_it_is(text: str) -> None:
    assert without_byline(text, learnt([text] * 3)) == text


@given(st.text())
def test_any_text_keeps_its_end(text: str) -> None:
    found = without_byline(text, Bylines())

    assert found == text or text.endswith(found[-1:])
    assert len(found) <= len(text)


@given(st.lists(st.lists(NAMES, min_size=1, max_size=3), min_size=2, max_size=8))
def test_the_text_is_whole_whoever_wrote_it(names: list[list[str]]) -> None:
    every = [*names, *([name] for some in names for name in (*some, *some))]
    texts = entries(*(f"小报报道编辑：{'、'.join(some)}" for some in every))
    known = learnt(texts)

    assert all(TEXT in without_byline(text, known) for text in texts)
