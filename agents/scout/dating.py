"""When the event was that a source did not date: its page may tell."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence

from agents.domain.choice import Choice
from agents.domain.story import Candidate
from agents.domain.words import CandidateId, Window
from agents.errors import SourceError
from agents.messages.said import said
from agents.ports import Services

# Pages that are read for their date alone, in a run. A feed without dates may be an
# archive of years, and each of its entries falls out only once its page was read.
MOST = 60


class Dating:
    """Asks the page of every undated entry that would be chosen, each once."""

    def __init__(self, services: Services) -> None:
        self._deps = services
        self._asked: set[CandidateId] = set()

    def doubtful(self, choice: Choice) -> list[Candidate]:
        """Of the chosen leads those that no page was asked about."""
        leads = (ranked.story.lead for ranked in choice.ranked)
        return [
            lead
            for lead in leads
            if not lead.row.is_query
            and lead.published is None
            and lead.id not in self._asked
        ]

    async def dated(
        self, candidates: Sequence[Candidate], doubtful: Sequence[Candidate]
    ) -> list[Candidate]:
        """All of them, the doubtful ones with what their pages say.

        Without those whose page is one too many.
        """
        room = max(0, MOST - len(self._asked))
        if left := doubtful[room:]:
            self._deps.progress.note(
                said(
                    "{count} entries without a date were left out: the pages of {most}"
                    " others were read already",
                    count=len(left),
                    most=MOST,
                )
            )
        self._asked |= {candidate.id for candidate in doubtful}
        pages = await self._pages(doubtful[:room])
        gone = {candidate.id for candidate in left}
        return [pages.get(c.id, c) for c in candidates if c.id not in gone]

    async def _pages(
        self, candidates: Iterable[Candidate]
    ) -> Mapping[CandidateId, Candidate]:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(self._page(c)) for c in candidates]
        return {task.result().id: task.result() for task in tasks}

    async def _page(self, candidate: Candidate) -> Candidate:
        """One that cannot be read leaves the date unconfirmed, as it was."""
        try:
            page = await self._deps.read_page(candidate.url)
        except SourceError:
            return candidate
        return _with_date(
            candidate.model_copy(update={"published": page.published}),
            self._deps.plan.window,
        )


def _with_date(candidate: Candidate, window: Window) -> Candidate:
    """Within the window the date is confirmed; `sift` looks for the others."""
    if candidate.published is None or candidate.published not in window:
        return candidate
    flags = tuple(flag for flag in candidate.flags if flag != "date-unconfirmed")
    return candidate.model_copy(update={"flags": flags})
