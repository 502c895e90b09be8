import pytest
from hypothesis import given

from agents.domain.front_matter import front, rows_of
from agents.domain.issue import Issue
from agents.formatter.headings import headings, meant, section_named
from agents.ports import Render
from tests.formatter.strategies import issues
from tests.laws import costly


@pytest.mark.parametrize(
    "row",
    [
        "### 【甲 排版】某校",
        "###【甲 排版】某校",
        "###\u3000【甲 排版】某校",
        "###\t【甲 排版】某校 ",
        "＃＃＃【甲 排版】某校",
        "  ### 【甲 排版】某校 ###",
        "    ### 【甲 排版】某校",
        "##【甲 排版】某校",
        "# 【甲 排版】某校",
    ],
)
def test_an_items_heading_is_one_however_it_was_typed(row: str) -> None:
    assert meant(row) == "### 【甲 排版】某校"


@pytest.mark.parametrize(
    ("row", "heading"),
    [
        ("##大模型研发", "## 大模型研发"),
        ("＃＃ 大模型研发", "## 大模型研发"),
        ("## 🤠更新闻！认知向", "## 🤠 更新闻！认知向"),
        ("##🤠 更新闻!认知向", "## 🤠 更新闻！认知向"),
        ("### 更新闻！认知向 ***", "## 🤠 更新闻！认知向"),
    ],
)
def test_a_section_or_category_is_one_however_it_was_typed(
    row: str, heading: str
) -> None:
    assert meant(row) == heading


@pytest.mark.parametrize(
    "row",
    [
        *(
            "",
            "正文",
            "【解读】正文",
            "#话题",
            "# 一级",
            "#### 四级",
            "####四级",
            "###",
        ),
        *("\\###【甲】", "- ###【甲】", "##,", "    ## 注释", "-----"),
    ],
)
def test_other_lines_mean_no_heading(row: str) -> None:
    assert meant(row) == ""


def test_a_category_cannot_pose_as_a_section() -> None:
    assert section_named("更新闻认知向") is None
    assert section_named("大模型研发") is None


def test_code_hides_a_heading_until_a_fence_stays_open() -> None:
    closed = ["```", "### 【甲】", "## 注释", "```", "### 【乙】"]

    assert [n for n, _ in headings(closed)] == [4]
    assert [n for n, _ in headings([*closed, "~~~", "### 【丙】"])] == [1, 2, 4, 6]


@given(issues())
@costly
def test_a_rendered_issue_has_exactly_its_own_headings(
    render: Render, issue: Issue
) -> None:
    rows = rows_of(render(issue))
    found = front(rows)
    assert found is not None

    marks = list(headings(rows, found.body))

    assert [rows[n] for n, _ in marks] == [heading for _, heading in marks]
    assert len(marks) == 3 + sum(
        len(categories) + sum(len(c.items) for c in categories)
        for categories in (issue.practice, issue.theory)
    ) + len(issue.news)
