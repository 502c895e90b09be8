import datetime as dt
import json
from contextlib import suppress
from typing import Any, Literal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from agents.domain.reading import Prompt
from agents.domain.story import Material
from agents.errors import ModelError
from agents.extractive.extract import summarise
from agents.extractive.labels import label_of
from agents.extractive.rank_sentences import choose, likeness, score, width
from agents.extractive.titles import name_of
from agents.extractive.writer import Extractive
from agents.formatter.card import CardAnswer
from tests.model.server import prompt

ABSTRACT = (
    "Long videos hold hours of content that models must read. However, existing methods"
    " suffer from short context windows. We propose LongSight, a model that compresses"
    " each frame into 16 tokens. The model is trained in three stages. Experiments show"
    " that LongSight outperforms the baseline by 12.5%. We use cookies."
    " Code can be found at https://code.example/x."
)
ARTICLE = """点击上方关注我们
某公司今天发布了语音模型晴空。晴空可以在手机上运行，延迟为 200 毫秒。
然而，现有的语音模型难以离线运行，用户的隐私缺乏保护。
实验表明，晴空的识别错误率降低了三成。团队说，下一步是支持方言。
本文约 900 字
"""
Kind = Literal[
    "abstract", "readme", "release", "article", "feed", "metadata", "discussion"
]


def material(
    text: str, title: str = "晴空", n: int = 1, kind: Kind = "article"
) -> Material:
    return Material(
        n=n,
        url=f"https://s.example/{n}",
        title=title,
        source="s",
        kind=kind,
        text=text,
        fetched=dt.datetime(2024, 9, 1, tzinfo=dt.UTC),
    )


async def written(*materials: Material) -> list[str]:
    reply = await Extractive()(prompt(materials=materials))
    return reply.text.splitlines()


async def card(*materials: Material) -> dict[str, Any]:
    reply = await Extractive()(prompt(step="card", materials=materials))
    found = json.loads(reply.text)
    assert isinstance(found, dict)
    return found


async def test_an_abstract_is_summed_up_in_its_own_labelled_sentences() -> None:
    lines = await written(
        material(ABSTRACT, "LongSight: Reading Hours", kind="abstract")
    )

    assert lines == [
        "We propose LongSight, a model that compresses each frame into 16 tokens.",
        "The model is trained in three stages.",
        "Long videos hold hours of content that models must read.",
        "问题：However, existing methods suffer from short context windows.",
        "结果：Experiments show that LongSight outperforms the baseline by 12.5%.",
    ]


async def test_an_article_is_summed_up_without_what_surrounds_it() -> None:
    lines = await written(material(ARTICLE))

    assert lines[0] == "某公司今天发布了语音模型晴空。"
    assert "问题：然而，现有的语音模型难以离线运行，用户的隐私缺乏保护。" in lines
    assert "结果：实验表明，晴空的识别错误率降低了三成。" in lines
    assert not any("关注" in line or "本文约" in line for line in lines)


async def test_a_readme_gives_its_features_as_a_list() -> None:
    readme = (
        "# T\nT reads papers for you.\n## Features\n- Fast on laptops\n- Reads tables"
    )

    lines = await written(material(readme, kind="readme"))

    assert lines == [
        "T reads papers for you.",
        "特点：",
        "- Fast on laptops",
        "- Reads tables",
    ]


async def test_a_card_holds_the_same_sentences_in_its_fields() -> None:
    found = await card(material(ABSTRACT, "LongSight: Reading Hours", 3, "abstract"))

    assert found["name"] == "LongSight"
    assert found["lead"].startswith("We propose LongSight")
    assert found["lead"].endswith("tokens. The model is trained in three stages.")
    assert [part["label"] for part in found["parts"]] == ["问题", "结果", "介绍"]
    assert found["sources"] == [3]
    assert found["org"] == found["category"] == found["application"] == ""
    assert found["quotes"] == []


