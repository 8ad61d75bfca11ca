"""The requests themselves: one for each hop, redirects followed by hand so that every hop is checked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import httpcore

from smallprint import __version__
from smallprint.errors import FetchError, InputError
from smallprint.fetching.address import Address, follow
from smallprint.fetching.body import checked_type, content_type, read_body
from smallprint.fetching.failures import OPEN_IT, refused, too_slow
from smallprint.fetching.limits import Fetched, Limits
from smallprint.fetching.network import GuardedBackend, Network
from smallprint.fetching.stopping import Deadline, run

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterable

_HEADERS = [
    # Our own name and version, so that a site's owner can see who asks and name us in a rule. "Mozilla/5.0
    # (compatible; ...)" claims no browser (every browser and most honest crawlers begin so), but without it
    # some servers answer 403 or a page for telephones of long ago.
    ("User-Agent", f"Mozilla/5.0 (compatible; Smallprint/{__version__})"),
    ("Accept", "text/html, application/xhtml+xml, application/pdf, text/markdown;q=0.9, text/plain;q=0.8"),
    # Not the reader's language but the one that can be summarized; it tells nothing about the reader.
    ("Accept-Language", "en, *;q=0.5"),
    ("Accept-Encoding", "gzip"),
    ("Connection", "close"),
]
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class _Redirect:
    location: str


def get(start: Address, limits: Limits, network: Network, check: Callable[[], object]) -> Fetched:
    """Get a page, following redirects.

    Raises FetchError, with the addresses asked in `details["chain"]` and an answer's `status`, and what `check` raises.
    """
    deadline = Deadline(limits.seconds)
    chain: list[str] = []
    try:
        return run(lambda: _hops(start, limits, network, deadline, chain), deadline, check)
    except FetchError as error:
        details = {**error.details, "chain": list(chain)}
        raise FetchError(error.code, error.message, error.hint, details) from error
    except httpcore.TimeoutException as error:
        slow = too_slow()
        raise FetchError(slow.code, slow.message, slow.hint, {"chain": list(chain)}) from error
    except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
        reason = "The connection to the site failed."
        raise FetchError("fetch_failed", reason, OPEN_IT, {"chain": list(chain)}) from error


def _hops(start: Address, limits: Limits, network: Network, deadline: Deadline, chain: list[str]) -> Fetched:
    backend = GuardedBackend(network, deadline, limits.wire_bytes)
    context = network.ssl_context or _well_known_authorities()
    try:
        with httpcore.ConnectionPool(ssl_context=context, network_backend=backend, retries=0) as pool:
            address = start
            while True:
                chain.append(address.url)
                answer = _ask(pool, address, limits, tuple(chain))
                if isinstance(answer, Fetched):
                    return answer
                address = _next(address, answer.location, chain, limits)
    finally:
        deadline.release()


@cache
def _well_known_authorities() -> ssl.SSLContext:
    """Loaded once: it takes 30 ms, and a search fetches several pages."""
    return httpcore.default_ssl_context()


def _ask(
    pool: httpcore.ConnectionPool, address: Address, limits: Limits, chain: tuple[str, ...]
) -> Fetched | _Redirect:
    target = httpcore.URL(scheme=address.scheme, host=address.host, port=address.port, target=address.target)
    with pool.stream("GET", target, headers=[("Host", address.authority), *_HEADERS]) as response:
        headers = _by_name(response.headers)
        if response.status in _REDIRECTS and "location" in headers:
            return _Redirect(_location(headers["location"]))
        if response.status != 200:
            raise _status(response.status)
        kind, charset = content_type(headers)
        body = read_body(
            response.iter_stream(), headers, wire=limits.wire_bytes, unpacked=limits.unpacked_bytes
        )
    return Fetched(address.url, checked_type(kind, body), charset, body, chain)


def _by_name(headers: Iterable[tuple[bytes, bytes]]) -> dict[str, list[str]]:
    """All values of each header, in order: what a second one means differs from header to header."""
    values: dict[str, list[str]] = {}
    for name, value in headers:
        values.setdefault(name.decode("latin-1").lower(), []).append(value.decode("latin-1"))
    return values


def _location(values: list[str]) -> str:
    if len(set(values)) > 1:
        raise refused("The site redirects to several addresses at once.")
    # Servers send UTF-8 here although the header is Latin-1 by the book.
    return values[0].encode("latin-1").decode("utf-8", "replace")


def _next(current: Address, location: str, chain: list[str], limits: Limits) -> Address:
    try:
        address = follow(current, location)
    except InputError as error:
        raise refused("The site redirects to an address that cannot be used.") from error
    if current.scheme == "https" and address.scheme == "http":
        raise refused("The site redirects from a secure address to an insecure one.")
    if len(chain) > limits.redirects or address.url in chain:
        raise FetchError("fetch_failed", "The site redirects without end.", OPEN_IT)
    return address


def _status(status: int) -> FetchError:
    message, hint = f"The site answered with status {status}.", OPEN_IT
    if status in (404, 410):
        message, hint = f"There is no page at this address ({status}).", "Check the address."
    elif status in (401, 403, 429, 451):
        message = f"The site lets only browsers read this page ({status})."
    return FetchError("fetch_failed", message, hint, {"status": status})
