"""What was read says which paper or code it is about, and that is told once."""

import datetime as dt
from typing import Any

import pytest

from agents.domain.issue import Issue, LinkLine
from agents.domain.story import Gathered, Ranked
from agents.domain.words import StoryId
from agents.scout.choose import choose
from agents.scout.duplicates import repeated
from agents.scout.own_works import shared_works, works_of
from tests import make

CODE = "https://github.com/heron-lab/quillmap"
PAPER = "https://arxiv.org/abs/2408.04321"
GIVES_CODE = f"这个地图工具今天开源了。项目地址：{CODE}"
GIVES_PAPER = f"研究者让大模型看地图。论文地址：{PAPER}"
SINCE = make.window().since.date()


def post(number: int, title: str, **given: Any) -> Ranked:
    lead = {"url": f"https://example.org/{number}", "source": f"Feed {number}", **given}
    return make.ranked(make.story(title=title, **lead), score=90.0 - number)


def works(entry: Ranked, text: str, kind: str = "article") -> frozenset[str]:
    material = make.material(kind=kind, text=text)
    gathered = Gathered(story_id=entry.story.id, materials=(material,))
    return works_of(entry.story, gathered)


def again(*read: tuple[Ranked, str]) -> list[StoryId]:
    found = {entry.story.id: works(entry, text) for entry, text in read}
    return list(repeated((entry for entry, _ in read), found))


def test_a_page_says_what_is_its_paper_and_its_code() -> None:
    entry = post(0, "会看地图的模型来了")

    assert works(entry, f"{GIVES_PAPER}\n代码：{CODE}") == {
        "arxiv:2408.04321",
        "github:heron-lab/quillmap",
    }


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"论文地址：{PAPER}\n论文地址：{PAPER[:-1]}2", id="two papers"),
        pytest.param(f"他还谈到别的。{PAPER}", id="in passing"),
        pytest.param("没有地址。", id="none"),
    ],
)
def test_a_page_that_names_two_or_none_is_about_none(text: str) -> None:
    assert works(post(0, "会看地图的模型来了"), text) == frozenset()


def test_what_is_said_of_it_elsewhere_and_what_a_paper_links_are_not_its_own() -> None:
    paper = post(0, "Maps", kind="arxiv", url="https://arxiv.org/abs/2408.00001")

    assert works(post(1, "会看地图的模型来了"), GIVES_CODE, "discussion") == frozenset()
    assert works(paper, GIVES_CODE) == frozenset()


def test_an_address_at_the_end_of_a_long_page_counts() -> None:
    text = f"{'很长的介绍。' * 3_000}\n{GIVES_PAPER}"

    assert works(post(0, "会看地图的模型来了"), text) == {"arxiv:2408.04321"}


def test_a_repository_and_the_news_whose_page_gives_it_come_once() -> None:
    code = post(0, "heron-lab/quillmap", kind="github", url=CODE)
    news = post(1, "离职三个月，他带着团队交出第一件作品")

    assert again((code, ""), (news, GIVES_CODE)) == [news.story.id]


def test_two_posts_whose_pages_give_one_paper_come_once() -> None:
    one = post(0, "会看地图的模型来了")
    other = post(1, "两个小组一起教它认路")

    assert again((one, GIVES_PAPER), (other, GIVES_PAPER)) == [other.story.id]


def test_two_posts_that_give_the_library_they_run_on_may_both_come() -> None:
    one, other = post(0, "会看地图的模型来了"), post(1, "一个听诊的模型开源")
    named = post(2, "Quillmap 能用来做什么")

    assert again((one, GIVES_CODE), (other, GIVES_CODE)) == []
    assert again((one, GIVES_CODE), (named, GIVES_CODE)) == [named.story.id]


def test_a_post_that_begins_with_the_name_of_what_a_page_gives_is_about_it() -> None:
    forum = post(0, "Quillmap: open-source maps with 12B parameters")
    news = post(1, "离职三个月，他带着团队交出第一件作品")
    other = post(2, "Quillmaps: a shop for maps")

    assert again((forum, ""), (news, GIVES_CODE)) == [news.story.id]
    assert again((other, ""), (news, GIVES_CODE)) == []


def printed(url: str, cutoff: dt.date) -> tuple[Issue, ...]:
    item = make.item(name="看图认路", blocks=(LinkLine(label="储存库", url=url),))
    return (make.issue(number=1, cutoff=cutoff, practice=(), news=(item,)),)


def shared(
    url: str, text: str, weeks: int = 1, title: str = "他们教它认路"
) -> list[str]:
    entry = post(0, title)
    archive = printed(url, SINCE - dt.timedelta(weeks=weeks))
    read = {entry.story.id: works(entry, text)}
    return list(shared_works([entry], read, archive, make.window()).values())


def test_what_an_issue_shared_is_known_by_the_page_of_a_later_report() -> None:
    why = ["正文给出的论文或代码，第 1 期「看图认路」介绍过"]

    assert shared(PAPER, GIVES_PAPER) == why
    assert shared(CODE, GIVES_CODE) == why


def test_a_paper_is_told_once_and_code_anew_after_two_weeks() -> None:
    assert len(shared(PAPER, GIVES_PAPER, weeks=9)) == 1
    assert shared(CODE, GIVES_CODE, weeks=9) == []
    assert shared(PAPER, GIVES_PAPER, weeks=0) == []


def test_what_a_feed_says_in_full_is_known_before_it_is_read() -> None:
    archive = printed(PAPER, SINCE - dt.timedelta(weeks=1))
    told = make.candidate(
        url="https://example.org/1", title="AI 教它认路", summary=GIVES_PAPER
    )
    choice = choose([told, *make.several(2)], make.plan(), archive, ())

    assert [one.why for one in choice.bench] == [
        "正文给出的论文或代码，第 1 期「看图认路」介绍过"
    ]


def test_a_new_version_of_shared_code_is_news() -> None:
    assert shared(CODE, GIVES_CODE, title="Quillmap 2.0 发布") == []
