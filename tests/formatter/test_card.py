import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pydantic import ValidationError

from agents.domain.issue import Bullets, Item, Labelled, LinkLine, Paragraph, Quote
from agents.domain.memory import Earlier
from agents.domain.story import Link
from agents.formatter.card import CardAnswer, Part, Spoken, item, statements
from agents.formatter.rich_text import plain_text
from tests import make

TZ = ZoneInfo("Asia/Shanghai")


def answer(**given: Any) -> CardAnswer:
    return CardAnswer.model_validate({"name": "模型 One", "lead": "一句话。", **given})


def built(said: CardAnswer, section: str = "practice", **lead: Any) -> Item:
    story = make.story(**lead)
    material = make.material(url=story.lead.url)
    return item(said, make.ranked(story, section=section), (material,), TZ)


def links(of: Item) -> list[tuple[str, str]]:
    return [(b.label, b.url) for b in of.blocks if isinstance(b, LinkLine)]


def lines(of: Item) -> list[str]:
    return [plain_text(b.text) for b in of.blocks if isinstance(b, Paragraph)]


def test_a_paper_opens_with_arxivs_own_day_and_its_address() -> None:
    late = dt.datetime(2024, 9, 9, 20, tzinfo=dt.UTC)

    paper = built(
        answer(),
        "theory",
        kind="arxiv",
        url="https://arxiv.org/abs/2409.06666",
        published=late,
    )

    assert lines(paper)[0] == "论文公开于 20240909"
    assert links(paper) == [("论文地址", "https://arxiv.org/abs/2409.06666")]


def test_a_paper_that_was_only_mentioned_has_the_day_that_it_says_itself_or_none() -> (
    None
):
    url = "https://arxiv.org/abs/2408.06666"
    mention = {"kind": "hackernews", "url": url, "published": make.DAY}
    own = dt.datetime(2024, 8, 12, tzinfo=dt.UTC)
    read = make.material(url=url, kind="paper", published=own)
    story = make.story(**mention)

    dated = item(answer(), make.ranked(story, section="theory"), (read,), TZ)
    undated = built(answer(), "theory", **mention)

    assert lines(dated)[0] == "论文公开于 20240812"
    assert lines(undated) == ["一句话。"]


def test_that_code_is_public_is_said_once_by_its_link_or_in_words() -> None:
    paper = make.candidate(kind="arxiv", url="https://arxiv.org/abs/2409.06666")
    code = make.candidate(kind="github", url="https://github.com/a/b")
    story = make.ranked(make.story(paper, code), section="theory")

    read = [
        make.material(n=n, url=f"https://e.org/{n}", kind="article") for n in (1, 2, 3)
    ]

    linked = item(answer(), story, (make.material(),), TZ)
    crowded = item(answer(sources=[1, 2, 3]), story, read, TZ)

    assert lines(linked)[0] == "论文公开于 20240910"
    assert "代码已公开。" not in lines(linked)
    assert ("储存库", code.url) in links(linked)
    assert ("储存库", code.url) not in links(crowded)
    assert lines(crowded)[:2] == ["论文公开于 20240910", "代码已公开。"]


def test_a_paper_that_was_voted_for_is_a_paper_with_its_code() -> None:
    code = Link(label="code", url="https://github.com/lab/thing")
    paper = built(
        answer(),
        "theory",
        kind="huggingface",
        url="https://arxiv.org/abs/2409.06666",
        published=dt.datetime(2024, 9, 9, 23, tzinfo=dt.UTC),
        links=(code,),
        popularity=45,
    )

    assert lines(paper)[0] == "论文公开于 20240909"
    assert links(paper) == [
        ("论文地址", "https://arxiv.org/abs/2409.06666"),
        ("储存库", "https://github.com/lab/thing"),
    ]


def test_a_paper_without_a_trusted_date_states_none() -> None:
    paper = built(answer(), "theory", kind="arxiv", published=None)

    assert lines(paper) == ["一句话。"]


@pytest.mark.parametrize(
    ("stars", "said"),
    [(221, "GitHub 221 星"), (34_120, "GitHub 3.4 万星"), (9_999, "GitHub 9999 星")],
)
def test_code_writes_the_stars(stars: int, said: str) -> None:
    tool = built(
        answer(), kind="github", url="https://github.com/a/b", popularity=stars
    )

    assert said in [line.replace("万 星", "万星") for line in lines(tool)]


