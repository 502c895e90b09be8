"""What the page can have done elsewhere: an item written again, the issue published."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from agents.domain.plan import Rewrite
from agents.domain.words import Step
from agents.review.versions import Written


class ReportStep(Protocol):
    def __call__(self, step: Step, answers: int, /) -> None: ...


class Regenerate(Protocol):
    async def __call__(
        self, folder: Path, request: Rewrite, report_step: ReportStep
    ) -> Written:
        """The new row of `review.json`, and its Markdown as `text`.

        Raises AgentsError, whose sentence is for the editor.
        """
        ...


class LazyRegenerate:
    """A Regenerate that is loaded at its first use: it takes a second."""

    def __init__(self, load: Callable[[], Regenerate]) -> None:
        self._load = load
        self._loaded: Regenerate | None = None

    async def __call__(
        self, folder: Path, request: Rewrite, report_step: ReportStep
    ) -> Written:
        if self._loaded is None:
            self._loaded = await asyncio.to_thread(self._load)
        return await self._loaded(folder, request, report_step)


class Publish(Protocol):
    async def __call__(self, draft_id: str) -> str:
        """What was written, in a sentence for the editor. Raises AgentsError."""
        ...


@dataclass(frozen=True)
class Actions:
    """Each may be missing: the page then says what to do instead."""

    again: Regenerate | None = None
    publish: Publish | None = None
    site: str = ""  # where `publish` writes to; "" if nobody said so
    lacking: Callable[[], str] = lambda: (
        ""
    )  # why nothing can be written now; "" if it can


NO_ACTIONS = Actions()
