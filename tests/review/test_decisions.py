from collections.abc import Callable
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.domain.words import SectionName
from agents.review import decisions
from agents.review.decisions import Decision
from agents.review.desk import Desk
from agents.review.lineup import add
from agents.review.sheet import (
    Change,
    Refused,
    Sheet,
    apply,
    grouped,
    replaced,
    replay,
)
from tests.review import drafted

IDS = st.sampled_from([entry.id for entry in drafted.sheet()])
DECISIONS: st.SearchStrategy[Decision] = st.one_of(
    st.builds(decisions.accept, IDS),
    st.builds(decisions.reject, IDS, st.text(max_size=5)),
    st.builds(decisions.hold, IDS),
    st.builds(decisions.reorder, IDS, st.sampled_from((-1, 1))),
    st.builds(
        decisions.place,
        IDS,
        st.sampled_from(get_args(SectionName)),
        st.sampled_from((None, "其他工具", "新分类")),
    ),
    st.builds(
        lambda item, words, done: decisions.edit(item, f"### 【{words}】", done=done),
        IDS,
        st.text(alphabet="甲乙丙", min_size=1, max_size=3),
        st.booleans(),
    ),
)


def decided(sheet: Sheet, decision: Decision) -> Sheet:
    return apply(sheet, decision(sheet))


def made(wishes: list[Decision]) -> tuple[Sheet, list[Change]]:
    sheet, changes = drafted.sheet(), []
    for wish in wishes:
        try:
            change = wish(sheet)
        except Refused:
            continue
        sheet = apply(sheet, change)
        changes.append(change)
    return sheet, changes


@given(st.lists(DECISIONS, max_size=12))
def test_the_log_replayed_gives_the_desk(wishes: list[Decision]) -> None:
    sheet, changes = made(wishes)

    rows = [Change.model_validate_json(change.model_dump_json()) for change in changes]
    assert replay(drafted.sheet(), rows) == sheet


@given(st.lists(DECISIONS, max_size=12))
def test_undoing_all_gives_the_first_sheet(wishes: list[Decision]) -> None:
    sheet, changes = made(wishes)
    for _ in list(changes):
        change = decisions.undo(changes)(sheet)
        sheet = apply(sheet, change)
        changes.append(change)

    assert sheet == drafted.sheet()
    with pytest.raises(Refused, match="没有可以撤销"):
        decisions.undo(changes)(sheet)


@given(st.lists(DECISIONS, max_size=12))
def test_no_decision_loses_an_item_or_parts_a_category(wishes: list[Decision]) -> None:
    sheet, _ = made(wishes)

    assert {e.id for e in sheet} == {e.id for e in drafted.sheet()}
    assert grouped(sheet) == sheet


@given(st.lists(DECISIONS, max_size=12))
def test_the_log_holds_every_text_that_ever_was(wishes: list[Decision]) -> None:
    sheet = drafted.sheet()
    seen = {e.text for e in sheet}
    _, changes = made(wishes)
    for change in changes:
        sheet = apply(sheet, change)
        seen |= {e.text for e in sheet}

    logged = {e.text for c in changes for e in (c.before, c.after) if e is not None}
    assert seen - {e.text for e in drafted.sheet()} <= logged


@pytest.mark.parametrize(
    ("decision", "status"),
    [
        pytest.param(decisions.accept("s1"), "accepted", id="accept"),
        pytest.param(decisions.reject("s1", "重复"), "rejected", id="reject"),
        pytest.param(decisions.hold("s1"), "held", id="hold"),
        pytest.param(
            decisions.edit("s1", "### 【新】", done=True), "edited", id="edit"
        ),
        pytest.param(
            decisions.edit("s1", "### 【新】", done=False), "pending", id="autosave"
        ),
        pytest.param(
            decisions.edit("s1", drafted.text(1), done=True), "accepted", id="no edit"
        ),
    ],
)
def test_a_decision_has_its_status(decision: Decision, status: str) -> None:
    assert decided(drafted.sheet(), decision)[0].status == status


def test_an_accepted_item_that_is_edited_says_so_and_forgets_it_when_restored() -> None:
    sheet = decided(drafted.sheet(), decisions.accept("s1"))
    edited = decided(sheet, decisions.edit("s1", "### 【新】", done=False))
    restored = decided(edited, decisions.edit("s1", drafted.text(1), done=False))

    assert (edited[0].status, restored[0].status) == ("edited", "accepted")


