from hypothesis import given
from hypothesis import strategies as st

from agents.review.manuscript import Piece
from agents.review.stable_ids import likeness, pairs
from tests.review import drafted

BODY = "把任务拆成几个步骤，由单独的智能体完成，再由检查模块汇总结果。"


def piece(text: str) -> Piece:
    return Piece("news", "", text)


@given(st.text(max_size=30), st.text(max_size=30))
def test_likeness_is_a_share_and_the_same_both_ways(a: str, b: str) -> None:
    assert 0.0 <= likeness(a, b) <= 1.0
    assert likeness(a, b) == likeness(b, a)
    assert likeness(a, a) == (len(a) > 1)


def test_a_name_replaced_everywhere_leaves_the_item_the_same() -> None:
    sheet = drafted.sheet(1)
    text = drafted.text(1).replace("工具", "软件").replace("example.org", "example.net")

    assert pairs(sheet, [piece(text)]) == {0: "s1"}


def test_half_the_words_are_not_enough_where_the_addresses_differ() -> None:
    [old] = drafted.sheet(1)
    entry = old.model_copy(
        update={"text": f"### 【一】\n\n{BODY}\n\n原文：https://example.org/one\n"}
    )
    text = f"### 【二】\n\n{BODY}这里讲的其实是另外一件事情，和上面没有关系。\n\n原文："

    assert pairs((entry,), [piece(f"{text}https://example.com/two\n")]) == {}
    assert pairs((entry,), [piece(f"{text}https://example.org/one\n")]) == {0: "s1"}


def test_an_item_that_stands_is_found_before_one_that_was_cut_out() -> None:
    here, gone = drafted.sheet(2)
    cut = gone.model_copy(update={"cut": "pending"})
    renamed = here.text.replace("【工具 1】", "【工具 2】")

    assert pairs((here, cut), [piece(renamed)]) == {0: "s1"}
