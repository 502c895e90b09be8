"""What was changed in an issue since it was published, each with its 更正 line."""

from collections.abc import Mapping
from pathlib import Path

from agents.domain.review import Publication, Review
from agents.domain.utf8 import utf8
from agents.messages.said import said
from agents.publish.published_page import texts
from agents.review.correcting import line_below, new_lines, with_line
from agents.review.desk import Desk
from agents.review.manuscript import split
from agents.review.publication import renewed


def corrections(
    site: Path, written: str, review: Review, day: str
) -> dict[str, tuple[str, str]]:
    """By item id its text as it is now, and with its line. Pages are read, not written."""
    before = printed(site, review)
    if not before:
        return {}
    ids = {item.heading: item.id for item in review.items if item.printed}
    found = {}
    for piece in split(written).pieces:
        _, was = before.get(piece.heading, ("", piece.text))
        if piece.heading in ids and was != piece.text:
            corrected = with_line(was, piece.text, "", day)
            if corrected != piece.text:
                found[ids[piece.heading]] = (piece.text, corrected)
    return found


def printed(site: Path, review: Review) -> dict[str, tuple[str, str]]:
    """The items of the page that is out, as `texts` tells them."""
    if review.published is None:
        return {}
    file = site / Path(review.published.page).name
    return texts(utf8(file.read_bytes(), file)) if file.is_file() else {}


def corrected(before: Mapping[str, tuple[str, str]], markdown: str) -> tuple[str, ...]:
    """What the page says anew that it corrects, each with its item."""
    if not before:
        return ()
    return tuple(
        said("{heading}: {fault}", heading=heading, fault=line.replace("**", ""))
        for heading, (_, text) in texts(markdown).items()
        for line in new_lines(before.get(heading, ("", ""))[1], text)
    )


def with_lines(written: str, found: Mapping[str, tuple[str, str]]) -> str:
    """The text of the issue with all lines in their places."""
    for before, after in found.values():
        written = written.replace(before.rstrip(), after.rstrip(), 1)
    return written


def keep(
    draft: Path,
    found: Mapping[str, tuple[str, str]],
    out: Publication,
    *,
    written: bool,
) -> None:
    """Once the page is out: the lines into the draft, and what was published.

    `written`: it is another one than before.
    """
    desk = Desk(draft, lambda: out.at)
    for item, (_, text) in found.items():
        desk.decide(line_below(item, text), item)

    def published(review: Review) -> Review:
        now = renewed(review.published, out, written=written)
        return review.model_copy(update={"published": now})

    desk.update_review(published)
