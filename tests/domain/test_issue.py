import datetime as dt

import pytest
from pydantic import ValidationError

from agents.domain.issue import Category, Issue, Item, Quote, TextRun, Tip

ITEM = Item(name="甲", blocks=(Tip(text=(TextRun(text="话"),)),))


def test_a_heading_is_one_line_with_its_own_brackets() -> None:
    item = Item(name=" 【新】\n模型\u202e ", org=" 清华 \t")

    assert item.heading == "【（新） 模型】清华"


def test_a_heading_has_no_braces_which_the_site_s_contents_would_show_as_code() -> None:
    item = Item(name="模板 {name}", org="{x}")

    assert item.heading == "【模板 ｛name｝】｛x｝"


@pytest.mark.parametrize("name", ["", "\u200b \n", "长" * 41])
def test_a_name_can_be_printed(name: str) -> None:
    with pytest.raises(ValidationError, match="name"):
        Item(name=name)


def test_a_category_cannot_pose_as_a_section() -> None:
    category = Category(name="🤠 更新闻！认知向", items=(ITEM,))

    assert category.name == "更新闻认知向"


def test_a_tip_outside_of_the_news_is_a_quotation() -> None:
    category = Category(name="其他工具", items=(ITEM,))

    assert category.items[0].blocks == (Quote(lines=((TextRun(text="话"),),)),)


def test_sessions_are_in_order() -> None:
    day = dt.date(2024, 9, 30)

    with pytest.raises(ValidationError, match="first session"):
        Issue(number=1, date=day, cutoff=day, first_session=5, last_session=1)
