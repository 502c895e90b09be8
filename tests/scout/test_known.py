"""What the archive already shared."""

import pytest

from agents.domain.issue import (
    Block,
    Bullet,
    Bullets,
    Category,
    Issue,
    Labelled,
    LinkLine,
    Numbered,
    Paragraph,
    Quote,
    Run,
    Separator,
    Text,
    Tip,
)
from agents.domain.story import Link, Story
from agents.scout.known import archive_keys, items_of, split, urls_of
from tests import make

URL = "https://example.org/shared"
PAPER = "https://arxiv.org/abs/2409.01234"
REPOSITORY = "https://github.com/Lab/Thing"
LINKED: Text = (Run(text="见"), Run(text="原文", style="link", url=URL))


def shared(*urls: str, number: int = 1, name: str = "一条") -> Issue:
    blocks = tuple(LinkLine(label="原文", url=url) for url in urls)
    item = make.item(name=name, blocks=blocks)
    return make.issue(number=number, practice=(), news=(item,))


def numbers(story: Story, *archive: Issue) -> list[int]:
    return [number for _, number in split([story], archive)[1]]


@pytest.mark.parametrize(
    "block",
    [
        LinkLine(label="原文", url=URL),
        LinkLine(url=URL),
        Paragraph(text=LINKED),
        Labelled(label="代码", text=LINKED),
        Bullets(items=(Bullet(text=LINKED),)),
        Bullets(items=(Bullet(text=(Run(text="一"),), children=(LINKED,)),)),
        Numbered(items=(Bullet(text=LINKED),)),
        Quote(lines=((Run(text="引"),), LINKED)),
        Tip(text=LINKED),
    ],
)
def test_a_link_is_remembered_wherever_it_stands(block: Block) -> None:
    item = make.item(blocks=(Separator(), block))

    assert list(urls_of(item)) == [URL]


def test_every_section_is_remembered() -> None:
    one, two, three = (make.item(name=name) for name in ("甲", "乙", "丙"))
    issue = make.issue(
        practice=(Category(name="工具", items=(one,)),),
        theory=(Category(name="评测", items=(two,)),),
        news=(three,),
    )

    assert [item.name for item in items_of(issue)] == ["甲", "乙", "丙"]


@pytest.mark.parametrize(
    ("printed", "seen"),
    [
        ("https://arxiv.org/pdf/2409.01234v2", PAPER),
        ("https://huggingface.co/papers/2409.01234", PAPER),
        ("http://www.example.org/a/", "https://example.org/a?utm_source=feed#x"),
        (f"{REPOSITORY}/tree/main", "https://github.com/lab/thing.git"),
        (f"{REPOSITORY}/releases/tag/v1", f"{REPOSITORY}/releases/tag/v1"),
    ],
)
def test_what_was_shared_is_known_by_any_of_its_addresses(
    printed: str, seen: str
) -> None:
    assert numbers(make.story(url=seen), shared(printed, number=7)) == [7]


def test_a_story_is_known_by_any_of_its_candidates() -> None:
    story = make.story(make.candidate(url="https://a.example/new"),
                       make.candidate(url=URL))  # fmt: skip

    assert numbers(story, shared(URL)) == [1]


def test_a_story_is_known_by_its_name() -> None:
    story = make.story(title="军事领域负责任人工智能峰会")

    assert numbers(story, shared(name="军事领域负责任人工智能峰会")) == [1]
    assert numbers(make.story(title="一条"), shared(name="一条")) == []


def test_the_issue_that_shared_it_first_is_named() -> None:
    archive = (shared(URL, number=1), shared(URL, number=2))

    assert archive_keys(archive)[f"url:{URL}"] == 1


def test_what_was_not_shared_is_new() -> None:
    story = make.story(url="https://example.org/other")

    assert split([story], [shared(URL)]) == ([story], [])
    assert split([story], []) == ([story], [])


def test_a_new_paper_is_new_though_its_repository_was_shared() -> None:
    code = (Link(label="code", url=REPOSITORY),)
    paper = make.story(kind="arxiv", url=PAPER, title="Paper", links=code)

    assert numbers(paper, shared(REPOSITORY)) == []


def test_a_release_of_a_shared_repository_is_a_follow_up() -> None:
    release = make.story(
        url=f"{REPOSITORY}/releases/tag/v2", release="v2", flags=("date-unconfirmed",)
    )

    [new], old = split([release], [shared(REPOSITORY)])

    assert old == []
    assert new.id == release.id
    assert new.lead.flags == ("date-unconfirmed", "follow-up")


def test_a_release_of_a_repository_that_was_not_shared_is_no_follow_up() -> None:
    release = make.story(url=f"{REPOSITORY}/releases/tag/v2", release="v2")

    assert split([release], [shared(URL)]) == ([release], [])