def test_code_writes_licence_and_version() -> None:
    tool = built(
        answer(),
        kind="github",
        url="https://github.com/a/b",
        popularity=12,
        licence="MIT",
        release="v0.10",
    )

    assert lines(tool)[1] == "GitHub 12 星，许可证 MIT，版本 v0.10"
    assert links(tool) == [("储存库", "https://github.com/a/b")]


def test_a_release_is_linked_as_one() -> None:
    page = "https://github.com/a/b/releases/tag/v2"
    story = make.story(kind="github", url="https://github.com/a/b", release="v2")
    readme = make.material(url=story.lead.url, kind="readme")
    release = make.material(n=2, url=page, kind="release")

    tool = item(answer(sources=[2, 1]), make.ranked(story), (readme, release), TZ)

    assert links(tool) == [("储存库", story.lead.url), ("发布页", page)]


def test_news_open_with_the_day_of_the_event() -> None:
    news = built(answer(), "news")

    assert lines(news) == ["发布于 2024 年 9 月 10 日", "一句话。"]


def test_the_model_names_sources_by_number_and_an_unknown_number_is_nothing() -> None:
    news = built(answer(sources=[1, 7]), "news")

    assert links(news) == [("原文", make.URL)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("https://example.org/one", "https://example.org/one/"),
        ("https://example.org/one/", "https://example.org/one"),
    ],
)
def test_an_address_with_and_without_its_last_slash_is_linked_once_as_it_came_first(
    first: str, second: str
) -> None:
    lead = make.candidate(url=first)
    mention = make.candidate(
        source="Hacker News", kind="hackernews", url=second, title="The same"
    )
    story = make.ranked(make.story(lead, mention), section="news")
    materials = (make.material(url=first), make.material(n=2, url=second))

    news = item(answer(sources=[1, 2]), story, materials, TZ)

    assert links(news) == [("原文", first)]


@pytest.mark.parametrize("more", ["/demo/", "X", "?x=/"])
def test_an_address_that_goes_on_is_linked_beside_the_shorter_one(more: str) -> None:
    other = Link(label="demo", url=f"{make.URL}{more}")

    news = built(answer(), "news", links=(other,))

    assert links(news) == [("原文", make.URL), ("体验", other.url)]


def test_links_of_the_source_follow_each_once_and_four_at_most() -> None:
    given = tuple(
        Link(label="code", url=f"https://github.com/a/{name}") for name in "abcdef"
    )
    discussion = Link(label="discussion", url="https://news.ycombinator.com/item?id=1")

    news = built(answer(sources=[1, 1]), "news", links=(discussion, *given))

    assert links(news) == [
        ("原文", make.URL),
        ("储存库", "https://github.com/a/a"),
        ("储存库", "https://github.com/a/b"),
        ("储存库", "https://github.com/a/c"),
    ]


def test_a_label_with_text_and_a_label_above_bullets_differ() -> None:
    said = answer(
        parts=[
            Part(label="问题：", text="太慢。"),
            Part(label="特点", points=["快", " "]),
            Part(text="没有标签。"),
            Part(),
        ]
    )

    tool = built(said)

    labelled, bullets = (
        [b for b in tool.blocks if isinstance(b, kind)] for kind in (Labelled, Bullets)
    )
    assert [b.label for b in labelled if isinstance(b, Labelled)] == ["问题"]
    assert [len(b.items) for b in bullets if isinstance(b, Bullets)] == [1]
    assert lines(tool) == [
        "一句话。",
        "发布于 2024 年 9 月 10 日",
        "特点",
        "没有标签。",
    ]


def test_the_application_is_labelled_by_code() -> None:
    tool = built(answer(application="应用：文风转化的基线。"))

    assert [
        (b.label, plain_text(b.text)) for b in tool.blocks if isinstance(b, Labelled)
    ] == [("应用", "文风转化的基线。")]


def test_a_quotation_keeps_its_speaker() -> None:
    news = built(answer(quotes=[Spoken(text="原话", by="某人")]), "news")

    assert [b.by for b in news.blocks if isinstance(b, Quote)] == ["某人"]


def test_brackets_and_markup_of_a_name_are_taken_out() -> None:
    tool = built(answer(name="【**模型**】", org="`某` <b>"))

    assert tool.heading == "【模型】某 b"


def test_a_name_of_nothing_but_markup_is_the_title() -> None:
    tool = built(answer(name="**"))

    assert tool.name == "A new language model"


def test_what_needs_evidence_is_what_the_model_says_of_the_story() -> None:
    said = answer(
        parts=[Part(label="特点", text="甲。", points=["乙。"])],
        quotes=[Spoken(text="丙")],
        application="丁。",
    )

    assert statements(said) == ["一句话。", "甲。", "乙。", "“丙”"]


