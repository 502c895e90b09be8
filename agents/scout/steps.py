"""The scout's nodes: load by id, decide, keep, return ids."""

import asyncio
import hashlib
from collections.abc import Iterable, Sequence

from agents.bulkhead import spared
from agents.domain.choice import Choice, benched
from agents.domain.report import Bench, SourceReport
from agents.domain.story import Candidate
from agents.domain.taste import Taste
from agents.domain.words import CandidateId, StoryId
from agents.errors import NoAnswer, NothingNew
from agents.messages.said import listed, said
from agents.ports import Runtime, Services
from agents.scout.already_shared import held_again
from agents.scout.categorise import regrouped
from agents.scout.choose import choose as chosen
from agents.scout.collect import in_window
from agents.scout.dating import Dating
from agents.scout.feed_boilerplate import cleaned, feeds_to_clean
from agents.scout.look_back import looked_back, taste
from agents.scout.own_works import shared_works, works_of
from agents.scout.read_source import read_source
from agents.scout.repeats import told_once
from agents.scout.select import select as selected
from agents.scout.select import to_read
from agents.scout.weigh import weighed
from agents.state import Begun, Collected, Faulted, Longlisted, Shortlisted, Weighed
from agents.unswept import unswept


class Read(Collected, Faulted):
    """What reading all sources adds."""


async def collect(state: Begun, runtime: Runtime[Services]) -> Read:  # noqa: ARG001
    """Read every source at once; one that fails is named and skipped.

    Raises NoAnswer if all fail: a draft of nothing would look like a quiet week.
    """
    services = runtime.context
    services.progress.begin("sources", len(services.plan.sources))
    async with asyncio.TaskGroup() as group_:
        tasks = [
            group_.create_task(read_source(services, source))
            for source in services.plan.sources
        ]
    sources = [task.result() for task in tasks]
    reports = [source.report for source in sources]
    services.store.source_reports.keep({report.name: report for report in reports})
    if all(report.status == "failed" for report in reports):
        reasons = said("; ").join(
            said("{name}: {error}", name=r.name, error=r.error) for r in reports[:3]
        )
        raise NoAnswer(
            said(
                "all {count} sources failed ({reasons}); nothing was written;"
                " check the network, then run it again",
                count=len(reports),
                reasons=reasons,
            )
        )
    found = {id_ for source in sources for id_ in source.candidate_ids}
    if not found:
        raise _nothing_new(reports)
    contents = "\0".join(source.contents for source in sources)
    digest = hashlib.sha256(contents.encode()).hexdigest()
    return {
        "candidate_ids": sorted(found),
        "contents": digest,
        "faults": [key for source in sources for key in source.faults],
    }


async def choose(state: Collected, runtime: Runtime[Services]) -> Longlisted:
    """Choose who is weighed: the best by score, of every section.

    The same contents under the same plan are chosen from once: the choice is kept.
    """
    services = runtime.context
    look = looked_back(services)
    of = _decided_by(services, state["contents"], look.digest)
    choice = next(
        (kept for kept in services.store.choices.every() if kept.of == of), None
    )
    if choice is None:
        choice = await _choose(
            services, state["candidate_ids"], of, await taste(services, look)
        )
        services.store.choices.keep({"last": choice})
    return _longlisted(services, choice)


def _decided_by(services: Services, contents: str, past: str) -> str:
    """A digest of all that a choice depends on."""
    plan = services.plan.model_dump_json(exclude={"run_id", "now", "resumed"})
    memory = (noun.model_dump_json() for noun in (*services.archive, *services.drafts))
    return hashlib.sha256(
        "\0".join((contents, past, plan, *memory)).encode()
    ).hexdigest()


async def _choose(
    services: Services, ids: list[CandidateId], of: str, liked: Taste | None
) -> Choice:
    """Raises NothingNew where there is nothing to choose from."""
    found = services.store.candidates.many(ids)
    dated = [*in_window(services.plan.window, found), *_put_off(services)]
    if not dated:
        raise _nothing_new(services.store.source_reports.every())
    candidates = await _cleaned(services, dated)
    choice = await _chosen(services, candidates, of, liked)
    dating = Dating(services)
    while doubtful := dating.doubtful(choice):
        candidates = await dating.dated(candidates, doubtful)
        choice = await _chosen(services, candidates, of, liked)
    if choice.known == choice.stories:
        raise NothingNew(
            said(
                "all {known} stories of the window are in the archive or were"
                " refused; nothing was written",
                known=choice.known,
            )
        )
    if not choice.ranked:
        raise NothingNew(
            said(
                "none of the {stories} stories of the window fits the issue;"
                " nothing was written; loosen 'sections' in the sources file",
                stories=choice.stories - choice.known,
            )
        )
    return choice


