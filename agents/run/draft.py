"""One run of `draft`: build the hands, run the graph, keep the output.

`planning` settles what is to be done, `hands` opens the doors, `position` knows
where the graph stands, `job` puts them together, `output` makes the files.
"""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from agents.domain.words import Window
from agents.ports import Progress
from agents.run.choosing import Choosing, ChoosingJob
from agents.run.job import Job
from agents.run.noted import Noted
from agents.run.output import Json
from agents.run.place import place
from agents.run.planning import Intent
from agents.run.position import Steps, StepsOf
from agents.settings.options import Options
from agents.settings.wishes import Wishes
from agents.store.database import is_corrupt, set_aside
from agents.store.drafts import ISSUE, Drafts
from agents.store.lock import lock
from agents.store.shortlists import Shortlists


@dataclass(frozen=True)
class Outcome:
    """Where the draft is, and its report; None if a touched draft was left alone."""

    issue: Path
    report: Json | None

    @property
    def exit_code(self) -> int:
        return int(self.report["exit_code"]) if self.report else 0


async def draft(wish: Intent, progress: Progress, steps: StepsOf = Steps) -> Outcome:
    """Raises the errors of `agents.errors`; nothing is written then.

    `steps` is who goes through the graph, if not this function (`agents.server`).
    """
    noted = Noted(progress)
    state, drafts = wish.options.state, Drafts(wish.options.out)
    with lock(state):
        if drafts.touched(wish.draft_id) and not wish.options.force:
            folder = drafts.path(wish.draft_id)
            noted.note(
                f"{folder} holds an editor's work and was left as it is; --force drafts"
                " again and puts the new version beside it"
            )
            return Outcome(folder / ISSUE, None)
        try:
            return await _run(wish, drafts, noted, steps)
        except (sqlite3.DatabaseError, ExceptionGroup) as error:
            if not is_corrupt(error):
                raise
        # The run begins anew, once; which of the two broke, SQLite does not say.
        set_aside(state / "state.db", "it broke in mid-run", noted.note)
        return await _run(wish, drafts, noted, steps)


async def choose(wish: Intent, wishes: Wishes, progress: Progress) -> Choosing:
    """What the next `draft` of this window will write; no file of a draft is touched."""
    noted, state = Noted(progress), wish.options.state
    with lock(state), place(wish.options, noted.note) as there:
        drafts = Drafts(wish.options.out)
        return await ChoosingJob(wish, there, drafts, noted, wishes).choose()


def chosen_window(options: Options, note: Callable[[str], None]) -> Window | None:
    """That of the newest choice that stands, or of `--until`'s day."""
    with lock(options.state), place(options, note) as there:
        shortlists = Shortlists(there.connection)
        draft = options.until or shortlists.newest()
        found = shortlists.find(draft) if draft else None
    return found.window if found else None


async def _run(wish: Intent, drafts: Drafts, noted: Noted, steps: StepsOf) -> Outcome:
    with place(wish.options, noted.note) as there:
        return Outcome(*await Job(wish, there, drafts, noted, steps).run())
