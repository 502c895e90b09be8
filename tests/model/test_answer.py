import json
import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import BaseModel, Field

from agents.domain.characters import whole
from agents.domain.draw import FIRST, Draw
from agents.domain.reading import Message, Prompt, Reply
from agents.errors import ModelError
from agents.formatter.card import CardAnswer
from agents.model.answer import LONGEST, AnswerError, ask_for, parse
from agents.model.punctuation import mended
from agents.ports import AskFor
from tests.model.server import ENTRY, Entry, prompt


class Part(BaseModel):
    label: str
    points: tuple[str, ...] = ()


class Shape(BaseModel):
    title: str = Field(min_length=1, max_length=40)
    kind: Literal["a", "b"] = "a"
    parts: tuple[Part, ...] = ()
    sources: tuple[int, ...] = ()


EXPECTED = Entry(name="某工具", points=("快",))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(ENTRY, id="bare"),
        pytest.param(f"```json\n{ENTRY}\n```", id="fenced"),
        pytest.param(
            f"好的，结果如下：\n```\n{ENTRY}\n```\n请查收。", id="fenced in prose"
        ),
        pytest.param(f"<think>{{}} hm</think>{ENTRY}", id="after thinking"),
        pytest.param(f"reasoning… </think>\n{ENTRY}", id="only the closing tag"),
        pytest.param(f"用 {{花括号}} 表示：{ENTRY}", id="after other braces"),
        pytest.param(f'{{"draft": 1}}\n{ENTRY}', id="after an object of another shape"),
        pytest.param("｛“name”：“某工具”，“points”：［“快”］｝", id="full-width"),
        pytest.param('{"name"："某工具"，"points": ["快"]}', id="half full-width"),
        pytest.param("{'name': '某工具', 'points': ['快',],}", id="Python's own form"),
        pytest.param('{name: "某工具", "points": ["快"] // 一点\n}', id="JavaScript's"),
        pytest.param(f"[{ENTRY}]", id="in a list"),
        pytest.param(f'{{"card": {ENTRY}}}', id="in a wrapper"),
        pytest.param(f'{{"result": {{"card": {ENTRY}}}}}', id="in two wrappers"),
        pytest.param(f'{{"cards": [{ENTRY}]}}', id="in a list in a wrapper"),
        pytest.param(f"｛“card”：{ENTRY}｝", id="in a full-width wrapper"),
        pytest.param(f":-{{ sorry … {ENTRY}", id="after a lone brace"),
    ],
)
def test_an_object_is_found_in_any_wrapping(text: str) -> None:
    assert parse(text, Entry) == EXPECTED


def test_quotes_within_a_text_do_not_end_it() -> None:
    text = '{"name": "他说"好"了", "points": ["“引号”", "a\\"b"]}'

    found = parse(text, Entry)

    assert found.points == ("“引号”", 'a"b')


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        pytest.param("", "holds no JSON object", id="empty"),
        pytest.param("我做不到。", "holds no JSON object", id="prose"),
        pytest.param('{"name": "某工具", "points": ["快', "middle", id="cut off"),
        pytest.param(
            '{"name": 1, "points": [{"x": 1}, {"y', "middle", id="cut in a list"
        ),
        pytest.param('{"points": []}', "name: Field required", id="a field missing"),
        pytest.param('{"name": []}', "name: Input should be a valid string", id="type"),
        pytest.param("}{", "middle", id="braces the wrong way round"),
        pytest.param("{" * 90_000, "middle", id="a storm of braces"),
        pytest.param('{"a {' * 20_000, "middle", id="a storm of quotes"),
        pytest.param('{"a":' * 20_000, "middle", id="a storm of objects"),
        pytest.param("{" + "[" * 500 + "]" * 500 + "}", "not valid", id="nested lists"),
        pytest.param(" " * LONGEST + "{", "middle", id="spaces and a brace"),
        pytest.param(
            '{"x":"' + '{"a": [1,' * 9_000 + '"}', "not valid", id="slow to repair"
        ),
        pytest.param("{" + "x" * LONGEST + "}", "longer than", id="far too long"),
    ],
)
def test_what_cannot_be_used_says_why(text: str, fault: str) -> None:
    with pytest.raises(AnswerError, match=fault):
        parse(text, Entry)


class Lenient(BaseModel):
    lead: str = ""
    parts: tuple[Part, ...] = ()


@pytest.mark.parametrize(
    "text",
    [
        '{"lead": "a", "parts": [{"label": "b"}, {"label',
        '{"lead": "a", "parts": [{"label": "b"}]',
    ],
)
def test_a_part_of_a_cut_off_answer_is_not_the_answer(text: str) -> None:
    with pytest.raises(AnswerError, match="middle"):
        parse(text, Lenient)


