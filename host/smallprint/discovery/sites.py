"""Who a host belongs to: near enough for ranking links, without a list of all public suffixes."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlsplit

_SECOND_LEVELS = frozenset(
    {
        "ac", "co", "com", "edu", "gob", "gouv", "gov", "gv", "ne", "net", "nhs", "nic", "or", "org",
    }
)  # fmt: skip

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
    """The registrable name of the address's host, roughly: "shop" of www.shop.co.uk, with its suffix."""
    host = (urlsplit(url).hostname or "").rstrip(".")
    labels = host.split(".")
    if len(labels) > 2 and labels[-2] in _SECOND_LEVELS and len(labels[-1]) == 2:
        return ".".join(labels[-3:])
    return ".".join(labels[-2:])


def _owner(url: str) -> str:
    label = site_of(url).partition(".")[0]
    return _FAMILIES.get(label, label)


def same_owner(url: str, other: str) -> bool:
    """Whether both addresses are of one site, of one name under two suffixes, or of one known owner."""
    return site_of(url) == site_of(other) or _owner(url) == _owner(other)


def is_embedded_service(url: str) -> bool:
    """Whether the host is one of a service that other sites embed."""
    return _owner(url) in _EMBEDDED


def hosts_policies(url: str) -> bool:
    """Whether the host is one of a service that publishes its customers' policies."""
    return _owner(url) in _POLICY_HOSTS
