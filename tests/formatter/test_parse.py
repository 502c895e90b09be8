import re
from collections.abc import Callable

import pytest
from hypothesis import given

from agents.domain.issue import Images, Issue, Item, LinkLine, TextRun
from agents.errors import LayoutError
from agents.formatter.parse import parse
from agents.messages.said import speaking
from agents.ports import Render
from tests.formatter.golden.issue import ISSUE
from tests.formatter.strategies import issues
from tests.formatter.test_render import GOLDEN, _nouns
from tests.laws import costly

TEXT = GOLDEN.read_text(encoding="utf-8")


@given(issues())
@costly
def test_what_is_rendered_is_read_as_it_was(render: Render, issue: Issue) -> None:
    markdown = render(issue)

    assert parse(markdown) == issue
    assert render(parse(markdown)) == markdown


def test_the_golden_issue_is_read() -> None:
    assert parse(TEXT) == ISSUE


def test_an_issue_may_have_no_item_yet() -> None:
    empty = ISSUE.model_copy(update={"practice": (), "theory": (), "news": ()})

    assert parse(TEXT.split("## ", maxsplit=1)[0]) == empty


def test_windows_lines_and_a_byte_order_mark_are_read() -> None:
    assert parse("\ufeff" + TEXT.replace("\n", "\r\n")) == ISSUE


def test_the_published_issue_is_read_through_its_noise(published: str) -> None:
    issue = parse(published)

    sections = [issue.practice, issue.theory]
    items = [[i for c in section for i in c.items] for section in sections]
    nouns = list(_nouns(issue))
    lines = [noun for noun in nouns if isinstance(noun, LinkLine)]
    links = [noun for noun in nouns if isinstance(noun, TextRun) and noun.url]
    rows = [noun for noun in nouns if isinstance(noun, Images)]
    assert [*map(len, items), len(issue.news)] == [19, 11, 4]
    assert [len(section) for section in sections] == [4, 5]
    assert len(lines) + len(links) == 45
    assert sum(len(row.files) for row in rows) == 104
    assert (issue.number, issue.first_session, issue.last_session) == (1, 1, 5)
    assert [f"{issue.date}", f"{issue.cutoff}"] == ["2024-10-08", "2024-09-30"]
    assert not issue.draft


def test_the_published_issue_renders_as_it_reads(
    published: str, render: Render
) -> None:
    issue = parse(published)

    assert parse(render(issue)) == issue


def test_what_a_noun_refuses_is_said_in_the_language_that_is_spoken() -> None:
    nameless = TEXT.replace("### 【greppo 地图】", "### 【　】")

    with speaking("zh"), pytest.raises(LayoutError) as caught:
        parse(nameless)

    assert "name：" in str(caught.value)
    assert not re.search("[a-z]+ [a-z]+", str(caught.value))


@pytest.mark.parametrize(
    ("heading", "read"),
    [
        ("### **【甲】面壁智能**", Item(name="甲", org="面壁智能")),
        ("### 【**甲**】 清华", Item(name="甲", org="清华")),
        ("### <u>【甲 】清华</u>", Item(name="甲", org="清华")),
        ("### 【智能体】-总结", Item(name="智能体", org="-总结")),
    ],
)
def test_the_noise_of_a_heading_is_not_read(heading: str, read: Item) -> None:
    assert parse(TEXT.replace("### 【greppo 地图】", heading)).practice[0].items[
        0
    ].name == (read.name)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        pytest.param(
            lambda t: t.replace("## 🧐 更落地！实践向\n", ""),
            r"line \d+: '其他工具' is in no section",
            id="no section",
        ),
        pytest.param(
            lambda t: t.replace("## 其他工具\n", ""),
            r"【greppo 地图】 is in no category",
            id="no category",
        ),
        pytest.param(
            lambda t: t.replace("### 【greppo 地图】", "### greppo"),
            r"'greppo' is no item's heading",
            id="no brackets",
        ),
        pytest.param(
            lambda t: t.replace("### 【AI 版权】", "## 版权"),
            r"'版权' is no item's heading",
            id="a category of news",
        ),
        pytest.param(
            lambda t: t.replace("## 🤯", "## 空分类\n\n## 🤯"), "items: ", id="no item"
        ),
        pytest.param(
            lambda t: t.replace("近期的两条路线。", "- 近期"),
            "a bullet_list stands in no item",
            id="a list as lead",
        ),
        pytest.param(
            lambda t: t.replace("## 其他工具", "散句\n\n## 其他工具"),
            "a paragraph stands in no item",
            id="a text below a section",
        ),
        pytest.param(
            lambda t: t.replace("static/20240930-tinyvla-1.png", "https://x.cn/a.png"),
            "the picture 'https://x.cn/a.png' is not in static/",
            id="a picture from elsewhere",
        ),
        pytest.param(
            lambda t: t.replace("第 6 至", "第 60 至"), "first session", id="sessions"
        ),
        pytest.param(
            lambda t: t.replace("【greppo 地图】", "【&#8203;】"),
            "name: ",
            id="an empty name",
        ),
    ],
)
def test_what_has_no_meaning_is_named_with_its_line(
    change: Callable[[str], str], fault: str
) -> None:
    with pytest.raises(LayoutError, match=fault) as caught:
        parse(change(TEXT))

    assert caught.value.line > 0


@pytest.mark.parametrize("mark", ["*", "**", "_"])
def test_marks_nested_without_end_are_named_with_their_line(mark: str) -> None:
    line = f"{mark * 2000}词{mark * 2000}"
    at = TEXT.count("\n") + 2

    with pytest.raises(LayoutError, match=f"line {at}: more than 100 marks"):
        parse(f"{TEXT}\n{line}\n")


def test_old_macintosh_lines_are_read_like_any_others() -> None:
    assert parse(TEXT.replace("\n", "\r")) == parse(TEXT)


@pytest.mark.parametrize("piece", ["&amp;", "\\*", "a\n", "`a` "])
def test_thousands_of_pieces_in_one_paragraph_are_read(piece: str) -> None:
    at = TEXT.index("可快速搭建")

    read = parse(f"{TEXT[:at]}{piece * 2_000}{TEXT[at:]}")

    assert read.number == parse(TEXT).number
    assert read != parse(TEXT)


def test_a_line_that_nobody_could_read_is_named() -> None:
    at = TEXT.count("\n") + 2

    with pytest.raises(LayoutError, match=f"line {at}: a line of 400,000 characters"):
        parse(f"{TEXT}\n{'![' * 200_000}\n")
