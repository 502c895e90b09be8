"""Section and category of a story."""

from collections.abc import Mapping
from typing import Any, cast

import pytest

from agents.domain.plan import Quota
from agents.domain.words import SectionName
from agents.scout.assign import category_of, section_of, text_of
from agents.scout.terms import Words
from tests import make


def section(**given: Any) -> str:
    story = make.story(**given)
    return section_of(story, Words(text_of(story)))


def category(
    title: str, text: str = "", of: SectionName = "practice", **own: Quota
) -> str:
    quotas = cast(Mapping[SectionName, Quota], {**make.quotas(), **own})
    return category_of(of, Words(title), Words(f"{title} {text}"), quotas)


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        pytest.param({"kind": "arxiv", "section": "news"}, "news", id="the hint first"),
        pytest.param({"kind": "arxiv"}, "theory", id="a paper"),
        pytest.param({"kind": "huggingface"}, "theory", id="a paper with votes"),
        pytest.param({"kind": "github"}, "practice", id="a repository"),
        pytest.param({"release": "v1"}, "practice", id="a release in a feed"),
        pytest.param(
            {"title": "论文：研究者提出新基准"}, "theory", id="words of theory"
        ),
        pytest.param({"title": "开源框架与工具上线"}, "practice", id="of practice"),
        pytest.param({"title": "监管政策与融资"}, "news", id="of news"),
        pytest.param({"title": "无", "summary": ""}, "news", id="no word at all"),
    ],
)
def test_a_story_has_the_section_that_its_sources_or_words_name(
    given_: dict[str, Any], expected: str
) -> None:
    assert section(**given_) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Prompting tutorial", "大模型使用技巧"),
        ("An agent workflow app", "大模型产品形态"),
        ("Inference and quantization of weights", "大模型研发"),
        ("A text editor", "其他工具"),
    ],
)
def test_a_story_has_the_category_with_the_most_words(
    title: str, expected: str
) -> None:
    assert category(title) == expected


def test_a_word_in_the_title_counts_more_than_one_in_the_text() -> None:
    assert category("Tutorial", "serving and training") == "大模型使用技巧"


def test_news_has_no_categories() -> None:
    assert category("An agent", of="news") == ""


def test_a_category_of_the_operator_is_found_by_its_name() -> None:
    own = Quota(items=3, categories=("端侧部署", "其他"))

    assert category("端侧部署实践", practice=own) == "端侧部署"


def test_without_the_houses_last_category_the_operators_takes_the_rest() -> None:
    own = Quota(items=3, categories=("端侧部署", "其他"))

    assert category("A text editor", practice=own) == "其他"


def test_without_categories_of_the_operator_the_houses_are_used() -> None:
    assert category("An agent", practice=Quota(items=3)) == "大模型产品形态"
