"""Which forms of a page a block of text stands with: sign-up, log-in, newsletter, checkout, no search."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

Nearness = Literal["inside", "beside", ""]

_FIELDS = 500
"""Fields that are looked at, in page order."""
_ABOVE_FIELD = 5
_ANCESTORS = 40
_REACH = (4, 3, 2, 2)
"""How many siblings to either side are beside a block, its parent, and so on."""
_ZONES = frozenset({"body", "html", "header", "footer", "main", "nav"})
_TYPED = frozenset({"", "text", "email", "password", "tel"})
_SEARCH = re.compile(r"^(?:q|s)$|search|such|query|recherche|busca|cerca|zoek", re.IGNORECASE)
_ENTERED = re.compile(r"e-?mail|password|user|login", re.IGNORECASE)


class Forms:
    """The forms of one document. Fields without a form element stand for one where they are."""

    def __init__(self, root: _Element) -> None:
        self._near: dict[_Element, bool] = {}
        self._forms: dict[tuple[_Element, bool], bool] = {}
        for element in islice(root.iter("input", "textarea"), _FIELDS):
            kind = (element.get("type") or "").lower()
            typed = element.tag == "textarea" or kind in _TYPED
            if (typed and not _is_search(element)) or kind == "checkbox":
                for near in (element, *islice(element.iterancestors(), _ABOVE_FIELD)):
                    if near.tag in _ZONES:
                        break
                    self._near[near] = typed or self._near.get(near, False)

    def nearness(self, block: _Element, *, typed: bool = False) -> Nearness:
        """Whether a block is in a form or beside one; `typed`: one in which something is typed."""
        for element in (block, *islice(block.iterancestors(), _ANCESTORS)):
            if element.tag == "form" and self._is_form(element, typed=typed):
                return "inside"
        if self._has_field(block, typed=typed):
            return "inside"
        node: _Element | None = block
        for reach in _REACH:
            if node is None or node.tag in _ZONES:
                break
            if any(self._has_field(sibling, typed=typed) for sibling in _siblings(node, reach)):
                return "beside"
            node = node.getparent()
        return ""

    def _has_field(self, element: _Element, *, typed: bool) -> bool:
        return element in self._near and (self._near[element] or not typed)

    def _is_form(self, form: _Element, *, typed: bool) -> bool:
        """Whether a form element is one to its readers: no search, and none around the whole page."""
        key = form, typed
        if key not in self._forms:
            fields = list(islice(form.iter("input", "textarea", "button"), _FIELDS))
            told = any(_ENTERED.search(f"{field.get('type')} {field.get('name')}"[:200]) for field in fields)
            search = form.get("role") == "search" or any(map(_is_search, fields))
            self._forms[key] = (
                any(self._has_field(field, typed=True) for field in fields) if typed else bool(fields)
            )
            if (search and not told) or next(form.iter("nav", "main"), None) is not None:
                self._forms[key] = False
        return self._forms[key]


def _siblings(element: _Element, reach: int) -> Iterator[_Element]:
    for preceding in (True, False):
        for sibling in islice(element.itersiblings(preceding=preceding), reach):
            if sibling.tag not in _ZONES:
                yield sibling


def _is_search(field: _Element) -> bool:
    if field.tag != "input" or (field.get("type") or "").lower() == "hidden":
        return False
    names = (field.get(name) or "" for name in ("type", "name", "id", "placeholder", "aria-label"))
    return any(_SEARCH.search(name[:100]) for name in names)
