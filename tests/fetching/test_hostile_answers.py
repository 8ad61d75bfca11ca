"""Answers as attacks: framing that parsers read differently, endless parts, lies about type and packing."""

from __future__ import annotations

import gzip
import time
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from smallprint.errors import FetchError
from smallprint.fetching import Limits, fetch
from tests.fetching.loopback_site import answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.fetching.loopback_site import Site

SMALL = Limits(seconds=5, wire_bytes=300_000, unpacked_bytes=500_000)
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n"


def failure(site: Site) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetch(site.url(), limits=SMALL, network=site.network)
    return caught.value


def body(site: Site) -> bytes:
    return fetch(site.url(), limits=SMALL, network=site.network).body


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        (b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<p>policy", b"<p>policy"),
        (OK + b"\r\n<p>policy", b"<p>policy"),
        (b"HTTP/1.1 200\r\n\r\n<p>policy", b"<p>policy"),
        (OK.replace(b"\r", b"") + b"\n<p>policy", b"<p>policy"),
        (OK + b"Content-Length: 3\r\nContent-Length: 3\r\n\r\n<p>hidden", b"<p>"),
        (OK + b"Content-Length: 3, 3\r\n\r\n<p>hidden", b"<p>"),
        (CHUNKED + b"\r\n3;a=b\r\n<p>\r\n0\r\nTrailer: 1\r\n\r\nhidden", b"<p>"),
        (CHUNKED + b"Content-Length: 9\r\n\r\n3\r\n<p>\r\n0\r\n\r\n", b"<p>"),
        (b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 3 + OK + b"\r\n<p>", b"<p>"),
        (OK + b"\r\n<p>" + b"a" * 2000 + b"\0b", b"<p>" + b"a" * 2000 + b"\0b"),
    ],
)
def test_framing_with_one_meaning_is_read(site: Site, raw: bytes, found: bytes) -> None:
    site.script = lambda _: [raw]
    assert body(site) == found


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x00\xff" * 100,
        b"SSH-2.0-thing\r\n",
        b"220 mail.example ESMTP\r\n250 OK\r\n\r\n",
        b"RTSP/1.0 200 OK\r\n\r\n<p>policy",
        b"ICY 200 OK\r\n\r\n<p>policy",
        b"HTTP/2 200\r\n\r\n<p>policy",
        b"HTTP/1.1 20 OK\r\n\r\n<p>policy",
        b"HTTP/1.1 2000 OK\r\n\r\n<p>policy",
        b"HTTP/1.1 -200 OK\r\n\r\n<p>policy",
        b"HTTP/1.1 099 Odd\r\n\r\n" + OK + b"\r\n<p>policy",
        b"<!doctype html><p>policy",
        b"\r\n" + OK + b"\r\n<p>policy",
        OK,  # no end of headers
        OK + b"Content-Length: 9\r\nContent-Length: 3\r\n\r\n<p>policy",
        OK + b"Content-Length: 9, 3\r\n\r\n<p>policy",
        OK + b"Content-Length: -9\r\n\r\n<p>policy",
        OK + b"Content-Length: +9\r\n\r\n<p>policy",
        OK + b"Content-Length: 0x9\r\n\r\n<p>policy",
        OK + b"Content-Length: \xb9\r\n\r\n<p>policy",
        OK + b"Content-Length: " + b"9" * 5000 + b"\r\n\r\n<p>policy",
        OK + b"Content-Length: 20\r\n\r\n<p>policy",
        OK + b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        OK + b"Transfer-Encoding: identity\r\n\r\n<p>policy",
        CHUNKED + b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        CHUNKED + b"\r\n3\r\n<p>\r\n",  # no last chunk
        CHUNKED + b"\r\n9\r\n<p>\r\n0\r\n\r\n",
        CHUNKED + b"\r\n2\r\n<p>\r\n0\r\n\r\n",
        CHUNKED + b"\r\n-3\r\n<p>\r\n0\r\n\r\n",
        CHUNKED + b"\r\n" + b"f" * 400 + b"\r\n<p>\r\n",
        CHUNKED + b"\r\n" + b"0" * 400 + b"3\r\n<p>\r\n",
        OK + b"X: a\0b\r\n\r\n<p>policy",
        OK + b"X\0: a\r\n\r\n<p>policy",
        OK + b"X : a\r\n\r\n<p>policy",
        OK + b"X\r\n\r\n<p>policy",
        OK + b": a\r\n\r\n<p>policy",
        OK + b"X: " + b"a" * 250_000 + b"\r\n\r\n<p>policy",
        OK + b"".join(b"X-%d: a\r\n" % number for number in range(20_000)) + b"\r\n<p>policy",
        b"HTTP/1.1 200 " + b"a" * 250_000,
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n<p>policy",
        b"HTTP/1.1 302 Found\r\nLocation: /a\0b\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nLocation: /b" + b"a" * 250_000 + b"\r\n\r\n",
    ],
)
def test_what_is_not_plain_http_fails(site: Site, raw: bytes) -> None:
    site.script = lambda _: [raw]
    assert failure(site).code == "fetch_failed"
    assert len(site.requests) == 1


