"""What earlier runs left: the state's folder, or the database that holds it."""

from collections.abc import AsyncIterator

from agents.doctor.diagnosis import Case, Diagnosis, look, ok
from agents.messages.said import said
from agents.run.storage import open_storage


async def database(case: Case) -> AsyncIterator[Diagnosis]:
    """A server is entered, and brought to the current schema as a run would do."""
    options = case.options
    if options.database is None:
        yield ok(said("none is named: the state lies in {state}", state=options.state))
        return
    if case.offline:
        yield look(said("not entered, because of --offline"))
        return
    notes: list[str] = []
    with open_storage(options, notes.append, alone=False):
        yield ok(said("{database} can be entered", database=options.named("database")))
    for line in notes:
        yield look(line)
