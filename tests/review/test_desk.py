import json
from pathlib import Path

import pytest

from agents.domain.review import Review
from agents.errors import OutputError, SettingsError
from agents.review import decisions
from agents.review.desk import LOG, Desk, Stale
from agents.review.lineup import add
from agents.review.project import bench_entry, dumped
from agents.review.sheet import Change, Refused, Sheet, digest
from tests.review import drafted


def test_looking_writes_nothing(desk: Desk, folder: Path) -> None:
    before = {file: file.read_bytes() for file in folder.iterdir()}
    desk.look()

    assert {file: file.read_bytes() for file in folder.iterdir()} == before


def test_a_decision_is_in_review_json_and_in_the_log(desk: Desk, folder: Path) -> None:
    desk.decide(decisions.reject("s2", "重复"))

    assert drafted.statuses(folder)[1] == "rejected"
    assert drafted.review(folder)["items"][1]["reason"] == "重复"
    rows = (folder / LOG).read_text(encoding="utf-8").splitlines()
    assert [json.loads(row)["kind"] for row in rows] == ["open", "reject"]
    assert json.loads(rows[1])["time"] == "2024-10-01T09:00:00+00:00"


def test_a_rejected_item_stays_in_the_text_until_publishing(
    desk: Desk, folder: Path
) -> None:
    desk.decide(decisions.reject("s2"))

    assert (folder / "issue.md").read_text(encoding="utf-8") == drafted.issue()


def test_another_desk_goes_on_where_one_stopped(desk: Desk, folder: Path) -> None:
    desk.decide(decisions.edit("s1", "### 【新名】\n\n新。", done=True))
    other = Desk(folder, lambda: "")

    assert other.look().sheet == desk.look().sheet
    other.decide(decisions.undo(other.changes()))
    assert (folder / "issue.md").read_text(encoding="utf-8") == drafted.issue()


def test_an_edit_in_a_text_editor_is_merged_by_item(desk: Desk, folder: Path) -> None:
    desk.decide(decisions.edit("s1", drafted.text(1) + "\n页面。\n", done=True))
    drafted.replace(folder / "issue.md", "第 2 个工具能读文件", "手改的第 2 个")
    sheet = desk.decide(decisions.accept("s3")).sheet

    text = (folder / "issue.md").read_text(encoding="utf-8")
    assert "页面。" in text
    assert "手改的第 2 个" in text
    assert [e.status for e in sheet] == [
        *("edited", "pending", "accepted"),
        *("pending", "pending"),
    ]


