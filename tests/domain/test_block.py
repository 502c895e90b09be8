import pytest
from pydantic import ValidationError

from agents.domain.block import (
    Block,
    Bullet,
    Bullets,
    Images,
    Labelled,
    LinkLine,
    Numbered,
    Paragraph,
    Quote,
    Separator,
    Tip,
    tidy,
)
from agents.domain.text import Text, TextRun

URL = "https://a.cn/"
LINK = TextRun(text=URL, style="link", url=URL)


def plain(text: str) -> Text:
    return (TextRun(text=text),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param((LINK,), LinkLine(url=URL), id="an address alone"),
        pytest.param(
            (TextRun(text="原文："), LINK),
            LinkLine(label="原文", url=URL),
            id="labelled",
        ),
        pytest.param(
            (TextRun(text="原文："), TextRun(text="题", style="link", url=URL)),
            LinkLine(label="原文", url=URL, text="题"),
            id="labelled, with a title",
        ),
        pytest.param(
            (TextRun(text="问题", style="bold"), TextRun(text="：慢")),
            Labelled(label="问题", text=plain("慢")),
            id="a label",
        ),
        pytest.param(
            (TextRun(text="问题：", style="bold"), TextRun(text="慢")),
            Labelled(label="问题", text=plain("慢")),
            id="a label with its colon in bold",
        ),
    ],
)
def test_a_paragraph_is_what_it_looks_like(text: Text, expected: Block) -> None:
    assert tidy([Paragraph(text=text)]) == (expected,)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param((TextRun(text="：" * 2), LINK), id="no label"),
        pytest.param((TextRun(text="很" * 21 + "："), LINK), id="a sentence"),
        pytest.param(
            (TextRun(text="长" * 21, style="bold"), TextRun(text="：慢")), id="long"
        ),
        pytest.param(
            (TextRun(text="问题", style="bold"), TextRun(text="是慢")), id="no colon"
        ),
        pytest.param((TextRun(text="题", style="link", url=URL),), id="a title alone"),
    ],
)
def test_what_looks_otherwise_stays_a_paragraph(text: Text) -> None:
    paragraph = Paragraph(text=text)

    assert tidy([paragraph]) == (paragraph,)


def test_empty_blocks_are_dropped() -> None:
    empty = Bullet(text=())
    blocks: list[Block] = [
        Paragraph(text=plain("\u200b")),
        Tip(text=()),
        Bullets(items=(empty,)),
        Numbered(items=(empty, empty)),
        Quote(lines=((), ())),
    ]

    assert tidy(blocks) == ()


def test_lists_that_touch_are_one() -> None:
    one, two = (Bullet(text=plain(text)) for text in "12")
    blocks: list[Block] = [
        Bullets(items=(one,)),
        Paragraph(text=()),
        Bullets(items=(two,)),
        Numbered(items=(one,)),
        Numbered(items=(two,)),
    ]

    assert tidy(blocks) == (Bullets(items=(one, two)), Numbered(items=(one, two)))


def test_a_bullet_without_a_text_takes_its_first_child() -> None:
    bullets = Bullets(items=(Bullet(text=(), children=(plain("a"), (), plain("b"))),))

    assert tidy([bullets]) == (
        Bullets(items=(Bullet(text=plain("a"), children=(plain("b"),)),)),
    )


def test_the_last_line_of_a_quotation_may_sign_it() -> None:
    signed = Quote(lines=(plain("话"), plain("—— 某人")))
    alone = Quote(lines=(plain("—— 某人"),))

    assert tidy([signed, Separator(), alone]) == (
        Quote(lines=(plain("话"),), by="某人"),
        Separator(),
        alone,
    )


@pytest.mark.parametrize(
    "file", ["static/../x.png", "../x.png", "static/x.svg", "static/", "static/图.png"]
)
def test_no_name_from_outside_is_a_picture(file: str) -> None:
    with pytest.raises(ValidationError, match="pattern"):
        Images(files=(file,))
