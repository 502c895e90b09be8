"""A choice that stands: found again, and where the next draft begins."""

from typing import Any

from agents.domain.choice import Chosen
from agents.domain.report import Bench
from agents.domain.words import StoryId
from agents.ports import Services
from agents.run.planning import Intent
from agents.scout.steps import allowed
from agents.store.run_state import RunState
from agents.store.shortlists import Shortlists


def standing(shortlists: Shortlists, intent: Intent) -> Chosen | None:
    """What was chosen for this very window; `--force` forgets it once it was written."""
    found = shortlists.find(intent.draft_id)
    if found is None or found.window != intent.window:
        return None
    if found.written and intent.options.force:
        shortlists.drop(intent.draft_id)
        return None
    return found


def as_chosen(
    intent: Intent, store: RunState, ids: list[StoryId], counts: dict[str, int]
) -> Chosen:
    """The choice that a run has come to."""
    return Chosen(
        draft=intent.draft_id,
        window=intent.window,
        ranked=tuple(store.ranked.many(ids)),
        gathered=tuple(store.gathered.many(ids)),
        bench=tuple(one for part in store.benches.every() for one in part.entries),
        reports=tuple(store.source_reports.every()),
        counts=counts,
    )


def seeded(services: Services, chosen: Chosen) -> dict[str, Any]:
    """What a run knows after its selection, as if it had come to this choice."""
    store, ids = services.store, [ranked.story.id for ranked in chosen.ranked]
    store.ranked.keep({ranked.story.id: ranked for ranked in chosen.ranked})
    store.gathered.keep({one.story_id: one for one in chosen.gathered})
    store.benches.keep({"chosen": Bench(entries=chosen.bench)})
    store.source_reports.keep({report.name: report for report in chosen.reports})
    return {
        "candidate_ids": [],
        "contents": "",
        "longlist_ids": ids,
        "stories": chosen.counts["stories"],
        "known": chosen.counts["known"],
        "reading_ids": ids,
        "faults": [],
        **allowed(services, ids),
    }
