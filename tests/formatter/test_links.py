"""One kind of thing has one label wherever its address comes from."""

import pytest

from agents.domain.story import Link, Story
from agents.formatter.links import link_lines
from tests import make

PAPER = "https://arxiv.org/abs/2409.01234"
CODE = "https://github.com/lab/thing"
THREAD = "https://news.ycombinator.com/item?id=1"


def told(story: Story, *sources: int, **read: str) -> list[tuple[str, str]]:
    materials = [
        make.material(n=n, url=url, kind=kind)
        for n, (kind, url) in enumerate(read.items(), start=1)
    ]
    return [(line.label, line.url) for line in link_lines(sources, story, materials)]


def test_paper_code_post_and_thread_of_one_thing_are_told_by_what_they_are() -> None:
    thread = (Link(label="discussion", url=THREAD),)
    story = make.story(
        make.candidate(kind="arxiv", url=PAPER),
        make.candidate(kind="github", url=CODE),
        make.candidate(url="https://media.example.org/", links=thread),
    )

    assert told(story) == [
        ("论文地址", PAPER),
        ("储存库", CODE),
        ("讨论", THREAD),
        ("解读", "https://media.example.org/"),
    ]


@pytest.mark.parametrize(
    ("url", "label"),
    [
        (PAPER, "论文地址"),
        ("https://doi.org/10.1038/s41586-024-07711-7", "论文地址"),
        (CODE, "储存库"),
        (f"{CODE}/releases/tag/v1", "发布页"),
        ("https://huggingface.co/lab/model", "模型地址"),
        ("https://huggingface.co/spaces/lab/demo", "体验"),
        ("https://huggingface.co/datasets/lab/data", "数据集"),
        ("https://pypi.org/project/thing/", "软件包"),
        (THREAD, "讨论"),
        ("https://media.example.org/", "原文"),
    ],
)
def test_a_lead_is_labelled_by_its_address(url: str, label: str) -> None:
    assert told(make.story(make.candidate(url=url))) == [(label, url)]


def test_the_thread_that_was_read_is_a_discussion_and_no_further_link() -> None:
    assert told(make.story(), 1, discussion=THREAD)[1] == ("讨论", THREAD)


def test_a_page_that_was_read_by_the_way_is_a_further_link() -> None:
    page = "https://else.example.org/"

    assert told(make.story(), 1, article=page)[1] == ("相关链接", page)


def test_a_chosen_source_that_the_story_links_has_its_own_label() -> None:
    demo = Link(label="demo", url="https://demo.example.org/")
    story = make.story(make.candidate(links=(demo,)))

    assert told(story, 1, article=demo.url)[1] == ("体验", demo.url)


def test_the_post_that_was_chosen_is_about_the_paper() -> None:
    post = make.candidate(url="https://media.example.org/")
    story = make.story(make.candidate(kind="arxiv", url=PAPER), post)

    assert told(story, 1, article=post.url)[1] == ("解读", post.url)


def test_a_release_is_its_own_page() -> None:
    story = make.story(make.candidate(release="v1", url="https://a.example.org/v1"))

    assert told(story) == [("发布页", "https://a.example.org/v1")]
