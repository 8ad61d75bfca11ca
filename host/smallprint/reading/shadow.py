"""Shadow roots in a captured page: light children go into the slots that show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element


def fill_slots(root: _Element) -> None:
    """Move the children of each shadow host into the slots of its declarative shadow root.

    Children that no slot takes stay where they are, after the shadow root.
    """
    for template in list(root.iter("template")):
        host = template.getparent()
        if "shadowrootmode" not in template.attrib or host is None:
            continue
        slots: dict[str, _Element] = {}
        for slot in template.iter("slot"):
            slots.setdefault(slot.get("name", ""), slot)
        default = slots.get("")
        if default is not None and (template.tail or "").strip():
            default.text, template.tail = template.tail, None
        for child in list(host):
            target = None if child is template else slots.get(child.get("slot", ""))
            if target is not None:
                target.append(child)
