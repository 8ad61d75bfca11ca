"""Shadow roots in a captured page: light children go into the slots that show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element


def fill_slots(root: _Element) -> None:
    """Move the children of each shadow host into the slots of its declarative shadow root.

    Children that no slot takes stay where they are, after the shadow root.
    """
    filled = set()
    for template, slots in _shadow_roots(root):
        host = template.getparent()
        if host is None or host in filled:  # of several the first is the root
            continue
        filled.add(host)
        default = slots.get("")
        if default is not None and (template.tail or "").strip():
            default.text, template.tail = template.tail, None
        for child in list(host):
            target = None if child is template else slots.get(child.get("slot", ""))
            if target is not None:
                target.append(child)


def _shadow_roots(root: _Element) -> list[tuple[_Element, dict[str, _Element]]]:
    """Each shadow root in order with its slots by name, found in one walk: roots can lie in roots."""
    if root.find(".//template[@shadowrootmode]") is None:
        return []
    from lxml import etree

    found: list[tuple[_Element, dict[str, _Element]]] = []
    above: list[dict[str, _Element]] = [{}]
    for event, element in etree.iterwalk(root, events=("start", "end"), tag=("template", "slot")):
        if element.tag == "slot":
            if event == "start":
                above[-1].setdefault(element.get("name", ""), element)
        elif event == "end":
            above.pop()
        else:
            above.append({})
            if element.get("shadowrootmode") is not None:
                found.append((element, above[-1]))
    return found
