"""What stands between a draft and the site: undecided items, lint, dead links. Pure."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from agents.domain.issue import Issue, Item
from agents.errors import NotReady, SettingsError
from agents.formatter.lint import Context, Finding
from agents.formatter.lint.document import Document
from agents.publish.links import Checked

Status = Literal["pending", "accepted", "edited", "rejected", "held"]
DROPPED: frozenset[Status] = frozenset({"rejected", "held"})


class Decided(BaseModel):
    """What publishing reads of one item in `review.json`; the rest is the review's."""

    model_config = ConfigDict(frozen=True)

    id: str = ""
    heading: str
    section: str = ""
    category: str = ""
    status: Status
    sources: tuple[dict[str, object], ...] = ()
    flags: tuple[str, ...] = ()


class Opening(BaseModel):
    """A category's first paragraph as drafted, and the items that it tells of."""

    model_config = ConfigDict(frozen=True)

    text: str
    items: tuple[str, ...]


class Review(BaseModel):
    model_config = ConfigDict(frozen=True)

    issue: str
    items: tuple[Decided, ...]
    openings: tuple[Opening, ...] = ()

    @property
    def dropped(self) -> frozenset[str]:
        return frozenset(i.heading for i in self.items if i.status in DROPPED)

    @property
    def stale(self) -> frozenset[str]:
        """The paragraphs that tell of a dropped item."""
        gone = {i.id for i in self.items if i.status in DROPPED}
        return frozenset(o.text for o in self.openings if gone & set(o.items))


def read_review(file: Path, text: str) -> Review:
    """Raises SettingsError where `review.json` is none."""
    try:
        return Review.model_validate_json(text)
    except ValidationError as error:
        fault = error.errors()[0]
        place = ".".join(str(step) for step in fault["loc"]) or "the file"
        raise SettingsError(
            f"{file}: {place}: {fault['msg']}; draft it again or mend it"
        ) from error


def undecided(markdown: str, review: Review) -> list[str]:
    """The headings that still wait for an editor.

    An item that the editor deleted from the text is decided. One whose heading is
    nowhere in the review was renamed or added by hand: the pending item that it may
    come from stays undecided.
    """
    printed = {item.heading for item in Document(markdown).items}
    pending = [item.heading for item in review.items if item.status == "pending"]
    renamed = printed - {item.heading for item in review.items}
    return [heading for heading in pending if heading in printed or renamed]


def context(
    issue: Issue,
    archive: Sequence[Issue],
    files: Mapping[str, bytes],
    filename: str,
    until: dt.date | None,
) -> Context:
    """The final rules; this issue's own page in the archive is not an earlier one."""
    earlier = [other for other in archive if other.cutoff < issue.cutoff]
    headings = {item.heading for other in earlier for item in _items(other)}
    return Context(
        previous=max((other.number for other in earlier), default=None),
        until=until,
        earlier_headings=frozenset(headings),
        files=files,
        filename=filename,
        final=True,
    )


def refuse(
    waiting: Sequence[str],
    findings: Sequence[Finding],
    checked: Sequence[Checked],
    allowed: Collection[str] = (),
) -> None:
    """Raises NotReady with every reason, one per line; `allowed` are addresses."""
    reasons = list(_reasons(waiting, findings, checked, allowed))
    if reasons:
        listed = "".join(f"\n  - {reason}" for reason in reasons)
        raise NotReady(
            f"not ready to be published, {len(reasons)} to settle;"
            f" nothing was written:{listed}"
        )


def _reasons(
    waiting: Sequence[str],
    findings: Sequence[Finding],
    checked: Sequence[Checked],
    allowed: Collection[str],
) -> Iterator[str]:
    for heading in waiting:
        yield f"undecided: {heading}; accept, reject or hold it in the review"
    for found in findings:
        if found.level == "E":
            yield f"line {found.line}: {found.rule} {found.message} {found.mend}"
    for link in checked:
        if link.state == "dead" and link.url not in allowed:
            yield (
                f"{link.heading}: {link.url} {link.reason};"
                " mend it, or keep it with --keep-link"
            )


def _items(issue: Issue) -> Iterator[Item]:
    for category in (*issue.practice, *issue.theory):
        yield from category.items
    yield from issue.news
