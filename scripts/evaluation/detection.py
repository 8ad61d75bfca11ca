"""Is it a policy: pages against other legal documents, and addresses alone."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from smallprint.discovery import recognise
from smallprint.discovery.address import read_address
from smallprint.messages import Frame, Page
from smallprint.reading import read_page

if TYPE_CHECKING:
    from collections.abc import Iterator

_HOMES = Path(__file__).resolve().parents[2] / "tests" / "discovery" / "pages"
"""Home pages written for this: they advertise privacy, ask for consent, and link to what they are not."""
_EMPTY_WORDS = 60
"""Words of text below which a capture holds no document: a bot wall or a page that a script never drew."""


@dataclass
class _Tally:
    """Right and wrong answers, the wrong ones by name."""

    right: int = 0
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)

    def add(self, name: str, *, wanted: bool, found: bool) -> None:
        if wanted and found:
            self.right += 1
        elif wanted:
            self.missed.append(name)
        elif found:
            self.false.append(name)

    def figures(self) -> dict[str, Any]:
        found, wanted = self.right + len(self.false), self.right + len(self.missed)
        return {
            "precision": self.right / found if found else 0.0,
            "recall": self.right / wanted if wanted else 0.0,
            "f1": 2 * self.right / (found + wanted) if found + wanted else 0.0,
            **asdict(self),
        }


def evaluate_detection(data: Path) -> dict[str, Any]:
    """Precision, recall and F1 of recognising policies in `data`, with the wrong pages by name.

    The first figures count every capture, `readable_f1` those with text, `without_address_f1` the readable
    ones with their addresses hidden (other documents come without), `with_homes_f1` those and home pages,
    `address_*` addresses with no page.
    """
    everything, readable, hidden = _Tally(), _Tally(), _Tally()
    empty: list[str] = []
    for name, page, wanted in _pages(data):
        policy = read_page(page)
        found = recognise(policy).is_policy
        everything.add(name, wanted=wanted, found=found)
        if len(policy.text.split()) < _EMPTY_WORDS and policy.language not in ("zh", "ja"):
            empty.append(name)
            continue
        readable.add(name, wanted=wanted, found=found)
        bare = Page(title=page.title, frames=[Frame(url="", html=page.frames[0].html)])
        hidden.add(name, wanted=wanted, found=recognise(read_page(bare)).is_policy)
    figures, shown = everything.figures(), hidden.figures()["f1"]
    for path in sorted(_HOMES.glob("other-home*.html")):
        policy = read_page(Page(frames=[Frame(url="", html=path.read_text("utf-8"))]))
        hidden.add(path.name, wanted=False, found=recognise(policy).is_policy)
    return {
        **figures,
        "readable_f1": readable.figures()["f1"],
        "without_address_f1": shown,
        "with_homes_f1": hidden.figures()["f1"],
        "empty_captures": empty,
        **_by_address(data / "urls" / "policy_urls.jsonl"),
    }


def _pages(data: Path) -> Iterator[tuple[str, Page, bool]]:
    for folder, wanted in (("pages", True), ("not_policies", False)):
        for line in (data / folder / "index.jsonl").read_text("utf-8").splitlines():
            entry = json.loads(line)
            html = (data / folder / "html" / entry["file"]).read_text("utf-8", "replace")
            url = entry.get("url") or None
            page = Page(url=url, title=entry.get("title") or "", frames=[Frame(url=url or "", html=html)])
            yield entry["file"], page, wanted


def _by_address(source: Path) -> dict[str, Any]:
    """Figures over distinct addresses. One that is listed as a policy and as another document is a policy."""
    wanted: dict[str, bool] = defaultdict(bool)
    for line in source.read_text("utf-8").splitlines():
        entry = json.loads(line)
        wanted[entry["url"]] |= entry["is_privacy"]
    tally = _Tally()
    for url, is_privacy in wanted.items():
        name = read_address(url)
        found = name is not None and name.kind in ("privacy", "children")
        tally.add(url, wanted=is_privacy, found=found)
    figures = tally.figures()
    return {f"address_{key}": figures[key] for key in ("precision", "recall", "f1")}
