"""The order of tasks: as they come, but one at a time of each host.

A site is not made to answer several requests of ours at once, and one that is slow holds up nobody but itself.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from smallprint.errors import InputError
from smallprint.fetching.address import parse_address
from smallprint.source import is_address

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_WAITING = 1000
"""Tasks that are set aside for later; with more of one host in a row, all others wait as well."""


class Turns:
    """Sources whose turn it is."""

    def __init__(self, sources: Iterable[str]) -> None:
        self._sources = iter(sources)
        self._ready: deque[str] = deque()
        self._hosts: dict[str, deque[str]] = {}
        """The hosts in use, with the sources that wait for them."""
        self._waiting = 0

    def next(self) -> str | None:
        """The next source, None if there is none for now: all that are left wait for one that is being read."""
        if self._ready:
            return self._ready.popleft()
        while self._waiting < MOST_WAITING:
            source = next(self._sources, None)
            if source is None:
                return None
            host = _host(source)
            if host is None:
                return source
            if host not in self._hosts:
                self._hosts[host] = deque()
                return source
            self._hosts[host].append(source)
            self._waiting += 1
        return None

    def over(self, source: str) -> None:
        """A source that `next` gave has been read: another one of its host may be."""
        host = _host(source)
        if host is None:
            return
        if waiting := self._hosts[host]:
            self._ready.append(waiting.popleft())
            self._waiting -= 1
        else:
            del self._hosts[host]


def _host(source: str) -> str | None:
    """The host that reading it would ask, None for files and for what is no address."""
    if not is_address(source):
        return None
    try:
        return parse_address(source).host
    except InputError:
        return None