def test_a_banner_before_the_request_fails(site: Site) -> None:
    site.converse = lambda connection: connection.sendall(b"SSH-2.0-thing\r\n")
    assert failure(site).code == "fetch_failed"


def hints(_: str) -> Iterator[bytes]:
    while True:
        yield b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 500


def tiny_chunks(_: str) -> Iterator[bytes]:
    yield CHUNKED + b"\r\n"
    while True:
        yield b"1\r\na\r\n" * 5000


def wide_chunks(_: str) -> Iterator[bytes]:
    yield CHUNKED + b"\r\n"
    while True:
        yield b"1;" + b"e" * 60_000 + b"\r\na\r\n"


def trailers(_: str) -> Iterator[bytes]:
    yield CHUNKED + b"\r\n3\r\n<p>\r\n0\r\n"
    while True:
        yield b"Trailer: 1\r\n" * 5000


def tail_after_gzip(_: str) -> Iterator[bytes]:
    yield OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"<p>policy", mtime=0)
    while True:
        yield bytes(60_000)


def bomb(_: str) -> Iterator[bytes]:
    yield OK + b"Content-Encoding: gzip\r\n\r\n"
    packing = zlib.compressobj(wbits=31)
    while True:
        yield packing.compress(bytes(1_000_000))


@pytest.mark.parametrize("script", [hints, tiny_chunks, wide_chunks, trailers, tail_after_gzip, bomb])
def test_what_never_ends_is_cut_off_by_its_size(site: Site, script: object) -> None:
    site.script = script  # type: ignore[assignment]
    begin = time.monotonic()
    assert failure(site).code in ("fetch_refused", "fetch_failed")
    assert time.monotonic() - begin < 2


@pytest.mark.parametrize(
    "coding", ["", "identity", "identity, identity", "gzip", "GZIP", "x-gzip", "identity, gzip,"]
)
def test_one_layer_is_unpacked(site: Site, coding: str) -> None:
    packed = gzip.compress(b"<p>policy", mtime=0) if "gzip" in coding.lower() else b"<p>policy"
    site.script = lambda _: [answer(packed, f"Content-Encoding: {coding}")]
    assert body(site) == b"<p>policy"


