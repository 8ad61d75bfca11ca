"""What a request looks like, and the reply that says that something is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeGuard

from smallprint import wire
from smallprint.errors import InputError, SmallprintError

LARGEST_ID = 2**53 - 1
"""The largest integer that JavaScript counts exactly."""

_FIELDS = {"id", "op", "params"}


@dataclass(frozen=True, eq=False)
class Request:
    """A request with an id of its own. `size` is that of its frame in bytes. Compared by identity."""

    id: int
    operation: str
    params: dict[str, Any]
    size: int


def is_id(value: object) -> TypeGuard[int]:
    """Whether a value can be the id of a request."""
    return type(value) is int and 1 <= value <= LARGEST_ID


def id_of(message: dict[str, Any]) -> int:
    """The id of a message. Raises InputError (`bad_request`) if it has none that can be replied to."""
    number = message.get("id")
    if not is_id(number):
        raise bad_request(f"The request has no id from 1 to {LARGEST_ID}.")
    return number


def parse(message: dict[str, Any], size: int) -> Request:
    """The request in a message that has an id. Raises InputError (`bad_request`)."""
    operation, params = message.get("op"), message.get("params", {})
    if not isinstance(operation, str):
        raise bad_request("The request has no op.")
    if not isinstance(params, dict):
        raise bad_request("The params of the request are not an object.")
    if not message.keys() <= _FIELDS:
        raise bad_request("The request has fields besides id, op and params.")
    return Request(message["id"], operation, params, size)


def bad_request(message: str, details: dict[str, Any] | None = None) -> InputError:
    """The error for a request that is not what PROTOCOL.md says."""
    return InputError("bad_request", message, "PROTOCOL.md lists the fields of each operation.", details)


def error_frame(number: int | None, error: SmallprintError) -> bytes:
    """The last reply to a request that failed, or with None the reply to something that has no id."""
    told = {"code": error.code, "message": error.message, "hint": error.hint, "details": error.details}
    return wire.encode({"id": number, "type": "error", "error": told})
