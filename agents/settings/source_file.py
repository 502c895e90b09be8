"""`sources.yaml`: read strictly, each fault named with its line."""

import re
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BeforeValidator, Field, ValidationError

from agents.domain.kinds import KINDS
from agents.domain.plan import Quota
from agents.domain.source import Source
from agents.domain.words import Noun, SectionName
from agents.errors import SettingsError
from agents.settings.proxy import Proxy, proxy
from agents.settings.strict_yaml import lines_of, suggest, text_of, tree

_KINDS: dict[str, type[Noun]] = {kind: row.source for kind, row in KINDS.items()}
_EXAMPLES = {
    "query": 'query: "cat:cs.CL"',
    "url": 'url: "https://example.org/feed.xml"',
    "kind": "kind: feed",
    "name": "name: My feed",
}


# What stands within the brackets of a User-Agent (RFC 9110, section 5.6.5).
_CONTACT = re.compile(r"[ !-'*-\[\]-~]{1,200}")


def _contact(written: Any) -> Any:
    if isinstance(written, str) and not _CONTACT.fullmatch(written.strip()):
        raise ValueError(
            "does not fit into a header: letters of ASCII only, and no brackets; write"
            " one such as mailto:editors@example.org"
        )
    return written.strip() if isinstance(written, str) else written


def _proxy(written: Any) -> Any:
    return proxy(written) if isinstance(written, str) else written


class Team(Noun):
    topics: tuple[str, ...] = ()
    contact: Annotated[str | None, BeforeValidator(_contact)] = None
    proxy: Annotated[Proxy | None, BeforeValidator(_proxy)] = None


class ListedPrice(Noun):
    """Money per million tokens, in any one currency."""

    input: float = Field(ge=0)
    output: float = Field(ge=0)


def _default_quotas() -> dict[SectionName, Quota]:
    return {
        "practice": Quota(items=10),
        "theory": Quota(items=7),
        "news": Quota(items=4),
    }


def _all_sections(value: Any) -> Any:
    """Sections that the file leaves out keep their default quota."""
    return _default_quotas() | value if isinstance(value, dict) else value


class SourceFile(Noun):
    """The whole file, and where it was read from."""

    path: Path
    team: Team = Team()
    sections: Annotated[dict[SectionName, Quota], BeforeValidator(_all_sections)] = (
        Field(default_factory=_default_quotas)
    )
    sources: tuple[Source, ...] = Field(min_length=1)
    prices: dict[str, ListedPrice] = Field(default_factory=dict)


_KEYS = [name for name in SourceFile.model_fields if name != "path"]


def load(path: Path) -> SourceFile:
    """Read and check the file. Raises SettingsError with the line and the way out."""
    text = text_of(path, "give the file with --sources FILE")
    data, lines = _parse(path, text)
    _check_sources(path, data.get("sources"), lines)
    try:
        return SourceFile.model_validate({**data, "path": path})
    except ValidationError as error:
        fault = error.errors()[0]
        place = ".".join(str(part) for part in fault["loc"])
        if fault["type"] == "value_error":  # ours: it says what may be said
            raise SettingsError(f"{path}: {place} {fault['ctx']['error']}") from error
        raise SettingsError(
            f"{path}: {place}: {fault['msg']}; mend that entry"
        ) from error


def _parse(path: Path, text: str) -> tuple[dict[str, Any], list[int]]:
    """The data, and the line of each source."""
    data, node = tree(path, text)
    if not isinstance(data, dict) or not isinstance(node, yaml.MappingNode):
        raise SettingsError(
            f"{path}: no mapping with 'sources:'; see docs/operating.md §8"
        )
    for key, _ in node.value:
        if key.value not in _KEYS:
            raise SettingsError(
                f"{path}, line {key.start_mark.line + 1}: unknown key {key.value!r}"
                f"{suggest(str(key.value), _KEYS)}"
            )
    return data, lines_of(node, "sources")


def _check_sources(path: Path, entries: object, lines: list[int]) -> None:
    if not isinstance(entries, list) or not entries:
        raise SettingsError(f"{path}: 'sources' is no list; add at least one source")
    names: dict[str, int] = {}
    for entry, line in zip(entries, lines, strict=True):
        place = f"{path}, line {line}"
        _check_source(place, entry)
        name = entry["name"].strip()
        if name in names:
            raise SettingsError(
                f"{place}: the name {name!r} is taken by line {names[name]};"
                " give it another"
            )
        names[name] = line
    if not any(entry.get("enabled", True) for entry in entries):
        raise SettingsError(f"{path}: no source is enabled; enable at least one")


def _check_source(place: str, entry: object) -> None:
    if not isinstance(entry, dict):
        raise SettingsError(
            f"{place}: a source is a mapping such as {{name: …, kind: …}}"
        )
    name = entry.get("name")
    kind = entry.get("kind")
    if not isinstance(kind, str) or kind not in _KINDS:
        known = ", ".join(_KINDS)
        raise SettingsError(
            f"{place}: source {name!r} has the kind {kind!r}; known kinds: {known}"
        )
    model = _KINDS[kind]
    for field in entry:
        if field not in model.model_fields:
            raise SettingsError(
                f"{place}: source {name!r} has an unknown field {field!r}"
                f"{suggest(str(field), model.model_fields)}"
            )
    try:
        model.model_validate(entry)
    except ValidationError as error:
        raise SettingsError(f"{place}: source {name!r} {_fault(error)}") from error


def _fault(error: ValidationError) -> str:
    fault = error.errors()[0]
    field = str(fault["loc"][0])
    if fault["type"] == "missing":
        return f"has no {field!r}; add one, for example {_EXAMPLES.get(field, field)}"
    if field == "url":
        shown = re.sub(r"//[^/@]*@", "//…@", str(fault["input"]))
        return f"has the url {shown!r}; only http(s) without a user in it is read"
    return f"has {field} {fault['input']!r}: {fault['msg']}; mend it"
