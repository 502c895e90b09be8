"""What stands between a draft and the site: undecided items, lint, dead links. Pure."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from agents.domain.issue import Issue, Item
from agents.domain.review import DROPPED, Opening, Review, ReviewItem
from agents.errors import NotReady
from agents.formatter.layout import SECTION_HEADINGS
from agents.formatter.lint import Context, Finding, lint
from agents.formatter.lint.linted_document import LintedDocument
from agents.formatter.lint.rules import OF_PICTURES
from agents.messages.said import said
from agents.publish.link_check import Checked
from agents.review.left_out import left_out


@dataclass(frozen=True)
class Reason:
    """Why not to publish; of a finding the line, of what is in an item its heading.

    `way` is the way out, where several faults may share one.
    """

    said: str
    heading: str = ""
    line: int = 0
    way: str = ""

    @property
    def listed(self) -> str:
        if not self.line:
            return self.said
        return said("line {line}: {fault}", line=self.line, fault=self.said)


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


def astray(markdown: str, review: Review) -> Iterator[Reason]:
    """Where the page's items are not those that are to be printed, in sentences."""
    there = Counter(item.heading for item in LintedDocument(markdown).items)
    wanted = Counter(item.heading for item in review.items if item.printed)
    for heading in there - wanted:
        text = said(
            "{heading} is an item of the page, but not one that the review knows; begin"
            " its line with ### in its section, or take it out",
            heading=heading,
        )
        yield Reason(text, heading)
    for heading in wanted - there:
        text = said(
            "{heading} is missing on the page: another item of that heading was rejected"
            " or held; give one of them another heading",
            heading=heading,
        )
        yield Reason(text, heading)


def silent_openings(review: Review) -> Iterator[str]:
    """Of the accepted openings those that the page goes without, and why."""
    why = left_out(review)
    for row in review.openings:
        if row.id in why and row.status != "pending":
            yield said(
                "{opening} is not printed: {why}",
                opening=_placed(row),
                why=why[row.id],
            )


def context(
    issue: Issue,
    archive: Sequence[Issue],
    files: Mapping[str, bytes],
    filename: str,
    until: dt.date | None,
    licences: Mapping[str, str],
) -> Context:
    """The final rules; this issue's own page in the archive is not an earlier one."""
    earlier = [other for other in archive if other.cutoff < issue.cutoff]
    headings = {item.heading for other in earlier for item in _items(other)}
    return Context(
        previous=max((other.number for other in earlier), default=None),
        until=until,
        earlier_headings=frozenset(headings),
        files=files,
        licences=licences,
        filename=filename,
        final=True,
    )


def hidden(doc: LintedDocument) -> list[Finding]:
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
    astray: Sequence[Reason],
    findings: Sequence[Finding] = (),
    checked: Sequence[Checked] = (),
    allowed: Collection[str] = (),
) -> list[Reason]:
    """Every reason not to publish, a sentence each; `allowed` are addresses."""
    return [
        *map(_waits, waiting),
        *astray,
        *_faults(findings, checked, allowed),
    ]


def of_pictures(findings: Iterable[Finding]) -> Iterator[str]:
    """What of the pictures nobody settled: it bars nothing, and is told.

    The way out that several share stands behind the last of them.
    """
    unsettled = [found for found in findings if found.rule in OF_PICTURES]
    last = {found.mend: found for found in unsettled}
    for found in unsettled:
        fault = found.sentences if found is last[found.mend] else found.message
        yield said("{heading}: {fault}", heading=found.item, fault=fault)


def refused(reasons: Sequence[Reason]) -> NotReady:
    ways = list(dict.fromkeys(reason.way for reason in reasons if reason.way))
    rows = [
        *(f"  - {reason.listed}" for reason in reasons),
        *(f"  {way}" for way in ways),
    ]
    return NotReady(
        said(
            "not ready to be published, {count} to settle; nothing was written:{listed}",
            count=len(reasons),
            listed="".join(f"\n{row}" for row in rows),
        ),
        [(reason.said, reason.heading) for reason in reasons],
        ways,
    )


def _waits(item: Waiting) -> Reason:
    if item.cut:
        return Reason(
            said("undecided: {heading} (cut out of issue.md)", heading=item.heading),
            item.heading,
            way=said("put back what was cut out, or reject or hold it in the review"),
        )
    if item.unwritten:
        return Reason(
            said("unwritten: {heading}", heading=item.heading),
            item.heading,
            way=said(
                "write in the review what is unwritten (r or e), or reject or hold it"
            ),
        )
    touched = said(" (changed in issue.md)") if item.touched else ""
    return Reason(
        said("undecided: {heading}{touched}", heading=_placed(item), touched=touched),
        item.heading,
        way=said(
            "accept or reject in the review what is undecided; an item may be held, too"
        ),
    )


def _placed(item: Waiting) -> str:
    """Two sections may have a category of one name, and an opening for each."""
    if isinstance(item, ReviewItem) or not item.section:
        return item.heading
    return f"{SECTION_HEADINGS[item.section].split()[0]} {item.heading}"


def _faults(
    findings: Sequence[Finding],
    checked: Sequence[Checked],
    allowed: Collection[str],
) -> Iterator[Reason]:
    for found in findings:
        if found.level == "E":
            text = f"{found.rule} {found.sentences}"
            yield Reason(text, found.item, found.line)
    for link in checked:
        if link.state == "dead" and link.url not in allowed:
            text = said(
                "{heading}: {url} {reason}",
                heading=link.heading,
                url=link.url,
                reason=link.reason,
            )
            way = said("mend a dead link, or keep it with --keep-link")
            yield Reason(text, link.heading, way=way)


def _items(issue: Issue) -> Iterator[Item]:
    for category in (*issue.practice, *issue.theory):
        yield from category.items
    yield from issue.news
