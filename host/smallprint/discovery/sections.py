"""Policies that are no document of their own: a section of the page, often hidden until its link is pressed."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from smallprint.discovery.names import read_name
from smallprint.messages import Frame
from smallprint.reading.markup import element_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from smallprint.discovery.anchors import Labels
    from smallprint.discovery.view import View

_MOST_ELEMENTS = 6_000
_MOST = 2
_SHORTEST = 500
"""Characters of text below which a section is a line about privacy, or settings."""
_TARGETS = ("href", "data-target", "data-bs-target", "data-modal-target", "aria-controls")


def policy_sections(view: View) -> list[Frame]:
    """Sections of a page to which links or buttons named as privacy policies lead, each as a document; at most two.

    Their address is the page's with the section's fragment.
    """
    root = view.page.root
    if root is None:
        return []
    wanted = dict.fromkeys(_targets(root, view.page.labels))
    if not wanted:
        return []
    sections = {element.get("id"): element for element in root.iter() if element.get("id") in wanted}
    page = view.page.url.partition("#")[0]
    return [
        Frame(url=f"{page}#{name}" if page else "", html=_document(root, sections[name]))
        for name in islice((name for name in wanted if _is_long(sections.get(name))), _MOST)
    ]


def _targets(root: _Element, labels: Labels) -> Iterator[str]:
    """The ids that such links and buttons name."""
    for element in islice(root.iter("a", "button"), _MOST_ELEMENTS):
        targets = [element.get(name) or "" for name in _TARGETS]
        ids = [target.lstrip("#") for target in targets if target[:1] == "#" or target.isidentifier()]
        if not any(ids):
            continue
        name = read_name(labels.of(element))
        if name is not None and name.kind == "privacy" and not (name.choices or name.guide or name.narrow):
            yield from filter(None, ids)


def _is_long(section: _Element | None) -> bool:
    return section is not None and len(element_text(section, " ")) >= _SHORTEST


def _document(root: _Element, section: _Element) -> str:
    from lxml import etree  # loaded by then: `root` is one of its elements

    language = f' lang="{root.get("lang")}"' if (root.get("lang") or "").replace("-", "").isalnum() else ""
    title = root.findtext(".//title") or ""
    head = etree.Element("title")
    head.text = title[:300]
    body = etree.tostring(section, encoding="unicode", method="html", with_tail=False)
    return (
        f"<!doctype html><html{language}>{etree.tostring(head, encoding='unicode')}<body>{body}</body></html>"
    )
