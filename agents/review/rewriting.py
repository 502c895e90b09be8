"""Items that are being written again, while the editor goes on with others."""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass

from agents.domain.plan import Rewrite
from agents.domain.words import Step, StoryId
from agents.errors import AgentsError
from agents.messages.progress import CHINESE
from agents.review.actions import Regenerate
from agents.review.decisions import item_of
from agents.review.desk import Desk, Snapshot
from agents.review.json_object import JsonObject
from agents.review.lineup import written
from agents.review.sheet import Refused, find
from agents.review.versions import use_version
from agents.review.vocabulary import without_codes

_LONGEST = 500  # characters of a wish
_NO_WRITER = "审稿页没有接上模型，不能重写"


@dataclass(frozen=True)
class _Asked:
    item: str
    base: str
    instruction: str
    by_hand: bool


class RewriteJob:
    """One rewrite on its way; whoever follows it hears all of it, from the start."""

    def __init__(self) -> None:
        self._rows: list[JsonObject] = []
        self._news = asyncio.Event()
        self._steps: dict[Step, int] = {}
        self.task: asyncio.Task[None] | None = None

    def report(self, row: JsonObject) -> None:
        self._rows.append(row)
        self._news.set()
        self._news = asyncio.Event()

    def step(self, step: Step, answers: int, /) -> None:
        self._steps[step] = answers
        said = (f"{CHINESE.get(name, name)} {n}" for name, n in self._steps.items())
        self.report({"say": "，".join(said)})

    async def follow(self) -> AsyncGenerator[str, None]:
        """A line of JSON each; the last one has `done` or `error`."""
        at = 0
        while True:
            while at < len(self._rows):
                row = self._rows[at]
                yield json.dumps(row, ensure_ascii=False) + "\n"
                if row.keys() & {"done", "error"}:
                    return
                at += 1
            await self._news.wait()


class RewriteJobs:
    """One model call after another; a job goes on though the page is closed."""

    def __init__(
        self,
        desk: Desk,
        regenerate: Regenerate | None,
        lacking: Callable[[], str] = lambda: "",
    ) -> None:
        self._desk, self._regenerate, self._lacking = desk, regenerate, lacking
        self._jobs: dict[str, RewriteJob] = {}
        self._ended: dict[
            str, RewriteJob
        ] = {}  # the last one of each item, for late ears
        self._failed: Counter[str] = Counter()
        self._one = asyncio.Lock()

    @property
    def able(self) -> bool:
        return self._regenerate is not None

    @property
    def lacking(self) -> str:
        """Why nothing can be written now, in a sentence; "" where it can."""
        return self._lacking() if self.able else _NO_WRITER

    @property
    def running(self) -> list[str]:
        return list(self._jobs)

    def job(self, item: str) -> RewriteJob:
        """The item's job that runs, else its last one. Raises Refused if none did."""
        job = self._jobs.get(item) or self._ended.get(item)
        if job is None:
            raise Refused("这一条没有在重写")
        return job

    def begin(
        self, item: str, base: str, instruction: str, *, by_hand: bool = False
    ) -> RewriteJob:
        """`base` is the sha256 of the text that the editor saw. Raises Refused.

        What is written `by_hand` is only read, to lie beside the editor's text.
        """
        if self._regenerate is None:
            raise Refused(_NO_WRITER)
        if item not in self._jobs:
            item_of(self._desk.look().sheet, item)
            job = self._jobs[item] = RewriteJob()
            asked = _Asked(item, base, instruction.strip()[:_LONGEST], by_hand)
            work = self._work(job, self._regenerate, asked)
            job.task = asyncio.get_running_loop().create_task(work)
        return self._jobs[item]

    async def _work(
        self, job: RewriteJob, regenerate: Regenerate, asked: _Asked
    ) -> None:
        end: JsonObject = {"error": "重写时出了错，原稿没有动；终端里有原因"}
        try:
            job.report({"say": "排队" if self._one.locked() else "开始"})
            async with self._one:
                end = await self._once(job, regenerate, asked)
        finally:
            self._ended[asked.item] = self._jobs.pop(asked.item)
            job.report(end)

    async def _once(
        self, job: RewriteJob, regenerate: Regenerate, asked: _Asked
    ) -> JsonObject:
        item = asked.item
        try:
            snapshot = self._desk.look()
            wanted = _wanted(snapshot, asked, self._failed[item])
            version = await regenerate(self._desk.folder, wanted, job.step)
            if asked.by_hand:
                return {"done": True}
            self._desk.keep_version(item, version, asked.instruction)
            use = written if wanted.new else use_version
            self._desk.decide(use(item, str(version["text"])), item, asked.base)
        except AgentsError as error:
            self._failed[item] += 1  # the same again would fail again
            return {"error": without_codes(str(error))}
        return {"done": True}


def _wanted(snapshot: Snapshot, asked: _Asked, failed: int) -> Rewrite:
    entry, row = find(snapshot.sheet, asked.item)[1], snapshot.review.rows[asked.item]
    new = entry.unwritten or asked.by_hand
    url = row.sources[0].url if row.sources else ""
    return Rewrite(
        story_id=StoryId(asked.item),
        section=entry.section,
        instruction=asked.instruction,
        times=max(1, len(row.versions)) + failed,
        new=new,
        url=url,
        added=new and all(story.url != url for story in snapshot.review.bench),
        only_read=asked.by_hand,
        keeps_read=new,
    )
