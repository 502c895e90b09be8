"""Of an author's address the institution alone; a name only where something says so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.pages.affiliations import institutions, names_institutions


@pytest.mark.parametrize(
    ("address", "known"),
    [
        ("Dept. of Logic, Shore University, Brighton, UK", ["Shore University"]),
        ("Dept. of Logic\nShore University\nBrighton, UK\na@b.uk", ["Shore University"]),
        ("Shore University\n{ada, bob}@shore.edu", ["Shore University"]),
        ("[1] Shore University\n[2] OpenAI\n[3] CFAR", ["Shore University", "OpenAI", "CFAR"]),
        ("{}^{1}Shore University, {}^{2}ByteDance", ["Shore University", "ByteDance"]),
        ("¹Shore University ²北岸大学", ["Shore University", "北岸大学"]),
        ("University of California, Berkeley, USA", ["University of California, Berkeley"]),
        (
            "The Chinese University of Hong Kong, Shenzhen",
            ["The Chinese University of Hong Kong, Shenzhen"],
        ),
        (
            "The Chinese University of Hong Kong, Hong Kong",
            ["The Chinese University of Hong Kong"],
        ),
        ("Shore Works, Inc., Seattle, WA, USA", ["Shore Works Inc"]),
        ("Shore University and Bay University", ["Shore University", "Bay University"]),
        ("Institute of Arts and Sciences", ["Institute of Arts and Sciences"]),
        ("Google DeepMind\nLondon, UK", ["Google DeepMind"]),
        ("organization={Shore University},city={Brighton}", ["Shore University"]),
        ("4Paradigm Inc., Beijing", ["4Paradigm Inc"]),
        ("北岸大学计算机系，上海", ["北岸大学"]),
        ("NVIDIA", ["NVIDIA"]),
        ("London, UK", []),
        ("a@b.uk", []),
        ("", []),
    ],
)  # fmt: skip
def test_a_marked_address_is_its_institution(address: str, known: list[str]) -> None:
    assert list(institutions([address], "")) == known


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Affiliations: Shore University; Bay Labs", ["Shore University", "Bay Labs"]),
        ("**Affiliation**: OpenAI, San Francisco, USA", ["OpenAI"]),
        ("Institutions: 1Shore University, 2OpenAI", ["Shore University", "OpenAI"]),
        ("Ada\nAffiliations:\n[1] Shore University\n[2] OpenAI\nMore", ["Shore University", "OpenAI"]),
        ("Affiliations:\nShore University\nBay Laboratory\nWe begin.", ["Shore University", "Bay Laboratory"]),
        ("作者单位：北岸大学计算机系；月之暗面", ["北岸大学", "月之暗面"]),
        ("单位: 月之暗面", ["月之暗面"]),
        ("- 机构：北岸实验室、智谱AI", ["北岸实验室", "智谱AI"]),
        ("单位：毫秒", []),
        ("表 3（单位：万美元）", []),
        ("Shore University", []),
        ("We thank Affiliations: none", []),
    ],
)  # fmt: skip
def test_a_label_announces_institutions(text: str, known: list[str]) -> None:
    assert list(institutions([], text)) == known


def test_each_stands_once_and_the_first_authors_first() -> None:
    marked = ["Bay University", "Dept. of X, bay university", "Shore University"]

    assert institutions(marked, "单位：北岸大学") == (
        "Bay University",
        "Shore University",
        "北岸大学",
    )


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("Researchers at Shore University trained it.", True),
        ("A team from OpenAI and others.", True),
        ("The University of Somewhere", True),
        ("北岸大学的团队提出", True),
        ("We ask students of a university what research is.", False),
        ("Deep research needs a laboratory of models.", False),
        ("", False),
    ],
)
def test_a_text_names_institutions_by_their_names(text: str, *, is_so: bool) -> None:
    assert names_institutions(text) == is_so


@given(st.text(max_size=300), st.text(max_size=300))
def test_whatever_stands_there_names_are_short(marked: str, text: str) -> None:
    found = institutions([marked], f"Affiliations: {text}")

    assert all(1 < len(name) <= 80 for name in found)
