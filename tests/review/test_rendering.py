import re

import pytest

from agents.domain.evidence import Proof, ReviewSentence
from agents.review.rendering import gone, rendered, state

PROOF = Proof(source=1, quote="x")
OK = ReviewSentence(text="它读文件。", evidence=(PROOF,))
BAD = ReviewSentence(text="它很快。", flags=("unsupported",))


def test_each_sentence_is_tied_to_its_evidence() -> None:
    html = rendered("### 【名】\n\n它读文件。它很快。又一句。", [OK, BAD])

    assert '<span class="s ok" data-n="0" tabindex="0" role="button">它读文件。' in html
    assert '<span class="s bad" data-n="1" tabindex="0" role="button">它很快。' in html
    assert '<span class="s new">又一句。' in html
    assert "<h3>【名】</h3>" in html


def test_a_sentence_with_bold_and_code_in_it_is_still_one() -> None:
    html = rendered("它**读**`文件`。", [OK])

    assert html.count('data-n="0"') == 4
    assert "<strong><span" in html


def test_a_sentence_that_stands_twice_is_tied_once() -> None:
    html = rendered("它读文件。\n\n又。", [OK, OK])

    assert html.count('data-n="') == 1


@pytest.mark.parametrize(
    "markdown",
    [
        pytest.param("<script>alert(1)</script>", id="script"),
        pytest.param("文<img src=x onerror=alert(1)>", id="handler"),
        pytest.param("[字](javascript:alert(1))", id="javascript"),
        pytest.param("![](https://example.org/x.png)", id="remote image"),
        pytest.param("![](static/../../x.png)", id="path"),
        pytest.param("<!-- 注 -->", id="comment"),
    ],
)
def test_foreign_markup_is_shown_as_text(markdown: str) -> None:
    html = rendered(markdown, [])

    assert "<script" not in html
    assert "<img" not in html
    assert 'href="javascript' not in html
    assert "<!--" not in html


def test_a_local_image_an_underline_and_a_link_are_shown() -> None:
    html = rendered(
        "![](./static/a-1.png)\n\n<u>线</u>\n\n[https://a.org](https://a.org)\n换行", []
    )

    assert '<img src="/static/a-1.png"' in html
    assert "<u>" in html
    assert 'rel="noopener noreferrer"' in html


def test_what_code_wrote_is_no_prose_that_lacks_a_source() -> None:
    drafted = "论文公开于 20240912\n\n**要点**\n\n能读文件。\n\n**应用**：可以试用。\n"
    sentence = ReviewSentence(text="能读文件。", evidence=(PROOF,))

    html = rendered(drafted + "\n编辑加的一句。\n", [sentence], drafted)

    assert re.findall(r'class="s (\w+)"', html) == ["ok", "new", "new", "new"]
    assert "<p>论文公开于 20240912</p>" in html
    assert "<strong>要点</strong>" in html


def test_a_sentence_with_an_underscore_keeps_its_evidence() -> None:
    sentence = ReviewSentence(text="传入 center_uuid 即可。", evidence=(PROOF,))

    html = rendered("传入 center_uuid 即可。\n", [sentence])

    assert '<span class="s ok" data-n="0"' in html


@pytest.mark.parametrize(
    ("markdown", "out"),
    [
        ("前文。它很快。", False),
        ("它**很快**，还有别的。", False),
        ("它[很快](https://example.org/a)。", False),
        ("它很\\快。", False),
        ("它很慢。", True),
    ],
)
def test_a_sentence_is_gone_where_its_words_stand_nowhere(
    markdown: str,
    out: bool,  # noqa: FBT001  # what the text is held to
) -> None:
    assert gone(markdown, "它很快。") is out


def test_what_a_model_doubts_is_looked_at_first() -> None:
    sure = ReviewSentence(text="一句。", support="weak")
    doubted = ReviewSentence(text="一句。", support="weak", doubted=True)

    assert (state(sure), state(doubted)) == ("ok", "bad")
