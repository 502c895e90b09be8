import pytest

from agents.domain.issue import (
    Block,
    Bullet,
    Bullets,
    Images,
    LinkLine,
    Numbered,
    Paragraph,
    Quote,
    Separator,
    Text,
    TextRun,
    Tip,
)
from agents.formatter.blocks import blocks
from agents.formatter.commonmark import tree


def plain(text: str) -> Text:
    return (TextRun(text=text),)


def styled(text: str, style: str) -> Text:
    return (TextRun.model_validate({"text": text, "style": style}),)


def read(markdown: str) -> list[Block]:
    return blocks(tree(markdown).children, markdown.split("\n"))


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        pytest.param(
            "![](static/a.png)\n![模型 *结构*](static/b.jpg)",
            [Images(files=("static/a.png", "static/b.jpg"), alts=("", "模型 结构"))],
            id="what a picture shows, nothing of which acts",
        ),
        pytest.param(
            "![](./static/a.png)\n![](static/b.jpg)\ngpt4\n![](static/c.png)",
            [
                Images(files=("static/a.png", "static/b.jpg")),
                Paragraph(text=plain("gpt4")),
                Images(files=("static/c.png",)),
            ],
            id="pictures and text on neighbouring lines",
        ),
        pytest.param(
            "https://a.cn/x\n体验：https://b.cn/",
            [
                LinkLine(url="https://a.cn/x"),
                LinkLine(label="体验", url="https://b.cn/"),
            ],
            id="bare addresses",
        ),
        pytest.param(
            "https://u@b.cn/", [Paragraph(text=styled("https://u@b.cn/", "code"))],
            id="an address that is none",
        ),
        pytest.param(
            "<u>[原文](https://a.cn)</u>",
            [Paragraph(text=(TextRun(text="原文", style="link", url="https://a.cn"),))],
            id="an underlined link",
        ),
        pytest.param(
            "a <u>b</u> *c* ~d~<br>",
            [
                Paragraph(
                    text=(
                        TextRun(text="a "),
                        TextRun(text="b", style="underline"),
                        TextRun(text=" c ~d~"),
                        TextRun(text="<br>", style="code"),
                    )
                )
            ],
            id="tags and emphasis",
        ),
        pytest.param(
            "[x](javascript:alert)", [Paragraph(text=plain("x"))], id="no address"
        ),
        pytest.param(
            "- a\n  b\n\n  - c\n    - d\n      ![](static/e.png)\n  - `f`",
            [
                Bullets(
                    items=(
                        Bullet(
                            text=plain("a b"),
                            children=(plain("c"), plain("d"), styled("f", "code")),
                        ),
                    )
                ),
                Images(files=("static/e.png",)),
            ],
            id="nested bullets, loose, with a picture",
        ),
        pytest.param(
            "1. # a\n1. ```\n   b\n   ```",
            [
                Numbered(
                    items=(Bullet(text=plain("a")), Bullet(text=styled("b", "code")))
                )
            ],
            id="a heading and a fence inside of a list",
        ),
        pytest.param("-", [Bullets(items=(Bullet(text=()),))], id="an empty bullet"),
        pytest.param(
            "> [!TIP]\n> 一，\n> 二", [Tip(text=plain("一， 二"))], id="a tip of two lines"
        ),
        pytest.param(
            "> 1. a\n>    ![](static/b.png)\n> 2. c\n>\n> > d\n>\n>     e",
            [
                Quote(
                    lines=(
                        plain("1. a"),
                        (),
                        plain("2. c"),
                        plain("d"),
                        styled("e", "code"),
                    )
                ),
                Images(files=("static/b.png",)),
            ],
            id="a numbered quotation",
        ),
        pytest.param("> ![](static/b.png)", [Quote(lines=((),)), Images(files=("static/b.png",))], id="a quoted picture"),
        pytest.param(">", [], id="an empty quotation"),
        pytest.param("***", [Separator()], id="a rule"),
        pytest.param("#### a", [Paragraph(text=styled("a", "bold"))], id="an H4"),
        pytest.param(
            "```\na\n\nb\n```",
            [Paragraph(text=styled(t, "code")) for t in ("a", "", "b")],
            id="a fence",
        ),
        pytest.param(
            "<div>\na", [Paragraph(text=styled("<div>", "code")), Paragraph(text=plain("a"))],
            id="HTML",
        ),
        pytest.param(
            "**a\nb** `c\nd`[e\nf](https://a.cn)",
            [
                Paragraph(
                    text=(
                        TextRun(text="a b", style="bold"),
                        TextRun(text=" "),
                        TextRun(text="c d", style="code"),
                        TextRun(text="e f", style="link", url="https://a.cn"),
                    )
                )
            ],
            id="bold and code over two lines",
        ),
    ],
)  # fmt: skip
def test_noise_is_read_as_what_it_means(markdown: str, expected: list[Block]) -> None:
    assert read(markdown) == expected
