"""The settings as `draft` would read them; what is wrong with them is the first line."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from agents.doctor.diagnosis import Case, Diagnosis, fails, ok
from agents.errors import SettingsError
from agents.messages.said import said
from agents.settings.environment import environment, flag_values
from agents.settings.options import Options, options
from agents.settings.source_file import load


def received(
    flags: Mapping[str, Any], folder: Path, now: dt.datetime, *, offline: bool
) -> tuple[Case, list[tuple[str, Diagnosis]]]:
    """Whom to examine, and what was seen at once. `flags` are those of `draft`."""
    faults: list[str] = []
    try:
        env = environment(folder)
    except SettingsError as error:
        faults.append(str(error))
        env = environment(folder, dotenv=False)
    chosen, file = Options(), None
    try:
        chosen = options(flags, flag_values(env), env)
    except SettingsError as error:
        faults.append(str(error))
    seen = [("settings", fails(fault)) for fault in faults]
    try:
        file = load(chosen.sources_file)
    except SettingsError as error:
        seen.append(("settings", fails(str(error))))
    if not seen:
        enabled = sum(source.enabled for source in file.sources) if file else 0
        seen.append(
            (
                "settings",
                ok(
                    said(
                        "{sources_file}: {enabled} sources",
                        sources_file=chosen.sources_file,
                        enabled=enabled,
                    )
                ),
            )
        )
    return Case(chosen, env, file, now, not faults, offline), seen
