"""What a link leads to, by its words and its address."""

from __future__ import annotations

from typing import Literal

from smallprint.discovery.address import is_article, last_words, read_address
from smallprint.discovery.names import Name, is_center, is_hub, is_privacy, read_name

LinkKind = Literal["privacy", "children", "cookies", "terms", "hub"]

MOST_WORDS = 8
MOST_WORDS_WITHOUT_DOCUMENT = 4
"""Words of a name that says policy, notice, ..., and of one that does not."""
_SHORT_TEXT = 40
"""Characters of words that name nothing ("Read more") up to which the address alone may tell."""


def link_kind(text: str, url: str) -> LinkKind | None:
    """What a link of these words to this address leads to; None where it is none of the documents told apart here."""
    document, _, place = url.partition("#")
    if not place.startswith(("/", "!")):
        url = document
    name, address = read_name(text), read_address(url)
    if address is not None and address.vague:
        address = None
    if is_privacy(name):
        if is_center(text) and not (is_privacy(address) and address and address.document):
            return "hub"
        return "children" if name and name.kind == "children" else "privacy"
    # "Cookies" that leads to /privacy-policy#cookies leads to the policy.
    if address is not None and is_privacy(address) and not (address.choices or address.guide):
        return "children" if address.kind == "children" else "privacy"
    if is_hub(text) or (name is not None and name.mixed):
        return "hub"
    if name is not None:
        return _neighbour(name)
    if address is not None and is_privacy(address):
        return "privacy"
    if len(text) >= _SHORT_TEXT or is_article(url):
        return None
    if address is not None and address.kind != "other":
        return _neighbour(address)
    return "hub" if is_hub(last_words(url)) else None


def _neighbour(name: Name) -> LinkKind | None:
    """Cookie notices and terms, not their settings and not sentences that mention them."""
    if name.choices or name.words > (MOST_WORDS if name.document else MOST_WORDS_WITHOUT_DOCUMENT):
        return None
    return name.kind if name.kind == "cookies" or name.kind == "terms" else None
