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
from agents.messages.foreign import first_fault, shape_fault
from agents.messages.said import listed, said
from agents.settings.proxy import WrittenProxy
from agents.settings.strict_yaml import (
    check_names,
    line_of,
    lines_of,
    suggest,
    text_of,
    tree,
)

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
            said(
                "does not fit into a header: letters of ASCII only, and no brackets;"
                " write one such as mailto:editors@example.org"
            )
        )
    return written.strip() if isinstance(written, str) else written


class Team(Noun):
    topics: tuple[str, ...] = ()
    contact: Annotated[str | None, BeforeValidator(_contact)] = None
    proxy: WrittenProxy = None


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
    text = text_of(path, said("give the file with --sources FILE"))
    data, lines = _parse(path, text)
    _check_sources(path, data.get("sources"), lines)
    try:
        return SourceFile.model_validate({**data, "path": path})
    except ValidationError as error:
        place, words = first_fault(error)
        fault = error.errors()[0]
        if fault["type"] == "value_error":  # ours: it says what may be said
            raise SettingsError(f"{path}: {place} {fault['ctx']['error']}") from error
        raise SettingsError(
            said(
                "{path}: {place}: {fault}; mend that entry",
                path=path,
                place=place,
                fault=words,
            )
        ) from error


def _parse(path: Path, text: str) -> tuple[dict[str, Any], list[int]]:
    """The data, and the line of each source."""
    data, node = tree(path, text)
    if not isinstance(data, dict) or not isinstance(node, yaml.MappingNode):
        raise SettingsError(
            said(
                "{path}: no mapping with 'sources:'; see docs/operating.md §8",
                path=path,
            )
        )
    for key, _ in node.value:
        if key.value not in _KEYS:
            raise SettingsError(
                said(
                    "{place}: unknown key {key!r}{way_out}",
                    place=line_of(path, key.start_mark.line + 1),
                    key=key.value,
                    way_out=suggest(str(key.value), _KEYS),
                )
            )
    return data, lines_of(node, "sources")


def _check_sources(path: Path, entries: object, lines: list[int]) -> None:
    if not isinstance(entries, list) or not entries:
        raise SettingsError(
            said("{path}: 'sources' is no list; add at least one source", path=path)
        )
    for entry, line in zip(entries, lines, strict=True):
        _check_source(line_of(path, line), entry)
    names = (entry["name"].strip() for entry in entries)
    check_names(path, names, lines, said("give it another"))
    if not any(entry.get("enabled", True) for entry in entries):
        raise SettingsError(
            said("{path}: no source is enabled; enable at least one", path=path)
        )


def _check_source(place: str, entry: object) -> None:
    if not isinstance(entry, dict):
        raise SettingsError(
            said(
                "{place}: a source is a mapping such as {{name: …, kind: …}}",
                place=place,
            )
        )
    name = entry.get("name")
    kind = entry.get("kind")
    if not isinstance(kind, str) or kind not in _KINDS:
        known = listed(_KINDS)
        raise SettingsError(
            said(
                "{place}: source {name!r} has the kind {kind!r}; known kinds: {known}",
                place=place,
                name=name,
                kind=kind,
                known=known,
            )
        )
    model = _KINDS[kind]
    for field in entry:
        if field not in model.model_fields:
            raise SettingsError(
                said(
                    "{place}: source {name!r} has an unknown field {field!r}{way_out}",
                    place=place,
                    name=name,
                    field=field,
                    way_out=suggest(str(field), model.model_fields),
                )
            )
    try:
        model.model_validate(entry)
    except ValidationError as error:
        raise SettingsError(
            said(
                "{place}: source {name!r} {fault}",
                place=place,
                name=name,
                fault=_fault(error),
            )
        ) from error


def _fault(error: ValidationError) -> str:
    fault = error.errors()[0]
    field = str(fault["loc"][0])
    if fault["type"] == "missing":
        return said(
            "has no {field!r}; add one, for example {example}",
            field=field,
            example=_EXAMPLES.get(field, field),
        )
    if field in ("url", "pages"):
        shown = re.sub(r"//[^/@]*@", "//…@", str(fault["input"]))
        if fault["type"] == "value_error":  # ours: it says what may be said
            return said(
                "has the {field} {shown!r}, but it {fault}; mend it",
                field=field,
                shown=shown,
                fault=fault["ctx"]["error"],
            )
        return said(
            "has the {field} {shown!r}; only http(s) without a user in it is read",
            field=field,
            shown=shown,
        )
    return said(
        "has {field} {written!r}: {fault}; mend it",
        field=field,
        written=fault["input"],
        fault=shape_fault(fault),
    )
