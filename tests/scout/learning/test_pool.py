"""Which candidates of a past window were printed, rejected or passed over."""

import datetime as dt

from agents.scout.learning.past import Past, PastItem
from agents.scout.learning.pool import pool
from tests import make


def past(*printed: PastItem, rejected: tuple[PastItem, ...] = ()) -> Past:
    return Past("2024-09-30", make.window(), printed, rejected)


def shown(*keys: str, section: str = "practice") -> PastItem:
    return PastItem(frozenset(keys), "its own words", section)


PAPER = make.candidate(
    kind="arxiv",
    source="arXiv",
    url="https://arxiv.org/abs/2409.00001",
    title="A paper about agents in a row",
)
POST = make.candidate(
    url="https://example.org/post", title="A post on a paper of agents"
)
REST = make.candidate(url="https://example.org/rest", title="Another thing altogether")


def test_a_candidate_is_printed_by_its_address_or_its_title() -> None:
    by_address = pool(past(shown("arxiv:2409.00001")), [PAPER, REST])
    by_title = pool(past(shown("title:apaperaboutagentsinarow")), [PAPER, REST])

    assert by_address.printed == by_title.printed == {"arxiv:2409.00001": "practice"}
    assert [entry.story.lead for entry in by_address.unlabelled] == [REST]


def test_of_what_tells_of_one_item_the_best_source_alone_counts() -> None:
    keys = ("arxiv:2409.00001", "title:apostonapaperofagents")

    found = pool(past(shown(*keys)), [POST, PAPER, REST])

    assert list(found.printed) == ["arxiv:2409.00001"]
    assert len(found.entries) == 2


def test_what_is_no_candidate_any_more_counts_by_its_own_words() -> None:
    found = pool(past(shown("title:gone")), [REST])

    assert (found.printed, found.unseen, found.positives) == ({}, ("its own words",), 1)


def test_what_was_rejected_is_told_from_what_nobody_looked_at() -> None:
    gone = shown("title:gone")
    given = past(rejected=(shown("arxiv:2409.00001"), gone))

    found = pool(given, [PAPER, REST])

    assert found.rejected == {"arxiv:2409.00001"}
    assert found.unseen_rejected == ("its own words",)
    assert [entry.story.lead for entry in found.unlabelled] == [REST]


def test_what_was_printed_is_not_rejected_as_well() -> None:
    one = shown("arxiv:2409.00001")

    found = pool(past(one, rejected=(one,)), [PAPER])

    assert (set(found.printed), found.rejected) == ({"arxiv:2409.00001"}, frozenset())


def test_what_happened_outside_of_the_window_is_no_candidate_of_it() -> None:
    late = make.DAY + dt.timedelta(days=40)
    others = [
        REST.model_copy(update={"published": late}),
        POST.model_copy(update={"published": None}),
    ]

    assert list(pool(past(), [PAPER, *others]).entries) == ["arxiv:2409.00001"]


def test_the_order_of_the_candidates_changes_nothing() -> None:
    one = pool(past(shown("arxiv:2409.00001")), [PAPER, POST, REST])
    other = pool(past(shown("arxiv:2409.00001")), [REST, POST, PAPER])

    assert one == other
    assert list(one.entries) == list(other.entries)