@pytest.mark.parametrize(
    ("heading", "typed"),
    [
        ("### 【工具 2】某实验室", "###【工具 2】某实验室"),
        ("## 其他工具", "##其他工具"),
        ("## 🤠 更新闻！认知向", "## 🤠更新闻！认知向"),
    ],
)
def test_a_swallowed_heading_decides_nothing(
    desk: Desk, folder: Path, heading: str, typed: str
) -> None:
    desk.decide(decisions.accept("s1"))
    desk.decide(decisions.reject("s3"))
    before, log = drafted.review(folder), (folder / LOG).read_bytes()

    drafted.replace(folder / "issue.md", heading, typed)
    sheet = desk.look().sheet

    assert [entry.id for entry in sheet] == ["s1", "s2", "s3", "s4", "s5"]
    assert drafted.review(folder) == before
    assert (folder / LOG).read_bytes() == log
    assert typed in (folder / "issue.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["issue.md", "model.md", "review.json"])
@pytest.mark.parametrize("codec", ["gbk", "utf-16"])
def test_a_file_that_is_not_utf8_is_refused_by_name_and_left_alone(
    desk: Desk, folder: Path, name: str, codec: str
) -> None:
    content = (folder / name).read_text(encoding="utf-8").encode(codec, "ignore")
    (folder / name).write_bytes(content)

    with pytest.raises(SettingsError, match=rf"{name} is .*not UTF-8"):
        desk.decide(decisions.accept("s1"))

    assert (folder / name).read_bytes() == content


def test_a_byte_order_mark_changes_no_decision(desk: Desk, folder: Path) -> None:
    for name in ("issue.md", "model.md", "review.json"):
        text = (folder / name).read_text(encoding="utf-8")
        (folder / name).write_text(text, encoding="utf-8-sig", newline="\r\n")

    desk.decide(decisions.accept("s1"))

    assert drafted.statuses(folder) == ["accepted", *["pending"] * 4]


def test_two_edits_of_one_item_are_a_conflict_that_loses_nothing(
    desk: Desk, folder: Path
) -> None:
    base = desk.look().sheet[0].sha256
    drafted.replace(folder / "issue.md", "第 1 个工具能读文件", "手改的第 1 个")
    with pytest.raises(Stale) as caught:
        desk.decide(decisions.edit("s1", "### 【页面】", done=True), "s1", base)

    assert "手改的第 1 个" in caught.value.current
    assert "手改的第 1 个" in (folder / "issue.md").read_text(encoding="utf-8")


def test_a_heading_renamed_by_hand_is_the_same_item(desk: Desk, folder: Path) -> None:
    drafted.replace(folder / "issue.md", "【工具 4】某实验室", "【视频工具】清华")
    sheet = desk.look().sheet

    assert [e.id for e in sheet] == ["s1", "s2", "s3", "s4", "s5"]
    assert drafted.review(folder)["items"][3]["heading"] == "【视频工具】清华"
    assert drafted.statuses(folder)[3] == "pending"


def test_an_item_added_by_hand_is_on_the_desk(desk: Desk, folder: Path) -> None:
    new = "### 【自己写的】团队\n\n一段。 https://example.org/x\n"
    drafted.replace(folder / "issue.md", "## 其他工具\n", f"{new}\n## 其他工具\n")
    sheet = desk.look().sheet

    assert (sheet[2].heading, sheet[2].status) == ("【自己写的】团队", "pending")
    assert drafted.review(folder)["items"][2]["sources"][0]["url"] == (
        "https://example.org/x"
    )


def test_a_status_written_by_a_script_counts(desk: Desk, folder: Path) -> None:
    desk.decide(decisions.accept("s1"))
    told = drafted.review(folder)
    told["items"][4]["status"] = "held"
    (folder / "review.json").write_text(json.dumps(told), encoding="utf-8")

    assert desk.look().sheet[4].status == "held"


def test_what_others_keep_in_review_json_stays(desk: Desk, folder: Path) -> None:
    told = drafted.review(folder) | {"extra": 1}
    told["items"][0]["note"] = "别人的"
    (folder / "review.json").write_text(json.dumps(told), encoding="utf-8")
    desk.decide(decisions.accept("s1"))

    kept = drafted.review(folder)
    assert (kept["extra"], kept["items"][0]["note"]) == (1, "别人的")
    assert (folder / "review.json").read_bytes() == dumped(Review.model_validate(kept))
    assert json.dumps(kept, ensure_ascii=False, indent=1) + "\n" == (
        folder / "review.json"
    ).read_text(encoding="utf-8")


def test_a_bench_story_is_swapped_in_as_a_stub_and_undone(
    desk: Desk, folder: Path
) -> None:
    story = desk.look().review.bench[0]
    sheet = desk.decide(add(bench_entry(story))).sheet
    marked = drafted.review(folder)
    desk.decide(decisions.undo(desk.changes()))

    assert sheet[4].heading == "【Bench 1】"
    assert "待写" in sheet[4].text
    assert marked["bench"][0]["wanted"] is True
    assert drafted.review(folder)["bench"][0] == story.dump()
    assert (folder / "issue.md").read_text(encoding="utf-8") == drafted.issue()


def test_a_crash_before_the_log_loses_no_decision(desk: Desk, folder: Path) -> None:
    desk.decide(decisions.accept("s1"))
    log = (folder / LOG).read_bytes()
    desk.decide(decisions.edit("s2", drafted.text(2) + "\n多。\n", done=True))
    (folder / LOG).write_bytes(log + b'{"kind": "edit", "ite')
    after = Desk(folder, lambda: "")

    assert [e.status for e in after.look().sheet][:2] == ["accepted", "edited"]
    assert after.decide(decisions.hold("s3")).sheet[2].status == "held"
    assert [e.status for e in Desk(folder, lambda: "").look().sheet][:3] == [
        *("accepted", "edited", "held")
    ]


def test_an_outside_edit_is_kept_even_if_the_decision_is_refused(
    desk: Desk, folder: Path
) -> None:
    drafted.replace(folder / "issue.md", "第 1 个工具能读文件", "手改的第 1 个")
    with pytest.raises(Refused):
        desk.decide(decisions.accept("none"))

    assert drafted.review(folder)["items"][0]["touched"] is True


def test_unfinished_typing_is_kept_aside(desk: Desk, folder: Path) -> None:
    desk.stash("s1", "## 半句")
    kept = Desk(folder, lambda: "").stashed()
    desk.stash("s1", None)
    desk.stash("s1", None)

    assert kept == {"s1": "## 半句"}
    assert desk.stashed() == {}


def test_a_draft_without_a_review_is_said_so(desk: Desk, folder: Path) -> None:
    (folder / "review.json").unlink()
    with pytest.raises(SettingsError, match=r"review\.json"):
        desk.look()


def test_a_log_that_cannot_be_written_is_an_output_error(
    desk: Desk, folder: Path
) -> None:
    desk.look()
    (folder / LOG).symlink_to(folder / "nowhere" / "log")
    with pytest.raises(OutputError, match=LOG):
        desk.decide(decisions.accept("s1"))

    assert drafted.statuses(folder)[0] == "accepted"


def test_a_save_in_just_that_moment_is_taken_in(desk: Desk, folder: Path) -> None:
    def decide(sheet: Sheet) -> Change:
        drafted.replace(folder / "issue.md", "第 1 个工具能读文件", "手改的第 1 个")
        return decisions.edit("s2", "### 【页面】", done=True)(sheet)

    desk.decide(decide)
    text = (folder / "issue.md").read_text(encoding="utf-8")

    assert "手改的第 1 个" in text
    assert "### 【页面】" in text


def test_a_decision_that_came_too_late_leaves_nothing_behind(
    desk: Desk, folder: Path
) -> None:
    first = [True]

    def decide(sheet: Sheet) -> Change:
        if not first.pop():
            raise Refused("再看一遍")
        first.append(False)
        drafted.replace(folder / "issue.md", "第 1 个工具能读文件", "手改的第 1 个")
        return decisions.accept("s2")(sheet)

    with pytest.raises(Refused):
        desk.decide(decide)

    assert desk.look().sheet[1].status == "pending"
    assert drafted.statuses(folder)[1] == "pending"


def test_a_file_that_changes_all_the_time_is_left_alone(
    desk: Desk, folder: Path
) -> None:
    def decide(sheet: Sheet) -> Change:
        drafted.replace(folder / "issue.md", "开头。", "开头。。")
        return decisions.accept("s2")(sheet)

    with pytest.raises(OutputError, match="changes all the time"):
        desk.decide(decide)

    assert drafted.statuses(folder)[1] == "pending"


def test_a_place_that_cannot_be_written_is_an_output_error(
    desk: Desk, folder: Path
) -> None:
    folder.chmod(0o500)
    try:
        (folder / "probe").touch()
    except PermissionError:
        with pytest.raises(OutputError, match="what was there is intact"):
            desk.decide(decisions.accept("s1"))
    else:
        pytest.skip("root writes everywhere")
    finally:
        folder.chmod(0o700)


def test_a_draft_made_anew_is_a_new_review(desk: Desk, folder: Path) -> None:
    desk.decide(decisions.accept("s1"))
    desk.decide(decisions.undo(desk.changes()))
    for name in ("issue.md", "model.md", "review.json"):
        drafted.replace(folder / name, "第 1 个工具能读文件", "新写的第 1 个")
    told = drafted.review(folder)
    new = drafted.text(1).replace("第 1 个工具能读文件", "新写的第 1 个")
    told["items"][0]["sha256"] = digest(new)
    (folder / "review.json").write_text(json.dumps(told), encoding="utf-8")
    sheet = desk.look().sheet
    after = desk.decide(decisions.accept("s2")).sheet

    assert [e.status for e in sheet] == ["pending"] * 5
    assert [e.status for e in after][:2] == ["pending", "accepted"]
    assert len(desk.changes()) == 1
    assert Desk(folder, lambda: "").look().sheet == after


def test_seeing_writes_nothing_and_shows_the_same(desk: Desk, folder: Path) -> None:
    drafted.replace(folder / "issue.md", "第 1 个工具能读", "第 1 个工具会读")
    drafted.replace(folder / "issue.md", drafted.text(2), "")
    before = {file: file.read_bytes() for file in folder.iterdir()}

    seen = desk.seen()

    assert {file: file.read_bytes() for file in folder.iterdir()} == before
    looked = desk.look()
    assert (seen.sheet, seen.review) == (looked.sheet, looked.review)
    told = drafted.review(folder)
    assert seen.review.dump() == told
    assert [row.get("touched") for row in told["items"][:2]] == [True, None]
    assert [row.get("cut") for row in told["items"][:2]] == [None, True]


def test_a_row_that_does_not_say_yet_what_was_touched_is_told_so(
    desk: Desk, folder: Path
) -> None:
    """As 306bdbd left it: typed on the page, saved, and not decided."""
    desk.decide(decisions.edit("s1", drafted.text(1) + "\n多。\n", done=False))
    told = drafted.review(folder)
    assert told["items"][0].pop("touched") is True
    (folder / "review.json").write_text(json.dumps(told), encoding="utf-8")

    Desk(folder, lambda: "").look()

    assert drafted.review(folder)["items"][0]["touched"] is True


def test_a_draft_in_which_306bdbd_took_a_cut_out_item_in_opens_as_it_was_left(
    desk: Desk, folder: Path
) -> None:
    drafted.replace(folder / "issue.md", drafted.text(2), "")
    told = drafted.review(folder)
    told["items"].append(told["items"].pop(1))
    told["items"][-1] |= {"status": "rejected", "reason": "已从 issue.md 删去"}
    (folder / "review.json").write_text(json.dumps(told), encoding="utf-8")
    opened = {
        "kind": "open",
        "time": "",
        "entries": [
            {name: value for name, value in entry.model_dump().items() if name != "cut"}
            for entry in drafted.sheet()
            if entry.id != "s2"
        ],
    }
    (folder / LOG).write_text(json.dumps(opened) + "\n", encoding="utf-8")

    left = desk.look().sheet
    drafted.replace(
        folder / "issue.md", "## 其他工具\n", f"{drafted.text(2)}\n## 其他工具\n"
    )
    back = desk.look().sheet

    assert [(e.id, e.status) for e in left if e.cut] == [("s2", "rejected")]
    assert [(e.id, e.status) for e in back] == [
        (f"s{n}", "pending") for n in (1, 2, 3, 4, 5)
    ]
    assert drafted.review(folder)["items"][1].get("reason") is None


def test_a_lost_log_keeps_what_waits(desk: Desk, folder: Path) -> None:
    desk.decide(decisions.accept("s1"))
    drafted.replace(folder / "issue.md", drafted.text(1), "### 【手写】\n\n一段。\n")
    desk.look()
    (folder / LOG).unlink()

    sheet = Desk(folder, lambda: "").look().sheet

    assert [e.status for e in sheet] == ["pending"] * 6
    assert [bool(e.cut) for e in sheet][:2] == [True, False]


def test_half_an_emoji_in_the_review_ends_nothing(desk: Desk, folder: Path) -> None:
    file = folder / "review.json"
    review = json.loads(file.read_bytes())
    review["items"][0]["reason"] = "a \ud83d"
    review["items"][0]["status"] = "rejected"
    file.write_text(json.dumps(review), encoding="utf-8")

    snapshot = desk.look()

    assert snapshot.sheet[0].status == "rejected"
    assert json.loads(file.read_bytes().decode())["items"]
