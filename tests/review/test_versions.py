from agents.domain.review import ReviewItem, Status
from agents.review.sheet import Change, SheetEntry, digest
from agents.review.versions import adopted, against, show_version, source_text

OLD, NEW = "### 【旧】\n", "### 【新】\n"
KNOWN = {"s1": frozenset({digest(OLD), digest(NEW)})}


def entry(text: str, generated: str = OLD, status: Status = "edited") -> SheetEntry:
    return SheetEntry(
        id="s1",
        section="news",
        category="",
        status=status,
        text=text,
        generated=digest(generated),
    )


def change(after: SheetEntry | None, *, outside: bool = False) -> Change:
    values = {"before": entry(OLD), "after": after, "was": 0, "at": 0}
    return Change.model_validate(
        {"kind": "edit", "item": "s1", "outside": outside, **values}
    )


def test_an_editor_who_pastes_a_version_accepts_it() -> None:
    done = adopted(change(entry(NEW)), KNOWN).after

    assert done == entry(NEW, NEW, "accepted")


def test_a_version_that_came_from_outside_waits() -> None:
    done = adopted(change(entry(NEW), outside=True), KNOWN).after

    assert done == entry(NEW, NEW, "pending")


def test_a_rejected_item_stays_so_whatever_its_text() -> None:
    done = adopted(change(entry(NEW, status="rejected")), KNOWN).after

    assert done == entry(NEW, NEW, "rejected")


def test_other_changes_stay_as_they_are() -> None:
    for after in (None, entry(OLD), entry("### 【手写】\n")):
        assert adopted(change(after), KNOWN) == change(after)


def test_an_item_never_written_again_is_compared_with_the_draft() -> None:
    row = ReviewItem(
        id="s1",
        heading="【旧】",
        section="news",
        category="",
        status="edited",
        sha256=digest(OLD),
    )

    assert show_version(row, digest(NEW)) == row
    assert against(row, entry(OLD), "drafted") == "drafted"
    assert source_text(row, entry(OLD), "drafted") == "drafted"
