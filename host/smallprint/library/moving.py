"""The library as one file, to be kept elsewhere or to be read on another computer."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from smallprint import engine
from smallprint.errors import InputError, SmallprintError
from smallprint.library.packing import unpack
from smallprint.library.policies import policy_from_json
from smallprint.library.recording import record_of
from smallprint.library.records import Whole
from smallprint.messages import Search

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FORMAT = 1
"""Of the file. A newer Smallprint reads all older ones."""

_MOST_SITES = 1000


def to_text(kept: Iterable[Whole], now: str) -> str:
    """All versions as JSON: each with its policy as it was read, its report, and when it was seen."""
    versions = [
        {
            "sites": list(whole.sites),
            "read_at": whole.read_at,
            "checked_at": whole.checked_at,
            "shown_at": whole.shown_at,
            "policy": unpack(whole.record.policy),
            "report": unpack(whole.record.report),
        }
        for whole in kept
    ]
    return json.dumps({"smallprint": FORMAT, "exported_at": now, "versions": versions}, ensure_ascii=False)


def from_text(text: str) -> Iterator[Whole]:
    """The versions of an exported file. Their reports are made anew: a file may come from anybody.

    Raises InputError `not_library` where it is none or is damaged; what was given before is whole.
    """
    try:
        data = json.loads(text)
        if data["smallprint"] != FORMAT:
            raise _no_export("It was written by a newer Smallprint, or is no export at all.")
        versions = list(data["versions"])
    except (ValueError, KeyError, TypeError, RecursionError):
        raise _no_export("It is not JSON that Smallprint exported.") from None
    for number, version in enumerate(versions, 1):
        try:
            yield _whole(version)
        except (ValueError, KeyError, TypeError, AttributeError, ValidationError, SmallprintError):
            raise _no_export(f"Version {number} of {len(versions)} in it is damaged.") from None


def _whole(data: dict[str, Any]) -> Whole:
    policy = policy_from_json(data["policy"])
    if not policy.url:
        raise ValueError("a policy without an address")
    read_at, checked_at = _time(data["read_at"]), _time(data["checked_at"])
    search = data["report"]["search"]
    report = engine.summarize_policy(
        policy, search=search and Search.model_validate(search), read_at=read_at
    ).model_dump(mode="json", by_alias=True)
    sites = tuple(site for site in data["sites"][:_MOST_SITES] if isinstance(site, str))
    shown_at = None if data["shown_at"] is None else _time(data["shown_at"])
    return Whole(record_of(policy, report), sites, read_at, checked_at, shown_at)


def _time(value: Any) -> str:
    """A time in UTC, as all of the library's are: they are compared as text."""
    time = datetime.fromisoformat(value)
    if time.tzinfo is None:
        raise ValueError("a time without a zone")
    return time.astimezone(UTC).isoformat(timespec="milliseconds")


def _no_export(why: str) -> InputError:
    return InputError(
        "not_library",
        f"This file cannot be imported. {why}",
        "Choose a file that the library page or `smallprint library export` wrote as JSON.",
    )
