"""A link or figure that an editor puts in is told where nothing bears it out."""

import json
from pathlib import Path

import pytest

from agents.check import Check, check
from agents.review.desk import Desk
from agents.review.proof import proofs, unproven
from agents.review.sheet import digest
from agents.review.view import preview
from tests.review import drafted

FIRST = "【工具 1】某实验室"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return drafted.write(tmp_path / "2024-09-30")


async def told(folder: Path) -> list[tuple[str, str]]:
    notes: list[str] = []
    found = await check(Check((folder / "issue.md",)), {}, notes.append)
    assert notes == []
    return [(f.rule, f.item) for _, f in found if f.rule in ("L13", "L25")]


async def test_a_draft_that_nobody_edited_is_borne_out(folder: Path) -> None:
    assert await told(folder) == []


async def test_an_editors_figure_and_link_are_held_against_the_evidence(
    folder: Path,
) -> None:
    file = folder / "issue.md"
    drafted.replace(file, "第 1 个工具能读文件。", "它每秒读 300 个文件。")
    drafted.replace(file, "[https://example.org/2](", "[https://example.org/9](")
    drafted.replace(file, "(https://example.org/2)", "(https://example.org/9)")

    assert await told(folder) == [("L25", FIRST), ("L13", "【工具 2】某实验室")]


async def test_a_figure_that_a_source_is_quoted_with_is_proven(folder: Path) -> None:
    review = drafted.review(folder)
    quote = {"source": 1, "quote": "It reads 300 files per second."}
    review["items"][0]["sentences"][0]["evidence"] = [quote]
    (folder / "review.json").write_text(json.dumps(review), encoding="utf-8")
    drafted.replace(folder / "issue.md", "能读文件。", "每秒读 300 个文件。")

    assert await told(folder) == [
        ("L25", entry.heading) for entry in drafted.sheet()[1:]
    ]


async def test_a_figure_that_the_draft_itself_had_no_evidence_for_is_told(
    folder: Path,
) -> None:
    for name in ("issue.md", "model.md"):
        drafted.replace(folder / name, "第 1 个工具能读文件。", "它有 70 亿参数。")
    review = drafted.review(folder)
    text = {"text": "它有 70 亿参数。", "flags": ["number-not-in-source"]}
    review["items"][0]["sentences"][0] |= text
    item = drafted.text(1).replace("第 1 个工具能读文件。", "它有 70 亿参数。")
    review["items"][0]["sha256"] = digest(item)
    (folder / "review.json").write_text(json.dumps(review), encoding="utf-8")

    assert await told(folder) == [("L25", FIRST)]


async def test_a_review_that_cannot_be_read_is_said_and_the_rest_is_checked(
    folder: Path,
) -> None:
    (folder / "review.json").write_text("{", encoding="utf-8")
    notes: list[str] = []

    found = await check(Check((folder / "issue.md",)), {}, notes.append)

    assert len(notes) == 1
    assert "review.json" in notes[0]
    assert {"L02", "L05"} & {f.rule for _, f in found}


def test_the_page_tells_it_while_an_editor_types(folder: Path) -> None:
    snapshot = Desk(folder, lambda: "").look()
    entry = snapshot.sheet[0]
    text = entry.text.replace("能读文件", "能读 300 个文件")

    assert [f["rule"] for f in preview(snapshot, entry, text)["lint"]][-1:] == ["L25"]
    assert "L25" not in [
        f["rule"] for f in preview(snapshot, entry, entry.text)["lint"]
    ]


def test_what_an_editor_typed_in_whole_needs_no_evidence(folder: Path) -> None:
    file = folder / "issue.md"
    own = "### 【手写】\n\n它有 12 层。\n\n原文：[https://a.cn/](https://a.cn/)\n\n### 【工具 2】"
    drafted.replace(file, "### 【工具 2】", own)

    known = proofs(Desk(folder, lambda: "").seen())

    assert "【手写】" not in known
    assert len(known) == len(drafted.sheet())


@pytest.mark.parametrize(
    ("said", "known", "missing"),
    [
        ("共 1.15 万星。", "11,500 stars", []),
        ("快 1.3 倍。", "1.3x faster", []),
        ("9 月 25 日发布。", "25 September", []),
        ("Qwen2.5 有 72B。", "Qwen2.5 comes with 72B parameters", []),
        ("提高 12%，用 8 张卡。", "12% better", ["8 张"]),
    ],
)
def test_figures_are_compared_as_the_drafts_own_checks_compare_them(
    said: str, known: str, missing: list[str]
) -> None:
    assert unproven(said, known) == missing


async def test_a_line_of_correction_is_the_editors_own(folder: Path) -> None:
    told_ = "**更正**：2026-11-30，“300”改为“400”。"
    url = "[https://example.org/1](https://example.org/1)"
    drafted.replace(folder / "issue.md", f"{url}\n", f"{url}\n\n{told_}\n")

    assert await told(folder) == []
