import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.errors import SettingsError
from agents.review.orders import Orders, decided
from agents.review.sheet import Refused, Sheet, apply
from tests.review import drafted


def statuses(sheet: Sheet, orders: Orders) -> list[str]:
    for _, decision in decided(sheet, orders):
        sheet = apply(sheet, decision(sheet))
    return [
        f"{entry.status}:{entry.reason}" if entry.reason else entry.status
        for entry in sheet
    ]


def but(number: int, **fields: object) -> Sheet:
    return tuple(
        entry.model_copy(update=fields) if n == number else entry
        for n, entry in enumerate(drafted.sheet(), start=1)
    )


A, R, H, P = "accepted", "rejected", "held", "pending"


@pytest.mark.parametrize(
    ("orders", "made"),
    [
        pytest.param(Orders(accept="all"), [A, A, A, A, A], id="all"),
        pytest.param(Orders(hold="ALL"), [H, H, H, H, H], id="all in capitals"),
        pytest.param(
            Orders(reject="all:太旧"), [f"{R}:太旧"] * 5, id="all for a reason"
        ),
        pytest.param(Orders(accept="2-4"), [P, A, A, A, P], id="a range"),
        pytest.param(Orders(accept="1,3 - 5"), [A, P, A, A, A], id="both, spaced"),
        pytest.param(Orders(hold="1，3–4"), [H, P, H, H, P], id="Chinese marks"),
        pytest.param(Orders(accept="2-2"), [P, A, P, P, P], id="a range of one"),
        pytest.param(
            Orders(reject="1-2:重复,5"),
            [f"{R}:重复", f"{R}:重复", P, P, R],
            id="a range for a reason",
        ),
        pytest.param(
            Orders(accept="all", hold="5", reject="2:重复"),
            [A, f"{R}:重复", A, A, H],
            id="all but two",
        ),
        pytest.param(
            Orders(accept="3", reject="all"), [R, R, A, R, R], id="all but one"
        ),
        pytest.param(
            Orders(accept="1-5", reject="2"), [A, R, A, A, A], id="a range but one"
        ),
    ],
)
def test_each_order_decides_what_it_names(orders: Orders, made: list[str]) -> None:
    assert statuses(drafted.sheet(), orders) == made


def test_all_leaves_what_was_decided_as_it_is() -> None:
    assert statuses(but(2, status="rejected"), Orders(accept="all")) == [A, R, A, A, A]


def test_all_decides_what_was_touched_too() -> None:
    sheet = but(2, text="### 【改过】\n\n改过。\n")

    assert statuses(sheet, Orders(accept="all")) == [A, "edited", A, A, A]


def test_what_was_cut_out_cannot_be_accepted_and_all_leaves_it_waiting() -> None:
    sheet = but(2, cut="pending")

    assert statuses(sheet, Orders(accept="all")) == [A, P, A, A, A]
    assert statuses(sheet, Orders(reject="2")) == [P, R, P, P, P]
    with pytest.raises(Refused, match=r"【工具 2】某实验室：稿中已删"):
        decided(sheet, Orders(accept="1-3"))


@pytest.mark.parametrize(
    ("orders", "said"),
    [
        pytest.param(
            Orders(accept="3-9"), "--accept 3-9: the draft has items 1 to 5", id="end"
        ),
        pytest.param(Orders(hold="0-2"), "--hold 0-2: .* 1 to 5", id="zero"),
        pytest.param(Orders(reject="6:重复"), "--reject 6: .* 1 to 5", id="one"),
        pytest.param(
            Orders(accept="4-2"), "--accept 4-2: .* as 2-4; .* 1 to 5", id="backwards"
        ),
        pytest.param(Orders(accept="3-"), "'3-': write .* 1 to 5", id="open"),
        pytest.param(Orders(accept="3:好"), "'3:好': write", id="a reason to accept"),
        pytest.param(Orders(hold="every"), "'every': write", id="a word"),
        pytest.param(Orders(accept="1" * 5000), "write", id="5,000 digits"),
        pytest.param(Orders(accept="٣"), "write", id="other digits"),
    ],
)
def test_a_range_that_is_none_is_refused_with_the_numbers_there_are(
    orders: Orders, said: str
) -> None:
    with pytest.raises(SettingsError, match=said):
        decided(drafted.sheet(), orders)


def test_a_draft_without_items_has_no_numbers() -> None:
    assert decided((), Orders(accept="all")) == []
    with pytest.raises(SettingsError, match="has no items"):
        decided((), Orders(accept="1"))


@given(st.text(alphabet="0123456789-–,，:： al重", max_size=12))
def test_no_order_raises_anything_but_a_sentence(value: str) -> None:
    for orders in (Orders(accept=value), Orders(reject=value), Orders(hold=value)):
        try:
            decided(drafted.sheet(), orders)
        except SettingsError as error:
            assert "the draft has items 1 to 5" in str(error)  # noqa: PT017
