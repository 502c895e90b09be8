"""What a Chinese line may hold of English: names, addresses, paths, commands, quotations."""

import re

import pytest

from agents.cli import main

FEED = "sources:\n  - {name: A, kind: feed, url: 'http://127.0.0.1:9/feed'}\n"

_FOREIGN = re.compile(
    r"“[^”]*”|`[^`]*`|（[^）]*）|\{[^}]*\}"  # quotations, and what a library says
    r"|https?://[^\s，；。：、）]+|[\w.-]*/[^\s，；。：、）]*"  # addresses, paths
    r"|--[\w-]+(?: [A-Z][A-Z=]*)?"  # flags
)
_SENTENCE = re.compile(r"(?:[A-Za-z]{2,}[,;:]? ){2}[A-Za-z]{2,}")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_WORD = re.compile(r"[A-Za-z]{2,} [A-Za-z]{2,}")


def english_lines(text: str) -> list[str]:
    """The lines that say something in English."""
    return [line for line in text.splitlines() if _is_english(_FOREIGN.sub("", line))]


def _is_english(line: str) -> bool:
    return bool(
        _SENTENCE.search(line) or (_WORD.search(line) and not _HAN.search(line))
    )


class Spoken:
    """What a command prints on both streams, and its exit code."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.code = 0

    def __call__(self, *args: str) -> str:
        try:
            self.code = main(args)
        except SystemExit as error:
            self.code = int(error.code or 0)
        out, err = self._capsys.readouterr()
        return str(out) + str(err)
