"""A captured page as discovery reads it: each frame is parsed once, by whoever needs it first."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from smallprint.discovery.address import absolute
from smallprint.discovery.anchors import Labels, Places
from smallprint.discovery.telling import Anchors
from smallprint.reading.markup import parse_html

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from smallprint.messages import Frame


class ParsedFrame:
    """A frame as a tree, with what is worked out of it for more than one reader; nobody changes the tree.

    `url` is its address, or that of the page where it has none; "" if that is unknown, too.
    """

    def __init__(self, url: str, html: str) -> None:
        self.url = url
        self.labels = Labels()
        self.places = Places()
        self._html = html

    @cached_property
    def root(self) -> _Element | None:
        """The root of the document, None where there is nothing in it."""
        return parse_html(self._html)

    @cached_property
    def base(self) -> str:
        """The address from which its links go out."""
        element = None if self.root is None else self.root.find(".//base[@href]")
        return (absolute(self.url, element.get("href") or "") if element is not None else None) or self.url

    @cached_property
    def anchors(self) -> Anchors:
        """Its links with their words."""
        return Anchors(self.root, self.labels)


class View:
    """The frames of a page. `page` is the first one, an empty one for a document that is no HTML."""

    def __init__(self, frames: Sequence[Frame], url: str = "") -> None:
        self.url = url or (frames[0].url if frames else "")
        self.frames = [ParsedFrame(frame.url or self.url, frame.html) for frame in frames]
        self.page = self.frames[0] if self.frames else ParsedFrame(self.url, "")
