"""Finding: from the page of a saved site to its policy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.finding.saved_site import FOLDER, SavedSite

from smallprint import engine
from smallprint.errors import PageError
from smallprint.finding import Getter
from smallprint.opening import open_page

if TYPE_CHECKING:
    from pathlib import Path


def evaluate_finding(data: Path) -> dict[str, Any]:
    """How many of the sites with a policy end at it (`top_1`), and of those without at none (`none_right`).

    The sites are those of `sites/` in `data`, of the form of tests/finding/sites; without such a folder, our own. A
    policy that only a browser can draw, or in no language that can be summarized, counts where its address is named.
    `requests` is the mean of documents that were asked for.
    """
    folder = data / "sites"
    sites = [SavedSite.load(path) for path in sorted((folder if folder.is_dir() else FOLDER).glob("*.toml"))]
    found = {site.name: where(site) for site in sites}
    having = [site for site in sites if site.policy]
    missed = [site.name for site in having if found[site.name] not in site.policy]
    false = [site.name for site in sites if not site.policy and found[site.name]]
    none = len(sites) - len(having)
    return {
        "sites": len(sites),
        "top_1": 1 - len(missed) / len(having) if having else 1.0,
        "none_right": 1 - len(false) / none if none else 1.0,
        "requests": sum(len(site.asked) for site in sites) / max(1, len(sites)),
        "missed": missed,
        "false": false,
    }


def where(site: SavedSite) -> str | None:
    """The address of the policy that a search ends at, read or named; None if at none."""
    try:
        return engine.find_from(open_page(site.page()), Getter(site.fetch)).opened.policy.url
    except PageError as error:
        named: str | None = error.details.get("url") if error.code in ("policy_unread", "language") else None
        return named
