import asyncio
import sqlite3
from collections.abc import Mapping, Sequence

import pytest
from typing_extensions import override

from agents.bulkhead import borne, bulkhead, spared
from agents.domain.issue import Card
from agents.domain.report import Fault
from agents.domain.words import StoryId
from agents.errors import AgentsError, BudgetError, CredentialsError, OutputError
from agents.ports import Services
from tests import fakes, make


def encoding_fault() -> UnicodeEncodeError:
    return UnicodeEncodeError("utf-8", "\ud83d", 0, 1, "surrogates not allowed")


def fail(error: BaseException) -> None:
    raise error


def kept(services: Services) -> list[Fault]:
    return services.store.faults.every()


@pytest.mark.parametrize(
    "fault",
    [
        KeyError("٣"),
        IndexError(),
        RecursionError("too deep"),
        MemoryError(),
        TimeoutError(),
        encoding_fault(),
        AssertionError("\ud83d"),
        ExceptionGroup("of a TaskGroup", [ValueError("one"), KeyError("two")]),
        ExceptionGroup("deeper", [ExceptionGroup("of a TaskGroup", [KeyError()])]),
    ],
    ids=repr,
)
def test_a_fault_of_our_own_is_held_back_with_its_traceback(fault: Exception) -> None:
    services = fakes.services()

    with bulkhead(services, "story", "one") as held:
        fail(fault)

    (one,) = kept(services)
    assert held == [one.key]
    assert (one.cost, one.name) == ("story", "one")
    assert "Traceback" in one.traceback
    assert "test_bulkhead.py" in one.traceback
    assert type(fault).__name__ in one.traceback
    assert Fault.model_validate_json(one.model_dump_json()) == one  # it can be kept


@pytest.mark.parametrize(
    "ending",
    [
        CredentialsError("refused"),
        BudgetError("spent"),
        OutputError("the disk is full"),
        sqlite3.DatabaseError("database disk image is malformed"),
        sqlite3.OperationalError("database or disk is full"),
        ExceptionGroup("of a TaskGroup", [CredentialsError("refused")]),
        KeyboardInterrupt(),
        asyncio.CancelledError(),
    ],
    ids=repr,
)
def test_what_ends_a_run_on_purpose_ends_it_as_before(ending: BaseException) -> None:
    services = fakes.services()

    with pytest.raises(type(ending)) as caught, bulkhead(services, "story", "one"):
        fail(ending)

    assert caught.value is ending
    assert kept(services) == []


def test_an_ending_beside_a_fault_ends_the_run_without_it_and_both_are_told() -> None:
    services, refused = fakes.services(), CredentialsError("a key of theirs")

    with (
        pytest.RaisesGroup(pytest.RaisesExc(CredentialsError, check=refused.__eq__)),
        bulkhead(services, "story", "one"),
    ):
        fail(ExceptionGroup("of a TaskGroup", [KeyError("own fault"), refused]))

    (one,) = kept(services)
    assert "own fault" in one.traceback
    assert "a key of theirs" not in one.traceback


def test_a_block_without_a_fault_leaves_nothing() -> None:
    services = fakes.services()

    with bulkhead(services, "story", "one") as held:
        pass

    assert (held, kept(services)) == ([], [])


def test_a_traceback_shows_no_key_and_moves_no_cursor() -> None:
    services = fakes.services(redact=lambda text: text.replace("s3cret-key", "***"))

    with bulkhead(services, "story", "one"):
        fail(ValueError("s3cret-key \x1b[2J\u202e\r"))

    (one,) = kept(services)
    assert "s3cret-key" not in one.traceback
    assert all(c == "\n" or c.isprintable() for c in one.traceback)
    assert r"\x1b[2J" in one.traceback


