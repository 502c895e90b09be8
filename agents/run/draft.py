"""One run of `draft`: build the services, run the graph, keep the output.

`planning` settles what is to be done, `open_web` opens the connections, `graph_run` or
`plain_run` goes through the steps, `job` puts them together, `output` makes the files.
"""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from agents.domain.words import Window
from agents.messages.said import said
from agents.ports import Progress
from agents.run.choosing import Choosing, ChoosingJob
from agents.run.job import Job
from agents.run.noted import Noted
from agents.run.output import Json
from agents.run.planning import Intent
from agents.run.step_run import StepRunOf
from agents.run.storage import open_storage
from agents.settings.amendments import Amendments
from agents.settings.options import Options
from agents.store.database import is_corrupt, set_aside
from agents.store.drafts import ISSUE, REPORT, Drafts
from agents.store.lock import lock
from agents.store.shortlists import Shortlists


@dataclass(frozen=True)
class Outcome:
    """The file that was written, and its report; None if a touched draft was left alone.

    `issue` is a redraft's file where a touched draft stays beside it.
    """

    issue: Path
    report: Json | None

    @property
    def exit_code(self) -> int:
        return int(self.report["exit_code"]) if self.report else 0

    @property
    def written_report(self) -> Path | None:
        """The file that has the report: a redraft brings none."""
        whole = self.report is not None and self.issue.name == ISSUE
        return self.issue.with_name(REPORT) if whole else None


async def draft(
    intent: Intent, progress: Progress, step_run_of: StepRunOf | None = None
) -> Outcome:
    """Raises the errors of `agents.errors`; nothing is written then.

    `step_run_of` says who goes through the steps, if not this function (`agents.server`).
    """
    noted = Noted(progress)
    state, drafts = intent.options.state, Drafts(intent.options.out)
    with lock(state):
        if drafts.touched(intent.draft_id) and not intent.options.force:
            folder = drafts.path(intent.draft_id)
            noted.note(
                said(
                    "{folder} holds an editor's work and was left as it is; --force"
                    " drafts again and puts the new version beside it",
                    folder=folder,
                )
            )
            return Outcome(folder / ISSUE, None)
        try:
            return await _run(intent, drafts, noted, step_run_of)
        except (sqlite3.DatabaseError, ExceptionGroup) as error:
            if not is_corrupt(error):
                raise
        # The run begins anew, once; which of the two broke, SQLite does not say.
        set_aside(state / "state.db", said("it broke in mid-run"), noted.note)
        return await _run(intent, drafts, noted, step_run_of)


async def choose(
    intent: Intent, amendments: Amendments, progress: Progress
) -> Choosing:
    """What the next `draft` of this window will write; no file of a draft is touched."""
    noted, state = Noted(progress), intent.options.state
    with lock(state), open_storage(intent.options, noted.note) as there:
        drafts = Drafts(intent.options.out)
        return await ChoosingJob(intent, there, drafts, noted).choose(amendments)


def chosen_window(options: Options, note: Callable[[str], None]) -> Window | None:
    """That of the newest choice that stands, or of `--until`'s day."""
    with lock(options.state), open_storage(options, note) as there:
        shortlists = Shortlists(there.connection)
        draft = options.until or shortlists.newest()
        found = shortlists.find(draft) if draft else None
    return found.window if found else None


async def _run(
    intent: Intent, drafts: Drafts, noted: Noted, step_run_of: StepRunOf | None
) -> Outcome:
    with open_storage(intent.options, noted.note) as there:
        return Outcome(*await Job(intent, there, drafts, noted, step_run_of).run())
