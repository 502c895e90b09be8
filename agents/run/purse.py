"""The caps, shared out: best stories first, and again after each story.

What a story may take is decided when it begins, by what those took that stand `ABREAST`
places or more before it, and by the estimates of the others. So nothing depends on who
happens to answer first: a run that was killed and goes on decides the same.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager

from agents.domain.issue import introduction_key
from agents.domain.plan import Plan
from agents.domain.share import NOTHING, Account, Share, fair, shares
from agents.domain.story import Ranked
from agents.domain.words import StoryId
from agents.model.budget import Budget
from agents.model.need import loose, most_calls, need, needs
from agents.shelves import Store
from agents.summariser.introduce import ENOUGH

ABREAST = 4  # stories that are written at once where a cap binds
_AMPLE = 1.5  # of the estimates: so much room is no cap
_BEFORE = "before"  # the account of all that comes before the stories


class RunPurse:
    """One run's; its accounts are in the store, so that the next process finds them."""

    def __init__(
        self, plan: Plan, store: Store, budget: Budget, thinking: Callable[[], int]
    ) -> None:
        """`thinking` says how many tokens a call takes before it answers, by now."""
        self._plan, self._store, self._budget = plan, store, budget
        self._thinking = thinking
        self._accounts: list[Account] = []
        self._before = 0
        self._moved = asyncio.Event()

    def keep_spent(self) -> None:
        """What was used until now comes before the stories."""
        used = self._budget.taken(self._budget.total)
        before = Account(story_id=StoryId(_BEFORE), place=-1, needs=(), used=used)
        self._store.accounts.keep({_BEFORE: before})

    def fill(self, story_ids: Sequence[StoryId]) -> int:
        """An account for each story that was chosen; the calls they make at the most."""
        thinking, samples = self._thinking(), self._plan.samples
        if self._plan.writer == "extractive":
            samples = 0
        wished = Share(samples=samples, judged=True)
        gathered = self._store.gathered.many(story_ids)
        ranked = self._store.ranked.many(story_ids)
        self._store.accounts.keep(
            {
                story_id: Account(
                    story_id=story_id,
                    place=place,
                    needs=needs(read.materials, samples, thinking),
                    most=need(read.materials, wished, thinking, again=1.0),
                    loose=loose(thinking),
                    opens=_opens(entry),
                )
                for place, (story_id, read, entry) in enumerate(
                    zip(story_ids, gathered, ranked, strict=True)
                )
            }
        )
        self._accounts = []
        return len(story_ids) * most_calls(samples) if samples else 0

    @property
    def order(self) -> list[StoryId]:
        """The order in which the stories are begun: the best first where a cap binds.

        Else those first whose category may be opened: that waits for the last of them,
        and is asked for while the others are written.
        """
        accounts = self._all()
        together = Counter(one.opens for one in accounts if one.opens)
        if self.is_ample:
            accounts = sorted(accounts, key=lambda one: together[one.opens] < ENOUGH)
        return [one.story_id for one in accounts]

    @property
    def planned(self) -> int:
        """Tokens that writing the stories will take, within the caps."""
        accounts = self._all()
        ladders = [[need for _, need in one.needs] for one in accounts]
        rungs = shares(ladders, self._room)
        return round(sum(ladders[n][rung] for n, rung in enumerate(rungs)))

    @property
    def is_ample(self) -> bool:
        """Whether there is so much that nobody has to wait to know what is left."""
        return _AMPLE * sum(one.full for one in self._all()) <= self._room

    @asynccontextmanager
    async def share(self, story_id: StoryId) -> AsyncIterator[Share]:
        """What the story may take; decided once, though it may be begun twice.

        Its account is closed at the end of the block, unless that ends the run.
        """
        place = self._begun(story_id)
        share = self._all()[place].share or await self._decided(place)
        self._change(place, share=share)
        yield share
        used = self._budget.taken(self._budget.tally.of(story_id))
        self._change(place, used=used)

    def _all(self) -> list[Account]:
        """By their places. Those of an earlier process used some of the same caps."""
        if not self._accounts:
            kept = self._store.accounts.every()
            listed = sorted(kept, key=lambda one: one.place)
            before = [one.used or 0 for one in listed if one.place < 0]
            self._accounts = [one for one in listed if one.place >= 0]
            self._before = sum(before)
            begun = self._before - self._budget.taken(self._budget.total)
            done = sum(one.used or 0 for one in self._accounts)
            self._budget.earlier = max(0, begun) + done
        return self._accounts

    @property
    def _room(self) -> float:
        """For all the stories together."""
        return self._budget.cap - self._before

    def _begun(self, story_id: StoryId) -> int:
        """Its place. What it used in an earlier process it will come upon again."""
        account = next(one for one in self._all() if one.story_id == story_id)
        self._budget.earlier -= account.used or 0
        self._change(account.place, used=None)
        return account.place

    async def _decided(self, place: int) -> Share:
        """As soon as it may be known; before a story goes without, all others end."""
        accounts = self._all()
        if self.is_ample:
            return accounts[place].needs[0][0]
        await self._until(lambda: not place or accounts[place - 1].share is not None)
        share = NOTHING
        # The first one shows what this server counts, before the others are decided.
        for ended in range(max(min(1, place), place - ABREAST + 1), place + 1):
            await self._until(lambda: _ended(accounts[:ended]))  # noqa: B023
            share = fair(accounts, place, ended, self._room)
            if share.samples:
                break
        return share

    async def _until(self, so: Callable[[], bool]) -> None:
        while not so():
            await self._moved.wait()

    def _change(self, place: int, **parts: Share | int | None) -> None:
        account = self._accounts[place].model_copy(update=parts)
        self._accounts[place] = account
        self._store.accounts.keep({account.story_id: account})
        self._moved.set()
        self._moved = asyncio.Event()


def _ended(accounts: Sequence[Account]) -> bool:
    return all(one.used is not None for one in accounts)


def _opens(ranked: Ranked) -> str:
    if not ranked.category:
        return ""
    return introduction_key(ranked.section, ranked.category)