def test_a_traceback_without_end_is_kept_from_both_its_ends() -> None:
    services = fakes.services()

    with bulkhead(services, "story", "one"):
        fail(ValueError("first" + "x" * 1_000_000 + "last"))

    (one,) = kept(services)
    assert len(one.traceback) < 50_000
    assert "Traceback" in one.traceback
    assert one.traceback.rstrip().endswith("last")


def test_a_store_that_cannot_keep_the_fault_ends_the_run() -> None:
    class Full(fakes.FakeShelf[Fault]):
        @override
        def keep(self, nouns: Mapping[str, Fault]) -> None:
            raise OutputError("the disk is full")

    plan = make.plan()
    store = fakes.FakeStore(plan)
    store.faults = Full()
    services = fakes.services(plan=plan, store=store)

    with pytest.raises(OutputError), bulkhead(services, "story", "one"):
        fail(KeyError())


CARDS = [make.card(story_id=StoryId(name)) for name in "abcdef"]


class Work:
    """Fails where one of `culprits` is among the cards; remembers what it was given."""

    def __init__(self, culprits: str, error: Exception | None = None) -> None:
        self.culprits, self.error = culprits, error or KeyError("found")
        self.given: list[str] = []

    def __call__(self, cards: Sequence[Card]) -> str:
        told = "".join(card.story_id for card in cards)
        self.given.append(told)
        if set(told) & set(self.culprits):
            raise self.error
        return told


@pytest.mark.parametrize("culprits", ["a", "f", "bd", "abcdef"])
def test_those_that_fail_alone_are_left_out_and_the_others_are_worked_on(
    culprits: str,
) -> None:
    services, work = fakes.services(), Work(culprits)

    done, held = borne(services, CARDS, work)

    assert done == "".join(sorted(set("abcdef") - set(culprits)))
    assert held == [f"story {name}" for name in culprits]
    assert len(work.given) == len(CARDS) + 2  # as a whole, each alone, the sound ones


def test_where_nothing_fails_the_work_is_done_once() -> None:
    work = Work("")

    assert borne(fakes.services(), CARDS, work) == ("abcdef", [])
    assert work.given == ["abcdef"]


def test_what_fails_for_no_card_alone_is_a_bug_and_crashes() -> None:
    def work(cards: Sequence[Card]) -> int:
        return 1 // (1 if len(cards) == 1 else 0)

    services = fakes.services()
    with pytest.raises(ZeroDivisionError):
        borne(services, CARDS, work)

    assert kept(services) == []


@pytest.mark.parametrize(
    "ending", [OutputError("full"), CredentialsError("refused"), sqlite3.Error()]
)
def test_work_that_has_to_end_the_run_is_not_tried_again(ending: Exception) -> None:
    work = Work("a", ending)

    with pytest.raises(type(ending)):
        borne(fakes.services(), CARDS, work)

    assert work.given == ["abcdef"]


def test_a_culprits_traceback_tells_of_itself_alone() -> None:
    services = fakes.services()

    borne(services, CARDS, Work("b"))

    (one,) = kept(services)
    assert one.traceback.count("Traceback") == 1


def test_a_story_is_spared_unless_a_fault_cost_its_place() -> None:
    services = fakes.services()
    for cost, name in (("story", "a"), ("checks", "b"), ("source", "c")):
        fault = Fault.model_validate({"cost": cost, "name": name, "traceback": ""})
        services.store.faults.keep({fault.key: fault})
    services.store.faults.keep(
        {"story d": Fault(cost="story", name="d", traceback="of an earlier attempt")}
    )
    ids = [StoryId(name) for name in "abcd"]

    assert spared(services, ids, ["story a", "checks b", "source c"]) == ["b", "c", "d"]


def test_each_error_of_ours_ends_a_run() -> None:
    def below(root: type[Exception]) -> list[type[Exception]]:
        return [root, *(e for child in root.__subclasses__() for e in below(child))]

    for kind in below(AgentsError):
        error = kind.__new__(kind)
        with pytest.raises(kind), bulkhead(fakes.services(), "story", "one"):
            fail(error)
