"""Text that a page holds but does not show before its scripts run: in data, templates and `noscript`."""

from __future__ import annotations

import json
import re
from itertools import islice
from typing import TYPE_CHECKING

from smallprint.reading.canonical import squeeze
from smallprint.reading.draft import Draft
from smallprint.reading.markup import parse_html
from smallprint.reading.walk import read_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_LITERAL = re.compile(r"""(?:"(value|text)"\s{0,3}:\s{0,3})?"((?:[^"\\\n]++|\\.)*+)\"""")
_TAGS = re.compile(r"<(?:p|div|h[1-6]|ul|ol|li|br|strong|span|a|table)\b[^<>]{0,500}>", re.IGNORECASE)
_FEWEST_WORDS = 5
_DEEPEST = _NESTED = 3
_LONG_ATTRIBUTE = 500
_LONGEST = 8_000_000


def buried_blocks(root: _Element, url: str | None) -> list[Draft]:
    """The blocks in the page's embedded data, or else in its templates and `noscript`.

    Data is read as a series of string literals, whatever holds them: JSON, JSON in a string, a script. Those
    that are HTML or prose count, in their order, each once.
    """
    drafts: list[Draft] = []
    seen: set[str] = set()
    for source in _sources(root):
        for text, is_html in _texts(source):
            if text not in seen:
                seen.add(text)
                drafts += _blocks(text, url) if is_html else [Draft(kind="paragraph", text=squeeze(text))]
    if not drafts:
        for holder in root.iter("noscript", "template"):
            if len(list(islice(holder.iterancestors("noscript", "template"), _NESTED))) == _NESTED:
                continue  # each is read whole, so that many in each other would be read many times
            html = (holder.text or "") + "".join(_serialized(child) for child in holder)
            drafts += _blocks(html, url)
    return drafts


def _sources(root: _Element) -> Iterator[str]:
    for script in root.iter("script"):
        if script.text and len(script.text) < _LONGEST:
            yield script.text
    for element in root.iter("div"):
        for name, value in element.items():
            if str(name).startswith("data-") and len(value) > _LONG_ATTRIBUTE:
                yield str(value)


def _texts(source: str) -> Iterator[tuple[str, bool]]:
    """The prose and the HTML among the string literals of `source`; True marks HTML."""
    pending = [(source, 0)]
    while pending:
        text, depth = pending.pop()
        inner: list[tuple[str, int]] = []
        for match in _LITERAL.finditer(text):
            raw = match[2]
            if len(raw) < 20 and not match[1]:
                continue
            value = _unescape(raw)
            if depth < _DEEPEST and value.count('"') >= 4 and _holds_data(value):
                inner.append((value, depth + 1))
            elif _TAGS.search(value) and _prose(_TAGS.sub(" ", value)):
                yield value, True
            elif _prose(value) or (match[1] and value.strip()):
                yield value, False
        pending += reversed(inner)


def _holds_data(value: str) -> bool:
    start = value.lstrip()[:12]
    return start.startswith(("{", "[")) or re.match(r"\w{1,8}:[\[{\"I]", start) is not None


def _unescape(raw: str) -> str:
    try:
        return str(json.loads(f'"{raw}"', strict=False))
    except ValueError:
        return raw.replace('\\"', '"').replace("\\/", "/")


def _prose(text: str) -> bool:
    """Whether a string is made of words: five or more, hardly anything but letters, and a lower-case "
    "start of one."""
    if text.count(" ") + 1 < _FEWEST_WORDS and text.isascii():
        return False
    letters = sum(map(str.isalpha, text))
    marks = sum(text.count(mark) for mark in "{}=<>_$\\/|;#")
    return len(text) >= 25 and letters > 0.7 * len(text) and 25 * marks < len(text)


def _blocks(html: str, url: str | None) -> list[Draft]:
    root = parse_html(html)
    return read_blocks(root, url) if root is not None else []


def _serialized(element: _Element) -> str:
    from lxml import etree

    return etree.tostring(element, encoding="unicode", method="html")
