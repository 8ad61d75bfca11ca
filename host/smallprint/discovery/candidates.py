"""Which of a page's links leads to the policy of its site, best first, and which to its other legal documents."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from smallprint import messages
from smallprint.discovery.address import absolute
from smallprint.discovery.links import page_links
from smallprint.discovery.owning import Owning
from smallprint.discovery.rating import Rated, rate

if TYPE_CHECKING:
    from smallprint.discovery.view import View

_MOST, _MOST_OTHERS = 8, 4
_OTHERS = frozenset({"cookies", "terms"})
_SURE = 0.5
_LOWEST, _LOWEST_OTHERS = 0.2, 0.08
_HIGHEST_OTHERS = 0.45
"""Of links that lead to no policy themselves: from _SURE on a link would be followed as one."""
_READABLE = 1.5
"""Log-odds by which a language that can be read goes before one of which nothing is known, and that before others."""
_USUAL_PATHS = (("/privacy-policy", 0.15), ("/privacy", 0.12))
"""Of 117,000 addresses of legal documents 24 and 10 of 100 have these; no other path is on one of 75."""


def find_links(view: View, readable: frozenset[str] = frozenset()) -> list[messages.Link]:
    """The legal documents that a page leads to, best first.

    Privacy policies of its site come first, from a score of 0.5 on worth following unasked; of several, one in a
    language of `readable` (ISO 639-1). Then what is not sure, children's notices, pages that may lead on (`hub`),
    at most eight in all, cookie notices and terms, at most four. Where no policy is sure, the usual paths are last.
    """
    owning = Owning(view.page)
    best: dict[str, Rated] = {}
    secure: dict[str, str] = {}
    for link in page_links(view):
        rated = rate(link, owning)
        if rated is None or _score(rated) < (_LOWEST_OTHERS if rated.kind in _OTHERS else _LOWEST):
            continue
        # Old links to the same document may still say http.
        key = link.url.rstrip("/").partition("://")[2]
        known = best.get(key)
        if known is None or known.points < rated.points:
            best[key] = rated
        if link.url.startswith("https:"):
            secure[key] = link.url
    for key, rated in best.items():
        rated.link = replace(rated.link, url=secure.get(key, rated.link.url))
    ranked = sorted(best.values(), key=lambda rated: _rank(rated, readable))
    kept = {id(rated) for rated in [rated for rated in ranked if rated.kind not in _OTHERS][:_MOST]}
    kept |= {id(rated) for rated in [rated for rated in ranked if rated.kind in _OTHERS][:_MOST_OTHERS]}
    links = [_link(rated) for rated in ranked if id(rated) in kept]
    if not any(map(is_sure, links)):
        links += usual_paths(owning.here)
    return links


def is_sure(link: messages.Link) -> bool:
    """Whether a link is worth following unasked to a policy."""
    return link.kind == "privacy" and link.score >= _SURE


def usual_paths(url: str) -> list[messages.Link]:
    """Where most sites keep their policy, on the origin of an address; none of them is the address itself."""
    reason = "The page links to no policy; many sites keep theirs here."
    return [
        messages.Link(url=address, text="", score=score, reasons=[reason], kind="usual")
        for path, score in _USUAL_PATHS
        if (address := absolute(url, path)) is not None and address != url
    ]


def _rank(rated: Rated, readable: frozenset[str]) -> tuple[bool, float, int]:
    sure = rated.kind == "privacy" and _score(rated) >= _SURE
    points = rated.points
    if sure and readable and rated.language and not rated.doubtful:
        points += _READABLE if rated.language in readable else -_READABLE
    return not sure, -points, len(rated.link.url)


def _score(rated: Rated) -> float:
    score = round(1 / (1 + math.exp(-rated.points)), 3)
    return score if rated.kind in ("privacy", "children") else min(score, _HIGHEST_OTHERS)


def _link(rated: Rated) -> messages.Link:
    return messages.Link(
        url=rated.link.url,
        text=rated.link.text,
        score=_score(rated),
        reasons=rated.reasons,
        kind=rated.kind,
        language=rated.language,
    )
