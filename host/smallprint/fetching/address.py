"""From an address as text to the one reading of it that is checked and dialled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address
from urllib.parse import quote, urldefrag, urljoin, urlsplit

from smallprint.errors import InputError

MAX_ADDRESS = 4096
"""Characters of an address that are accepted."""

# Browsers read these in ways of their own: a backslash as a slash, tabs and line ends as nothing.
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f\\]")
# No user, no zone of an IPv6 address, nothing around the brackets: parsers read all of these differently.
_AUTHORITY = re.compile(r"(?:\[([0-9a-f:.]{2,45})\]|([^\[\]:@%]{1,254}))(?::[0-9]{0,5})?", re.IGNORECASE)
_HOST_NAME = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]{0,251}[a-z0-9_])?")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
# Letters that browsers keep and the older rules of Python's codec turn into others: names of two hosts.
_TWO_READINGS = re.compile("[ßẞς\u200c\u200d]")
_HINT = "Give a full address of a web page, such as https://shop.example/privacy."
_DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Address:
    """An http or https address: `host` in ASCII without brackets, `target` the path and query to send."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def url(self) -> str:
        """The address in ASCII: letters that look like others, or turn the line around, are seen for what they are."""
        return f"{self.scheme}://{self.authority}{self.target}"

    @property
    def authority(self) -> str:
        """What the Host header says."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"


def parse_address(url: str) -> Address:
    """Read an absolute http or https address; its fragment is dropped. Raises InputError `bad_address`."""
    if len(url) > MAX_ADDRESS:
        raise _bad(f"The address is longer than {MAX_ADDRESS} characters.")
    if _FORBIDDEN.search(url):
        raise _bad("The address holds a space, a control character or a backslash.")
    try:
        url = urldefrag(url).url
        parts = urlsplit(url)
        if parts.scheme not in _DEFAULT_PORTS:
            raise _bad("Only http and https addresses can be read.")
        port = parts.port
        host = _host(parts.netloc)
        path_and_query = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        target = quote(path_and_query, safe="/?%:@!$&'()*+,;=~-._[]")
    except ValueError as error:  # UnicodeError included
        raise _bad("The address cannot be read.") from error
    return Address(
        scheme=parts.scheme,
        host=host,
        port=_DEFAULT_PORTS[parts.scheme] if port is None else port,
        target=target,
    )


def _host(authority: str) -> str:
    """The host in the one form in which it is looked up, asked for and checked by TLS."""
    if "@" in authority:
        raise _bad("The address carries a user name or a password.")
    parts = _AUTHORITY.fullmatch(authority)
    if parts is None or _TWO_READINGS.search(authority):
        raise _bad("The address names no host.")
    literal, name = parts.groups()
    if literal:
        return str(IPv6Address(literal))
    name = name.lower().encode("idna").decode("ascii").removesuffix(".")
    if not _HOST_NAME.fullmatch(name):
        raise _bad("The address names no host.")
    if _NUMBER.fullmatch(name.rpartition(".")[2]):
        return str(IPv4Address(name))  # the dotted form only: 017.1 is read as many addresses
    return name


def follow(current: Address, location: str) -> Address:
    """The address that a redirect leads to. Raises InputError `bad_address`."""
    try:
        # Servers forget to escape spaces; browsers do it for them.
        return parse_address(urljoin(current.url, location.strip(" \t").replace(" ", "%20")))
    except ValueError as error:
        raise _bad("The address cannot be read.") from error


def _bad(message: str) -> InputError:
    return InputError("bad_address", message, _HINT)