@pytest.mark.parametrize(
    "codings",
    [
        ("gzip, gzip",),
        ("gzip", "gzip"),
        ("br", "gzip"),
        ("gzip", "br"),
        ("gzip;q=1",),
        ("deflate",),
        ("zstd",),
        ("gzip, " * 1000,),
    ],
)
def test_other_codings_are_refused_in_one_header_or_several(site: Site, codings: tuple[str, ...]) -> None:
    twice = gzip.compress(gzip.compress(b"<p>policy", mtime=0))
    site.script = lambda _: [answer(twice, *(f"Content-Encoding: {coding}" for coding in codings))]
    assert failure(site).code == "fetch_refused"


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("text/html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ("text/html", gzip.compress(b"<p>policy", mtime=0)),
        ("text/html", b"<p>a\0b"),
        ("text/plain", b"\x7fELF\x02\x01\x01\0\0"),
        (None, b"PK\x03\x04\x14\0\0\0"),
        ("application/octet-stream", b"<p>policy"),
        ("binary/octet-stream", b"MZ\0"),
        ("application/pdf", b"<p>%PDF"),
        ("multipart/x-mixed-replace; boundary=a", b"--a\r\n\r\n<p>policy"),
        ("text/html, image/png", b"<p>policy"),
        ("text/event-stream", b"data: policy"),
    ],
)
def test_bytes_of_another_type_are_refused(site: Site, kind: str | None, content: bytes) -> None:
    site.script = lambda _: [answer(content, kind=kind)]
    assert failure(site).code == "fetch_refused"


@pytest.mark.parametrize(
    "kind", ["text/html", "application/octet-stream", "binary/octet-stream", "text/plain", None]
)
def test_a_pdf_is_one_whatever_it_is_called(site: Site, kind: str | None) -> None:
    site.script = lambda _: [answer(b"%PDF-1.7\n%\0\xff", kind=kind)]
    assert fetch(site.url(), network=site.network).content_type == "application/pdf"


def test_a_page_about_pdf_stays_a_page(site: Site) -> None:
    site.script = lambda _: [answer(b"<p>Files that begin with %PDF-1.7")]
    assert fetch(site.url(), network=site.network).content_type == "text/html"


def test_wide_characters_are_text(site: Site) -> None:
    site.script = lambda _: [answer("<p>policy".encode("utf-16"), kind="text/html; charset=UTF-16")]
    page = fetch(site.url(), network=site.network)
    assert (page.content_type, page.charset) == ("text/html", "utf-16")


@pytest.mark.parametrize(
    ("kind", "charset"),
    [
        ("text/html", None),
        ('text/html; charset="UTF-8"', "utf-8"),
        ("text/html;charset='koi8-r'", "koi8-r"),
        ("text/html; boundary=charset; charset=big5", "big5"),
        ("text/html; charset=", None),
        ("text/html; charset=\xfcber", None),
        ("text/html; " + "charset " * 5000, None),
        ("text/html" + ";" * 20_000 + "charset=ascii", "ascii"),
    ],
)
def test_charsets_as_servers_declare_them(site: Site, kind: str, charset: str | None) -> None:
    site.script = lambda _: [answer(b"<p>policy", kind=kind)]
    assert fetch(site.url(), network=site.network).charset == charset


PIECES = st.sampled_from(
    [
        b"HTTP/1.1 200 OK\r\n",
        b"HTTP/1.0 302 Found\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\n",
        b"Content-Type: text/html\r\n",
        b"Content-Type: application/pdf\r\n",
        b"Content-Length: 5\r\n",
        b"Content-Encoding: gzip\r\n",
        b"Transfer-Encoding: chunked\r\n",
        b"Location: ",
        b"//[::1]:80/",
        b"5\r\n",
        b"0\r\n",
        b"\r\n",
        b"\n",
        b" ",
        b"\0",
        b"hello",
        b"%PDF-",
        gzip.compress(b"<p>", mtime=0),
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES | st.binary(max_size=20), max_size=12).map(b"".join))
@example(b"HTTP/1.1 302 Found\r\nLocation: \xff\xfe\r\n\r\n")
def test_any_bytes_give_a_page_or_one_of_our_errors(site: Site, raw: bytes) -> None:
    site.script = lambda _: [raw]
    with suppress(FetchError):
        fetch(site.url(), limits=SMALL, network=site.network)
