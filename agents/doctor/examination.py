"""All checks, in the order of a draft: what each finds is told as soon as it is known."""

import sqlite3
from collections.abc import AsyncIterator

from agents.bulkhead import held_back
from agents.doctor import database, machine, model, sources
from agents.doctor.diagnosis import Case, Check, Diagnosis, fails
from agents.domain.report import Fault
from agents.errors import AgentsError, first_of
from agents.messages.said import said

# Another thing to look at is a row more: its name, and a function of the case.
CHECKS: dict[str, Check] = {
    "folders": machine.folders,
    "lock": machine.locked,
    "database": database.database,
    "window": sources.window,
    "certificates": machine.certificates,
    "proxy": sources.proxies,
    "model": model.model,
    "sources": sources.sources,
    "chromium": machine.chromium,
    "node": machine.site,
    "schedule": machine.schedule,
}


async def examine(case: Case) -> AsyncIterator[tuple[str, Diagnosis]]:
    """Name and diagnosis, one or more of each check; none keeps the next from looking."""
    for name, check in CHECKS.items():
        for diagnosis in await _all(name, check, case):
            yield name, diagnosis


async def _all(name: str, check: Check, case: Case) -> list[Diagnosis]:
    found: list[Diagnosis] = []
    faults: list[Fault] = []
    try:
        with held_back("checks", name, faults.append, str):
            found += [diagnosis async for diagnosis in check(case)]
    except (AgentsError, sqlite3.Error) as error:
        found.append(fails(str(error)))
    except ExceptionGroup as group:
        found.append(fails(str(first_of(group))))
    for fault in faults:
        why = fault.traceback.strip().splitlines()[-1]
        found.append(
            fails(
                said("a fault of the program itself ({why}); please report it", why=why)
            )
        )
    return found
