"""What only a comment says is borne out only where it is told as somebody's words."""

import pytest

from agents.domain.issue import Bullet, Bullets, Labelled, Paragraph, Quote, TextRun
from agents.domain.words import Flag
from agents.summariser.checks.attribution import attributed, reported, usable_for
from agents.summariser.checks.ground import ground
from agents.summariser.checks.rules import check, check_sentence
from tests import make

PAGE = make.material(text="The lab released a model with 7 billion parameters.")
TALK = make.material(
    n=2,
    kind="discussion",
    url="https://news.ycombinator.com/item?id=1",
    text="HN 用户 ann：We ran Falconet and paid 4,217 dollars a month for it."
    "\nHN 用户 bob（回复 HN 用户 ann）：However, it was 39% slower for us.",
)
BASE = ground((PAGE, TALK))


def flags(sentence: str) -> list[Flag]:
    return [complaint.flag for complaint in check_sentence(sentence, BASE)]


@pytest.mark.parametrize(
    "sentence",
    [
        "HN 用户 ann 每月为它付 4217 美元。",
        "有用户说它慢了 39%。",
        "一位用户估算每月要 4217 美元。",
        "网友反映它慢了 39%。",
        "评论里有人说它慢了 39%。",
        "反方：它慢了 39%。",
        "Hacker News 上有人说它慢了 39%。",
    ],
)
def test_an_attributed_figure_of_a_comment_is_no_fault(sentence: str) -> None:
    assert flags(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "它每月花费 4217 美元。",
        "它慢了 39%。",
        "它有 39% 的用户。",
        "已有 4217 名用户。",
        "它拥有用户 4217 万。",
        "用户量增长了 39%。",
    ],
)
def test_a_figure_that_only_a_comment_states_is_flagged(sentence: str) -> None:
    assert flags(sentence) == ["number-not-in-source"]


def test_so_are_names_and_quotations() -> None:
    assert flags("它的对手是 Falconet。") == ["name-not-in-source"]
    assert flags("实验室说“it was 39% slower for us”。") != []
    assert flags("网友 bob 说“it was 39% slower for us”，指的是 Falconet。") == []


def test_what_the_source_states_needs_nobody_to_say_it() -> None:
    assert flags("它有 70 亿参数。") == []
    assert flags("用户 ann 说它有 70 亿参数。") == []


def test_without_a_discussion_nothing_is_told_apart() -> None:
    assert ground((PAGE,)).own is None


def test_a_side_s_paragraph_may_go_on_without_naming_it_again() -> None:
    answer = "反方认为它太贵。每月要 4217 美元。\n它慢了 39%。"

    found = [c for c in check(answer, BASE) if c.flag == "number-not-in-source"]

    assert [c.sentence for c in found] == ["它慢了 39%。"]


def test_an_item_reports_below_its_sides_and_in_a_user_s_quotation() -> None:
    def words(text: str) -> tuple[TextRun, ...]:
        return (TextRun(text=text),)

    item = make.item(
        blocks=(
            Labelled(label="要点", text=words("一。")),
            Bullets(items=(Bullet(text=words("二。")),)),
            Labelled(label="正方", text=words("三。")),
            Bullets(items=(Bullet(text=words("四。")),)),
            Paragraph(text=(TextRun(text="反方", style="bold"),)),
            Bullets(items=(Bullet(text=words("五。")),)),
            Paragraph(text=words("六。")),
            Quote(lines=(words("seven"),), by="HN 用户 ann"),
            Quote(lines=(words("eight"),), by="某实验室"),
        )
    )

    assert reported(item).split("\n") == ["三。", "四。", "五。", "seven"]


def test_a_comment_is_heard_only_by_what_is_told_as_said() -> None:
    assert usable_for((PAGE, TALK), said=False) == [PAGE]
    assert usable_for((PAGE, TALK), said=True) == [PAGE, TALK]


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("多名用户质疑它的成本。", True),
        ("用户们普遍认为它太慢。", True),
        ("用户可以在本地运行。", False),
        ("面向 300 万用户开放。", False),
        ("CHN 标准有 3 版。", False),
    ],
)
def test_users_who_say_something_are_told_from_users(
    sentence: str, *, said: bool
) -> None:
    assert attributed(sentence) == said
