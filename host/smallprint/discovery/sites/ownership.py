"""Who a host belongs to: near enough for ranking links, without a list of all public suffixes."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlsplit

from smallprint.discovery.sites.suffixes import split_host

_FAMILIES = {
    "youtube": "google",
    "gstatic": "google",
    "instagram": "facebook",
    "whatsapp": "facebook",
    "messenger": "facebook",
    "meta": "facebook",
    "threads": "facebook",
    "x": "twitter",
    "live": "microsoft",
    "bing": "microsoft",
}
"""Names of one owner, where the policy of one site stands on another."""

_EMBEDDED = frozenset(
    {
        "aboutads", "adobe", "adyen", "allaboutcookies", "amazon", "apple", "cloudflare",
        "cookiebot", "criteo", "didomi", "disqus", "facebook", "google", "hcaptcha", "hotjar",
        "hubspot", "intercom", "klarna", "linkedin", "mailchimp", "matomo", "microsoft",
        "networkadvertising", "onetrust", "outbrain", "paypal", "pinterest", "quantcast",
        "recaptcha", "reddit", "salesforce", "shopify", "snapchat", "spotify", "squarespace",
        "stripe", "taboola", "tiktok", "trustarc", "trustpilot", "twitter", "usercentrics", "vimeo",
        "wix", "wordpress", "youronlinechoices", "zendesk",
    }
)  # fmt: skip
"""Services whose own policies others link to: captchas, payment, embedded media, consent tools."""

_POLICY_HOSTS = frozenset(
    {
        "freeprivacypolicy", "getterms", "gitbook", "iubenda", "notion", "privacypolicies",
        "termly", "termsfeed", "zohopublic",
    }
)  # fmt: skip
"""Services that host the policies of their customers."""


@lru_cache(maxsize=512)
def site_of(url: str) -> str:
    """The registrable name of the address's host, roughly: "shop.co.uk" of www.shop.co.uk; "" if it has none.

    On a platform it is the customer's: "anne.github.io".
    """
    host = host_of(url)
    if not host or host.replace(".", "").isdigit() or ":" in host:
        return host
    return split_host(host)[0]


@lru_cache(maxsize=1024)
def host_of(url: str) -> str:
    """The host of an address in lower case, "" if it has none or cannot be read."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""


def _owner(url: str) -> str:
    site = site_of(url)
    label = site.partition(".")[0]
    if label.isdigit() or ":" in site or split_host(site)[1]:
        return site
    return _FAMILIES.get(label, label)


def same_owner(url: str, other: str) -> bool:
    """Whether both addresses are of one site, of one name under two suffixes, or of one known owner.

    An address that cannot be read is of nobody.
    """
    owner = _owner(url)
    return bool(owner) and (site_of(url) == site_of(other) or owner == _owner(other))


def is_embedded_service(url: str) -> bool:
    """Whether the host is one of a service that other sites embed."""
    return _owner(url) in _EMBEDDED


def hosts_policies(url: str) -> bool:
    """Whether the host is one of a service that publishes its customers' policies."""
    return _owner(url) in _POLICY_HOSTS
