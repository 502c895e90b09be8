"""A category's opening is asked for when its cards are done."""

from collections.abc import Sequence

from langgraph.runtime import Runtime

from agents.domain.issue import Card
from agents.domain.share import Account
from agents.domain.words import StoryId
from agents.errors import ModelError
from agents.ports import Services
from agents.summariser.openings import Branched, introduce, open_early
from tests import fakes, make
from tests.summariser.test_introduce import WRITTEN, card, faked

THREE = [card(name) for name in ("Alpha", "Beta", "Gamma")]
KEY = "theory 长视频理解"


def through(services: Services, cards: Sequence[Card], *others: StoryId) -> None:
    """These are written, the others not yet; all were placed in one category."""
    for place, story_id in enumerate((*(one.story_id for one in cards), *others)):
        used = None if story_id in others else 1
        account = Account(
            story_id=story_id, place=place, needs=(), opens=KEY, used=used
        )
        services.store.accounts.keep({story_id: account})


async def at_the_end(
    services: Services, cards: Sequence[Card], faults: Sequence[str] = ()
) -> list[str]:
    ids = [one.story_id for one in cards]
    state: Branched = {"shortlist_ids": ids, "writing_ids": ids, "faults": [*faults]}
    return (await introduce(state, Runtime(context=services)))["introduced"]


async def test_the_last_story_of_a_category_asks_for_its_opening() -> None:
    services, model = faked(WRITTEN, THREE)
    through(services, THREE[:2], StoryId("Gamma"))
    await open_early(services, StoryId("Beta"))
    assert model.asked == []

    through(services, THREE)
    assert await open_early(services, StoryId("Gamma")) == []

    assert model.steps() == ["introduce"]
    assert await at_the_end(services, THREE) == [KEY]
    assert model.steps() == ["introduce"]  # it was asked for once


async def test_an_opening_that_was_refused_is_not_asked_for_again() -> None:
    services, model = faked(ModelError("busy"), THREE)
    through(services, THREE)
    await open_early(services, StoryId("Gamma"))

    assert (
        await at_the_end(
            services, services.store.cards.many(["Alpha", "Beta", "Gamma"])
        )
        == []
    )
    assert len(model.asked) == 1
    assert "introduction-failed" in services.store.cards.one("Alpha").flags


async def test_a_card_that_comes_from_elsewhere_is_in_the_opening() -> None:
    services, model = faked(WRITTEN, THREE)
    through(services, THREE)
    await open_early(services, StoryId("Gamma"))
    late = card("Alpha", story_id=StoryId("late"))
    services.store.cards.keep({"late": late})
    services.store.ranked.keep({"late": services.store.ranked.one("Alpha")})

    await at_the_end(services, [*THREE, late])

    [opening] = services.store.introductions.every()
    assert opening.story_ids == ("Alpha", "Beta", "Gamma", "late")
    assert len(model.asked) == 2


async def test_a_fault_costs_a_category_its_opening_once() -> None:
    def bug(prompt: object, sample: int) -> str:  # noqa: ARG001
        raise ZeroDivisionError

    services, _ = faked(WRITTEN, THREE)
    model = fakes.FakeModel(bug)
    broken = fakes.services(model, store=services.store)
    through(broken, THREE)

    faults = await open_early(broken, StoryId("Gamma"))

    assert faults == [f"opening {KEY}"]
    assert await at_the_end(broken, THREE, faults) == []
    assert len(model.asked) == 1


async def test_where_a_cap_binds_openings_take_what_the_stories_leave() -> None:
    purse = fakes.FakePurse(make.plan())
    purse.is_ample = False
    services, model = faked(WRITTEN, THREE, purse=purse)
    through(services, THREE)

    await open_early(services, StoryId("Gamma"))

    assert model.asked == []
    assert await at_the_end(services, THREE) == [KEY]
