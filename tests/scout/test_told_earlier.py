"""What an issue told two weeks ago does not come again under another headline."""

import datetime as dt

import pytest

from agents.domain.issue import Issue, LinkLine, Paragraph, TextRun
from agents.domain.memory import Decided
from agents.domain.story import Candidate
from agents.scout.choose import choose
from tests import make

HEADLINE = "Nvidia's AI weather model is free for anybody"
NEWS = make.candidate(url="https://example.org/1", title="AI, number 0001")
RETOLD = make.candidate(url="https://example.org/2", title=HEADLINE)
BEFORE = make.window().since.date() - dt.timedelta(days=1)


def printed(cutoff: dt.date = BEFORE) -> Issue:
    text = TextRun(text="英伟达开源天气模型，覆盖欧洲各城市。")
    item = make.item(name="天气模型", blocks=(Paragraph(text=(text,)),))
    return make.issue(number=1, cutoff=cutoff, practice=(), news=(item,))


def decided(status: str, day: dt.date = BEFORE) -> Decided:
    return Decided(
        draft=day.isoformat(),
        heading="【天气模型】英伟达",
        status=status,
        urls=("https://example.org/9",),
        titles=("英伟达开源天气模型，覆盖欧洲各城市",),
    )


def waiting(
    *candidates: Candidate, archive: tuple[Issue, ...] = (), drafts: tuple[Decided, ...] = ()
) -> list[str]:  # fmt: skip
    choice = choose([*candidates, NEWS], make.plan(), archive, drafts)
    return [entry.why for entry in choice.bench]


def test_what_an_issue_told_waits_and_names_the_item() -> None:
    told = waiting(RETOLD, archive=(printed(),))

    assert told == ["很可能是第 1 期介绍过的「天气模型」"]


@pytest.mark.parametrize(
    ("status", "said"),
    [("accepted", "已采用"), ("edited", "已采用"), ("rejected", "定为不用")],
)
def test_what_an_editor_decided_upon_waits_and_names_the_draft(
    status: str, said: str
) -> None:
    told = waiting(RETOLD, drafts=(decided(status),))

    assert told == [f"很可能是 {BEFORE} 稿{said}的「【天气模型】英伟达」"]


def linking(name: str, title: str) -> Issue:
    link = LinkLine(label="原文", url="https://example.org/9", text=f"{title} · 某报")
    item = make.item(name=name, blocks=(link,))
    return make.issue(number=1, cutoff=BEFORE, practice=(), news=(item,))


def test_an_item_is_known_by_its_sources_titles() -> None:
    archive = (linking("各城市可用", "英伟达开源天气模型，覆盖欧洲各城市"),)

    assert waiting(RETOLD, archive=archive) == ["很可能是第 1 期介绍过的「各城市可用」"]


def test_a_view_of_the_field_is_not_told_by_the_news_that_its_text_begins_with() -> (
    None
):
    archive = (linking("FindGPT", "OpenAI 发布 FindGPT，进军搜索引擎，挑战谷歌"),)
    view = make.candidate(
        url="https://example.org/5",
        title="搜索向左，索引向右",
        summary="OpenAI 发布 FindGPT 之后，谷歌的搜索引擎怎么办？",
    )

    assert waiting(view, archive=archive) == []


def test_a_piece_of_a_title_that_is_an_items_name_tells_nothing_by_itself() -> None:
    archive = (
        linking("权重、代码、数据集全", "权重、代码、数据集全开源，苹果小模型来了"),
    )
    other = make.candidate(
        url="https://example.org/4",
        title="脸书的分割模型更新，代码、权重、数据集全开源",
    )

    assert waiting(other, archive=archive) == []


@pytest.mark.parametrize("status", ["pending", "held"])
def test_what_nobody_decided_upon_may_come(status: str) -> None:
    assert waiting(RETOLD, drafts=(decided(status),)) == []


@pytest.mark.parametrize("days", [-15, 0, 1])
def test_only_what_stood_shortly_before_the_window_counts(days: int) -> None:
    day = make.window().since.date() + dt.timedelta(days=days)

    assert (
        waiting(RETOLD, archive=(printed(day),), drafts=(decided("edited", day),)) == []
    )


def test_a_draft_of_another_name_is_passed_over() -> None:
    odd = decided("accepted").model_copy(update={"draft": "mine"})

    assert waiting(RETOLD, drafts=(odd,)) == []


def test_a_new_development_may_come() -> None:
    later = make.candidate(
        url="https://example.org/3", title="英伟达天气模型在欧洲被起诉，各城市要求赔偿"
    )

    assert waiting(later, archive=(printed(),)) == []


def test_the_next_one_takes_the_place_of_what_was_told() -> None:
    poor = make.candidate(url="https://example.org/poor", title="A garden in June")
    all_ = [*make.several(99), RETOLD, poor]

    def hundred(*archive: Issue) -> list[str]:
        ranked = choose(all_, make.plan(), archive, ()).ranked
        return [entry.story.lead.title for entry in ranked]

    assert set(hundred()) - set(hundred(printed())) == {HEADLINE}
    assert set(hundred(printed())) - set(hundred()) == {poor.title}
