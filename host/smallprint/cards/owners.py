"""Whose an address is: the service's own, or somebody else's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from smallprint.discovery.sites import is_embedded_service, site_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smallprint.reading.policy import Policy

_NOT_A_LETTER = re.compile(r"[\W_]+")
_PARTS = re.compile(r"[.-]")
_SHORTEST = 3
# Some sites lead every link through a page that counts: "l.php?u=https%3A%2F%2F...".
_INNER = re.compile(r"[?&]\w{1,10}=(https?%3A%2F%2F[^&#\s]{4,2000})", re.IGNORECASE)
_PLAIN = re.compile(r"https?://[\w.-]+(?:[/?#][\w/?#=&%+,;:.!~-]*)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Owner:
    """The service by the names that its addresses bear: of its site, and its own."""

    page: str
    """The policy's address without its fragment and query."""
    names: frozenset[str]

    def owns(self, href: str) -> bool:
        """Whether a web address is the service's: of its site, or with its name in the host."""
        host = urlsplit(href).hostname or ""
        return self._is_named(site_of(href).partition(".")[0]) or not self.names.isdisjoint(
            _PARTS.split(host)
        )

    def owns_mailbox(self, email: str) -> bool:
        """Whether an email address is at a domain that bears the service's name."""
        return self._is_named(site_of(f"https://{email.rpartition('@')[2]}").partition(".")[0])

    def is_page(self, href: str) -> bool:
        """Whether an address is the policy itself, or a place in it."""
        return bool(self.page) and _bare(href) == self.page

    def _is_named(self, label: str) -> bool:
        label = label.casefold()
        return any(
            label == name or (min(len(label), len(name)) >= _SHORTEST and (label in name or name in label))
            for name in self.names
        )


def led_to(href: str) -> str:
    """Where a link leads in the end, if its address tells; "" where that is no plain address."""
    inner = _INNER.search(href)
    if inner is None:
        return href
    end = unquote(inner[1])
    return end if _PLAIN.fullmatch(end) else ""


def is_at(href: str, sites: Iterable[str]) -> int | None:
    """The place in `sites` of the first at which a web address is: "aboutads.info/choices" is a host or a part of
    its domain, and the beginning of a path. None where it is at none of them.
    """
    href = href.casefold()
    for number, site in enumerate(sites):
        domain, _, beginning = site.partition("/")
        if domain not in href:  # told faster than where the host is
            continue
        parts = urlsplit(href)
        host = parts.hostname or ""
        if (host == domain or host.endswith(f".{domain}")) and parts.path.startswith(
            f"/{beginning}" * bool(beginning)
        ):
            return number
    return None


def owner_of(policy: Policy) -> Owner:
    """The service behind a policy."""
    names = {_NOT_A_LETTER.sub("", policy.service.casefold())}
    if policy.url is not None and not is_embedded_service(policy.url):
        names.add(site_of(policy.url).partition(".")[0].casefold())
    return Owner(_bare(policy.url) if policy.url else "", frozenset(names - {""}))


def _bare(url: str) -> str:
    parts = urlsplit(url)
    return f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}".casefold()
