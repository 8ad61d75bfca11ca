"""Which of a page's links leads to the policy of its site, best first."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from smallprint import messages
from smallprint.discovery import words
from smallprint.discovery.address import is_article, read_address
from smallprint.discovery.links import PageLink, absolute, page_links
from smallprint.discovery.names import Name, read_name
from smallprint.discovery.sites import hosts_policies, is_embedded_service, same_owner

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST = 8
_LOWEST = 0.2
_PRIOR = -3.0
_DECLARED = {"rel": 6.0, "structured": 5.0}
_PLACES = {"footer": 1.0, "banner": 0.0, "menu": 0.3, "article": -1.5, "page": 0.0}
_KNOWN_PATHS = ("/privacy-policy", "/privacy")

_HUB = words.pattern(words.HUBS)
_OTHERS_WORDS = re.compile(
    r"recaptcha|hcaptcha|turnstile|protected by|powered by|google|facebook|youtube|vimeo|mailchimp|stripe|"
    r"paypal|klarna|disqus|our partners|third[- ]part",
    re.IGNORECASE,
)
_STORE_HOSTS = frozenset(
    {"apps.apple.com", "itunes.apple.com", "play.google.com", "chromewebstore.google.com"}
)
_HELP = re.compile(
    r"^(?:help|support|hilfe|aide|ayuda|community|forum)\.|/(?:help|support|hc|faq)/", re.IGNORECASE
)


def find_candidates(frames: Sequence[messages.Frame]) -> list[messages.Candidate]:
    """Links that may lead to the policy of the site of the first frame, best first, at most eight.

    From a score of 0.5 on a link is worth following unasked; legal hubs, which may lead on, stay below. Only
    where no link is found are the two usual paths offered, with a score that says that they are a guess.
    """
    here = frames[0].url if frames else ""
    best: dict[str, messages.Candidate] = {}
    for link in page_links(frames):
        candidate = _rate(link, here)
        known = best.get(candidate.url)
        if candidate.score >= _LOWEST and (known is None or known.score < candidate.score):
            best[candidate.url] = candidate
    ranked = sorted(best.values(), key=lambda candidate: (-candidate.score, len(candidate.url)))
    return ranked[:_MOST] or _usual_paths(here)


def is_guess(candidate: messages.Candidate) -> bool:
    """Whether it is a usual path that no link led to."""
    return candidate.score < _LOWEST


def _rate(link: PageLink, here: str) -> messages.Candidate:
    reasons: list[str] = []
    text = read_name(link.text)
    address = read_address(link.url)
    points = _PRIOR
    if link.declared:
        points += _DECLARED[link.declared]
        reasons.append("The page declares it as its privacy policy.")
    points += _text_points(link, text, reasons) + _address_points(link, text, address, reasons)
    points += _PLACES[link.place]
    if link.place == "footer":
        reasons.append("It stands in the footer.")
    if link.hidden:
        points -= 0.5
    points += _site_points(link, here, reasons)
    score = round(1 / (1 + math.exp(-points)), 3)
    return messages.Candidate(url=link.url, text=link.text, score=score, reasons=reasons)


def _text_points(link: PageLink, name: Name | None, reasons: list[str]) -> float:
    if name is None or not _is_privacy(name):
        if link.text and len(link.text) < 40 and _HUB.search(words.fold(link.text)):
            reasons.append("Legal pages often lead on to the policy.")
            return 1.5
        if name is not None and name.kind == "cookies":
            reasons.append("Cookie notices often stand beside the policy.")
            return 1.0
        return -0.5 if link.text else 0.0
    reasons.append("Its words name a privacy policy.")
    points = 3.0
    if name.document:
        points += 1.5
    if name.words <= 4:
        points += 0.5
    elif name.words > 8:
        points -= 2.0
    return points + _doubts(name, reasons)


def _doubts(name: Name, reasons: list[str]) -> float:
    points = 0.0
    if name.choices:
        points -= 3.0
        reasons.append("It may lead to settings rather than to a policy.")
    if name.guide:
        points -= 3.0
        reasons.append("It may lead to an article.")
    if name.narrow or name.kind == "children":
        points -= 2.0
        reasons.append("It may be for some readers only.")
    return points


def _address_points(link: PageLink, text: Name | None, name: Name | None, reasons: list[str]) -> float:
    points = 0.0
    if name is not None and _is_privacy(name):
        reasons.append("Its address names a privacy policy.")
        points += 2.0 + (0.5 if name.document else 0.0)
        if text is None or not _is_privacy(text):
            points += _doubts(name, reasons)
        elif name.choices or name.narrow or name.kind == "children":
            points -= 1.0
    elif name is not None and name.kind in ("cookies", "terms", "other"):
        points -= 0.5
    if is_article(link.url):
        points -= 2.0
        reasons.append("It may lead to an article.")
    if _HELP.search(f"{urlsplit(link.url).hostname}{urlsplit(link.url).path}"):
        points -= 0.7
    return points


def _site_points(link: PageLink, here: str, reasons: list[str]) -> float:
    if not here or same_owner(link.url, here):
        return 0.0
    foreign = is_embedded_service(link.url) or _OTHERS_WORDS.search(f"{link.before} {link.text}")
    if foreign or urlsplit(link.url).hostname in _STORE_HOSTS:
        reasons.append("It belongs to another company.")
        return -6.0
    if hosts_policies(link.url):
        return 0.0
    reasons.append("It leads to another site.")
    # A policy links to those of its partners; a footer that leads elsewhere leads to the parent company.
    return -1.0 if link.place in ("footer", "menu", "banner") else -3.0


def _is_privacy(name: Name) -> bool:
    return name.kind in ("privacy", "children")


def _usual_paths(here: str) -> list[messages.Candidate]:
    reason = "The page links to no policy; many sites keep theirs here."
    addresses = [absolute(here, path) for path in _KNOWN_PATHS]
    return [
        messages.Candidate(url=url, text="", score=score, reasons=[reason])
        for url, score in zip(addresses, (0.15, 0.12), strict=True)
        if url is not None and url != here
    ]
