"""`prompts/<name>.md` filled in: templates become messages, and text stays data."""

import re
from collections.abc import Callable
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Literal, cast

import jinja2

from agents.domain.reading import Message
from agents.errors import SettingsError
from agents.messages.said import said
from agents.ports import MakeMessages

Role = Literal["system", "user", "assistant"]
HEAD = re.compile(r"^--- (system|user|assistant) ---[ \t]*$", re.MULTILINE)


def messages_from(folder: Path) -> MakeMessages:
    """A template is split at its `--- system ---` lines *before* it is filled in.

    A source's text that holds such a line is therefore only text. `page("taste")` in
    a template is `taste.md` as the editors wrote it, braces and all. Raises
    SettingsError that names the file.
    """

    @cache
    def compiled(path: Path) -> list[tuple[Role, Callable[..., str]]]:
        return [(role, _template(folder, part)) for role, part in _parts(path)]

    def make(name: str, **values: object) -> tuple[Message, ...]:
        path = folder / f"{name}.md"
        try:
            return tuple(
                Message(role=role, content=fill(values).strip())
                for role, fill in compiled(path)
            )
        except jinja2.TemplateNotFound as error:
            raise SettingsError(
                said(
                    "{path}: it includes {name}, which is missing",
                    path=path,
                    name=error.name,
                )
            ) from error
        except jinja2.TemplateError as error:
            raise SettingsError(
                said(
                    "{path}: {message}; correct the prompt",
                    path=path,
                    message=error.message,
                )
            ) from error

    return make


@lru_cache(maxsize=100)  # a server's runs, and a desk's, are of the same few prompts
def _template(folder: Path, part: str) -> Callable[..., str]:
    return _environment(folder).from_string(part).render


@lru_cache(maxsize=4)
def _environment(folder: Path) -> jinja2.Environment:
    """What a prompt includes is read anew where its file was changed."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # noqa: S701  # prompts are plain text, never a page
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["page"] = partial(_page, folder)
    return environment


def _page(folder: Path, name: str) -> str:
    return _read(folder / f"{name}.md").strip()


def _parts(path: Path) -> list[tuple[Role, str]]:
    before, *rest = HEAD.split(_read(path))
    if before.strip() or not rest:
        raise SettingsError(
            said("{path}: it must begin with a line '--- system ---'", path=path)
        )
    return [
        (cast(Role, role), part)
        for role, part in zip(rest[::2], rest[1::2], strict=True)
    ]


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            said(
                "{path}: the prompt cannot be read; run from the root of the checkout",
                path=path,
            )
        ) from error
