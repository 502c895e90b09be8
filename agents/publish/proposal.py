"""What a pull request holds: the page with its files, and what its body tells."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from agents.domain.front_matter import drafted
from agents.domain.review import DROPPED, Review, ReviewItem
from agents.errors import LayoutError, NotReady, SettingsError
from agents.formatter.layout import SECTION_HEADINGS
from agents.formatter.parse import parse
from agents.messages.said import said
from agents.ports import Fetch
from agents.publish import gate, published_page, publishing
from agents.publish.body import TableRow, escape
from agents.publish.link_report import lines
from agents.publish.publishing import Note, Order
from agents.publish.repository import inside
from agents.review import page_pictures
from agents.review.vocabulary import STATUSES
from agents.settings.program import program
from agents.store.drafts import ISSUE
from agents.store.lock import lock

_DRAFT = "（草稿）"
_NAMED = 20  # items named that are left out


@dataclass(frozen=True)
class Proposal:
    """`waiting` are the undecided headings; without any the gate was passed."""

    title: str
    name: str  # of the page
    files: dict[str, bytes]  # by path in the site's folder
    intro: tuple[str, ...]  # Markdown
    rows: tuple[TableRow, ...]
    waiting: tuple[str, ...]
    remarks: tuple[str, ...] = ()  # on links and pictures, that hold nothing up


async def propose(order: Order, fetch: Fetch | None, note: Note) -> Proposal:
    """The draft while items wait for an editor, with `draft: true`; else the page.

    A draft page is on no site, so the gate has nothing to say about it; a page
    without the mark passes the gate. Raises NotReady, SettingsError.
    """
    with lock(order.state):
        seen = publishing.reviewed(order.draft)
        written, review = seen.issue, seen.review
        waiting = [item.heading for item in gate.undecided(review)]
        if waiting:
            return _draft(order, written, review, waiting)
        ready = await publishing.passed(order, written, review, fetch, note)
    made = _proposal(ready.name, ready.markdown, ready.files, review, waiting)
    return replace(made, remarks=(*lines(ready.links), *ready.hints))


def paths(order: Order, proposal: Proposal, top: Path, note: Note) -> dict[str, bytes]:
    """The proposal's files by their paths in the repository at `top`.

    A page that passed the gate goes into the archive too, where that is in the same
    repository; a draft never does: the archive is what was shared.
    """
    site = inside(top, order.site)
    if site is None:
        raise SettingsError(
            said(
                "{site} leads out of {top}; name a folder in it",
                site=order.site,
                top=top,
            )
        )
    folders = [site]
    archive = inside(top, order.archive)
    if not proposal.waiting and archive is not None:
        folders.append(archive)
    if not proposal.waiting and archive is None:
        note(
            said(
                "{archive} is in another repository; after the merge run publish"
                " without --pr to remember the issue",
                archive=order.archive,
            )
        )
    return {
        folder + name: content
        for folder in dict.fromkeys(folders)
        for name, content in proposal.files.items()
    }


def plain(title: str) -> str:
    """A title without what changes with the decisions: whether it is still ours."""
    return title.removesuffix(_DRAFT)


def _draft(order: Order, written: str, review: Review, waiting: list[str]) -> Proposal:
    cut = published_page.page(written, review.dropped, review.unopened)
    markdown = drafted(cut)
    try:
        name = publishing.page_name(parse(markdown))
    except LayoutError as error:
        raise NotReady(
            said(
                "{draft} is no issue once it is cut, {error}; mend it",
                draft=order.draft / ISSUE,
                error=error,
            )
        ) from error
    files = page_pictures.read(order.draft, page_pictures.named(markdown))
    files[name] = markdown.encode()
    return _proposal(name, markdown, files, review, waiting)


def _proposal(
    name: str,
    markdown: str,
    files: dict[str, bytes],
    review: Review,
    waiting: list[str],
) -> Proposal:
    number = parse(markdown).number
    draft = _DRAFT if waiting else ""
    return Proposal(
        title=f"《前沿技术分享》第 {number} 期 {review.issue}{draft}",
        name=name,
        files=files,
        intro=tuple(_intro(review, waiting)),
        rows=tuple(_rows(markdown, review)),
        waiting=tuple(waiting),
    )


def _intro(review: Review, waiting: list[str]) -> Iterator[str]:
    issue, called = escape(review.issue), program(elsewhere=True)
    if waiting:
        yield (
            f"**草稿，还有 {len(waiting)} 条待定。**"
            "页面带 `draft: true`，合并了也不会出现在网站上。"
            f"用 `{called} review {issue}` 审完，再运行一次同样的"
            " `publish --pr`，这里就会更新。"
        )
    else:
        yield (
            "**已审完，通过发布检查。** 合并即上线；然后在合并后的目录里运行"
            f" `{called} publish {issue} --to …`，记下这一期。"
        )
    left = [one for one in review.items if one.status in DROPPED]
    if left:
        named = "、".join(
            f"{escape(one.heading, 60)}（{STATUSES[one.status]}）"
            for one in left[:_NAMED]
        )
        more = f" 等 {len(left)} 条" if len(left) > _NAMED else ""
        yield f"未收入：{named}{more}"


def _rows(markdown: str, review: Review) -> Iterator[TableRow]:
    """In printed order. What an editor added tells of its own links."""
    known = {one.heading: one for one in review.items}
    links = published_page.links(markdown)
    for heading, (section, _) in published_page.texts(markdown).items():
        one = known.get(heading)
        named = [source.url for source in one.sources] if one else []
        found = [url for url, item in links.items() if item == heading]
        title = next(
            (text for name, text in SECTION_HEADINGS.items() if name == section), ""
        )
        yield TableRow(
            section=title,
            heading=heading,
            sources=tuple(url for url in named if url) or tuple(found),
            flags=one.flags if one else (),
            decision=_decision(one) if one else "",
        )


def _decision(one: ReviewItem) -> str:
    typed = one.id.startswith("hand-") and one.status != "pending"
    return "人工添加" if typed else STATUSES[one.status]
