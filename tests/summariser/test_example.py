"""The earlier item that shows how the house writes."""

import pytest

from agents.domain.issue import Category, Images, Issue, Item, LinkLine, Paragraph, Run
from agents.domain.words import SectionName
from agents.summariser.example import nearest
from tests import make

LONG = "它把任务拆成几步，每一步由单独的智能体完成，再由检查模块汇总结果。" * 4


def item(name: str, *texts: str) -> Item:
    blocks = tuple(Paragraph(text=(Run(text=text),)) for text in texts)
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
        item("甲", f"语音对话模型。{LONG}"), item("乙", f"文生视频模型。{LONG}")
    )

    assert shown(archive, title="新的语音对话模型").startswith("语音对话模型。")
    assert shown(archive, title="新的文生视频模型").startswith("文生视频模型。")


def test_only_the_same_section_counts() -> None:
    assert shown(issue(item("甲", LONG)), section="theory") == ""


def test_the_same_category_counts_a_little() -> None:
    other = make.issue(
        practice=(
            Category(name="其他工具", items=(item("甲", f"一。{LONG}"),)),
            Category(name="大模型研发", items=(item("乙", f"二。{LONG}"),)),
        )
    )

    assert shown(other).startswith("二。")


def test_the_later_issue_comes_first_where_all_else_is_equal() -> None:
    archive = [issue(item("甲", f"{n}。{LONG}"), number=n) for n in range(1, 6)]

    assert shown(*archive).startswith("5。")


@pytest.mark.parametrize("times", [1, 5, 40])
def test_an_example_is_whole_sentences_of_at_most_600_characters(times: int) -> None:
    text = shown(issue(item("甲", LONG * times, LONG)))

    assert 120 <= len(text) <= 600
    assert text.endswith("。")


def test_what_is_too_short_is_no_example() -> None:
    assert shown(issue(item("甲", "一句话。"))) == ""


def test_links_pictures_labels_and_the_exports_noise_are_left_out() -> None:
    noisy = make.item(
        blocks=(
            Paragraph(text=(Run(text="特点"),)),
            LinkLine(label="原文", url=make.URL),
            Images(files=("static/a.png",)),
            Paragraph(text=(Run(text=f"**见** https://a.example/x ，好。{LONG}"),)),
        )
    )

    assert shown(issue(noisy)) == f"见 ，好。{LONG}"
