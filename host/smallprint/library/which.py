"""Which kept policy is meant: by its number, its address, or what its service is called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smallprint.errors import LibraryError
from smallprint.messages import ListParams

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smallprint.library.library import Library
    from smallprint.messages import Entry, VersionItem

_PAGE = 200
_NAMED = 5
"""Policies that are named where several fit."""
_MOST_WORDS = 500
_HINT = "`smallprint library list` shows all with their numbers."


@dataclass(frozen=True, slots=True)
class Chosen:
    """A kept policy, the name of its service, and its versions, the newest first. There is at least one."""

    number: int
    name: str
    versions: list[VersionItem]

    @property
    def newest(self) -> int:
        """The number of its newest version."""
        return self.versions[0].version


def choose(library: Library, which: str) -> Chosen:
    """The policy that `which` names. Raises LibraryError `not_kept` where none or several fit."""
    if which.isascii() and which.isdigit():
        return _chosen(library, int(which[:18]), "")
    if which.lower().startswith(("http://", "https://")):
        known = library.look_up(which, show=False)
        if known is None:
            raise LibraryError("not_kept", f"No policy of {which} is kept.", _HINT)
        report, _ = known
        return _chosen(library, report["kept"]["policy"], report["source"]["service"])
    fitting = _fitting(library, which)
    if not fitting:
        raise LibraryError("not_kept", f"No kept policy is of a service called “{which}”.", _HINT)
    if len(fitting) > 1:
        names = ", ".join(f"{entry.policy} {entry.service}" for entry in fitting[:_NAMED])
        more = " and more" if len(fitting) > _NAMED else ""
        raise LibraryError(
            "not_kept", f"“{which}” fits several: {names}{more}.", "Give the number of one of them."
        )
    return _chosen(library, fitting[0].policy, fitting[0].service)


def _chosen(library: Library, number: int, name: str) -> Chosen:
    versions = library.versions(number).versions
    return Chosen(number, name or library.report(versions[0].version).source.service, versions)


def _fitting(library: Library, which: str) -> list[Entry]:
    """The policies whose service is called so, else those with it as a part of the name."""
    wanted = " ".join(which.casefold().split())
    if not wanted:
        return []
    # What is found by its words needs no look at all the others.
    quick = library.list(ListParams(search=which[:_MOST_WORDS], count=_PAGE)).entries
    return _named(wanted, quick) or _named(wanted, _all(library))


def _named(wanted: str, entries: Iterable[Entry]) -> list[Entry]:
    part = [entry for entry in entries if wanted in " ".join(entry.service.casefold().split())]
    return [entry for entry in part if wanted == " ".join(entry.service.casefold().split())] or part


def _all(library: Library) -> Iterable[Entry]:
    start = 0
    while entries := library.list(ListParams(sort="name", start=start, count=_PAGE)).entries:
        yield from entries
        start += len(entries)
