"""What each command does: settings in, the work, lines and exit code out.

Each imports what it needs when it is called, so that `--help` stays quick.
"""

import argparse
import datetime as dt
import json
import sys
from pathlib import Path

from agents.domain.utf8 import utf8
from agents.drafting import draft
from agents.errors import LayoutError, SettingsError
from agents.interruption import INTERRUPTED, interruptible
from agents.usage import Command

__all__ = ["COMMANDS", "INTERRUPTED"]


def _check(args: argparse.Namespace) -> int:
    from agents.check import Check, check
    from agents.console import Plain
    from agents.settings.environment import environment

    names = ("archive", "final", "fix", "site", "screenshot")
    wish = Check(tuple(args.files), **{name: getattr(args, name) for name in names})
    work = check(wish, environment(Path.cwd()), Plain().note)
    found = interruptible(work)
    if args.json:
        rows = [{"file": str(file), **finding.model_dump()} for file, finding in found]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for file, finding in found:
            print(
                f"{file}:{finding.line}: {finding.level} {finding.rule}"
                f" {finding.message}（{finding.mend}）"
            )
    return 1 if any(finding.level == "E" for _, finding in found) else 0


def _parse(args: argparse.Namespace) -> int:
    from agents.formatter.parse import parse

    try:
        issue = parse(_read(args.file))
    except LayoutError as error:
        raise SettingsError(f"{args.file}: {error}") from error
    print(issue.model_dump_json(indent=1))
    return 0


def _sources(args: argparse.Namespace) -> int:
    from agents.console import Plain, history, source_table
    from agents.publish.record import FILE, read, shares
    from agents.run.hands import proxy_of
    from agents.run.health import check_sources, imported, kept_standings
    from agents.settings.environment import environment, flag_values
    from agents.settings.options import options
    from agents.settings.source_file import load

    if args.opml is not None:
        lines, notes = imported(args.opml)
        print(lines, end="")
        print(*(f"{note}\n" for note in notes), sep="", end="", file=sys.stderr)
        return 0
    env = environment(Path.cwd())
    flags = {"sources": args.sources, "replay": args.replay}
    chosen = options(flags, flag_values(env), env)
    file = load(chosen.sources_file)
    for told in proxy_of(chosen, file.team)[1]:
        Plain().note(told)
    now = dt.datetime.now(dt.UTC)  # noqa: TID251  # the clock is read here, once
    reports = interruptible(check_sources(chosen, file, now))
    known = kept_standings(chosen, file), shares(read(chosen.state / FILE))
    print(*source_table(reports), *history(*known), sep="\n")
    failed = sum(report.status == "failed" for report in reports)
    return 69 if failed == len(reports) else 3 if failed else 0


def _review(args: argparse.Namespace) -> int:
    from agents.console import Plain
    from agents.publish.from_page import hands
    from agents.review.command import run
    from agents.settings.environment import environment, flag_values
    from agents.settings.options import options

    env = environment(Path.cwd())
    own = flag_values(env)
    wanted = {"out": own["out"]} if "out" in own else {}  # what a draft needs may lack
    out = options({"out": args.out}, wanted, {}).out

    def say(line: str) -> None:
        print(line, flush=True)

    def stamp() -> str:
        return _clock().isoformat(timespec="seconds")

    flags = vars(args)
    flags["host"] = args.host or own.get("host", "").split(",")
    made = hands(flags, lambda: environment(Path.cwd()), _clock, Plain().note)
    run(flags, out, stamp, say, made)
    return 0


def _clock() -> dt.datetime:
    return dt.datetime.now(dt.UTC)  # noqa: TID251  # of what goes on for hours


def _publish(args: argparse.Namespace) -> int:
    from agents.console import Plain, published
    from agents.publish.command import order, request, run
    from agents.settings.environment import environment, flag_values

    env = environment(Path.cwd())
    progress = Plain()
    wanted = order(vars(args), flag_values(env))
    now = dt.datetime.now(dt.UTC).timestamp()  # noqa: TID251  # the clock is read here
    if args.pr:
        work = request(wanted, env, now, progress.note, offline=args.offline)
        asked = interruptible(work)
        print(asked.url or asked.branch)
        return 0
    done = interruptible(run(wanted, env, now, progress.note, offline=args.offline))
    told = published(done.page, done.changed, done.counts)
    print(*told, sep="\n", file=sys.stderr)
    print(done.page)
    return 0


def _stats(args: argparse.Namespace) -> int:
    from agents.publish.record import FILE, read, table

    print(*table(read(args.state / FILE)), sep="\n")
    return 0


def _past(args: argparse.Namespace) -> int:
    from agents.console import Plain
    from agents.learning import lines
    from agents.settings.environment import environment

    for line in lines(args, environment(Path.cwd()), _clock(), Plain().note):
        print(line)
    return 0


def _graph(args: argparse.Namespace) -> int:  # noqa: ARG001
    from agents.graph import mermaid

    print(mermaid(), end="")
    return 0


def _read(file: Path) -> str:
    try:
        return utf8(file.read_bytes(), file)
    except OSError as error:
        raise SettingsError(f"{file} cannot be read: {error.strerror}") from error


COMMANDS: dict[str, Command] = {
    "draft": draft,
    "check": _check,
    "publish": _publish,
    "review": _review,
    "stats": _stats,
    "sources": _sources,
    "parse": _parse,
    "graph": _graph,
    "learn": _past,
    "backtest": _past,
}
