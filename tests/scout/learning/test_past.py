"""Past windows: whose they are, how long they were, what was printed in them."""

import datetime as dt

from agents.domain.issue import Category, LinkLine, Paragraph, TextRun
from agents.domain.memory import Decided
from agents.scout.learning.past import MOST, past
from tests import make, weeks


def decided(status: str, **given: object) -> Decided:
    values = {"draft": "2024-09-30", "heading": "【甲】", "status": status, **given}
    return Decided.model_validate({"urls": (make.URL,), **values})


def test_a_window_goes_from_the_issue_before_it_to_its_own_last_day() -> None:
    found = past([weeks.issue(0), weeks.issue(1)], (), make.NOW, make.TZ)

    assert [str(one.window.since)[:10] for one in found] == ["2024-09-02", "2024-09-09"]
    assert [str(one.window.until)[:10] for one in found] == ["2024-09-09", "2024-09-16"]


def test_the_first_window_is_as_many_weeks_as_its_sessions() -> None:
    given = make.issue(first_session=1, last_session=4)

    found = past([given], (), make.NOW, make.TZ)

    assert found[0].window.until - found[0].window.since == dt.timedelta(days=28)


def test_an_issue_that_names_no_sessions_was_of_a_month() -> None:
    given = make.issue(first_session=None, last_session=None)

    found = past([given], (), make.NOW, make.TZ)

    assert found[0].window.until - found[0].window.since == dt.timedelta(days=31)


def test_a_window_that_is_not_over_teaches_nothing() -> None:
    before = dt.datetime(2024, 9, 12, tzinfo=make.TZ)

    found = past([weeks.issue(0), weeks.issue(1)], (), before, make.TZ)

    assert [one.name for one in found] == ["2024-09-08"]


def test_only_the_last_quarter_of_a_year_is_learnt_from() -> None:
    first = dt.date(2024, 1, 7)
    issues = [
        make.issue(cutoff=first + week * dt.timedelta(days=7)) for week in range(20)
    ]

    assert len(past(issues, (), make.NOW, make.TZ)) == MOST


def test_what_was_accepted_counts_before_it_is_printed() -> None:
    drafts = [decided("accepted"), decided("edited", heading="【乙】"), decided("held")]

    found = past((), drafts, make.NOW, make.TZ)

    assert [(len(one.printed), len(one.rejected)) for one in found] == [(2, 0)]


def test_what_was_rejected_counts_against_its_kind() -> None:
    found = past([make.issue()], [decided("rejected")], make.NOW, make.TZ)

    assert [(len(one.printed), len(one.rejected)) for one in found] == [(1, 1)]


def test_a_printed_item_is_also_known_by_what_it_was_written_from() -> None:
    drafted = decided(
        "accepted", heading=make.item().heading, urls=("https://arxiv.org/abs/2409.1",)
    )

    found = past([make.issue()], [drafted], make.NOW, make.TZ)

    assert "https://arxiv.org/abs/2409.1" in {
        key.removeprefix("url:") for key in found[0].printed[0].keys
    }


def test_a_draft_folder_that_was_renamed_is_of_no_window() -> None:
    assert past((), [decided("accepted", draft="old")], make.NOW, make.TZ) == []


def test_an_item_without_a_line_of_links_is_known_by_its_addresses() -> None:
    said = Paragraph(
        text=(TextRun(text="见"), TextRun(text="这里", style="link", url=make.URL))
    )
    item = make.item(blocks=(said,))
    one = make.issue(practice=(Category(name="大模型研发", items=(item,)),))

    shown = past([one], (), make.NOW, make.TZ)[0].printed[0]

    assert any(key.endswith("example.org/one") for key in shown.keys)
    assert shown.text.startswith(item.name)


def test_a_mention_in_passing_is_no_line_of_links() -> None:
    aside = TextRun(text="another", style="link", url="https://example.org/other")
    blocks = (Paragraph(text=(aside,)), LinkLine(label="原文", url=make.URL))
    one = make.issue(news=(make.item(blocks=blocks),), practice=())

    shown = past([one], (), make.NOW, make.TZ)[0].printed[0]

    assert not any("other" in key for key in shown.keys if not key.startswith("title:"))
