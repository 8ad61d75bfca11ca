"""Whether a link's words or address are of the page's own company or of another one."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from smallprint.discovery.sites import host_of, site_of
from smallprint.discovery.sites.naming import is_tenant, joined, names_in, telling_words
from smallprint.discovery.words import fold
from smallprint.reading.markup import element_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smallprint.discovery.links import PageLink
    from smallprint.discovery.view import ParsedFrame

_COMPANIES = (
    "recaptcha|hcaptcha|turnstile|google|facebook|instagram|meta platforms|youtube|vimeo|mailchimp|klaviyo|stripe|"
    "paypal|klarna|afterpay|adyen|disqus|twitter|linkedin|tiktok|pinterest|microsoft|apple|amazon|shopify|"
    "squarespace|wordpress|automattic|cloudflare|hubspot|zendesk|intercom|onetrust|cookiebot|trustpilot|spotify"
)
_OTHERS = re.compile(
    rf"\b(?:(?P<company>{_COMPANIES})|protected by|powered by|our partners|third part(?:y|ies))\b"
)
_CLAIMS = (
    "©", "(c)", "copyright", "operated by", "owned by", "a brand of", "part of", "division of", "subsidiary of",
    "published by",
)  # fmt: skip
_MAKERS = re.compile(
    r"\b(?:powered|created|made|built|developed|designed|hosted|provided|website|site|design|realised|theme) by\b"
    r"|\b(?:web ?design|web ?site by|running on|erstellt (?:von|mit)|realisiert|umgesetzt|umsetzung|r[eé]alis[eé]|"
    r"r[eé]alisation|conception|propuls[eé]|desarrollado|dise[nñ]ado|dise[nñ]o|creado|realizzato|sviluppato|"
    r"desenvolvido|criado|gemaakt|ontwikkeld|gebouwd|realisatie|drivs av|skapad|producerad|drives af|drevet|udviklet|"
    r"utviklet|laget av|toteutus|toteuttanut|realizacja|wykonanie|stworzone|oprogramowanie|vytvo[rř]il[ao]?|"
    r"vytvo[rř]eno|provozov[aá]no na|b[eě][zž][ií] na|vytvoren[eé])\b"
)
"""Words, in lower case, that lead to who made a page rather than to whom it belongs."""
_CLAIM, _MOST_CLAIMS = 80, 20
"""Characters that follow such words and are looked at, and how often."""
_SHORTEST_NAME, _SHORTEST_PART = 4, 5
"""Letters of a domain's label that can be found in words, and of a name that can be a part of a label."""
_TAIL = 200_000
"""Characters at the end of a page in which its owner is looked for: the footer is there."""


class Owning:
    """What a page says of its owner; worked out when first needed. `here` is the page's address, "" if unknown."""

    def __init__(self, page: ParsedFrame) -> None:
        self.here = page.url
        self._root = page.root

    def without_own_host(self, url: str) -> str:
        """An address as it tells most: on privacy.shop.example the host tells nothing of a document."""
        host = host_of(url)
        if not host or host != host_of(self.here):
            return url
        return "/" + url.partition("//")[2].partition("/")[2]

    def names_another(self, text: str) -> bool:
        """Whether words name a company, or say that it is another one: "Google Privacy Policy", "Powered by"."""
        match = _OTHERS.search(fold(text)) if text else None
        return match is not None and match["company"] not in self._words

    def is_named_after(self, link: PageLink) -> bool:
        """Whether words name the owner of the other site that they lead to: "Halvorn privacy notice"."""
        label = _label(link.url)
        # An address as a link's words names nobody.
        return (
            len(label) >= _SHORTEST_NAME
            and "/" not in link.text
            and label in joined(f"{link.before} {link.text}")
        )

    def is_claimed(self, url: str) -> bool:
        """Whether the owner of that address is the site's: by its names, or as the page says ("© 2025 Halvorn")."""
        label = _label(url)
        if label in self._words:
            return True
        return len(label) >= _SHORTEST_NAME and (
            label in self._claims
            or any(
                len(name) >= _SHORTEST_PART and (name in label or label in name)
                for name in map(joined, self._names)
            )
        )

    def is_landlords(self, url: str) -> bool:
        """Whether an address is of the platform whose customer the page is."""
        return self._is_tenant and host_of(url) != host_of(self.here)

    def is_tenants(self, url: str) -> bool:
        """Whether an address is of the page's own host on a platform of many."""
        return self._is_tenant and host_of(url) == host_of(self.here)

    @cached_property
    def _is_tenant(self) -> bool:
        return is_tenant(self._root, self.here)

    @cached_property
    def _names(self) -> list[str]:
        return names_in(self._root, self.here)

    @cached_property
    def _words(self) -> frozenset[str]:
        return telling_words(self._names) | {joined(name) for name in self._names}

    @cached_property
    def _claims(self) -> str:
        if self._root is None:
            return ""
        text = " ".join(element_text(self._root, " ")[-_TAIL:].lower().split())
        return " | ".join(joined(claim) for claim in islice(_claims(text), _MOST_CLAIMS))


def _claims(text: str) -> Iterator[str]:
    for words in _CLAIMS:
        at = text.find(words)
        while at >= 0:
            yield _MAKERS.split(text[at : at + _CLAIM], maxsplit=1)[0]
            at = text.find(words, at + _CLAIM)


def _label(url: str) -> str:
    return joined(site_of(url).partition(".")[0])
