"""What one link leads to, and how likely that is the privacy policy of the page's site."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from smallprint.discovery.address import is_article, read_address
from smallprint.discovery.kinds import MOST_WORDS, MOST_WORDS_WITHOUT_DOCUMENT, LinkKind, link_kind
from smallprint.discovery.link_languages import address_language
from smallprint.discovery.names import Name, is_center, is_privacy, read_name
from smallprint.discovery.sites import host_of, hosts_policies, is_embedded_service, same_owner

if TYPE_CHECKING:
    from smallprint.discovery.links import PageLink
    from smallprint.discovery.owning import Owning

# In log-odds, as in recognition.
_PRIOR = -3.0
_DECLARED = {"rel": 6.0, "structured": 5.0}
_PLACES = {"footer": 1.0, "banner": 0.0, "menu": 0.3, "article": -1.5, "page": 0.0}
_HUB, _CENTER, _COLLECTION, _COOKIES, _TERMS = 1.5, 2.0, 2.3, 1.0, 0.8
"""For pages that may lead on to the policy, those that gather terms and privacy among them, and for its neighbours."""
_OTHER_COMPANY = -6.0
_TEMPLATE, _TEMPLATE_ADDRESS = 6.0, 2.0
"""Off for words that name a form to be filled in. Who fills one in may leave its address as it was."""
_TENANT = 1.5
"""For a document of a platform's customer, and off for the platform's own: it tells little of the customer."""

_STORES = frozenset(
    {
        "apps.apple.com",
        "itunes.apple.com",
        "play.google.com",
        "chromewebstore.google.com",
        "apps.microsoft.com",
    }
)
_HELP = re.compile(
    r"\A(?:help|support|hilfe|aide|ayuda|community|forum)\.|/(?:help|support|hc|faq|faqs|hilfe|aide|ayuda)/"
)


@dataclass(slots=True)
class Rated:
    """A link with what it leads to. `points` are the log-odds that it is the policy of the page's site.

    `doubtful`: it may be for some readers only, or no document at all. `language` is ISO 639-1 or "".
    """

    link: PageLink
    kind: LinkKind
    points: float
    language: str
    doubtful: bool = False
    reasons: list[str] = field(default_factory=list)


def rate(link: PageLink, owning: Owning) -> Rated | None:
    """A link by its words, address and place; None where it leads to nothing that is listed."""
    text, address = read_name(link.text), read_address(owning.without_own_host(link.url))
    kind = "privacy" if link.declared else link_kind(link.text, owning.without_own_host(link.url))
    if kind is None:
        return None
    rated = Rated(link, kind, _PRIOR, _language(link, text))
    if link.declared:
        rated.points += _DECLARED[link.declared]
        rated.reasons.append("The page declares it as its privacy policy.")
    _rate_text(rated, text)
    _rate_address(rated, text, address)
    rated.points += _PLACES[link.place]
    if link.place == "footer":
        rated.reasons.append("It stands in the footer.")
    if link.hidden:
        rated.points -= 0.5
    _rate_site(rated, owning)
    return rated


def _rate_text(rated: Rated, name: Name | None) -> None:
    if rated.kind == "hub":
        center = is_center(rated.link.text)
        rated.points += _CENTER if center else _COLLECTION if name is not None and name.mixed else _HUB
        rated.reasons.append("Legal pages often lead on to the policy.")
    elif name is None:
        rated.points -= 0.5 if rated.link.text else 0.0
    elif is_privacy(name):
        rated.reasons.append("Its words name a privacy policy.")
        rated.points += 3.0 + (1.5 if name.document else 0.0)
        if name.words <= MOST_WORDS_WITHOUT_DOCUMENT:
            rated.points += 0.5
        elif name.words > MOST_WORDS:
            rated.points -= 2.0
        _doubt(rated, name)
    elif name.kind == "cookies":
        rated.points += _COOKIES
        rated.reasons.append("Cookie notices often stand beside the policy.")
    elif name.kind == "terms":
        rated.points += _TERMS
        rated.reasons.append("Terms often stand beside the policy.")
    else:
        rated.points -= 1.5


def _rate_address(rated: Rated, text: Name | None, name: Name | None) -> None:
    if name is not None and is_privacy(name) and not name.vague:
        rated.reasons.append("Its address names a privacy policy.")
        rated.points += 2.0 + (0.5 if name.document else 0.0)
        if not is_privacy(text):
            _doubt(rated, name)
        elif name.template:
            rated.points -= _TEMPLATE_ADDRESS
        elif name.choices or name.narrow or name.kind == "children":
            rated.points -= 1.0
    elif name is not None and not name.vague and rated.kind in ("privacy", "children"):
        rated.points -= 0.5
    if is_article(rated.link.url):
        rated.points -= 2.0
        rated.reasons.append("It may lead to an article.")
    host = host_of(rated.link.url)
    if _HELP.search(rated.link.url.partition("//")[2].lower()[:300]) and rated.kind != "hub":
        # Some keep their policies in the help centre; articles there on privacy are more.
        rated.points -= 0.7 if text is not None and text.document else 2.0
        rated.reasons.append("It may lead to a help page.")
    if host in _STORES:
        rated.points += _OTHER_COMPANY
        rated.reasons.append("It leads to an app store.")


def _rate_site(rated: Rated, owning: Owning) -> None:
    link = rated.link
    if owning.names_another(link.text):
        rated.points += _OTHER_COMPANY
        rated.reasons.append("Its words name another company.")
        return
    if not owning.here or same_owner(link.url, owning.here):
        if owning.is_tenants(link.url):
            rated.points += _TENANT if link.place != "article" and not is_article(link.url) else 0.0
        elif owning.is_landlords(link.url):
            rated.points -= _TENANT
            rated.reasons.append("It may be of the platform rather than of the site.")
        return
    if rated.kind not in ("cookies", "terms") and owning.is_claimed(link.url):
        rated.reasons.append("It leads to the company behind the site.")
        return
    if is_embedded_service(link.url) or owning.names_another(link.before) or owning.is_named_after(link):
        rated.points += _OTHER_COMPANY
        rated.reasons.append("It belongs to another company.")
    elif not hosts_policies(link.url):
        rated.reasons.append("It leads to another site.")
        # A policy links to those of its partners; a footer that leads elsewhere leads to the parent company.
        rated.points -= 1.0 if link.place in ("footer", "menu", "banner") else 3.0


def _doubt(rated: Rated, name: Name) -> None:
    if name.choices:
        rated.points -= 3.0
        rated.reasons.append("It may lead to settings rather than to a policy.")
    if name.guide:
        rated.points -= _TEMPLATE if name.template else 3.0
        rated.reasons.append("It may lead to an article.")
    if name.narrow or name.kind == "children":
        rated.points -= 2.0
        rated.reasons.append("It may be for some readers only.")
    rated.doubtful = name.choices or name.guide or name.narrow or name.kind == "children"


def _language(link: PageLink, name: Name | None) -> str:
    language = link.language or address_language(link.url)
    if language or name is None:
        return language
    # "Privacy Policy" is what many call it on pages in other languages.
    return "" if name.language == "en" and link.around not in ("", "en") else name.language
