"""The guarded fetch against a hostile site on loopback."""

from __future__ import annotations

import gzip
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from smallprint import __version__
from smallprint.errors import FetchError
from smallprint.fetching import Limits, fetch
from smallprint.fetching.network import Network
from tests.fetching.loopback_site import answer, redirect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.fetching.loopback_site import Site

SMALL = Limits(seconds=5, wire_bytes=50_000, unpacked_bytes=100_000)


def failure(site: Site, path: str = "/", host: str = "site.example", limits: Limits = SMALL) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetch(site.url(path, host), limits=limits, network=site.network)
    assert caught.value.hint
    return caught.value


def test_a_page_arrives_with_its_type_charset_and_chain(site: Site) -> None:
    site.script = lambda path: [
        redirect("/privacy#top") if path == "/" else answer(b"<p>ok", kind="Text/HTML; Charset=ISO-8859-1")
    ]
    page = fetch(site.url("/"), network=site.network)
    assert (page.body, page.content_type, page.charset) == (b"<p>ok", "text/html", "iso-8859-1")
    assert page.url == site.url("/privacy")
    assert page.chain == (site.url("/"), site.url("/privacy"))


def test_the_request_says_who_asks_and_nothing_about_the_reader(site: Site) -> None:
    fetch(site.url("/privacy"), network=site.network)
    headers = dict(line.split(": ", 1) for line in site.requests[0].strip().split("\r\n")[1:])
    assert headers.pop("User-Agent") == f"Mozilla/5.0 (compatible; Smallprint/{__version__})"
    assert headers["Host"] == f"site.example:{site.port}"
    assert set(headers) == {"Host", "Accept", "Accept-Language", "Accept-Encoding", "Connection"}


