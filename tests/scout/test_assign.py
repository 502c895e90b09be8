"""Section of a story: who says so, what it is, what its words say."""

from typing import Any

import pytest

from agents.domain.words import SectionName
from agents.scout.assign import cued, section_of, text_of
from agents.scout.cues import CUES, HOSTS
from agents.scout.habit import Habit, Printed, best
from agents.scout.terms import Terms, Words
from agents.scout.weighted_words import entries
from tests import make


def section(habit: Habit | None = None, **given: Any) -> str:
    story = make.story(**given)
    return section_of(story, Words(text_of(story)), habit)


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
        pytest.param({"title": "无", "summary": ""}, "practice", id="no word at all"),
    ],
)
def test_a_story_has_the_section_that_its_sources_or_words_name(
    given_: dict[str, Any], expected: str
) -> None:
    assert section(**given_) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://arxiv.org/abs/2408.01234", "theory"),
        ("https://www.reuters.com/technology/one", "news"),
        ("https://edition.cnn.com:443/one", "news"),
        ("https://github.com/one/two", "practice"),
        ("https://notgithub.com.example.org/one", "practice"),
        ("https://localhost/one", "practice"),
    ],
)
def test_where_words_are_silent_the_publisher_tells(url: str, expected: str) -> None:
    assert section(url=url, title="One", summary="") == expected


def test_a_press_outlet_may_tell_of_a_tool() -> None:
    told: dict[str, Any] = {
        "url": "https://techcrunch.com/one",
        "title": "Notes app launches a plugin, free to download",
        "summary": "Install it on macOS and Windows.",
    }

    assert section(**told) == "practice"


def test_an_entry_that_links_its_paper_is_rather_theory() -> None:
    paper = {"label": "paper", "url": "https://example.org/paper"}

    assert section(title="One", summary="") == "practice"
    assert section(title="One", summary="", links=(paper,)) == "theory"


def test_a_word_in_the_title_counts_more_than_one_in_the_text() -> None:
    assert section(title="某大学的工作", summary="下载") == "theory"
    assert section(title="下载", summary="某大学的工作") == "practice"


def test_a_word_counts_less_the_later_it_comes() -> None:
    late = f"免费下载。{'。' * 400}董事会、版权"

    assert section(title="一", summary=late) == "practice"
    assert section(title="一", summary=late.replace("。" * 400, "")) == "news"


def test_what_was_printed_decides_between_sections_that_nothing_tells_apart() -> None:
    printed: list[Printed] = [("观星札记", "theory"), ("烹饪", "practice")]
    habit = Habit(printed * 4)

    assert section(title="观星札记", summary="") == "practice"
    assert section(habit, title="观星札记", summary="") == "theory"


def test_the_words_of_a_text_alone_can_be_asked() -> None:
    assert best(cued("法院判决\n版权")) == "news"


@pytest.mark.parametrize("table", [CUES, HOSTS], ids=["cues", "hosts"])
def test_no_word_stands_twice_in_one_section(
    table: dict[SectionName, dict[float, str]],
) -> None:
    keys = [(name, *Terms((term,)).all) for name, term, _ in entries(table)]

    assert [key for key in keys if keys.count(key) > 1] == []
