"""What was looked at, how it is, and the way out."""

import datetime as dt
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from agents.settings.options import Options
from agents.settings.source_file import SourceFile

# "fails" is what ends a draft, or takes from it what was asked for; "look" is the rest.
Verdict = Literal["ok", "look", "fails"]


@dataclass(frozen=True)
class Diagnosis:
    """`text` is one line: what is there, or the fault and its way out."""

    verdict: Verdict
    text: str


@dataclass(frozen=True)
class Case:
    """Who is examined, by the settings as `draft` takes them.

    `sources` is None where the list cannot be read, `sound` is false where a setting
    cannot: then `options` are the defaults. `offline`: nobody is asked.
    """

    options: Options
    env: Mapping[str, str]
    sources: SourceFile | None
    now: dt.datetime
    sound: bool = True
    offline: bool = False


Check = Callable[[Case], AsyncIterator[Diagnosis]]


def ok(text: str) -> Diagnosis:
    return Diagnosis("ok", text)


def look(text: str) -> Diagnosis:
    return Diagnosis("look", text)


def fails(text: str) -> Diagnosis:
    return Diagnosis("fails", text)
