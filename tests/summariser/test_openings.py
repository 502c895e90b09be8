"""A category's opening is asked for when its cards are done."""

from collections.abc import Sequence

from langgraph.runtime import Runtime

from agents.domain.issue import Card
from agents.domain.share import Account
from agents.domain.words import StoryId
from agents.errors import ModelError
from agents.ports import Deps
from agents.summariser.openings import Branched, introduce, open_early
from tests import fakes, make
from tests.summariser.test_introduce import WRITTEN, card, hands

THREE = [card(name) for name in ("Alpha", "Beta", "Gamma")]
KEY = "theory 长视频理解"


def through(deps: Deps, cards: Sequence[Card], *others: StoryId) -> None:
    """These are written, the others not yet; all were placed in one category."""
    for place, story_id in enumerate((*(one.story_id for one in cards), *others)):
        used = None if story_id in others else 1
        account = Account(
            story_id=story_id, place=place, needs=(), opens=KEY, used=used
        )
        deps.store.accounts.keep({story_id: account})


async def at_the_end(
    deps: Deps, cards: Sequence[Card], faults: Sequence[str] = ()
) -> list[str]:
    ids = [one.story_id for one in cards]
    state: Branched = {"shortlist_ids": ids, "writing_ids": ids, "faults": [*faults]}
    return (await introduce(state, Runtime(context=deps)))["introduced"]


async def test_the_last_story_of_a_category_asks_for_its_opening() -> None:
    deps, model = hands(WRITTEN, THREE)
    through(deps, THREE[:2], StoryId("Gamma"))
    await open_early(deps, StoryId("Beta"))
    assert model.asked == []

    through(deps, THREE)
    assert await open_early(deps, StoryId("Gamma")) == []

    assert model.steps() == ["introduce"]
    assert await at_the_end(deps, THREE) == [KEY]
    assert model.steps() == ["introduce"]  # it was asked for once


async def test_an_opening_that_was_refused_is_not_asked_for_again() -> None:
    deps, model = hands(ModelError("busy"), THREE)
    through(deps, THREE)
    await open_early(deps, StoryId("Gamma"))

    assert (
        await at_the_end(deps, deps.store.cards.many(["Alpha", "Beta", "Gamma"])) == []
    )
    assert len(model.asked) == 1
    assert "introduction-failed" in deps.store.cards.one("Alpha").flags


async def test_a_card_that_comes_from_elsewhere_is_in_the_opening() -> None:
    deps, model = hands(WRITTEN, THREE)
    through(deps, THREE)
    await open_early(deps, StoryId("Gamma"))
    late = card("Alpha", story_id=StoryId("late"))
    deps.store.cards.keep({"late": late})
    deps.store.ranked.keep({"late": deps.store.ranked.one("Alpha")})

    await at_the_end(deps, [*THREE, late])

    [opening] = deps.store.introductions.every()
    assert opening.story_ids == ("Alpha", "Beta", "Gamma", "late")
    assert len(model.asked) == 2


async def test_a_fault_costs_a_category_its_opening_once() -> None:
    def bug(prompt: object, sample: int) -> str:  # noqa: ARG001
        raise ZeroDivisionError

    deps, _ = hands(WRITTEN, THREE)
    model = fakes.FakeModel(bug)
    broken = fakes.deps(model, store=deps.store)
    through(broken, THREE)

    faults = await open_early(broken, StoryId("Gamma"))

    assert faults == [f"opening {KEY}"]
    assert await at_the_end(broken, THREE, faults) == []
    assert len(model.asked) == 1


async def test_where_a_cap_binds_openings_take_what_the_stories_leave() -> None:
    purse = fakes.FakePurse(make.plan())
    purse.is_ample = False
    deps, model = hands(WRITTEN, THREE, purse=purse)
    through(deps, THREE)

    await open_early(deps, StoryId("Gamma"))

    assert model.asked == []
    assert await at_the_end(deps, THREE) == [KEY]
