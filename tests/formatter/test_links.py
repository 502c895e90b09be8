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
        ("解读", "https://media.example.org/"),
        ("讨论", THREAD),
    ]


def test_what_people_say_makes_way_for_what_a_maker_says() -> None:
    thread = (Link(label="discussion", url=THREAD),)
    posts = [f"https://media{n}.example.org/" for n in range(3)]
    maker = "https://maker.example.org/blog/thing"
    story = make.story(
        *(make.candidate(url=url) for url in posts),
        make.candidate(kind="hackernews", url=maker, links=thread),
    )

    urls = [url for _, url in told(story, 1, feed=posts[0])]

    assert maker in urls
    assert THREAD not in urls


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


LONG = (
    "https://press.example.org/2024/09/29/a-headline-that-is-spelt-out-in-its-address/"
)


def texts(url: str, **given: str) -> list[str]:
    story = make.story(make.candidate(url=url, **given))
    return [line.text for line in link_lines((), story, ())]


@pytest.mark.parametrize(
    ("url", "source", "text"),
    [
        (LONG, "Hacker News", "A new language model · press.example.org"),
        (LONG, "Press Daily", "A new language model · Press Daily"),
        ("https://a.cn/p?id=7&spm=x", "甲", "A new language model · a.cn"),
        ("https://www.a.cn/?utm_source=b", "", "A new language model · a.cn"),
        (
            "https://mp.weixin.qq.com/s/" + "x" * 40,
            "机器之心",
            "A new language model · 机器之心",
        ),
        ("https://a.cn/p?id=7", "甲", ""),
    ],
)
def test_an_address_that_tells_nothing_is_shown_as_title_and_publisher(
    url: str, source: str, text: str
) -> None:
    assert texts(url, source=source) == [text]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("模型发布,更快 | 某媒体", "模型发布，更快 · press.example.org"),
        ("one word " * 20, "one word " * 8 + "one word…… · press.example.org"),
        ("字" * 100, "字" * 80 + "…… · press.example.org"),
        ("https://other.example.org/ moved", ""),
    ],
)
def test_a_title_is_one_short_line_of_the_house_and_shows_no_other_address(
    title: str, text: str
) -> None:
    assert texts(LONG, title=title) == [text]


def test_a_long_address_whose_title_nobody_knows_is_shown_itself() -> None:
    page = Link(label="project", url=f"{LONG}project")

    lines = link_lines((), make.story(make.candidate(links=(page,))), ())

    assert [line.text for line in lines] == ["", ""]
