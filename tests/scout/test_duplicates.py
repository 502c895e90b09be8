"""What a better story tells already does not come twice."""

import datetime as dt
from typing import Any

import pytest

from agents.domain.story import Link, Ranked
from agents.scout.cluster import group
from agents.scout.duplicates import repeated, substitutes
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
    return list(repeated(entries).values())


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


def test_what_any_of_its_sources_tells_comes_once() -> None:
    told = make.candidate(
        url="https://example.org/x",
        source="Other",
        title="英伟达开源天气模型，覆盖欧洲各城市",
    )
    first = entry(0, title="A forecast that every town may use")
    first = first.model_copy(
        update={"story": first.story.model_copy(update={"others": (told,)})}
    )

    assert again(
        first, entry(1, title="Nvidia's weather model is free for anybody")
    ) == ["与「A forecast that every town may use」说的很可能是同一件事"]


@pytest.mark.parametrize("moment", [make.DAY + dt.timedelta(7), None])
def test_one_release_told_by_two_media_comes_once(moment: dt.datetime | None) -> None:
    first = entry(0, title="Qwen2.5, an open LLM, is released")
    other = entry(1, title="大模型 Qwen 2.5 开源", published=moment)

    assert again(first, other) == [
        "与「Qwen2.5, an open LLM, is released」说的是同一产品"
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "Meta发布开源AI模型Llama 3.1，训练期间使用1.6万个GPU",
            "Llama 3.1横空出世！开源巨无霸击溃闭源",
            id="without a space",
        ),
        pytest.param(
            "超越GPT-4o！阿里发布多模态模型Qwen2-VL，支持实时视频对话",
            "阿里开源Qwen2-VL：能理解超20分钟视频，媲美GPT-4o！",
            id="a name with a dash",
        ),
        pytest.param(
            "OpenAI 终于发布 GPT-4o mini", "OpenAI推出GPT-4o Mini，价格更低", id="a small one"
        ),
        pytest.param(
            "The AI Poet: Towards Verses Without End",
            "某创业公司推出 AI Poet，写诗不停",
            id="a name without its article",
        ),
        pytest.param(
            "谷歌终于发布 Tiny-9B",
            "谷歌入局小模型，发布 Tiny-9B，英伟达同日推出竞品",
            id="beside a rival's",
        ),
        pytest.param(
            "OpenDevin: An Open Platform for AI Software Developers",
            "一千星的程序开发智能体！多校联合发布OpenDevin技术报告",
            id="a paper and its post",
        ),
    ],
)  # fmt: skip
def test_one_thing_told_under_two_headlines_comes_once(one: str, other: str) -> None:
    told = again(entry(0, title=one), entry(1, title=other))

    assert told == [f"与「{one}」说的是同一产品"]


REPORTS = [
    "近日，一个名为晴空（The Clear Sky）的系统引起了广泛关注。",
    "今天介绍的这篇论文，标题为《The Clear Sky: Reading Hours of Video》。",
    "某大学团队提出The Clear Sky，一种看长视频的方法。",
]
MENTIONS = [
    "它比 The Clear Sky 快一倍，也更省显存。",
    "这家公司发布了The Clear Skyline，与它无关。",
    "某公司推出新模型，"
    + "这里是很长的介绍，" * 40
    + "此前有一个名为 The Clear Sky 的系统。",
]


def test_the_other_title_stands_between_one_pair_of_marks() -> None:
    title = "The Clear Sky: Towards 「Reading」 Hours of Video"
    paper = entry(0, title=title, kind="arxiv", url="https://arxiv.org/abs/2408.00001")
    report = entry(1, title="未来的视频或将有人代看？", summary=REPORTS[0])

    told = again(paper, report)

    assert told == [
        "与「The Clear Sky: Towards 『Reading』 Hours of Video」说的是同一产品"
    ]


@pytest.mark.parametrize("summary", REPORTS)
def test_a_paper_and_a_report_that_introduces_it_come_once(summary: str) -> None:
    title = "The Clear Sky: Towards Reading Hours of Video"
    paper = entry(0, title=title, kind="arxiv", url="https://arxiv.org/abs/2408.00001")
    report = entry(1, title="未来的视频或将有人代看？", summary=summary)

    assert again(paper, report) == [f"与「{title}」说的是同一产品"]
    assert again(report, paper) == ["与「未来的视频或将有人代看？」说的是同一产品"]


