"""The real policies that everything is measured on."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smallprint import knowledge
from smallprint.engine import open_document

if TYPE_CHECKING:
    from pathlib import Path

    from smallprint.reading.policy import Policy

WORDS = 6_000
"""The length of an ordinary policy, which the goals are for."""
_FEWEST = 200


@dataclass(frozen=True)
class RealPage:
    """A page as it was saved, and what we read of it."""

    url: str
    html: bytes
    policy: Policy
    words: int


def load(data: Path) -> list[RealPage]:
    """Those of `data`/pages that can be summarized, shortest first by the words that we read."""
    pages = []
    for line in (data / "pages" / "index.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        html = (data / "pages" / "html" / entry["file"]).read_bytes()
        policy = open_document(html, entry["url"]).policy
        if policy.language in knowledge.languages() and policy.words() >= _FEWEST:
            pages.append(RealPage(entry["url"], html, policy, policy.words()))
    return sorted(pages, key=lambda page: page.words)


def ordinary(pages: list[RealPage]) -> RealPage:
    """The page whose length is nearest to WORDS."""
    return min(pages, key=lambda page: abs(page.words - WORDS))


def middle(pages: list[RealPage]) -> RealPage:
    """The page of median length."""
    return pages[len(pages) // 2]
