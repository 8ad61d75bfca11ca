"""Known sites, and which of them an address is at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

Key = TypeVar("Key")
_MOST_LABELS = 8  # of a host, from its end: no known domain has as many


class SiteIndex(Generic[Key]):
    """Finds the first of many sites at which a web address is.

    A site is a domain, or one and the beginning of a path: "aboutads.info/choices". A host inside the domain is there.
    """

    def __init__(self, sites: Iterable[tuple[Key, str]]) -> None:
        self._keys: list[Key] = []
        self._by_domain: dict[str, list[tuple[int, str]]] = {}
        for number, (key, site) in enumerate(sites):
            self._keys.append(key)
            domain, _, beginning = site.partition("/")
            self._by_domain.setdefault(domain, []).append((number, beginning))

    def first(self, href: str) -> Key | None:
        """The key of the first site at which an http or https address is, whatever its case."""
        parts = urlsplit(href)
        labels = (parts.hostname or "").split(".")[-_MOST_LABELS:]
        path = parts.path.removeprefix("/").casefold()
        at = min(
            (
                number
                for first in range(len(labels))
                for number, beginning in self._by_domain.get(".".join(labels[first:]), ())
                if path.startswith(beginning)
            ),
            default=None,
        )
        return None if at is None else self._keys[at]
