"""Which IP addresses belong to the public internet.

Own tables rather than `ipaddress.is_global`: that one calls multicast, NAT64 and 6to4 global, and its answers
changed between patch releases of Python.
"""

from __future__ import annotations

from ipaddress import AddressValueError, IPv4Address, IPv4Network, IPv6Address, IPv6Network

_SPECIAL_V4 = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",
        "100.64.0.0/10",  # carrier-grade NAT
        "127.0.0.0/8",
        "169.254.0.0/16",  # link-local, and the metadata service of clouds
        "172.16.0.0/12",
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",  # AS112
        "192.52.193.0/24",  # AMT
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",
        "192.175.48.0/24",  # AS112
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)

# The only block from which public IPv6 addresses are given out. What lies outside it (loopback, mapped and
# compatible IPv4, NAT64, unique local, link-local, site-local, multicast) is never a public web server.
_UNICAST_V6 = IPv6Network("2000::/3")
_SPECIAL_V6 = tuple(
    IPv6Network(network)
    for network in (
        "2001::/23",  # protocol assignments: Teredo, ORCHID, benchmarks
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4, which carries any IPv4 address inside
        "2620:4f:8000::/48",  # AS112
        "3fff::/20",  # documentation
    )
)


def is_public(address: str) -> bool:
    """Whether a literal IPv4 or IPv6 address is one of the public internet; False for anything else."""
    try:
        if ":" not in address:
            v4 = IPv4Address(address)
            return not any(v4 in network for network in _SPECIAL_V4)
        v6 = IPv6Address(address)
    except AddressValueError:
        return False
    if v6.scope_id is not None:
        return False
    return v6 in _UNICAST_V6 and not any(v6 in network for network in _SPECIAL_V6)
