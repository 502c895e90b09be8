import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.domain.disclaimers import without_disclaimers


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("它能识别语音，细节待读原文。", "它能识别语音。"),
        ("它能识别语音。具体做法请阅读全文。", "它能识别语音。"),
        ("目前只读到标题。", ""),
        ("它是工具（仅能看到摘要）。", "它是工具。"),
        ("摘要没有给出具体数字。它是开源的。", "它是开源的。"),
        ("摘要只有一句话。它是开源的。", "它是开源的。"),
        ("它是开源的，但材料没有说明许可证。", "它是开源的。"),
        ("现有材料未提及价格；它是开源的。", "它是开源的。"),
        ("材料里没有写明训练数据。", ""),
        ("仅从标题来看，它是一个工具。", ""),
        ("正文没有读到。\n\n它是开源的。", "它是开源的。"),
        ("原文未披露价格。", ""),
    ],
)
def test_a_remark_about_the_reading_goes_with_its_sentence_or_its_clause(
    text: str, kept: str
) -> None:
    assert without_disclaimers(text) == kept


@pytest.mark.parametrize(
    "text",
    [
        "这种材料未经退火，强度较低。",
        "它生成的摘要没有遗漏要点。",
        "作者没有给出训练数据。",
        "论文未与 GPT-4 比较。",
        "它只读取标题和摘要，就能给论文分类。",
        "有人说：“材料没有说明价格。”",
        "用户上传材料，模型给出摘要。",
        "检察官认为，材料不足以定罪。",
        "它能从摘要判断论文的类别。",
        "新材料的介绍见附录。",
    ],
)
def test_what_is_about_the_thing_itself_stays(text: str) -> None:
    assert without_disclaimers(text) == text


@given(st.text(max_size=80))
def test_it_is_idempotent(text: str) -> None:
    once = without_disclaimers(text)

    assert without_disclaimers(once) == once
