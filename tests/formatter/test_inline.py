import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from agents.domain.issue import TextRun
from agents.formatter import inline
from agents.formatter.commonmark import content, tree
from tests.formatter.strategies import HOSTILE


@pytest.mark.parametrize(
    "text",
    [
        *(
            "3.5-turbo",
            "C++",
            "5*3",
            "a_b",
            "a < b",
            "AT&T",
            "约~10",
            "C#",
            "x|y",
            "1、一",
        ),
        *(
            "10:30",
            "a*",
            "50%",
            "$5",
            "（见下）",
            "e.g. this",
            "2024.9.30",
            "!好",
            "#话题",
        ),
    ],
)
def test_text_that_does_not_act_stays_as_it_is(text: str) -> None:
    assert inline.line((TextRun(text=text),)) == text


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("# a", "\\# a"),
        ("- a", "\\- a"),
        ("12. a", "12\\. a"),
        ("1) a", "1\\) a"),
        ("> a", "\\> a"),
        ("===", "\\==="),
        ("--", "\\--"),
        ("- - -", "\\- - -"),
        ("|---|:-:|", "\\|---|:-:|"),
        ("::: tip", "\\:\\:\\: tip"),
        ("::name", "\\::name"),
        ("a:b c: d std::e 10:30", "a\\:b c: d std::e 10:30"),
        ("import x", "&#105;mport x"),
        ("export", "&#101;xport"),
        ("important", "important"),
        ("*a* b*c", "\\*a\\* b\\*c"),
        ("a * b * c", "a * b * c"),
        ("_a_", "\\_a\\_"),
        ("10~20 和 30~40", "10\\~20 和 30\\~40"),
        ("`a`", "\\`a\\`"),
        ("[a](b)", "\\[a](b)"),
        ("![a](b)", "!\\[a](b)"),
        ("<b", "\\<b"),
        ("&amp; &copy", "\\&amp; &copy"),
        ("{{", "\\{\\{"),
        ("a\\", "a\\\\"),
        ("\\*", "\\\\*"),
        ("\\a", "\\a"),
        ("［a］（https:", "&#65339;a］（https:"),
        ("［a］ (./static/", "&#65339;a］ (./static/"),
        ("［1］（见下）", "［1］（见下）"),
    ],
)
def test_text_that_would_act_is_escaped(text: str, markdown: str) -> None:
    assert inline.line((TextRun(text=text),)) == markdown


def test_a_mark_is_not_alone_beside_bold() -> None:
    text = (TextRun(text="5*3 "), TextRun(text="a", style="bold"))

    assert inline.line(text) == "5\\*3 **a**"


def test_a_wide_bracket_poses_as_no_link_over_several_runs() -> None:
    text = (TextRun(text="［图］", style="bold"), TextRun(text="（static/a.png）"))

    assert inline.line(text) == "**&#65339;图］**（static/a.png）"


def test_an_exclamation_does_not_turn_a_link_into_a_picture() -> None:
    link = TextRun(text="a]b", style="link", url="https://a.cn")

    assert inline.line((TextRun(text="看!"), link)) == "看\\![a\\]b](https://a.cn)"


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://a.cn/(b)", "https://a.cn/(b)"),
        ("https://a.cn/(b", "<https://a.cn/(b>"),
        ("https://a.cn/)b(", "<https://a.cn/)b(>"),
        ("https://a.cn/?a&copy;", "https://a.cn/?a\\&copy;"),
    ],
)
def test_a_link_leads_where_it_says(url: str, target: str) -> None:
    assert inline.link("x", url) == f"[x]({target})"


@pytest.mark.parametrize(
    ("text", "span"),
    [("a", "`a`"), ("a`b", "``a`b``"), ("`a", "`` `a ``"), ("``", "` `` `")],
)
def test_code_shows_its_ticks(text: str, span: str) -> None:
    assert inline.code(text) == span


def test_a_closing_mark_of_a_heading_is_kept() -> None:
    assert inline.heading("F # ##") == "F # \\##"


@given(HOSTILE)
def test_any_line_renders_as_its_text(text: str) -> None:
    words = TextRun(text=text).text.strip()

    shown = tree(inline.line((TextRun(text=words),)) if words else "")

    assert content(shown.children) == words
    assert [node.type for node in shown.children] == (["paragraph"] if words else [])


@given(st.text(alphabet="`\\a ", max_size=12))
def test_code_spans_are_where_the_parser_sees_them(text: str) -> None:
    text = f"x{text}x"
    parsed = MarkdownIt("commonmark").parseInline(text)[0].children or []
    expected = [token.content for token in parsed if token.type == "code_inline"]

    found = [text[start:end].strip("`") for start, end in inline.code_spans(text)]

    assert [span.strip() for span in found] == [code.strip() for code in expected]
