"""How firmly a sentence says something needs its like in the source."""

import pytest

from agents.summariser.checks.meaning import differences
from agents.summariser.checks.scope import widened


@pytest.mark.parametrize(
    ("sentence", "source", "name"),
    [
        ("必须用脚本预处理网格。", "We suggest using the script to preprocess the mesh.", "must"),
        ("只有加上后缀，模型才会输出文本。", "The model outputs text with only half the suffixes.", "must"),
        ("工具对用户永久免费。", "While in beta, the tool is free to all users.", "ever"),
        ("论文证明了最优的系数。", "The paper hints at the optimal coefficients.", "proved"),
        ("词元减少，代价是准确率下降。", "It reduces tokens while enhancing accuracy.", "cost"),
    ],
)  # fmt: skip
def test_a_must_an_ever_a_proof_and_a_cost_have_their_like(
    sentence: str, source: str, name: str
) -> None:
    assert name in differences(sentence, source)


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("必须用脚本预处理网格。", "Preprocessing the mesh with the script is required."),
        ("只有分享之后，助手才能看到表格。", "The assistant sees the table only after you share it."),
        ("工具对用户永久免费。", "The tool will always be free for users."),
        ("论文证明了最优的系数。", "The paper shows which coefficients are optimal."),
        ("词元减少，代价是准确率下降。", "It reduces tokens at the expense of accuracy."),
    ],
)  # fmt: skip
def test_what_has_its_like_is_no_difference(sentence: str, source: str) -> None:
    assert not {"must", "ever", "proved", "cost"} & {*differences(sentence, source)}


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        pytest.param("很难达到想要的性能。", "It is difficult to obtain the desired performance.", id="a wish that asks nobody"),
        pytest.param("专家看标签是否一致。", "Experts observe how well the labels agree.", id="how well"),
        pytest.param("这次开源的是一个家族。", "这次开源的不是单个模型，而是一整个家族。", id="set aside before what it is"),
        pytest.param("回放数据，以防遗忘。", "Data is replayed so that nothing is forgotten.", id="so that not"),
        pytest.param("代码已公开。", "The code is public at https://github.com/x/not-alone.", id="an address"),
        pytest.param("用文字生成视频。", "It makes videos of what you say.", id="one more of a kind is no other one"),
        pytest.param("学任何新任务都免不了试上很多次。", "Learning any new task takes very many trials.", id="a not that is none"),
        pytest.param("基准上冷不防冲到第一。", "It suddenly came first on the benchmark.", id="a turn of phrase"),
        pytest.param("难的是生成。", "Generation cannot be done at scale.", id="hard for what cannot be"),
        pytest.param("数据必须带法向。", "Make sure the normal of the data is included.", id="make sure"),
        pytest.param("对手是先进的模型。", "It is compared with state-of-the-art models.", id="whom it is compared with"),
        pytest.param("它判定各个词的贡献。", "It determines the contribution of each word.", id="a method that judges is no court"),
        pytest.param("靠一致性和多样性两个正则项。", "It uses two distinct terms for consistency and diversity.", id="consistency"),
        pytest.param("操纵一只机械手。", "They solve it with a robot hand.", id="a hand is counted"),
        pytest.param("网络只在仿真里训练。", "The networks are trained entirely in simulation.", id="entirely"),
        pytest.param("作者打算在接下来几周讨论难题。", "For the next few weeks we discuss the challenges.", id="the next weeks"),
        pytest.param("自称首个考察幻觉的基准。", "It is the first benchmark of hallucinations.", id="who says it of himself"),
        pytest.param("作者打算让缓存只在推理时启用。", "The cache should only be used in inference.", id="what should be"),
        pytest.param("公司又融资 7 亿元。", "无问芯穹宣布再获超 7 亿元融资。", id="a not in a name"),
        pytest.param("没有显卡时，默认用处理器。", "The default is the GPU if available, otherwise the CPU.", id="otherwise"),
    ],
)  # fmt: skip
def test_what_says_the_same_in_other_words_is_no_difference(
    sentence: str, source: str
) -> None:
    assert not differences(sentence, source)


def test_each_clause_is_held_against_the_cited_line_that_speaks_of_it() -> None:
    differ = differences(
        "大模型在国内还没有立法，眼下主要靠备案来管。",
        "因此，国内主要通过备案来管理大模型。",
        "目前国内关于大模型的立法还没有形成。",
    )

    assert not differ


def test_who_joins_does_not_leave() -> None:
    assert "joins" in differences("该集团退出股东。", "公司新增该集团为股东。")
    assert "joins" not in differences("该集团成为新增股东。", "公司新增该集团为股东。")


def test_what_holds_for_it_is_not_left_out() -> None:
    source = "The order should include all ongoing activities."
    assert "holds" in differences("这道命令不涉及正在进行的活动。", source)
    assert "holds" not in differences("这道命令涉及正在进行的活动。", source)


def test_who_is_outpaced_is_not_level() -> None:
    source = "The model is outpacing the baseline in accuracy."
    assert "agreed" in differences("模型的准确率与基线持平。", source)


@pytest.mark.parametrize(
    ("sentence", "source", "is_widened"),
    [
        ("模型有 40 亿参数。", "模型只有 4B 参数，运行在手机上。", False),
        ("它看成本。", "The bill looks only at the cost of a model.", False),
        ("代码可以商用。", "代码只供研究，商用须经批准。", True),
    ],
)
def test_a_small_number_and_a_narrow_look_are_no_conditions(
    sentence: str,
    source: str,
    is_widened: bool,  # noqa: FBT001
) -> None:
    assert any(widened(sentence, source)) is is_widened
