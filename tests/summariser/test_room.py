from hypothesis import given
from hypothesis import strategies as st

from agents.summariser.room import ROOM, fitted, lines_until
from agents.summariser.story_prompt import marked_sources
from tests import make

LINES = st.sampled_from(
    ["x" * 30, "A sentence of some length that ends. " * 8, "一句。"]
)
TEXTS = st.lists(
    st.tuples(LINES, st.integers(1, 3_000)).map(lambda p: "\n".join([p[0]] * p[1])),
    min_size=1,
    max_size=4,
)


@given(TEXTS)
def test_all_materials_of_a_prompt_fit_with_their_marks(texts: list[str]) -> None:
    fit = fitted([make.material(text=text) for text in texts])
    shown = marked_sources(fit)["sources"]

    assert isinstance(shown, list)
    assert sum(len(source["text"]) for source in shown) <= ROOM + len(fit)
    assert [material.n for material in fit] == list(range(1, len(fit) + 1))
    assert fit[0].text == texts[0] or fit[0].whole == texts[0]


def test_who_would_get_no_more_than_a_line_is_left_out() -> None:
    long = "A sentence of some length that ends. " * 8 + "\n"

    fit = fitted([make.material(text=long * 3_000), make.material(text=long * 9)])

    assert len(fit) == 1


@given(st.text(alphabet="ab.。 \n", max_size=400), st.integers(0, 300))
def test_no_more_is_shown_than_there_is_room_for(text: str, most: int) -> None:
    assert len(lines_until(text, most)) <= max(most, 0)


def test_a_long_text_keeps_its_end() -> None:
    text = "\n".join(f"Line {n}." for n in range(1_000))

    shown = lines_until(text, 2_000)

    assert shown.startswith("Line 0.\n")
    assert shown.endswith("\nLine 999.")
