"""A model's line, fit to be shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.scout.gist import gist, line


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        pytest.param("**Orbit**：一个框架", "Orbit：一个框架", id="bold"),
        pytest.param("- `Orbit` 框架", "Orbit 框架", id="list and code"),
        pytest.param("# 一个 *框架*", "一个 框架", id="heading"),
        pytest.param("[框架](https://a.cn/x)公开", "框架公开", id="link"),
        pytest.param("![图](https://a.cn/x.png)框架", "图框架", id="picture"),
        pytest.param("框架，见 https://a.cn/x?y=1", "框架，见", id="address"),
        pytest.param("框架，见 www.a.cn", "框架，见", id="bare host"),
        pytest.param("一行\n两行\t三", "一行 两行 三", id="lines"),
        pytest.param("框\u202e架\u200b", "框架", id="invisible"),
        pytest.param("<b>框架</b>", "‹b›框架‹/b›", id="tags"),
        pytest.param("a framework", "", id="not Chinese"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_a_line_is_plain_and_has_no_address(said: str, shown: str) -> None:
    assert line(said, 40) == shown


@given(st.text())
def test_whatever_a_model_writes_is_one_short_visible_line(said: str) -> None:
    shown = line(f"框{said}", 40)

    assert len(shown) <= 40
    assert "\n" not in shown
    assert "http://" not in shown.lower()
    assert shown.encode().decode() == shown
    assert not set("*`#|~<>[]") & set(shown)


def test_a_long_line_is_cut() -> None:
    assert line("字" * 41, 40) == f"{'字' * 39}…"
    assert line("字" * 40, 40) == "字" * 40


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("70 亿参数的模型", True),
        ("8.4 亿参数的模型", False),
        ("处理 10,000 字的模型", True),
        ("1 万字的模型", True),
        ("提升 12.5% 的模型", True),
        ("提升 12.6% 的模型", False),
        ("3 步完成的模型", True),
        ("没有数字的模型", True),
        ("405B 的模型", False),
        ("Orbit2.5 模型", True),
    ],
)
def test_a_line_that_gives_a_number_of_its_own_is_not_shown(
    said: str, *, kept: bool
) -> None:
    shown = "Orbit2.5, 7 billion parameters, 10000 words, 12.5 % better"

    assert gist(said, shown) == (said if kept else "")
