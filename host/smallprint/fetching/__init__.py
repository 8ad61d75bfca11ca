"""The guarded fetch: the only place that opens a network connection, and only to get a policy.

Each hop's host is resolved once, every answer must be a public address, and that literal is what is dialled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.fetching.address import parse_address
from smallprint.fetching.limits import Fetched, Limits

if TYPE_CHECKING:
    from collections.abc import Callable

    from smallprint.fetching.network import Network

__all__ = ["Fetched", "Limits", "fetch"]

_DEFAULT_LIMITS = Limits()


def fetch(
    url: str,
    *,
    limits: Limits = _DEFAULT_LIMITS,
    check: Callable[[], object] = lambda: None,
    network: Network | None = None,
) -> Fetched:
    """Get the page at `url`.

    `check` is called before anything is sent and every 50 ms from then on: what it raises, CancelledError for
    one, ends the fetch and cuts the connection. `network` is for tests; None is the real one, guarded.

    Raises InputError `bad_address`; FetchError `fetch_refused` (not public, too large, another type, unsafe
    redirect) or `fetch_failed` (network, TLS, status, time).
    """
    address = parse_address(url)
    # httpcore and ssl take longer to import than most answers of the host take altogether.
    from smallprint.fetching.exchange import get
    from smallprint.fetching.network import Network

    return get(address, limits, network or Network(), check)
