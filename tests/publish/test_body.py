"""The text of a pull request: bounded, valid when cut, and nobody is called by it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from agents.publish.body import LIMIT, TableRow, body, escape, link, marked, size
from tests.laws import costly

MARK, OTHER = "0" * 16, "1" * 16
ZERO_WIDTH = "\u200b"
MARKDOWN = MarkdownIt("gfm-like", {"linkify": False, "html": True})
HOSTILE = st.text(
    st.one_of(
        st.sampled_from("|@#<>&[]()`*_~!\\$:-\n\r\t \u2028\u202e/."),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=300,
)
WORDS = st.one_of(
    HOSTILE,
    st.sampled_from(
        ["@team/all", "fixes #12", "GH-3", "<img src=x>", "<!-- agents:end -->",
         "www.example.org", "https://github.com/a/b/issues/1", "[a](b)", "- [x] 1 a"]
    ),
)  # fmt: skip
ROW = st.builds(
    TableRow,
    section=WORDS,
    heading=WORDS,
    sources=st.lists(WORDS.map("https://example.org/{}".format) | WORDS, max_size=9)
    .map(tuple),
    flags=st.lists(WORDS, max_size=15).map(tuple),
    decision=WORDS,
)  # fmt: skip


def row(heading: str = "【One】某实验室", *sources: str) -> TableRow:
    return TableRow("🧐 更落地！实践向", heading, sources, ("extractive",), "待定")


def shape(text: str) -> list[str]:
    """The kinds of what the Markdown is made of, the inline ones too."""
    return [
        token.type
        for block in MARKDOWN.parse(text)
        for token in (block, *(block.children or []))
    ]


def test_an_item_is_a_row_with_sources_and_flags_and_a_box() -> None:
    text = body("", MARK, ["**草稿**"], [row("【One】甲", "https://example.org/1")])

    assert text.split("\n") == [
        f"<!-- agents:begin {MARK} -->",
        "**草稿**",
        "",
        "| # | 板块 | 条目 | 来源 | 标记 | 决定 |",
        "| --- | --- | --- | --- | --- | --- |",
        (
            "| 1 | 🧐 更落地！实践向 | 【One】甲 | [1](https://example.org/1)"
            " | extractive | 待定 |"
        ),
        "",
        "看过的请打勾：",
        "",
        "- [ ] 1 【One】甲",
        "<!-- agents:end -->",
    ]


@costly
@given(st.lists(ROW, max_size=3))
def test_each_item_is_one_row_and_one_box_whatever_is_in_it(
    rows: list[TableRow],
) -> None:
    text = body("", MARK, ["说明"], rows)

    found = shape(text)
    assert found.count("tr_open") == len(rows) + 1
    assert found.count("td_open") == 6 * len(rows)
    assert found.count("list_item_open") == len(rows)
    assert found.count("table_open") == 1
    assert not {"image", "em_open", "strong_open", "html_inline"} & set(found)
    assert text.count("<!-- agents:") == 2


@given(WORDS)
def test_words_stay_words_and_call_nobody(words: str) -> None:
    rendered = MARKDOWN.parseInline(f"x {escape(words)}")[0].children or []

    shown = "".join(token.content for token in rendered)
    known = " ".join("".join(c if c.isprintable() else " " for c in words).split())
    plain = shown.removeprefix("x ").replace(ZERO_WIDTH, "")
    assert {token.type for token in rendered} <= {"text", "text_special"}
    assert known.replace(ZERO_WIDTH, "").startswith(plain.removesuffix("…").rstrip())
    assert not re.search(r"[@#]\w|GH-\d|www\.", shown, re.IGNORECASE)
    assert not re.search(r"https?://", escape(words))


@costly
@given(st.lists(ROW, min_size=1, max_size=3), st.integers(1, 200))
def test_a_body_is_under_the_limit_and_whole_when_it_is_cut(
    rows: list[TableRow], times: int
) -> None:
    text = body("", MARK, ["说明"], rows * times)

    shown = len(re.findall(r"^- \[ \] \d+ .*$", text, re.MULTILINE))
    table = re.findall(r"^\| \d+ \|(?:[^|\n]*\|){5}$", text, re.MULTILINE)
    left = re.search(r"其余 (\d+) 条", text)
    assert size(text) < LIMIT
    assert len(table) == shown
    assert shown + (int(left[1]) if left else 0) == len(rows) * times
    assert text.endswith("<!-- agents:end -->")


@costly
@given(st.integers(0, 60_000), st.integers(0, 60_000))
def test_peoples_own_words_are_kept_and_count_towards_the_limit(
    before: int, after: int
) -> None:
    ours = body("", OTHER, ["旧"], [row()])
    old = f"{'前' * before}\n\n{ours}\n\n{'后' * after}"

    new = body(old, MARK, ["新"], [row()] * 300)

    assert new.count("前") >= before
    assert new.count("后") >= after
    assert size(new) < LIMIT or new == old


def test_ticks_stay_with_their_items_when_the_numbers_change() -> None:
    old = body("", OTHER, [], [row("一"), row("二")]).replace("[ ] 2", "[X] 2")

    new = body(old.replace("\n", "\r\n"), MARK, [], [row("零"), row("一"), row("二")])

    assert re.findall(r"^- \[.\] .*", new, re.MULTILINE) == [
        "- [ ] 1 零",
        "- [ ] 2 一",
        "- [x] 3 二",
    ]


def test_the_same_content_leaves_what_people_made_of_it() -> None:
    old = body("", MARK, [], [row("一")]).replace("一", "改过")

    assert body(old, MARK, [], [row("一")]) == old


def test_a_text_without_our_part_gets_it_below() -> None:
    new = body("请看\n", MARK, [], [row()])

    assert new.startswith(f"请看\n\n<!-- agents:begin {MARK}")
    assert (marked(new), marked("请看")) == (MARK, "")


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://example.org/a(b)|c", "[1](https://example.org/a%28b%29%7Cc)"),
        ("https://example.org/?a=1&copy;", "[1](https://example.org/?a=1&amp;copy;)"),
        (
            "https://github.com/a/b/issues/1",
            "[1](https://redirect.github.com/a/b/issues/1)",
        ),
        ("https://github.com/a/b", "[1](https://github.com/a/b)"),
        ("javascript:alert(1)", "1"),
        ("https://[", "1"),
        ("https://example.org/" + "a" * 600, "1"),
    ],
)
def test_a_source_is_a_link_to_the_web_that_leaves_no_trace_in_a_thread(
    address: str, shown: str
) -> None:
    assert link(1, address) == shown