async def test_further_sentences_are_an_introduction_and_features_are_points() -> None:
    text = (
        "晴空能听懂十种方言。它在手机芯片上运行。数据来自公开的录音。评测由第三方完成。\n"
        "## 特性\n- 离线识别\n"
    )

    parts = (await card(material(text)))["parts"]

    assert [part["label"] for part in parts] == ["介绍", "特点"]
    assert parts[0]["text"] == "数据来自公开的录音。评测由第三方完成。"
    assert parts[1]["points"] == ["离线识别"]


@pytest.mark.parametrize(
    ("text", "title", "lead"),
    [
        (
            (
                "Reading has become important in recent years. However, models fail at it."
                " To tackle these issues, we introduce Reeder, a benchmark of ten books."
                " It is hard."
            ),
            "Reeder: A Benchmark of Books",
            "We introduce Reeder, a benchmark of ten books. It is hard.",
        ),
        (
            "一觉醒来，读书的人都在谈它。某团队发布了读书模型晴空。但它不在手机上运行。",
            "读书模型晴空",
            "某团队发布了读书模型晴空。但它不在手机上运行。",
        ),
        (
            "它的体积只有一半。晴空能读十种文字，任何人都能下载。",
            "晴空",
            "晴空能读十种文字，任何人都能下载。",
        ),
    ],
)
async def test_an_item_begins_with_what_the_thing_is(
    text: str, title: str, lead: str
) -> None:
    assert (await card(material(text, title)))["lead"] == lead


@pytest.mark.parametrize(
    "call",
    [
        "在 AI 飞速发展的今天，谁不希望有一个助手？",
        "好家伙，新模型一上线，大家都来玩了。",
        "Have you ever wished for a quieter inbox?",
    ],
)
async def test_a_title_says_more_than_a_call(call: str) -> None:
    alone = await card(material(call, "某公司发布读书模型晴空"))
    beside = await card(material(f"{call}晴空能读十种文字。", "读书模型晴空"))

    assert alone["lead"] == "某公司发布读书模型晴空"
    assert beside["lead"] == "晴空能读十种文字。"


@pytest.mark.parametrize("kind", ["feed", "metadata"])
async def test_a_title_says_more_than_a_teaser_of_the_state_of_the_field(
    kind: Kind,
) -> None:
    teaser = "近年来，读书的模型已经成为研究的热点。"
    title = "某团队让小模型读懂十种文字"

    alone = await card(material(teaser, title, kind=kind))
    beside = await card(material(f"{teaser}晴空能读十种文字。", title, kind=kind))

    assert alone["lead"] == title
    assert beside["lead"] == "晴空能读十种文字。"


@pytest.mark.parametrize(
    ("title", "teaser"),
    [
        (
            "Mistral 开源 12B 小模型",
            "小模型正热。今天凌晨，OpenAI 发布了 GPT-4o mini。",
        ),
        (
            "性能超越 Mistral-7B，某公司小模型来了",
            "本周 GPT-4o-mini 上线了。加入的还有某公司。",
        ),
        ("某实验室开源 LLaMAX", "在这个变化飞快的时代，语言工具层出不穷。"),
        ("某团队证明了输出可信", "随着模型用在要紧的地方，证明它可信变得越来越重要。"),
        ("某大学教你识破假视频", "犹记得几年前，假新闻乱飞。"),
    ],
)
async def test_a_teaser_that_tells_of_another_thing_first_gives_way_to_the_title(
    title: str, teaser: str
) -> None:
    made = await card(material(teaser, title, kind="feed"))

    assert made["lead"] == title


@pytest.mark.parametrize(
    ("title", "teaser"),
    [
        ("某团队提出微调新方法", "某大学提出了一种方法，名为 ReFT。"),
        ("OpenAI 发布小模型", "GPT-4o mini 比从前的更便宜。"),
        ("Games improve what models say", "Discover how games make AI solutions clearer."),
    ],
)  # fmt: skip
async def test_a_teaser_may_name_what_its_title_only_describes(
    title: str, teaser: str
) -> None:
    made = await card(material(teaser, title, kind="feed"))

    assert made["lead"] == teaser


