"""Whether words of a page stand in running text, as those of articles and policies do."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from smallprint.discovery.names import read_name

if TYPE_CHECKING:
    from lxml.etree import _Element

_TITLE_WORDS = 8
_TITLES = 3
_PARTS_OF_TITLE = re.compile(r"\s[|–—·•:-]\s|[|·•:]")
_PARAGRAPHS = frozenset({"p", "li", "dd", "blockquote"})
_QUOTES = frozenset({"blockquote", "q", "pre", "code"})
_REACH = 4
_LONG = 120
"""Characters from which on a paragraph is one of a running text."""
_ENOUGH = 2
_ANCESTORS = 40
_PIECES = 30


def is_document(root: _Element) -> bool:
    """Whether the page is a legal document by its title or first headings."""
    titles = [_text(title) for title in islice(root.iter("title"), 1)]
    titles += [_text(heading) for heading in islice(root.iter("h1"), _TITLES)]
    for title in titles:
        for part in _PARTS_OF_TITLE.split(title[:300]):
            name = read_name(part)
            if name is not None and name.words <= _TITLE_WORDS:
                return True
    return False


def is_prose(block: _Element) -> bool:
    """Whether a block is quoted, or one of several paragraphs of running text."""
    if any(element.tag in _QUOTES for element in (block, *islice(block.iterancestors(), _ANCESTORS))):
        return True
    nodes = [block]
    parent = block.getparent()
    if parent is not None and parent.tag not in ("body", "html"):
        nodes.append(parent)
    return any(_long_neighbours(node) >= _ENOUGH for node in nodes)


def _long_neighbours(element: _Element) -> int:
    """Number of long paragraphs beside an element, as far as nothing else stands between."""
    count = 0
    for preceding in (True, False):
        for sibling in islice(element.itersiblings(preceding=preceding), _REACH):
            if sibling.tag in ("form", "input", "button"):
                break
            count += sibling.tag in _PARAGRAPHS and len(_text(sibling)) >= _LONG
    return count


def _text(element: _Element) -> str:
    return " ".join(
        piece for text in islice(element.itertext(), _PIECES) for piece in str(text)[:2000].split()
    )
