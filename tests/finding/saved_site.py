"""A saved web site: its pages by address, as one TOML file, and what a search asked of it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from smallprint.errors import FetchError
from smallprint.fetching import Fetched
from smallprint.messages import Frame, Page

FOLDER = Path(__file__).parent / "sites"


@dataclass
class SavedSite:
    """Answers as a server would. `policy` lists the right addresses, none where the site has no policy."""

    name: str
    start: str
    policy: list[str]
    pages: dict[str, str]
    redirects: dict[str, str]
    missing: dict[str, int]
    asked: list[str] = field(default_factory=list)

    @classmethod
    def load(cls, path: Path) -> SavedSite:
        """Read a site's file."""
        table: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
        return cls(
            path.stem,
            table["start"],
            table["policy"],
            table["pages"],
            table.get("redirects", {}),
            table.get("missing", {}),
        )

    def page(self) -> Page:
        """What the extension captures."""
        return Page(url=self.start, frames=[Frame(url=self.start, html=self.pages[self.start])])

    def fetch(self, url: str) -> Fetched:
        """The page at an address, as `fetching.fetch` gives it."""
        self.asked.append(url)
        chain = [url]
        while chain[-1] in self.redirects:
            chain.append(self.redirects[chain[-1]])
        last = chain[-1]
        if last not in self.pages:
            status = self.missing.get(last, 404)
            raise FetchError("fetch_failed", "No page.", "Look.", {"chain": chain, "status": status})
        body = self.pages[last].encode()
        return Fetched(last, "text/html", "utf-8", body, tuple(chain))
