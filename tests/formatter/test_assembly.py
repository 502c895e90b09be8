from hypothesis import example, given
from hypothesis import strategies as st

from agents.domain.issue import Card, Issue
from agents.domain.words import StoryId
from agents.formatter.assembly import assemble, distinguished, printed_order, regrouped
from tests import make


def card(name: str, category: str = "大模型研发", section: str = "practice") -> Card:
    return make.card(
        story_id=StoryId(name),
        section=section,
        category=category,
        item=make.item(name=name),
    )


def categories(issue: Issue) -> list[tuple[str, list[str]]]:
    return [(c.name, [item.name for item in c.items]) for c in issue.practice]


def test_categories_stand_in_the_houses_order_and_new_ones_after_them() -> None:
    cards = [
        card("一", "新的类别"),
        card("二", "其他工具"),
        card("三", "大模型使用技巧"),
    ]

    issue = assemble(make.plan(), cards)

    assert categories(issue) == [
        ("大模型使用技巧", ["三"]),
        ("其他工具", ["二"]),
        ("新的类别", ["一"]),
    ]


def test_a_card_of_a_new_category_moves_no_other_card() -> None:
    cards = [card("二", "其他工具"), card("三", "大模型使用技巧")]

    without = categories(assemble(make.plan(), cards))
    with_it = categories(assemble(make.plan(), [card("一", "新的类别"), *cards]))

    assert with_it[:-1] == without


def test_news_have_no_categories() -> None:
    issue = assemble(make.plan(), [card("一", "", "news")])

    assert [item.name for item in issue.news] == ["一"]


def test_the_sections_are_printed_in_their_order() -> None:
    cards = [card("新闻", "", "news"), card("理论", "具身智能", "theory"), card("实践")]

    printed = [c.item.name for c in printed_order(make.plan(), cards)]

    assert printed == ["实践", "理论", "新闻"]


def test_a_new_category_takes_three_cards() -> None:
    cards = [card(name, "语音对话") for name in "一二三"]
    news = card("四", "", "news")

    def kept(some: list[Card]) -> list[str]:
        return [c.category for c in regrouped(some, make.plan(), lambda _: "其他工具")]

    assert kept([*cards, news]) == ["语音对话", "语音对话", "语音对话", ""]
    assert kept([*cards[:2], card("五")]) == ["其他工具", "其他工具", "大模型研发"]


def test_two_cards_of_one_heading_are_told_apart_whatever_its_case() -> None:
    cards = [card("One 2"), card("ONE-2"), card("Two"), card("one 2"), card("One2")]

    apart = distinguished(cards, lambda _: ["机器之心", "9 月 3 日"])

    assert [c.item.name for c in apart] == [
        "One 2", "ONE-2（机器之心）", "Two", "one 2（9 月 3 日）", "One2（其2）",
    ]  # fmt: skip


@given(st.lists(st.text("aA1-。", min_size=1, max_size=39), max_size=6), st.text())
@example(["1" * 39] * 3, "机器之心" * 20)
def test_no_card_is_lost_and_no_anchor_is_twice(names: list[str], mark: str) -> None:
    apart = distinguished([card(f"名{name}") for name in names], lambda _: [mark])

    anchors = ["".join(filter(str.isalnum, c.item.name.lower())) for c in apart]
    assert len(apart) == len(names)
    assert len({*anchors}) == len(names)
    assert [make.card(item=card.item.model_dump()).item for card in apart] == [
        card.item for card in apart
    ], "a name that no card may have"


def undated(name: str, category: str = "大模型研发", section: str = "practice") -> Card:
    flags = {"flags": ("date-unconfirmed",)}
    return card(name, category, section).model_copy(update=flags)


def test_what_has_no_date_leads_no_section() -> None:
    """Not even where it is the only one of the section's first category."""
    cards = [
        undated("一", "", "news"), card("二", "", "news"),
        undated("三", "大模型产品形态"),
        undated("四", "其他工具"), card("五", "其他工具"),
    ]  # fmt: skip

    issue = assemble(make.plan(), cards)

    assert [item.name for item in issue.news] == ["二", "一"]
    assert categories(issue) == [("其他工具", ["五", "四"]), ("大模型产品形态", ["三"])]
    assert [c.item.name for c in printed_order(make.plan(), cards)] == [
        "五", "四", "三", "二", "一",
    ]  # fmt: skip
