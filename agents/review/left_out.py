"""The openings that the page goes without though nobody rejected them, and why."""

from agents.domain.review import Opening, Review
from agents.messages.said import said


def left_out(review: Review) -> dict[str, str]:
    """Why each is not printed, by its id, in the order of the review."""
    return {row.id: _why(review, row) for row in review.openings if review.silent(row)}


def _why(review: Review, row: Opening) -> str:
    if review.idle(row):
        return said("nothing of its category is printed")
    return said("it tells of an item that is not printed; edit it to print it")
