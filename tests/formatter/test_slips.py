import pytest

from agents.formatter import slips


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("-省显存", "- 省显存"),
        ("  -省显存", "  - 省显存"),
        ("> -省显存", "> - 省显存"),
        ("-text", "- text"),
        ("-LLM 推理", "- LLM 推理"),
        ("-**快**：三倍", "- **快**：三倍"),
        ("-[主页](https://a.cn)", "- [主页](https://a.cn)"),
        ("－全角", "- 全角"),
        ("•圆点", "- 圆点"),
        ("●\u3000圆点", "- 圆点"),
        ("* 星号", "- 星号"),
        ("+ 加号", "- 加号"),
        ("2.第二步", "2. 第二步"),
        ("2.Second", "2. Second"),
    ],
)
def test_a_lists_mark_is_the_houses(typed: str, meant: str) -> None:
    assert slips.bullet(typed) == meant
    assert slips.bullet(meant) == meant


@pytest.mark.parametrize(
    "row",
    [
        *(
            "- 好",
            "-5 度",
            "-v 参数",
            "--since",
            "---",
            "—— 署名",
            "*注：见下",
            "**重**",
        ),
        *("2.5 版", "3.x 版", "1、甲", "1）甲", "+86", "", "-"),
    ],
)
def test_what_is_no_list_stays(row: str) -> None:
    assert slips.bullet(row) == row


@pytest.mark.parametrize(
    "day", ["2025-03-07", "2025/3/7", "2025.03.07", "2025 年 3 月 7 日", "2025年3月7日"]
)
def test_a_papers_day_has_eight_digits(day: str) -> None:
    assert slips.paper_date(f"论文公开于 {day}") == "论文公开于 20250307"
    assert slips.paper_date(f"论文公开于：{day}。") == "论文公开于 20250307。"


@pytest.mark.parametrize(
    "row",
    [
        "论文公开于 20250307",
        "论文公开于 2025-13-07",
        "论文公开于三月",
        "公开于 2025-03-07",
    ],
)
def test_another_day_stays(row: str) -> None:
    assert slips.paper_date(row) == row


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("[主页](https://a.cn/x y)", "[主页](https://a.cn/x%20y)"),
        ("[主页]( https://a.cn/x )", "[主页](https://a.cn/x)"),
        ("[主页](https://a.cn/x", "[主页](https://a.cn/x)"),
        ("[主页](https://a.cn/x，和", "[主页](https://a.cn/x)，和"),
        ("[主页](https://a.cn/x.", "[主页](https://a.cn/x)."),
        ("[主页](https://a.cn/x 和", "[主页](https://a.cn/x) 和"),
        ("[一](https://a.cn 和 [二](https://b.cn)", "[一](https://a.cn) 和 [二](https://b.cn)"),
        ("[主页] (https://a.cn/x)", "[主页](https://a.cn/x)"),
        ("［主页］（https://a.cn/x）", "[主页](https://a.cn/x)"),
        ("[主页](https://a.cn/x）", "[主页](https://a.cn/x)"),
        ("（见 [主页](https://a.cn/x）", "（见 [主页](https://a.cn/x)）"),
        ("(主页)[https://a.cn/x]", "[主页](https://a.cn/x)"),
        ("[主页] (https://a.cn/x_(y))", "[主页](https://a.cn/x_(y))"),
        ("![] (static/a.png)", "![](static/a.png)"),
        ("！[](static/a.png)", "![](static/a.png)"),
        ("![](static/a.png", "![](static/a.png)"),
    ],
)  # fmt: skip
def test_a_link_that_is_plainly_meant_becomes_one(typed: str, meant: str) -> None:
    assert slips.links(typed) == meant
    assert slips.links(meant) == meant


@pytest.mark.parametrize(
    "text",
    [
        "[主页](https://a.cn/中文)",
        "[主页](https://a.cn/x_(y))",
        '[主页](https://a.cn/x "题")',
        "[主页](https://a.cn/x 看下文)",
        "[主页](https://a.cn/人工",
        "[主页](https://a.cn/\nx)",
        "[主页][ref] 与 [^1]",
        "![](static/a b.png)",
        "好！[主页](https://a.cn)",
        "（说明）[https://a.cn](https://a.cn)",
        "[1] (2024) 与 a[i](x)",
    ],
)
def test_a_link_that_nobody_can_guess_stays(text: str) -> None:
    assert slips.links(text) == text


@pytest.mark.parametrize(
    ("row", "prose"),
    [
        *[("    缩进的一段。", True), ("", True), ("    ![](static/a.png)", True)],
        *[("    https://a.cn/x", True), ("    见 [主页](https://a.cn/a=b)。", True)],
        *[("    用 Transformer 的模型", True), ("    > 引用", True)],
        *[("    pip install x", False), ("    # 注释", False), ('    f("好")', False)],
        *[("    x = 好", False), ("    echo $好", False)],
    ],
)
def test_an_indented_text_is_told_from_code(row: str, prose: bool) -> None:  # noqa: FBT001
    assert slips.is_prose(row) == prose
