"""Category of a story, and of the chosen ones together."""

from collections.abc import Mapping
from typing import cast

import pytest

from agents.domain.plan import Quota
from agents.domain.story import Ranked
from agents.domain.words import SectionName
from agents.scout.assign import text_of
from agents.scout.categories import CATEGORIES, HOME, REST
from agents.scout.categorise import category_of, regrouped, settle
from agents.scout.terms import Terms, Words
from agents.scout.weighted_words import entries
from tests import make


def quotas(**own: Quota) -> Mapping[SectionName, Quota]:
    return cast(Mapping[SectionName, Quota], {**make.quotas(), **own})


def category(
    title: str, text: str = "", of: SectionName = "practice", **own: Quota
) -> str:
    story = make.story(title=title, summary=text)
    return category_of(of, story, Words(text_of(story)), quotas(**own))


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Prompting tutorial", "大模型使用技巧"),
        ("An agent workflow app", "大模型产品形态"),
        ("Inference and quantization of weights", "大模型研发"),
        ("A text editor", "其他工具"),
        ("无", "其他工具"),
    ],
)
def test_a_story_has_the_category_that_most_speaks_for(
    title: str, expected: str
) -> None:
    assert category(title) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("A benchmark of theory of mind", "大模型心智测评"),
        ("人形机器人的抓取", "具身智能"),
        ("Detecting hallucinations", "大模型现有问题解决"),
        ("无", "大模型现有问题解决"),
        pytest.param(
            "Scaling laws of pre-training and quantization", "大模型研发",
            id="of how models are made, not of what is wrong with them",
        ),
    ],
)  # fmt: skip
def test_a_paper_has_the_category_of_its_subject(title: str, expected: str) -> None:
    assert category(title, of="theory") == expected


def test_a_word_in_the_title_counts_more_than_one_in_the_text() -> None:
    assert category("Tutorial", "serving and training") == "大模型使用技巧"


def test_news_has_no_categories() -> None:
    assert category("An agent", of="news") == ""


def test_a_category_stands_in_the_section_where_its_stories_are() -> None:
    title = "【某某 文生视频】开源的视频生成工具"

    assert category(title, theory=Quota(items=3)) == "文生视频"
    assert category(title) != "文生视频"  # no section of the operator's lists it


def test_what_takes_the_rest_of_one_section_takes_none_of_another() -> None:
    assert (
        category("Hallucination, jailbreak, 对齐", "幻觉", of="practice")
        not in REST[1:]
    )


def test_a_category_of_the_operator_is_found_by_its_name() -> None:
    own = Quota(items=3, categories=("端侧部署", "其他"))

    assert category("端侧部署实践", practice=own) == "端侧部署"


def test_without_the_houses_last_category_the_operators_takes_the_rest() -> None:
    own = Quota(items=3, categories=("端侧部署", "其他"))

    assert category("一", practice=own) == "其他"


def test_without_categories_of_the_operator_the_houses_are_used() -> None:
    assert category("An agent", practice=Quota(items=3)) == "大模型产品形态"
    assert (
        category_of("theory", make.story(title="机器人"), Words("机器人"), {})
        == "具身智能"
    )


def test_a_category_listed_in_both_sections_is_counted_once() -> None:
    both = Quota(items=3, categories=("文生视频", "大模型研发"))
    story = make.story(title="文生视频与 pre-training 预训练 quantization 量化")
    words = Words(text_of(story))

    assert category_of(
        "practice", story, words, quotas(practice=both, theory=both)
    ) == (category_of("practice", story, words, quotas(practice=both)))


def chosen(*sections: SectionName) -> list[Ranked]:
    return [
        make.ranked(
            make.story(url=f"https://example.org/{n}"),
            section=section,
            category="" if section == "news" else HOME[section][-1],
        )
        for n, section in enumerate(sections)
    ]


def settled(stories: list[Ranked], *names: str) -> list[str]:
    proposed = {r.story.id: name for r, name in zip(stories, names, strict=True)}
    return [ranked.category for ranked in settle(stories, proposed, quotas())]


def test_three_stories_make_a_new_category_and_two_do_not() -> None:
    three = chosen("practice", "practice", "practice")

    assert settled(three, *["语音对话"] * 3) == ["语音对话"] * 3
    assert settled(three, "语音对话", "语音对话", "") == ["其他工具"] * 3


def test_stories_of_two_sections_make_no_new_category_together() -> None:
    mixed = chosen("practice", "practice", "theory")

    assert settled(mixed, *["语音对话"] * 3) == [
        "其他工具", "其他工具", "大模型现有问题解决",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["Voice", "语音", "一二三四五六七八九十", "语音 对话"])
def test_a_new_category_has_four_to_nine_han_characters(name: str) -> None:
    assert (
        settled(chosen("practice", "practice", "practice"), *[name] * 3)
        == ["其他工具"] * 3
    )


@pytest.mark.parametrize(
    ("section", "name", "expected"),
    [
        ("theory", "具身智能", "具身智能"),
        ("practice", " 具身智能 ", "具身智能"),
        ("practice", "大模型现有问题解决", "其他工具"),
        ("news", "具身智能", ""),
    ],
)
def test_a_listed_category_is_taken_where_it_may_stand(
    section: SectionName, name: str, expected: str
) -> None:
    assert settled(chosen(section), name) == [expected]


def test_a_new_category_of_fewer_than_three_chosen_stories_is_given_up() -> None:
    named = [
        ranked.model_copy(update={"category": name})
        for name in ("语音对话", "社会模拟")
        for ranked in chosen("practice", "practice", "practice")
    ]

    kept = regrouped(named[:5], quotas())

    assert [ranked.category for ranked in kept] == [
        *["语音对话"] * 3, *["大模型研发"] * 2,
    ]  # fmt: skip


def test_three_news_make_no_category() -> None:
    assert settled(chosen("news", "news", "news"), *["语音对话"] * 3) == ["", "", ""]


def test_no_word_stands_twice_in_one_category() -> None:
    keys = [(name, *Terms((term,)).all) for name, term, _ in entries(CATEGORIES)]

    assert [key for key in keys if keys.count(key) > 1] == []


def test_every_category_of_the_house_has_words() -> None:
    assert {name for names in HOME.values() for name in names} == set(CATEGORIES)