async def test_a_headline_alone_says_nothing_beside_another_sources_text() -> None:
    cry = "突发！某公司发布晴空"
    text = "晴空语音模型可以在手机上离线运行。"

    made = await card(
        material(text, "某公司发布晴空语音模型", n=1, kind="metadata"),
        material(cry, cry, n=2, kind="metadata"),
    )

    assert made["lead"] == text
    assert made["parts"] == []


async def test_an_item_does_not_begin_with_what_another_presents() -> None:
    text = "今天凌晨，某公司发布了画图工具。晴空读书模型的体积只有一半。"

    made = await card(material(text, "晴空读书模型开源"))

    assert made["lead"].startswith("晴空读书模型")


@pytest.mark.parametrize(
    ("link", "rest"),
    [
        ("To overcome these challenges, ", "we introduce LongSight, a reader."),
        ("In response, ", "we release LongSight, a reader of videos."),
        ("为了解决这一问题，", "研究团队提出了读书模型晴空。"),
        ("为此，", "某公司发布了读书模型晴空。"),
    ],
)
async def test_an_item_begins_behind_what_points_to_the_sentence_before(
    link: str, rest: str
) -> None:
    text = f"Readers of films are slow today. {link}{rest} It reads for a whole day."

    made = await card(material(text, "LongSight 晴空"))

    assert made["lead"].startswith(rest[:1].upper() + rest[1:])


def test_what_leans_on_a_sentence_is_not_torn_from_it() -> None:
    said = [
        "The reader opens a hundred formats of old documents.",
        "Its tables come from a museum of printing in Mainz.",
        "They were typed by hand over nineteen winters there.",
        "The reader opens files of a hundred formats offline.",
    ]

    kept = {s.place for s in choose(score(said, "reader"), most=2, widest=500)}

    assert 2 not in kept


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        (
            "Structuredquote: Asking For JSON",
            "We introduce StructuredQuote, a benchmark of six tasks.",
            "StructuredQuote",
        ),
        (
            "The Company Of The Llms: Many Agents",
            "This paper presents a company of LLMs, each of the size of a laptop.",
            "The Company of the LLMs",
        ),
        ("EAGLE: Seeing Far", "We propose Eagle, a model for far things.", "EAGLE"),
        ("Reeder: Reading", "Reeder reads. The reeder of old read too.", "Reeder"),
    ],
)
async def test_a_name_has_the_capitals_that_its_text_gives_it(
    title: str, text: str, name: str
) -> None:
    assert (await card(material(text, title)))["name"] == name


async def test_a_single_labelled_sentence_is_the_lead() -> None:
    found = await card(material("我们提出了一种新的方法。"))

    assert found["lead"] == "我们提出了一种新的方法。"
    assert found["parts"] == []


async def test_the_first_material_that_says_enough_is_the_only_one_used() -> None:
    short = material("晴空语音模型在今天发布，任何人都可以下载。", n=1, kind="feed")

    found = await card(short, material(ARTICLE, n=2), material(ARTICLE, n=3))

    assert found["sources"] == [2]


async def test_materials_that_say_little_are_used_together() -> None:
    found = await card(
        material("晴空语音模型在今天发布，任何人都可以下载。", n=1, kind="feed"),
        material("它在手机上离线运行，延迟为 200 毫秒。", n=2, kind="feed"),
    )

    assert found["sources"] == [1, 2]


async def test_what_two_materials_say_is_said_once() -> None:
    same = "晴空语音模型在今天发布，任何人都可以下载。"

    found = await card(material(same, n=1), material(same, n=2))

    assert (found["lead"], found["parts"]) == (same, [])


async def test_what_people_say_of_a_thing_is_never_taken_for_a_text_about_it() -> None:
    said = "HN 用户 ann：我们每月为它付 4217 美元，用了三个星期之后又换回了原来的工具。"
    short = material("晴空语音模型在今天发布，任何人都可以下载。", n=1, kind="feed")

    found = await card(short, material(said, n=2, kind="discussion"))

    assert found["sources"] == [1]
    assert "4217" not in str(found)


