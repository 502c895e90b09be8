"""Sharing out the caps: nothing depends on who answers first, or in which process."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.domain.share import Account, Share
from agents.domain.story import Gathered
from agents.domain.words import StoryId
from agents.model.budget import Budget
from agents.run.purse import ABREAST, RunPurse
from tests import make
from tests.fakes import FakeStore

IDS = [StoryId(f"s{n}") for n in range(8)]
PLAN = make.plan(samples=2)
timings = st.lists(st.integers(0, 9), min_size=len(IDS), max_size=len(IDS))
caps = st.integers(0, 200_000)


def store() -> FakeStore:
    kept = FakeStore(PLAN)
    for n, id_ in enumerate(IDS):
        text = "实验室发布了一个工具。" * (1 + 60 * (n % 3))
        read = Gathered(story_id=id_, materials=(make.material(text=text),))
        kept.gathered.keep({id_: read})
        kept.ranked.keep({id_: make.ranked(make.story())})
    return kept


@dataclass
class Process:
    """One process of a run; a story takes a tenth more or less than estimated."""

    cap: int | None
    kept: FakeStore = field(default_factory=store)
    ended: list[StoryId] = field(default_factory=list)
    running: int = 0

    def __post_init__(self) -> None:
        self.budget = Budget(self.cap)
        self.purse = RunPurse(PLAN, self.kept, self.budget, lambda: 0)

    def begin(self) -> "Process":
        self.purse.keep_spent()
        self.purse.fill(IDS)
        return self

    async def write(self, turns: Sequence[int], ids: Sequence[StoryId] = IDS) -> None:
        async with asyncio.TaskGroup() as group:
            for id_, turn in zip(ids, turns, strict=False):
                group.create_task(self._story(id_, turn))

    async def _story(self, id_: StoryId, turns: int) -> None:
        async with self.purse.share(id_) as share:
            self.running += 1
            assert self.purse.is_ample or self.running <= ABREAST
            for _ in range(turns):
                await asyncio.sleep(0)
            need = next(n for s, n in self.kept.accounts.one(id_).needs if s == share)
            took = int(need * (0.9 if int(id_[1:]) % 2 else 1.1))
            async with self.budget.spend("write", took, 0, id_):
                pass
            self.running -= 1
        self.ended.append(id_)

    @property
    def accounts(self) -> list[Account]:
        return [self.kept.accounts.one(id_) for id_ in IDS]

    @property
    def decided(self) -> list[Share | None]:
        return [one.share for one in self.accounts]


@given(caps, timings)
async def test_what_a_story_gets_does_not_depend_on_who_answers_first(
    cap: int, turns: list[int]
) -> None:
    calm, other = Process(cap).begin(), Process(cap).begin()

    await calm.write([0] * len(IDS))
    await other.write(turns)

    assert other.decided == calm.decided


@given(caps, timings, st.integers(0, 40), st.integers(0, 2))
async def test_a_run_that_was_killed_decides_as_the_one_that_was_not(
    cap: int, turns: list[int], steps: int, again: int
) -> None:
    """`again` of the stories that were through had not come to be known as such."""
    calm, killed = Process(cap).begin(), Process(cap).begin()
    await calm.write(turns)
    work = asyncio.create_task(killed.write(turns))
    for _ in range(steps):
        await asyncio.sleep(0)
    work.cancel()
    await asyncio.wait([work])

    later = Process(cap, killed.kept)
    through = killed.ended[: len(killed.ended) - again]
    await later.write([0] * len(IDS), [id_ for id_ in IDS if id_ not in through])

    assert later.decided == calm.decided
    assert [one.used for one in later.accounts] == [one.used for one in calm.accounts]
    assert sum(one.used or 0 for one in later.accounts) <= cap


async def test_without_a_cap_nobody_waits_and_all_get_everything() -> None:
    free = Process(None).begin()

    await free.write(range(len(IDS)))

    assert free.purse.is_ample
    assert set(free.decided) == {Share(samples=2, judged=True)}


async def test_what_came_before_the_stories_is_not_there_for_them() -> None:
    spent = Process(60_000)
    async with spent.budget.spend("weigh", 50_000, 0):
        pass
    spent.begin()
    later = Process(60_000, spent.kept)

    await later.write([0] * len(IDS))

    assert later.budget.left < 10_000
    assert sum(one.used or 0 for one in later.accounts) <= 10_000


@pytest.mark.parametrize("share", [0.4, 0.6, 0.8])
async def test_most_of_a_cap_is_used_and_most_cards_are_the_models(
    share: float,
) -> None:
    free = Process(None).begin()
    await free.write([0] * len(IDS))
    need = sum(one.used or 0 for one in free.accounts)
    capped = Process(int(share * need)).begin()

    await capped.write([0] * len(IDS))

    used = sum(one.used or 0 for one in capped.accounts)
    written = [one for one in capped.decided if one and one.samples]
    assert used >= 0.75 * share * need
    assert len(written) >= 0.4 * len(IDS)


async def test_an_extractive_run_gives_nobody_a_model() -> None:
    plan = make.plan(writer="extractive")
    purse = RunPurse(plan, store(), Budget(), lambda: 0)

    assert purse.fill(IDS) == 0
    assert purse.planned == 0
    async with purse.share(IDS[0]) as share:
        assert share.samples == 0


@pytest.mark.parametrize(("cap", "first"), [(None, [1, 3, 5]), (20_000, [0, 1, 2])])
async def test_a_category_that_may_be_opened_is_begun_first_unless_a_cap_binds(
    cap: int | None, first: list[int]
) -> None:
    process = Process(cap)
    for n, id_ in enumerate(IDS):
        category = "长视频理解" if n in (1, 3, 5) else f"分类{n}"
        one = make.ranked(make.story(), section="theory", category=category)
        process.kept.ranked.keep({id_: one})

    process.begin()

    assert process.purse.order[:3] == [IDS[n] for n in first]
    assert sorted(process.purse.order) == IDS
