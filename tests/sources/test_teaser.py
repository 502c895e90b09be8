import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.sources.teaser import whole_sentences

WHOLE = "The lab opened its model. It has 7 billion parameters."
LONG = "The lab opened its second model today, and gave away all of its data. " * 2


@pytest.mark.parametrize(
    "tail",
    [
        " It runs on a lap…", " It runs on a lap...", " It runs on a lap […]",
        " It runs on a […] Continue reading", "\nRead more »", " Read the full story",
        " Continue reading Sail 2.0 is here →", " 阅读全文", " It runs on 点击查看全文",
        "\nThe post Sail 2.0 is here appeared first on Sail's Blog.",
    ],
)  # fmt: skip
def test_a_text_that_was_cut_ends_at_its_last_whole_sentence(tail: str) -> None:
    assert whole_sentences(WHOLE + tail) == WHOLE


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        pytest.param(f"{LONG}It is the first that ge", LONG.strip(), id="in a word"),
        pytest.param(
            "实验室开放了模型，价格只有之前的一半。" * 6 + "这意味着开发者可以在",
            "实验室开放了模型，价格只有之前的一半。" * 6,
            id="in a Chinese sentence",
        ),
    ],
)
def test_a_teaser_that_breaks_off_ends_there_too(text: str, kept: str) -> None:
    assert whole_sentences(text) == kept


@pytest.mark.parametrize(
    "text",
    [
        "", WHOLE, "A fragment without an end…", "A framework for agents", "……",
        "这还只是开始。后面的路还长……", f"{LONG}Code: https://h.org/x", "We learn more.",
        f"{LONG}\nBy Ann Lee", "第一段。\n本文教你如何阅读", "Read more",
    ],
)  # fmt: skip
def test_any_other_text_stays_as_it_is(text: str) -> None:
    assert whole_sentences(text) == text


@given(st.lists(st.sampled_from(["A word. ", "…", "...", "Read more", "半句", "\n"])))
def test_only_an_end_is_taken_away(pieces: list[str]) -> None:
    text = "".join(pieces)

    kept = whole_sentences(text)

    assert text.startswith(kept)
    assert bool(kept) == bool(text)
