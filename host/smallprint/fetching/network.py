"""The network below httpcore: resolve once, check every answer, dial what was checked, stop in time."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

import httpcore

from smallprint.errors import FetchError
from smallprint.fetching.public import is_public

if TYPE_CHECKING:
    import ssl

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
    """What the guard stands on; tests put their own in. `ssl_context` None: the system's certificates."""

    resolve: Callable[[str, int], Sequence[str]] = resolve_by_system
    is_public: Callable[[str], bool] = is_public
    ports: frozenset[int] = frozenset({80, 443})
    ssl_context: ssl.SSLContext | None = None


class Deadline:
    """The one moment at which everything stops."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds that are left. Raises FetchError `fetch_failed` when none are."""
        seconds = self._end - time.monotonic()
        if seconds <= 0:
            raise too_slow()
        return seconds


def too_slow() -> FetchError:
    """The error of a fetch that took too long."""
    return FetchError(
        "fetch_failed", "The site took too long to answer.", "Try again, or open the page yourself."
    )


class GuardedStream(httpcore.NetworkStream):
    """A connection on which each operation gets the time that is left, so that a trickle cannot hold on."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read at most `max_bytes`."""
        return self._stream.read(max_bytes, _sooner(timeout, self._deadline))

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
        return GuardedStream(secure, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """What httpcore asks about the connection."""
        return self._stream.get_extra_info(info)


class GuardedBackend(httpcore.NetworkBackend):
    """Connects to public addresses only. Between the check and the connection there is no second look-up."""

    def __init__(self, network: Network, deadline: Deadline) -> None:
        self._network = network
        self._deadline = deadline
        self._sockets = httpcore.SyncBackend()

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
                stream = self._sockets.connect_tcp(literal, port, seconds, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if number == len(literals):
                    raise
            else:
                return GuardedStream(stream, self._deadline)
        raise AssertionError("there is at least one literal")

    def _checked(self, host: str, port: int) -> list[str]:
        if port not in self._network.ports:
            raise refused(f"Port {port} is not one that web sites use.")
        literals = list(dict.fromkeys(self._resolved(host, port)))
        if not literals:
            raise FetchError(
                "fetch_failed", f"{host} was not found.", "Check the address and the connection."
            )
        # One bad answer spoils all: a site that mixes private addresses in is trying something.
        if not all(self._network.is_public(literal) for literal in literals):
            raise refused(f"{host} is not on the public internet.")
        return literals[:_ATTEMPTS]

    def _resolved(self, host: str, port: int) -> Sequence[str]:
        # A look-up cannot be interrupted: it runs in a thread that nobody waits for at exit.
        answers: SimpleQueue[Sequence[str] | OSError | ValueError] = SimpleQueue()

        def look_up() -> None:
            try:
                answers.put(self._network.resolve(host, port))
            except (OSError, ValueError) as error:
                answers.put(error)

        threading.Thread(target=look_up, name="resolve", daemon=True).start()
        try:
            answer = answers.get(timeout=self._deadline.left())
        except Empty:
            raise too_slow() from None
        if isinstance(answer, Exception):
            hint = "Check the address and the connection."
            raise FetchError("fetch_failed", f"{host} was not found.", hint) from answer
        return answer


def refused(message: str) -> FetchError:
    """The error of a fetch that the guard does not allow."""
    return FetchError("fetch_refused", message, "Open the page in the browser, then click the icon again.")


def _sooner(timeout: float | None, deadline: Deadline) -> float:
    left = deadline.left()
    return left if timeout is None else min(timeout, left)
