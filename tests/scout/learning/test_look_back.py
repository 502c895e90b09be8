"""What a draft looks back at, and how often it learns from it."""

from dataclasses import replace
from pathlib import Path

import pytest

from agents.domain.story import Candidate
from agents.ports import Services
from agents.run.planning import has_answers
from agents.scout.look_back import looked_back, taste
from tests import make, weeks
from tests.fakes import Notes, services


def here(**given: object) -> Services:
    """A state that keeps three weeks, of which everything liked was printed."""
    archive = tuple(weeks.issue(week) for week in range(3))
    todo = make.plan(window=make.window("2024-09-23", "2024-09-30"), **given)
    made = services(plan=todo, archive=archive)
    kept: dict[str, Candidate] = {
        c.id: c for week in range(3) for c in weeks.candidates(week)
    }
    made.store.candidates.keep(kept)
    return made


async def test_the_same_past_is_learnt_from_once() -> None:
    given = here()
    first = await taste(given, looked_back(given))
    given.store.learnings.keep(
        {
            "last": given.store.learnings.one("last").model_copy(
                update={"why": "it was kept"}
            )
        }
    )

    again = await taste(given, looked_back(given))

    assert first is not None
    assert again is None


async def test_what_is_kept_anew_is_learnt_from() -> None:
    given = here()
    before = looked_back(given).digest

    more = weeks.candidates(0, each=20)
    given.store.candidates.keep({one.id: one for one in more})

    assert looked_back(given).digest != before


async def test_a_draft_that_shall_not_learn_looks_back_at_nothing() -> None:
    given = here(learns=False)

    look = looked_back(given)

    assert look.digest == ""
    assert await taste(given, look) is None


async def test_why_it_is_not_used_is_told() -> None:
    notes = Notes()
    given = here()
    given = replace(given, archive=given.archive[:1], progress=notes)

    found = await taste(given, looked_back(given))

    assert found is None
    assert notes.said[-1].startswith("what editors printed is not used: 12 printed")


@pytest.mark.parametrize("name", ["model", "web"])
def test_a_recording_has_answers_where_a_model_gave_some(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / name).mkdir()

    assert has_answers(tmp_path) is (name == "model")
    assert not has_answers(None)
