"""A web site on loopback whose answers are scripted byte by byte, and a network that takes it for public."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from smallprint.fetching.network import Network

if TYPE_CHECKING:
    import socket
    import ssl

PUBLIC = "127.0.0.1"
"""The one address that the tests' networks call public; any other is refused before it is dialled."""

Script = Callable[[str], Iterable[bytes]]


def answer(
    body: bytes, *headers: str, status: str = "200 OK", kind: str | None = "text/html; charset=utf-8"
) -> bytes:
    """A whole HTTP answer."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers]
    if kind is not None:
        lines.append(f"Content-Type: {kind}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def redirect(location: str, status: str = "302 Found") -> bytes:
    """A redirect."""
    return answer(b"", f"Location: {location}", status=status)


@dataclass
class Site:
    """A listening server. `script` gives, for a path, the bytes to send, piece by piece."""

    listener: socket.socket
    script: Script = lambda path: [answer(b"<p>" + path.encode())]
    requests: list[str] = field(default_factory=list)
    resolved: list[str] = field(default_factory=list)
    hosts: dict[str, list[str]] = field(default_factory=dict)
    tls: ssl.SSLContext | None = None
    converse: Callable[[socket.socket], None] | None = None
    """Takes the connection over before anything is read from it."""

    @property
    def port(self) -> int:
        return int(self.listener.getsockname()[1])

    def url(self, path: str = "/", host: str = "site.example") -> str:
        return f"http://{host}:{self.port}{path}"

    def resolve(self, host: str, _port: int) -> list[str]:
        self.resolved.append(host)
        return self.hosts.get(host, [PUBLIC])

    @property
    def network(self) -> Network:
        return Network(
            resolve=self.resolve, is_public=lambda address: address == PUBLIC, ports=frozenset({self.port})
        )

    def serve(self) -> None:
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        if self.converse:
            with connection, suppress(OSError):
                self.converse(connection)
            return
        if self.tls:
            try:
                connection = self.tls.wrap_socket(connection, server_side=True)
            except OSError:
                return  # the client does not trust us, as it should
        with connection:
            request = b""
            while b"\r\n\r\n" not in request:
                piece = connection.recv(65536)
                if not piece:
                    return
                request += piece
            self.requests.append(request.decode())
            try:
                for piece in self.script(request.split(b" ")[1].decode()):
                    connection.sendall(piece)
            except OSError:
                return  # the client hung up, as it should on hostile answers
