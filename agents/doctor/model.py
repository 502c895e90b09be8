"""The model's server: key, way and answer, by one short call to each model."""

import time
from collections.abc import AsyncIterator, Sequence

from agents.doctor.diagnosis import Case, Diagnosis, fails, look, ok
from agents.domain.reading import Message, Prompt
from agents.domain.words import StoryId
from agents.errors import AgentsError
from agents.messages.said import listed, said
from agents.model.redaction import shown
from agents.run.noted import without_model
from agents.run.storage import open_storage
from agents.store.run_state import StateCapabilities

_DEADLINE = 60.0  # seconds
_TOKENS = 2_000  # a model that thinks needs more than the word that it says
_PROMPT = Prompt(
    step="write",
    story_id=StoryId("doctor"),
    messages=(Message(role="user", content="Answer with the one word OK."),),
    temperature=0.0,
    max_tokens=_TOKENS,
)


async def model(case: Case) -> AsyncIterator[Diagnosis]:
    """Each named model answers, or why not; without one the draft is extractive."""
    options = case.options
    if not case.sound:
        yield look(said("not asked: the settings come first"))
        return
    if not options.writes_with_model:
        yield look(without_model())
        return
    names = tuple(dict.fromkeys((*options.models, *options.judges)))
    if case.offline:
        yield look(
            said("{names}: not asked, because of --offline", names=listed(names))
        )
        return
    for name in names:
        yield await _asked(case, name)
    for line in _learnt(case, names):
        yield look(line)


def _learnt(case: Case, names: Sequence[str]) -> list[str]:
    """What earlier runs found of each model: context, thinking, pace."""
    from agents.model.openai import PUBLIC  # noqa: PLC0415
    from agents.model.server_memory import in_words, recall  # noqa: PLC0415

    options = case.options
    if options.database is None and not (options.state / "state.db").exists():
        return []
    address = shown(options.base_url or PUBLIC)
    notes: list[str] = []
    with open_storage(options, notes.append, alone=False) as there:
        kept = StateCapabilities(there.connection)
        found = [
            (name, [*in_words(recall(kept, f"{address} {name}", case.now.date()))])
            for name in names
        ]
    return [
        said("{name}: {words}", name=name, words=said("; ").join(words))
        for name, words in found
        if words
    ]


async def _asked(case: Case, name: str) -> Diagnosis:
    # The client's own import takes half a second, which only this pays.
    from agents.model.budget import Budget  # noqa: PLC0415
    from agents.model.capabilities import MemoryCapabilities  # noqa: PLC0415
    from agents.model.openai import Endpoint  # noqa: PLC0415
    from agents.model.patience import CallLimits  # noqa: PLC0415
    from agents.model.transport import Reach  # noqa: PLC0415

    options, begun = case.options, time.monotonic()
    deadline = min(_DEADLINE, options.model_timeout or _DEADLINE)
    limits = CallLimits(deadline=deadline, tries=1, patience=10.0)
    key = options.api_key.get_secret_value() if options.api_key else ""
    reach = Reach(options.way, options.named("base_url"))
    budget = Budget()
    try:
        endpoint = Endpoint(
            *(options.base_url, key, MemoryCapabilities(), budget, 1, limits),
            reach=reach,
        )
        async with endpoint:
            await endpoint.ask(name)(_PROMPT)
    except AgentsError as error:
        return fails(str(error))
    seconds = time.monotonic() - begun
    return ok(
        said(
            "{name} at {address} answers in {seconds:.1f} s",
            name=name,
            address=endpoint.address,
            seconds=seconds,
        )
    )
