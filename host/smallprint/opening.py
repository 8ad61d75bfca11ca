"""A page or document, read: where every way into the engine begins."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from smallprint import reading
from smallprint.discovery import View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallprint.messages import Frame, Page
    from smallprint.reading.policy import Policy


@dataclass(frozen=True)
class Opened:
    """A page or document that has been read. `began` is the perf_counter before its reading."""

    policy: Policy
    frames: Sequence[Frame]
    began: float

    @cached_property
    def view(self) -> View:
        """Its frames as discovery reads them."""
        return View(self.frames, self.policy.url or "")


def open_page(page: Page) -> Opened:
    """Read a captured page."""
    began = time.perf_counter()
    return Opened(reading.read_page(page), page.frames, began)


def open_document(data: bytes, url: str | None, content_type: str | None = None) -> Opened:
    """Read a file or a fetched policy. Raises InputError too_large and not_text."""
    began = time.perf_counter()
    page = reading.page_of(data, url=url, content_type=content_type)
    if page is not None:
        return Opened(reading.read_page(page), page.frames, began)
    return Opened(reading.read_bytes(data, url=url, content_type=content_type), (), began)
