"""A parser of arguments: what is wrong is one sentence, and names what is meant."""

import argparse
import difflib
import re
import sys
from collections.abc import Collection
from typing import Any, NoReturn

from typing_extensions import override

from agents.messages.foreign import argparse_words
from agents.messages.said import said
from agents.messages.usage import help_text

# argparse asks gettext for its own sentences, by this name.
argparse._ = argparse_words  # type: ignore[attr-defined]

_FLAG = re.compile(r"-[^\d\s.][^\s=]*(?:=.*)?", re.DOTALL)  # not -3, a number
_NEAR = 0.65  # difflib's ratio, from which a word is one that was meant


class _Help(argparse.HelpFormatter):
    @override
    def _get_help_string(self, action: argparse.Action) -> str | None:
        return help_text(action.help) if action.help else action.help


class Parser(argparse.ArgumentParser):
    commands: Collection[str] = ()  # of the program itself

    def __init__(self, **given: Any) -> None:
        super().__init__(formatter_class=_Help, **given)

    @override
    def error(self, message: str) -> NoReturn:
        """One sentence instead of the usage."""
        sentence = said(
            "agents: {message}; see {prog} --help", message=message, prog=self.prog
        )
        self.exit(2, f"{sentence}\n")

    @override
    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Before anything else is missing: what is mistyped, and what is meant."""
        given = list(sys.argv[1:] if args is None else args)
        for argument in given:
            if argument == "--":
                break
            if not argument.startswith("-"):
                if self.commands:  # what follows is the command's
                    self._look_at(argument, self.commands)
                    break
                continue
            if _FLAG.fullmatch(argument):
                flag = argument.partition("=")[0]
                self._look_at(flag, self._option_string_actions)
        parsed, more = super().parse_known_args(given, namespace)
        if more and not self.commands:  # the command's own usage is what helps
            self.error(said("unrecognized arguments: {more}", more=" ".join(more)))
        return parsed, more

    def _look_at(self, word: str, known: Collection[str]) -> None:
        starts = self.allow_abbrev and word.startswith("--")
        if word in known or (starts and any(one.startswith(word) for one in known)):
            return
        bare = {one.lstrip("-"): one for one in known}
        near = difflib.get_close_matches(word.lstrip("-"), bare, n=1, cutoff=_NEAR)
        fault = (
            said("agents: there is no flag {word!r}", word=word)
            if word.startswith("-")
            else said("agents: there is no command {word!r}", word=word)
        )
        way_out = (
            said(
                "; did you mean {meant}? See {prog} --help",
                meant=bare[near[0]],
                prog=self.prog,
            )
            if near
            else said("; see {prog} --help", prog=self.prog)
        )
        self.exit(2, f"{fault}{way_out}\n")
