"""The shortlist of `draft --choose`, as lines."""

from collections.abc import Iterator
from typing import Any

from agents.messages.said import said
from agents.scout.one_scale import on_one_scale
from agents.settings.program import program

_MARKS = {"practice": "🧐", "theory": "🤯", "news": "🤠"}
_NEXT = 10  # rows of the bench that are shown


def shortlist(choice: dict[str, Any], flags: str = "") -> Iterator[str]:
    """What was chosen, the best that was not, and what writing will take.

    `flags` are those that lead to this choice again.
    """
    yield said(
        "scores are out of 100, higher is better; +0.9 is what one thing adds,"
        " in spreads, and no score"
    )
    for row in choice["shortlist"]:
        unread = "" if row["readable"] else said(" (only its title was read)")
        yield f"{row['n']:3} {_chosen(row)}{unread}"
        yield f"    {'；'.join(map(on_one_scale, row['reasons']))}"
    if choice["bench"]:
        yield said(
            "{count} were not chosen; the best of them:", count=len(choice["bench"])
        )
    for row in choice["bench"][:_NEXT]:
        yield f"  - {_chosen(row)}" + said(" ({why})", why=row["why"])
    yield said(
        "writing these {count} will take some {tokens:,} tokens; change them with"
        " {program} draft{flags} --choose --swap N=URL, --add URL, --drop N, then run"
        " {program} draft{flags}",
        count=len(choice["shortlist"]),
        tokens=choice["tokens"],
        program=program(),
        flags=flags,
    )


def _chosen(row: dict[str, Any]) -> str:
    mark = _MARKS.get(row["section"], "  ")
    gist = f"：{row['gist']}" if row["gist"] else ""
    return f"{mark} {row['score']:5.1f} {row['title']}{gist}  {row['url']}"
