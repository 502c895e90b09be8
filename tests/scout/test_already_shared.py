"""What the archive already shared."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    Separator,
    Text,
    TextRun,
    Tip,
)
from agents.domain.memory import Decided
from agents.domain.story import Link, Story
from agents.domain.walk import items_of
from agents.scout.already_shared import held_again, split
from agents.scout.recall import recall, urls_of
from tests import make

URL = "https://example.org/shared"
PAPER = "https://arxiv.org/abs/2409.01234"
REPOSITORY = "https://github.com/Lab/Thing"
LINKED: Text = (TextRun(text="见"), TextRun(text="原文", style="link", url=URL))


def shared(*urls: str, number: int = 1, name: str = "一条") -> Issue:
    blocks = tuple(LinkLine(label="原文", url=url) for url in urls)
    item = make.item(name=name, blocks=blocks)
    return make.issue(number=number, practice=(), news=(item,))


def numbers(story: Story, *archive: Issue) -> list[int]:
    """The issues that the benched story's reason names."""
    whys = [why for _, why in split([story], archive)[1]]
    return [int(why.split()[1]) for why in whys]


@pytest.mark.parametrize(
    "block",
    [
        LinkLine(label="原文", url=URL),
        LinkLine(url=URL),
        Paragraph(text=LINKED),
        Labelled(label="代码", text=LINKED),
        Bullets(items=(Bullet(text=LINKED),)),
        Bullets(items=(Bullet(text=(TextRun(text="一"),), children=(LINKED,)),)),
        Numbered(items=(Bullet(text=LINKED),)),
        Quote(lines=((TextRun(text="引"),), LINKED)),
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

    assert recall(archive).shared[f"url:{URL}"][0].number == 1


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


def variants(url: str) -> st.SearchStrategy[str]:
    """Other spellings of one address: scheme, `www.`, slash, tracking, fragment."""
    bare = url.removeprefix("https://")
    return st.builds(
        lambda scheme, www, slash, query, end: (
            f"{scheme}://{www}{bare}{slash}{query}{end}"
        ),
        st.sampled_from(["http", "https"]),
        st.sampled_from(["", "www."]),
        st.sampled_from(["", "/"]),
        st.sampled_from(["", "?utm_source=feed", "?utm_medium=rss&utm_campaign=x"]),
        st.sampled_from(["", "#readme"]),
    )


papers = st.builds(
    lambda host, form, version, ending: (
        f"{host}/{form}/2409.01234{version}{ending if form == 'pdf' else ''}"
    ),
    st.sampled_from(["http://arxiv.org", "https://www.arxiv.org",
                     "https://export.arxiv.org"]),
    st.sampled_from(["abs", "pdf", "html"]),
    st.sampled_from(["", "v1", "v2", "v11"]),
    st.sampled_from(["", ".pdf"]),
)  # fmt: skip
repositories = st.sampled_from(
    ["lab/thing", "Lab/Thing", "LAB/THING", "lab/Thing.git"]
).flatmap(lambda name: variants(f"https://github.com/{name}"))


@given(variants(URL), variants(URL))
def test_a_page_comes_once_however_its_address_is_spelt(one: str, other: str) -> None:
    assert numbers(make.story(url=other), shared(one)) == [1]


@given(papers, papers)
def test_a_paper_comes_once_whatever_its_form_and_version(one: str, other: str) -> None:
    assert numbers(make.story(kind="arxiv", url=other), shared(one)) == [1]


@given(repositories, repositories)
def test_a_repository_comes_once_whatever_its_case(one: str, other: str) -> None:
    assert numbers(make.story(kind="github", url=other), shared(one)) == [1]


def told(*texts: str, name: str = "一条", cutoff: str = "2024-08-31") -> Issue:
    """An issue of one item with these paragraphs and no address."""
    blocks = tuple(Paragraph(text=(TextRun(text=text),)) for text in texts)
    item = make.item(name=name, blocks=blocks)
    return make.issue(
        number=1, practice=(), news=(item,), cutoff=dt.date.fromisoformat(cutoff)
    )


def earlier(story: Story, *archive: Issue) -> tuple[int, str, str] | None:
    """The back-link of a follow-up; None for a story that is simply new."""
    [new], _ = split([story], archive)
    assert (new.earlier is not None) == ("follow-up" in new.lead.flags)
    back = new.earlier
    return (back.number, back.name, back.news) if back else None


@pytest.mark.parametrize(
    "title",
    ["LongVILA: Scaling Long-Context Visual Language Models", "longVILA – a report"],
)
def test_a_paper_is_known_by_the_name_before_its_colon(title: str) -> None:
    story = make.story(kind="arxiv", url=PAPER, title=title)

    assert numbers(story, told(name="长视频 LongVILA")) == [1]


def test_a_paper_is_known_by_the_english_and_the_chinese_title_of_a_digest() -> None:
    english = "Controllable Preference Optimization for Alignment"
    item = make.item(
        blocks=(
            Paragraph(text=(TextRun(text=english, style="bold"),)),
            Paragraph(text=(TextRun(text="可控偏好优化：迈向可控多目标对齐"),)),
            Paragraph(text=(TextRun(text="这一段只是正文，不是题目，也不算数。"),)),
        )
    )
    archive = make.issue(practice=(), news=(item,))
    titles = (
        english.upper(),
        "可控偏好优化 迈向可控多目标对齐",
        "这一段只是正文，不是题目，也不算数",
    )

    known = [numbers(make.story(title=title), archive) for title in titles]

    assert known == [[2], [2], []]


def test_a_repository_is_known_by_its_products_name() -> None:
    story = make.story(kind="github", url=REPOSITORY, title="Lab/Chat2DB")

    assert numbers(story, told(name="Chat2DB 数据统筹")) == [1]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("视觉分割 SAM2", "SAM 2.1: Segment Anything Again"),
        ("视觉分割 SAM", "SAM 2: Segment Anything in Images and Videos"),
        ("Qwen2", "Qwen2.5: A Technical Report"),
        ("推理框架 vLLM v0.10", "vLLM v0.11: what is in it"),
    ],
)
def test_another_version_is_another_thing(name: str, title: str) -> None:
    paper = make.story(kind="arxiv", url=PAPER, title=title)

    assert numbers(paper, told(name=name)) == []


