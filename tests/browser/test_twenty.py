"""A whole week's issue: twenty items that need no word."""

from pathlib import Path

import pytest

from tests.browser.opened import Opened
from tests.browser.test_together import change
from tests.review import drafted


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    written = drafted.write(tmp_path / "drafts" / "2024-09-30", count=20)
    change(written, list(range(20)))
    return written


def test_twenty_clean_items_take_twenty_keys(desk: Opened, folder: Path) -> None:
    desk.type("a" * 20)

    desk.until(lambda: drafted.statuses(folder) == ["accepted"] * 20)


def test_or_two_by_accepting_what_is_clean(desk: Opened, folder: Path) -> None:
    desk.type("A")
    desk.page.locator("#glance-list li").nth(19).wait_for()
    desk.page.keyboard.press("Enter")

    desk.until(lambda: drafted.statuses(folder) == ["accepted"] * 20)
