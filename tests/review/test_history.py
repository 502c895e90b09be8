from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.review import decisions
from agents.review.decisions import Decision
from agents.review.desk import Desk
from agents.review.difference import difference
from agents.review.history import history, taken_back
from agents.review.lineup import swapped_in
from agents.review.picture_changes import pictured
from tests.review import drafted


def undo(desk: Desk) -> None:
    desk.decide(decisions.undo(desk.changes()))


def told(desk: Desk, item: str) -> list[tuple[str, bool]]:
    return [(row["said"], row["undone"]) for row in history(desk.changes(), item)]


def test_an_items_history_is_its_own_newest_first(desk: Desk) -> None:
    desk.decide(decisions.reject("s1", "重复"))
    desk.decide(decisions.accept("s2"))
    undo(desk)
    desk.decide(decisions.place("s2", "theory", "模型"))

    assert told(desk, "s1") == [("不用：重复", False)]
    assert told(desk, "s2") == [
        ("移到🤯 更前沿！理论向 模型", False),
        ("撤销：采用", False),
        ("采用", True),
    ]
    assert [row["time"] for row in history(desk.changes(), "s1")] == [
        "2024-10-01T09:00:00+00:00"
    ]


def test_a_reason_is_taken_back_with_its_rejection(desk: Desk) -> None:
    desk.decide(decisions.reject("s1"))
    desk.decide(decisions.give_reason("s1", "重复"))
    desk.decide(decisions.reject("s2"))
    desk.decide(decisions.give_reason("s2", "太旧"))
    undo(desk)

    assert told(desk, "s2") == [
        ("撤销：不用", False),
        ("不用的理由：太旧", True),
        ("不用", True),
    ]
    assert told(desk, "s1") == [("不用的理由：重复", False), ("不用", False)]


def test_a_change_of_the_text_is_shown_as_a_difference(
    desk: Desk, folder: Path
) -> None:
    drafted.replace(folder / "issue.md", "第 1 个工具能读", "第 1 个工具会读")
    desk.look()
    desk.decide(decisions.accept("s1"))

    accepted, outside, _ = history(desk.changes(), "s1")

    assert accepted["difference"] == []
    assert outside["said"] == "在页面之外改动"
    kinds = [(run["kind"], run["text"]) for run in outside["difference"]]
    assert [run for run in kinds if run[0] != "same"] == [("del", "能"), ("ins", "会")]


TEXTS = st.text("读写听。；", max_size=14)


@given(TEXTS, TEXTS)
def test_the_runs_of_a_difference_are_both_texts_whole(old: str, new: str) -> None:
    runs = [(str(run["kind"]), str(run["text"])) for run in difference(old, new)]

    assert "".join(text for kind, text in runs if kind != "ins") == old
    assert "".join(text for kind, text in runs if kind != "del") == new


@pytest.mark.parametrize(
    ("made", "item", "said"),
    [
        pytest.param([decisions.hold("s2")], "s2", "留到下期", id="held"),
        pytest.param([decisions.reject("s2")], "s2", "不用", id="rejected"),
        pytest.param(
            [decisions.reject("s2"), decisions.give_reason("s2", "太旧")],
            "s2",
            "不用：太旧",
            id="with its reason",
        ),
        pytest.param([decisions.reorder("s2", -1)], "s2", "调换顺序", id="moved"),
    ],
)
def test_what_is_taken_back_is_named(
    desk: Desk, made: list[Decision], item: str, said: str
) -> None:
    for decision in made:
        desk.decide(decision)
    undo(desk)

    back = taken_back(desk.changes())
    assert back == {"item": item, "heading": "【工具 2】某实验室", "said": said}


def test_a_swap_that_is_taken_back_goes_to_the_item_that_was_swapped(
    desk: Desk,
) -> None:
    url = "https://example.org/bench/1"
    desk.decide(swapped_in(desk.look(), url, "s4"))
    undo(desk)

    assert taken_back(desk.changes())["item"] == "s4"
    assert told(desk, "s4") == [("撤销：换下", False), ("换下", True)]


def test_a_story_that_is_put_back_on_the_bench_is_still_named(desk: Desk) -> None:
    url = "https://example.org/bench/1"
    desk.decide(swapped_in(desk.look(), url, ""))
    undo(desk)

    assert taken_back(desk.changes())["heading"].startswith("【Bench")


A, B = "![甲](static/a.png)", "![乙](static/b.png)"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        pytest.param(f"{A}\n{B}\n\n图：乙图", A, "图片：不用", id="dropped"),
        pytest.param(A, f"{A}\n{B}", "图片：用上", id="taken"),
        pytest.param(f"{A}\n\n图：旧", f"{A}\n\n图：新", "图片：图注", id="caption"),
        pytest.param(A, A.replace("甲", "丙"), "图片：替代文字", id="alt"),
        pytest.param(f"{A}\n{B}", f"{B}\n{A}", "图片：顺序", id="order"),
        pytest.param(
            A, f"{A.replace('甲', '丙')}\n\n图：新", "图片：图注、替代文字", id="both"
        ),
    ],
)
def test_a_step_of_the_pictures_is_named_and_taken_back_by_what_it_was(
    desk: Desk, before: str, after: str, said: str
) -> None:
    text = drafted.text(2)
    desk.decide(decisions.edit("s2", f"{text}\n{before}\n", done=False))
    was = desk.look().sheet
    desk.decide(pictured("s2", f"{text}\n{after}\n"))

    assert told(desk, "s2")[0] == (said, False)
    undo(desk)
    assert taken_back(desk.changes())["said"] == said
    assert desk.look().sheet == was
