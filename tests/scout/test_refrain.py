from hypothesis import given
from hypothesis import strategies as st

from agents.domain.story import Candidate
from agents.scout.refrain import plain_spoken, plain_texts, repeating
from tests import make

REFRAIN = "Follow us for more."
TOLD = {"A feed": [f"News {n}. {REFRAIN}" for n in range(3)]}


def test_a_feed_s_entry_is_read_without_its_refrain() -> None:
    entry = make.candidate(summary=f"A model is open. {REFRAIN}")

    (found,) = plain_spoken([entry], TOLD, {})

    assert found == entry.model_copy(update={"summary": "A model is open."})


def test_the_refrain_of_one_source_is_a_sentence_of_another() -> None:
    entry = make.candidate(source="B", summary=f"A model is open. {REFRAIN}")

    assert plain_spoken([entry], TOLD, {}) == [entry]


def test_releases_papers_and_posts_keep_what_they_share() -> None:
    others = [
        make.candidate(summary=REFRAIN, release="v1"),
        make.candidate(summary=REFRAIN, kind="hackernews"),
    ]

    assert plain_spoken(others, TOLD, {}) == others
    assert repeating([*others, make.candidate(source="B")], {}) == ["B"]


ENTRIES = st.lists(
    st.builds(
        lambda n, source, said: make.candidate(
            url=f"https://e.org/{n}", source=source, summary=f"News {n}. {said}"
        ),
        st.integers(0, 20),
        st.sampled_from(["A feed", "B"]),
        st.sampled_from([REFRAIN, "", f"It is open. {REFRAIN}"]),
    ),
    max_size=8,
)


@given(ENTRIES, st.sets(st.sampled_from(["A feed", "B"])))
def test_texts_that_were_made_ready_are_those_that_the_choice_would_make(
    entries: list[Candidate], read: set[str]
) -> None:
    told = {
        source: [one.summary for one in entries if one.source == source]
        for source in ("A feed", "B")
    }
    ready = {
        id_: text
        for source in read
        for id_, text in plain_texts(
            [one for one in entries if one.source == source], told[source]
        ).items()
    }
    left = {source: told[source] for source in repeating(entries, ready)}

    assert plain_spoken(entries, left, ready) == plain_spoken(entries, told, {})
