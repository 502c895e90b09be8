"""Arguments in, an exit code out; what went wrong is a sentence on stderr."""

import argparse
import io
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from agents.commands import COMMANDS, INTERRUPTED
from agents.errors import AgentsError, unwrapped
from agents.messages.said import language, said, speaking
from agents.settings.environment import environment
from agents.usage import parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code (docs/operating.md §4)."""
    _speak_utf8()
    with speaking(language(environment(Path.cwd(), dotenv=False))):
        program = parser(COMMANDS)
        if not (sys.argv[1:] if argv is None else argv):
            program.print_help()
            return 0
        return _run(program.parse_args(argv))


def _run(args: argparse.Namespace) -> int:
    try:
        with unwrapped():
            code = int(args.command(args))
        if sys.stdout is not None:
            sys.stdout.flush()
    except AgentsError as error:
        return _fail(error)
    except KeyboardInterrupt:
        return INTERRUPTED + signal.SIGINT
    except BrokenPipeError:
        # Whoever read our output went away; what was written stays written.
        sys.stdout = None  # nor is it flushed at the end
        return 0
    return code


def _speak_utf8() -> None:
    """Chinese comes out whole whatever the locale says, if a stream is open at all."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _fail(error: AgentsError) -> int:
    print(said("agents: {error}", error=error), file=sys.stderr)
    return error.exit_code
