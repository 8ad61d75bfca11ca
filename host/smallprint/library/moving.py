"""The library as one file, to be kept elsewhere or to be read on another computer.

What can be made anew is not in it: reports are made of the policies by who reads the file, which may come from
anybody.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from smallprint import engine
from smallprint.errors import CancelledError, InputError, SmallprintError
from smallprint.library.addresses import address_key, host_key
from smallprint.library.owners import sites_of
from smallprint.library.packing import unpack
from smallprint.library.policies import policy_from_json
from smallprint.library.recording import record_of
from smallprint.library.records import Whole
from smallprint.reading.decode import LIMIT
from smallprint.reading.sentences import LONGEST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from smallprint.reading.policy import Policy

FORMAT = 1
"""Of the file. A newer Smallprint reads all older ones."""

_DAMAGE = (ValueError, LookupError, TypeError, AttributeError, OverflowError)
"""What data raise that are not as we wrote them."""


class _Version(NamedTuple):
    """A version of the file, checked."""

    policy: Policy
    sites: tuple[str, ...]
    read_at: str
    checked_at: str
    shown_at: str | None
    current: bool
    known: bool


def to_text(kept: Iterable[Whole], now: str) -> str:
    """All versions as JSON: each with its policy as it was read, and when it was seen. `now` is ISO 8601 in UTC.

    Those that could not be read back are left out: `damaged` in the file counts them.
    """
    versions, damaged = [], 0
    for whole in kept:
        try:
            version = _written(whole)
            _checked(version, now)
        except _DAMAGE:
            damaged += 1
        else:
            versions.append(version)
    # Current versions first: one who stops reading halfway has of each policy what it says now.
    versions.sort(key=lambda version: (not version["current"], not version["known"]))
    data = {"smallprint": FORMAT, "exported_at": now, "damaged": damaged, "versions": versions}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def read_in(
    text: str, now: str, is_kept: Callable[[str, str, str], bool], watch: Callable[[int, int], None]
) -> Iterator[Whole]:
    """The versions of an exported file that are not kept yet, each with a report that is made anew.

    `is_kept` gets the address (see `addresses`), the language and the hash of a version. `watch` gets how many
    versions are done, and of how many, before each and while it is read; what it raises ends it all. `now` is ISO
    8601 in UTC: nothing in the file happened later. Raises InputError `not_library` where it is no export or is
    damaged; what was given before is whole.
    """
    versions = _versions_in(text)
    total = len(versions)
    for done, data in enumerate(versions):
        watch(done, total)
        try:
            version = _checked(data, now)
            key = (
                address_key(version.policy.url or ""),
                version.policy.language,
                engine.hash_of(version.policy),
            )
        except _DAMAGE:
            raise _damaged(done + 1, total) from None
        if is_kept(*key):
            continue
        try:
            whole = _made(version, lambda *_, done=done: watch(done, total))
        except CancelledError:
            raise
        except (*_DAMAGE, SmallprintError):
            raise _damaged(done + 1, total) from None
        yield whole


def _written(whole: Whole) -> dict[str, Any]:
    return {
        "sites": list(whole.sites),
        "read_at": whole.read_at,
        "checked_at": whole.checked_at,
        "shown_at": whole.shown_at,
        "current": whole.current,
        "known": whole.known,
        "policy": unpack(whole.record.policy),
    }


def _versions_in(text: str) -> list[Any]:
    try:
        data = json.loads(text)
        form, versions = data["smallprint"], data["versions"]
    except (*_DAMAGE, RecursionError):
        raise _no_export("It is not JSON that Smallprint exported.") from None
    if type(form) is not int or form != FORMAT or not isinstance(versions, list):
        raise _no_export("It was written by a newer Smallprint, or is no export at all.")
    return versions


def _checked(data: dict[str, Any], now: str) -> _Version:
    """A version as it may be taken in: whatever the file says, its own site leads to it, and it is not of the future.

    Raises what is in `_DAMAGE`.
    """
    policy = policy_from_json(data["policy"])
    if not host_key(policy.url or ""):
        raise ValueError("a policy without an address on the web")
    if len(policy.text.encode()) > LIMIT:
        raise ValueError("more text than any page may have")
    if any(sentence.end - sentence.start > LONGEST for sentence in policy.sentences):
        raise ValueError("a sentence that reading would have cut")
    claimed = data["sites"]
    own = sites_of(policy, None)
    read_at, shown_at = _time(data["read_at"], now), data["shown_at"]
    return _Version(
        policy=policy,
        sites=tuple(site for site in (*own.sure, *own.may) if site in claimed),
        read_at=read_at,
        checked_at=max(read_at, _time(data["checked_at"], now)),
        shown_at=None if shown_at is None else _time(shown_at, now),
        current=_flag(data["current"]),
        known=_flag(data["known"]),
    )


def _made(version: _Version, progress: engine.Progress) -> Whole:
    report = engine.summarize_policy(version.policy, progress, read_at=version.read_at)
    return Whole(
        record=record_of(version.policy, report.model_dump(mode="json", by_alias=True)),
        sites=version.sites,
        read_at=version.read_at,
        checked_at=version.checked_at,
        shown_at=version.shown_at,
        current=version.current,
        known=version.known,
    )


def _time(value: Any, now: str) -> str:
    """A time in UTC, as all of the library's are: they are compared as text."""
    time = datetime.fromisoformat(value)
    if time.tzinfo is None:
        raise ValueError("a time without a zone")
    return min(time.astimezone(UTC).isoformat(timespec="milliseconds"), now)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _damaged(number: int, total: int) -> InputError:
    return _no_export(f"Version {number} of {total} in it is damaged.")


def _no_export(why: str) -> InputError:
    return InputError(
        "not_library",
        f"This file cannot be imported. {why}",
        "Choose a file that the library page or `smallprint library export` wrote as JSON.",
    )
