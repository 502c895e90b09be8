import pytest

from agents.domain.front_matter import rows_of
from agents.errors import LayoutError
from agents.formatter.front_matter import FrontMatterHead, head

FIELDS = """---
title: 前沿技术分享-第十二期
date: 2024-10-08
description: 第 6 至第 9 期，更新截至 📅2024 年 9 月 30 日
slug: x
---

本文档汇集了截至 📅2024 年 9 月 30 日的前沿技术
"""


def read(text: str) -> FrontMatterHead:
    return head(rows_of(text))


def test_the_facts_are_read_whatever_the_form() -> None:
    found = read(FIELDS)

    assert (found.number, found.first_session, found.last_session) == (12, 6, 9)
    assert (f"{found.date}", f"{found.cutoff}") == ("2024-10-08", "2024-09-30")
    assert (found.draft, found.body) == (False, 6)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("---\n", "--- \n", id="spaces behind the marks"),
        pytest.param("---\ntitle", "\ufeff\n---\ntitle", id="a mark and a blank line"),
        pytest.param("\n", "\r\n", id="CRLF"),
        pytest.param("第十二期", "第 12 期", id="a number in digits"),
        pytest.param("前沿技术分享-第十二期", '"分享（第十二期）"', id="another title"),
        pytest.param("2024-10-08", "2024-10-08T09:00:00+08:00", id="a time"),
        pytest.param("2024-10-08", "2024/10/8", id="a day with slashes"),
        pytest.param("2024-10-08", "2024 年 10 月 8 日", id="a day in Chinese"),
        pytest.param("第 6 至第 9 期", "第6期到第9期", id="sessions without spaces"),
        pytest.param("第 6 至第 9 期", "第 6-9 期分享会", id="sessions with a dash"),
        pytest.param("slug: x", "tags: [a, {b: c}]", id="a field with parts"),
        pytest.param("📅2024 年 9 月 30 日", "2024-09-30", id="an ISO cut-off"),
    ],
)
def test_another_way_to_write_a_fact_is_the_same_fact(old: str, new: str) -> None:
    usual = read(FIELDS).model_dump(exclude={"body"})

    assert read(FIELDS.replace(old, new)).model_dump(exclude={"body"}) == usual


@pytest.mark.parametrize("written", ["第 6 期", "第6期", "第 6 至第 6 期"])
def test_one_session_is_read_in_both_forms(written: str) -> None:
    found = read(FIELDS.replace("第 6 至第 9 期", written))

    assert (found.first_session, found.last_session) == (6, 6)


def test_a_description_in_other_words_names_no_session() -> None:
    found = read(FIELDS.replace("第 6 至第 9 期，更新截至", "九月里的新东西，截至"))

    assert (found.first_session, found.last_session) == (None, None)
    assert (found.number, f"{found.cutoff}") == (12, "2024-09-30")


def test_the_intro_tells_the_cutoff_where_the_description_does_not() -> None:
    fields = FIELDS.replace("，更新截至 📅2024 年 9 月 30 日", "")

    assert f"{read(fields).cutoff}" == "2024-09-30"


def test_no_item_tells_the_cutoff() -> None:
    text = FIELDS.replace("截至", "到了") + "\n## 工具\n\n数据截至 2023 年 5 月 1 日\n"

    with pytest.raises(LayoutError, match="no cut-off date"):
        read(text)


def test_toml_is_read_as_astro_reads_it() -> None:
    toml = FIELDS.replace("---", "+++").replace("date: ", "date = ")
    for name in ("title", "description", "slug"):
        toml = toml.replace(f"{name}: ", f'{name} = "').replace("期\ndate", '期"\ndate')
    toml = toml.replace("日\nslug", '日"\nslug').replace("x\n+++", 'x"\n+++')

    assert read(toml) == read(FIELDS)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("---\n", "", "no front matter"),
        ("第十二期", "期", "has no number"),
        ("第十二期", "第十十期", "has no number"),
        ("2024-10-08", "10 月", "is no day"),
        ("2024-10-08", "2024-02-30", "not YAML"),
        ("2024-10-08", '"2024-02-30"', "is no day"),
        ("title: ", "title: [", "not YAML"),
        ("title: ", "title: " + "[" * 5000, "not YAML"),
        ("title: ", "---\ntitle: ", "has no fields"),
        ("30 日", "31 日", "no cut-off date"),
    ],
)
def test_a_missing_fact_is_named(old: str, new: str, fault: str) -> None:
    with pytest.raises(LayoutError, match=fault):
        read(FIELDS.replace(old, new))


def test_a_list_is_no_front_matter() -> None:
    with pytest.raises(LayoutError, match="has no fields"):
        head(["---", "- a", "---"])


def test_fields_that_name_one_another_without_end_cost_nothing() -> None:
    bomb = "a: &a [x]\n" + "".join(
        f"{n}: &{n} [{', '.join([f'*{before}'] * 9)}]\n"
        for before, n in zip("abcdefghijkl", "bcdefghijklm", strict=True)
    )

    assert read(FIELDS.replace("slug: x\n", bomb)).number == 12
