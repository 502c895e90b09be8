from pathlib import Path

import pytest

from agents.errors import SettingsError
from agents.messages.said import speaking
from agents.review.command import run
from agents.review.desk import Desk
from agents.review.headless import folder as named
from agents.review.headless import follow
from agents.review.orders import Orders
from tests.review import drafted

FLAGS = {"id": None, "accept": "", "reject": "", "hold": "", "status": True}


def test_decisions_by_number_need_no_page(desk: Desk, folder: Path) -> None:
    follow(desk, Orders(accept="1,3-4", reject="2:重复，5", hold=""))

    assert drafted.statuses(folder) == [
        *("accepted", "rejected", "accepted", "accepted", "rejected")
    ]
    assert drafted.review(folder)["items"][1]["reason"] == "重复"


def test_status_lists_items_with_flags_and_sums(folder: Path) -> None:
    said: list[str] = []
    run(
        {**FLAGS, "hold": "5", "reject": "2:重复"},
        folder.parent,
        lambda: "",
        said.append,
    )

    assert said[0] == "  1 undecided 【工具 1】某实验室 [unsupported]"
    assert said[1] == "  2 rejected 【工具 2】某实验室 (重复)"
    assert said[4] == "  5 held 【工具 5】某实验室"
    assert said[5] == "undecided 3, accepted 0, edited 0, rejected 1, held 1"


def test_status_says_what_was_done_to_the_file(folder: Path) -> None:
    drafted.replace(folder / "issue.md", "第 1 个工具能读", "第 1 个工具会读")
    drafted.replace(folder / "issue.md", drafted.text(2), "")
    said: list[str] = []
    run(FLAGS, folder.parent, lambda: "", said.append)

    changed = "【工具 1】某实验室 (changed in issue.md) [touched]"
    assert said[0] == f"  1 undecided {changed} [unsupported]"
    assert said[1] == "  2 undecided 【工具 2】某实验室 (cut out of issue.md)"
    assert said[5] == "undecided 5, accepted 0, edited 0, rejected 0, held 0"


def test_a_chinese_reader_gets_the_pages_words(folder: Path) -> None:
    said: list[str] = []
    with speaking("zh"):
        run(FLAGS, folder.parent, lambda: "", said.append)

    assert said[0] == "  1 待定 【工具 1】某实验室（缺依据） [unsupported]"
    assert said[5] == "待定 5，采用 0，改后采用 0，不用 0，留到下期 0"


@pytest.mark.parametrize(
    ("accept", "told"),
    [
        ("1-4", " review drafts/2024-09-30"),
        ("all", " publish drafts/2024-09-30 --to DIR"),
    ],
)
def test_publishing_is_the_next_step_once_nothing_waits_and_the_page_before(
    folder: Path, accept: str, told: str
) -> None:
    root = f"{folder.parents[1]}/"
    notes: list[str] = []
    flags = {**FLAGS, "accept": accept, "status": False}

    run(flags, folder.parent, lambda: "", lambda _: None, note=notes.append)

    assert [line.replace(root, "").partition("agents")[2] for line in notes] == [told]


@pytest.mark.parametrize(
    "orders",
    [
        pytest.param(Orders(accept="1,6"), id="no such number"),
        pytest.param(Orders(accept="1-2", reject="4-9"), id="no such range"),
        pytest.param(Orders(accept="0"), id="zero"),
        pytest.param(Orders(reject="9" * 5_000), id="no such number at all"),
        pytest.param(Orders(hold="eins"), id="no number"),
        pytest.param(Orders(reject="重复"), id="reason alone"),
    ],
)
def test_a_wrong_number_decides_nothing(
    desk: Desk, folder: Path, orders: Orders
) -> None:
    with pytest.raises(SettingsError):
        follow(desk, orders)

    assert set(drafted.statuses(folder)) == {"pending"}


def test_the_newest_draft_is_reviewed_by_default(folder: Path) -> None:
    newer = drafted.write(folder.parent / "2024-10-31")

    assert named(folder.parent, None) == newer
    assert named(folder.parent, "2024-09-30") == folder


@pytest.mark.parametrize("draft_id", ["2020-01-01", "../drafts/2024-09-30"])
def test_a_draft_that_is_none_is_refused(folder: Path, draft_id: str) -> None:
    with pytest.raises(SettingsError, match="there is no draft"):
        named(folder.parent, draft_id)


def test_an_empty_folder_holds_no_draft(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="holds no draft"):
        named(tmp_path, None)
