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


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("它是开源的。\n\n---\n以上是我的短讯，希望对您有帮助！", "它是开源的。"),
        ("它是开源的。如需修改请告诉我。", "它是开源的。"),
        ("它是开源的。如果您还需要其他内容，请随时告诉我！", "它是开源的。"),
        ("它是开源的，希望对你有所帮助。", "它是开源的。"),
        ("好的，以下是根据材料写的短讯：\n\n它是开源的。", "它是开源的。"),
        ("好的，以下是短讯：它是开源的。", "它是开源的。"),
        ("以下是修改后的版本：\n它是开源的。", "它是开源的。"),
        ("好的，以下是短讯：希望对您有帮助。", ""),
        ("好的。它是开源的。", "它是开源的。"),
        ("好的，我来写这条短讯。\n它是开源的。", "它是开源的。"),
        ("# 标题\n\n它是开源的。", "它是开源的。"),
        ("它是开源的。需要我补充更多细节吗？", "它是开源的。"),
        ("Sure! Here is the note:\n它是开源的。", "它是开源的。"),
        ("Here's a revised version:\n它是开源的。", "它是开源的。"),
        ("它是开源的。\nI hope this helps!", "它是开源的。"),
        ("它是开源的。\nLet me know if you need changes.", "它是开源的。"),
        ("它是开源的。\nIf you want more, I can add it.", "它是开源的。"),
    ],
)
def test_what_is_said_to_whoever_asked_is_left_out(text: str, kept: str) -> None:
    assert without_disclaimers(text) == kept


@pytest.mark.parametrize(
    "text",
    [
        "以下是它的三种模式：快、慢、自动。",
        "以上是作者的结论，审稿人并不同意。",
        "团队公开了权重，希望对社区有帮助。",
        "如需修改配置，请联系管理员。",
        "它会先问：“需要我补充吗？”",
        "标题由模型生成，用户可以改。",
        "好的数据比多的数据更有用。",
        "这是一个开源工具：它整理笔记。",
        "用户可以随时修改它的回答。",
        "是否需要我国企业自行申报？",
        "以下是三种材料的性能：甲最轻。",
        "以下是模型的回答：水在零度结冰。",
        "以上是本次发布的主要功能。",
        "任务进行中，可以随时提出新的要求。",
        "它回答 “Let me know if you need changes.”",
        "Here is what is new: it is open.",
        "- 以上三项评测都由第三方完成。",
        "| 名称 | 分数 |\n|---|---|\n| A | 1 |",
    ],
)
def test_what_a_story_tells_in_like_words_stays(text: str) -> None:
    assert without_disclaimers(text) == text


@given(st.text(max_size=80))
def test_it_is_idempotent(text: str) -> None:
    once = without_disclaimers(text)

    assert without_disclaimers(once) == once
