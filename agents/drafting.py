"""`python -m agents draft`: an issue, a choice alone, or a choice changed.

It imports what it needs when it is called, so that `--help` stays quick.
"""

import argparse
import datetime as dt
import gc
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from agents.interruption import interruptible

if TYPE_CHECKING:
    from agents.console import Plain
    from agents.live import Live
    from agents.settings.amendments import Amendments
    from agents.settings.options import Options


def draft(args: argparse.Namespace) -> int:
    from agents.settings.amendments import FLAGS, amendments
    from agents.settings.environment import environment, flag_values
    from agents.settings.options import Options, options

    env = environment(Path.cwd())
    asked, mine = amendments(vars(args)), {"command", "choose", *FLAGS}
    flags = {name: value for name, value in vars(args).items() if name not in mine}
    chosen: Options = options(flags, flag_values(env), env)
    if asked and not args.choose:
        return _amend(chosen, asked)
    if args.choose:
        return _choose(chosen, asked, flags)
    return _draft(chosen, env)


def _choose(chosen: "Options", asked: "Amendments", flags: Mapping[str, object]) -> int:
    """What stands for the named window is changed; without a name, the newest.

    `flags` are what was typed: the next step has them too.
    """
    from agents.run.draft import choose, chosen_window
    from agents.run.planning import intent_of
    from agents.settings.program import typed
    from agents.settings.source_file import load
    from agents.shown_shortlist import shortlist

    progress = _progress()
    sources = load(chosen.sources_file)
    try:
        unnamed = asked and chosen.since is None
        if unnamed and (window := chosen_window(chosen, progress.note)):
            since, until = window.since.isoformat(), window.until.isoformat()
            named = {"since": since, "until": until}
            chosen, flags = chosen.model_copy(update=named), {**flags, **named}
        intent = intent_of(chosen, sources, _now(), progress.note)
        done = interruptible(choose(intent, asked, progress))
    finally:
        progress.close()
    lines = [json.dumps(done.line, ensure_ascii=False)] if chosen.json_line else ()
    print(*(lines or shortlist(done.line, typed(flags))), sep="\n")
    return done.exit_code


def _amend(chosen: "Options", asked: "Amendments") -> int:
    from agents.amend import amend
    from agents.console import Plain

    done = interruptible(amend(chosen, asked, _now(), Plain().note))
    print(json.dumps(done.line, ensure_ascii=False) if chosen.json_line else done.issue)
    return done.exit_code


def _draft(chosen: "Options", env: dict[str, str]) -> int:
    from agents.console import Plain, summary
    from agents.settings.source_file import load

    sources = load(chosen.sources_file)
    # Settings are wrong more often than not: they are read before the rest loads.
    from agents.notify.message import drafted
    from agents.notify.send import notify
    from agents.run.draft import draft as drafting
    from agents.run.planning import intent_of
    from agents.settings.program import program
    from agents.store.drafts import ISSUE

    now = _now()
    progress, written = _progress(), None
    try:
        intent = intent_of(chosen, sources, now, progress.note)
        gc.freeze()  # the archive and the program stay: nothing is gained by looking
        outcome = interruptible(drafting(intent, progress))
        written = outcome.written_report
    finally:
        progress.close(written)
    if outcome.report is not None:
        for line in summary(outcome.report, outcome.issue):
            print(line, file=sys.stderr)
        if chosen.replay is None:  # a replay is without a network
            name = outcome.issue.name
            redraft = name if name != ISSUE else ""
            text = drafted(outcome.report, program(elsewhere=True), redraft)
            interruptible(notify(text, env, now.timestamp(), Plain().note))
    if chosen.json_line:
        print(json.dumps(_line(outcome.issue, outcome.report), ensure_ascii=False))
    else:
        print(outcome.issue)
    return outcome.exit_code


def _progress() -> "Live | Plain":
    if sys.stderr is not None and sys.stderr.isatty():
        from agents.live import Live

        return Live()
    from agents.console import Plain

    return Plain(brief=True)


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)  # noqa: TID251  # the clock is read here, once


def _line(issue: Path, report: dict[str, Any] | None) -> dict[str, Any]:
    rest = {"exit_code": 0} if report is None else report
    return {"issue": str(issue), **rest}
