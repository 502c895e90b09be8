from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.domain.issue import Issue
from agents.formatter.commonmark import tree
from agents.formatter.fix import fix
from agents.formatter.lint import lint
from agents.ports import Render
from tests.formatter.strategies import HOSTILE, issues


@pytest.mark.parametrize(
    ("markdown", "mended"),
    [
        ("**问题：**现有", "**问题**：现有"),
        ("**训练集：**  5 位", "**训练集**：5 位"),
        ("**测试集： **600", "**测试集**：600"),
        ("**情感:**", "**情感**："),
        ("**Brain **自然", "**Brain** 自然"),
        ("a** b**c", "a **b**c"),
        ("**A**** **多", "**A** 多"),
        ("它**GPT**是", "它 **GPT** 是"),
        ("**模型**GPT**是**的", "**模型** GPT **是**的"),
        ("双语(中英)测试,好.", "双语（中英）测试，好。"),
        ("**问题**:慢", "**问题**：慢"),
        ("(EN)中 v2.中", "（EN）中 v2. 中"),
        ("见(中 EN) x", "见（中 EN） x"),
        ("x (EN 中) x", "x （EN 中） x"),
        ("![](./static/a.png)", "![](static/a.png)"),
        ("* a\n  + b\n> * c", "- a\n  - b\n> - c"),
    ],
)
def test_a_mechanical_fault_is_mended(markdown: str, mended: str) -> None:
    assert fix(markdown) == mended


@pytest.mark.parametrize(
    "markdown",
    [
        "---\ntitle: 中,x中\n---\n\n正文",
        "`中,a中`和 ``a`中,``",
        "[中 a](https://a.cn/中,b)",
        "[https://a.cn/中,b](https://a.cn/中,b)",
        "https://a.cn/中,b",
        "写 a@b.cn 中",
        "```\n* 中a\n```",
        "    中a",
        "<div>\n中a,中\n</div>",
        "<中,a>",
        "* * *",
        "***中 a***",
        "中\\(中\\)&amp;中",
        "中 **a 中",
    ],
)
def test_what_is_no_fault_is_not_touched(markdown: str) -> None:
    assert fix(markdown) == markdown


@given(st.lists(HOSTILE, max_size=3).map("\n".join))
@settings(deadline=None)
def test_mending_twice_changes_nothing_and_code_stays(markdown: str) -> None:
    mended = fix(markdown)

    before, after = (
        [n.content for n in tree(text).walk() if n.type in ("fence", "code_block")]
        for text in (markdown, mended)
    )
    assert fix(mended) == mended
    assert before == after


@given(issues())
@settings(max_examples=10, deadline=None)
def test_a_rendered_issue_stays_free_of_errors(render: Render, issue: Issue) -> None:
    mended = fix(render(issue))

    assert [f for f in lint(mended) if f.level == "E"] == []


def test_the_published_issue_loses_its_mechanical_faults(published: str) -> None:
    left = Counter(finding.rule for finding in lint(fix(published)))

    assert left.keys() & {"L14b", "L17", "L18", "L19", "L20"} == set()
    assert left["L11"] == 13
