"""What a headline is about, and what it names for another reason."""

import pytest

from agents.scout.happening.entry_text import EntryText
from agents.scout.happening.vetoes import veto
from tests.scout.happening.test_retold import are_one, entry


@pytest.mark.parametrize(
    ("title", "others"),
    [
        ("Nvidia challenger Cerebras files for a listing", {"nvidia"}),
        ("OpenAI rival Anthropic opens an office in Tokyo", {"openai"}),
        ("Amazon-backed Anthropic opens an office in Tokyo", {"amazon"}),
        ("You can run a GPT-3-level model on a phone", {"gpt"}),
        ("A small model that could challenge Meta’s Llama 2", {"meta", "llama"}),
        ("机器人领域或迎来 GPT-3 时刻", {"gpt"}),
        ("通义千问3 开源，成本仅为 R1 三分之一", {"r", "r1"}),
        ("盘古被指“套壳”通义千问", {"tongyi"}),
        ("图灵奖得主本吉奥谈安全", {"turing award"}),
        ("清华系独角兽递交招股书", {"tsinghua", "thudm"}),
        ("Report: the voice assistant gets a new model", {"report"}),
        ("日程助手升级至 V3.0", {"v3.0", "v"}),
        ("新公司年化收入破一亿美元 ARR", {"arr"}),
        ("The A.I. race in the U.S. goes on", {"a.i", "u.s"}),
        ("A database is under the AGPLv3 again", {"agplv", "agplv3"}),
    ],
)
def test_what_is_measured_against_or_a_kind_is_not_what_it_is_about(
    title: str, others: set[str]
) -> None:
    about = entry(title)
    assert others.isdisjoint(about.own | about.first)


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("OpenAI rival Anthropic opens an office in Tokyo", "anthropic"),
        ("Nvidia challenger Cerebras files for a listing", "cerebras"),
        ("华为系统架构师谈昇腾", "华为"),
        ("Codex 级别的补全", ""),
    ],
)
def test_who_is_told_of_stays(title: str, subject: str) -> None:
    first = entry(title).first
    assert subject in first if subject else not first


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            ("Nvidia challenger Groq doubles its valuation to $6.9 billion", "It raised $750 million, led by Disruptive."),
            ("Groq Raises $750 Million as Demand Surges", "The round values it at $6.9 billion."),
            id="two figures of one deed",
        ),
        pytest.param(
            ("Start-up behind Paintbox raises $101M", "Paintbox draws what it is told."),
            ("Paintbox 母公司融资超 1 亿美元", "Paintbox 用户已达百万。"),
            id="a rough sum",
        ),
        pytest.param(
            ("Italy blocks DeepSeek over data protection", "The authority asked where data go."),
            ("意大利数据保护机构下令封禁 DeepSeek", "监管方要求说明数据去向。"),
            id="ordered by no court",
        ),
        pytest.param(
            ("Lenovo 内部下令：设备不准用 ChatGPT", "此前有代码泄露给 ChatGPT。"),
            ("Lenovo bans ChatGPT from its devices", "Code had leaked into ChatGPT."),
            id="不准",
        ),
        pytest.param(
            ("Adobe and Figma agree to terminate their merger agreement", "Adobe pays $1 billion as a fee."),
            ("Adobe abandons its acquisition of Figma", "The fee is $1 billion."),
            id="terminated",
        ),
        pytest.param(
            ("Samsung signs $16.5 bln chip deal with Tesla", "Musk says that AI6 comes from there."),
            ("165 亿美元：三星为特斯拉代工 AI6 芯片", "马斯克确认了这一订单。"),
            id="bln",
        ),
    ],
)  # fmt: skip
def test_one_happening_in_other_words_is_one(
    one: tuple[str, str], other: tuple[str, str]
) -> None:
    assert are_one(entry(*one), entry(*other))


def test_a_companys_results_and_what_it_shows_that_day_are_two() -> None:
    one = entry(
        "小鹏汽车第二季度营收 81.1 亿元 净亏损 12.2 亿元", "公司公布了二季度业绩。"
    )
    said = "业绩会上他说，营收为 81.1 亿元、净亏损 12.2 亿元，新车已试过。"
    assert not are_one(one, entry("何小鹏：P7+ 四季度发布", said))


def test_headlines_that_are_two_repositories_are_of_two_things() -> None:
    about = "Official code of the Lark models, with agents and tools."
    one, other = entry("lark-ai/lark-agent", about), entry("lark-ai/lark-code", about)
    assert veto(one, other) == "kind"
    assert veto(one, entry("lark-ai/lark-agent", about, day=13)) == ""


def test_a_method_that_goes_through_something_passes_no_law() -> None:
    assert "pass" not in deeds_of("OpenAI 通过证明者与验证者的博弈提高可读性")
    assert "pass" not in deeds_of("A model passes a trillion parameters")
    assert "pass" in deeds_of("参议院表决，法案获通过")


def deeds_of(title: str) -> frozenset[str]:
    told: EntryText = entry(title)
    return told.title.deeds
