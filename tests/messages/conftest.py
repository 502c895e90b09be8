"""The desk of the review's own tests."""

from tests.review.conftest import desk, folder

__all__ = ["desk", "folder"]
