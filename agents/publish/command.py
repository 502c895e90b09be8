"""The settings of `publish`, and the web that its links are checked on.

What only a pull request or the web needs is loaded with it: the first line comes sooner.
"""

import datetime as dt
import re
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from agents.errors import SettingsError
from agents.messages.said import said
from agents.notify.message import published
from agents.ports import Fetch
from agents.publish.publishing import Order, Published, publish
from agents.settings.environment import Environment, flag_values
from agents.settings.options import Options, options
from agents.settings.source_file import Team, load
from agents.settings.window import zone
from agents.store.named import draft_folder

if TYPE_CHECKING:
    from agents.publish.pull import Delivered

_ID = re.compile(r"\w+(?:[.-]\w+)*", re.ASCII)


def order(flags: Mapping[str, Any], variables: Mapping[str, str]) -> Order:
    """Flag beats environment beats default, as in `draft`. Raises SettingsError."""
    names = ("out", "archive", "state")
    own = {name: variables[name] for name in names if name in variables}
    given = {name: flags[name] for name in names}
    chosen = options(given, own, {})
    draft = draft_folder(chosen.out, flags["id"])
    return Order(
        draft=draft,
        site=flags["to"],
        archive=chosen.archive,
        state=chosen.state,
        keep=frozenset(flags["keep_link"]),
    )


async def run(
    wanted: Order,
    env: Mapping[str, str],
    now: float,
    note: Callable[[str], None],
    *,
    offline: bool,
) -> Published:
    """Publish, with a look at the links unless `offline`; then tell the team.

    The same page published again is told to nobody. `now` in seconds since the epoch.
    """
    own = flag_values(env)
    chosen = options({}, {"tz": own["tz"]} if "tz" in own else {}, {})
    moment = dt.datetime.fromtimestamp(now, zone(chosen.tz))
    at, day = moment.isoformat(timespec="seconds"), moment.date().isoformat()
    wanted = replace(wanted, at=at, day=day)
    async with _links(env, note, offline=offline) as fetch:
        done = await publish(wanted, fetch, note)
    if done.changed:
        from agents.notify.send import notify

        noted = [link.heading for link in done.links if link.state != "ok"]
        text = published(done.page.name, done.counts, noted)
        await notify(text, env, now, note)
    return done


async def request(
    wanted: Order,
    env: Mapping[str, str],
    now: float,
    note: Callable[[str], None],
    *,
    offline: bool,
) -> "Delivered":
    """Propose the page, or the draft, by a pull request; no file here changes.

    Raises AccessError too; `now` in seconds since the epoch.
    """
    from agents.publish.git import Git
    from agents.publish.proposal import paths, propose
    from agents.publish.pull import Delivery
    from agents.publish.pulls import Pulls
    from agents.publish.repository import SiteClone, existing
    from agents.settings.forge import forge

    host = forge(env)
    if not _ID.fullmatch(wanted.draft_id):
        raise SettingsError(
            said(
                "the draft's folder {draft_id!r} cannot name a branch; rename it,"
                " for example to 2024-09-30",
                draft_id=wanted.draft_id,
            )
        )
    git = Git(existing(wanted.site), env, host, int(now))
    top = Path((await git("rev-parse", "--show-toplevel")).decode().rstrip("\n"))
    repository = SiteClone(replace(git, folder=top))
    name = host.home(await repository.url())
    async with _links(env, note, offline=offline) as fetch:
        proposal = await propose(wanted, fetch, note)
    for line in proposal.remarks:
        note(line)
    if proposal.waiting:
        note(
            said(
                "{count} items are undecided: the pull request holds the draft,"
                " which no site shows",
                count=len(proposal.waiting),
            )
        )
    files = paths(wanted, proposal, top, note)
    async with Pulls(host, name, lambda: now) as pulls:
        delivery = Delivery(proposal, files, repository, pulls, note)
        return await delivery.run(f"issue/{wanted.draft_id}")


@asynccontextmanager
async def _links(
    env: Mapping[str, str], note: Callable[[str], None], *, offline: bool
) -> AsyncIterator[Fetch | None]:
    if offline:
        note(said("--offline: no link was checked"))
        yield None
        return
    from agents.run.open_web import GAPS, proxy_of, user_agent
    from agents.web.bounds import FetchLimits
    from agents.web.fetch import Web

    chosen, team = _reading(env)
    proxy, notes = proxy_of(chosen, team)
    for line in notes:
        note(line)
    agent = user_agent(team)
    limits = FetchLimits(total=15.0, tries=2, wait=5.0, connect=5.0, read=10.0)
    async with Web(frozenset(), agent, limits, gaps=GAPS, proxy=proxy) as web:
        yield web


def _reading(env: Mapping[str, str]) -> tuple[Options, Team]:
    """How the web is read, by the environment and the list of sources, if any."""
    known = ("AGENTS_SOURCES", "AGENTS_PROXY")
    few = env.only(*known) if isinstance(env, Environment) else env
    own = {
        name: v for name, v in flag_values(env).items() if name in ("sources", "proxy")
    }
    chosen = options({}, own, few)
    file = chosen.sources_file
    return chosen, load(file).team if file.exists() else Team()
