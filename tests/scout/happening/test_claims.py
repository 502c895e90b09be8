"""What an entry links as its own paper, code or model."""

from typing import Any

import pytest

from agents.domain.story import Candidate, Link
from agents.scout.cluster import group
from tests import make

PAPER = "https://arxiv.org/abs/2409.01234"
CODE = "https://github.com/lab/thing"


def post(number: int, text: str = "", **given: Any) -> Candidate:
    values = {
        "url": f"https://media{number}.example.org/",
        "source": f"Medium {number}",
        "title": f"Post number {number}",
        "summary": text,
        **given,
    }
    return make.candidate(**values)


def paper() -> Candidate:
    return make.candidate(
        source="arXiv", kind="arxiv", url=PAPER, title="A thing", summary="We present."
    )


@pytest.mark.parametrize(
    "text",
    [
        f"论文地址：{PAPER}",
        "论文 arXiv:2409.01234 已公开。",
        f"The paper ({PAPER}v2) has the proofs.",
    ],
)
def test_a_post_that_gives_one_paper_is_about_it(text: str) -> None:
    [story] = group([post(1, text), paper()])

    assert story.lead.url == PAPER


def test_several_posts_about_one_paper_are_one_story_without_it_too() -> None:
    posts = [post(n, f"论文：{PAPER}") for n in range(3)]

    assert len(group(posts)) == 1
    assert len(group([*posts, paper()])) == 1


def test_a_digest_that_links_five_things_is_none_of_them() -> None:
    papers = [
        paper().model_copy(update={"id": f"{n}", "url": f"{PAPER[:-1]}{n}"})
        for n in range(5)
    ]
    digest = post(1, " ".join(f"论文：{one.url}" for one in papers))

    assert len(group([digest, *papers])) == 6


def test_a_column_merges_nothing_by_a_link() -> None:
    assert (
        len(group([post(1, f"论文：{PAPER}", title="AI 周报：新论文"), paper()])) == 2
    )


def test_an_address_without_a_word_beside_it_merges_nothing() -> None:
    far = "It is known. " * 10

    assert len(group([post(1, f"{far}{PAPER} {far}"), paper()])) == 2


def test_a_post_with_one_paper_and_its_one_repository_joins_all_three() -> None:
    code = make.candidate(source="GitHub", kind="github", url=CODE, title="lab/thing")
    [story] = group([post(1, f"论文：{PAPER} 代码：{CODE}"), paper(), code])

    assert [c.kind for c in story.candidates] == ["arxiv", "github", "feed"]


def test_a_repository_that_two_posts_link_merges_neither() -> None:
    code = make.candidate(source="GitHub", kind="github", url=CODE, title="lab/thing")
    posts = [post(n, f"代码：{CODE}") for n in (1, 2)]

    assert len(group([*posts, code])) == 3


@pytest.mark.parametrize("label", ["model", "demo"])
def test_a_model_and_its_announcement_are_one_story(label: str) -> None:
    model = "https://huggingface.co/lab/model"
    link = Link.model_validate({"label": label, "url": model})

    assert len(group([post(1, links=(link,)), post(2, url=model)])) == 1
