"""An issue that is out is corrected where it stands, and says so."""

from dataclasses import replace
from pathlib import Path

import pytest

from agents.domain.review import Review
from agents.errors import NotReady
from agents.formatter.lint import Context, lint
from agents.formatter.parse import parse
from agents.publish.publishing import Order, publish
from agents.review.correcting import change_words, with_line
from agents.review.decisions import Decision, accept, place, reject, reorder, undo
from agents.review.desk import Desk as OnDesk
from agents.review.headless import next_step
from agents.review.history import history, taken_back
from agents.review.picture_changes import pictured
from agents.review.publication import changed
from agents.review.sheet import Refused, find
from agents.run.resources import renderer
from tests.fakes import Notes
from tests.publish.conftest import GIF, Desk

A, B = "![甲](static/a.png)", "![乙](static/b.png)"
LINE = "**更正**：2024-11-04，步骤是三个。"


def order(desk: Desk, day: int = 5) -> Order:
    date = f"2024-11-{day:02}"
    return replace(desk.order, at=f"{date}T09:00:00+08:00", day=date)


def review(desk: Desk) -> Review:
    return Review.model_validate_json((desk.draft / "review.json").read_bytes())


async def test_a_published_issue_says_where_and_since_when(desk: Desk) -> None:
    done = await publish(order(desk, 1), None, Notes().note)
    first = (desk.draft / "review.json").read_bytes()
    await publish(order(desk, 2), None, Notes().note)

    published = review(desk).published
    assert published is not None
    assert (published.page, published.at) == (
        str(done.page),
        "2024-11-01T09:00:00+08:00",
    )
    assert (desk.draft / "review.json").read_bytes() == first


