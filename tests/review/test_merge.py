"""Edits of issue.md decide nothing, whatever they are."""

import re
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from agents.domain.review import Status
from agents.review.desk import printed
from agents.review.manuscript import compose, split
from agents.review.merge import outside
from agents.review.sheet import Sheet, SheetEntry, grouped, replay
from tests.review import drafted

STATUSES: tuple[Status, ...] = ("pending", "accepted", "edited", "rejected", "held")

WAITING: tuple[Status, ...] = ("pending",) * 5


def merged(sheet: Sheet, text: str) -> Sheet:
    return replay(sheet, outside(sheet, split(text).pieces, {}))


def of(sheet: Sheet, item: str) -> SheetEntry:
    return next(entry for entry in sheet if entry.id == item)


def with_status(*statuses: Status) -> Sheet:
    return tuple(
        entry.model_copy(update={"status": status})
        for entry, status in zip(drafted.sheet(), statuses, strict=True)
    )


def without(text: str, *numbers: int) -> str:
    for n in numbers:
        text = text.replace(drafted.text(n), "")
    return text


ISSUE = drafted.issue()
SPOTS = st.integers(0, len(ISSUE))
LINES = st.sampled_from(
    [
        *ISSUE.splitlines(),
        *(
            "### 【手写】团队",
            "###【手写】团队",
            "## 新分类",
            "```",
            "一句话。",
            "***",
            "",
        ),
        "## 🧐 更落地！实践向",
    ]
)


def cut(spots: tuple[int, int]) -> Callable[[str], str]:
    first, last = sorted(spots)
    return lambda text: text[:first] + text[last:]


def put(spot: int, line: str) -> Callable[[str], str]:
    return lambda text: f"{text[:spot]}\n{line}\n{text[spot:]}"


def swap(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new)


EDITS = st.lists(
    st.one_of(
        st.builds(cut, st.tuples(SPOTS, SPOTS)),
        st.builds(put, SPOTS, LINES),
        st.builds(swap, LINES.filter(bool), LINES),
        st.builds(
            swap, st.sampled_from(["工具", "某", "1", "###", "##", "\n\n"]), LINES
        ),
    ),
    max_size=4,
)


def edited(edits: list[Callable[[str], str]]) -> str:
    text = ISSUE
    for edit in edits:
        text = edit(text)
    return text


@given(st.tuples(*[st.sampled_from(STATUSES)] * 5), EDITS)
def test_no_edit_of_the_file_decides_anything(
    statuses: tuple[Status, ...], edits: list[Callable[[str], str]]
) -> None:
    before = with_status(*statuses)
    after = {entry.id: entry for entry in merged(before, edited(edits))}

    may: dict[Status, set[str]] = {
        "pending": {"pending"},
        "accepted": {"accepted", "edited", "pending"},
        "edited": {"accepted", "edited", "pending"},
        "rejected": {"rejected"},
        "held": {"held"},
    }
    assert all(after[e.id].status in may[e.status] for e in before)
    new = [e for name, e in after.items() if name not in {e.id for e in before}]
    assert all(e.status == "pending" and e.touched for e in new)


@given(st.tuples(*[st.sampled_from(STATUSES)] * 5), EDITS)
def test_an_edit_that_is_taken_back_leaves_the_desk_as_it_was(
    statuses: tuple[Status, ...], edits: list[Callable[[str], str]]
) -> None:
    before = merged(with_status(*statuses), ISSUE)
    text = edited(edits)

    back = merged(merged(before, text), ISSUE)

    # An edited item that reads as drafted is an accepted one from then on.
    tidy = {"edited": "accepted"}
    assert [(e.id, e.text, e.cut) for e in back] == [
        (e.id, e.text, e.cut) for e in before
    ]
    assert [tidy.get(e.status, e.status) for e in back] == [
        tidy.get(e.status, e.status) for e in before
    ]


@given(EDITS)
@example([put(81, "## 🧐 更落地！实践向")])  # within a heading
def test_whatever_an_editor_makes_of_the_file_is_on_the_desk_and_stays_in_the_file(
    edits: list[Callable[[str], str]],
) -> None:
    text = edited(edits)
    sheet = merged(drafted.sheet(), text)
    there = split(text)

    assert sorted(p.text for p in printed(sheet)) == sorted(
        p.text for p in there.pieces
    )
    assert grouped(sheet) == sheet
    assert merged(sheet, text) == sheet
    assert outside(sheet, printed(sheet), {}) == []


@given(st.permutations(range(1, 6)))
def test_reordering_the_file_is_no_edit(order: list[int]) -> None:
    pieces = {
        e.id: p for e, p in zip(drafted.sheet(), printed(drafted.sheet()), strict=True)
    }
    text = compose(drafted.HEAD, {}, [pieces[f"s{n}"] for n in order])
    sheet = merged(
        with_status("accepted", "pending", "held", "rejected", "edited"), text
    )

    assert {e.id: e.status for e in sheet} == {
        "s1": "accepted",
        "s2": "pending",
        "s3": "held",
        "s4": "rejected",
        "s5": "edited",
    }
    assert not any(e.touched or e.cut for e in sheet)


@pytest.mark.parametrize(
    ("was", "now", "touched"),
    [
        pytest.param("pending", "pending", True, id="undecided"),
        pytest.param("accepted", "edited", False, id="accepted"),
        pytest.param("rejected", "rejected", False, id="rejected"),
        pytest.param("held", "held", False, id="held"),
    ],
)
def test_a_text_that_was_changed_keeps_its_decision(
    was: Status, now: Status, *, touched: bool
) -> None:
    before = with_status(was, *WAITING[1:])
    sheet = merged(before, ISSUE.replace("第 1 个工具能读", "第 1 个工具会读"))

    assert (sheet[0].status, sheet[0].touched) == (now, touched)
    assert merged(sheet, ISSUE) == before


