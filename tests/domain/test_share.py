from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from agents.domain.share import NOTHING, Account, Share, fair, shares, taken_away
from agents.domain.words import StoryId

FULL, ONE, UNJUDGED = (
    Share(samples=3, judged=True),
    Share(samples=1, judged=True),
    Share(samples=1, judged=False),
)
ladders = st.lists(
    st.lists(st.integers(0, 50), min_size=3, max_size=3).map(
        lambda needs: [*sorted(needs, reverse=True), 0]
    ),
    max_size=8,
)


def account(place: int, **given: object) -> Account:
    return Account.model_validate(
        {
            "story_id": StoryId(f"{place}"),
            "place": place,
            "needs": ((FULL, 40.0), (ONE, 20.0), (UNJUDGED, 10.0), (NOTHING, 0.0)),
            **given,
        }
    )


def through(place: int, share: Share, used: int) -> Account:
    return account(place, share=share, used=used)


@given(ladders, st.integers(-10, 400))
def test_what_is_shared_out_is_never_more_than_there_is(
    ladders: list[list[int]], room: int
) -> None:
    rungs = shares(ladders, room)

    total = sum(ladder[rung] for ladder, rung in zip(ladders, rungs, strict=True))
    assert total <= max(0, room)


@given(ladders, st.integers(0, 400))
def test_nothing_is_taken_that_there_is_room_for(
    ladders: list[list[int]], room: int
) -> None:
    """The rung that was taken last would not have fitted."""
    rungs = shares(ladders, room)

    total = sum(ladder[rung] for ladder, rung in zip(ladders, rungs, strict=True))
    last = max(rungs, default=0)
    stands = [n for n, rung in enumerate(rungs) if rung == last]
    if last:
        best = min(n for n in stands if ladders[n][last - 1] > ladders[n][last])
        dearer = max(ladders[best][rung] for rung in range(last))
        assert total + dearer - ladders[best][last] > room


@given(st.integers(1, 12), st.integers(0, 600))
def test_of_stories_alike_the_better_one_gets_no_less(count: int, room: int) -> None:
    rungs = shares([[40, 20, 10, 0]] * count, room)

    assert rungs == sorted(rungs)
    assert max(rungs) - min(rungs) <= 1  # no judge goes while another has samples


def decided(accounts: Sequence[Account], ended: int, room: float) -> Share:
    place = next(n for n, one in enumerate(accounts) if one.share is None)
    return fair(accounts, place, ended, room)


def test_what_a_story_leaves_goes_to_the_next() -> None:
    spent = [through(0, UNJUDGED, 10), account(1), account(2)]
    saved = [through(0, UNJUDGED, 2), account(1), account(2)]

    # Room for two more without a judge; where the first took less, with one.
    assert decided(spent, 1, 36) == UNJUDGED
    assert decided(saved, 1, 36) == ONE


def test_what_a_server_takes_beyond_the_estimates_is_expected_of_it_again() -> None:
    accounts = [*(through(n, ONE, 80) for n in range(4)), account(4)]

    assert decided(accounts, 4, 320 + 45) == UNJUDGED
    assert decided(accounts, 4, 320 + 25) == NOTHING


def test_a_story_in_flight_counts_as_estimated_even_if_it_has_ended() -> None:
    flying = [account(0, share=ONE), account(1)]
    ended = [through(0, ONE, 1), account(1)]

    assert decided(flying, 0, 42) == decided(ended, 0, 42)


def test_a_call_has_to_fit_with_all_that_is_reserved_for_it() -> None:
    assert decided([account(0)], 0, 10) == UNJUDGED
    assert decided([account(0, loose=1)], 0, 10) == NOTHING


def test_it_is_said_what_the_caps_took() -> None:
    accounts = [
        through(0, ONE, 1),
        through(1, UNJUDGED, 1),
        through(2, NOTHING, 0),
    ]

    assert taken_away(accounts, 3) == [
        "samples: 1 of 3",
        "judge: 1 of 2",
        "stories: 2 of 3",
    ]
    assert taken_away(accounts[1:2], 3) == ["samples: 1 of 3", "judge: none"]
    assert taken_away([through(0, FULL, 1)], 3) == []
