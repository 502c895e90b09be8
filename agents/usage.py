"""Commands and flags, as `--help` shows them."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path

from agents.messages.said import said
from agents.settings.program import program
from agents.typos import Parser

_DRAFT = "a draft: its id such as 2024-09-30, or its folder"
_ISSUE = "a file, or a draft by its id or folder"
Command = Callable[[argparse.Namespace], int]


def parser(commands: Mapping[str, Command]) -> argparse.ArgumentParser:
    """Each command's function is `command` of what it parses."""
    whole = Parser(
        prog=program(),
        allow_abbrev=False,
        description=said("Drafts the weekly issue of 《前沿技术分享》."),
    )
    below = whole.add_subparsers(required=True, metavar="COMMAND")
    _add_draft_flags(
        below.add_parser("draft", help="draft an issue", allow_abbrev=False)
    )
    _add_check_flags(below.add_parser("check", help="lint an issue"))
    _add_review(below.add_parser("review", help="open the local review page"))
    _add_publish(below.add_parser("publish", help="gate, then write into the site"))
    _add_sources(
        below.add_parser("sources", help="fetch every source once; show its health")
    )
    _add_doctor(below.add_parser("doctor", help="what would fail, before it does"))
    stats = below.add_parser("stats", help="what editors made of the drafts")
    stats.add_argument(
        "--state",
        type=Path,
        metavar="DIR",
        default=Path(".agents"),
        help="where publish kept it (default: .agents)",
    )
    for name, text in (
        ("learn", "what was learnt from the team's picks"),
        ("backtest", "past windows chosen again"),
    ):
        _add_past(below.add_parser(name, help=text))
        below.choices[name].set_defaults(again=name == "backtest")
    _add_recorded(below.choices["backtest"])
    parse = below.add_parser("parse", help="an issue as JSON")
    parse.add_argument("file", metavar="FILE", help=_ISSUE)
    below.add_parser("graph", help="the graph as Mermaid")
    below.add_parser("completion", help="what a shell completes, for bash and zsh")
    for name, one in below.choices.items():
        one.set_defaults(command=commands[name])
    below.choices["completion"].set_defaults(below=below.choices)
    whole.commands = tuple(below.choices)
    return whole


def _add_sources(sources: argparse.ArgumentParser) -> None:
    sources.add_argument("--sources", type=Path, metavar="FILE", help="as of draft")
    sources.add_argument("--replay", type=Path, metavar="DIR", help="as of draft")
    sources.add_argument(
        "--import",
        dest="opml",
        type=Path,
        metavar="FILE",
        help="print a reader's OPML subscriptions as lines for sources.yaml",
    )


DOCTOR_FLAGS = frozenset(
    {
        *("sources", "archive", "out", "state", "database", "since", "until", "tz"),
        *("model", "base_url", "judge_model", "model_timeout"),
    }
)


def _add_doctor(doctor: argparse.ArgumentParser) -> None:
    for flag, metavar, text in DRAFT_FLAGS:
        if flag.removeprefix("--").replace("-", "_") in DOCTOR_FLAGS:
            doctor.add_argument(flag, metavar=metavar, help=text)
    doctor.add_argument("--offline", action="store_true", help="ask nobody")


def _add_past(past: argparse.ArgumentParser) -> None:
    for name in ("archive", "state", "out"):
        past.add_argument(f"--{name}", type=Path, metavar="DIR", help="as of draft")
    past.add_argument("--sources", type=Path, metavar="FILE", help="as of draft")
    past.add_argument("--png", type=Path, metavar="FILE", help="draw it, too")


def _add_recorded(backtest: argparse.ArgumentParser) -> None:
    backtest.add_argument(
        "--recorded",
        type=Path,
        metavar="DIR",
        help="recordings of draft --record, one window each",
    )


def _add_review(review: argparse.ArgumentParser) -> None:
    review.add_argument(
        "id", metavar="ID", nargs="?", help=f"{_DRAFT}; default: the newest"
    )
    review.add_argument("--out", type=Path, metavar="DIR", help="default: drafts")
    review.add_argument(
        "--to", type=Path, metavar="DIR", help="where the key p publishes (AGENTS_TO)"
    )
    review.add_argument("--port", type=int, default=0, help="default: any free one")
    review.add_argument(
        "--host",
        action="append",
        default=[],
        metavar="NAME",
        help="answer to this name, too: a reverse proxy's (AGENTS_HOST); may be repeated",
    )
    review.add_argument(
        "--no-browser", action="store_true", help="print the address only"
    )
    review.add_argument("--status", action="store_true", help="list the items")
    for name, shape in (("accept", "3,5-7"), ("reject", "5:重复"), ("hold", "6")):
        review.add_argument(
            f"--{name}",
            default="",
            metavar=shape,
            help="by the numbers of --status, or all that is undecided: all",
        )


