"""The real host, for which the server of origins.py is the public internet. Nothing else in it is replaced."""

from __future__ import annotations

import os
import ssl
import sys
from functools import partial
from typing import TYPE_CHECKING

import httpcore

from smallprint import wire
from smallprint.fetching import fetch
from smallprint.fetching.network import Network
from smallprint.operations import engine_operations
from smallprint.serving import Server

if TYPE_CHECKING:
    from smallprint.fetching.network import SocketOptions

PUBLIC = "9.9.9.9"
"""Where every name is said to be: an address that passes the real check and is never dialled."""


class Loopback(httpcore.SyncBackend):
    """Dials the tests' server, whatever address was checked."""

    def __init__(self, port: int) -> None:
        self._port = port

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: SocketOptions | None = None,
    ) -> httpcore.NetworkStream:
        if (host, port) != (PUBLIC, 443):
            raise httpcore.ConnectError(f"nothing answers at {host}, port {port}")
        return super().connect_tcp("127.0.0.1", self._port, timeout, local_address, socket_options)


def network(port: int, authority: str) -> Network:
    """Every name leads to the server at `port`, which the authority in this file vouches for."""
    return Network(
        resolve=lambda _host, _port: [PUBLIC],
        ssl_context=ssl.create_default_context(cafile=authority),
        sockets=Loopback(port),
    )


def main() -> None:
    """Serve the browser until it closes the port."""
    get = partial(fetch, network=network(int(sys.argv[1]), sys.argv[2]))
    Server(wire.take_stdio(), engine_operations(fetch=get)).serve()
    os._exit(0)


if __name__ == "__main__":
    main()
