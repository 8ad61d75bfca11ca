"""Is a document the policy that is looked for: a policy at all, of this service, in a language that can be read?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from smallprint import discovery, reading
from smallprint.discovery.sites import hosts_policies, names_service, same_owner, site_names

if TYPE_CHECKING:
    from smallprint.opening import Opened

_EMPTY = 15
"""Words below which a script has yet to draw a page, unless it has links to policies: menus do not count as text."""
_SHORT = 100
"""Words below which a page that asks to log in or to agree is nothing else; many others do so, too."""

Outcome = Literal["policy", "language", "other_service", "other_document", "nothing_to_read", "wall"]


@dataclass
class Site:
    """The site whose policy is looked for, by the page where the search began."""

    start: Opened
    readable: frozenset[str]
    """Languages, as ISO 639-1, in which policies can be summarized."""

    @property
    def url(self) -> str:
        """The address of the page, "" if it has none."""
        return self.start.policy.url or ""

    @cached_property
    def names(self) -> list[str]:
        """What the site calls itself."""
        return site_names(self.start.view)

    def owns(self, opened: Opened) -> bool:
        """Whether a document is of this site: by where it stands, or by whom it speaks of."""
        url = opened.policy.url or ""
        if opened is self.start or not self.url or (same_owner(url, self.url) and not hosts_policies(url)):
            return True
        return names_service(opened.policy.text, self.names)


def judge(opened: Opened, site: Site) -> Outcome:
    """What a document is to a search for the policy of `site`."""
    match reading.wall_of(opened.policy):
        case "bot_check" | "script":
            return "wall"
        case "login" | "consent" if opened.policy.words() < _SHORT:
            return "wall"
        case "empty" if opened.policy.words() < _EMPTY and not _leads_on(opened):
            return "nothing_to_read"
        case "empty" | "login" | "consent":
            return "other_document"
    if not discovery.recognise(opened.policy).is_policy:
        return "other_document"
    if not site.owns(opened):
        return "other_service"
    return "policy" if opened.policy.language in site.readable else "language"


def _leads_on(opened: Opened) -> bool:
    return any(map(discovery.is_sure, discovery.find_links(opened.view)))
