"""Gets documents by the first means that works, and notes every request that was made for it."""

from __future__ import annotations

import base64
import binascii
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from smallprint.errors import FetchError, SmallprintError
from smallprint.fetching.address import parse_address
from smallprint.messages import GotParams, Request
from smallprint.opening import Opened, open_document

if TYPE_CHECKING:
    from smallprint.fetching import Fetched

Fetch = Callable[[str], "Fetched"]
"""Our own guarded fetch. Raises FetchError and InputError `bad_address`."""

Ask = Callable[[str], GotParams]
"""Has the browser get an address. Raises CancelledError."""

ANYWHERE = "*"
"""Among origins: the browser may get any public address by https."""

_MOST_DOCUMENTS = 10
_SECONDS = 30.0
"""For all documents of a search together; a request that has begun may take its own time."""

_GONE = frozenset({404, 410})
_LOCAL_NAMES = (".local", ".localhost", ".internal", ".lan", ".home", ".test", ".invalid")


@dataclass(slots=True)
class _Asked:
    url: str
    by: Literal["browser", "host"]
    outcome: str


class Getter:
    """Gets documents for one search: by the browser where it may, else by `fetch`, within a budget."""

    def __init__(self, fetch: Fetch, ask: Ask | None = None, origins: Collection[str] = ()) -> None:
        self._fetch = fetch
        self._ask = ask
        self._origins = frozenset(origins)
        self._asked: list[_Asked] = []
        self._left = _MOST_DOCUMENTS
        self._end = time.monotonic() + _SECONDS

    def has_budget(self) -> bool:
        """Whether another document may be asked for."""
        return self._left > 0 and time.monotonic() < self._end

    def get(self, url: str) -> Opened:
        """The document at an address, read. Its request waits for its outcome, see `note`.

        Raises FetchError; InputError `bad_address`, `too_large`, `not_text`; PageError; CancelledError.
        """
        self._left -= 1
        url = parse_address(url).url
        try:
            opened = self._by_browser(url) if self._in_reach(url) else None
            return opened or self._by_host(url)
        except SmallprintError as error:
            self.note("missing" if is_missing(error) else error.code)
            raise

    def note(self, outcome: str) -> None:
        """What came of the last request."""
        if self._asked:
            self._asked[-1].outcome = outcome

    def requests(self) -> list[Request]:
        """All requests so far, in order."""
        return [Request(url=asked.url, by=asked.by, outcome=asked.outcome) for asked in self._asked]

    def _in_reach(self, url: str) -> bool:
        if self._ask is None:
            return False
        parts = urlsplit(url)
        if f"{parts.scheme}://{parts.netloc}".lower() in self._origins:
            return True
        return ANYWHERE in self._origins and parts.scheme == "https" and _sounds_public(parts.hostname or "")

    def _by_browser(self, url: str) -> Opened | None:
        """The document, or None where our own fetch may have more luck. Raises FetchError where it would not."""
        assert self._ask is not None  # noqa: S101 - `_in_reach` has seen to it
        self._asked.append(_Asked(url, "browser", "fetch_failed"))
        got = self._ask(url)
        if got.document is None:
            if got.reason.isdecimal() and int(got.reason) in _GONE:
                raise FetchError(
                    "fetch_failed",
                    "There is no page there.",
                    "Check the address.",
                    {"status": int(got.reason)},
                )
            return None
        if got.document.url != url:
            self.note("redirect")
            self._asked.append(_Asked(got.document.url, "browser", "fetch_failed"))
        try:
            body = base64.b64decode(got.document.body, validate=True)
        except (binascii.Error, ValueError):
            return None
        return open_document(body, got.document.url, got.document.content_type)

    def _by_host(self, url: str) -> Opened:
        try:
            fetched = self._fetch(url)
        except FetchError as error:
            self._note_chain(error.details.get("chain") or [url])
            raise
        self._note_chain(fetched.chain)
        return open_document(fetched.body, fetched.url, fetched.declared_type)

    def _note_chain(self, chain: Collection[str]) -> None:
        self._asked += [_Asked(hop, "host", "redirect") for hop in chain]
        self.note("fetch_failed")


def _sounds_public(host: str) -> bool:
    """Whether a name may belong to the public internet. The browser does not let us check where it leads."""
    if "." not in host or host.endswith(_LOCAL_NAMES):
        return False
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return not host.rpartition(".")[2].isdigit()
    return False


def is_missing(error: SmallprintError) -> bool:
    """Whether a server said that there is no such document, so that there is nothing to be opened either."""
    return isinstance(error, FetchError) and error.details.get("status") in _GONE
