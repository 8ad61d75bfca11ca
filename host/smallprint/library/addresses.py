"""By which address a policy is known, and under which names a page's site. Needs nothing else: a popup waits."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

_TRACKING = re.compile(
    r"(?:utm_\w*|mtm_\w*|pk_\w*|hsa_\w*|fbclid|gclid|gbraid|wbraid|msclkid|mc_[ce]id|_gl|_ga)\Z"
)
"""Names of parameters that tell a site how its reader came to a page, and nothing of the page."""

_DEFAULT_PORTS = {"http": 80, "https": 443}
_MOST_LABELS = 10


def address_key(url: str) -> str:
    """An address without what leads to the same document: scheme, www, the place in the page, how one came there.

    An address that cannot be read, or that is not of the web, is its own key.
    """
    parts, host = _split(url), host_key(url)
    if parts is None or not host:
        return url.partition("#")[0]
    told = [pair for pair in parse_qsl(parts.query, True) if not _TRACKING.match(pair[0].lower())]
    query = urlencode(told, errors="replace")
    # What follows # leads to another document only where scripts draw the pages.
    route = f"#{parts.fragment}" if parts.fragment[:1] in ("!", "/") else ""
    return f"{host}{parts.path.rstrip('/')}{'?' if query else ''}{query}{route}"


def host_key(url: str) -> str:
    """The name of a page's own host, with the port if it is no usual one; "" if it has none on the web."""
    parts = _split(url)
    host = ((parts and parts.hostname) or "").rstrip(".").removeprefix("www.")
    return f"{host}{_port(parts)}" if parts and host else ""


def site_key(site: str) -> str:
    """The name of a site with all its hosts, by its registrable name."""
    return f"*.{site}"


def keys_to_try(url: str) -> list[str]:
    """The names under which the policy of a page's site may be known: its host's own, then those of its parents."""
    host = host_key(url)
    if not host:
        return []
    labels = host.split(".")[-_MOST_LABELS:]
    return [host, *(site_key(".".join(labels[at:])) for at in range(len(labels)))]


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        return parts if parts.scheme in _DEFAULT_PORTS and parts.hostname else None
    except ValueError:
        return None


def _port(parts: SplitResult) -> str:
    try:
        port = parts.port
    except ValueError:
        return ""
    return "" if port in (None, _DEFAULT_PORTS[parts.scheme]) else f":{port}"
