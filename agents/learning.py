"""The commands `learn` and `backtest`: settings in, tables out."""

import argparse
import asyncio
import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path

from agents.domain.taste import Replayed, Taste
from agents.errors import SettingsError
from agents.messages.said import said
from agents.run.learning.past_windows import Note, history, kept_pools
from agents.run.learning.plot import draw
from agents.run.learning.recordings import recorded_pools, recordings
from agents.run.learning.table import learning_table, nothing, replayed_table
from agents.settings.environment import flag_values
from agents.settings.options import Options, options

_FLAGS = ("archive", "state", "out", "sources", "tz", "database")


def lines(
    args: argparse.Namespace, env: Mapping[str, str], now: dt.datetime, note: Note
) -> Iterator[str]:
    return (backtest if args.again else learn)(args, env, now, note)


def learn(
    args: argparse.Namespace, env: Mapping[str, str], now: dt.datetime, note: Note
) -> Iterator[str]:
    """The lines to print; with --png the picture is drawn behind the last one."""
    chosen = _options(args, env)
    past = history(chosen, now, note)
    learning = past.learn(kept_pools(chosen, past.windows, note))
    yield from learning_table(learning)
    yield from _drawn(args.png, learning.replayed, learning.taste)


def backtest(
    args: argparse.Namespace, env: Mapping[str, str], now: dt.datetime, note: Note
) -> Iterator[str]:
    """Likewise; from recordings, or from what the state keeps."""
    chosen = _options(args, env)
    if not chosen.archive.is_dir():
        raise SettingsError(
            said("--archive {folder}: there is no such folder", folder=chosen.archive)
        )
    past = history(chosen, now, note)
    if not past.windows:
        yield nothing()
        return
    if args.recorded:
        found = recordings(args.recorded, past.windows, note)
        pools = asyncio.run(recorded_pools(chosen, past.windows, found, note))
    else:
        pools = kept_pools(chosen, past.windows, note)
    replayed = past.forward(pools)
    if not replayed:
        yield said(
            "no window can be chosen again: nothing that was printed is among the"
            " recorded candidates; --recorded DIR names recordings of draft --record,"
            " one window each"
            if args.recorded
            else "no window can be chosen again: nothing that was printed is among the"
            " kept candidates; --recorded DIR names recordings of draft --record, one"
            " window each"
        )
        return
    yield from replayed_table(replayed)
    yield from _drawn(args.png, replayed, None)


def _options(args: argparse.Namespace, env: Mapping[str, str]) -> Options:
    """Of `draft`'s settings those that say where things are."""
    own = {name: word for name, word in flag_values(env).items() if name in _FLAGS}
    flags = {name: getattr(args, name, None) for name in _FLAGS}
    password = {"PGPASSWORD": env["PGPASSWORD"]} if "PGPASSWORD" in env else {}
    return options(flags, own, password)


def _drawn(
    file: Path | None, replayed: tuple[Replayed, ...], taste: Taste | None
) -> Iterator[str]:
    if file is None:
        return
    if not replayed and taste is None:
        yield said("there is nothing to draw, so {file} was not written", file=file)
        return
    draw(file, replayed, taste)
    yield str(file)
