"""Answers kept in a folder that people can read, and given again without a model.

`model/index.jsonl` has one line an answer; the answer itself is a file beside it,
`model/<story>/<step>-<number>.md`, or `.json` where a shape was asked for; the number
is the draw's.
"""

import hashlib
import json
import os
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

from agents.domain.draw import FIRST, Draw
from agents.domain.foreign import document, text_of
from agents.domain.reading import Prompt, Reply
from agents.domain.report import Usage
from agents.domain.words import Noun, Step, StoryId
from agents.errors import ModelError, OutputError, SettingsError
from agents.messages.said import cause, said, step_name
from agents.ports import Ask

FOLDER = "model"
SAFE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")


class AnswerLine(Noun):
    """One line of the index. `prompt` is the sha256 of the messages."""

    story: StoryId
    step: Step
    sample: int
    prompt: str
    model: str
    usage: Usage
    file: str

    @property
    def place(self) -> tuple[str, str, int]:
        return self.story, self.step, self.sample


Index = Mapping[tuple[str, str, int], AnswerLine]


def prompt_hash(prompt: Prompt) -> str:
    messages = [[message.role, message.content] for message in prompt.messages]
    return hashlib.sha256(json.dumps(messages).encode()).hexdigest()


def read_index(folder: Path) -> dict[tuple[str, str, int], AnswerLine]:
    """Empty if there is none. Raises SettingsError if it cannot be read."""
    path = folder / FOLDER / "index.jsonl"
    if not path.exists():
        return {}
    try:
        rows = path.read_bytes().splitlines()
        lines = [
            AnswerLine.model_validate(document(row)) for row in rows if row.strip()
        ]
    except (OSError, ValueError) as error:
        raise SettingsError(
            said(
                "{path}: the recording's index cannot be read; record it again",
                path=path,
            )
        ) from error
    return {line.place: line for line in lines}


class AnswerRecorder:
    """An Ask that writes down what another one answers. Raises OutputError."""

    def __init__(self, inner: Ask, folder: Path) -> None:
        self._inner = inner
        self._folder = folder
        self._index = read_index(folder)

    async def __call__(self, prompt: Prompt, draw: Draw = FIRST) -> Reply:
        reply = await self._inner(prompt, draw)
        line = AnswerLine(
            story=prompt.story_id,
            step=prompt.step,
            sample=draw.number,
            prompt=prompt_hash(prompt),
            model=reply.model,
            usage=reply.usage,
            file=_file(prompt, draw),
        )
        self._index[line.place] = line
        rows = [self._index[place].model_dump_json() for place in sorted(self._index)]
        _write(self._folder / FOLDER / line.file, reply.text)
        _write(self._folder / FOLDER / "index.jsonl", "\n".join(rows) + "\n")
        return reply


class RecordedAnswers:
    """An Ask that only knows what was recorded: by story, step and draw alone.

    An answer to an older prompt is still given; `note` says so once for each step.
    """

    def __init__(self, folder: Path, note: Callable[[str], None]) -> None:
        self._folder = folder
        self._index: Index = read_index(folder)
        self._note = note
        self.older: Counter[Step] = Counter()

    def has(self, step: Step) -> bool:
        return any(line.step == step for line in self._index.values())

    async def __call__(self, prompt: Prompt, draw: Draw = FIRST) -> Reply:
        line = self._index.get((prompt.story_id, prompt.step, draw.number))
        if line is None:
            raise ModelError(
                said(
                    "no recorded answer for step {step!r}, sample {sample}, of story"
                    " {story_id!r}; record the run again",
                    step=step_name(prompt.step),
                    sample=draw.number,
                    story_id=prompt.story_id,
                )
            )
        text = self._text(line)
        if line.prompt != prompt_hash(prompt):
            self._say_older(prompt.step)
        took = Usage(journal_hits=1, journal_tokens=line.usage.paid_tokens)
        return Reply(text=text, model=line.model, usage=took)

    def _text(self, line: AnswerLine) -> str:
        folder = (self._folder / FOLDER).resolve()
        path = (folder / line.file).resolve()
        try:
            # A recording may come from anyone; its index opens no other file.
            inside = path.relative_to(folder)
            return text_of((folder / inside).read_bytes())
        except (OSError, ValueError) as error:
            raise ModelError(
                said(
                    "the recorded answer {file!r} cannot be read; record it again",
                    file=line.file,
                )
            ) from error

    def _say_older(self, step: Step) -> None:
        self.older[step] += 1
        if self.older[step] == 1:
            self._note(
                said(
                    "the recorded answers of step {step!r} are older than the prompt;"
                    " record the run again to see what the model says now",
                    step=step_name(step),
                )
            )


def _file(prompt: Prompt, draw: Draw) -> str:
    safe = SAFE_NAME.fullmatch(prompt.story_id)
    hashed = hashlib.sha256(prompt.story_id.encode()).hexdigest()[:16]
    ending = "md" if prompt.shape is None else "json"
    return f"{prompt.story_id if safe else hashed}/{prompt.step}-{draw.number}.{ending}"


def _write(path: Path, text: str) -> None:
    """The old file or the new one, never half of it."""
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            temporary = Path(file.name)
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise OutputError(
            said("{path}: cannot be written ({cause})", path=path, cause=cause(error))
        ) from error
