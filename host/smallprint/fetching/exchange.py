"""The requests themselves: one for each hop, redirects followed by hand so that every hop is checked."""

from __future__ import annotations

from dataclasses import dataclass

import httpcore

from smallprint import __version__
from smallprint.errors import FetchError, InputError
from smallprint.fetching.address import Address, follow
from smallprint.fetching.body import checked_type, content_type, read_body
from smallprint.fetching.limits import Fetched, Limits
from smallprint.fetching.network import Deadline, GuardedBackend, Network, refused, too_slow

_HEADERS = [
    ("User-Agent", f"Smallprint/{__version__}"),
    ("Accept", "text/html, application/xhtml+xml, application/pdf, text/markdown;q=0.9, text/plain;q=0.8"),
    ("Accept-Language", "en, *;q=0.5"),
    ("Accept-Encoding", "gzip"),
    ("Connection", "close"),
]
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_OPEN_IT = "Open the page in the browser, then click the icon again."


@dataclass(frozen=True, slots=True)
class _Redirect:
    location: str


def get(start: Address, limits: Limits, network: Network) -> Fetched:
    """Get a page, following redirects. Raises FetchError, with the addresses asked in `details["chain"]`."""
    deadline = Deadline(limits.seconds)
    chain: list[str] = []
    try:
        context = network.ssl_context or httpcore.default_ssl_context()
        with httpcore.ConnectionPool(
            ssl_context=context, network_backend=GuardedBackend(network, deadline), retries=0
        ) as pool:
            address = start
            while True:
                chain.append(address.url)
                answer = _ask(pool, address, limits, tuple(chain))
                if isinstance(answer, Fetched):
                    return answer
                address = _next(address, answer.location, chain, limits)
    except FetchError as error:
        raise FetchError(error.code, error.message, error.hint, {"chain": chain}) from error
    except httpcore.TimeoutException as error:
        slow = too_slow()
        raise FetchError(slow.code, slow.message, slow.hint, {"chain": chain}) from error
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        reason = "The connection to the site failed."
        raise FetchError("fetch_failed", reason, _OPEN_IT, {"chain": chain}) from error


def _ask(
    pool: httpcore.ConnectionPool, address: Address, limits: Limits, chain: tuple[str, ...]
) -> Fetched | _Redirect:
    target = httpcore.URL(scheme=address.scheme, host=address.host, port=address.port, target=address.target)
    with pool.stream("GET", target, headers=[("Host", address.authority), *_HEADERS]) as response:
        headers = {
            name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers
        }
        if response.status in _REDIRECTS and "location" in headers:
            # Servers send UTF-8 here although the header is Latin-1 by the book.
            return _Redirect(headers["location"].encode("latin-1").decode("utf-8", "replace"))
        if response.status != 200:
            raise _status(response.status)
        kind, charset = content_type(headers)
        body = read_body(
            response.iter_stream(), headers, wire=limits.wire_bytes, unpacked=limits.unpacked_bytes
        )
    return Fetched(address.url, checked_type(kind, body), charset, body, chain)


def _next(current: Address, location: str, chain: list[str], limits: Limits) -> Address:
    try:
        address = follow(current, location)
    except InputError as error:
        raise refused("The site redirects to an address that cannot be used.") from error
    if current.scheme == "https" and address.scheme == "http":
        raise refused("The site redirects from a secure address to an insecure one.")
    if len(chain) > limits.redirects or address.url in chain:
        raise FetchError("fetch_failed", "The site redirects without end.", _OPEN_IT)
    return address


def _status(status: int) -> FetchError:
    if status in (404, 410):
        return FetchError(
            "fetch_failed", f"There is no page at this address ({status}).", "Check the address."
        )
    if status in (401, 403, 429, 451):
        return FetchError("fetch_failed", f"The site lets only browsers read this page ({status}).", _OPEN_IT)
    return FetchError("fetch_failed", f"The site answered with status {status}.", _OPEN_IT)