@pytest.mark.parametrize(
    ("published", "known"), [("2024-09-07", [1]), ("2024-09-08", [])]
)
def test_the_same_version_is_the_same_event_for_a_week(
    published: str, known: list[int]
) -> None:
    when = dt.datetime.fromisoformat(f"{published}T12:00:00+08:00")
    story = make.story(title="阿里发布 Qwen2.5 全系列", published=when)

    assert numbers(story, told(name="通义 Qwen2.5")) == known


def test_a_newer_version_told_by_media_is_a_follow_up() -> None:
    story = make.story(title="阿里发布 Qwen2.5 全系列")
    paper = make.story(kind="arxiv", url=PAPER, title="A study of Qwen2.5 on maths")

    assert earlier(story, told(name="通义 Qwen2")) == (1, "通义 Qwen2", "版本 2.5")
    assert earlier(make.story(title="通义 Qwen1.5 发布"), told(name="Qwen2")) is None
    assert earlier(paper, told(name="通义 Qwen2")) is None
    made = make.story(title="Qwen2.5 参数减半，性能更强")
    assert earlier(made, told(name="通义 Qwen2")) is None


@pytest.mark.parametrize(
    "title",
    [
        "某校发布测评集 PairBench：Qwen2 可信吗？",
        "7B 小模型推出，效果超越 Qwen2",
        "秒杀 Qwen2！最强程序员智能体来了",
        "单卡搞定 Qwen2 的压缩工具包来了",
    ],
)
def test_a_release_that_is_measured_by_a_shared_product_is_new(title: str) -> None:
    soon = dt.datetime(2024, 9, 7, tzinfo=dt.UTC)

    assert numbers(make.story(title=title, published=soon), told(name="Qwen2")) == []


