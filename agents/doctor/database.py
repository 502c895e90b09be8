"""What earlier runs left: the state's folder, or the database that holds it."""

from collections.abc import AsyncIterator

from agents.doctor.diagnosis import Case, Diagnosis, look, ok
from agents.run.storage import open_storage


async def database(case: Case) -> AsyncIterator[Diagnosis]:
    """A server is entered, and brought to the current schema as a run would do."""
    options = case.options
    if options.database is None:
        yield ok(f"none is named: the state lies in {options.state}")
        return
    if case.offline:
        yield look("not entered, because of --offline")
        return
    told: list[str] = []
    with open_storage(options, told.append, alone=False):
        yield ok(f"{options.named('database')} can be entered")
    for line in told:
        yield look(line)
