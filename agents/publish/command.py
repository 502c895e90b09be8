"""The settings of `publish`, and the web that its links are checked on."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from agents.errors import SettingsError
from agents.notify.message import published
from agents.notify.send import notify
from agents.publish.desk import Order, Published, publish
from agents.run.hands import USER_AGENT
from agents.settings.options import options
from agents.web.bounds import Limits
from agents.web.fetch import Web

_LIMITS = Limits(total=15.0, tries=2, wait=5.0, connect=5.0, read=10.0)
_GAPS = {("arxiv.org", 443): 3.0}  # its terms of use


def order(flags: Mapping[str, Any], variables: Mapping[str, str]) -> Order:
    """Flag beats environment beats default, as in `draft`. Raises SettingsError."""
    names = ("out", "archive", "state")
    own = {name: variables[name] for name in names if name in variables}
    given = {name: flags[name] for name in names}
    chosen = options(given, own, {})
    draft = chosen.out / flags["id"]
    if Path(flags["id"]).name != flags["id"] or not draft.is_dir():
        raise SettingsError(
            f"there is no draft {flags['id']!r} in {chosen.out}; name one of its folders"
        )
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
    if offline:
        note("--offline: no link was checked")
        done = await publish(wanted, None, note)
    else:
        async with Web(frozenset(), USER_AGENT, _LIMITS, gaps=_GAPS) as web:
            done = await publish(wanted, web, note)
    if done.changed:
        noted = [link.heading for link in done.links if link.state != "ok"]
        text = published(done.page.name, done.counts, noted)
        await notify(text, env, now, note)
    return done
