"""Which sites a policy is the policy of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from smallprint.discovery.names import read_name
from smallprint.discovery.sites import hosts_policies, same_owner, site_of
from smallprint.discovery.sites.naming import joined
from smallprint.library.addresses import host_key, site_key

if TYPE_CHECKING:
    from smallprint.reading.policy import Policy

_SHORTEST_NAME = 3
"""Letters from which the label of a domain can be found in a service's name."""


class Sites(NamedTuple):
    """Names of hosts and sites, see `addresses`. Those that are `sure` lead to the policy from now on; others, which
    `may` be, only where they lead nowhere yet.
    """

    sure: list[str]
    may: list[str]


def sites_of(policy: Policy, page: str | None) -> Sites:
    """The sites that a policy is of. `page` is where the search began that found it, None if it was read by itself.

    By itself it may be one of several of its site, such as that for applicants: it stands for the site only if it is
    nobody else's, bears the site's name and is for everybody. One that was found is that of the page's host, and of
    the whole site only if it is the site's own: on a platform, hosts are the customers'.
    """
    url = policy.url or ""
    if page is None:
        general = (
            not hosts_policies(url) and _is_named_after(url, policy.service) and _is_for_all(policy.title)
        )
        return Sites([], [host_key(url), *_whole(url)] if general else [])
    host = [key for key in [host_key(page)] if key]
    if not same_owner(url, page):
        return Sites(host, [])
    if host_key(url) == site_of(page):
        return Sites([*host, *_whole(page)], [])
    return Sites(host, _whole(page) if _is_named_after(url, policy.service) else [])


def _whole(url: str) -> list[str]:
    """The whole site, unless it is known as a platform."""
    site = site_of(url)
    return [site_key(site)] if site and site_of(f"https://any.{site}/") == site else []


def _is_named_after(url: str, service: str) -> bool:
    label, name = joined(site_of(url).partition(".")[0]), joined(service)
    return min(len(label), len(name)) >= _SHORTEST_NAME and (label in name or name in label)


def _is_for_all(title: str) -> bool:
    name = read_name(title)
    return name is None or (name.kind == "privacy" and not name.narrow)
