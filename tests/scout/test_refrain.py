from agents.scout.refrain import plain_spoken, repeating
from tests import make

REFRAIN = "Follow us for more."
TOLD = {"A feed": [f"News {n}. {REFRAIN}" for n in range(3)]}


def test_a_feed_s_entry_is_read_without_its_refrain() -> None:
    entry = make.candidate(summary=f"A model is open. {REFRAIN}")

    (found,) = plain_spoken([entry], TOLD)

    assert found == entry.model_copy(update={"summary": "A model is open."})


def test_the_refrain_of_one_source_is_a_sentence_of_another() -> None:
    entry = make.candidate(source="B", summary=f"A model is open. {REFRAIN}")

    assert plain_spoken([entry], TOLD) == [entry]


def test_releases_papers_and_posts_keep_what_they_share() -> None:
    others = [
        make.candidate(summary=REFRAIN, release="v1"),
        make.candidate(summary=REFRAIN, kind="hackernews"),
    ]

    assert plain_spoken(others, TOLD) == others
    assert repeating([*others, make.candidate(source="B")]) == ["B"]