@pytest.mark.parametrize(
    ("was", "gone"),
    [
        pytest.param("pending", "pending", id="undecided"),
        pytest.param("accepted", "pending", id="accepted"),
        pytest.param("edited", "pending", id="edited"),
        pytest.param("rejected", "rejected", id="rejected"),
        pytest.param("held", "held", id="held"),
    ],
)
def test_an_item_cut_out_is_undecided_unless_it_was_put_away_and_returns_as_it_was(
    was: Status, gone: Status
) -> None:
    before = with_status("pending", was, *WAITING[2:])
    sheet = merged(before, without(ISSUE, 2))

    assert [e.id for e in sheet] == ["s1", "s2", "s3", "s4", "s5"]
    assert (sheet[1].status, sheet[1].cut) == (gone, was)
    assert sheet[1].text == drafted.text(2)
    assert len(printed(sheet)) == 4
    assert merged(sheet, ISSUE) == before


def test_a_decision_about_a_cut_item_outlives_its_return() -> None:
    sheet = merged(with_status("accepted", *WAITING[1:]), without(ISSUE, 1))
    rejected = tuple(
        e.model_copy(update={"status": "rejected"}) if e.cut else e for e in sheet
    )

    assert of(merged(rejected, ISSUE), "s1").status == "rejected"


def test_what_an_earlier_version_rejected_as_cut_out_is_undecided_when_it_returns() -> (
    None
):
    more = {"status": "rejected", "cut": "pending", "reason": "已从 issue.md 删去"}
    sheet = (drafted.sheet()[0].model_copy(update=more), *drafted.sheet()[1:])

    assert merged(sheet, without(ISSUE, 1)) == sheet
    assert merged(sheet, ISSUE) == drafted.sheet()


def test_an_item_typed_in_is_undecided_and_one_taken_out_again_is_none() -> None:
    typed = ISSUE.replace("## 其他工具\n", "### 【手写】\n\n一段。\n\n## 其他工具\n")
    sheet = merged(drafted.sheet(), typed)

    assert (sheet[2].heading, sheet[2].status, sheet[2].touched) == (
        *("【手写】", "pending", True),
    )
    assert merged(sheet, ISSUE) == drafted.sheet()


def test_a_typed_item_that_was_accepted_waits_when_it_is_cut_out() -> None:
    typed = ISSUE.replace("## 其他工具\n", "### 【手写】\n\n一段。\n\n## 其他工具\n")
    accepted = tuple(
        e if e.generated else e.model_copy(update={"status": "edited"})
        for e in merged(drafted.sheet(), typed)
    )
    sheet = merged(accepted, ISSUE)

    assert (sheet[2].heading, sheet[2].status) == ("【手写】", "pending")
    assert merged(sheet, typed) == accepted


def test_a_copy_of_an_item_is_another_item() -> None:
    both = f"{drafted.text(1)}\n{drafted.text(1)}"
    sheet = merged(drafted.sheet(), without(ISSUE, 2).replace(drafted.text(1), both))

    assert [e.id[:5] for e in sheet] == ["s1", "s2", "hand-", "s3", "s4", "s5"]
    assert sheet[1].cut == "pending"


def test_of_renamed_items_each_is_found_by_its_own_body() -> None:
    text = re.sub(r"【工具 (\d)】", r"【新名 \1】", without(ISSUE, 2, 4))
    sheet = merged(drafted.sheet(), text)

    assert [e.heading for e in sheet if not e.cut] == [
        *("【新名 1】某实验室", "【新名 3】某实验室", "【新名 5】某实验室"),
    ]
    assert [e.id for e in sheet if e.cut] == ["s2", "s4"]


def test_another_story_in_the_place_of_an_accepted_one_is_not_accepted() -> None:
    other = "### 【别的】团队\n\n完全是另一件事，由编辑写成。\n\n原文：https://example.com/other\n"
    text = ISSUE.replace(drafted.text(1), other)
    sheet = merged(with_status("accepted", *WAITING[1:]), text)

    assert (of(sheet, "s1").status, of(sheet, "s1").cut) == ("pending", "accepted")
    assert [e.status for e in sheet if e.heading == "【别的】团队"] == ["pending"]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        pytest.param("### 【工具 2】", "###【工具 2】", id="an item"),
        pytest.param("### 【工具 2】", "  ### 【工具 2】", id="indented"),
        pytest.param("## 其他工具", "##其他工具", id="a category"),
        pytest.param("## 🤠 更新闻！认知向", "##🤠 更新闻！认知向", id="a section"),
        pytest.param(
            "## 🤠 更新闻！认知向", "## 🤠更新闻！认知向", id="its inner space"
        ),
    ],
)
def test_a_heading_without_its_space_swallows_nothing(typed: str, written: str) -> None:
    before = with_status("pending", "accepted", "held", "pending", "pending")
    sheet = merged(before, ISSUE.replace(typed, written))

    assert [(e.id, e.section, e.category, e.cut) for e in sheet] == [
        (e.id, e.section, e.category, None) for e in before
    ]
    assert [e.status for e in sheet if e.id != "s2"] == [
        *("pending", "held", "pending", "pending")
    ]
    assert merged(sheet, ISSUE) == before
