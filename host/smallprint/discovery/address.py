"""Addresses of links: made absolute, and what one alone says of the page behind it."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, unquote_plus, urljoin, urlsplit

from smallprint.discovery.names import MAX_NAME, Name, is_template, read_name
from smallprint.errors import InputError
from smallprint.fetching.address import parse_address

MAX_ADDRESS = 2048
"""Characters of an address that a link may have."""

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ARTICLES = re.compile(
    r"/(?:blog|blogs|news|newsroom|press|article|articles|story|stories|tag|search|product|products|shop|forum|"
    r"wiki|post|posts|magazine|learn|academy|resources/blog|[12]\d{3}/[01]?\d)(?=/)"
)
_VAGUE = re.compile(r"(?:our|site|website)?policy|pp|priv|privpol(?:icy)?|yinsi[a-z]{0,12}")
"""Segments that stand for privacy policies more often than for anything else."""
_LONG_SLUG = 7
"""Words of one segment from which on it reads like the headline of an article."""
_ROUTE = re.compile(r"#(?:!|/)[^\s\\]{0,200}\Z")


def absolute(base: str, href: str) -> str | None:
    """The clean absolute address of a link, in ASCII, without fragment unless it is a route; None if it is unusable."""
    href = href.strip()
    if not href or len(href) > MAX_ADDRESS:
        return None
    try:
        url = parse_address(urljoin(base, href)).url
        route = _ROUTE.search(href)
        url += quote(route[0], safe="#/!?%:@$&'()*+,;=~-._[]") if route else ""
    except (InputError, ValueError):
        return None
    return url if len(url) <= MAX_ADDRESS else None


@lru_cache(maxsize=1024)
def read_address(url: str) -> Name | None:
    """What the last telling part of the address names: its segments from the end, then its query and host."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    segments = [segment for segment in parts.path.split("/") if segment]
    # An address inside the query is that of another page.
    values = [
        value for value in re.split("[&;]", parts.query)[:8] if value and "://" not in unquote_plus(value)
    ]
    fragment = [parts.fragment] if parts.fragment else []
    for text in [*fragment, *reversed(segments[-8:]), *values]:
        name = read_name(_CAMEL.sub(" ", unquote_plus(text)))
        if name is not None:
            return name
    labels = (parts.hostname or "").split(".")[:-2]
    name = read_name(" ".join(labels)) if labels else None
    if name is None and any(map(_VAGUE.fullmatch, map(_stem, [*segments[-1:], *fragment, *values]))):
        return Name("privacy", 1, vague=True)
    return name


def _stem(part: str) -> str:
    """The last value or file name of a part, without what separates its words: "our-policy.html", "page=pp"."""
    return re.sub("[-_+]", "", part.rpartition("=")[2].partition(".")[0].lower())


def last_words(url: str) -> str:
    """The last segment of the path as words, "" if there is none."""
    try:
        segment = urlsplit(url).path.rstrip("/").rpartition("/")[2]
    except ValueError:
        return ""
    return _CAMEL.sub(" ", unquote_plus(segment.partition(".")[0]))


def names_template(url: str) -> bool:
    """Whether a folder or file of the address names templates: "/templates/privacy-policy"."""
    try:
        path = urlsplit(url).path
    except ValueError:
        return False
    return is_template(path[:MAX_NAME])


def is_article(url: str) -> bool:
    """Whether the address looks like one of a news item, blog post or product."""
    try:
        path = urlsplit(url).path
    except ValueError:
        return False
    last = path.rstrip("/").rpartition("/")[2]
    return bool(_ARTICLES.search(path.lower())) or len(re.split(r"[-_+]", last)) >= _LONG_SLUG
