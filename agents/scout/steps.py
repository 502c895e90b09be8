"""The scout's nodes: load by id, decide, keep, return ids."""

import asyncio
import time
from collections.abc import Iterable

from langgraph.runtime import Runtime

from agents.domain.reading import Reading, Validators
from agents.domain.report import Benched, SourceReport
from agents.domain.source import Source
from agents.domain.story import Candidate, Story
from agents.domain.words import CandidateId
from agents.errors import NoAnswer, NothingNew, SourceError
from agents.ports import Deps
from agents.scout.cluster import group
from agents.scout.collect import in_window, still_good
from agents.scout.known import held_again, split
from agents.scout.rank import rank as ranked_stories
from agents.scout.shortlist import BENCH
from agents.scout.shortlist import shortlist as chosen
from agents.state import (
    Begun,
    Clustered,
    Collected,
    RankedStories,
    Recalled,
    Shortlisted,
)


async def collect(state: Begun, runtime: Runtime[Deps]) -> Collected:  # noqa: ARG001
    """Read every source at once; one that fails is named and skipped.

    Raises NoAnswer if all fail: a draft of nothing would look like a quiet week.
    """
    deps = runtime.context
    deps.progress.begin("sources", len(deps.plan.sources))
    async with asyncio.TaskGroup() as group_:
        tasks = [
            group_.create_task(_read_source(deps, source))
            for source in deps.plan.sources
        ]
    reports = [task.result()[0] for task in tasks]
    if all(report.status == "failed" for report in reports):
        reasons = "; ".join(f"{r.name}: {r.error}" for r in reports[:3])
        raise NoAnswer(
            f"all {len(reports)} sources failed ({reasons}); nothing was written;"
            " check the network, then run it again"
        )
    found = {id_ for task in tasks for id_ in task.result()[1]}
    if not found:
        raise _nothing_new(reports)
    return {"candidate_ids": sorted(found)}


async def cluster(state: Collected, runtime: Runtime[Deps]) -> Clustered:
    deps, store = runtime.context, runtime.context.store
    found = store.candidates.many(state["candidate_ids"])
    candidates = [*in_window(deps.plan.window, found), *_put_off(deps)]
    if not candidates:
        raise _nothing_new(store.source_reports.every())
    stories = await asyncio.to_thread(group, candidates)
    store.stories.keep({story.id: story for story in stories})
    return {"story_ids": [story.id for story in stories]}


async def known(state: Clustered, runtime: Runtime[Deps]) -> Recalled:
    """Drop what the archive shared; it goes to the bench with the issue's number."""
    deps = runtime.context
    stories = deps.store.stories.many(state["story_ids"])
    new, old = split(stories, deps.archive, deps.drafts)
    deps.store.stories.keep({story.id: story for story in new})
    deps.store.benched.keep(
        {f"known:{story.id}": _known(story, why) for story, why in old}
    )
    if not new:
        raise NothingNew(
            f"all {len(old)} stories of the window are in the archive or were refused;"
            " nothing was written"
        )
    return {"new_ids": [story.id for story in new]}


async def rank(state: Recalled, runtime: Runtime[Deps]) -> RankedStories:
    deps = runtime.context
    stories = deps.store.stories.many(state["new_ids"])
    plan = deps.plan
    ranked = await asyncio.to_thread(
        ranked_stories, stories, plan.window, plan.topics, plan.quotas
    )
    deps.store.ranked.keep({entry.story.id: entry for entry in ranked})
    return {"ranked_ids": [entry.story.id for entry in ranked]}


async def shortlist(state: RankedStories, runtime: Runtime[Deps]) -> Shortlisted:
    """Choose within the quotas, and see what the caps leave room for."""
    deps = runtime.context
    ranked = deps.store.ranked.many(state["ranked_ids"])
    kept, bench = await asyncio.to_thread(
        chosen, ranked, deps.plan.quotas, deps.plan.items
    )
    if not kept:
        raise NothingNew(
            f"none of the {len(ranked)} stories of the window fits the issue; nothing"
            " was written; loosen 'sections' in the sources file"
        )
    deps.store.benched.keep(
        {f"bench:{place:05}": entry for place, entry in enumerate(bench[:BENCH])}
    )
    with_model, samples, judged = deps.afford(len(kept), deps.plan.samples)
    if deps.plan.writer == "extractive":
        with_model = samples = 0
    deps.progress.begin("stories", len(kept))
    if with_model:
        # Each answer is written and judged; one becomes a card.
        deps.progress.begin("model calls", with_model * (2 * samples + 1))
        deps.progress.begin("tokens", 0)
    return {
        "shortlist_ids": [entry.story.id for entry in kept],
        "samples": samples,
        "with_model": with_model,
        "judged": judged,
    }


async def _read_source(
    deps: Deps, source: Source
) -> tuple[SourceReport, list[CandidateId]]:
    """One source's report and the ids of its candidates, in the window or not."""
    started = time.monotonic()
    try:
        reading, candidates = await _reading(deps, source)
    except SourceError as error:
        report = SourceReport(
            name=source.name, kind=source.kind, status="failed", error=str(error)
        )
        deps.progress.note(f"{source.name}: {error}")
        candidates = []
    else:
        report = SourceReport(
            name=source.name,
            kind=source.kind,
            status=reading.status,
            fetched=len(candidates),
            kept=len(in_window(deps.plan.window, candidates)),
            bytes=reading.bytes,
            error=reading.note or None,
        )
    seconds = round(time.monotonic() - started, 3)
    deps.store.source_reports.keep(
        {source.name: report.model_copy(update={"seconds": seconds})}
    )
    deps.progress.advance("sources")
    return report, [candidate.id for candidate in candidates]


async def _reading(deps: Deps, source: Source) -> tuple[Reading, list[Candidate]]:
    """What the source says now, or what it said before where that still holds."""
    store, window = deps.store, deps.plan.window
    kept = store.reading(source, window)
    if kept is not None and still_good(source, kept, deps.plan):
        return Reading(status="unchanged"), store.candidates.many(kept.candidate_ids)
    validators = kept.validators if kept else Validators()
    reading = await deps.read_source(source, window, validators)
    candidates = list(reading.candidates)
    if reading.status == "unchanged" and kept is not None:
        candidates = store.candidates.many(kept.candidate_ids)
        store.keep_reading(source, window, candidates, kept.validators)
    elif reading.status == "degraded" and source.kind != "feed":
        # Pages are missing: an answer that is kept would not be asked for again.
        store.candidates.keep({candidate.id: candidate for candidate in candidates})
    else:
        store.keep_reading(source, window, candidates, reading.validators)
    return reading, candidates


def _nothing_new(reports: Iterable[SourceReport]) -> NothingNew:
    """Says which sources failed: their silence is no sign of a quiet week."""
    failed = [report.name for report in reports if report.status == "failed"]
    besides = f" ({', '.join(failed)} failed)" if failed else ""
    return NothingNew(
        f"nothing new in the window{besides}; nothing was written;"
        " choose an earlier --since"
    )


def _put_off(deps: Deps) -> list[Candidate]:
    """What an editor held in an earlier draft comes again, though its week is over."""
    if all(decided.status != "held" for decided in deps.drafts):
        return []
    return held_again(deps.store.candidates.every(), deps.drafts)


def _known(story: Story, why: str) -> Benched:
    return Benched(
        title=story.lead.title,
        url=story.lead.url,
        section=story.lead.section or "",
        score=0.0,
        why=why,
    )
