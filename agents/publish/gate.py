"""What stands between a draft and the site: undecided items, lint, dead links. Pure."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from agents.domain.issue import Issue, Item
from agents.domain.review import DROPPED, Opening, Review, ReviewItem
from agents.errors import NotReady
from agents.formatter.lint import Context, Finding, lint
from agents.formatter.lint.document import Document
from agents.publish.links import Checked

Waiting = ReviewItem | Opening


def undecided(review: Review) -> list[Waiting]:
    """What still waits for an editor, cut out of the text or not, or for its text."""
    openings = (one for one in review.openings if one.status == "pending")
    return [
        *(one for one in openings if not review.idle(one)),
        *(
            item
            for item in review.items
            if item.status == "pending"
            or (item.unwritten and item.status not in DROPPED)
        ),
    ]


def astray(markdown: str, review: Review) -> Iterator[str]:
    """Where the page's items are not those that are to be printed, in sentences."""
    there = Counter(item.heading for item in Document(markdown).items)
    wanted = Counter(item.heading for item in review.items if item.printed)
    for heading in there - wanted:
        yield (
            f"{heading} is an item of the page, but not one that the review knows;"
            " begin its line with ### in its section, or take it out"
        )
    for heading in wanted - there:
        yield (
            f"{heading} is missing on the page: another item of that heading was"
            " rejected or held; give one of them another heading"
        )


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


def hidden(doc: Document) -> list[Finding]:
    """What of the draft the page would not show, though no item of it is dropped.

    An item that another one swallowed would share its fate, unseen.
    """
    return [found for found in lint(doc.markdown) if found.rule == "L09c"]


def own_lines(
    findings: Iterable[Finding], lines: Sequence[int], more: Iterable[Finding]
) -> list[Finding]:
    """The page's findings at the draft's own lines, with `more` of the draft's."""
    moved = [
        found.model_copy(update={"line": lines[min(found.line, len(lines)) - 1]})
        for found in findings
    ]
    both = {(f.line, f.rule, f.message): f for f in (*moved, *more)}
    return [both[key] for key in sorted(both)]


def reasons(
    waiting: Sequence[Waiting],
    astray: Sequence[str],
    findings: Sequence[Finding] = (),
    checked: Sequence[Checked] = (),
    allowed: Collection[str] = (),
) -> list[str]:
    """Every reason not to publish, a sentence each; `allowed` are addresses."""
    return [
        *map(_waits, waiting),
        *astray,
        *_faults(findings, checked, allowed),
    ]


def refused(reasons: Sequence[str]) -> NotReady:
    listed = "".join(f"\n  - {reason}" for reason in reasons)
    return NotReady(
        f"not ready to be published, {len(reasons)} to settle;"
        f" nothing was written:{listed}"
    )


def _waits(item: Waiting) -> str:
    if item.cut:
        return (
            f"undecided: {item.heading}（稿中已删）; put it back into issue.md, or"
            " reject or hold it in the review"
        )
    if item.unwritten:
        return (
            f"unwritten: {item.heading}（待写）; write it in the review (r or e), or"
            " reject or hold it"
        )
    touched = "（有改动）" if item.touched else ""
    return (
        f"undecided: {item.heading}{touched}; accept, reject or hold it in the review"
    )


def _faults(
    findings: Sequence[Finding],
    checked: Sequence[Checked],
    allowed: Collection[str],
) -> Iterator[str]:
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
