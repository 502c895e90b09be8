"""Check issues: lint with what lies around the file, mend, build on the site."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from agents.domain.front_matter import rows_of
from agents.domain.issue import Issue
from agents.domain.walk import items_of
from agents.errors import LayoutError, SettingsError, writing_to
from agents.formatter.lint import Context, Finding, lint
from agents.formatter.lint.linted_document import LintedDocument, LintLine
from agents.formatter.parse import parse
from agents.messages.said import said
from agents.scout.recall import urls_of
from agents.settings.text_file import named_text
from agents.site.build import build, workshop
from agents.site.built_page import Heading, inspect
from agents.site.install import install, node
from agents.site.screenshot import photograph
from agents.store.drafts import ISSUE, REVIEW, day_of, write_atomic

PROJECT = Path(__file__).resolve().parents[1] / "site"
Note = Callable[[str], None]
Found = tuple[Path, Finding]


@dataclass(frozen=True)
class Check:
    """What `check` is asked for."""

    files: tuple[Path, ...]
    archive: Path | None = None
    final: bool = False
    fix: bool = False
    site: bool = False
    screenshot: Path | None = None


async def check(wanted: Check, env: Mapping[str, str], note: Note) -> list[Found]:
    """The findings of all files, in their order; the site's come after the lint's.

    Raises SettingsError for a file or archive that can't be read, SiteError where
    the site can't be built at all, OutputError.
    """
    if wanted.screenshot and (not wanted.site or len(wanted.files) > 1):
        raise SettingsError(
            said("--screenshot shows one page; give it --site and one FILE")
        )
    archive = _archive(wanted.archive, note) if wanted.archive else ()
    found: list[Found] = []
    for file in wanted.files:
        text = named_text(file)
        if wanted.fix:
            text = _mend(file, text, note)
        knowledge = surroundings(file, text, archive, final=wanted.final)
        knowledge = _with_proofs(knowledge, file, note)
        faults = lint(text, knowledge)
        found += [(file, finding) for finding in faults]
        if faults and not wanted.fix:
            _offer(file, text, note)
        if wanted.site:
            defects = await gate(file, text, env, note, wanted.screenshot)
            found += [(file, _finding(defect)) for defect in defects]
            if not defects:
                note(_in_order(file, text))
    return found


def surroundings(
    file: Path, text: str, archive: Sequence[Issue] = (), *, final: bool = False
) -> Context:
    """What the folder, the file's name and the archive tell the linter.

    Pictures are looked for where they must be: beside a draft, before publishing,
    or where a `static` folder is. In `drafts/<id>/` the id is the window's end.
    """
    files = None
    if (file.parent / "static").is_dir() or final or LintedDocument(text).is_draft:
        files = _pictures(file.parent)
    earlier = _earlier(text, archive)
    items = [item for issue in earlier for item in items_of(issue)]
    return Context(
        previous=max((issue.number for issue in earlier), default=None),
        until=day_of(file.absolute().parent.name) if file.name == "issue.md" else None,
        earlier_headings=frozenset(item.heading for item in items),
        earlier_urls=frozenset(url for item in items for url in urls_of(item)),
        files=files,
        filename=file.name,
        final=final,
    )


async def gate(
    file: Path,
    text: str,
    env: Mapping[str, str],
    note: Note,
    screenshot: Path | None = None,
) -> list[str]:
    """What is wrong with the file's page on a real Starlight site."""
    program = await node(env)
    installed = await install(PROJECT, _cache(env), env, note)
    with workshop(PROJECT, installed, file) as folder:
        built = await build(folder, program, env)
        if screenshot and not built.complaint:
            if await photograph(folder, screenshot, env):
                note(said("screenshot: {screenshot}", screenshot=screenshot))
            else:
                note(said("no screenshot: no Chromium on PATH"))
    doc = LintedDocument(text)
    headings = [Heading(line.rank, line.text) for line in doc.headings]
    return inspect(built, headings, [n.text for n in doc.lines if _starred(n)])