@pytest.mark.parametrize("summary", MENTIONS)
def test_who_only_mentions_a_paper_may_come_beside_it(summary: str) -> None:
    title = "The Clear Sky: Towards Reading Hours of Video"
    paper = entry(0, title=title, kind="arxiv", url="https://arxiv.org/abs/2408.00001")

    assert again(paper, entry(1, title="视频有人代看了", summary=summary)) == []


def test_what_only_names_a_kind_introduces_no_paper() -> None:
    title = "Small Language Models: a Survey of Many"
    paper = entry(0, title=title, kind="arxiv", url="https://arxiv.org/abs/2408.00001")
    post = entry(
        1, title="通关指南", summary="小模型（Small Language Models）正在改变一切。"
    )

    assert again(paper, post) == []


def test_a_substitute_is_the_best_that_tells_the_same() -> None:
    wanted = entry(0, title="Meta 开源 Llama 3.1")
    others = [
        entry(1, title="Another thing"),
        entry(2, title="Llama 3.1 横空出世"),
        entry(3, title="Llama 3.1 发布"),
    ]

    assert substitutes([wanted], others) == [others[1]]


def test_what_only_the_gist_names_is_known_too() -> None:
    paper = entry(0, title="VITA-Scientist: Towards discovery", kind="arxiv")
    news = entry(1, title="“AI科学家”来了").model_copy(
        update={"gist": "某公司推出 VITA-Scientist"}
    )

    assert len(again(paper, news)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "英伟达开源天气模型，覆盖欧洲各城市",
            "Nvidia's weather model is free for anybody",
            id="what was done",
        ),
        pytest.param(
            "DeepMind's table tennis robot beats beginners",
            "会打乒乓球的机器人来了，谷歌造",
            id="who did it",
        ),
    ],
)
def test_what_may_be_one_happening_is_not_merged_but_comes_once(
    one: str, other: str
) -> None:
    entries = entry(0, title=one), entry(1, title=other)

    assert len(group([given.story.lead for given in entries])) == 2
    assert again(*entries) == [f"与「{one}」说的很可能是同一件事"]


def test_two_cries_of_one_thing_are_known_by_what_a_model_says_they_are() -> None:
    one, other = (
        entry(n, title=cry).model_copy(update={"gist": gist})
        for n, (cry, gist) in enumerate(
            (
                ("只有这么小，竟然全赢了！", "某公司发布端侧多模态模型 PocketSee 2.6"),
                (
                    "再也不吹它了！真香",
                    "某公司推出端侧多模态模型 PocketSee 2.6，手机可跑",
                ),
            )
        )
    )

    assert again(one, other) == [f"与「{one.story.lead.title}」说的很可能是同一件事"]
    assert again(*(e.model_copy(update={"gist": ""}) for e in (one, other))) == []


def test_what_may_be_one_happening_is_never_a_paper_and_another() -> None:
    title = "An open model of weather for every city of Europe"

    assert again(*(entry(n, title=title, kind="arxiv") for n in (0, 1))) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            {"title": "重磅！Mistral Large 2 发布！Llama3.1 仅一天被超越"},
            {"title": "开源 Llama 3.1 一夜成最强！Meta 发布"},
            id="whom the first has overtaken",
        ),
        pytest.param(
            {"title": "别等 GPT-4o 啦，国产开源版来了！"},
            {"title": "苹果新基准：GPT-4o 扮演用户，考察工具调用 | 开源"},
            id="what both make use of",
        ),
        pytest.param({"title": "LLM Qwen2.5"}, {"title": "LLM Qwen2"}, id="versions"),
        pytest.param(
            {"title": "OpenAI 发布 GPT-4o mini"},
            {"title": "超越GPT-4o！阿里发布多模态模型"},
            id="what it is measured by",
        ),
        pytest.param(
            {"title": "OpenAI 发布 GPT-4o mini"},
            {"title": "长上下文只是吹牛？GPT-4o 也才过半，开源模型不如瞎蒙"},
            id="an open model is no release",
        ),
        pytest.param(
            {"title": "OpenAI 发布 GPT-4o mini"},
            {"title": "OpenAI 发布 GPT-4o 的语音"},
            id="its small sister",
        ),
        pytest.param(
            {"title": "Meta 开源 Llama 3.1"},
            {"title": "用 Llama 3.1 做检索的三点教训"},
            id="what was made of it",
        ),
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