@pytest.mark.parametrize(
    ("tag", "known"), [("v0.10", [1]), ("v0.1", []), ("v0.11", [])]
)
def test_a_release_whose_tag_was_printed_is_known(tag: str, known: list[int]) -> None:
    item = make.item(
        blocks=(
            Paragraph(text=(TextRun(text="版本 v0.10"),)),
            LinkLine(label="储存库", url=REPOSITORY),
        )
    )
    story = make.story(url=f"{REPOSITORY}/releases/tag/{tag}", release=tag)

    assert numbers(story, make.issue(number=1, practice=(), news=(item,))) == known


def test_the_next_release_follows_up_the_release_that_was_shared() -> None:
    story = make.story(url=f"{REPOSITORY}/releases/tag/v2", release="v2")

    back = earlier(story, shared(f"{REPOSITORY}/releases/tag/v1", name="工具 Thing"))

    assert back == (1, "工具 Thing", "版本 v2")


def test_code_that_opened_after_the_issue_is_a_follow_up() -> None:
    story = make.story(kind="github", url=REPOSITORY, title="lab/LongLLaVA")
    before = make.story(
        kind="github", url=REPOSITORY, title="lab/LongLLaVA",
        published=dt.datetime(2024, 8, 30, tzinfo=dt.UTC),
    )  # fmt: skip
    closed = told("目前代码和模型尚未开源。", name="LongLLaVA")

    assert earlier(story, closed) == (1, "LongLLaVA", "代码已公开")
    assert numbers(before, closed) == [1]
    assert numbers(story, told("代码都已开源。", name="LongLLaVA")) == [1]


def test_acceptance_told_after_the_issue_is_a_follow_up_once() -> None:
    paper = {"kind": "arxiv", "url": PAPER, "title": "LongVILA: Long Context"}
    accepted = make.story(**paper, note="Accepted at ICLR 2025")

    assert earlier(accepted, told(name="LongVILA")) == (1, "LongVILA", "论文已被接收")
    assert numbers(accepted, told("已被 ICLR 接收。", name="LongVILA")) == [1]
    assert numbers(accepted, told(name="LongVILA", cutoff="2024-09-30")) == [1]


def test_an_article_about_a_paper_that_was_shared_is_known() -> None:
    paper = Link(label="paper", url=PAPER)
    other = Link(label="paper", url="https://arxiv.org/abs/2409.09999")

    assert numbers(make.story(links=(paper,)), shared(PAPER)) == [1]
    assert numbers(make.story(links=(paper, other)), shared(PAPER)) == []
    assert numbers(make.story(links=(other,)), shared(PAPER)) == []


def decided(status: str, **given: str) -> Decided:
    return Decided(
        draft="2024-09-07",
        heading=given.get("heading", "【一条】某实验室"),
        status=status,
        urls=(given.get("url", URL),),
        titles=(given.get("title", "A title that is long enough to tell"),),
    )


def test_what_an_editor_refused_does_not_come_back() -> None:
    drafts = (decided("rejected"),)
    retitled = make.story(title="A title that is long enough, to tell!")

    old = split([make.story(url=URL), retitled], [], drafts)[1]

    assert [why for _, why in old] == ["第 2024-09-07 稿定为不用"] * 2


def test_what_an_editor_put_off_comes_back_marked() -> None:
    [new], old = split([make.story(url=URL)], [], (decided("held"),))

    assert (new.held_in, old) == ("2024-09-07", [])


def test_the_sources_of_a_drafted_item_that_was_published_are_known() -> None:
    archive = [told(name="一条")]

    def benched(one: Decided) -> list[str]:
        return [why for _, why in split([make.story(url=URL)], archive, (one,))[1]]

    assert benched(decided("accepted")) == ["第 1 期已介绍"]
    assert benched(decided("accepted", heading="【没有发表】")) == []


def test_a_held_candidate_is_found_by_its_address_alone() -> None:
    wanted = make.candidate(url=f"{URL}?utm_source=x")
    other = make.candidate(url="https://example.org/other")

    assert held_again([other, wanted], (decided("held"),)) == [wanted]
    assert held_again([other, wanted], (decided("rejected"),)) == []


def test_a_release_of_a_repository_that_was_not_shared_is_no_follow_up() -> None:
    release = make.story(url=f"{REPOSITORY}/releases/tag/v2", release="v2")

    assert split([release], [shared(URL)]) == ([release], [])