def test_a_part_of_a_broken_answer_is_not_the_answer() -> None:
    found = parse('{"lead": "a", "parts": [{"label": "b"},], }', Lenient)

    assert found == Lenient(lead="a", parts=(Part(label="b"),))


def test_a_wrapper_is_not_mistaken_for_an_empty_answer() -> None:
    assert parse('{"card": {"lead": "a"}}', Lenient) == Lenient(lead="a")
    assert parse('{"lead": "a"}', Lenient) == Lenient(lead="a")


class Texts(BaseModel):
    lead: str
    org: str = ""
    points: list[str] = Field(default_factory=list)
    parts: tuple[Part, ...] = ()
    rank: int = 0


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param('{"lead": null, "org": null}', Texts(lead=""), id="texts"),
        pytest.param('{"lead": "a", "points": null}', Texts(lead="a"), id="a list"),
        pytest.param(
            '{"lead": "a", "points": ["b", null]}',
            Texts(lead="a", points=["b", ""]),
            id="a text in a list",
        ),
        pytest.param(
            '{"lead": "a", "parts": [{"label": null, "points": null}]}',
            Texts(lead="a", parts=(Part(label=""),)),
            id="deeper",
        ),
        pytest.param('{"card": {"lead": null,},}', Texts(lead=""), id="repaired"),
    ],
)
def test_null_for_a_text_is_an_empty_one(text: str, found: Texts) -> None:
    assert parse(text, Texts) == found


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        pytest.param('{"lead": "a", "rank": null}', "rank: ", id="for a number"),
        pytest.param('{"lead": "a", "parts": [null]}', r"parts\.0: ", id="for a part"),
        pytest.param('{"org": null}', "lead: Field required", id="and nothing else"),
    ],
)
def test_null_is_nothing_but_an_empty_text_or_list(text: str, fault: str) -> None:
    with pytest.raises(AnswerError, match=fault):
        parse(text, Texts)


def test_null_does_not_fill_a_text_that_must_not_be_empty() -> None:
    with pytest.raises(AnswerError, match="title: String should have at least 1"):
        parse('{"title": null}', Shape)


@pytest.mark.parametrize(
    "form",
    [
        pytest.param('{"lead": "%s"}', id="JSON"),
        pytest.param("｛“lead”：“%s”｝", id="full-width"),
        pytest.param('{lead: "%s",}', id="repaired"),
        pytest.param('```json\n{"card": {"lead": "%s"}}\n```', id="fenced and wrapped"),
    ],
)
@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"学习率 \beta，步长 \nu。", r"学习率 \beta，步长 \nu。"),
        (r"\frac{1}{2}\theta \times \rho", r"\frac{1}{2}\theta \times \rho"),
        (r"\bar x \neq \tilde{y}_\tau", r"\bar x \neq \tilde{y}_\tau"),
        (r"\right) \text{a} \underline{b} \nabla", r"\right) \text{a} \underline{b} \nabla"),
        (r"\alpha \sum_{i} \mathbb{R} \gg \lambda", r"\alpha \sum_{i} \mathbb{R} \gg \lambda"),
        (r"2\timesN 50\% \upsilon", r"2\timesN 50\% \upsilon"),
        (r"\\beta \\nu \\frac{1}{2}", r"\beta \nu \frac{1}{2}"),
        (r"第一行\n第二行\n\nthree\nnumber four", "第一行\n第二行\n\nthree\nnumber four"),
        (r"a\tb\tcolumn\r\nend\/", "a\tb\tcolumn\r\nend/"),
        (r"\u4e2d\ud83d\ude00 \ud83d", "中😀 \ufffd"),
        (r"控\b制\f符", "控制\n符"),
    ],
)  # fmt: skip
def test_tex_stays_as_it_was_meant_and_so_do_line_ends(
    form: str, written: str, meant: str
) -> None:
    assert parse(form % written, Lenient) == Lenient(lead=meant)


@given(st.text(st.sampled_from("\\\"/bfnrtuxTX{}0 中'\n"), max_size=12))
def test_no_backslash_breaks_an_answer_or_leaves_a_control(text: str) -> None:
    with suppress(AnswerError):
        found = parse('{"lead": "' + text + '"}', Lenient)
        assert whole(found.lead) == found.lead