async def test_metadata_is_used_only_where_there_is_nothing_else() -> None:
    stars = material("Stars grew by half in one week.", n=2, kind="metadata")

    alone = await card(stars)
    beside = await card(material(ARTICLE), stars)

    assert (alone["sources"], beside["sources"]) == ([2], [1])


async def test_headings_count_only_where_there_is_no_sentence() -> None:
    assert await written(material("开源语音模型晴空")) == ["开源语音模型晴空"]


async def test_what_is_said_in_nearly_the_same_words_is_said_once() -> None:
    first = "再次刷新天花板，某公司「晴空」语音 2.6 模型重磅上新！"
    again = "某公司晴空语音 2.6 重磅出击，再次刷新天花板！"
    wrapped = "某媒体说 分享再次刷新天花板，某公司「晴空」 语音 2.6 模型重磅上新！"
    other = "再次刷新天花板，某公司「晴空」语音 2.7 模型重磅上新！"
    end = "它可以在手机上离线运行，延迟为 200 毫秒。"

    lines = await written(
        material(f"{first}\n{again}\n{end}", n=1),
        material(f"{wrapped}\n{other}", n=2),
    )

    assert lines == [first, end]

    lines = await written(material(f"{first}\n{again}\n{wrapped}\n{other}\n{end}"))

    said = [line for line in lines if "天花板" in line]
    assert len(said) == 2
    assert other in said


async def test_a_feature_that_a_sentence_has_said_is_no_point() -> None:
    readme = """晴空是一个能在手机上离线运行的语音模型，延迟只有 200 毫秒。
它由某公司开源，任何人都能下载。它支持十种方言，也能读出标点。
## 特点
- 能在手机上离线运行的语音模型
- 延迟只有 300 毫秒的离线语音模型
- 手机
"""
    found = await card(material(readme, kind="readme"))

    (points,) = [part["points"] for part in found["parts"] if part["points"]]
    assert points == ["延迟只有 300 毫秒的离线语音模型", "手机"]


async def test_a_sentence_with_a_formula_is_said_only_where_there_is_no_other() -> None:
    formula = "晴空把误差降到 $\\frac{a}{b}$ 以下，而且不再变大。"
    plain = "晴空是可以在手机上运行的语音模型。"

    assert await written(material(f"{formula}\n{plain}")) == [plain]
    assert await written(material(formula)) == [formula]


async def test_a_repeated_sentence_is_said_once() -> None:
    lines = await written(
        material("晴空今天开源了。\n晴空今天开源了。\n它很快，也很小。")
    )

    assert len(lines) == 2


@pytest.mark.parametrize(
    "bad",
    [
        prompt(step="judge", materials=(material(ARTICLE),)),
        prompt(step="weigh", materials=(material(ARTICLE),)),
        prompt(materials=()),
        prompt(materials=(material("12 34 --"),)),
        prompt(materials=(material("一" * 40_000),)),
        prompt(step="card", materials=()),
    ],
)
async def test_what_cannot_be_written_is_an_error(bad: Prompt) -> None:
    with pytest.raises(ModelError):
        await Extractive()(bad)


@given(st.lists(st.text(max_size=200), min_size=1, max_size=3))
async def test_every_sentence_is_verbatim_and_the_same_every_time(
    texts: list[str],
) -> None:
    materials = tuple(material(text, n=n) for n, text in enumerate(texts, start=1))

    one, two = summarise(materials), summarise(materials)

    assert one == two
    assert len(one.lines) <= 7
    assert set(one.sources) <= set(range(1, len(texts) + 1))


@given(st.lists(st.text(max_size=200), min_size=1, max_size=3), st.text(max_size=300))
async def test_every_card_has_the_shape_that_the_formatter_asks_for(
    texts: list[str], title: str
) -> None:
    materials = [material(text, title, n) for n, text in enumerate(texts, start=1)]

    with suppress(ModelError):
        reply = await Extractive()(prompt(step="card", materials=materials))
        assert CardAnswer.model_validate_json(reply.text).lead


