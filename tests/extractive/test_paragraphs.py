import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.domain.sentences import sentences
from agents.extractive.paragraphs import unwrapped

LONG = "We propose a very new method that can read even long"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Title\nWe propose it.", "Title\nWe propose it.", id="a heading"),
        pytest.param(f"{LONG}\nvideos.", f"{LONG} videos.", id="a wrapped line"),
        pytest.param(
            f"{LONG}.\nIt works.", f"{LONG}.\nIt works.", id="a sentence's end"
        ),
        pytest.param(f"{LONG}\n- videos", f"{LONG}\n- videos", id="a bullet"),
        pytest.param(f"{LONG}\n\nvideos", f"{LONG}\nvideos", id="an empty line"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_a_line_is_joined_to_the_one_that_it_continues(
    text: str, expected: str
) -> None:
    assert unwrapped(text) == expected


signs = st.sampled_from([*'。！？；.!?…”"』)） \n\t*-#aB3中文', "e.g.", "Fig.", LONG])


@given(st.text() | st.lists(signs).map("".join))
def test_no_character_but_white_space_is_lost(text: str) -> None:
    joined = "".join(sentences(unwrapped(text)))

    assert "".join(joined.split()) == "".join(text.split())
