"""Which commits are ours: their tree tells, never the author's name."""

from dataclasses import replace

import pytest

from agents.publish import branches
from agents.publish.branches import Commit

BASE, TREE, OTHER = "b" * 40, "c" * 40, "d" * 40


def ours(name: str, parent: str, tree: str = TREE, base: str = BASE) -> Commit:
    return Commit(name, tree, (parent,), branches.message("An issue", base, tree))


SITE = Commit(BASE, OTHER, (), "The site")
FIRST = ours("1", BASE)
PERSON = Commit("p", OTHER, ("1",), "A word of mine")
MERGE = Commit("m", OTHER, ("1", "x"), "Merge branch 'main'")


@pytest.mark.parametrize(
    ("history", "standing"),
    [
        pytest.param([FIRST, SITE], "ours", id="one of ours"),
        pytest.param([ours("2", "1"), FIRST, SITE], "ours", id="two of ours"),
        pytest.param([PERSON, FIRST, SITE], "shared", id="a person's on top"),
        pytest.param([MERGE, FIRST, SITE], "shared", id="main merged into it"),
        pytest.param(
            [ours("2", "p"), PERSON, FIRST, SITE], "shared", id="a person's below"
        ),
        pytest.param([FIRST], "shared", id="where it left from is not to be seen"),
        pytest.param(
            [ours("2", "1", base=OTHER), FIRST, SITE], "shared", id="put elsewhere"
        ),
        pytest.param(
            [replace(FIRST, tree=OTHER), SITE], "foreign", id="amended or rebased"
        ),
        pytest.param(
            [replace(FIRST, parents=("1", "2")), SITE], "foreign", id="made a merge"
        ),
        pytest.param([PERSON], "foreign", id="none of ours"),
    ],
)
def test_a_branch_is_ours_if_each_commit_since_its_base_is(
    history: list[Commit], standing: str
) -> None:
    found = branches.branch("issue/a", history)

    assert found.standing == standing
    assert found.tip == history[0].id


def test_a_log_is_read_whatever_a_message_holds() -> None:
    log = f"1\n{TREE}\n{BASE}\nA\n\nb\n\0{BASE}\n{OTHER}\n\n\n\0"

    assert branches.commits(log) == [
        Commit("1", TREE, (BASE,), "A\n\nb\n"),
        Commit(BASE, OTHER, (), "\n"),
    ]


def test_the_next_round_comes_after_the_last_one_although_some_are_gone() -> None:
    rounds = branches.numbered("issue/a", ["issue/a-r4", "issue/a", "issue/a-r1"])

    assert branches.following("issue/a", rounds) == "issue/a-r5"
    assert branches.following("issue/a", {}) == "issue/a"
