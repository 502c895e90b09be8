from hypothesis import given
from hypothesis import strategies as st

from agents.domain.story import Candidate
from agents.scout.feed_boilerplate import cleaned, cleaned_texts, feeds_to_clean
from tests import make

BOILERPLATE = "Follow us for more."
TOLD = {"A feed": [f"News {n}. {BOILERPLATE}" for n in range(3)]}


def test_a_feed_s_entry_is_read_without_its_boilerplate() -> None:
    entry = make.candidate(summary=f"A model is open. {BOILERPLATE}")

    (found,) = cleaned([entry], TOLD, {})

    assert found == entry.model_copy(update={"summary": "A model is open."})


def test_the_boilerplate_of_one_source_is_a_sentence_of_another() -> None:
    entry = make.candidate(source="B", summary=f"A model is open. {BOILERPLATE}")

    assert cleaned([entry], TOLD, {}) == [entry]


def test_releases_papers_and_posts_keep_what_they_share() -> None:
    others = [
        make.candidate(summary=BOILERPLATE, release="v1"),
        make.candidate(summary=BOILERPLATE, kind="hackernews"),
    ]

    assert cleaned(others, TOLD, {}) == others
    assert feeds_to_clean([*others, make.candidate(source="B")], {}) == ["B"]


ENTRIES = st.lists(
    st.builds(
        lambda n, source, said: make.candidate(
            url=f"https://e.org/{n}", source=source, summary=f"News {n}. {said}"
        ),
        st.integers(0, 20),
        st.sampled_from(["A feed", "B"]),
        st.sampled_from([BOILERPLATE, "", f"It is open. {BOILERPLATE}"]),
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
        for id_, text in cleaned_texts(
            [one for one in entries if one.source == source], told[source]
        ).items()
    }
    left = {source: told[source] for source in feeds_to_clean(entries, ready)}

    assert cleaned(entries, left, ready) == cleaned(entries, told, {})
