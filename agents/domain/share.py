"""What the caps leave to each story, and what it took of them. Pure."""

from collections.abc import Sequence

from pydantic import Field

from agents.domain.words import Noun, StoryId
from agents.messages.said import said

_CALL = 0.25  # of what a story takes, one call
_TRUST = 0.15  # of a story: how much the estimates count beside what was used


class Share(Noun):
    """How many answers a story gets at most, and whether they are judged.

    Without any no model is asked about it at all.
    """

    samples: int = Field(ge=0)
    judged: bool


NOTHING = Share(samples=0, judged=False)


class Account(Noun):
    """One story of the shortlist, best first by `place`, as the caps see it.

    `needs` are the estimated tokens of each of its possible shares, the dearest first,
    `most` those of the dearest where it is written once more, `loose` what one call of
    it may reserve beyond its estimate. `share` is None until
    it is decided, `used` until the story's branch is through. `opens` is the key of the
    category that it was ranked in, "" where that has no opening.
    """

    story_id: StoryId
    place: int
    needs: tuple[tuple[Share, float], ...]
    most: float = 0.0
    loose: int = 0
    opens: str = ""
    share: Share | None = None
    used: int | None = None

    @property
    def full(self) -> float:
        """The tokens of all that was wished for."""
        return self.needs[0][1]

    @property
    def needed(self) -> float:
        """The tokens of what was decided."""
        return next(need for share, need in self.needs if share == self.share)


def shares(ladders: Sequence[Sequence[float]], room: float) -> list[int]:
    """Which rung of its ladder each story stands on, the best one first.

    A ladder has the tokens of a story's shares, the dearest first; its last is none of
    them, at no tokens. Whatever is too much is taken a rung at a time, and from the
    last story to the first: samples go first, then the judge, then the model.

    >>> shares([[9, 5, 0], [9, 5, 0], [9, 5, 0]], 17)
    [1, 1, 1]
    >>> shares([[9, 5, 0], [9, 5, 0], [9, 5, 0]], 12)
    [1, 1, 2]
    """
    rungs = [0] * len(ladders)
    total = sum(ladder[0] for ladder in ladders)
    for rung in range(1, max(map(len, ladders), default=0)):
        for n in reversed(range(len(ladders))):
            if total <= room:
                return rungs
            gain = ladders[n][rungs[n]] - ladders[n][rung]
            if gain > 0:
                total -= gain
                rungs[n] = rung
    return rungs


def fair(accounts: Sequence[Account], place: int, ended: int, room: float) -> Share:
    """What the story at `place` may take of `room`, which is for all of them.

    By what the first `ended` of them used, and by estimates of the others: as far as
    these were too high or too low there, they are here.
    """
    through, rest = accounts[:ended], accounts[place:]
    rate = _rate(accounts, ended)
    flying = rate * sum(one.needed for one in accounts[ended:place])
    # The last call has to fit with all that it may take, and that is reserved for it.
    spare = max(one.loose for one in rest) + max(0.0, 1 - rate) * _CALL * rest[0].full
    left = room - sum(one.used or 0 for one in through) - flying - spare
    ladders = [[rate * need for _, need in one.needs] for one in rest]
    ladders[0][0] = rate * max(rest[0].most, rest[0].full)
    return rest[0].needs[shares(ladders, left)[0]][0]


def _rate(accounts: Sequence[Account], ended: int) -> float:
    """Of what was used to what was estimated, which counts as part of a story does."""
    prior = _TRUST * sum(one.full for one in accounts) / len(accounts) or 1.0
    through = accounts[:ended]
    used = sum(one.used or 0 for one in through)
    return (used + prior) / (sum(one.needed for one in through) + prior)


def taken_away(accounts: Sequence[Account], samples: int) -> list[str]:
    """What the caps took, in the order in which they take."""
    given = [one.share for one in accounts if one.share and one.share.samples]
    fewest = min((share.samples for share in given), default=0)
    judged = sum(share.judged for share in given)
    lost = {
        said("samples: {fewest} of {samples}", fewest=fewest, samples=samples): (
            0 < fewest < samples
        ),
        said(
            "judge: {judged} of {all}" if judged else "judge: none",
            judged=judged,
            all=len(given),
        ): judged < len(given),
        said("stories: {count} of {all}", count=len(given), all=len(accounts)): len(
            given
        )
        < len(accounts),
    }
    return [what for what, happened in lost.items() if happened]