def test_a_sentence_that_repeats_another_is_chosen_late() -> None:
    said = [
        "The model reads long videos on one small chip.",
        "The model reads long videos on one small chip now.",
        "Its training data are public recordings of lectures.",
    ]

    chosen = choose(score(said, "model"), most=2, widest=500)

    assert [sentence.place for sentence in chosen] == [0, 2]


def test_the_best_sentence_is_taken_whatever_its_width_and_no_other_is_too_wide() -> (
    None
):
    said = ["A long first sentence about the model." * 3, "Short one here.", "x" * 90]

    chosen = choose(score(said, ""), most=3, widest=140)

    assert [sentence.place for sentence in chosen] == [0, 1]


def test_sentences_without_words_are_alike_to_nothing() -> None:
    assert likeness({}, {"a": 1.0}) == 0.0


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("This remains a challenging problem.", "问题"),
        ("现有方法缺乏长程记忆。", "问题"),
        ("In this paper, we present a dataset.", "方案"),
        ("某团队提出新方法。", "方案"),
        ("We find that half of them fail.", "结果"),
        ("某公司推出新模型。", None),
        ("We compare two state-of-the-art models.", None),
        ("It achieves 90% accuracy.", "结果"),
        ("准确率提升了两成。", "结果"),
        ("The sky is blue.", None),
    ],
)
def test_cue_words_earn_a_label(sentence: str, label: str | None) -> None:
    assert label_of(sentence) == label


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("LongVILA: Scaling Long-Context Visual Language Models", "LongVILA"),
        ("someone/fast-reader", "fast-reader"),
        ("读《汉语新解》有感", "汉语新解"),
        ("团队发布“晴空”语音模型", "晴空"),
        ("Show HN: Plainfeed – a reader without tracking", "Plainfeed"),
        ("OpenAI 发布 GPT-4o mini 小模型", "GPT-4o mini"),
        ("某公司开源 MiniSpeak，可在手机运行", "MiniSpeak"),
        (
            "某国际公司推出首个专业版AI Search，为什么它会是下一个搜索引擎？",
            "AI Search",
        ),
        ("CPU反超NPU，llama生成速度翻了五倍还要多！LLM新范式T-MAC开源", "T-MAC"),
        ("超越DPO，大模型精细化对齐之Step-DPO", "Step-DPO"),
        ("重磅！某实验室终于开源 Large Reader 2，比原来快", "Large Reader 2"),
        ("终于来了！国内首个开源的读图模型正式发布！", "国内首个开源的读图模型"),
        (
            "某大学：没有数据的人有福了！用合成数据就能训练模型",
            "用合成数据就能训练模型",
        ),
        ("ECCV 2024 | 看图说话的新方法，快了一倍", "看图说话的新方法"),
        ("某公司开源用于数学推理的 AI Agent—HUSKY", "HUSKY"),
        ("“秘方”拖了后腿？两位研究者质疑强化学习训练", "两位研究者质疑强化学习训练"),
        ("一个小模型登顶榜单，挑战 Scaling Law", "一个小模型登顶榜单"),
        (
            "终于来了！国内首个接入大模型的 Linux 开源操作系统正式发布！",
            "国内首个接入大模型的 Linux 开源操作系统",
        ),
        ("开源 AI 视频工具，你只要当导演，HuggingFace 工程师打造", "开源 AI 视频工具"),
        (
            "某大学、某公司、某研究院等开源一万亿词元的多模态数据集，可以训练模型",
            "一万亿词元的多模态数据集",
        ),
        ("风铃画画，下一代 PaintNet 来了！某团队推出，即插即用", "下一代 PaintNet"),
        ("单卡可跑，某实验室版 Dora 正式开源！", "某实验室版 Dora"),
        ("微软、OpenAI、谷歌，成立模型安全联盟", "微软等成立模型安全联盟"),
        ("OpenAI，发布新的安全准则", "OpenAI发布新的安全准则"),
        ("权重、代码、数据集全开源，超越 Large-7B，某公司小模型来了", "某公司小模型"),
        ("某公司投的 Dora2 竞品飞速上新！实测奉上", "某公司投的 Dora2 竞品飞速上新"),
        (
            "十年前的论文获奖：首个开源版 AlphaNet，著名框架 Coffee2 前身",
            "首个开源版 AlphaNet",
        ),
        ("架构站起来了！首个纯循环大模型，超越开源巨头 Large 3.1", "首个纯循环大模型"),
        ("秒杀 ReadAI、Devon2，全球最强程序员来啦！", "全球最强程序员"),
        (
            "手机上能跑的「Read-4V」来啦！某公司开源最强端侧多模态",
            "某公司开源最强端侧多模态",
        ),
        ("某公司「Him」来啦！发布 Reader Live 语音模式", "Reader Live"),
        ("杀入视频生成：「清风」上线，免费不限量", "清风"),
        ("An open alternative to ReadAI", "An open alternative to ReadAI"),
        ("A ReadAI competitor called BookAI", "BookAI"),
        ("全员离开老东家，画图软件作者带团创业，还开源", "画图软件作者带团创业"),
        (
            "10人团队炼出首个微调 Llama 3.1 405B！一秒入戏，代码全开源",
            "10人团队炼出首个微调 Llama 3.1 405B",
        ),
        (
            "研究人员研发检索和记忆框架，通过交互实现持续学习",
            "研究人员研发检索和记忆框架",
        ),
        (
            "A Study of How Well Language Models Count to Ten",
            "A Study of How Well Language Models",
        ),
        ("The Company of Small Models: Many Agents", "The Company of Small Models"),
        (
            "What readers said from Jan 2020 until May 2023",
            "What readers said from Jan 2020",
        ),
        ("Improving LLaVA for the Reading of Long Documents", "LLaVA"),
        ("Super" * 9, "Super" * 8),
        (
            "科学家打造类量子阱催化结构原型电堆成功实现小功率输出",
            "类量子阱催化结构原型电堆成功实现小功率输出",
        ),
    ],
)
def test_a_name_is_found_in_a_title(title: str, name: str) -> None:
    assert name_of(title) == name


