"""Where links lead, and addresses hidden from robots."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from smallprint.reading.canonical import fold

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLAIN = re.compile(r"https?://[\w-]+(?:\.[\w-]+)*(?:[/?#][\w/?#=&%+,;~-]*)?", re.ASCII)
"""Addresses that are complete and need no care: nothing in them stands for a folder above."""


class Addresses:
    """Makes the addresses of one page's links absolute."""

    def __init__(self, root: _Element, url: str | None) -> None:
        base = root.find(".//base[@href]")
        href = "" if base is None else base.get("href", "")
        try:
            self._base = urljoin(url or "", href)
        except ValueError:
            self._base = url or ""
        self._known: dict[str, str] = {}

    def absolute(self, href: str) -> str:
        """The http, https, mailto or tel address that `href` leads to; empty within the page and elsewhere."""
        href = href.strip()
        while href[:14].lower() == "mailto:mailto:":  # as some editors write
            href = href[7:]
        if not href or href[0] == "#":
            return ""
        known = self._known.get(href)
        if known is None:
            known = self._known[href] = href if _PLAIN.fullmatch(href) else self._resolve(href)
        return known

    def _resolve(self, href: str) -> str:
        if "/cdn-cgi/l/email-protection#" in href:
            return "mailto:" + reveal(href.partition("#")[2])
        try:
            return followed(urljoin(self._base, href))
        except ValueError:
            return ""


def followed(address: str) -> str:
    """An absolute http, https, mailto or tel address as browsers take it; empty for any other.

    Its scheme is in small letters, and line ends within it are gone.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    of_web = parts.scheme in ("http", "https") and parts.netloc
    return parts.geturl() if of_web or (parts.scheme in ("mailto", "tel") and parts.path) else ""


def reveal(code: str) -> str:
    """An e-mail address that Cloudflare hid from robots: hexadecimal, the first byte XORed to all others."""
    try:
        key, *rest = bytes.fromhex(code)
    except ValueError:
        return ""
    return fold(bytes(byte ^ key for byte in rest).decode("utf-8", "replace"))
