"""Addresses as text: one reading, and no way for two parsers to disagree."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from smallprint.errors import InputError
from smallprint.fetching import fetch
from smallprint.fetching.address import follow, parse_address

BAD = [
    "",
    "privacy.html",
    "//shop.example/privacy",
    "ftp://shop.example/privacy",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "data:text/html,policy",
    "http:///privacy",
    "http://",
    "https://user@shop.example/",
    "https://user:secret@shop.example/",
    "https://@shop.example/",
    "https://shop.example\\@10.0.0.1/",
    "https:\\\\shop.example/",
    "https://shop.example/a b",
    "https://shop.example/\nHost: other.example",
    "https://shop.example/\t",
    "https://shop.example/\x00",
    "https://shop.example:99999/",
    "https://shop.example:port/",
    "https://[::1/",
    "https://sh%6fp.example/",
    "https://shop!.example/",
    "https://" + "a" * 64 + ".example/",
    "https://shop.example/" + "a" * 5000,
    "https://shop.example/\ud800",
    "https://[::1]shop.example/",
    "https://shop[::1]/",
    "https://[v1.x]/",
    "https://[fe80::1%eth0]/",
    "https://[2606:4700::1%25eth0]/",
    "https://[1.2.3.4]/",
    "https://shop.example:+443/",
    "https://shop.example:443:443/",
    "https://shop.example..//",
    "https://./",
    "https://straße.example/",
    "https://shop\u200d.example/",
    "https://shop.example\uff0fpath/",
    "https://127.1/",
    "https://0177.0.0.1/",
    "https://2130706433/",
    "https://0x7f000001/",
    "https://0x7f.0.0.0x1/",
    "https://1.2.3.256/",
    "https://shop.1/",
    "https://" + "a." * 130 + "example/",
    "view-source:https://shop.example/",
    "https:shop.example/",
]


@pytest.mark.parametrize("url", BAD)
def test_bad_addresses_are_refused_before_anything_is_asked(url: str) -> None:
    with pytest.raises(InputError) as caught:
        fetch(url)
    assert caught.value.code == "bad_address"
    assert caught.value.hint


def test_parts_of_an_address() -> None:
    address = parse_address("HTTPS://Shop.Example/a%20b/ü?q=1&r=é#section")
    assert (address.scheme, address.host, address.port) == ("https", "shop.example", 443)
    assert address.target == "/a%20b/%C3%BC?q=1&r=%C3%A9"
    assert "#" not in address.url


def test_international_names_become_ascii() -> None:
    assert parse_address("https://münzen.example/").host == "xn--mnzen-kva.example"


@pytest.mark.parametrize(
    ("written", "host"),
    [
        ("shop.example.", "shop.example"),
        ("SHOP.Example", "shop.example"),
        ("xn--mnzen-kva.example", "xn--mnzen-kva.example"),
        ("shop\u3002example", "shop.example"),
        ("ＳＨＯＰ.example", "shop.example"),
        ("①②⑦.0.0.1", "127.0.0.1"),
        ("1.2.3.4.", "1.2.3.4"),
        ("[2606:4700:0:0:0:0:0:1]", "2606:4700::1"),
        ("[::ffff:127.0.0.1]", "::ffff:7f00:1"),
        ("7up.example", "7up.example"),
        ("_a.example", "_a.example"),
    ],
)
def test_each_host_has_one_form(written: str, host: str) -> None:
    assert parse_address(f"https://{written}/").host == host


def test_spaces_in_redirects_are_escaped_but_never_in_the_host() -> None:
    here = parse_address("https://shop.example/legal/")
    assert follow(here, " /our privacy ").target == "/our%20privacy"
    with pytest.raises(InputError):
        follow(here, "https://shop .example/")


def test_the_host_header_names_port_and_brackets_where_needed() -> None:
    assert parse_address("http://[2606:4700::1]:8080/").authority == "[2606:4700::1]:8080"
    assert parse_address("http://shop.example:80/").authority == "shop.example"


def test_redirects_are_relative_to_where_they_come_from() -> None:
    here = parse_address("https://shop.example/legal/old?x=1")
    assert follow(here, "privacy").url == "https://shop.example/legal/privacy"
    assert follow(here, "//other.example/p").url == "https://other.example/p"


@given(st.text(max_size=80))
@example("http://[::ffff:127.0.0.1]/")
@example("http://①②⑦.0.0.1/")
@example("http://[v1.x]/")
@example("http://a。example/")
def test_any_text_is_read_or_refused_and_nothing_else(text: str) -> None:
    for url in (text, "http://" + text, "https://shop.example/" + text):
        with contextlib.suppress(InputError):
            address = parse_address(url)
            assert address.host.isascii()
            assert address.target.isascii()
            assert address.target.startswith("/")
            assert not set(address.host + address.target) & set(" \r\n\t\\#@"[:5])
