from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.domain.issue import Issue
from agents.formatter.commonmark import tree
from agents.formatter.fix import fix
from agents.formatter.lint import lint
from agents.formatter.lint.linted_document import LintedDocument
from agents.ports import Render
from tests.formatter.strategies import HOSTILE, issues
from tests.formatter.test_render import GOLDEN
from tests.laws import costly

TEXT = GOLDEN.read_text(encoding="utf-8")


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
        ("-快\n-省", "- 快\n- 省"),
        ("** 特点 **", "**特点**"),
        ("- ** 特点 **：快", "- **特点**：快"),
        ("    缩进的\n    两行", "缩进的\n两行"),
        ("\t缩进", "缩进"),
        ("\u3000\u3000缩进", "缩进"),
        ("论文公开于 2025-3-7", "论文公开于 20250307"),
        ("[主页] (https://a.cn/b c)", "[主页](https://a.cn/b%20c)"),
        (
            "`[a] (https://a.cn)`[`b`] (https://a.cn)",
            "`[a] (https://a.cn)`[`b`](https://a.cn)",
        ),
        ("###【甲】乙", "### 【甲】乙"),
        ("    ### 【甲】乙", "### 【甲】乙"),
        ("### **【甲 】** 乙 ###", "### 【甲】乙"),
        ("##其他工具", "## 其他工具"),
        ("前\n####\n后", "前\n\n后"),
        ("##🤠更新闻！认知向", "## 🤠 更新闻！认知向"),
        ("## 🤠更新闻！认知向 ***", "## 🤠 更新闻！认知向\n\n***"),
        ("## 🤠更新闻！认知向 ***\n\n***", "## 🤠 更新闻！认知向\n\n***"),
        ("\ufeff中,文\r\n好\r", "中，文\n好\n"),
        ("\ufeff\n--- \nt: x\t\n---\n正文\n\n", "---\nt: x\n---\n\n正文\n"),
        ("\n---\nt: x\n---", "---\nt: x\n---\n"),
        ("---\nt: x\n---\n#", "---\nt: x\n---\n"),
    ],
)
def test_a_mechanical_fault_is_mended(markdown: str, mended: str) -> None:
    assert fix(markdown) == mended


@pytest.mark.parametrize(
    "markdown",
    [
        "---\ntitle: 中,x中\n---\n\n正文\n",
        "`中,a中`和 ``a`中,``",
        "[中 a](https://a.cn/中,b)",
        "[https://a.cn/中,b](https://a.cn/中,b)",
        "https://a.cn/中,b",
        "写 a@b.cn 中",
        "```\n* 中a\n```",
        "    pip install a,中",
        "    # 装\n    pip install a",
        "<div>\n中a,中\n</div>",
        "<中,a>",
        "    ```# 标题",
        "    <div>中文",
        "-```",
        "* * *",
        "[主页](https://a.cn/x 看,下文)",
        "[主页][ref]与[^1]",
        "```\n###【甲】乙\n```",
        "<!--\n###【甲】乙\n-->",
        "### 【`**`】乙",
        "***中 a***",
        "中\\(中\\)&amp;中",
        "中 **a 中",
    ],
)
def test_what_is_no_fault_is_not_touched(markdown: str) -> None:
    assert fix(markdown) == markdown


@given(st.lists(HOSTILE, max_size=3).map("\n".join))
def test_mending_twice_changes_nothing_and_code_stays(markdown: str) -> None:
    mended = fix(markdown)

    before, after = (
        [n.content for n in tree(text).walk() if n.type == "fence"]
        for text in (markdown, mended)
    )
    assert fix(mended) == mended
    assert before == after


SLIPS = (
    "###【甲】乙",
    "##大模型",
    "-快",
    "    缩进一段",
    "** 重 **",
    "[a] (https://a.cn)",
)


@given(st.lists(HOSTILE | st.sampled_from(SLIPS), max_size=4).map("\n".join))
def test_mending_loses_no_item_and_adds_only_what_was_meant(markdown: str) -> None:
    text = TEXT.replace("可快速搭建", f"{markdown}\n\n可快速搭建", 1)

    before, after = (
        Counter(i.heading for i in LintedDocument(t).items) for t in (text, fix(text))
    )

    swallowed = len([f for f in lint(text) if f.rule == "L09c"])
    assert before.total() <= after.total() <= before.total() + swallowed


@given(issues())
@costly
def test_a_rendered_issue_stays_free_of_errors(render: Render, issue: Issue) -> None:
    mended = fix(render(issue))

    assert [f for f in lint(mended) if f.level == "E"] == []


def test_the_published_issue_loses_its_mechanical_faults(published: str) -> None:
    left = Counter(finding.rule for finding in lint(fix(published)))

    assert left.keys() & {"L14b", "L17", "L18", "L19", "L20"} == set()
    assert left["L11"] == 13
