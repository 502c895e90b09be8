import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.domain.characters import whole
from agents.model.completion import Completion, read_completion
from agents.model.thinking import without_thinking


def body(message: object, usage: object = None, finish: object = "stop") -> str:
    choice = {"message": message, "finish_reason": finish}
    return json.dumps({"choices": [choice], "usage": usage})


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("好", id="text"),
        pytest.param(
            [{"type": "text", "text": "好"}, {"type": "image"}, 3], id="parts"
        ),
        pytest.param("<think>\n想\n</think>\n好", id="after thinking"),
        pytest.param("想</think>好", id="after half a tag"),
    ],
)
def test_the_text_is_found(content: object) -> None:
    assert read_completion(body({"content": content})).text == "好"


@pytest.mark.parametrize(
    ("usage", "tokens"),
    [
        ({"prompt_tokens": 3, "completion_tokens": 4}, (3, 4)),
        ({"prompt_tokens": 3, "completion_tokens": 4, "total_tokens": 50}, (3, 47)),
        ({"prompt_tokens": None, "completion_tokens": True}, (None, None)),
        ({"prompt_tokens": -1, "completion_tokens": "4"}, (None, None)),
        (None, (None, None)),
        ([], (None, None)),
    ],
)
def test_only_a_real_count_of_tokens_counts(
    usage: object, tokens: tuple[int | None, int | None]
) -> None:
    found = read_completion(body({"content": "好"}, usage))

    assert (found.prompt_tokens, found.completion_tokens) == tokens


def test_a_cut_off_answer_is_one_even_if_reasoning_took_all_of_it() -> None:
    assert read_completion(body({"content": ""}, finish="length")).fault == "cut off"


@pytest.mark.parametrize("message", [None, "text", [], {"content": 7}, {}])
def test_a_message_of_another_form_is_an_empty_answer(message: object) -> None:
    assert read_completion(body(message)).fault == "empty"


def event(**delta: object) -> str:
    return "data: " + json.dumps({"choices": [{"delta": delta}]}) + "\n\n"


def test_a_stream_that_stops_without_its_end_is_cut_off() -> None:
    assert read_completion(event(content="一半")).fault == "cut off"


def test_a_stream_that_says_it_is_done_is_whole() -> None:
    found = read_completion(event(content="好", role="assistant") + "data: [DONE]")

    assert found == Completion("好")


@pytest.mark.parametrize(
    "text",
    [
        "data: {",
        "data: [1]",
        'data: {"choices": null}',
        "data: [DONE]",
        ": ping",
        'data: {"choices": [[]]}',
    ],
)
def test_a_stream_of_something_else_is_no_answer(text: str) -> None:
    assert read_completion(text).fault == "not an answer"


@given(
    st.text()
    | st.recursive(
        st.none() | st.integers() | st.text(),
        lambda s: (
            st.lists(s)
            | st.dictionaries(
                st.sampled_from(["choices", "message", "content", "error", "usage"]), s
            )
        ),
    ).map(json.dumps)
)
def test_any_body_is_read(text: str) -> None:
    found = read_completion(text)

    assert bool(found.text) or found.fault is not None


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("<THINK>a</think><think>b</think> c", "c"),
        ("<think>never closed", ""),
        ("a </think> b", "b"),
        (
            "R1 先输出 <think>，再输出 </think>。",
            "R1 先输出 <think>，再输出 </think>。",
        ),
        ("plain", "plain"),
        ("甲。\n<think>写完了，\n再看。</think>", "甲。"),
        ("甲。\n\n<think>想</think>\n乙。", "甲。\n\n乙。"),
        ("甲。<THINKING>想</THINKING>\n\n乙。", "甲。\n\n乙。"),
        ("甲。<think>a</think><think>b</think>乙。", "甲。乙。"),
        ('{"a": 1}\n<think>right</think>', '{"a": 1}'),
        ("甲。\n<think>never closed", "甲。"),
        ("甲。[THINK]想[/THINK]", "甲。"),
        ("甲。\n◁think▷想◁/think▷", "甲。"),
        ("R1 输出 <think>。\n<think>想</think>\n乙。", "R1 输出 <think>。\n乙。"),
    ],
)
def test_reasoning_is_removed_and_prose_about_it_is_not(text: str, answer: str) -> None:
    assert without_thinking(text) == answer