def _in_order(file: Path, text: str) -> str:
    """What was looked at on a page without a defect."""
    doc = LintedDocument(text)
    return said(
        "{file}: Astro built the page, and it is in order; looked at: the table of"
        " contents, headings ({headings}), links ({links}), pictures ({pictures}), bold",
        file=file,
        headings=len(doc.headings),
        links=sum(len(line.links) for line in doc.lines),
        pictures=sum(len(line.pictures) for line in doc.lines),
    )


def _starred(line: LintLine) -> bool:
    return "**" in line.text and "**" not in line.unescaped


def _with_proofs(known: Context, file: Path, note: Note) -> Context:
    """Of a draft, whose review lies beside it. A published page has none."""
    if file.name != ISSUE or not (file.parent / REVIEW).is_file():
        return known
    # The desk and the checks take 0.2 s to load, and a page needs none of them.
    from agents.review.desk import Desk  # noqa: PLC0415
    from agents.review.proof import licences, proofs, unproven  # noqa: PLC0415

    try:
        snapshot = Desk(file.parent, lambda: "").seen()
    except SettingsError as error:
        note(
            said(
                "links and figures are not held against the evidence: {error}",
                error=error,
            )
        )
        return known
    stated = licences(snapshot.review.items)
    return replace(known, proofs=proofs(snapshot), unproven=unproven, licences=stated)


def _archive(folder: Path, note: Note) -> tuple[Issue, ...]:
    # The run's libraries take a second to load, and most checks need none of them.
    from agents.run.archive import read_archive  # noqa: PLC0415

    return read_archive(folder, note)


def _offer(file: Path, text: str, note: Note) -> None:
    from agents.formatter.fix import fix  # noqa: PLC0415

    if fix(text) != text:
        note(said("{file}: check --fix mends some of it", file=file))


def _mend(file: Path, text: str, note: Note) -> str:
    # What mends takes a tenth of what checking takes to load.
    from agents.formatter.fix import fix  # noqa: PLC0415

    mended = fix(text)
    if mended == text:
        return text
    with writing_to(file, said("what was there is intact")):
        write_atomic(file.resolve(), mended.encode())
    if lines := ", ".join(map(str, _changed(rows_of(text), rows_of(mended)))):
        note(said("{file}: mended {lines}", file=file, lines=lines))
    else:
        note(said("{file}: mended the line ends", file=file))
    return mended


def _changed(old: list[str], new: list[str]) -> list[int]:
    """The numbers of the old lines that are others now; lines may have come or gone."""
    aligned = len(old) == len(new)
    head = _alike(old, new)
    tail = min(_alike(old[::-1], new[::-1]), len(old) - head, len(new) - head)
    changed = range(head, len(old) - tail)
    return [n + 1 for n in changed if not aligned or old[n] != new[n]]


def _alike(one: list[str], other: list[str]) -> int:
    """How many lines are the same from the beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    ends = min(len(one), len(other))
    return next((n for n, (a, b) in pairs if a != b), ends)


def _pictures(folder: Path) -> dict[str, bytes]:
    files = sorted((folder / "static").glob("*"))
    return {f"static/{f.name}": f.read_bytes() for f in files if f.is_file()}


def _earlier(text: str, archive: Sequence[Issue]) -> list[Issue]:
    """Without this issue's own page; nothing is known of what can't be parsed."""
    try:
        issue = parse(text)
    except LayoutError:
        return []
    return [other for other in archive if other.cutoff < issue.cutoff]


def _finding(defect: str) -> Finding:
    mend = said("Mend the draft there, then build it again.")
    return Finding(rule="site", level="E", line=1, message=defect, mend=mend)


def _cache(env: Mapping[str, str]) -> Path:
    base = env.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base).absolute() / "frontier-issue-agents"
