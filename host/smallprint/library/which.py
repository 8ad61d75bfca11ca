"""Which kept policy is meant: by its number, its address, or what its service is called."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smallprint.errors import LibraryError
from smallprint.library.addresses import address_key, keys_to_try

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallprint.library.library import Library
    from smallprint.library.store import Row
    from smallprint.messages import VersionItem

_NAMED = 5
"""Policies that are named where several fit."""
_HINT = "`smallprint library list` shows all with their numbers."


@dataclass(frozen=True, slots=True)
class Chosen:
    """A kept policy, what it is called, and its versions, the newest first. There is at least one."""

    number: int
    name: str
    versions: list[VersionItem]

    @property
    def newest(self) -> int:
        """The number of its newest version."""
        return self.versions[0].version


def choose(library: Library, which: str, *, exactly: bool = False) -> Chosen:
    """The policy that `which` names. Raises LibraryError `not_kept` where none or several fit.

    Where nothing can go wrong, a part of a name will do, and any address of the site; not `exactly`.
    """
    everything, _ = library.store.entries(
        search="", practices=frozenset(), sort="name", start=0, count=sys.maxsize
    )
    fitting = _exact(everything, which) or ([] if exactly else _loose(library, everything, which))
    if not fitting:
        raise _none(which, exactly=exactly)
    if len(fitting) > 1:
        names = ", ".join(f"{row.policy} {_name(row)}" for row in fitting[:_NAMED])
        more = " and more" if len(fitting) > _NAMED else ""
        raise LibraryError(
            "not_kept", f"“{which}” fits several: {names}{more}.", "Give the number of one of them."
        )
    [row] = fitting
    return Chosen(row.policy, _name(row), library.versions(row.policy).versions)


def _exact(everything: Sequence[Row], which: str) -> list[Row]:
    """The policy with this number; else those whose own address it is, or whose service is called so."""
    if _is_address(which):
        key = address_key(which)
        return [row for row in everything if address_key(row.url) == key]
    numbered = [row for row in everything if str(row.policy) == which]
    return numbered or [row for row in everything if _folded(row.service) == _folded(which) != ""]


def _loose(library: Library, everything: Sequence[Row], which: str) -> list[Row]:
    """The policy of the site of an address, or those with the words in the name of the service."""
    if _is_address(which):
        stored = library.store.look_up(address_key(which), keys_to_try(which))
        return [row for row in everything if stored and row.policy == stored.policy]
    wanted = _folded(which)
    return [row for row in everything if wanted and wanted in _folded(row.service)]


def _is_address(which: str) -> bool:
    return which.lower().startswith(("http://", "https://"))


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _name(row: Row) -> str:
    return row.service or row.title or row.url


def _none(which: str, *, exactly: bool) -> LibraryError:
    if _is_address(which):
        what = f"No policy {'at' if exactly else 'of'} {which} is kept."
    elif which.isascii() and which.isdigit():
        what = f"No kept policy has the number {which}, and none is of a service called so."
    else:
        what = f"No kept policy is of a service called “{which}”."
    return LibraryError("not_kept", what, f"Give a number, or a whole name. {_HINT}" if exactly else _HINT)