@pytest.mark.parametrize(
    ("decision", "order"),
    [
        pytest.param(decisions.reorder("s1", 1), ["s2", "s1", "s3"], id="down"),
        pytest.param(decisions.reorder("s2", -1), ["s2", "s1", "s3"], id="up"),
        pytest.param(
            decisions.reorder("s2", 1), ["s1", "s2", "s3"], id="next category"
        ),
        pytest.param(
            decisions.place("s1", "practice", "其他工具"),
            ["s2", "s3", "s1"],
            id="place",
        ),
    ],
)
def test_an_item_moves_within_its_section(decision: Decision, order: list[str]) -> None:
    assert [e.id for e in decided(drafted.sheet(), decision)][:3] == order


def test_the_news_have_no_category() -> None:
    sheet = decided(drafted.sheet(), decisions.place("s1", "news", "其他工具"))

    assert (sheet[-1].id, sheet[-1].category) == ("s1", "")


def test_a_section_without_items_gets_its_first_category() -> None:
    sheet = decided(drafted.sheet(3), decisions.place("s1", "theory"))

    assert (sheet[-1].id, sheet[-1].category) == ("s1", "大模型心智测评")


@pytest.mark.parametrize(
    "wish",
    [
        pytest.param(decisions.accept("none"), id="no such item"),
        pytest.param(decisions.edit("s1", "没有标题", done=True), id="no item"),
        pytest.param(decisions.reorder("s1", -1), id="top"),
        pytest.param(decisions.reorder("s5", 1), id="bottom"),
        pytest.param(decisions.reorder("s4", -1), id="section"),
        pytest.param(add(drafted.sheet()[0]), id="already there"),
    ],
)
def test_what_makes_no_sense_is_refused(wish: Callable[[Sheet], Change]) -> None:
    with pytest.raises(Refused):
        wish(drafted.sheet())


def test_undo_never_discards_a_later_edit_from_outside() -> None:
    sheet = drafted.sheet()
    accepted = decisions.accept("s1")(sheet)
    sheet = apply(sheet, accepted)
    by_hand = replaced(sheet, "outside", "s1", text="### 【手改】\n")
    sheet = apply(sheet, by_hand.model_copy(update={"outside": True}))

    with pytest.raises(Refused, match="别处改过"):
        decisions.undo([accepted, by_hand.model_copy(update={"outside": True})])(sheet)


def test_one_undo_takes_back_a_rejection_with_its_reasons(desk: Desk) -> None:
    desk.decide(decisions.accept("s1"))
    desk.decide(decisions.reject("s2"))
    desk.decide(decisions.give_reason("s2", "重复"))
    desk.decide(decisions.hold("s3"))
    desk.decide(decisions.give_reason("s2", "太旧"))

    desk.decide(decisions.undo(desk.changes()))
    held = desk.decide(decisions.undo(desk.changes())).sheet
    accepted = desk.decide(decisions.undo(desk.changes())).sheet

    assert [e.status for e in held[:3]] == ["accepted", "pending", "pending"]
    assert held[1].reason == ""
    assert accepted == drafted.sheet()


def test_only_what_is_rejected_has_a_reason(desk: Desk) -> None:
    with pytest.raises(Refused, match="没有理由"):
        desk.decide(decisions.give_reason("s1", "重复"))


def test_one_undo_takes_back_all_saves_of_one_edit(desk: Desk) -> None:
    for text, done in (("甲", False), ("甲乙", False), ("甲乙丙", True)):
        more = decisions.goes_on(desk.changes(), "s1")
        edited = drafted.text(1).replace("能读", text)
        desk.decide(decisions.edit("s1", edited, done=done, more=more))
    ours = desk.look().sheet[0]

    undone = desk.decide(decisions.undo(desk.changes())).sheet

    assert (ours.status, "甲乙丙" in ours.text) == ("edited", True)
    assert undone == drafted.sheet()


def test_an_edit_goes_on_only_where_nothing_else_was_decided_since(desk: Desk) -> None:
    assert not decisions.goes_on(desk.changes(), "s1")
    text = drafted.text(1).replace("能读", "会读")
    desk.decide(decisions.edit("s1", text, done=False))
    assert decisions.goes_on(desk.changes(), "s1")
    assert not decisions.goes_on(desk.changes(), "s2")

    desk.decide(decisions.accept("s2"))

    assert not decisions.goes_on(desk.changes(), "s1")


def test_what_changes_nothing_is_no_step_to_undo(desk: Desk) -> None:
    desk.decide(decisions.accept("s1"))
    before = desk.changes()

    desk.decide(decisions.accept("s1"))
    desk.decide(decisions.place("s1", "practice"))
    desk.decide(decisions.place("s1", "practice", "大模型研发"))

    assert desk.changes() == before
