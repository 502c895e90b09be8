import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from agents.domain.characters import visible
from agents.domain.text import Text, TextRun, inert, normal
from tests.formatter.strategies import runs


def bold(text: str) -> TextRun:
    return TextRun(text=text, style="bold")


def shape(text: Text) -> str:
    marks = {"plain": "", "bold": "*", "code": "`", "underline": "_", "link": "@"}
    return "|".join(f"{marks[run.style]}{run.text}" for run in text)


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        pytest.param(
            [bold("问题："), TextRun(text="现有")], "*问题|：现有", id="colon"
        ),
        pytest.param([bold("情感：")], "*情感|：", id="colon at the end"),
        pytest.param(
            [bold("：："), TextRun(text="x")], "：：x", id="nothing but colons"
        ),
        pytest.param(
            [TextRun(text="他说"), bold("“你好”"), TextRun(text="之后")],
            "他说“|*你好|”之后",
            id="quotes leave the bold",
        ),
        pytest.param(
            [TextRun(text="这是"), bold("模型（LLM）"), TextRun(text="的")],
            "这是|*模型|（LLM）的",
            id="a bracket stays whole",
        ),
        pytest.param(
            [bold("模（x）型！"), TextRun(text="的")],
            "*模（x）型|！的",
            id="a pair inside",
        ),
        pytest.param(
            [TextRun(text="这"), bold("（新）模型"), TextRun(text="的")],
            "这（新）|*模型|的",
            id="a bracket in front",
        ),
        pytest.param(
            [TextRun(text="这"), bold("！！"), TextRun(text="的")],
            "这！！的",
            id="no letter",
        ),
        pytest.param(
            [TextRun(text="，"), bold("（新）"), TextRun(text="。")],
            "，|*（新）|。",
            id="punctuation on both sides renders",
        ),
        pytest.param(
            [bold("（新）"), TextRun(text="x", style="code")], "*（新）|`x", id="code"
        ),
        pytest.param(
            [TextRun(text="用"), bold("C++"), TextRun(text=" 写")],
            "用|*C++| 写",
            id="a space",
        ),
        pytest.param(
            [TextRun(text="a"), bold("🤯b"), TextRun(text="c")],
            "a🤯|*b|c",
            id="an emoji",
        ),
        pytest.param(
            [TextRun(text="😀"), bold("（b）"), TextRun(text="😀")],
            "😀（|*b|）😀",
            id="beyond U+FFFF parsers disagree",
        ),
    ],
)
def test_bold_is_what_renders_as_bold(runs: list[TextRun], expected: str) -> None:
    assert shape(normal(tuple(runs))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("见 https://a.cn/x_(y). 好", "见 |`https://a.cn/x_(y|). 好"),
        ("HTTP://中文", "`HTTP://|中文"),
        ("www.a.cn，a.b@c.de", "`www.a.cn|，|`a.b@c.de"),
        ("用 --since=2024 和 -x", "用 |`--since=2024| 和 -x"),
        ("List<int> 与 <!-- c -->", "`List<int>| 与 |`<!-- c -->"),
        ("{{ x }} {a} \\frac{1}{2}", "`{{ x }}| |`{a}| |`\\frac{1}{2}"),
        ("a < b > c, 5--6, a{", "a < b > c, 5--6, a{"),
    ],
)
def test_what_would_act_in_plain_text_is_code(text: str, expected: str) -> None:
    assert shape(normal((TextRun(text=text),))) == expected


def test_a_bold_address_is_code_between_bold() -> None:
    assert shape(normal((bold("a https://b.cn c"),))) == "*a| |`https://b.cn| |*c"


def test_spaces_are_single_and_plain() -> None:
    text = (
        TextRun(text=" a "),
        bold(" b "),
        TextRun(text="  "),
        bold(" "),
        TextRun(text=" c "),
    )

    assert shape(normal(text)) == "a |*b| c"


def test_equal_neighbours_are_one_and_links_are_not() -> None:
    link = TextRun(text="x", style="link", url="https://a.cn")
    text = (TextRun(text="a"), TextRun(text="\u200b"), TextRun(text="b"), link, link)

    assert shape(normal(text)) == "ab|@x|@x"


def test_a_link_cannot_show_another_address() -> None:
    link = TextRun(text="见 https://b.cn", style="link", url="https://a.cn/")

    assert normal((link,))[0].text == "https://a.cn/"


@pytest.mark.parametrize(
    "fields", [{"style": "link"}, {"style": "bold", "url": "https://a.cn"}]
)
def test_a_link_has_an_address_and_nothing_else_has(fields: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match="a link has a url"):
        TextRun.model_validate({"text": "x", **fields})


@given(st.lists(runs("h"), max_size=6).map(tuple))
def test_the_normal_form_is_its_own(text: Text) -> None:
    once = normal(text)

    assert normal(once) == once
    assert all(run.text == visible(run.text) != "" for run in once)


@given(st.text())
def test_an_inert_name_is_its_own(name: str) -> None:
    assert inert(inert(name)) == inert(name)


def test_a_name_with_an_address_cannot_become_a_link() -> None:
    assert inert("https://a.cn a@b.cn") == "https：／／a．cn a＠b．cn"


def test_a_flag_is_code_with_the_number_that_it_takes() -> None:
    text = normal((TextRun(text="加上 --num-scheduler-steps 8 可以一次调度多步"),))
    before, flag, after = text

    assert (before.style, after.style) == ("plain", "plain")
    assert (flag.style, flag.text) == ("code", "--num-scheduler-steps 8")
