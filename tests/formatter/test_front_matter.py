import pytest

from agents.errors import LayoutError
from agents.formatter.front_matter import head

FIELDS = """---
title: 前沿技术分享-第十二期
date: 2024-10-08
description: 第 6 至第 9 期，更新截至 📅2024 年 9 月 30 日
slug: x
---

本文档汇集了截至 📅2024 年 9 月 30 日的前沿技术
"""


def test_the_facts_are_read_whatever_the_form() -> None:
    found = head(FIELDS.split("\n"))

    assert (found.number, found.first_session, found.last_session) == (12, 6, 9)
    assert (f"{found.date}", f"{found.cutoff}") == ("2024-10-08", "2024-09-30")
    assert (found.draft, found.body) == (False, 6)


def test_the_intro_tells_the_cutoff_where_the_description_does_not() -> None:
    fields = FIELDS.replace("，更新截至 📅2024 年 9 月 30 日", "")

    assert f"{head(fields.split(chr(10))).cutoff}" == "2024-09-30"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("---\n", "", "no front matter"),
        ("第 6 至第 9 期", "全部", "no sessions"),
        ("第十二期", "期", "has no number"),
        ("第十二期", "第十十期", "has no number"),
        ("2024-10-08", "10 月", "is no day"),
        ("2024-10-08", "2024-02-30", "not YAML"),
        ("title: ", "title: [", "not YAML"),
        ("30 日", "31 日", "no cut-off date"),
    ],
)
def test_a_missing_fact_is_named(old: str, new: str, fault: str) -> None:
    with pytest.raises(LayoutError, match=fault):
        head(FIELDS.replace(old, new).split("\n"))


def test_a_list_is_no_front_matter() -> None:
    with pytest.raises(LayoutError, match="has no fields"):
        head(["---", "- a", "---"])
