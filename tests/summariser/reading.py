"""A story read as the branch of a run reads it."""

from agents.domain.story import Material, Story
from agents.ports import Services
from agents.summariser.read import read


async def materials(services: Services, story: Story) -> tuple[Material, ...]:
    """What was read of it; what was not is noted."""
    gathered = await read(services, story)
    for note in gathered.notes:
        services.progress.note(note)
    return gathered.materials
