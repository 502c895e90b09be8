"""A model's lines about stories: what they may decide, and what they may not."""

import pytest

from agents.domain.story import Ranked
from agents.scout.duplicates import repeated
from tests.scout.test_duplicates import entry

NAMES = ("Marlowe", "Gorsebank", "Fennimore", "Larkspur", "Tidewrack", "Quillon")


def told(titles: dict[str, str]) -> list[Ranked]:
    """Stories by their titles, the best first, each with a model's line."""
    return [
        entry(n, title=title).model_copy(update={"gist": gist})
        for n, (title, gist) in enumerate(titles.items())
    ]


@pytest.mark.parametrize(
    "form", ["{} 发布了新的版本。", "这是一个新的开源项目。", "{}，一个好用的开源工具"]
)
def test_one_form_filled_in_for_all_tells_of_no_happening(form: str) -> None:
    stories = told(
        {
            f"{name} {what}": form.format(name)
            for name, what in zip(
                NAMES,
                (
                    "reads maps for ships",
                    "sorts the mail of a town",
                    "hears birds at night",
                    "plans the watering of fields",
                    "draws the plan of a house",
                    "plays chess with children",
                ),
                strict=True,
            )
        }
    )

    assert repeated(stories) == {}


def test_a_line_that_its_headline_knows_nothing_of_puts_no_stranger_away() -> None:
    line = "Fennimore 语音识别在手表上运行"
    cement, speech, other = told(
        {
            "水泥搅拌车的保养": line,
            "Fennimore recognises speech on a watch": line,
            "Larkspur sorts the mail": "Larkspur 给信件分类",
        }
    )

    again = repeated([cement, speech, other])

    assert list(again) == [cement.story.id]
    assert "Fennimore" in again[cement.story.id]


def test_two_lines_that_tell_the_same_of_two_reports_keep_the_better_one() -> None:
    one, other, third = told(
        {
            "PocketSee 2.6 来了": "某公司发布端侧多模态模型 PocketSee 2.6",
            "手机也能看懂视频了": "某公司推出端侧多模态模型 PocketSee 2.6，手机可跑",
            "Larkspur sorts the mail": "Larkspur 给信件分类",
        }
    )

    assert list(repeated([one, other, third])) == [other.story.id]