def test_a_card_without_a_lead_is_no_card() -> None:
    with pytest.raises(ValidationError):
        answer(lead="")


@pytest.mark.parametrize("section", ["practice", "theory", "news"])
def test_a_follow_up_names_the_earlier_issue_and_what_is_new(section: str) -> None:
    earlier = Earlier(number=3, name="视觉分割 SAM2", news="版本 2.1")
    story = make.story().model_copy(update={"earlier": earlier})

    built_item = item(answer(), make.ranked(story, section=section), (), TZ)

    said = "后续：第 3 期已介绍【视觉分割 SAM2】。新进展：版本 2.1。"
    assert said in lines(built_item)


def test_a_point_that_is_told_twice_is_printed_once() -> None:
    part = Part(label="特点", points=["支持 中文。", "单卡可跑", "支持中文"])

    assert part.points == ["支持 中文。", "单卡可跑"]


@pytest.mark.parametrize(
    ("said", "more", "shown"),
    [
        pytest.param(
            "某公司", {"affiliations": ("某大学",)}, "某公司", id="the model's"
        ),
        pytest.param(
            "", {"affiliations": ("某大学", "某院")}, "某大学", id="none said"
        ),
        pytest.param(
            "Ada Wu 等", {"affiliations": ("某大学",)}, "某大学", id="a person"
        ),
        pytest.param(
            "Wu、Li", {"affiliations": ("某大学",)}, "某大学", id="family names"
        ),
        pytest.param("Ada Wu 等", {}, "Ada Wu 等", id="nothing is known"),
        pytest.param("Ada Wu 等", {"unlabelled": True}, "", id="not said whose"),
        pytest.param("某公司", {"unlabelled": True}, "某公司", id="an institution"),
    ],
)
def test_no_person_stands_where_an_institution_is_known(
    said: str, more: dict[str, Any], shown: str
) -> None:
    lead = make.candidate(kind="arxiv", authors=("Ada Wu", "Bo Li"))
    ranked = make.ranked(make.story(lead), section="theory")
    given = CardAnswer(name="计划", org=said, lead="一句话。", sources=[1])

    printed = item(given, ranked, (make.material(**more),), ZoneInfo("Asia/Shanghai"))

    assert printed.org == shown


@pytest.mark.parametrize(
    ("section", "given", "printed"),
    [
        ("theory", "局限 结果 方案 数据 问题", "问题 方案 数据 结果 局限"),
        ("practice", "局限 上手 特点", "特点 上手 局限"),
        ("practice", "成绩 局限 亮点", "亮点 成绩 局限"),
        ("practice", "特点 背景 上手", "背景 特点 上手"),
        ("news", "后续 反方 正方 细节 要点", "要点 细节 正方 反方 后续"),
    ],
)
def test_the_parts_of_an_item_stand_in_the_sections_order(
    section: str, given: str, printed: str
) -> None:
    parts = [Part(label=label, text="一句。") for label in given.split()]

    of = built(answer(parts=parts), section)

    assert [b.label for b in of.blocks if isinstance(b, Labelled)] == printed.split()


def test_what_has_no_label_stays_behind_the_part_that_it_follows() -> None:
    parts = [
        Part(label="局限", text="甲。"),
        Part(text="乙。"),
        Part(label="特点", text="丙。"),
    ]

    of = built(answer(parts=parts))

    texts = (b.text for b in of.blocks if isinstance(b, Labelled | Paragraph))
    assert [plain_text(text) for text in texts][-3:] == ["丙。", "甲。", "乙。"]


@pytest.mark.parametrize(
    ("lead", "line"),
    [
        ("某公司 9 月 9 日宣布的模型。", "发布于 2024 年 9 月 9 日"),
        ("某公司 9 月 10 日宣布的模型。", "发布于 2024 年 9 月 10 日"),
        ("某公司 9 月 12 日宣布的模型。", "某公司 9 月 12 日宣布的模型。"),
    ],
)
def test_no_other_day_stands_above_the_texts_own(lead: str, line: str) -> None:
    assert lines(built(answer(lead=lead), "news"))[0] == line


def test_a_product_is_not_named_by_its_maker_twice() -> None:
    said = answer(name="OpenAI 推理模型 o1", org="OpenAI")

    assert built(said).heading == "【推理模型 o1】OpenAI"
    assert built(said, "news").heading == "【OpenAI 推理模型 o1】OpenAI"
