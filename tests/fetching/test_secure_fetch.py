"""TLS on loopback: the certificate is checked for the name although a literal is dialled."""

from __future__ import annotations

import ssl
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import trustme

from smallprint.errors import FetchError
from smallprint.fetching import Limits, fetch
from tests.fetching.loopback_site import redirect

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

    from smallprint.fetching.network import Network
    from tests.fetching.loopback_site import Site

SOON = Limits(seconds=5)


@pytest.fixture
def secure(site: Site) -> Network:
    """The site behind TLS, with a certificate for site.example only, and a network that trusts it."""
    authority = trustme.CA()
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("site.example").configure_cert(server)
    site.tls = server
    client = ssl.create_default_context()
    authority.configure_trust(client)
    return replace(site.network, ssl_context=client)


def https(site: Site, host: str = "site.example") -> str:
    return site.url("/privacy", host).replace("http:", "https:")


@pytest.mark.parametrize("host", ["site.example", "site.example.", "SITE.example"])
def test_the_right_name_is_read(site: Site, secure: Network, host: str) -> None:
    assert fetch(https(site, host), network=secure).body == b"<p>/privacy"


@pytest.mark.parametrize("host", ["other.example", "www.site.example", "127.0.0.1"])
def test_another_name_is_not(site: Site, secure: Network, host: str) -> None:
    with pytest.raises(FetchError) as caught:
        fetch(https(site, host), limits=SOON, network=secure)
    assert caught.value.code == "fetch_failed"
    assert site.requests == []


def test_an_unknown_certificate_is_not_trusted(site: Site, secure: Network) -> None:
    with pytest.raises(FetchError) as caught:
        fetch(https(site), limits=SOON, network=replace(secure, ssl_context=None))
    assert caught.value.code == "fetch_failed"
    assert site.requests == []


def test_a_redirect_to_an_insecure_address_is_refused(site: Site, secure: Network) -> None:
    site.script = lambda _: [redirect("http://site.example/privacy")]
    with pytest.raises(FetchError) as caught:
        fetch(https(site), network=secure)
    assert caught.value.code == "fetch_refused"
    assert len(site.requests) == 1


def dawdle(connection: socket.socket) -> None:
    """A handshake whose answer comes byte by byte."""
    connection.sendall(b"\x16\x03\x03\x40\x00\x02\x00\x3f\xfc")
    for _ in range(1000):
        connection.sendall(b"\x03")
        time.sleep(0.02)


def keep_silent(connection: socket.socket) -> None:
    while connection.recv(65536):
        pass


@pytest.mark.parametrize("converse", [dawdle, keep_silent])
def test_a_handshake_that_dawdles_is_left_in_time(
    site: Site, secure: Network, converse: Callable[[socket.socket], None]
) -> None:
    site.converse = converse
    begin = time.monotonic()
    with pytest.raises(FetchError, match="too long"):
        fetch(https(site), limits=Limits(seconds=0.3), network=secure)
    assert time.monotonic() - begin < 1


@pytest.mark.parametrize(
    "banner", [b"SSH-2.0-OpenSSH_9.6\r\n", b"HTTP/1.1 200 OK\r\n\r\n<p>policy", b"\0" * 99]
)
def test_a_server_that_does_not_speak_tls_is_not_read(site: Site, secure: Network, banner: bytes) -> None:
    site.converse = lambda connection: connection.sendall(banner)
    with pytest.raises(FetchError) as caught:
        fetch(https(site), limits=SOON, network=secure)
    assert caught.value.code == "fetch_failed"
