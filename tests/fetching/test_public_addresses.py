"""The guard's table: which literal addresses may be dialled at all."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallprint.fetching.public import is_public

PRIVATE = """
0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.127.255.254 127.0.0.1 127.255.255.255 169.254.0.1
169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.170 192.0.2.1 192.31.196.1 192.52.193.1
192.88.99.1 192.168.0.1 192.168.255.255 192.175.48.1 198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1
224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255 :: ::1 ::7f00:1 ::ffff:127.0.0.1 ::ffff:10.0.0.1
::ffff:8.8.8.8 ::ffff:0:8.8.8.8 64:ff9b::7f00:1 64:ff9b::a00:1 64:ff9b::808:808 64:ff9b:1::a00:1 100::1
2001::1 2001:0:4136:e378:8000:63bf:3fff:fdd2 2001:2::1 2001:10::1 2001:20::1 2001:db8::1 2002:7f00:1::1
2002:a00:1::1 2002:808:808::1 2620:4f:8000::1 3fff::1 fc00::1 fd12:3456:789a::1 fe80::1 fe80::1%eth0
fec0::1 ff02::1 ff0e::1 4000::1 5f00::1
"""

PUBLIC = """
1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.1 100.63.255.255 100.128.0.1 126.255.255.255 128.0.0.1
169.253.255.255 172.15.255.255 172.32.0.1 192.0.1.1 192.167.255.255 192.169.0.1 198.17.255.255 198.20.0.1
223.255.255.255 2001:200::1 2001:4860:4860::8888 2400:cb00::1 2606:4700::1111 2a00:1450::1
2620:4f:7fff::1
"""

NOT_ADDRESSES = [
    "",
    "localhost",
    "2130706433",
    "0x7f.0.0.1",
    "127.1",
    "0177.0.0.1",
    "8.8.8.8/32",
    "8.8.8.8 ",
    "[::1]",
    "2606:4700::1111%1",
    "1.2.3",
    "::g",
]


@pytest.mark.parametrize("address", PRIVATE.split())
def test_private_and_special_addresses_are_refused(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC.split())
def test_public_addresses_pass_up_to_the_edges_of_the_special_ranges(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("text", NOT_ADDRESSES)
def test_what_is_not_a_plain_literal_is_refused(text: str) -> None:
    assert not is_public(text)


@given(st.ip_addresses(v=4))
def test_never_more_generous_than_the_standard_library(address: ipaddress.IPv4Address) -> None:
    if is_public(str(address)):
        assert address.is_global
        assert not address.is_multicast
        assert not address.is_reserved


@given(st.ip_addresses(v=4))
def test_no_ipv6_form_smuggles_an_ipv4_address(address: ipaddress.IPv4Address) -> None:
    value = int(address)
    forms = [
        value,  # compatible
        0xFFFF << 32 | value,  # mapped
        0x64FF9B << 96 | value,  # NAT64
        0x2002 << 112 | value << 80,  # 6to4
        0x20010000 << 96 | value ^ 0xFFFFFFFF,  # Teredo
    ]
    assert not any(is_public(str(ipaddress.IPv6Address(form))) for form in forms)