async def test_a_folder_by_another_name_is_the_same_site(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    await publish(order(desk, 1), None, Notes().note)
    desk.write(desk.text.replace("拆成几个步骤，由", "拆成三个步骤，由", 1))
    monkeypatch.chdir(desk.root)

    await publish(replace(order(desk), site=Path("site")), None, Notes().note)

    published = review(desk).published
    assert published is not None
    assert (published.at, published.moment) == (
        "2024-11-01T09:00:00+08:00",
        "2024-11-05T09:00:00+08:00",
    )


@pytest.mark.parametrize(
    ("unnoted", "told"),
    [
        pytest.param({"sha256": "", "pictures": ""}, True, id="neither"),
        pytest.param({"pictures": ""}, False, id="its words alone"),
    ],
)
async def test_what_nobody_noted_of_a_page_is_noted_without_calling_it_changed(
    desk: Desk,
    unnoted: dict[str, str],
    told: bool,  # noqa: FBT001
) -> None:
    """As it is after a page that an earlier version published."""
    await publish(order(desk, 1), None, Notes().note)
    on_desk = OnDesk(desk.draft, lambda: "2024-11-04")
    out = review(desk).published
    assert out is not None
    earlier = out.model_copy(update=unnoted)
    on_desk.update_review(lambda row: row.model_copy(update={"published": earlier}))
    before = changed(on_desk.look())

    await publish(order(desk), None, Notes().note)

    assert before is told
    assert review(desk).published == out
    assert next_step(on_desk).endswith("2024-11-01 09:00; nothing changed since then")


async def test_status_tells_what_is_out_and_whether_anything_changed_since(
    desk: Desk,
) -> None:
    on_desk = OnDesk(desk.draft, lambda: "2024-11-04")
    before = next_step(on_desk)
    await publish(order(desk, 1), None, Notes().note)
    out = next_step(on_desk)
    desk.write(desk.text.replace("拆成几个步骤，由", "拆成三个步骤，由", 1))
    after = next_step(on_desk)
    await publish(order(desk), None, Notes().note)

    assert before.startswith("next: ")
    page = f"published: {desk.root}/site/2024-11-01-issue-01.md, 2024-11-0"
    assert out == f"{page}1 09:00; nothing changed since then"
    assert after.startswith(f"{page}1 09:00; what changed since then goes out by ")
    assert after.endswith(f" --to {desk.root}/site")
    assert next_step(on_desk) == f"{page}5 09:00; nothing changed since then"


async def test_a_picture_that_alone_changed_is_a_change_to_publish(desk: Desk) -> None:
    await publish(order(desk, 1), None, Notes().note)
    on_desk = OnDesk(desk.draft, lambda: "2024-11-04")
    drawn_anew = GIF.replace(b"GIF89a", b"GIF87a")
    (desk.draft / "static/one.gif").write_bytes(drawn_anew)
    before = next_step(on_desk)

    done = await publish(order(desk), None, Notes().note)

    assert "; what changed since then goes out by " in before
    assert (desk.root / "site/static/one.gif").read_bytes() == drawn_anew
    assert done.corrected == ()
    assert next_step(on_desk).endswith("2024-11-05 09:00; nothing changed since then")


async def test_a_picture_that_the_page_does_not_show_is_no_change(desk: Desk) -> None:
    await publish(order(desk, 1), None, Notes().note)
    (desk.draft / "static/other.gif").write_bytes(GIF)

    assert not changed(OnDesk(desk.draft, lambda: "2024-11-04").look())


@pytest.mark.parametrize(
    ("decision", "told"),
    [
        pytest.param(reject("Two"), True, id="taken out"),
        pytest.param(reorder("One", 1), True, id="another place"),
        pytest.param(place("Four", "practice"), True, id="another section"),
        pytest.param(accept("Two"), False, id="as before"),
    ],
)
async def test_a_decision_about_what_is_out_asks_for_publishing_anew_if_it_shows(
    desk: Desk,
    decision: Decision,
    told: bool,  # noqa: FBT001
) -> None:
    await publish(order(desk, 1), None, Notes().note)
    on_desk = OnDesk(desk.draft, lambda: "2024-11-04")

    on_desk.decide(decision)

    assert changed(on_desk.look()) is told


async def test_a_change_of_a_published_item_gets_a_dated_line(desk: Desk) -> None:
    await publish(order(desk, 1), None, Notes().note)
    desk.write(desk.text.replace("拆成几个步骤，由", "拆成三个步骤，由", 1))

    done = await publish(order(desk), None, Notes().note)
    page = done.page.read_text(encoding="utf-8")
    again = await publish(order(desk, 9), None, Notes().note)

    assert done.corrected == ("【One】某实验室: 更正：2024-11-05，“几”改为“三”。",)
    assert again.corrected == ()
    assert done.page.name == "2024-11-01-issue-01.md"
    assert page.count("**更正**：2024-11-05，“几”改为“三”。\n") == 1
    assert (desk.root / "issues" / done.page.name).read_text(encoding="utf-8") == page
    assert done.page.read_text(encoding="utf-8") == page
    assert "**更正**：2024-11-05" in desk.text
    assert renderer()(parse(page)) == page
    assert lint(page, Context(final=True)) == []


async def test_the_page_keeps_its_address_though_the_date_is_changed(
    desk: Desk,
) -> None:
    first = await publish(order(desk, 1), None, Notes().note)
    desk.write(desk.text.replace('date: "2024-11-01"', 'date: "2024-11-02"'))
    again = await publish(order(desk), None, Notes().note)

    assert again.page == first.page


async def test_what_is_refused_is_corrected_nowhere(desk: Desk) -> None:
    await publish(order(desk, 1), None, Notes().note)
    text = desk.text.replace("拆成几个步骤，由", "拆成待核实步骤，由", 1)
    desk.write(text)

    with pytest.raises(NotReady):
        await publish(order(desk), None, Notes().note)

    assert desk.text == text


async def test_a_correction_that_was_made_on_the_page_is_told_with_the_publication(
    desk: Desk,
) -> None:
    first = await publish(order(desk, 1), None, Notes().note)
    line = "**更正**：2024-11-04，步骤是三个。\n"
    desk.write(desk.text.replace("信息整理里。\n", f"信息整理里。\n\n{line}", 1))

    done = await publish(order(desk), None, Notes().note)

    assert first.corrected == ()
    assert done.corrected == ("【One】某实验室: 更正：2024-11-04，步骤是三个。",)


def test_a_line_that_an_editor_wrote_is_enough() -> None:
    after = "### 【名】\n\n新。\n\n**更正**：2024-11-05，数字。\n"

    assert with_line("### 【名】\n\n旧。\n", after, "", "2024-11-06") == after


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("能读十页。", "能读十页和图。", "补充“和图”"),
        ("能读十页和图。", "能读十页。", "删去“和图”"),
        ("能读。也能听十段。", "能读。又能写。也能听十段。", "补充“又能写。”"),
        ("能读。又能写。也能听十段。", "能读。也能听十段。", "删去“又能写。”"),
        ("能读。", "能读。又能写。", "补充“又能写。”"),
        (f"{A}\n\n图：旧", f"{A}\n\n图：新，example.org/blog", "更正了图注"),
        (A, A.replace("甲", "丙"), "更正了图片的替代文字"),
        (f"字。\n\n{A}\n\n图：旧\n\n尾。", "字。\n\n尾。", "删去一张图"),
        ("字。", f"字。\n\n{A}\n{B}", "补充 2 张图"),
        ("见[甲](https://a.org/1)。", "见[甲](https://b.org/2)。", "更正了链接"),
        ("见甲。", "见[甲](https://a.org/1)。", "更正了链接"),
        ("见[甲](https://a.org/1)。", "见[乙](https://b.org/2)。", "“甲”改为“乙”"),
        ("见甲。", "见**甲**。", ""),
        (A, B, "换了图片"),
        (f"{A}\n{B}", f"{B}\n{A}", "调整了图片的顺序"),
        (f"十页。\n\n{A}", f"百页。\n\n{A}\n\n图：新", "“十”改为“百”；更正了图注"),
        (f"字。\n\n{A}\n\n尾。", f"字。\n\n尾。\n\n{A}", ""),
        (f"十页。\n\n{LINE}", "百页。", "“十”改为“百”"),
        (f"字。\n\n{LINE}", "字。", ""),
        (
            "一二三四五六七八",
            "甲二乙四丙六丁八",
            "“一”改为“甲”；“三”改为“乙”；“五”改为“丙”等 4 处",
        ),
    ],
)
def test_a_line_quotes_what_was_changed(before: str, after: str, said: str) -> None:
    assert change_words(before, after) == said