async def _cleaned(
    services: Services, candidates: Sequence[Candidate]
) -> list[Candidate]:
    """By time, as `group` goes through them: what is found there lies side by side.

    That takes a twelfth off the choice from 40,000 entries.
    """
    since = services.plan.window.since
    candidates = sorted(candidates, key=lambda one: one.published or since)
    ready = services.cleaned_texts
    recent = {
        one: services.store.recent_texts(one)
        for one in feeds_to_clean(candidates, ready)
    }
    found = await asyncio.to_thread(cleaned, candidates, recent, ready)
    ready.clear()
    return found


async def _chosen(
    services: Services, candidates: Sequence[Candidate], of: str, liked: Taste | None
) -> Choice:
    plan, archive, drafts = services.plan, services.archive, services.drafts
    with unswept():
        return await asyncio.to_thread(
            chosen, candidates, plan, archive, drafts, of, liked
        )


def _longlisted(services: Services, choice: Choice) -> Longlisted:
    services.store.ranked.keep({ranked.story.id: ranked for ranked in choice.ranked})
    services.store.benches.keep({"choose": Bench(entries=choice.bench)})
    return {
        "longlist_ids": [ranked.story.id for ranked in choice.ranked],
        "stories": choice.stories,
        "known": choice.known,
    }


class Weighing(Weighed, Faulted):
    """What weighing leaves."""


async def weigh(state: Longlisted, runtime: Runtime[Services]) -> Weighing:
    """Let a model weigh, and take those that are read: more than there are places.

    A step that was killed once it had kept what the model said finds it again.
    """
    services = runtime.context
    ranked = services.store.ranked.many(state["longlist_ids"])
    faults: list[str] = []
    if all(entry.grade is None for entry in ranked):
        ranked, faults = await weighed(services, ranked)
        ranked = await told_once(services, ranked)
        services.store.ranked.keep({entry.story.id: entry for entry in ranked})
    services.purse.keep_spent()
    kept, bench = to_read(ranked, services.plan.quotas, services.plan.items)
    services.store.benches.keep({"weigh": Bench(entries=tuple(bench))})
    return {"reading_ids": [entry.story.id for entry in kept], "faults": faults}


class Gathering(Weighed, Faulted):
    """What reading leaves."""


async def select(state: Gathering, runtime: Runtime[Services]) -> Shortlisted:
    """Choose from what was read, and see what the caps leave room for."""
    services = runtime.context
    there = spared(services, state["reading_ids"], state["faults"])
    gathered = services.store.gathered.many(there)
    unread = {one.story_id for one in gathered if not one.has_text}
    read = services.store.ranked.many(there)
    stories = {entry.story.id: entry.story for entry in read}
    works = {one.story_id: works_of(stories[one.story_id], one) for one in gathered}
    plan = services.plan
    told = shared_works(read, works, services.archive, plan.window)
    new = [entry for entry in read if entry.story.id not in told]
    chosen, bench = selected(new, unread, plan.quotas, plan.items, works=works)
    bench += [benched(e, told[e.story.id]) for e in read if e.story.id in told]
    chosen = regrouped(chosen, plan.quotas)
    services.store.ranked.keep({entry.story.id: entry for entry in chosen})
    services.store.benches.keep({"select": Bench(entries=tuple(bench))})
    return allowed(services, [ranked.story.id for ranked in chosen])


def allowed(services: Services, shortlist: list[StoryId]) -> Shortlisted:
    """The chosen ones, among whom the caps are shared out."""
    calls = services.purse.fill(shortlist)
    services.progress.begin("stories", len(shortlist))
    if calls:
        services.progress.begin("model calls", calls)
        services.progress.begin("tokens", 0)
    return {"shortlist_ids": shortlist, "writing_ids": services.purse.order}


def _nothing_new(reports: Iterable[SourceReport]) -> NothingNew:
    """Says which sources failed: their silence is no sign of a quiet week."""
    failed = [report.name for report in reports if report.status == "failed"]
    besides = said(" ({names} failed)", names=listed(failed)) if failed else ""
    return NothingNew(
        said(
            "nothing new in the window{besides}; nothing was written; choose"
            " an earlier --since",
            besides=besides,
        )
    )


def _put_off(services: Services) -> list[Candidate]:
    """What an editor held in an earlier draft comes again, though its week is over."""
    if all(decided.status != "held" for decided in services.drafts):
        return []
    return held_again(services.store.candidates.every(), services.drafts)