def test_proxies_of_the_environment_are_ignored(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert fetch(site.url("/a"), network=site.network).body == b"<p>/a"


@pytest.mark.parametrize(
    "answers", [["10.0.0.7"], ["127.0.0.1", "10.0.0.7"], ["::1"], ["::ffff:127.0.0.1"], ["169.254.169.254"]]
)
def test_one_private_answer_refuses_the_host(site: Site, answers: list[str]) -> None:
    site.hosts["inside.example"] = answers
    error = failure(site, host="inside.example")
    assert error.code == "fetch_refused"
    assert site.requests == []


def test_the_real_check_refuses_loopback_by_name_and_literal(site: Site) -> None:
    real = Network(ports=frozenset({site.port}))
    for host in ("localhost", "localhost.", "127.0.0.1", "127.1.2.3", "[::1]", "[::ffff:7f00:1]", "0.0.0.0"):
        with pytest.raises(FetchError) as caught:
            fetch(site.url(host=host), limits=SMALL, network=real)
        assert caught.value.code == "fetch_refused"
    assert site.requests == []


def test_a_redirect_into_the_private_network_is_refused(site: Site) -> None:
    site.hosts["router.example"] = ["192.168.0.1"]
    site.script = lambda _: [redirect(site.url("/admin", "router.example"))]
    error = failure(site)
    assert error.code == "fetch_refused"
    assert error.details["chain"] == [site.url("/"), site.url("/admin", "router.example")]
    assert len(site.requests) == 1


def test_a_name_is_looked_up_once_so_that_it_cannot_change_in_between(site: Site) -> None:
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    network = Network(lambda _host, _port: next(answers), site.network.is_public, site.network.ports)
    assert fetch(site.url("/a"), network=network).body == b"<p>/a"
    assert next(answers) == ["10.0.0.1"]


def test_each_hop_is_looked_up_and_checked_again(site: Site) -> None:
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    network = Network(lambda _host, _port: next(answers), site.network.is_public, site.network.ports)
    site.script = lambda _: [redirect("/next")]
    with pytest.raises(FetchError, match="not on the public internet"):
        fetch(site.url(), network=network)


def test_other_ports_are_refused() -> None:
    for url in ("http://site.example:22/", "https://site.example:8443/"):
        with pytest.raises(FetchError, match="Port") as caught:
            fetch(url, network=Network(resolve=lambda _host, _port: ["127.0.0.1"]))
        assert caught.value.code == "fetch_refused"


def trickle_body(_: str) -> Iterator[bytes]:
    yield answer(b"x" * 1000)[:-1000]
    for _second in range(1000):
        yield b"x"
        time.sleep(0.05)


def trickle_headers(_: str) -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\n"
    for number in range(1000):
        yield f"X-{number}: 1\r\n".encode()
        time.sleep(0.05)


def silence(_: str) -> Iterator[bytes]:
    time.sleep(3)
    yield b""


def slow_redirects(path: str) -> Iterator[bytes]:
    time.sleep(0.25)
    yield redirect(path + "x")


@pytest.mark.parametrize("script", [trickle_body, trickle_headers, silence, slow_redirects])
def test_the_total_time_is_bounded_however_the_site_dawdles(
    site: Site, script: Callable[[str], Iterator[bytes]]
) -> None:
    site.script = script
    begin = time.monotonic()
    assert failure(site, limits=Limits(seconds=0.5)).code == "fetch_failed"
    assert time.monotonic() - begin < 1.5


def test_a_resolver_that_hangs_is_not_waited_for(site: Site) -> None:
    def hang(_host: str, _port: int) -> list[str]:
        time.sleep(2)
        return []

    begin = time.monotonic()
    with pytest.raises(FetchError, match="too long"):
        fetch(
            site.url(),
            limits=Limits(seconds=0.3),
            network=Network(resolve=hang, ports=frozenset({site.port})),
        )
    assert time.monotonic() - begin < 1


def test_the_next_address_is_tried_where_one_is_dead(site: Site) -> None:
    network = replace(site.network, is_public=lambda address: address.startswith("127.0.0."))
    site.hosts["site.example"] = ["127.0.0.9", "127.0.0.8", "127.0.0.1"]
    assert fetch(site.url("/a"), limits=SMALL, network=network).body == b"<p>/a"
    site.hosts["site.example"] = [f"127.0.0.{number}" for number in (9, 8, 7, 6, 1)]
    with pytest.raises(FetchError, match="connection"):
        fetch(site.url("/a"), limits=SMALL, network=network)


def test_an_unknown_host_says_so(site: Site) -> None:
    def unknown(_host: str, _port: int) -> list[str]:
        raise OSError("no such name")

    with pytest.raises(FetchError, match=r"site\.example was not found"):
        fetch(site.url(), network=Network(resolve=unknown, ports=frozenset({site.port})))


def test_gzip_is_unpacked(site: Site) -> None:
    site.script = lambda _: [answer(gzip.compress(b"<p>policy", mtime=0), "Content-Encoding: gzip")]
    assert fetch(site.url(), network=site.network).body == b"<p>policy"


def test_a_gzip_bomb_stops_at_the_limit(site: Site) -> None:
    bomb = gzip.compress(bytes(40_000_000))
    assert len(bomb) < SMALL.wire_bytes
    site.script = lambda _: [answer(bomb, "Content-Encoding: gzip")]
    assert failure(site).code == "fetch_refused"


@pytest.mark.parametrize(
    "packed", [gzip.compress(b"<p>policy", mtime=0)[:-6], b"<p>policy", gzip.compress(b"a", mtime=0) * 2, b""]
)
def test_damaged_gzip_is_never_passed_on_as_a_shorter_policy(site: Site, packed: bytes) -> None:
    site.script = lambda _: [answer(packed, "Content-Encoding: gzip")]
    assert failure(site).code == "fetch_failed"


def test_a_body_cut_short_is_never_passed_on(site: Site) -> None:
    site.script = lambda _: [answer(b"<p>policy" * 10)[:-5]]
    assert failure(site).code == "fetch_failed"


def test_declared_and_real_size_are_bounded(site: Site) -> None:
    site.script = lambda _: [answer(b"")[:-2].replace(b"Length: 0", b"Length: 999999999") + b"\r\n"]
    assert failure(site).code == "fetch_refused"
    site.script = lambda _: [b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", *[b"x" * 1000] * 200]
    assert failure(site).code == "fetch_refused"


@pytest.mark.parametrize("kind", ["image/png", "application/zip", "application/json", "text/css", "x"])
def test_other_types_are_refused(site: Site, kind: str) -> None:
    site.script = lambda _: [answer(b"<p>policy", kind=kind)]
    assert failure(site).code == "fetch_refused"


@pytest.mark.parametrize(
    ("kind", "body", "found"),
    [
        ("application/pdf", b"%PDF-1.7 ...", "application/pdf"),
        ("text/markdown", b"# Privacy", "text/markdown"),
        ("application/xhtml+xml", b"<html/>", "application/xhtml+xml"),
        (None, b"\n<!doctype html>", "text/html"),
        (None, b"Privacy policy", "text/plain"),
        (None, b"%PDF-1.4", "application/pdf"),
    ],
)
def test_types_that_can_be_read(site: Site, kind: str | None, body: bytes, found: str) -> None:
    site.script = lambda _: [answer(body, kind=kind)]
    assert fetch(site.url(), network=site.network).content_type == found


def test_a_pdf_that_is_none_is_refused(site: Site) -> None:
    site.script = lambda _: [answer(b"<p>log in", kind="application/pdf")]
    assert failure(site).code == "fetch_refused"


@pytest.mark.parametrize(
    "status", ["404 Not Found", "403 Forbidden", "500 Oops", "204 Nothing", "300 Choices"]
)
def test_other_statuses_fail_with_their_number(site: Site, status: str) -> None:
    site.script = lambda _: [answer(b"<p>sorry", status=status)]
    error = failure(site)
    assert error.code == "fetch_failed"
    assert status[:3] in error.message
