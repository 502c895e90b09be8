"""Whoever takes an issue apart finds the same items in the same places."""

import pytest

from agents.domain.walk import items_of
from agents.formatter import layout
from agents.formatter.lint.linted_document import LintedDocument
from agents.formatter.parse import parse
from agents.formatter.parts import meant_parts
from agents.review.manuscript import split

HEAD = """---
title: "前沿技术分享-第二期"
date: "2024-11-05"
description: "{description}"
tableOfContents:
  minHeadingLevel: 2
  maxHeadingLevel: 3
draft: true
---

"""


def issue(theory: str) -> str:
    cutoff = layout.parse_chinese_date("2024 年 10 月 31 日")
    assert cutoff
    head = HEAD.format(description=layout.description(6, 9, cutoff))
    return head + "\n\n".join(
        (
            layout.intro(cutoff),
            "## 🧐 更落地！实践向\n\n***",
            "## 其他工具",
            "### 【甲】",
            "一段。",
            f"{theory}\n\n***",
            "## 具身智能",
            "### 【乙】某校",
            "又一段。",
            "## 🤠 更新闻！认知向\n\n***",
            "### 【丙】\n",
        )
    )


@pytest.mark.parametrize(
    "theory",
    [
        "## 🤯 更前沿！理论向",
        "## 更前沿！理论向",
        "## 🤯更前沿!理论向",
        "##  🤯  **更前沿！理论向**",
        "## 🤯 更前沿 ！理论向 ##",
    ],
)
def test_a_section_is_the_same_to_whoever_reads_the_issue(theory: str) -> None:
    markdown = issue(theory)
    wanted = [
        ("practice", "其他工具", "【甲】"),
        ("theory", "具身智能", "【乙】某校"),
        ("news", "", "【丙】"),
    ]
    read = parse(markdown)

    shown = [
        (i.section, i.category or "", i.heading) for i in LintedDocument(markdown).items
    ]
    meant = [
        (part.section, part.category or "", part.title)
        for part in meant_parts(markdown.split("\n"))
        if part.is_item
    ]
    pieces = [(p.section, p.category, p.heading) for p in split(markdown).pieces]

    assert shown == meant == pieces == wanted
    assert [item.heading for item in items_of(read, "theory")] == ["【乙】某校"]


@pytest.mark.parametrize("gap", ["", "\u3000"])
def test_what_the_page_shows_no_heading_of_is_meant_as_one_all_the_same(
    gap: str,
) -> None:
    markdown = issue(f"##{gap}🤯 更前沿！理论向")

    meant = [part.title for part in meant_parts(markdown.split("\n"))]

    assert "🤯 更前沿！理论向" in meant
    assert [i.section for i in LintedDocument(markdown).items] == ["practice"] * 2 + [
        "news"
    ]
