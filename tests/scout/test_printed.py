"""Items of the archive as examples of what the team prints."""

from agents.domain.block import Labelled, Paragraph
from agents.domain.issue import Category, Issue, Item
from agents.domain.text import TextRun
from agents.scout.printed import examples
from tests import make

TELLING = "这是一个开源的框架，可以把长文档变成一段十分钟的音频节目。"


def item(name: str, *said: str) -> Item:
    blocks = tuple(Paragraph(text=(TextRun(text=text),)) for text in said or (TELLING,))
    return make.item(name=name, blocks=blocks)


def issue(**given: object) -> Issue:
    practice = (
        Category(name="大模型研发", items=(item("甲"), item("乙"))),
        Category(name="其他工具", items=(item("丙"),)),
    )
    theory = (Category(name="具身智能", items=(item("丁"),)),)
    news = (item("戊"), item("己"))
    return make.issue(practice=practice, theory=theory, news=news, **given)


def names(archive: tuple[Issue, ...]) -> list[str]:
    return [line.partition("】")[0] for line in examples(archive)]


def test_up_to_five_items_of_every_section_and_of_several_categories() -> None:
    assert names((issue(),)) == [
        "practice：【甲", "theory：【丁", "news：【戊", "practice：【丙",
    ]  # fmt: skip


def test_the_newest_issue_gives_the_examples() -> None:
    newer = make.issue(
        number=3, practice=(Category(name="大模型研发", items=(item("新"),)),)
    )

    assert names((issue(), newer))[0] == "practice：【新"


def test_an_example_is_the_sentence_that_says_what_it_is() -> None:
    team = "课题组由两位老师指导，现有博士生、硕士生十余人，访问学生十余人。"
    said = item("甲", team, TELLING)
    alone = item("乙", team)
    short = item("丙", "很好。")
    labelled = make.item(
        name="丁", blocks=(Labelled(label="问题", text=(TextRun(text=TELLING),)),)
    )
    categories = tuple(
        Category(name=f"分类之{n}", items=(one,))
        for n, one in zip("一二三四", (said, short, alone, labelled), strict=True)
    )

    told = examples((make.issue(practice=categories),))

    assert told == [f"practice：【甲】{TELLING}", f"practice：【乙】{team}"]


def test_an_empty_archive_gives_none() -> None:
    assert examples(()) == []
