"""From an address as text to the one reading of it that is checked and dialled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urldefrag, urljoin, urlsplit

from smallprint.errors import InputError

MAX_ADDRESS = 4096
"""Characters of an address that are accepted."""

# Browsers read these in ways of their own: a backslash as a slash, tabs and line ends as nothing.
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f\\]")
_HOST_NAME = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]{0,251}[a-z0-9_])?\.?")
_HINT = "Give a full address of a web page, such as https://shop.example/privacy."
_DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Address:
    """An http or https address: `host` in ASCII without brackets, `target` the path and query to send."""

    url: str
    scheme: str
    host: str
    port: int
    target: str

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
        port = parts.port
        host = parts.hostname or ""
        ascii_host = host if ":" in host else host.encode("idna").decode("ascii")
        path_and_query = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        target = quote(path_and_query, safe="/?%:@!$&'()*+,;=~-._[]")
    except ValueError as error:  # UnicodeError included
        raise _bad("The address cannot be read.") from error
    if parts.scheme not in _DEFAULT_PORTS:
        raise _bad("Only http and https addresses can be read.")
    if "@" in parts.netloc:
        raise _bad("The address carries a user name or a password.")
    if ":" not in ascii_host and not _HOST_NAME.fullmatch(ascii_host):
        raise _bad("The address names no host.")
    return Address(
        url=url,
        scheme=parts.scheme,
        host=ascii_host,
        port=_DEFAULT_PORTS[parts.scheme] if port is None else port,
        target=target,
    )


def follow(current: Address, location: str) -> Address:
    """The address that a redirect leads to. Raises InputError `bad_address`."""
    try:
        return parse_address(urljoin(current.url, location.strip(" \t")))
    except ValueError as error:
        raise _bad("The address cannot be read.") from error


def _bad(message: str) -> InputError:
    return InputError("bad_address", message, _HINT)
