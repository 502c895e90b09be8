"""A thread is told by its most discussed comments and by who disagrees with them."""

import json
import re
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.errors import SourceError
from agents.pages.discussion import discussion

NUMBERS = count(1)
Node = dict[str, Any]


def comment(author: str, text: str, *replies: Node) -> Node:
    """A node as Algolia gives it; the text is filled up to one that counts."""
    return {
        "id": next(NUMBERS),
        "type": "comment",
        "author": author,
        "text": text if len(text) >= 120 else f"<p>{text} {'word ' * 40}</p>",
        "points": None,
        "children": list(replies),
    }


def thread(*comments: Node) -> bytes:
    story = {"id": 1, "type": "story", "title": "A story", "author": "poster"}
    return json.dumps({**story, "children": list(comments)}).encode()


def told(*comments: Node) -> list[str]:
    return discussion(thread(*comments)).split("\n")


def authors(lines: list[str]) -> list[str]:
    return [line.partition("：")[0].removeprefix("HN 用户 ") for line in lines]


def test_the_most_discussed_come_first_each_with_a_reply_that_disagrees() -> None:
    lines = told(
        comment("few", "One.", comment("r", "Thanks.")),
        comment(
            "many",
            "Another.",
            comment("agrees", "So it is.", comment("a", "Yes."), comment("b", "Yes.")),
            comment("differs", "I disagree: it is slow."),
        ),
    )

    assert authors(lines)[:4] == [
        "many",
        "differs（回复 HN 用户 many）",
        "few",
        "r（回复 HN 用户 few）",
    ]
    assert "I disagree" in lines[1]


@pytest.mark.parametrize(
    "words",
    ["However, it fails.", "I'm not convinced.", "这点我不同意。", "我反对这种说法。"],
)
def test_who_disagrees_is_told_by_his_words(words: str) -> None:
    loud = comment("loud", "Sure.", comment("x", "Sure."), comment("y", "Sure."))

    _, second, *_ = told(comment("one", "It works.", loud, comment("no", words)))

    assert second.startswith("HN 用户 no（回复 HN 用户 one）：")


def test_where_nobody_disagrees_the_most_answered_reply_stands() -> None:
    quiet = comment("quiet", "Sure.")
    loud = comment("loud", "Sure.", comment("x", "Sure."))

    assert authors(told(comment("one", "It works.", quiet, loud)))[1].startswith("loud")


def test_one_author_speaks_once() -> None:
    lines = told(
        comment("one", "First.", comment("one", "However, myself.")),
        comment("one", "Second."),
        comment("two", "Third.", comment("one", "Again.")),
    )

    assert authors(lines) == ["one", "two"]


def test_four_are_told_where_four_spoke_though_all_in_one_line() -> None:
    chain = comment("a", "One.", comment("b", "Two.", comment("c", "3.", comment("d", "4."))))  # fmt: skip

    assert [name.split("（")[0] for name in authors(told(chain))] == list("abcd")


def test_ten_are_told_at_most_and_six_thousand_characters() -> None:
    many = [comment(f"u{n}", "x" * 2_000, comment(f"r{n}", "y" * 900)) for n in range(40)]  # fmt: skip

    text = discussion(thread(*many))

    assert text.count("\n") == 9
    assert len(text) <= 6_000
    assert max(len(line.partition("：")[2]) for line in text.split("\n")) == 600


@pytest.mark.parametrize(
    "silent",
    [
        pytest.param({"text": None, "author": None}, id="deleted"),
        pytest.param({"text": "[dead]" + " " * 200 + "x"}, id="dead by its text"),
        pytest.param({"dead": True}, id="dead"),
        pytest.param({"deleted": True}, id="marked as deleted"),
        pytest.param({"text": "Nice!"}, id="a remark"),
        pytest.param({"text": 7}, id="no text"),
    ],
)
def test_who_says_nothing_is_left_out_but_those_below_are_not(
    silent: dict[str, Any],
) -> None:
    below = comment("below", "A real reply.")

    lines = told({**comment("gone", "A comment.", below), **silent})

    assert authors(lines) == ["below"]


def test_html_is_decoded_into_one_line() -> None:
    html = "<p>It&#x27;s <i>not</i> a &lt;b&gt;.</p><p>See <a href='https://h.org/x'>h.org&#x2F;x</a></p>"  # fmt: skip

    (line,) = told(comment("one", html + "<p>" + "word " * 30 + "</p>"))

    assert "：It's not a <b>. See h.org/x word" in line


@pytest.mark.parametrize(
    "body",
    [b"", b"null", b"[]", b"7", b"<html>", b'{"children": [', b"]]]", b"\xff\xfe"],
)
def test_what_is_no_thread_is_a_source_error(body: bytes) -> None:
    with pytest.raises(SourceError, match="no thread that can be read"):
        discussion(body)


@pytest.mark.parametrize("children", [[], None, "x", [None, 3, {}, {"children": 1}]])
def test_an_empty_thread_tells_nothing(children: object) -> None:
    assert discussion(json.dumps({"children": children}).encode()) == ""


def test_a_thread_of_any_depth_is_read_from_the_outside() -> None:
    text = "word " * 40
    start = "".join(
        f'{{"author": "u{n}", "text": "{text}", "children": [' for n in range(3_000)
    )
    body = f'{{"children": [{start}{"]}" * 3_000}]}}'.encode()

    lines = discussion(body).split("\n")

    assert [re.split("[：（]", line)[0] for line in lines[:2]] == [
        "HN 用户 u0",
        "HN 用户 u1",
    ]
    assert len(lines) == 10


def test_of_a_huge_thread_the_outer_comments_are_read() -> None:
    inner = [comment(f"i{n}", "Inside.") for n in range(6_000)]
    last = comment("last", "At the end.")

    assert "last" in authors(told(comment("first", "At the start.", *inner), last))


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(["children", "author", "text", "dead"]), inner
            )
        ),
        max_leaves=20,
    )
)
def test_any_tree_is_told_within_bounds_or_refused(tree: object) -> None:
    try:
        text = discussion(json.dumps({"children": tree}).encode())
    except SourceError:
        return

    assert len(text) <= 6_000
