"""What was changed in an issue since it was published, each with its 更正 line."""

from collections.abc import Mapping
from pathlib import Path

from agents.domain.review import Publication, Review
from agents.domain.utf8 import utf8
from agents.publish.published_page import texts
from agents.review.correcting import with_line
from agents.review.decisions import edit
from agents.review.desk import Desk
from agents.review.manuscript import split


def corrections(
    site: Path, written: str, review: Review, day: str
) -> dict[str, tuple[str, str]]:
    """By item id its text as it is now, and with its line. Pages are read, not written."""
    if review.published is None:
        return {}
    file = site / Path(review.published.page).name
    if not file.is_file():
        return {}
    before = texts(utf8(file.read_bytes(), file))
    ids = {item.heading: item.id for item in review.items if item.printed}
    found = {}
    for piece in split(written).pieces:
        _, was = before.get(piece.heading, ("", piece.text))
        if piece.heading in ids and was != piece.text:
            corrected = with_line(was, piece.text, "", day)
            if corrected != piece.text:
                found[ids[piece.heading]] = (piece.text, corrected)
    return found


def with_lines(written: str, found: Mapping[str, tuple[str, str]]) -> str:
    """The text of the issue with all lines in their places."""
    for before, after in found.values():
        written = written.replace(before.rstrip(), after.rstrip(), 1)
    return written


def keep(
    draft: Path, found: Mapping[str, tuple[str, str]], page: Path, at: str
) -> None:
    """Once the page is out: the lines into the draft, and that it is published."""
    desk = Desk(draft, lambda: at)
    for item, (_, text) in found.items():
        desk.decide(edit(item, text, done=True), item)
    desk.rewrite(lambda review: _published(review, str(page), at))


def _published(review: Review, page: str, at: str) -> Review:
    """The moment of the first time stays."""
    if review.published is not None and review.published.page == page:
        return review
    return review.model_copy(update={"published": Publication(page=page, at=at)})