def _add_check_flags(check: argparse.ArgumentParser) -> None:
    check.add_argument("files", nargs="+", metavar="FILE", help=_ISSUE)
    check.add_argument("--json", action="store_true", help="findings as JSON")
    check.add_argument("--fix", action="store_true", help="mend what is mechanical")
    check.add_argument("--final", action="store_true", help="as before publishing")
    check.add_argument("--site", action="store_true", help="build and inspect the page")
    for flag, metavar, text in CHECK_FLAGS:
        check.add_argument(flag, type=Path, metavar=metavar, help=text)


CHECK_FLAGS = (
    ("--archive", "DIR", "published issues, for number and repeats"),
    ("--screenshot", "FILE", "with --site: the page as PNG, if Chromium is here"),
)


def _add_publish(publish: argparse.ArgumentParser) -> None:
    publish.add_argument("id", metavar="ID", help=_DRAFT)
    publish.add_argument(
        "--to",
        type=Path,
        required=True,
        metavar="DIR",
        help="a site's folder of issues, such as src/content/docs/issues",
    )
    for name in ("out", "archive", "state"):
        publish.add_argument(f"--{name}", type=Path, metavar="DIR", help="as of draft")
    publish.add_argument(
        "--offline", action="store_true", help="publish without checking the links"
    )
    publish.add_argument(
        "--pr", action="store_true", help="by a pull request; no file here changes"
    )
    publish.add_argument(
        "--keep-link",
        action="append",
        default=[],
        metavar="URL",
        help="publish this address although it seems dead; may be repeated",
    )


DRAFT_FLAGS = (
    ("--since", "DATE", "first day of the window (or a full ISO timestamp)"),
    ("--until", "DATE", "last day of the window (default: yesterday)"),
    ("--tz", "ZONE", "the issue's time zone (default: Asia/Shanghai)"),
    ("--sources", "FILE", "the source list (default: sources.yaml)"),
    ("--archive", "DIR", "published issues, the memory (default: issues)"),
    ("--out", "DIR", "where the draft's folder goes (default: drafts)"),
    ("--state", "DIR", "SQLite state, journal, lock (default: .agents)"),
    ("--database", "URL", "a PostgreSQL that shares the state (AGENTS_DATABASE)"),
    ("--issue", "N", "the issue's number (default: the archive's last + 1)"),
    ("--date", "DATE", "publication day (default: the day after the window)"),
    ("--sessions", "N-M", "sharing sessions (default: one per started week)"),
    ("--model", "NAME[,NAME]", "model, or several in falling order (OPENAI_MODEL)"),
    ("--base-url", "URL", "any OpenAI-compatible server (OPENAI_BASE_URL)"),
    ("--judge-model", "NAME[,NAME]", "who judges the answers (default: the model)"),
    ("--model-timeout", "SECONDS", "for one model call (default: 90; it thinks: 600)"),
    ("--effort", "WORD", "thought put into writing: none, low, medium, high"),
    ("--samples", "N", "free answers per story (default: 3)"),
    ("--concurrency", "N", "model calls in flight, per endpoint (default: 8)"),
    ("--items", "N", "cards in the issue at most (default: 20)"),
    ("--images", "N", "pictures of one card at most, 0 for none (default: 2)"),
    ("--max-tokens-total", "N", "hard cap on tokens"),
    ("--max-cost", "X", "hard cap on money, by the prices in the source list"),
    ("--keep-days", "N", "days that candidates and answers are kept (default: 400)"),
    ("--replay", "DIR", "answer everything from a recording, without a network"),
    ("--record", "DIR", "keep every exchange as a recording"),
)


CHOICE_FLAGS = (
    ("--swap", "ITEM=URL", "a bench row in place of an item of the newest draft"),
    ("--add", "URL", "write what is at an address into the newest draft"),
    ("--drop", "ITEM", "put an item of the newest draft away"),
)


def _add_draft_flags(draft: argparse.ArgumentParser) -> None:
    for flag, metavar, text in DRAFT_FLAGS:
        draft.add_argument(flag, metavar=metavar, help=text)
    for flag, metavar, text in CHOICE_FLAGS:
        draft.add_argument(flag, metavar=metavar, action="append", help=text)
    draft.add_argument(
        "--choose",
        action="store_true",
        default=None,
        help="stop after selecting; the next draft of that window writes the choice",
    )
    draft.add_argument(
        "--force",
        action="store_true",
        default=None,
        help="redo a draft that an editor touched; the new version goes beside it",
    )
    draft.add_argument(
        "--json",
        action="store_true",
        default=None,
        help="one JSON summary line on stdout",
    )