@pytest.mark.parametrize("after", ["### 【名】\n\n旧。\n", "### 【名】\n\n\n旧。\n"])
def test_where_nothing_is_to_be_told_there_is_no_line(after: str) -> None:
    before = f"### 【名】\n\n旧。\n\n{LINE}\n"

    assert with_line(before, after, "", "2024-11-06") == after


async def out_and_captioned(desk: Desk) -> tuple[OnDesk, str]:
    """A caption changed after publishing, and published anew with its line."""
    await publish(order(desk, 1), None, Notes().note)
    review = OnDesk(desk.draft, lambda: "2024-11-05")
    review.decide(accept("Two"))
    one = find(review.look().sheet, "One")[1].text
    review.decide(pictured("One", one.replace("![一张图]", "![两张图]")))
    return review, one


async def test_one_undo_takes_back_a_change_with_the_line_that_came_of_it(
    desk: Desk,
) -> None:
    review, one = await out_and_captioned(desk)
    done = await publish(order(desk), None, Notes().note)
    assert done.corrected == (
        "【One】某实验室: 更正：2024-11-05，更正了图片的替代文字。",
    )

    review.decide(undo(review.changes()))
    assert find(review.look().sheet, "One")[1].text == one
    assert taken_back(review.changes())["said"] == "图片：替代文字"

    again = await publish(order(desk, 6), None, Notes().note)
    assert again.corrected == (
        "【One】某实验室: 更正：2024-11-06，更正了图片的替代文字。",
    )


async def test_a_step_that_changed_no_text_leaves_the_line_when_it_is_undone(
    desk: Desk,
) -> None:
    review, one = await out_and_captioned(desk)
    review.decide(place("One", "news"))
    await publish(order(desk), None, Notes().note)

    moved = review.decide(undo(review.changes())).sheet
    assert find(moved, "One")[1].section == "practice"
    assert "，更正了图片的替代文字。" in find(moved, "One")[1].text
    assert find(review.decide(undo(review.changes())).sheet, "One")[1].text == one


async def test_a_line_that_came_of_a_text_editor_is_no_step_and_loses_no_words(
    desk: Desk,
) -> None:
    review, _ = await out_and_captioned(desk)
    desk.write(desk.text.replace("拆成几个步骤，由", "拆成三个步骤，由", 1))
    await publish(order(desk), None, Notes().note)
    before = desk.text

    with pytest.raises(Refused, match="别处改过"):
        review.decide(undo(review.changes()))

    assert desk.text == before


async def test_the_history_names_a_line_that_publishing_wrote(desk: Desk) -> None:
    review, _ = await out_and_captioned(desk)
    await publish(order(desk), None, Notes().note)

    assert history(review.changes(), "One")[0]["said"] == "更正（发布时写明）"
