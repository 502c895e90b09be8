"""What each command does: settings in, the work, lines and exit code out.

Each imports what it needs when it is called, so that `--help` stays quick.
"""

import argparse
import datetime as dt
import json
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from agents.drafting import draft
from agents.errors import LayoutError, SettingsError
from agents.interruption import INTERRUPTED, interruptible
from agents.messages.said import said
from agents.settings.text_file import named_text
from agents.usage import DOCTOR_FLAGS, Command

__all__ = ["COMMANDS", "INTERRUPTED"]


def _check(args: argparse.Namespace) -> int:
    from agents.check import Check, check
    from agents.console import Plain, verdict
    from agents.settings.environment import environment

    env, progress = environment(Path.cwd()), Plain()
    names = ("archive", "final", "fix", "site", "screenshot")
    files = tuple(_issue(name, env) for name in args.files)
    wanted = Check(files, **{name: getattr(args, name) for name in names})
    found = interruptible(check(wanted, env, progress.note))
    if args.json:
        rows = [{"file": str(file), **finding.model_dump()} for file, finding in found]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for file, finding in found:
            place = f"{file}:{finding.line}: {finding.level} {finding.rule}"
            print(place, finding.sentences)
        progress.note(verdict(files, [finding.level for _, finding in found]))
    return 1 if any(finding.level == "E" for _, finding in found) else 0


def _parse(args: argparse.Namespace) -> int:
    from agents.formatter.parse import parse
    from agents.settings.environment import environment

    file = _issue(args.file, environment(Path.cwd()))
    try:
        issue = parse(named_text(file))
    except LayoutError as error:
        raise SettingsError(said("{name}: {error}", name=file, error=error)) from error
    print(issue.model_dump_json(indent=1))
    return 0


def _issue(name: str, env: Mapping[str, str]) -> Path:
    from agents.settings.environment import flag_values
    from agents.store.named import issue_file

    return issue_file(Path(flag_values(env).get("out", "drafts")), name)


def _sources(args: argparse.Namespace) -> int:
    from agents.console import Plain
    from agents.domain.columns import fitted
    from agents.publish.record import FILE, read, shares
    from agents.run.check_sources import check_sources, imported, kept_standings
    from agents.run.open_web import proxy_of
    from agents.run.source_table import history, source_table
    from agents.settings.environment import environment, flag_values
    from agents.settings.options import options
    from agents.settings.source_file import load

    if args.opml is not None:
        found, notes = imported(args.opml)
        print(found, end="")
        print(*(f"{note}\n" for note in notes), sep="", end="", file=sys.stderr)
        return 0
    env = environment(Path.cwd())
    flags = {"sources": args.sources, "replay": args.replay}
    chosen = options(flags, flag_values(env), env)
    file = load(chosen.sources_file)
    progress = Plain()
    for line in proxy_of(chosen, file.team)[1]:
        progress.note(line)
    now = dt.datetime.now(dt.UTC)  # noqa: TID251  # the clock is read here, once
    reports = interruptible(check_sources(chosen, file, now, progress))
    known = kept_standings(chosen, file), shares(read(chosen.state / FILE))
    width = shutil.get_terminal_size(fallback=(0, 0)).columns
    lines = [*source_table(reports), *history(*known)]
    print(*(fitted(line, width) for line in lines), sep="\n")
    failed = sum(report.status == "failed" for report in reports)
    return 69 if failed == len(reports) else 3 if failed else 0


def _review(args: argparse.Namespace) -> int:
    from agents.console import Plain
    from agents.publish.from_review import review_actions
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
    made = review_actions(flags, lambda: environment(Path.cwd()), _clock)
    run(flags, out, stamp, say, made, Plain().note)
    return 0


def _clock() -> dt.datetime:
    return dt.datetime.now(dt.UTC)  # noqa: TID251  # of what goes on for hours


def _publish(args: argparse.Namespace) -> int:
    from agents.console import Plain, published
    from agents.publish.command import order, request, run
    from agents.publish.link_report import closing, few
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
    lines = [
        *few(done.links),
        *done.hints,
        *published(done.page, done.changed, done.counts),
        *done.corrected,
        closing(wanted.draft, done.links),
    ]
    print(*filter(None, lines), sep="\n", file=sys.stderr)
    print(done.page)
    return 0


def _doctor(args: argparse.Namespace) -> int:
    from agents.console import diagnosed, prognosis
    from agents.doctor.examination import examine
    from agents.doctor.patient import received

    given = {name: v for name, v in vars(args).items() if name in DOCTOR_FLAGS}
    case, seen = received(given, Path.cwd(), _clock(), offline=args.offline)
    verdicts = []

    def tell(name: str, verdict: str, text: str) -> None:
        verdicts.append(verdict)
        print(diagnosed(name, verdict, text), flush=True)

    async def work() -> None:
        async for name, one in examine(case):
            tell(name, one.verdict, one.text)

    for name, one in seen:
        tell(name, one.verdict, one.text)
    interruptible(work())
    print(prognosis(verdicts))
    return 2 if "fails" in verdicts else 0


def _stats(args: argparse.Namespace) -> int:
    from agents.publish.record import FILE, read, table

    print(*table(read(args.state / FILE), args.state), sep="\n")
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


def _completion(args: argparse.Namespace) -> int:
    from agents.shell_completion import script

    print(script(args.below), end="")
    return 0


COMMANDS: dict[str, Command] = {
    "draft": draft,
    "check": _check,
    "publish": _publish,
    "review": _review,
    "stats": _stats,
    "doctor": _doctor,
    "sources": _sources,
    "parse": _parse,
    "graph": _graph,
    "completion": _completion,
    "learn": _past,
    "backtest": _past,
}
