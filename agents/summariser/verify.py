"""What the checks say of an answer without a model, and which answer is picked."""

from collections.abc import Sequence

from agents.domain.han import count_han
from agents.domain.story import Complaint, FreeAnswer, Verdict
from agents.summariser.checks.ground import Ground
from agents.summariser.checks.rules import BLOCKING, check

WRONG, WANTING, FAITHFUL, TELLING = 1, 2, 3, 4  # the judge's anchors
MINOR = 0.2  # what a complaint that does not block takes from the score,
_MOST_MINOR = 4  # at most so often: it never changes what the judge said
# Han characters of an answer about thin material: its title alone may be all there is.
_THIN_LEAST, _THIN_MOST = 8, 160


def checked(
    answers: Sequence[FreeAnswer], base: Ground, *, thin: bool = False
) -> tuple[Verdict, ...]:
    """A verdict per answer, in their order, as if a judge had found it faithful."""
    return tuple(_checked(answer, base, thin=thin) for answer in answers)


def is_good(verdict: Verdict) -> bool:
    """Faithful, so that nothing more has to be written."""
    return verdict.passed and verdict.score > WANTING


def said_of(complaints: Sequence[Complaint]) -> str:
    """What the checks found, in one line."""
    said = "；".join(f"{c.flag}: {c.text}" for c in complaints)
    return said or "检查未发现问题"


def graded(verdict: Verdict, grade: int) -> float:
    """The grade, lowered a little by what the checks found."""
    complaints = [c for c in verdict.complaints if c.flag not in BLOCKING]
    return max(float(WRONG), grade - MINOR * min(_MOST_MINOR, len(complaints)))


def pick(verdicts: Sequence[Verdict], best: int | None = None) -> tuple[Verdict, ...]:
    """The best one that passed is marked as chosen.

    Ties go to `best`, the sample that the judge preferred, else to the lower one.
    """
    passed = [verdict for verdict in verdicts if verdict.passed]
    if not passed:
        return tuple(verdicts)
    first = min(passed, key=lambda v: (-v.score, v.sample != best, v.sample))
    chosen = first.model_copy(update={"chosen": True})
    return tuple(chosen if verdict is first else verdict for verdict in verdicts)


def _checked(answer: FreeAnswer, base: Ground, *, thin: bool) -> Verdict:
    complaints = check(answer.text, base)
    if thin:
        other = (c for c in complaints if c.flag not in ("too-short", "too-long"))
        complaints = (*other, *_length(answer.text))
    blocking = [c for c in complaints if c.flag in BLOCKING]
    verdict = Verdict(
        sample=answer.sample,
        passed=not blocking,
        score=float(WRONG),
        reason=said_of(complaints),
        complaints=tuple(complaints),
    )
    if blocking:
        return verdict
    return verdict.model_copy(update={"score": graded(verdict, FAITHFUL)})


def _length(text: str) -> list[Complaint]:
    """Of what has little to tell."""
    han = count_han(text)
    if han < _THIN_LEAST:
        what = f"{han} 个汉字，至少 {_THIN_LEAST}"
        return [Complaint(flag="too-short", text=what)]
    if han > _THIN_MOST:
        what = f"{han} 个汉字，至多 {_THIN_MOST}"
        return [Complaint(flag="too-long", text=what)]
    return []
