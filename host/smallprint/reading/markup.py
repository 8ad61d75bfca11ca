"""HTML source to a tree, in time linear in its length whatever it holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from smallprint.reading.canonical import word_set

if TYPE_CHECKING:
    from lxml.etree import _Element

_DEPTH = 1_000
"""Elements nested deeper lose their tags, not their text: the parser drops everything below some 2,000."""

_LONG_TAG = 400
_ATTRIBUTES = 100
"""Attributes kept of a long tag: the parser compares each with all others."""

_RAW = ("script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes")
_NO_TAGS = "|".join(
    [r"<!--(?:-?>|(?:[^-]++|-(?!-!?>))*+)", *(rf"<{name}\b[^>]*+>(?:[^<]++|<(?!/{name}))*+" for name in _RAW)]
)
"""Comments, and elements in which the parser sees no tags. No groups: `re` loses their place in a `*+`."""

_TAG = re.compile(
    _NO_TAGS
    + r"|<(?P<end>/?+)(?P<name>[a-z][^\s/>]*+)(?:[^>\"']++|\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))*+(?:>|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_TAME = re.compile(
    rf"(?:[^<]++|<(?![a-z!])|{_NO_TAGS}"
    r"|<[a-z][^\s/>]*+(?:[\s/]++[^\s/=>\"']++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"']++))?+){0,100}+[\s/]*+>"
    r"|<!(?!--)[^>]*+>)*+",
    re.IGNORECASE,
)
"""A document as far as no tag has more than 100 attributes, or any that are written in a way to be looked at."""

_ATTRIBUTE = re.compile(r"""[^\s=/>"']++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]++))?+""")

_NO_DEPTH = word_set(
    "area base br col embed hr img input link meta param source track wbr "
    "p li dt dd option optgroup td th tr tbody thead tfoot colgroup caption html head body"
)
"""Elements that hold nothing, or that close by themselves and so often lack an end tag."""


def parse_html(html: str) -> _Element | None:
    """The root of the document, or None where there is nothing in it. Comments are gone."""
    html = html.replace("\0", "")
    tame = _TAME.match(html)
    if tame is not None and tame.end() == len(html):
        root, whole = _parse(html)
        if whole:
            return root
    return _parse(_tame(html))[0]


def _parse(html: str) -> tuple[_Element | None, bool]:
    """The root of the document, and whether it was not too deep for the parser."""
    from lxml import etree  # lxml takes 30 ms to load

    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True
    )
    source = html.encode("utf-8", "replace")
    if not source.strip():
        return None, True
    try:
        root = etree.fromstring(source, parser)
    except etree.XMLSyntaxError:  # nothing but white space or comments
        return None, True
    return root, not any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log)


def element_text(element: _Element, between: str = "") -> str:
    """All text within an element, `between` its pieces."""
    return between.join(map(str, element.itertext()))


def _tame(html: str) -> str:
    """The same document without nesting and attributes that no honest page has."""
    depth = 0

    def keep(tag: re.Match[str]) -> str:
        nonlocal depth
        name = tag["name"]
        if name is None:
            return tag[0]
        if name.lower() not in _NO_DEPTH:
            if tag["end"]:
                depth = max(depth - 1, 0)
                if depth >= _DEPTH:
                    return ""
            elif not tag[0].endswith("/>"):
                depth += 1
                if depth > _DEPTH:
                    return ""
        return tag[0] if tag.end() - tag.start() < _LONG_TAG else _shorten(tag[0], name)

    return _TAG.sub(keep, html)


def _shorten(tag: str, name: str) -> str:
    """A start tag with its first attributes."""
    attributes = _ATTRIBUTE.findall(tag, len(name) + 1)
    if len(attributes) <= _ATTRIBUTES:
        return tag
    return f"<{name} {' '.join(attributes[:_ATTRIBUTES])}>"
