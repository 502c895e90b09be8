"""What every prompt about one story begins with, and the lines that it is cited by.

Write and judge share it to the last character of the facts, and so does cite where
the material is long: a server which keeps the beginnings of prompts reads it once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from agents.domain.reading import Message, Prompt
from agents.domain.story import Material, Ranked
from agents.domain.thin import is_thin
from agents.domain.untrusted import datamarked, lines_of, marker, tagless
from agents.domain.words import Step
from agents.ports import Services
from agents.summariser.facts import facts
from agents.summariser.spare import spare
from agents.summariser.support import Line

_LONG = 12_000  # characters: what is read once more costs more than the rules then


@dataclass(frozen=True)
class StoryPrompt:
    """One story with what was read of it, as its prompts show it."""

    services: Services
    ranked: Ranked
    materials: tuple[Material, ...]

    @property
    def facts(self) -> str:
        return facts(self.ranked.story, self.services.plan.tz, self.materials)

    @property
    def is_thin(self) -> bool:
        return is_thin(self.materials)

    @property
    def is_long(self) -> bool:
        """Whether it pays to read the rules again for the sake of the material.

        A server keeps a beginning only as a whole: who needs the same material sends
        the same rules before it.
        """
        return sum(len(material.text) for material in self.materials) >= _LONG

    @property
    def title(self) -> str:
        """As the notes of a run name it."""
        return self.ranked.story.lead.title

    def prompt(
        self, step: Step, values: Mapping[str, object], **more: object
    ) -> Prompt:
        """A prompt of `prompts/<step>.md`; `more` are its other fields."""
        shown = marked_sources(self.materials)
        return Prompt.model_validate(
            {
                "step": step,
                "story_id": self.ranked.story.id,
                "messages": self._messages(step, {**shown, **values}),
                "spare": spare(shown),
                **more,
            }
        )

    def _messages(
        self, step: Step, values: Mapping[str, object]
    ) -> tuple[Message, ...]:
        return self.services.messages(
            step,
            section=self.ranked.section,
            thin=self.is_thin,
            facts=tagless(self.facts),
            **values,
        )


def marked_sources(materials: Sequence[Material]) -> dict[str, object]:
    """The materials as a prompt shows them, and their mark."""
    texts = [f"{m.title}\n{m.text}" for m in materials]
    mark, number = marker(texts), count(1)
    sources = [
        {
            "n": m.n,
            "kind": m.kind,
            "title": datamarked(m.title, mark),
            "text": datamarked(m.text, mark, number),
        }
        for m in materials
    ]
    return {"mark": mark, "sources": sources}


def numbered(materials: Sequence[Material]) -> dict[int, Line]:
    """The lines of the materials by the numbers that `marked_sources` shows."""
    lines = [Line(m.n, line) for m in materials for line in lines_of(m.text)]
    return dict(enumerate(lines, start=1))