@given(st.text(min_size=1).filter(lambda t: t.strip()))
@example("[0]")
def test_a_name_is_never_empty_nor_too_long(title: str) -> None:
    name = name_of(title)

    assert 1 <= len(name) <= 40
    assert width(name) <= 48


@pytest.mark.parametrize(
    ("title", "first", "name"),
    [
        ("MMBench: Many Agents at Work", "", "评测基准 MMBench"),
        ("vllm-project/vllm", "vLLM is a fast LLM inference engine.", "推理加速 vLLM"),
        ("阿里发布多模态模型 Qwen2-VL，支持视频", "", "多模态模型 Qwen2-VL"),
        (
            "MixBench: How Good Are Multimodal Agents?",
            "It asks agents about pictures.",
            "评测基准 MixBench",
        ),
        ("MixSet: Pictures for Multimodal Models", "", "多模态 MixSet"),
        ("LongSight: Reading Hours", "It is fast on long videos.", "LongSight"),
        ("手机上的「GPT-4V」来啦，视频理解", "", "手机上的「GPT-4V」"),
        ("lab/thing", "It is a thing that people like very much.", "thing"),
        ("A story of ragtime", "", "A story of ragtime"),
    ],
)
async def test_a_product_is_named_with_the_use_that_is_told_of_it(
    title: str, first: str, name: str
) -> None:
    text = first or "某团队公开了这个项目的全部内容，任何人都能下载和运行。"

    assert (await card(material(text, title)))["name"] == name


async def test_where_the_source_has_no_sentence_the_card_has_its_title() -> None:
    made = await card(material("", "某公司开源多模态模型 MiniSpeak"))

    assert (made["name"], made["lead"]) == (
        "多模态模型 MiniSpeak",
        "某公司开源多模态模型 MiniSpeak",
    )
    assert made["sources"] == [1]
