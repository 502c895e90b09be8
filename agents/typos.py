"""A parser of arguments: what is wrong is one sentence, and names what is meant."""

import argparse
import difflib
import re
import sys
from collections.abc import Collection
from typing import Any, NoReturn

from typing_extensions import override

_FLAG = re.compile(r"-[^\d\s.][^\s=]*(?:=.*)?", re.DOTALL)  # not -3, a number
_NEAR = 0.65  # difflib's ratio, from which a word is one that was meant


class Parser(argparse.ArgumentParser):
    commands: Collection[str] = ()  # of the program itself

    @override
    def error(self, message: str) -> NoReturn:
        """One sentence instead of the usage."""
        self.exit(2, f"agents: {message}; see {self.prog} --help\n")

    @override
    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Before anything else is missing: what is mistyped, and what is meant."""
        given = list(sys.argv[1:] if args is None else args)
        for argument in given:
            if argument == "--":
                break
            if not argument.startswith("-"):
                if self.commands:  # what follows is the command's
                    self._look_at(argument, self.commands, "command")
                    break
                continue
            if _FLAG.fullmatch(argument):
                flag = argument.partition("=")[0]
                self._look_at(flag, self._option_string_actions, "flag")
        parsed, more = super().parse_known_args(given, namespace)
        if more and not self.commands:  # the command's own usage is what helps
            self.error(f"unrecognized arguments: {' '.join(more)}")
        return parsed, more

    def _look_at(self, word: str, known: Collection[str], kind: str) -> None:
        starts = self.allow_abbrev and kind == "flag" and word.startswith("--")
        if word in known or (starts and any(one.startswith(word) for one in known)):
            return
        bare = {one.lstrip("-"): one for one in known}
        near = difflib.get_close_matches(word.lstrip("-"), bare, n=1, cutoff=_NEAR)
        meant = f"did you mean {bare[near[0]]}? See" if near else "see"
        self.exit(
            2, f"agents: there is no {kind} {word!r}; {meant} {self.prog} --help\n"
        )
