"""The earlier item that shows how the house writes."""

import pytest

from agents.domain.issue import (
    Category,
    Images,
    Issue,
    Item,
    LinkLine,
    Paragraph,
    TextRun,
)
from agents.domain.words import SectionName
from agents.summariser.example import nearest
from tests import make

LONG = "它把任务拆成几步，每一步由单独的智能体完成，再由检查模块汇总结果。" * 4


def item(name: str, *texts: str) -> Item:
    blocks = tuple(Paragraph(text=(TextRun(text=text),)) for text in texts)
    return make.item(name=name, blocks=blocks)


def issue(*items: Item, number: int = 1, category: str = "其他工具") -> Issue:
    return make.issue(
        number=number, practice=(Category(name=category, items=items),), news=()
    )


def shown(
    *archive: Issue, section: SectionName = "practice", title: str = "一件事"
) -> str:
    story = make.story(title=title, summary="")
    return nearest(archive, make.ranked(story, section=section, category="大模型研发"))


def test_an_empty_archive_shows_nothing() -> None:
    assert shown() == ""


def test_the_item_with_the_most_words_in_common_is_shown() -> None:
    archive = issue(
        item("语音对话", f"语音对话模型。{LONG}"),
        item("文生视频", f"文生视频模型。{LONG}"),
    )

    assert shown(archive, title="新的语音对话模型").startswith("语音对话模型。")
    assert shown(archive, title="新的文生视频模型").startswith("文生视频模型。")


def test_only_the_same_section_counts() -> None:
    assert shown(issue(item("智能体", LONG)), section="theory") == ""


def test_the_same_category_counts_a_little() -> None:
    other = make.issue(
        practice=(
            Category(name="其他工具", items=(item("工具一", f"工具一。{LONG}"),)),
            Category(name="大模型研发", items=(item("工具二", f"工具二。{LONG}"),)),
        )
    )

    assert shown(other).startswith("工具二。")


def test_the_later_issue_comes_first_where_all_else_is_equal() -> None:
    archive = [
        issue(item("智能体", f"智能体{n}。{LONG}"), number=n) for n in range(1, 6)
    ]

    assert shown(*archive).startswith("智能体5。")


@pytest.mark.parametrize("count", [1, 5, 40])
def test_an_example_is_whole_paragraphs_of_at_most_600_characters(count: int) -> None:
    text = shown(issue(item("智能体", *[LONG] * count)))

    assert 120 <= len(text) <= 600
    assert set(text.split("\n")) == {LONG}


def test_what_is_too_short_is_no_example() -> None:
    assert shown(issue(item("智能体", "智能体是一句话。"))) == ""


@pytest.mark.parametrize(
    "text",
    [
        f"团队：{LONG}",
        f"智能体太好用了！{LONG}",
        f"如图所示。{LONG}",
        f"见 https://a.example/x ，好。{LONG}",
        f"【智能体】{LONG}",
        f"[智能体] {LONG}",
        "The agent splits its task into a few steps, and each is done by another one. "
        * 3,
        LONG.rstrip("。"),
    ],
)
def test_a_paragraph_that_is_no_example_is_left_out(text: str) -> None:
    assert shown(issue(item("智能体", text))) == ""
    assert shown(issue(item("智能体", text, LONG))) == LONG


def test_it_begins_with_what_the_thing_is_or_in_the_news_with_what_happened() -> None:
    before = f"这样的事以前很难。{LONG.replace('智能体', '模块')}"
    told = f"9 月 18 日，两家公司宣布合作。{LONG}"

    assert shown(
        issue(item("Orbit 智能体", before, f"Orbit 会拆任务。{LONG}"))
    ).startswith("Orbit 会拆任务。")
    assert shown(issue(item("Orbit 智能体", before, LONG))) == ""
    assert shown(issue(item("合作", told))) != ""
    news = make.issue(practice=(), news=(item("影视 Orbit", before, told),))
    assert shown(news, section="news") == told


def test_links_pictures_and_labels_are_left_out() -> None:
    noisy = make.item(
        name="智能体",
        blocks=(
            Paragraph(text=(TextRun(text="特点"),)),
            LinkLine(label="原文", url=make.URL),
            Images(files=("static/a.png",)),
            Paragraph(text=(TextRun(text=f"**智能体**。{LONG}"),)),
        ),
    )

    assert shown(issue(noisy)) == f"智能体。{LONG}"
