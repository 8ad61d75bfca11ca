"""Whose an address is: the service's own, or somebody else's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from smallprint.analysis.ways.addresses import host_of, page_of
from smallprint.discovery.sites import is_embedded_service, site_of
from smallprint.matching.names import key_of

if TYPE_CHECKING:
    from smallprint.reading.policy import Policy

_PARTS = re.compile(r"[.-]")
_SHORTEST = 3  # letters of a name that can be a part of another


@dataclass(frozen=True, slots=True)
class Owner:
    """The service by the names that its addresses bear: of its site, and its own."""

    page: str
    """The policy's page, as `page_of` has it, "" where it has none."""
    names: frozenset[str]

    def owns(self, href: str) -> bool:
        """Whether a web address is the service's: of its site, or with its name in the host."""
        host = urlsplit(href).hostname or ""
        return self._is_named(site_of(href).partition(".")[0]) or not self.names.isdisjoint(
            _PARTS.split(host)
        )

    def owns_mailbox(self, email: str) -> bool:
        """Whether an email address, one that `mailbox_of` gave, is at a domain that bears the service's name."""
        return self._is_named(site_of(f"https://{email.rpartition('@')[2]}").partition(".")[0])

    def is_page(self, href: str) -> bool:
        """Whether an address is the policy itself, or a place in it."""
        return bool(self.page) and page_of(href) == self.page

    def _is_named(self, label: str) -> bool:
        label = key_of(label)
        return any(
            label == name or (min(len(label), len(name)) >= _SHORTEST and (label in name or name in label))
            for name in self.names
        )


def owner_of(policy: Policy, *others: str) -> Owner:
    """The service behind a policy; `others` are more names of its owner."""
    names = {key_of(name) for name in (policy.service, *others)}
    url = policy.url if policy.url and host_of(policy.url) else ""
    if url and not is_embedded_service(url):
        names.add(key_of(site_of(url).partition(".")[0]))
    return Owner(page_of(url) if url else "", frozenset(names - {""}))
