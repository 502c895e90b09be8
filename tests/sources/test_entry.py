from datetime import UTC, datetime

import pytest

from agents.domain.source import FeedSource
from agents.domain.story import Candidate, Link
from agents.sources.entry import Entry, candidate, reading

FEED = FeedSource(kind="feed", name="Blog", url="https://h.org/feed.xml", weight=2.0)


def made(entry: Entry, source: FeedSource = FEED) -> Candidate:
    found = candidate(source, entry)
    assert isinstance(found, Candidate)
    return found


def test_an_entry_becomes_a_candidate_of_its_source() -> None:
    entry = Entry(
        title="Qwen2.5 is out",
        link="/qwen",
        base="https://h.org/",
        text="A language model.",
        published=datetime(2024, 9, 2, tzinfo=UTC),
        popularity=-1,
    )

    found = made(entry)

    assert (found.source, found.kind, found.weight) == ("Blog", "feed", 2.0)
    assert (found.url, found.title) == ("https://h.org/qwen", "Qwen2.5 is out")
    assert (found.language, found.popularity) == ("en", 0)


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        pytest.param(Entry(title="One", link=""), "without a usable link", id="none"),
        pytest.param(
            Entry(title="One", link="javascript:x"), "without a usable link", id="bad"
        ),
        pytest.param(
            Entry(title=" \u200b\x1b ", link="https://h.org/1"),
            "without a title",
            id="a title that cannot be seen",
        ),
        pytest.param(
            Entry(title="N\ue000\ufffdN\uf8ff", link="https://h.org/1"),
            "in an encoding that cannot be read",
            id="private signs",
        ),
        pytest.param(
            Entry(title="One", link="https://h.org/1", text="a\x01\x8fb\x02" * 9),
            "in an encoding that cannot be read",
            id="controls",
        ),
    ],
)
def test_an_entry_that_lacks_title_link_or_text_is_dropped_with_a_reason(
    entry: Entry, why: str
) -> None:
    found = reading(FEED, [entry])

    assert candidate(FEED, entry) == why
    assert (found.status, found.candidates) == ("degraded", ())
    assert found.note == f"1 of 1 entries {why}"


def test_texts_are_cut_to_what_a_reader_can_bear() -> None:
    entry = Entry(title="长" * 100_000, link="https://h.org/1", text="字" * 100_000)

    found = made(entry)

    assert len(found.title) <= 300
    assert len(found.summary) <= 20_000


def test_nothing_invisible_is_left_in_any_text() -> None:
    entry = Entry(
        title="A\x00 ti\u202etle",
        link="https://h.org/1",
        text="A\x1b[31m text",
        authors=("Li\u200b Lei", " "),
        topics=("LLM\x07", "LLM"),
        note="accepted\nat ACL",
    )

    found = made(entry)
    texts = (found.title, found.summary, *found.authors, *found.topics, found.note)

    assert all(char.isprintable() for text in texts for char in text)
    assert found.authors == ("Li Lei",)
    assert found.topics == ("LLM",)


def test_a_source_in_a_known_language_is_not_guessed_at() -> None:
    source = FEED.model_copy(update={"language": "zh"})

    found = made(Entry(title="Only English", link="https://h.org/1"), source)

    assert found.language == "zh"


def test_links_and_images_are_addresses_and_come_once() -> None:
    page, code = "https://h.org/1", "https://github.com/o/n"
    entry = Entry(
        title="One",
        link=page,
        base=page,
        links=(
            Link(label="code", url=code),
            Link(label="page", url=code),
            Link(label="page", url=page),
        ),
        images=("/a.png", "data:image/png;base64,x", "https://h.org/a.png"),
    )

    found = made(entry)

    assert found.links == (Link(label="code", url=code),)
    assert found.images == ("https://h.org/a.png",)


def test_entries_that_differ_in_title_or_address_all_survive() -> None:
    entries = [
        Entry(title="One", link="https://h.org/1"),
        Entry(title="Two", link="https://h.org/1"),
        Entry(title="One", link="https://h.org/2"),
        Entry(title="One", link="https://h.org/1", text="the same again"),
    ]

    found = reading(FEED, entries)

    assert found.status == "ok"
    assert [(one.title, one.url[-1]) for one in found.candidates] == [
        ("One", "1"),
        ("Two", "1"),
        ("One", "2"),
    ]


def test_a_source_without_entries_is_empty_unless_something_is_wrong() -> None:
    assert reading(FEED, []).status == "empty"
    assert reading(FEED, [], ["a fault"]).status == "degraded"


WALL = "请登录后阅读全文。扫码登录更方便，还没有账号的读者请先注册。" * 12


def test_a_demand_to_log_in_is_no_text() -> None:
    found = made(Entry(title="Sail 2.0", link="https://h.org/1", text=WALL))

    assert found.summary == ""


def test_an_entry_that_is_a_wall_and_nothing_else_is_dropped() -> None:
    entry = Entry(title="Just a moment...", link="https://h.org/1", text=WALL)

    assert candidate(FEED, entry) == "with a wall for a text"


def test_a_teaser_ends_at_its_last_whole_sentence() -> None:
    entry = Entry(
        title="One", link="https://h.org/1", text="It is open. It runs on […]"
    )

    assert made(entry).summary == "It is open."


def test_the_notes_of_a_release_are_no_teaser() -> None:
    entry = Entry(title="v1", link="https://h.org/1", text="Open. More…", release="v1")

    assert made(entry).summary == "Open. More…"


def test_of_a_long_article_in_a_feed_the_end_is_kept_as_well() -> None:
    text = "".join(f"Sentence {n} of the article is here. " for n in range(2_000))

    found = made(Entry(title="One", link="https://h.org/1", text=text)).summary

    assert len(found) <= 20_000
    assert found.startswith("Sentence 0 of")
    assert found.endswith("Sentence 1999 of the article is here.")
    assert "…" not in found
