import pytest

from agents.domain.issue import TextRun
from agents.formatter.rich_text import plain_text, rich_text


def test_only_the_first_bold_of_a_line_stays_bold() -> None:
    assert rich_text("**甲**和**乙**") == (
        TextRun(text="甲", style="bold"),
        TextRun(text="和"),
        TextRun(text="乙"),
    )


def test_backticks_are_code() -> None:
    assert rich_text("用 `pip` 安装") == (
        TextRun(text="用 "),
        TextRun(text="pip", style="code"),
        TextRun(text=" 安装"),
    )


@pytest.mark.parametrize("mark", ["- ", "* ", "1. ", "2、", "## ", "> ", "• "])
def test_a_list_mark_that_nobody_asked_for_is_taken_off(mark: str) -> None:
    assert plain_text(rich_text(f"{mark}一点")) == "一点"


def test_all_other_markup_is_text() -> None:
    text = "[甲](javascript:x) <b>"

    assert plain_text(rich_text(text)) == text


def test_lines_become_one_line_in_the_houses_typography() -> None:
    assert plain_text(rich_text("开源LLM模型\n可用")) == "开源 LLM 模型 可用"
