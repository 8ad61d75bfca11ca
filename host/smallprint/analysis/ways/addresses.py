"""Where a web address leads."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

# Some sites lead every link through a page that counts: "l.php?u=https%3A%2F%2F...".
_INNER = re.compile(r"[?&]\w{1,10}=(https?%3A%2F%2F[^&#\s]{4,2000})", re.IGNORECASE)
_PLAIN = re.compile(r"https?://[\w.-]+(?:[/?#][\w/?#=&%+,;:.!~-]*)?", re.ASCII)


def led_to(href: str) -> str:
    """Where a link leads in the end, if its address tells; "" where that is no plain address."""
    inner = _INNER.search(href)
    if inner is None:
        return href
    end = unquote(inner[1])
    return end if _PLAIN.fullmatch(end) else ""


def is_home(href: str) -> bool:
    """Whether a web address is the first page of a site."""
    parts = urlsplit(href)
    return not parts.path.strip("/") and (parts.hostname or "").removeprefix("www.").count(".") == 1


def page_of(href: str) -> str:
    """The page of a web address: its host and path alone, to be compared."""
    parts = urlsplit(href)
    return f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}".casefold()


def host_of(url: str | None) -> str:
    """The host of a page's address, "" where it has none or cannot be read: anybody may give one."""
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:
        return ""