@given(st.text(st.characters()))
def test_whatever_a_text_is_it_is_whole_in_the_answer(text: str) -> None:
    assert whole(text) == text or "\\" in json.dumps(text)
    found = parse(json.dumps({"lead": text}), Lenient)

    assert whole(found.lead) == found.lead


CASES = Path(__file__).resolve().parents[3] / "shared" / "cases"


@pytest.mark.skipif(not CASES.exists(), reason="the cases are not on this machine")
def test_no_bare_end_of_a_tex_command_is_in_the_card() -> None:
    text = (CASES / "tex_answer.json").read_text(encoding="utf-8")

    (part,) = parse(text, CardAnswer).parts

    said = "".join(part.points)
    for word in ("beta", "nu", "times", "frac", "theta", "rho"):
        assert f"\\{word}" in said
    assert not re.search(r"(?<![a-z\\])(eta|u|imes|rac|heta|ho)(?![a-z])", said)


def test_a_fault_is_short() -> None:
    parts = [{"label": 1, "points": 2}] * 40

    with pytest.raises(AnswerError) as caught:
        parse(json.dumps({"title": "", "parts": parts}), Shape)

    assert len(str(caught.value)) <= 400


sound = st.characters(
    exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"
)
texts = st.text(sound, max_size=30)
# Prose without anything that could itself be read as an answer.
prose = st.text(st.characters(exclude_characters="{}｛｝<>", exclude_categories=["Cs"]))
shapes = st.builds(
    Shape,
    title=texts.filter(bool),
    kind=st.sampled_from(["a", "b"]),
    parts=st.lists(
        st.builds(Part, label=texts, points=st.lists(texts, max_size=3).map(tuple)),
        max_size=3,
    ).map(tuple),
    sources=st.lists(st.integers(), max_size=3).map(tuple),
)


@given(shapes, prose, prose)
def test_a_valid_object_is_found_unchanged_in_any_prose(
    shape: Shape, before: str, after: str
) -> None:
    assert parse(before + shape.model_dump_json() + after, Shape) == shape


fragments = st.sampled_from(
    [
        *'{}[]":,“”，：｛｝\\\n ',
        "```json",
        "<think>",
        "</think>",
        '"title"',
        "null",
        "//",
        "/*",
        "'",
        "1e9",
        "\\u",
        "\ud800",
        "True",
    ]
)


@given(st.lists(fragments | texts, max_size=40).map("".join))
@example('{"title": "\\ud800"}')
@example('{"sources": [1e999]}')
def test_nothing_but_an_answer_error_is_raised(text: str) -> None:
    with suppress(AnswerError):
        assert isinstance(parse(text, Shape), Shape)


@given(shapes)
def test_valid_json_needs_no_mending(shape: Shape) -> None:
    text = shape.model_dump_json()

    assert mended(text) == text


class Answers:
    """An Ask that gives its answers in turn and keeps the prompts."""

    def __init__(self, *texts: str) -> None:
        self.texts = list(texts)
        self.asked: list[tuple[Prompt, Draw]] = []

    async def __call__(self, prompt: Prompt, draw: Draw = FIRST) -> Reply:
        self.asked.append((prompt, draw))
        return Reply(text=self.texts.pop(0), model="m")


def repair(name: str, **values: object) -> Sequence[Message]:
    return (Message(role="user", content=f"{name}: {values['fault']}"),)


def shaped(answers: Answers) -> AskFor:
    def messages(name: str, **values: object) -> tuple[Message, ...]:
        return tuple(repair(name, **values))

    return ask_for(answers, messages)


async def test_a_good_answer_is_asked_for_once_and_with_its_shape() -> None:
    answers = Answers(ENTRY)

    found = await shaped(answers)(prompt(), Entry, Draw(2))

    assert found == EXPECTED
    assert [(p.shape, draw) for p, draw in answers.asked] == [(Entry, Draw(2))]


async def test_a_faulty_answer_is_quoted_with_its_fault_and_asked_for_again() -> None:
    answers = Answers("不是 JSON", ENTRY)

    found = await shaped(answers)(prompt(), Entry, Draw(2))

    again, draw = answers.asked[1]
    assert found == EXPECTED
    assert draw == Draw(2, repairs=True)
    assert [m.role for m in again.messages] == ["system", "user", "assistant", "user"]
    assert again.messages[-2].content == "不是 JSON"
    assert again.messages[-1].content == "repair: the answer holds no JSON object"


async def test_two_faulty_answers_are_an_error() -> None:
    with pytest.raises(
        ModelError, match="'m' gave no usable answer twice: name: Field"
    ):
        await shaped(Answers("{}", "{}"))(prompt(), Entry)
