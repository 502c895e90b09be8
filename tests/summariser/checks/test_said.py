"""Each word of what is called exact has its like in the source, in one place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.summariser.checks.causes import unreasoned
from agents.summariser.checks.changes import mistaken
from agents.summariser.checks.said import apart, unnamed, unsaid
from agents.summariser.checks.siblings import confused
from agents.summariser.checks.sides import changed
from agents.summariser.checks.whose_figure import swapped_figures
from agents.summariser.checks.withheld import withheld
from agents.summariser.spans.concepts import wording
from agents.summariser.words import rows


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        pytest.param("数据集按年龄划分。", "The dataset is divided by age.", id="all said"),
        pytest.param("推理更快。", "Inference gets faster.", id="another form"),
        pytest.param("脱敏由提供单位做。", "脱敏由提供单位负责。", id="the same language"),
        pytest.param("普林斯顿大学做了测试。", "They tested it.", id="a name is held elsewhere"),
        pytest.param("Sorrel 重新训练了模型。", "Sorrel retrained it.", id="again"),
        pytest.param("它把难的拆成几步。", "It turns hard ones into several steps.", id="a phrase of two words"),
        pytest.param("放弃走不通的思路。", "It gives up a line that leads nowhere.", id="and of a verb"),
        pytest.param("让它说出信心并不容易。", "It is challenging to express confidence.", id="not its opposite"),
    ],
)  # fmt: skip
def test_what_the_source_says_in_any_words_is_said(sentence: str, source: str) -> None:
    assert list(unsaid(sentence, source)) == []


@pytest.mark.parametrize(
    ("sentence", "source", "word"),
    [
        pytest.param("数据集按年龄划分。", "The dataset is divided by size.", "年龄", id="a noun"),
        pytest.param("训练更快。", "Inference gets faster.", "训练", id="of two"),
        pytest.param("它总是更快。", "It gets faster.", "总是", id="how often"),
        pytest.param("图书馆拒绝了。", "The library agreed.", "拒绝", id="a verb"),
        pytest.param("线性选择。", "A non-linear selection.", "线性", id="non-"),
    ],
)  # fmt: skip
def test_a_word_that_the_source_does_not_say_is_unsaid(
    sentence: str, source: str, word: str
) -> None:
    assert word in list(unsaid(sentence, source))


def test_what_no_table_knows_is_unsaid_if_it_is_much() -> None:
    source = "It is faster. The encoder of the network was frozen by an engineer."

    assert list(unsaid("犰狳更快。", source)) == []
    assert list(unsaid("犰狳与狒狒更快。", source)) == ["犰狳狒"]
    assert not any(unsaid("犰狳与狒狒更快，网络的编码器由工程师冻结。", source))


@pytest.mark.parametrize(
    ("word", "is_missed"),
    [
        pytest.param("显微", False, id="one that may be said otherwise"),
        pytest.param("方法", False, id="one that says little"),
        pytest.param("总是", True, id="how often"),
        pytest.param("医生", True, id="who"),
        pytest.param("更慢", True, id="which way"),
    ],
)
def test_beside_much_that_is_said_one_word_may_be_missing_if_it_decides_nothing(
    word: str,
    is_missed: bool,  # noqa: FBT001
) -> None:
    source = "The dataset of images was frozen and the network uses an encoder."
    sentence = f"{word}：图像的数据集已冻结，网络用编码器。"

    assert (word in list(unsaid(sentence, source))) is is_missed


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        pytest.param("公司更快。", "Quillmap is faster.", id="what a name stands for"),
        pytest.param("生成模型更快。", "The model that generates is faster.", id="two words in one"),
        pytest.param("它买下工厂。", "它收购了工厂。", id="the same in English"),
    ],
)  # fmt: skip
def test_words_are_said_in_parts_by_names_and_by_their_like(
    sentence: str, source: str
) -> None:
    assert list(unsaid(sentence, source)) == []


def test_a_latin_word_stands_in_the_source_or_means_what_it_says() -> None:
    source = "The language model runs on a graphics card; see CIFAR-100."

    assert list(unnamed("LLM 在 GPU 上运行。", source, source)) == []
    assert list(unnamed("CNN 在 GPU 上运行。", source, source)) == ["CNN"]
    assert list(unnamed("CIFAR-10 上更好。", f"{source} CIFAR-10", source)) == [
        "CIFAR-10"
    ]


@pytest.mark.parametrize(
    ("sentence", "source", "is_apart"),
    [
        pytest.param("医生保留工具。", "Doctors keep the tool, while nurses refuse it.", False, id="of one"),
        pytest.param("护士保留工具。", "Doctors keep the tool, while nurses refuse it.", True, id="of the other"),
        pytest.param("国外仍在试点。", "国内仍在试点，国外已经普及。", True, id="a comma of Chinese"),
        pytest.param("门店有 59 家。", "门店有 36 家，但将扩大到 59 家。", True, id="a figure"),
        pytest.param("图像的编码器用卷积。", "The encoder works on images. It uses convolutions.", False, id="of two sentences"),
        pytest.param("仓库需要磁盘。", "The proxy needs a disk, the repository does not.", True, id="a not"),
    ],
)  # fmt: skip
def test_a_clause_says_of_one_thing_what_is_said_of_it(
    sentence: str,
    source: str,
    is_apart: bool,  # noqa: FBT001
) -> None:
    assert any(apart(sentence, source)) is is_apart


@pytest.mark.parametrize(
    ("sentence", "source", "is_withheld"),
    [
        pytest.param("代码已经公开。", "We will release the code.", True, id="later"),
        pytest.param("代码将公开。", "We will release the code.", False, id="said to be later"),
        pytest.param("谷歌支付机票。", "Google will pay for the flight.", False, id="when is left open"),
        pytest.param("谷歌支付机票。", "Google plans to pay for the flight.", True, id="a plan is none"),
        pytest.param("模型不均衡。", "The model is imbalanced.", False, id="a word that begins with a not"),
        pytest.param("电压降到 2 V。", "The voltage fell to 2 V where nothing else was connected.", False, id="a not of something else"),
        pytest.param("所有请求都发给大模型。", "If no check is set, each request goes to the large model.", True, id="if"),
        pytest.param("没有设检查时，请求发给大模型。", "If no check is set, each request goes to the large model.", False, id="said to be if"),
        pytest.param("模块由卷积组成。", "The module is free of convolutions.", True, id="without"),
        pytest.param("公司尚未停止试点。", "公司停止了试点。", True, id="a not of its own"),
        pytest.param("它能平衡两者。", "It struggles to balance both.", True, id="struggles"),
        pytest.param("论文研究了一种设计。", "One design was studied, and results may change once those models do.", False, id="if of something else"),
        pytest.param("相邻关系不变。", "Those that are adjacent stay adjacent, and their number falls.", False, id="a not within a word"),
        pytest.param("如果公开，信号就没了。", "If it were shown, that signal would be gone.", False, id="a later that is supposed"),
        pytest.param("训练时调整词元数。", "Tokens are adjusted during inference, with direct training.", True, id="of two that exclude one another"),
    ],
)  # fmt: skip
def test_what_limits_the_source_may_not_be_left_out(
    sentence: str,
    source: str,
    is_withheld: bool,  # noqa: FBT001
) -> None:
    assert any(withheld(sentence, source)) is is_withheld


@pytest.mark.parametrize(
    ("sentence", "source", "is_changed"),
    [
        pytest.param("服务器升级客户端。", "The server upgrades the client.", False, id="the same order"),
        pytest.param("客户端升级服务器。", "The server upgrades the client.", True, id="turned"),
        pytest.param("客户端由服务器升级。", "The server upgrades the client.", False, id="and with a by"),
        pytest.param("先升级客户端，再升级服务器。", "Upgrade the server before the client.", True, id="in turn"),
        pytest.param("高层特征补充低层特征。", "High-level features are lost: we use low-level features to supplement high-level ones.", True, id="beside the verb"),
        pytest.param("低层特征补充高层特征。", "High-level features are lost: we use low-level features to supplement high-level ones.", False, id="and so in the source"),
        pytest.param("静态图取代了动态图。", "We replace static graphs with dynamic ones.", True, id="replaced"),
        pytest.param("动态图取代了静态图。", "We replace static graphs with dynamic ones.", False, id="replaces"),
        pytest.param("它优于闭源模型。", "Its results fall short compared to closed models.", True, id="worse"),
        pytest.param("它优于闭源模型。", "It is better than closed models.", False, id="better"),
        pytest.param("基线由它超过。", "It surpasses the baseline by doing more.", False, id="a by of something else"),
        pytest.param("半监督的方法用于医生。", "Doctors use the semi-supervised method.", False, id="a word in which a verb stands"),
        pytest.param("特征从图像移植到文本。", "Features are ported from text to images.", True, id="from and to"),
        pytest.param("把服务器上的数据迁到手机。", "They port their phone data to the server.", True, id="of what moves"),
    ],
)  # fmt: skip
def test_each_stands_on_its_side(
    sentence: str,
    source: str,
    is_changed: bool,  # noqa: FBT001
) -> None:
    assert any(changed(sentence, source)) is is_changed


MORE = "It leverages more text data to compensate for the lack of 3D data."


@pytest.mark.parametrize(
    ("sentence", "source", "is_confused"),
    [
        pytest.param("它用更多文本数据来弥补三维数据的不足。", MORE, False, id="as there"),
        pytest.param("它用更多三维数据来弥补文本数据的不足。", MORE, True, id="before one head"),
        pytest.param("人工神经网络难以达到脉冲神经网络的准确率。", "Spiking neural networks are hard to bring to the accuracy of artificial neural networks.", True, id="with one ending"),
        pytest.param("Orla 和 Fenn 的准确率高。", "The accuracy of Fenn and Orla is high.", False, id="a list"),
    ],
)  # fmt: skip
def test_two_of_one_kind_stand_each_beside_its_own_words(
    sentence: str,
    source: str,
    is_confused: bool,  # noqa: FBT001
) -> None:
    assert any(confused(sentence, source)) is is_confused


def test_two_figures_stand_each_beside_what_it_is_of() -> None:
    source = "A detection of 90% and 12% false alarms."

    assert any(swapped_figures("检测率 12%，误报率 90%。", source))
    assert not any(swapped_figures("检测率 90%，误报率 12%。", source))
    assert not any(swapped_figures("误报率 12%，检测率 90%。", source))


@pytest.mark.parametrize(
    "pair",
    ["训练 推理", "提高 降低", "输入 输出", "编码器 解码器", "上传 下载", "公开 闭源", "所有 部分",
     "超过 不及", "优于 不如", "更快 更慢", "用户 开发者", "允许 禁止", "支持 反对", "导入 导出",
     "收购 出售", "开始 停止", "添加 移除", "同意 拒绝", "学生 教师", "便宜 昂贵", "医生 医院", "弃用 移除", "中国 美国",
     "高频 低频", "国内 国外", "医生 护士", "入门 进阶", "解冻 冻结", "隐藏 公开", "转回 走向"],
)  # fmt: skip
def test_opposites_and_neighbours_have_no_meaning_in_common(pair: str) -> None:
    one, other = wording().words(pair)

    assert one.meanings
    assert other.meanings
    assert not one.meanings & other.meanings


def test_no_row_of_the_table_has_a_third_cell_or_no_word() -> None:
    table = list(rows("meanings.txt"))

    assert all(len(row) == 2 and row[0] for row in table)
    assert len(table) > 2_000


@given(st.text(max_size=120), st.text(max_size=300))
def test_any_text_is_held_against_any_other(sentence: str, source: str) -> None:
    checks = (unsaid, apart, withheld, changed, confused, swapped_figures)
    for check in (*checks, mistaken, unreasoned):
        assert all(isinstance(found, str) for found in check(sentence, source))
    assert list(unsaid(sentence, f"{sentence} {source}")) == []