@pytest.mark.parametrize(
    "text",
    [
        "它会写标签。`<think>想</think>` 之间是推理。",
        "推理在 `<think>` 里，答案在 `</think>` 之后。",
        "答案在 `</think>` 之后。",
        "输出如下：\n```\n<think>想</think>\n答\n```\n这是它的格式。",
        "模板自动补上标签。\n<think> 和 </think> 之间是推理。",
        "它分三段。<think>…</think> 标签里是推理。",
        "它先写 <|channel|>analysis<|message|>，再写答案。",
        "开头是 `<|channel|>analysis<|message|>`。\n答案在 `<|channel|>final<|message|>` 后。",
        "它给出的格式：\n```\n<|channel|>final<|message|>好\n```",
        "analysis 一词指分析。",
    ],
)
def test_an_answer_that_talks_of_the_marks_of_reasoning_is_left_whole(
    text: str,
) -> None:
    assert without_thinking(text) == text


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (
            (
                "<|channel|>analysis<|message|>we need<|end|>"
                "<|start|>assistant<|channel|>final<|message|>好。<|return|>"
            ),
            "好。",
        ),
        ("<|channel|>final <|constrain|>json<|message|>{}", "{}"),
        ("we need<|end|><|start|>assistant<|channel|>final<|message|>好。", "好。"),
        (
            (
                "<|start|>assistant<|channel|>final<|message|>好。<|end|>\n"
                "<|start|>assistant<|channel|>analysis<|message|>done"
            ),
            "好。",
        ),
        ("<|channel|>analysis<|message|>we need to", ""),
        ("甲。<|start|>assistant<|channel|>commentary<|message|>we", ""),
        ("analysisWe need to write.assistantfinal好。", "好。"),
        ("<|channel|>final<|message|>甲。\n<think>想</think>", "甲。"),
    ],
)
def test_of_channels_only_the_final_one_is_the_answer(text: str, answer: str) -> None:
    assert without_thinking(text) == answer


@pytest.mark.parametrize(
    "text",
    [
        "抱歉，我无法协助完成这个请求。",
        "很抱歉，材料不足。",
        "对不起！",
        "作为一个 AI 语言模型，我不能评价。",
        "作为人工智能助手，我没有办法上网。",
        "我无法提供这篇文章的摘要。",
        "I'm sorry, but I can't help with that.",
        "I cannot summarise this.",
        "As an AI language model, I have no opinion.",
        "**抱歉，** 我不能写。",
    ],
)
def test_an_apology_is_no_answer(text: str) -> None:
    said = read_completion(json.dumps({"choices": [{"message": {"content": text}}]}))

    assert (said.fault, said.text) == ("apologised", "")


@pytest.mark.parametrize(
    "text",
    [
        "作为人工智能领域的新工具，它能在手机上运行。",
        "作为大模型评测基准，它有 20 个任务。",
        "模型在被问到隐私时会回答“抱歉，我无法回答”。",
        "我国多家机构发布了评测。",
        '{"name": "抱歉", "lead": "一句。"}',
        "Ideogram 2.0 发布。",
    ],
)
def test_what_only_looks_like_an_apology_is_an_answer(text: str) -> None:
    said = read_completion(json.dumps({"choices": [{"message": {"content": text}}]}))

    assert (said.fault, said.text) == (None, text)


@given(st.text(st.characters()), st.data())
def test_a_character_that_two_events_or_parts_share_is_whole(
    text: str, data: st.DataObject
) -> None:
    units = text.encode("utf-16-le", "surrogatepass")
    at = 2 * data.draw(st.integers(0, len(units) // 2))
    parts = [p.decode("utf-16-le", "surrogatepass") for p in (units[:at], units[at:])]

    streamed = read_completion(
        "".join(event(content=p) for p in parts) + "data: [DONE]"
    )
    listed = read_completion(body({"content": [{"text": part} for part in parts]}))

    assert streamed.text == listed.text == read_completion(body({"content": text})).text
    assert whole(streamed.text) == streamed.text


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_only_an_end_of_line_ends_an_event(end: str) -> None:
    said = json.dumps(
        {"choices": [{"delta": {"content": "一\u2028二"}}]}, ensure_ascii=False
    )

    assert read_completion(f"data: {said}{end}data: [DONE]").text == "一\u2028二"


@pytest.mark.parametrize(
    "error", ["\ud83d", {"message": "a \ud83d"}, {"code": "\ud83d"}]
)
def test_an_error_with_half_an_emoji_can_be_told(error: object) -> None:
    reason = read_completion(json.dumps({"error": error})).reason

    assert reason.encode()
