"""The shape of JSON data: names and types of fields, nested, without any of the words.

A shape is plain JSON itself: the name of a type (`string`, `integer`, `number`, `boolean`, `null`), an object of
shapes, or a list that begins with what it is: `["list", SHAPE]`, `["any", SHAPE, ...]`, `["one of", VALUE, ...]`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smallprint.messages import Message

Shape = str | list[Any] | dict[str, Any]

_NAMES = {str: "string", bool: "boolean", int: "integer", float: "number", type(None): "null"}


def shape_of(model: type[Message]) -> Shape:
    """What a message looks like on the wire."""
    schema = model.model_json_schema(mode="serialization", by_alias=True)
    return _shape(schema, schema.get("$defs", {}))


def _shape(schema: dict[str, Any], definitions: dict[str, Any]) -> Shape:
    if "$ref" in schema:
        return _shape(definitions[schema["$ref"].rpartition("/")[2]], definitions)
    if "anyOf" in schema:
        return ["any", *(_shape(each, definitions) for each in schema["anyOf"])]
    if "enum" in schema or "const" in schema:
        return ["one of", *schema.get("enum", [schema.get("const")])]
    if schema["type"] == "array":
        return ["list", _shape(schema["items"], definitions)]
    if schema["type"] == "object":
        return {name: _shape(each, definitions) for name, each in schema["properties"].items()}
    return str(schema["type"])


def misfits(value: Any, shape: Shape, path: str = "") -> Iterator[str]:
    """What keeps a value from having a shape, each with its place. Fields that the shape lacks are no misfit.

    Values of a `one of` are compared by type: `changes` compares them.
    """
    match shape:
        case ["any", *shapes]:
            if not any(not list(misfits(value, each, path)) for each in shapes):
                # What the value most likely was meant to be: the reader wants the field, not five alternatives.
                yield from misfits(value, next(each for each in shapes if each != "null"), path)
        case ["list", each] if isinstance(value, list):
            for item in value:
                yield from misfits(item, each, f"{path}[]")
        case ["one of", first, *_]:
            yield from _mistyped(value, _NAMES[type(first)], path)
        case dict() if isinstance(value, dict):
            for name, each in shape.items():
                if name in value:
                    yield from misfits(value[name], each, f"{path}.{name}")
                else:
                    yield f"{path}.{name} is gone"
        case str():
            yield from _mistyped(value, shape, path)
        case _:
            yield f"{path} is of another type: {_NAMES.get(type(value), type(value).__name__)}"


def _mistyped(value: Any, name: str, path: str) -> Iterator[str]:
    found = _NAMES.get(type(value), type(value).__name__)
    if found != name and (found, name) != ("integer", "number"):
        yield f"{path} is of another type: {found} instead of {name}"


def changes(old: Shape, new: Shape, path: str = "") -> Iterator[str]:
    """What a reader of the old shape is not prepared for in the new one, each with its place."""
    match old, new:
        case ["any", *_], _:
            for each in _alternatives(new):
                found = [list(changes(known, each, path)) for known in _alternatives(old)]
                yield from min(found, key=len)
        case _, ["any", *_]:
            for each in _alternatives(new):
                yield from changes(old, each, path)
        case ["list", known], ["list", each]:
            yield from changes(known, each, f"{path}[]")
        case ["one of", *known], ["one of", *values]:
            if more := [value for value in values if value not in known]:
                yield f"{path} has new values: {', '.join(map(str, more))}"
        case dict(), dict():
            for name, each in old.items():
                if name in new:
                    yield from changes(each, new[name], f"{path}.{name}")
                else:
                    yield f"{path}.{name} is gone"
        case _ if old != new and (old, new) != ("number", "integer"):
            yield f"{path} is of another type: {_told(new)} instead of {_told(old)}"


def _alternatives(shape: Shape) -> list[Shape]:
    match shape:
        case ["any", *shapes]:
            return shapes
    return [shape]


def _told(shape: Shape) -> str:
    match shape:
        case str():
            return shape
        case [kind, *_]:
            return str(kind)
    return "object"


def only(value: Any, shape: Shape) -> Any:
    """A value with nothing but the fields of a shape in it: as who knows no others has it."""
    match shape:
        case ["any", *shapes]:
            return only(value, next((each for each in shapes if not list(misfits(value, each))), {}))
        case ["list", each] if isinstance(value, list):
            return [only(item, each) for item in value]
        case dict() if isinstance(value, dict):
            return {name: only(value[name], each) for name, each in shape.items() if name in value}
    return value
