"""The network below httpcore: resolve once, check every answer, dial what was checked, stop in time."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import httpcore

from smallprint.fetching.failures import not_found, refused, too_large
from smallprint.fetching.public import is_public

if TYPE_CHECKING:
    import ssl

    from smallprint.fetching.stopping import Deadline

_ATTEMPTS = 4
_CONNECT_SECONDS = 5.0
"""For one of a host's addresses, so that a dead IPv6 route leaves time for the next."""

SocketOptions = Iterable[
    tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]
]


def resolve_by_system(host: str, port: int) -> list[str]:
    """All addresses of a host, as the system's resolver gives them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(answer[4][0]) for answer in found]


@dataclass(frozen=True, slots=True)
class Network:
    """What the guard stands on; tests put their own in. `ssl_context` None: the well-known authorities."""

    resolve: Callable[[str, int], Sequence[str]] = resolve_by_system
    is_public: Callable[[str], bool] = is_public
    ports: frozenset[int] = frozenset({80, 443})
    ssl_context: ssl.SSLContext | None = None
    sockets: httpcore.NetworkBackend = field(default_factory=httpcore.SyncBackend)


class GuardedStream(httpcore.NetworkStream):
    """A connection that ends in time and in size, however the other side doles out its bytes.

    Each operation gets the time that is left; all that is read counts, headers and framing too.
    """

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline, max_bytes: int) -> None:
        self._stream = stream
        self._deadline = deadline
        self._bytes_left = max_bytes

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read at most `max_bytes`. Raises FetchError `fetch_refused` above the limit."""
        data = self._stream.read(max_bytes, _sooner(timeout, self._deadline))
        self._bytes_left -= len(data)
        if self._bytes_left < 0:
            raise too_large()
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all of `buffer`."""
        self._stream.write(buffer, _sooner(timeout, self._deadline))

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Put TLS on it; the certificate must be for the host's name, not for the literal dialled."""
        secure = self._stream.start_tls(ssl_context, server_hostname, _sooner(timeout, self._deadline))
        return GuardedStream(secure, self._deadline, self._bytes_left)

    def get_extra_info(self, info: str) -> Any:
        """What httpcore asks about the connection."""
        return self._stream.get_extra_info(info)


class GuardedBackend(httpcore.NetworkBackend):
    """Connects to public addresses only. Between the check and the connection there is no second look-up."""

    def __init__(self, network: Network, deadline: Deadline, max_bytes: int) -> None:
        self._network = network
        self._deadline = deadline
        self._max_bytes = max_bytes

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: SocketOptions | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first of the host's checked addresses that answers."""
        literals = self._checked(host, port)
        for number, literal in enumerate(literals, start=1):
            seconds = min(_CONNECT_SECONDS, _sooner(timeout, self._deadline))
            try:
                stream = self._network.sockets.connect_tcp(
                    literal, port, seconds, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if number == len(literals):
                    raise
            else:
                self._deadline.hold(stream.get_extra_info("socket"))
                return GuardedStream(stream, self._deadline, self._max_bytes)
        raise AssertionError("there is at least one literal")

    def _checked(self, host: str, port: int) -> list[str]:
        if port not in self._network.ports:
            raise refused(f"Port {port} is not one that web sites use.")
        try:
            literals = list(dict.fromkeys(self._network.resolve(host, port)))
        except (OSError, ValueError) as error:
            raise not_found(host) from error
        if not literals:
            raise not_found(host)
        # One bad answer spoils all: a site that mixes private addresses in is trying something.
        if not all(self._network.is_public(literal) for literal in literals):
            raise refused(f"{host} is not on the public internet.")
        return literals[:_ATTEMPTS]


def _sooner(timeout: float | None, deadline: Deadline) -> float:
    left = deadline.left()
    return left if timeout is None else min(timeout, left)
