"""Which stories are weighed together."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from agents.domain.words import StoryId
from agents.scout.batches import batches, name_of
from agents.scout.shown_story import ShownStory

ids = st.lists(st.text(min_size=1, max_size=8), unique=True, max_size=150)


def one(name: str, *, talks: bool = False) -> ShownStory:
    return ShownStory(
        id=StoryId(name),
        title=name,
        text="一段开头。",
        kind="论文",
        age="当天",
        addresses_a_model=talks,
    )


def some(count: int) -> list[ShownStory]:
    return [one(f"story-{n}") for n in range(count)]


@given(ids)
def test_each_story_is_in_one_batch(names: list[str]) -> None:
    found = batches([one(name) for name in names], 100)

    assert sorted(shown.id for batch in found for shown in batch) == sorted(names)


@given(ids, st.text(min_size=1, max_size=8))
def test_a_story_that_comes_or_goes_changes_its_own_batch_alone(
    names: list[str], name: str
) -> None:
    others = [one(other) for other in names if other != name]

    before, after = batches(others, 100), batches([*others, one(name)], 100)

    changed = [batch for batch in after if batch not in before]
    assert len(changed) == 1
    assert len([batch for batch in before if batch not in after]) <= 1
    (batch,) = changed
    assert [shown for shown in batch if shown.id != name] in [*before, []]


@given(st.permutations(range(30)))
def test_the_order_in_which_they_come_makes_no_difference(order: list[int]) -> None:
    stories = some(30)

    assert batches([stories[n] for n in order], 100) == batches(stories, 100)


def test_a_full_longlist_makes_batches_of_about_twenty() -> None:
    for size in (100, 320):
        sizes = [len(batch) for batch in batches(some(size), size)]

        assert len(sizes) == size // 20
        assert 8 <= min(sizes) <= max(sizes) <= 36


def test_a_longlist_of_fewer_than_twenty_is_one_batch() -> None:
    assert [len(batch) for batch in batches(some(19), 19)] == [19]


def test_what_talks_to_a_model_is_alone_and_changes_no_other_batch() -> None:
    talking = one("talking", talks=True)

    found = batches([*some(50), talking], 100)

    assert [talking] in found
    assert [batch for batch in found if batch != [talking]] == batches(some(50), 100)


def test_a_batch_is_named_by_its_stories() -> None:
    names = {name_of("weigh", batch) for batch in batches(some(100), 100)}

    assert len(names) == 5
    assert all(a != b for a, b in itertools.combinations(names, 2))
    assert (
        name_of("weigh", some(3))
        == name_of("weigh", some(3))
        != name_of("weigh", some(4))
    )
