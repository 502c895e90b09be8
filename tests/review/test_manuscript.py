import pytest

from agents.review.manuscript import compose, split, whole_item
from tests.review import drafted


def test_an_issue_in_pieces_composes_to_the_same_bytes() -> None:
    issue = drafted.issue()
    found = split(issue)

    assert [piece.text for piece in found.pieces] == [
        entry.text for entry in drafted.sheet()
    ]
    assert compose(found.head, found.leads, found.pieces) == issue


def test_the_lead_of_a_category_stays_with_it() -> None:
    issue = drafted.issue().replace("## 长视频理解\n", "## 长视频理解\n\n导语。\n")
    found = split(issue)

    assert compose(found.head, found.leads, found.pieces) == issue


@pytest.mark.parametrize("fence", ["```", "~~~~"])
def test_a_heading_inside_of_code_is_no_item(fence: str) -> None:
    code = f"{fence}\n### 不是标题\n## 也不是\n{fence}\n"
    issue = drafted.issue().replace("储存库：", f"{code}\n储存库：", 1)

    assert len(split(issue).pieces) == 5


@pytest.mark.parametrize(
    ("heading", "typed"),
    [
        ("### 【工具 2】某实验室", "###【工具 2】某实验室"),
        ("### 【工具 2】某实验室", "###\u3000【工具 2】某实验室"),
        ("### 【工具 2】某实验室", "  ### 【工具 2】某实验室 ###"),
        ("### 【工具 2】某实验室", "## 【工具 2】某实验室"),
        ("## 其他工具", "##其他工具"),
        ("## 🤠 更新闻！认知向", "## 🤠更新闻！认知向"),
        ("## 🤠 更新闻！认知向", "##🤠 更新闻！认知向"),
        ("储存库：[https://example.org/1]", "```\n储存库：[https://example.org/1]"),
    ],
)
def test_a_heading_that_the_page_would_not_show_swallows_nothing(
    heading: str, typed: str
) -> None:
    issue = drafted.issue()
    usual = split(issue)

    found = split(issue.replace(heading, typed, 1))

    assert [(p.section, p.category, p.heading) for p in found.pieces] == [
        (p.section, p.category, p.heading) for p in usual.pieces
    ]
    if not typed.startswith("```"):
        assert found.pieces == usual.pieces


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_the_lines_of_another_system_are_lines(end: str) -> None:
    issue = drafted.issue()

    assert split("\ufeff" + issue.replace("\n", end)) == split(issue)


def test_an_item_above_all_sections_belongs_to_the_head() -> None:
    issue = drafted.issue().replace("开头。", "开头。\n\n### 【早】\n\n早了。")

    assert len(split(issue).pieces) == 5
    assert "早了。" in split(issue).head


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        pytest.param("### 【名】\n正文", "### 【名】\n\n正文\n", id="spacing"),
        pytest.param("### 【名】\r\n", "### 【名】\n", id="heading alone"),
        pytest.param("###【名】\n正文", "### 【名】\n\n正文\n", id="no space"),
        pytest.param("### 【一】\n\n###【二】", "", id="a second without a space"),
        pytest.param("正文", "", id="no heading"),
        pytest.param("前\n\n### 【名】", "", id="text before it"),
        pytest.param("### 【一】\n\n### 【二】", "", id="two items"),
        pytest.param("### 【一】\n\n## 板块", "", id="a category"),
        pytest.param("### ", "", id="an empty heading"),
    ],
)
def test_an_edit_is_exactly_one_item(typed: str, kept: str) -> None:
    assert whole_item(typed) == kept
