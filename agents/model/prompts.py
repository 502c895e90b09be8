"""`prompts/<name>.md` filled in: templates become messages, and text stays data."""

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, cast

import jinja2

from agents.domain.reading import Message
from agents.errors import SettingsError
from agents.ports import MakeMessages

Role = Literal["system", "user", "assistant"]
HEAD = re.compile(r"^--- (system|user|assistant) ---[ \t]*$", re.MULTILINE)
SHORTEST_MARKER = 16  # hex digits


def messages_from(folder: Path) -> MakeMessages:
    """A template is split at its `--- system ---` lines *before* it is filled in.

    A source's text that holds such a line is therefore only text. Raises
    SettingsError that names the file.
    """
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # noqa: S701  # prompts are plain text, never a page
        trim_blocks=True,
        lstrip_blocks=True,
    )

    def make(name: str, **values: object) -> tuple[Message, ...]:
        path = folder / f"{name}.md"
        try:
            return tuple(
                Message(
                    role=role,
                    content=environment.from_string(part).render(values).strip(),
                )
                for role, part in _parts(path)
            )
        except jinja2.TemplateNotFound as error:
            raise SettingsError(
                f"{path}: it includes {error}, which is missing"
            ) from error
        except jinja2.TemplateError as error:
            raise SettingsError(
                f"{path}: {error.message}; correct the prompt"
            ) from error

    return make


def _parts(path: Path) -> list[tuple[Role, str]]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"{path}: the prompt cannot be read; run from the root of the checkout"
        ) from error
    before, *rest = HEAD.split(text)
    if before.strip() or not rest:
        raise SettingsError(f"{path}: it must begin with a line '--- system ---'")
    return [
        (cast(Role, role), part)
        for role, part in zip(rest[::2], rest[1::2], strict=True)
    ]


def marker(texts: Sequence[str]) -> str:
    """The word that marks the bounds of these texts in a prompt.

    It is a hash of the texts themselves: none of them can contain it on purpose, as
    that would change it; and the same texts give the same prompt again.
    """
    digest = hashlib.sha256(
        "\0".join(texts).encode("utf-8", "surrogatepass")
    ).hexdigest()
    length = SHORTEST_MARKER
    while any(digest[:length] in text for text in texts):
        length += 1
        if length > len(digest):
            digest += hashlib.sha256(digest.encode()).hexdigest()
    return digest[:length]
