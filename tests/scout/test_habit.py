"""What the team's own items teach about sections."""

from agents.domain.issue import Category
from agents.domain.words import SECTIONS, SectionName
from agents.scout.habit import EACH, ENOUGH, Habit, Printed, best, learn, printed
from tests import make

ABOUT: dict[SectionName, str] = {
    "practice": "烹饪 cooking", "theory": "观星 stars", "news": "航海 sailing",
}  # fmt: skip


def items(each: int) -> list[Printed]:
    return [(ABOUT[name], name) for _ in range(each) for name in SECTIONS]


def knows_nothing(_: str) -> dict[SectionName, float]:
    return dict.fromkeys(SECTIONS, 0.0)


def knows_all(text: str) -> dict[SectionName, float]:
    return {name: 99.0 * (text == ABOUT[name]) for name in SECTIONS}


def test_words_of_printed_items_speak_for_their_section() -> None:
    habit = learn(items(ENOUGH // 3), knows_nothing)

    assert habit
    assert {name: best(habit.of(text)) for name, text in ABOUT.items()} == {
        name: name for name in SECTIONS
    }


def test_nothing_is_learnt_from_few_items() -> None:
    assert learn(items(ENOUGH // 3 - 1), knows_nothing) is None


def test_nothing_is_learnt_where_a_section_has_hardly_any() -> None:
    many = [*items(EACH - 1), *[(ABOUT["practice"], SECTIONS[0])] * ENOUGH]

    assert learn(many, knows_nothing) is None


def test_what_is_learnt_is_left_out_where_it_finds_fewer_sections() -> None:
    misleading = [
        (f"{ABOUT[SECTIONS[n % 3]]} {n}", SECTIONS[(n + n % 5) % 3])
        for n in range(ENOUGH)  # other words in each of the five parts
    ]

    def told(text: str) -> dict[SectionName, float]:
        right = dict(misleading)[text]
        return {name: 0.1 * (name == right) for name in SECTIONS}

    assert learn(misleading, told) is None
    assert learn(items(ENOUGH), knows_all)


def test_what_is_learnt_outweighs_no_more_than_two_telling_words() -> None:
    habit = Habit(items(1000))

    assert min(habit.of("烹饪 cooking" * 3).values()) >= -12


def test_a_word_of_one_item_alone_teaches_nothing() -> None:
    habit = Habit([("观星", "theory"), ("烹饪", "practice"), ("航海", "news")])

    assert habit.of("观星") == dict.fromkeys(SECTIONS, 0.0)


def test_it_is_the_share_of_a_section_that_speaks_not_the_number() -> None:
    seldom = [("galaxy stars" if n < 10 else "cooking", SECTIONS[0]) for n in range(40)]
    always: list[Printed] = [("galaxy stars", SECTIONS[1])] * 10

    assert best(Habit([*seldom, *always]).of("galaxy stars")) == SECTIONS[1]


def test_every_item_of_the_archive_is_read_with_its_section() -> None:
    issue = make.issue(
        practice=(Category(name="大模型研发", items=(make.item(),)),),
        news=(make.item(name="一事"),),
    )

    assert printed([issue]) == [
        ("【语言模型 One】某实验室\n一段正文。", "practice"),
        ("【一事】某实验室\n一段正文。", "news"),
    ]
