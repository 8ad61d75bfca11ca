"""A fetch whose answer nobody wants any more: its caller is free at once, and so are thread and connection."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import httpcore
import pytest

from smallprint.errors import CancelledError, FetchError
from smallprint.fetching import Limits, fetch
from tests.fetching.loopback_site import PUBLIC, answer

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Iterator

    from tests.fetching.loopback_site import Site

PATIENT = Limits(seconds=30)


@pytest.fixture
def leaving() -> Callable[[], None]:
    """The check of a reader who leaves some time after the fetch has begun."""
    end = time.monotonic() + 0.2

    def check() -> None:
        if time.monotonic() > end:
            raise CancelledError

    return check


def fetchers() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "fetch"]


def wait_until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 2
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


def silence(_path: str) -> Iterator[bytes]:
    yield b""
    time.sleep(2)


def headers_then_silence(_path: str) -> Iterator[bytes]:
    yield answer(b"x" * 1000)[:-500]
    time.sleep(2)


def trickle(_path: str) -> Iterator[bytes]:
    yield answer(b"x" * 1000)[:-1000]
    for _ in range(1000):
        yield b"x"
        time.sleep(0.01)


@pytest.mark.parametrize("script", [silence, headers_then_silence, trickle])
@pytest.mark.parametrize("scheme", ["http", "https"])  # without TLS on the other side: its handshake hangs
def test_whatever_it_waits_for(
    site: Site, leaving: Callable[[], None], script: Callable[[str], Iterator[bytes]], scheme: str
) -> None:
    site.script = script
    begin = time.monotonic()
    with pytest.raises(CancelledError):
        fetch(
            site.url().replace("http", scheme, 1),
            limits=PATIENT,
            check=leaving,
            network=site.network,
        )
    assert time.monotonic() - begin < 0.5
    wait_until(lambda: not fetchers())


def test_the_site_sees_the_connection_end(site: Site, leaving: Callable[[], None]) -> None:
    ended = threading.Event()

    def listen(connection: socket.socket) -> None:
        while connection.recv(1000):
            pass
        ended.set()

    site.converse = listen
    with pytest.raises(CancelledError):
        fetch(site.url(), limits=PATIENT, check=leaving, network=site.network)
    assert ended.wait(1)


def test_a_name_that_is_never_found(site: Site, leaving: Callable[[], None]) -> None:
    finish = threading.Event()

    def hang(_host: str, _port: int) -> list[str]:
        finish.wait(5)
        return [PUBLIC]

    with pytest.raises(CancelledError):
        fetch(site.url(), limits=PATIENT, check=leaving, network=replace(site.network, resolve=hang))
    finish.set()
    wait_until(lambda: not fetchers())
    assert site.requests == []


def test_an_address_that_never_answers(site: Site, leaving: Callable[[], None]) -> None:
    finish = threading.Event()

    class Nowhere(httpcore.SyncBackend):
        def connect_tcp(self, *_: object, **__: object) -> httpcore.NetworkStream:
            finish.wait(5)
            raise httpcore.ConnectTimeout

    with pytest.raises(CancelledError):
        fetch(site.url(), limits=PATIENT, check=leaving, network=replace(site.network, sockets=Nowhere()))
    finish.set()
    wait_until(lambda: not fetchers())


def test_nothing_is_asked_for_whom_nobody_waits(site: Site) -> None:
    def gone() -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        fetch(site.url(), check=gone, network=site.network)
    assert site.resolved == []


def test_whatever_the_check_raises_ends_the_fetch_too(site: Site) -> None:
    site.script = silence

    def interrupted() -> None:
        if site.requests:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fetch(site.url(), limits=PATIENT, check=interrupted, network=site.network)
    wait_until(lambda: not fetchers())


def test_a_fetch_that_is_done_leaves_nothing_behind(site: Site) -> None:
    assert fetch(site.url("/a"), network=site.network).body == b"<p>/a"
    site.script = silence
    with pytest.raises(FetchError, match="too long"):
        fetch(site.url(), limits=Limits(seconds=0.2), network=site.network)
    wait_until(lambda: not fetchers())
