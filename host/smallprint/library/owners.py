"""Which sites a policy is the policy of."""

from __future__ import annotations

from smallprint.discovery.sites import hosts_policies, same_owner, site_of
from smallprint.discovery.sites.naming import joined
from smallprint.library.addresses import host_key, site_key

_SHORTEST_NAME = 3
"""Letters from which the label of a domain can be found in a service's name."""


def sites_of(policy: str, service: str, page: str | None) -> list[str]:
    """The names of hosts and sites (see `addresses`) that a policy is of.

    `policy` is its address, `page` that of the page from which it was found; None where it was read by itself, and
    then only the service's own name tells that it speaks of the site on which it stands. One that stands elsewhere is
    of the page's own host: others of that site may have another one.
    """
    if page is not None:
        host = [key for key in [host_key(page)] if key]
        return [*host, *_whole(page)] if same_owner(policy, page) else host
    if hosts_policies(policy) or not _is_named_after(policy, service):
        return []
    return [host_key(policy), *_whole(policy)]


def _whole(url: str) -> list[str]:
    """The whole site, unless it is a platform, whose hosts are its customers'."""
    site = site_of(url)
    return [site_key(site)] if site and site_of(f"https://any.{site}/") == site else []


def _is_named_after(url: str, service: str) -> bool:
    label, name = joined(site_of(url).partition(".")[0]), joined(service)
    return min(len(label), len(name)) >= _SHORTEST_NAME and (label in name or name in label)
