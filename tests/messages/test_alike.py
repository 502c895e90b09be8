"""Of many notes of one kind the first few, whatever their names look like."""

import pytest

from agents.messages.alike import Alike


@pytest.mark.parametrize(
    "note",
    [
        pytest.param("'News: {} comes', sample 0: no answer", id="a title's colon"),
        pytest.param("the story 'News: {} comes' is left out", id="within a line"),
        pytest.param("“消息：{} 来了”：第 0 个回答没有用", id="in Chinese"),
        pytest.param('"It\'s here: {}", sample 0: no answer', id="in other quotes"),
        pytest.param("{}'s weblog: begins with '<html>'", id="an apostrophe"),
        pytest.param("feed {}: '{}.example.org' has no address", id="a source"),
    ],
)
def test_of_notes_that_differ_in_names_alone_the_first_few_are_told(note: str) -> None:
    alike = Alike()

    told = [alike.admits(note.replace("{}", letter)) for letter in "ABCDEFGHI"]

    assert told == [True] * 4 + [False] * 5
    assert alike.closing().startswith("5 more notes")


@pytest.mark.parametrize("sign", ["'", "“", "'\\", "a'"])
def test_a_note_of_quotes_alone_holds_up_nobody(sign: str) -> None:
    assert Alike().admits(sign * 1_000_000)


def test_notes_of_several_kinds_are_told_each() -> None:
    alike = Alike()
    kinds = ("no answer", "cut off", "held back", "refused", "busy", "a page", "empty")

    assert all(alike.admits(f"'One: two', sample 0: {kind}") for kind in kinds)
    assert alike.closing() == ""
