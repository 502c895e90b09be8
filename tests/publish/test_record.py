from pathlib import Path

import pytest

from agents.domain.report import Usage
from agents.errors import OutputError
from agents.messages.said import speaking
from agents.publish.lessons import Lesson, Lessons
from agents.publish.record import hours, keep, read, shares, table
from agents.review.vocabulary import STATUSES

STATE = Path(".agents")


def lessons(issue: str, *fates: str) -> Lessons:
    items = [
        {"heading": str(n), "section": "news", "fate": f} for n, f in enumerate(fates)
    ]
    return Lessons(issue=issue, items=tuple(map(Lesson.model_validate, items)))


def test_a_spoilt_line_costs_only_itself(tmp_path: Path) -> None:
    file = tmp_path / "edits.jsonl"
    keep(file, lessons("2024-10-31", "kept"))
    file.write_text(file.read_text(encoding="utf-8") + '{"issue"', encoding="utf-8")

    keep(file, lessons("2024-11-07", "dropped"))

    assert [one.issue for one in read(file)] == ["2024-10-31", "2024-11-07"]


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file", encoding="utf-8")

    with pytest.raises(OutputError, match="state"):
        keep(tmp_path / "state/edits.jsonl", lessons("x"))


def test_the_table_shows_each_issue_and_the_trend() -> None:
    shown = list(table([lessons("2024-10-31", "kept", "dropped")], STATE))

    assert shown[1].split()[:5] == ["2024-10-31", "2", "1", "0", "1"]
    assert any(line.endswith("██████████··········  50%") for line in shown)


def test_the_table_calls_what_became_of_items_as_the_page_does() -> None:
    with speaking("zh"):
        head, *_ = table([lessons("2024-10-31", "kept")], STATE)

    decided = [STATUSES["accepted"], STATUSES["edited"], STATUSES["rejected"]]
    assert head.split()[1:5] == ["起草", *decided]


def test_the_table_tells_what_the_model_took_and_what_was_in_vain() -> None:
    used = Usage(
        prompt_tokens=900, completion_tokens=300, thinking_tokens=200, cut_off=2,
        refused=1, cost=0.5,
    )  # fmt: skip
    given = lessons("2024-10-31", "kept").model_copy(update={"used": used})

    shown = list(table([given], STATE))

    assert shown[-2:] == [
        "what the model took",
        (
            "2024-10-31  1200 tokens (900 of prompts, 200 of thinking, 100 of text),"
            " 2 answers cut off, 1 calls refused, cost 0.5000; a card 1,200"
        ),
    ]


def test_a_card_that_took_no_tokens_is_not_counted() -> None:
    given = lessons("2024-10-31", "kept").model_copy(update={"used": Usage()})

    assert "a card" not in list(table([given], STATE))[-1]


def test_the_table_shows_each_section_of_an_issue() -> None:
    given = lessons("2024-10-31", "kept", "dropped")
    theory = given.items[0].model_copy(update={"section": "theory", "edits": 0.25})

    shown = list(
        table([given.model_copy(update={"items": (*given.items, theory)})], STATE)
    )

    assert shown[-1].split(" · ") == [
        "2024-10-31  🧐  0   0%   0%",
        "🤯  1 100%  25%",
        "🤠  2  50%   0%",
    ]


def test_a_share_is_of_the_published_items_that_a_model_drafted() -> None:
    given = lessons("x", "kept", "rewritten", "dropped", "added")
    items = [
        item.model_copy(update={"sources": (source,)})
        for item, source in zip(given.items, "ABBB", strict=True)
    ]

    assert shares([Lessons(issue="x", items=tuple(items))]) == {"A": 0.5, "B": 0.5}


def test_an_empty_record_says_so() -> None:
    (told,) = table([], STATE)

    assert told.startswith("nothing was published with the state in .agents yet: ")
    assert told.endswith(" publish ID --to DIR adds an issue here")


@pytest.mark.parametrize(
    "log", ["", "{", '{"who": "me"}\n', '{"time": 3}\n', '{"time": "2024-11-01"}\n']
)
def test_a_log_without_times_tells_no_hours(tmp_path: Path, log: str) -> None:
    file = tmp_path / "decisions.jsonl"
    file.write_text(log, encoding="utf-8")

    assert hours(file) is None
