"""What an address alone says of the page behind it."""

from __future__ import annotations

import re
from urllib.parse import unquote_plus, urlsplit

from smallprint.discovery.names import Name, read_name

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ARTICLES = re.compile(
    r"/(?:blog|blogs|news|newsroom|press|article|articles|story|stories|tag|search|product|products|shop|forum|"
    r"wiki|post|posts|magazine|learn|academy|resources/blog|[12]\d{3}/[01]?\d)(?=/)"
)
_LONG_SLUG = 7
"""Words of one segment from which on it reads like the headline of an article."""


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
    return read_name(" ".join(labels)) if labels else None


def is_article(url: str) -> bool:
    """Whether the address looks like one of a news item, blog post or product."""
    try:
        path = urlsplit(url).path
    except ValueError:
        return False
    last = path.rstrip("/").rpartition("/")[2]
    return bool(_ARTICLES.search(path.lower())) or len(re.split(r"[-_+]", last)) >= _LONG_SLUG
