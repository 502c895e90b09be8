"""What `draft --swap`, `--add` and `--drop` name on the desk, as steps."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agents.domain.identity import identity
from agents.errors import SettingsError
from agents.messages.said import said
from agents.review.desk import Snapshot
from agents.review.sheet import SheetEntry, items
from agents.settings.amendments import Amendments
from agents.sources.urls import absolute

_NUMBER = re.compile(r"[0-9]{1,6}")
_PUT_AWAY = ("rejected", "held")


@dataclass(frozen=True)
class Amendment:
    """One change: what goes, and what comes instead (an address, or an item again)."""

    old: SheetEntry | None
    url: str = ""
    back: SheetEntry | None = None
    added: bool = False


def planned(snapshot: Snapshot, amendments: Amendments) -> list[Amendment]:
    """Drops, swaps, then what is added. Raises SettingsError."""
    steps = [Amendment(_item(snapshot, "--drop", word)) for word in amendments.drops]
    for word, url in amendments.swaps:
        steps.append(
            _coming(snapshot, f"--swap {word}", url, _item(snapshot, "--swap", word))
        )
    steps += [_coming(snapshot, "--add", url, None) for url in amendments.adds]
    went = [step.old.id for step in steps if step.old]
    came = [identity(step.url) for step in steps if step.url]
    came += [step.back.id for step in steps if step.back]
    if len(set(went)) < len(went) or len(set(came)) < len(came):
        raise SettingsError(
            said(
                "an item or an address is named twice; name each once, nothing was"
                " changed"
            )
        )
    return steps


def _item(snapshot: Snapshot, flag: str, word: str) -> SheetEntry:
    """By its number, id, heading, or the name in it."""
    sheet = items(snapshot.sheet)
    at = int(word) if _NUMBER.fullmatch(word) else 0
    if 1 <= at <= len(sheet):
        found: Sequence[SheetEntry] = [sheet[at - 1]]
    else:
        found = [e for e in sheet if word in (e.id, e.heading)] or [
            e for e in sheet if e.heading.startswith(f"【{word.strip('【】')}】")
        ]
    if len(found) != 1:
        raise SettingsError(
            said(
                "{flag} {word!r} names {many} items of {issue}; take a number, id or"
                " heading of review --status ({count} items)"
                if found
                else "{flag} {word!r} names no item of {issue}; take a number, id or"
                " heading of review --status ({count} items)",
                flag=flag,
                word=word,
                many=len(found),
                issue=snapshot.review.issue,
                count=len(sheet),
            )
        )
    if found[0].status in _PUT_AWAY:
        raise SettingsError(
            said(
                "{flag} {word!r}: {heading} is put away already; take one that is"
                " in the issue, or --add what is to come",
                flag=flag,
                word=word,
                heading=found[0].heading,
            )
        )
    return found[0]


def _coming(
    snapshot: Snapshot, flag: str, typed: str, old: SheetEntry | None
) -> Amendment:
    """From the bench, or by an address alone; what was put away comes back as it was."""
    url = absolute(typed, "")
    if url is None:
        raise SettingsError(
            said(
                "{flag}={typed}: that is no web address that can be read",
                flag=flag,
                typed=typed,
            )
        )
    key = identity(url)
    entries = {entry.id: entry for entry in snapshot.sheet}
    for row in snapshot.review.items:
        if key not in {identity(source.url) for source in row.sources}:
            continue
        there = entries[row.id]
        if there.status not in _PUT_AWAY:
            raise SettingsError(
                said(
                    "{flag}: {url} is in the draft already, as {heading}",
                    flag=flag,
                    url=url,
                    heading=there.heading,
                )
            )
        return Amendment(old, back=there)
    bench = snapshot.review.bench
    found = next((r.url for r in bench if r.url == url), None) or next(
        (r.url for r in bench if identity(r.url) == key), None
    )
    if found is None and old is not None:
        raise SettingsError(
            said(
                "{flag}={url}: no bench row of {issue} has this address; take one"
                " of review.json's bench, or --add it and --drop the other",
                flag=flag,
                url=url,
                issue=snapshot.review.issue,
            )
        )
    return Amendment(old, found or url, added=found is None)
