"""`draft --choose`: the graph as far as its selection, and that changed by editors."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from typing_extensions import override

from agents.domain.choice import Chosen, benched
from agents.domain.identity import identity
from agents.domain.plan import Plan
from agents.domain.report import Benched
from agents.domain.source import Source
from agents.domain.story import Gathered, Ranked
from agents.errors import SettingsError
from agents.messages.said import said
from agents.ports import Fetch, Services
from agents.run.job import Job
from agents.run.newcomer import ranked_of
from agents.run.open_web import source_client
from agents.run.shortlist import as_chosen
from agents.run.single_item import ItemServices, Notes
from agents.settings.amendments import Amendments
from agents.sources.single import source_of
from agents.sources.urls import absolute
from agents.summariser.read import read

Json = dict[str, Any]
_OUT = "编辑移出"


@dataclass(frozen=True)
class Choosing:
    """The choice, and what writing it will take: tokens, 0 without a model."""

    chosen: Chosen
    tokens: int

    @property
    def exit_code(self) -> int:
        bad = ("failed", "degraded")
        return 3 if any(one.status in bad for one in self.chosen.reports) else 0

    @property
    def line(self) -> Json:
        """One JSON object: the shortlist, each with its number, and the whole bench."""
        texts = {one.story_id: one.has_text for one in self.chosen.gathered}
        listed = [
            {"n": n, **benched(one, "入选").model_dump(mode="json", exclude={"why"})}
            | {"readable": texts[one.story.id]}
            for n, one in enumerate(self.chosen.ranked, start=1)
        ]
        return {
            "id": self.chosen.draft,
            "window": self.chosen.window.model_dump(mode="json"),
            "shortlist": listed,
            "bench": [one.model_dump(mode="json") for one in _best(self.chosen.bench)],
            "tokens": self.tokens,
            "exit_code": self.exit_code,
        }


class ChoosingJob(Job):
    """One run that stops before anything is written."""

    purpose = "choose"
    _amendments = Amendments()

    async def choose(self, amendments: Amendments) -> Choosing:
        """Keep the choice for the next draft. Raises the errors of `agents.errors`.

        With amendments one that stands is changed, else it is made anew.
        """
        self._amendments = amendments
        return await self._whole(self._choosing())

    async def _choosing(self) -> Choosing:
        async with self._opened() as (services, _, fetch):
            chosen = self._chosen if self._amendments else None
            if chosen is None:
                ids = await self._step_run.choose(services)
                chosen = as_chosen(
                    self._intent, self._store, ids, self._step_run.counts
                )
                self._examine()
            chosen = await self._changed(self._alone(services, fetch), chosen)
            self._shortlists.keep(chosen.model_copy(update={"written": False}))
            return Choosing(chosen, self._tokens(services, chosen))

    def _tokens(self, services: Services, chosen: Chosen) -> int:
        """Of the texts that were read, those of editors' choices among them."""
        ids = [ranked.story.id for ranked in chosen.ranked]
        self._store.ranked.keep({ranked.story.id: ranked for ranked in chosen.ranked})
        self._store.gathered.keep({one.story_id: one for one in chosen.gathered})
        services.purse.fill(ids)
        return services.purse.planned

    @override
    def _trusted(self, todo: Plan) -> tuple[Source, ...]:
        """What an editor names is trusted as what the operator does."""
        added = (source_of(url, todo.sources) for url in self._amendments.adds)
        return (*todo.sources, *added)

    def _alone(self, services: Services, fetch: Fetch) -> ItemServices:
        sources = services.plan.sources
        client = source_client(self._intent.options, fetch, self._intent.tz, sources)
        return ItemServices(services, self._store, client, Notes())

    async def _changed(self, here: ItemServices, chosen: Chosen) -> Chosen:
        for word in self._amendments.drops:
            chosen = _without(chosen, _item(chosen, "--drop", word))
        for word, url in self._amendments.swaps:
            old = _item(chosen, "--swap", word)
            chosen = await self._with(here, chosen, f"--swap {word}", url, old)
        for url in self._amendments.adds:
            chosen = await self._with(here, chosen, "--add", url, None)
        return chosen

    async def _with(
        self,
        here: ItemServices,
        chosen: Chosen,
        flag: str,
        typed: str,
        old: Ranked | None,
    ) -> Chosen:
        url = absolute(typed, "") or ""
        key = identity(url)
        if key in {identity(one.story.lead.url) for one in chosen.ranked}:
            raise SettingsError(
                said(
                    "{flag}: {typed} is in the shortlist already",
                    flag=flag,
                    typed=typed,
                )
            )
        row = next((one for one in chosen.bench if identity(one.url) == key), None)
        if not url or (row is None and old is not None):
            raise SettingsError(
                said(
                    "{flag}={typed}: nothing on the bench has this address; take one"
                    " of --choose --json, or --add it and --drop the other",
                    flag=flag,
                    typed=typed,
                )
            )
        ranked, gathered = await self._read(here, row, url)
        if row is not None:
            rest = tuple(one for one in chosen.bench if one is not row)
            chosen = chosen.model_copy(update={"bench": rest})
        at = len(chosen.ranked) if old is None else chosen.ranked.index(old)
        chosen = chosen if old is None else _without(chosen, old)
        listed = (*chosen.ranked[:at], ranked, *chosen.ranked[at:])
        texts = (*chosen.gathered, gathered)
        return chosen.model_copy(update={"ranked": listed, "gathered": texts})

    async def _read(
        self, here: ItemServices, row: Benched | None, url: str
    ) -> tuple[Ranked, Gathered]:
        fields = row.model_dump(mode="json") if row else None
        ranked = await ranked_of(here, fields, url)
        lead = ranked.story.lead
        self._store.candidates.keep({lead.id: lead})  # so that it can come back
        return ranked, await read(here.services, ranked.story)


def _without(chosen: Chosen, old: Ranked) -> Chosen:
    return chosen.model_copy(
        update={
            "ranked": tuple(one for one in chosen.ranked if one is not old),
            "gathered": tuple(
                one for one in chosen.gathered if one.story_id != old.story.id
            ),
            "bench": (*chosen.bench, benched(old, _OUT)),
        }
    )


def _item(chosen: Chosen, flag: str, word: str) -> Ranked:
    """By its number in the list, its id or its title."""
    for n, one in enumerate(chosen.ranked, start=1):
        if word in (str(n), one.story.id, one.story.lead.title):
            return one
    raise SettingsError(
        said(
            "{flag} {word!r} names nothing of the shortlist of {draft}; take a"
            " number, id or title of draft --choose (1 to {count})",
            flag=flag,
            word=word,
            draft=chosen.draft,
            count=len(chosen.ranked),
        )
    )


def _best(bench: Sequence[Benched]) -> list[Benched]:
    return sorted(bench, key=lambda b: (-b.score, b.url, b.title))
