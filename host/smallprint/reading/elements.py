"""What tags and roles say about the text in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from smallprint.reading.canonical import word_set

if TYPE_CHECKING:
    from smallprint.messages import BlockKind
    from smallprint.reading.draft import Zone

SILENT = word_set(
    "script style title noscript template svg canvas video audio object embed iframe select datalist textarea "
    "input img picture map area meter progress math"
)
"""Elements whose text is not shown, or shown as something else than text.

Not `head`: the parser puts a page that forgot its `body` into it.
"""

HEADINGS = {f"h{level}": level for level in range(1, 7)}

BLOCK = word_set(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form frameset header hgroup hr html legend li main menu nav ol optgroup option p pre search "
    "section summary table tbody td tfoot th thead tr ul"
) | frozenset(HEADINGS)
"""Elements that begin and end a block of text."""

ZONES: dict[str, Zone] = {"nav": "nav", "header": "header", "footer": "footer", "dialog": "dialog"}
ROLE_ZONES: dict[str, Zone] = {
    "navigation": "nav",
    "menu": "nav",
    "menubar": "nav",
    "search": "nav",
    "toolbar": "nav",
    "banner": "header",
    "contentinfo": "footer",
    "dialog": "dialog",
    "alertdialog": "dialog",
}
ROLE_TAGS = {
    "list": "ul",
    "listitem": "li",
    "heading": "h",
    "main": "main",
    "article": "article",
    "term": "dt",
    "definition": "dd",
}
"""Roles that make any element what a tag is; `h` is a heading whose level `aria-level` tells."""

BOLD_STYLE = re.compile(r"font-weight:\s*(bold|[6-9]00)", re.IGNORECASE)
BLOCK_STYLE = re.compile(r"display:\s*(block|flex|grid|list-item|table)", re.IGNORECASE)
PRE_STYLE = re.compile(r"white-space:\s*(pre|break-spaces)", re.IGNORECASE)


class Place(NamedTuple):
    """What the elements around a text say about it.

    `inside` is set within `main` and `article`, `heading` within a heading. `listing` numbers the list, `lists`
    counts how many are nested. `link` numbers the link, `href` is its address or empty.
    """

    kind: BlockKind = "paragraph"
    level: int = 0
    headers: tuple[str, ...] = ()
    zone: Zone = "main"
    inside: bool = False
    listing: int = 0
    lists: int = 0
    pre: bool = False
    bold: bool = False
    pressed: bool = False
    link: int = 0
    href: str = ""
    heading: bool = False
