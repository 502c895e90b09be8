"""A shape as JSON Schema, in the strict form that every ladder step accepts."""

from collections.abc import Callable
from functools import cache
from typing import Any

from pydantic import BaseModel

from agents.model.budget import estimate

# What strict modes take; all else pydantic checks after the answer anyway.
STRICT = frozenset(
    {"type", "description", "enum", "const", "anyOf", "oneOf", "items", "required"}
)
NOISE = frozenset({"default", "title", "discriminator"})
Schema = dict[str, Any]
Kept = Callable[[str], bool]


@cache
def schema_for(shape: type[BaseModel], *, strict: bool = True) -> Schema:
    """References inlined, every field required, no other fields allowed.

    Strict, it is what servers enforce; otherwise it keeps lengths and ranges, for
    a model to read. A shape that contains itself is a bug: RecursionError.
    """
    schema = shape.model_json_schema()
    definitions = schema.pop("$defs", {})
    kept = (lambda key: key in STRICT) if strict else (lambda key: key not in NOISE)
    return _object(schema, definitions, kept)


@cache
def schema_tokens(shape: type[BaseModel], *, strict: bool) -> int:
    """What sending it takes."""
    return estimate([str(schema_for(shape, strict=strict))])


def _inlined(node: object, definitions: Schema, kept: Kept) -> object:
    if isinstance(node, list):
        return [_inlined(part, definitions, kept) for part in node]
    return _object(node, definitions, kept) if isinstance(node, dict) else node


def _object(node: Schema, definitions: Schema, kept: Kept) -> Schema:
    if reference := node.get("$ref"):
        aimed = definitions[str(reference).rpartition("/")[2]]
        beside = {key: value for key, value in node.items() if key != "$ref"}
        return _object(aimed | beside, definitions, kept)
    made: Schema = {
        # Strict modes know anyOf only; pydantic writes oneOf for tagged unions.
        "anyOf" if key == "oneOf" else key: _inlined(value, definitions, kept)
        for key, value in node.items()
        if key != "properties" and kept(key)
    }
    if isinstance(properties := node.get("properties"), dict):
        # These keys are the shape's own names, "title" and "format" included.
        made["properties"] = {
            name: _inlined(value, definitions, kept)
            for name, value in properties.items()
        }
        made["required"] = list(properties)
        made["additionalProperties"] = False
    return made
