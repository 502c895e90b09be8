"""What is told of links that hold nothing up; of many that nobody saw, a list is left."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from agents.errors import writing_to
from agents.messages.said import said
from agents.publish.link_check import Checked
from agents.store.drafts import write_atomic

UNSEEN = "unseen-links.txt"  # in the draft's folder, where there are too many to tell
_FEW = 3


def lines(checked: Sequence[Checked]) -> Iterator[str]:
    """One for each that an editor has to look at."""
    for link in checked:
        if link.state in ("noted", "unchecked"):
            yield said(
                "{heading}: {url} {reason}",
                heading=link.heading,
                url=link.url,
                reason=_reason(link),
            )


def few(checked: Sequence[Checked]) -> Iterator[str]:
    """The same, without those that stand in the list."""
    listed = many(unseen(checked))
    return lines([one for one in checked if not (listed and one.state == "unchecked")])


def unseen(checked: Sequence[Checked]) -> list[Checked]:
    return [link for link in checked if link.state == "unchecked"]


def many(links: Sequence[Checked]) -> bool:
    """Whether they are too many to tell of: they stand in the list."""
    return len(links) > _FEW


def leave(draft: Path, checked: Sequence[Checked]) -> None:
    """The list of many that nobody saw; a former one goes. Raises OutputError."""
    left, file = unseen(checked), draft / UNSEEN
    with writing_to(file, said("free the disk")):
        if many(left):
            write_atomic(file, "".join(f"{one}\n" for one in lines(left)).encode())
        else:
            file.unlink(missing_ok=True)


def closing(draft: Path, checked: Sequence[Checked]) -> str:
    """How many nobody saw, why, and where they stand; "" for none."""
    left = unseen(checked)
    if not left:
        return ""
    count, size = len(left), len(checked)
    if not many(left):
        return said(
            "{count} of {size} links could not be looked at; published all the same;"
            " --offline skips the look",
            count=count,
            size=size,
        )
    return said(
        "{count} of {size} links could not be looked at, the first because {why};"
        " published all the same; they are listed in {file}; --offline skips the look",
        count=count,
        size=size,
        why=left[0].reason,
        file=draft / UNSEEN,
    )


def _reason(link: Checked) -> str:
    if link.state == "unchecked":
        return said("could not be checked: {error}", error=link.reason)
    return link.reason
