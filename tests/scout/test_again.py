"""What a better story tells already does not come twice."""

import datetime as dt
from typing import Any

import pytest

from agents.domain.story import Link, Ranked
from agents.scout.again import told_again
from tests import make

REPOSITORY = "https://github.com/lab/thing"


def entry(number: int = 0, **given: Any) -> Ranked:
    values = {
        "url": f"https://example.org/{number}",
        "title": f"AI, number {number:04}",
        "source": f"Feed {number}",
        **given,
    }
    return make.ranked(make.story(**values), score=99.0 - number)


def again(*entries: Ranked) -> list[str]:
    return list(told_again(entries).values())


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"url": f"{REPOSITORY}/releases/tag/v2"}, id="its release"),
        pytest.param({"url": "https://github.com/Lab/Thing/issues/1"}, id="its issue"),
        pytest.param({"links": (Link(label="code", url=REPOSITORY),)}, id="its paper"),
    ],
)
def test_no_repository_comes_twice(other: dict[str, Any]) -> None:
    repository = entry(0, url=REPOSITORY, kind="github")

    assert again(repository, entry(1, **other)) == ["同一仓库已有一条"]


def test_two_pages_that_mention_a_repository_may_both_come() -> None:
    link = (Link(label="page", url=REPOSITORY),)

    assert again(entry(0, links=link), entry(1, links=link)) == []


@pytest.mark.parametrize("moment", [make.DAY + dt.timedelta(7), None])
def test_one_release_told_by_two_media_comes_once(moment: dt.datetime | None) -> None:
    first = entry(0, title="Qwen2.5 is an open LLM")
    other = entry(1, title="大模型 Qwen 2.5 开源", published=moment)

    assert again(first, other) == ["与「Qwen2.5 is an open LLM」说的是同一产品"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param({"title": "LLM Qwen2.5"}, {"title": "LLM Qwen2"}, id="versions"),
        pytest.param(
            {"title": "AI in September 2024"}, {"title": "LLM of September 2024"}, id="year"
        ),
        pytest.param({"title": "LLM GPT-4o"}, {"title": "LLM GPT-4"}, id="longer names"),
        pytest.param(
            {"title": "LLM Qwen2.5"},
            {"title": "LLM Qwen2.5", "published": make.DAY + dt.timedelta(8)},
            id="a week later",
        ),
        pytest.param(
            {"title": "GPT-4 and law", "kind": "arxiv"},
            {"title": "GPT-4 and art", "kind": "arxiv"},
            id="two papers that study one model",
        ),
    ],
)  # fmt: skip
def test_two_things_with_a_version_in_their_titles_may_both_come(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    assert again(entry(0, **one), entry(1, **other)) == []
