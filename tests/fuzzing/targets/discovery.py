"""What is read of a page that is no policy, and of addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint import discovery, engine, messages
from smallprint.discovery.address import (
    MAX_ADDRESS,
    absolute,
    is_article,
    last_words,
    names_template,
    read_address,
)
from smallprint.discovery.sites import host_of, same_owner, site_of
from smallprint.errors import InputError
from smallprint.fetching.address import follow, parse_address
from smallprint.fetching.public import is_public
from smallprint.library.addresses import address_key, host_key, keys_to_try
from smallprint.presenting.clean import safe_href
from smallprint.reading.addresses import Addresses
from smallprint.reading.markup import parse_html
from tests.fuzzing import seeds
from tests.fuzzing.checks import check_error, check_message, check_text
from tests.fuzzing.target import Target

if TYPE_CHECKING:
    from smallprint.fetching.address import Address

_HERE = "https://kettle.example/en/"
_MOST_LINKS, _MOST_MOMENTS, _LONGEST_MOMENT = 14, 6, 400


def look(data: bytes) -> None:
    """A page: what it leads to, and where it asks to agree."""
    page = messages.Page(url=_HERE, frames=[messages.Frame(url=_HERE, html=data.decode("utf-8", "replace"))])
    opened = engine.open_page(page)
    links = discovery.find_links(opened.view, readable=frozenset({"en"}))
    moments = discovery.find_moments(opened.view)
    assert 0 <= discovery.recognise(opened.policy).score <= 1
    assert len(links) <= _MOST_LINKS
    assert len(moments) <= _MOST_MOMENTS
    for link in (*links, *(link for moment in moments for link in moment.links)):
        check_message(link)
        assert 0 <= link.score <= 1
        assert link.language == "" or link.language.isalpha()
        _check_address(link.url)
    for moment in moments:
        check_message(moment)
        assert 0 < len(moment.text) <= _LONGEST_MOMENT
    for version in discovery.versions_in(frozenset({"en"}), opened.view):
        _check_address(version.url)
    assert all(discovery.policy_sections(opened.view))


def _check_address(url: str) -> None:
    assert url.isascii()
    assert parse_address(url).scheme in ("http", "https")


def read_addresses(data: bytes) -> None:
    """An address as somebody wrote it; a second line leads on from the first."""
    url, _, other = data.decode("utf-8", "surrogateescape").partition("\n")
    address = _parsed(url)
    if address is not None:
        check_address(address)
        try:
            check_address(follow(address, other))
        except InputError as error:
            check_error(error, "bad_address")
        _check_absolute(address.url, other)
    _check_absolute(_HERE, url)
    for read in (read_address, is_article, last_words, names_template, site_of, host_of, safe_href):
        read(url)
    same_owner(url, other)
    is_public(host_of(url))
    _check_keys(url)
    _check_links(url, other)


def _parsed(url: str) -> Address | None:
    try:
        return parse_address(url)
    except InputError as error:
        check_error(error, "bad_address")
        return None


def check_address(address: Address) -> None:
    """An address has one reading: written out and read again it is the same."""
    assert address.url.isascii()
    assert not set(address.url) & set(" \t\r\n\\\0")
    assert address.scheme in ("http", "https")
    assert address.host
    assert address.host == address.host.lower()
    assert address.target[0] == "/"
    assert 0 <= address.port <= 65535
    if len(address.url) <= MAX_ADDRESS:
        assert parse_address(address.url) == address
    is_public(address.host)


def _check_absolute(base: str, href: str) -> None:
    url = absolute(base, href)
    if url is not None:
        assert len(url) <= MAX_ADDRESS
        _check_address(url)
        again = absolute("", url)
        assert again is not None
        assert again.partition("#")[0] == url.partition("#")[0]


def _check_keys(url: str) -> None:
    host, keys = host_key(url), keys_to_try(url)
    assert bool(host) == bool(keys)
    if host:
        assert keys[0] == host
        assert address_key(url).startswith(host)
        # A number of version 6 has lost its brackets, and of two www the first goes.
        if "[" not in url and not host.startswith("www."):
            assert address_key(f"https://{address_key(url)}") == address_key(url)


def _check_links(base: str, href: str) -> None:
    root = parse_html("<p>x")
    assert root is not None
    led = Addresses(root, base).absolute(href)
    assert led == "" or led.startswith(("http://", "https://", "mailto:", "tel:"))
    shown = safe_href(led)
    check_text(shown or "")
    assert not set(shown or "") & set("<>\"' \t\r\n")


TARGETS = {
    "links": Target(
        look,
        lambda: [seeds.PAGE.encode(), *(page for page in seeds.samples() if len(page) < 2_500)],
        10_000,
        (
            *seeds.HTML_WORDS, b"<a href=/privacy>Privacy Policy</a>", b"<a href=#x>", b"<form>",
            b"<input type=email>", b"<button>",
            b"By signing up you agree to our ", b"I accept the ", b"<footer>", b"hreflang=xx", b"rel=alternate",
            b"<label>", b'"@type": "Organization"',
            b"<script type=application/ld+json>", b"\\ud800", b"Datenschutz", b"aria-controls=x", b"id=x",
            b"<base href=",
        ),
    ),
    "addresses": Target(
        read_addresses,
        lambda: seeds.encoded([*seeds.ADDRESSES, *(f"{seeds.URL}\n{address}" for address in seeds.ADDRESSES)]),
        150_000,
        seeds.ADDRESS_WORDS,
        longest=300,
    ),
}  # fmt: skip
