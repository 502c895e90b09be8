"""`publish`: gate, then the site, then the archive, then what was learnt."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from agents.domain.foreign import document
from agents.domain.issue import Issue
from agents.domain.report import Usage
from agents.domain.review import Publication, Review
from agents.errors import LayoutError, OutputError
from agents.formatter.lint import lint
from agents.formatter.lint.linted_document import LintedDocument
from agents.formatter.parse import parse
from agents.messages.said import said
from agents.ports import Fetch
from agents.publish import gate, published_page, record
from agents.publish.corrections import corrected, corrections, keep, printed, with_lines
from agents.publish.lessons import Lessons, compare
from agents.publish.link_check import Checked, check
from agents.publish.link_report import leave
from agents.publish.site_folder import SiteFolder
from agents.review import page_pictures
from agents.review.desk import Desk, Snapshot
from agents.review.proof import licences
from agents.review.publication import fingerprint, pictures
from agents.run.archive import read_archive
from agents.settings.text_file import named_text
from agents.store.drafts import ISSUE, MODEL, REPORT, REVIEW, day_of
from agents.store.lock import lock

Note = Callable[[str], None]


@dataclass(frozen=True)
class Order:
    """What is to be published where; `keep` are addresses that the gate lets pass."""

    draft: Path  # the folder of one draft
    site: Path
    archive: Path
    state: Path
    keep: frozenset[str] = frozenset()
    at: str = ""  # when it is asked for
    day: str = ""  # that day in the issue's time zone, of a correction

    @property
    def draft_id(self) -> str:
        return self.draft.name


@dataclass(frozen=True)
class Published:
    page: Path
    changed: tuple[Path, ...]
    links: tuple[Checked, ...]
    lessons: Lessons
    counts: dict[str, int] = field(default_factory=dict)  # items per section
    hints: tuple[str, ...] = ()
    corrected: tuple[str, ...] = ()  # what it says anew that it corrects


@dataclass(frozen=True)
class Ready:
    """A page that passed the gate, with the files that it names."""

    name: str
    markdown: str
    files: dict[str, bytes]  # the images first, the page last
    links: tuple[Checked, ...]
    hints: tuple[str, ...]  # what bars nothing, each naming what it is about


async def publish(order: Order, fetch: Fetch | None, note: Note) -> Published:
    """Without `fetch` the links are not checked.

    Raises NotReady with a list, OutputError where a human's page stands in the way;
    nothing but the new page beside it is written then. Again is the same as once.
    """
    with lock(order.state):
        seen = reviewed(order.draft)
        written, review = seen.issue, seen.review
        before = printed(order.site, review)
        found = corrections(order.site, written, review, order.day)
        written = with_lines(written, found)
        shown = pictures(seen)
        ready = await passed(order, written, review, fetch, note)
        changed = _deliver(order, ready)
        corrected_texts = {item: text for item, (_, text) in found.items()}
        out = Publication(
            page=str(order.site / ready.name),
            at=order.at,
            sha256=fingerprint(seen, corrected_texts),
            pictures=shown,
        )
        keep(order.draft, found, out, written=bool(changed))
        if fetch:
            leave(order.draft, ready.links)
        lessons = _lessons(order, ready.markdown, review)
        record.keep(order.state / record.FILE, lessons)
    sections = [section for section, _ in published_page.texts(ready.markdown).values()]
    return Published(
        page=order.site / ready.name,
        changed=tuple(changed),
        links=ready.links,
        lessons=lessons,
        counts={name: sections.count(name) for name in dict.fromkeys(sections)},
        hints=ready.hints,
        corrected=corrected(before, ready.markdown),
    )


def page_name(issue: Issue) -> str:
    """The archive's own form: `2024-10-08-issue-01.md`."""
    return f"{issue.date.isoformat()}-issue-{issue.number:02}.md"


def reviewed(draft: Path) -> Snapshot:
    """A draft and its review, with what was changed in a text editor.

    Nothing is written. Raises SettingsError.
    """
    for name in (REVIEW, ISSUE):
        content(draft / name)
    return Desk(draft, lambda: "").seen()


async def passed(
    order: Order, written: str, review: Review, fetch: Fetch | None, note: Note
) -> Ready:
    """The page as the gate lets it through; nothing is written. Raises NotReady."""
    markdown = published_page.page(written, review.dropped, review.unopened)
    waiting, astray = gate.undecided(review), list(gate.astray(markdown, review))
    if not published_page.texts(markdown):
        astray.append(
            gate.Reason(
                said(
                    "{draft_id} has no item left to publish; accept one in the review",
                    draft_id=order.draft_id,
                )
            )
        )
    try:
        issue = parse(markdown)
    except LayoutError as error:
        astray.append(
            gate.Reason(
                said(
                    "{file} is no issue once it is cut, {error}; mend it",
                    file=order.draft / ISSUE,
                    error=error.fault,
                ),
                line=error.line,
            )
        )
        raise gate.refused(gate.reasons(waiting, astray)) from error
    images = page_pictures.read(order.draft, page_pictures.named(markdown))
    archive = read_archive(order.archive, note)
    published = review.published
    name = Path(published.page).name if published else page_name(issue)
    stated = licences(review.items)
    known = gate.context(issue, archive, images, name, day_of(order.draft_id), stated)
    doc = LintedDocument(written)
    lines = published_page.kept(doc, review.dropped, review.unopened)
    findings = gate.own_lines(lint(markdown, known), lines, gate.hidden(doc))
    checked = await check(published_page.links(markdown), fetch) if fetch else []
    if faults := gate.reasons(waiting, astray, findings, checked, order.keep):
        raise gate.refused(faults)
    hints = (*gate.of_pictures(findings), *gate.silent_openings(review))
    files = {**images, name: markdown.encode()}
    return Ready(name, markdown, files, tuple(checked), hints)


def _deliver(order: Order, ready: Ready) -> list[Path]:
    """Into the site and the archive, or into neither."""
    folders = list(dict.fromkeys((order.site, order.archive)))
    targets = [(folder, SiteFolder(folder)) for folder in folders]
    for folder, target in targets:
        if foreign := target.foreign(ready.files):
            aside = [str(target.beside(n, ready.files[n])) for n in foreign]
            raise OutputError(
                said(
                    "{join} was changed by someone else and was left as it is; the new version is {join2}: merge the two, or delete one, then publish again",
                    join=", ".join(str(folder / name) for name in foreign),
                    join2=", ".join(aside),
                )
            )
    return [
        folder / name
        for folder, target in targets
        for name in target.write(ready.files)
    ]


def _lessons(order: Order, markdown: str, review: Review) -> Lessons:
    model, used = content(order.draft / MODEL), _used(order.draft / REPORT)
    return Lessons(
        issue=order.draft_id,
        items=compare(model, markdown, review),
        cost=used.cost if used else None,
        hours=record.hours(order.draft / "decisions.jsonl"),
        used=used,
    )


def _used(report: Path) -> Usage | None:
    try:
        spent = document(report.read_bytes())["model"]
        known = {name: spent[name] for name in Usage.model_fields if name in spent}
        return Usage.model_validate(known)
    except (OSError, ValueError, KeyError, TypeError):
        return None  # a lost report costs a number in the statistics, nothing else


def content(file: Path) -> str:
    """Raises SettingsError naming the file."""
    return named_text(file, said("name a draft that exists"))
