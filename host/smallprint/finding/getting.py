"""Gets documents by the first means that works, and notes every request that was made for it."""

from __future__ import annotations

import base64
import binascii
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING, Literal

from smallprint.errors import FetchError, SmallprintError
from smallprint.fetching.address import parse_address
from smallprint.messages import GotParams, Request
from smallprint.opening import Opened, open_document

if TYPE_CHECKING:
    from smallprint.fetching import Fetched
    from smallprint.fetching.address import Address

Fetch = Callable[[str], "Fetched"]
"""Our own guarded fetch. Raises FetchError and InputError `bad_address`."""

Ask = Callable[[str], GotParams]
"""Has the browser get an address. Raises CancelledError."""

ANYWHERE = "*"
"""Among origins: the browser may get any public address by https."""

_MOST_DOCUMENTS = 10
_SECONDS = 30.0
"""For all documents of a search together; a request that has begun may take its own time."""

_LARGEST_PAGE = 5 * 1024 * 1024
"""Bytes of a document that is no PDF. The longest policies have 1.5 MB of markup; 16 MB take a minute to read."""
_TOLD = 500
"""Characters of an address that are told."""

_GONE = frozenset({404, 410})
_LOCAL_NAMES = (
    ".local", ".localhost", ".localdomain", ".internal", ".intranet", ".private", ".corp", ".lan", ".home",
    ".home.arpa", ".test", ".invalid",
)  # fmt: skip


@dataclass(slots=True)
class _Asked:
    url: str
    by: Literal["browser", "host"]
    outcome: str


class Getter:
    """Gets documents for one search: by the browser where it may, else by `fetch`, within a budget.

    `watch` is told before each request how many there were; what it raises ends the search.
    """

    def __init__(
        self,
        fetch: Fetch,
        ask: Ask | None = None,
        origins: Collection[str] = (),
        watch: Callable[[int], None] = lambda _count: None,
    ) -> None:
        self._fetch = fetch
        self._ask = ask
        self._origins = frozenset(origins)
        self._watch = watch
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
        address = parse_address(url)
        try:
            opened = self._by_browser(address.url) if self._in_reach(address) else None
            opened = opened or self._by_host(address.url)
        except SmallprintError as error:
            self.note("missing" if is_missing(error) else error.code)
            raise
        return opened

    def note(self, outcome: str) -> None:
        """What came of the last request."""
        if self._asked:
            self._asked[-1].outcome = outcome

    def requests(self) -> list[Request]:
        """All requests so far, in order. Long addresses are cut: they are to be read."""
        return [Request(url=asked.url[:_TOLD], by=asked.by, outcome=asked.outcome) for asked in self._asked]

    def _in_reach(self, address: Address) -> bool:
        """Whether the browser may get it; from anywhere, only from where no private server can be meant."""
        if self._ask is None:
            return False
        if f"{address.scheme}://{address.authority}" in self._origins:
            return True
        secure = address.scheme == "https" and address.port == 443
        return ANYWHERE in self._origins and secure and _sounds_public(address.host)

    def _by_browser(self, url: str) -> Opened | None:
        """The document, or None where our own fetch may have more luck. Raises FetchError where it would not."""
        assert self._ask is not None  # noqa: S101 - `_in_reach` has seen to it
        self._begin(url, "browser")
        got = self._ask(url)
        if got.document is None:
            if got.reason.isdecimal() and int(got.reason) in _GONE:
                raise FetchError(
                    "fetch_failed",
                    "There is no page there.",
                    "Check the address.",
                    {"status": int(got.reason)},
                )
            if got.reason == "redirect":
                self.note("redirect")
            if got.reason == "slow":  # who has waited so long does not wait once more
                raise FetchError(
                    "fetch_failed", "The site took too long to answer.", "Try again, or open the page."
                )
            return None
        final = parse_address(got.document.url)
        if final.url != url:
            self.note("redirect")
            if not self._in_reach(final):
                return None
            self._begin(final.url, "browser")
        try:
            body = base64.b64decode(got.document.body, validate=True)
        except (binascii.Error, ValueError):
            return None
        return _open(body, final.url, got.document.content_type)

    def _begin(self, url: str, by: Literal["browser", "host"]) -> None:
        self._watch(len(self._asked))
        self._asked.append(_Asked(url, by, "fetch_failed"))

    def _by_host(self, url: str) -> Opened:
        self._watch(len(self._asked))
        try:
            fetched = self._fetch(url)
        except FetchError as error:
            self._note_chain(error.details.get("chain") or [url])
            raise
        self._note_chain(fetched.chain)
        return _open(fetched.body, fetched.url, fetched.declared_type)

    def _note_chain(self, chain: Collection[str]) -> None:
        self._asked += [_Asked(hop, "host", "redirect") for hop in chain]
        self.note("fetch_failed")


def _open(body: bytes, url: str, content_type: str) -> Opened:
    """The document, read. Raises FetchError `fetch_refused` for what is longer than any policy, and as reading does."""
    if len(body) > _LARGEST_PAGE and b"%PDF-" not in body[:1024]:
        raise FetchError(
            "fetch_refused", "The page is larger than any policy.", "Open it and click the icon there."
        )
    return open_document(body, url, content_type)


def _sounds_public(host: str) -> bool:
    """Whether a name may belong to the public internet. The browser does not let us check where it leads."""
    if "." not in host or host.endswith(_LOCAL_NAMES):
        return False
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return True
    return False


def is_missing(error: SmallprintError) -> bool:
    """Whether a server said that there is no such document, so that there is nothing to be opened either."""
    return isinstance(error, FetchError) and error.details.get("status") in _GONE
