"""Behind a heading stand institutions before persons, two at most, then 等."""

from typing import Any

import pytest

from agents.formatter.org import org
from tests import make


def told(said: str, *, section: str = "theory", **lead: Any) -> str:
    ranked = make.ranked(make.story(make.candidate(**lead)), section=section)
    return org(said, ranked, (make.material(),))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("清华大学", "清华大学"),
        ("清华大学、人民大学", "清华大学、人民大学"),
        ("清华大学、人民大学、腾讯", "清华大学、人民大学等"),
        ("清华大学和人民大学，以及腾讯", "清华大学、人民大学等"),
        ("Meta and Stanford University", "Meta、Stanford University"),
        ("微软、卡内基梅隆大学等", "微软、卡内基梅隆大学等"),
        ("得克萨斯大学奥斯汀分校等机构", "得克萨斯大学奥斯汀分校等"),
        ("Zep, Inc.", "Zep, Inc."),
        ("University of California, Berkeley", "University of California, Berkeley"),
        ("工业和信息化部", "工业和信息化部"),
        ("李继刚", "李继刚"),
        ("腾讯、腾讯", "腾讯"),
        ("", ""),
    ],
)
def test_two_names_and_no_more(said: str, expected: str) -> None:
    assert told(said) == expected


def test_an_institution_stands_before_whoever_speaks_for_it() -> None:
    assert told("首席执行官 Sam Altman、OpenAI") == "OpenAI、首席执行官 Sam Altman"


def test_no_author_stands_beside_an_institution() -> None:
    assert told("Ada Wu、某大学", kind="arxiv", authors=("Ada Wu",)) == "某大学"


def test_names_that_are_too_long_together_are_cut_between_them() -> None:
    long = "某某某某某某某某某某某某某某某某某某某某某某某某大学"

    assert told(f"{long}、另{long}") == f"{long}等"


def test_behind_a_repository_of_nobodys_stands_its_owner() -> None:
    given = {"kind": "github", "url": "https://github.com/getzep/graphiti"}

    assert told("", section="practice", title="getzep/graphiti", **given) == "getzep"
    assert told("Zep", section="practice", title="getzep/graphiti", **given) == "Zep"
    assert told("", section="practice", title="a/b", url="https://a.cn/") == ""
