"""Why a search found no policy: what came closest to one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from smallprint import reading
from smallprint.errors import FetchError, PageError
from smallprint.languages import language_error

if TYPE_CHECKING:
    from smallprint.finding.judging import Outcome
    from smallprint.opening import Opened

_OPEN = "Open it in the browser, then click the icon there."
_CHECK = "Look whether the site belongs to that service, and read it all the same if it does."
_POINT = "Give the policy's address, or open the policy and click the icon there."


@dataclass(slots=True)
class Misses:
    """What came close to the policy, the first of each kind.

    `unread`: the address of a policy by name that could not be read, and why; `foreign`: a policy in no language that
    can be; `others`: another service's.
    """

    unread: tuple[str, PageError | FetchError] | None = None
    foreign: Opened | None = None
    others: Opened | None = None

    def add_unread(self, url: str, error: PageError | FetchError) -> None:
        """Note a policy by name that could not be read."""
        self.unread = self.unread or (url, error)

    def add(self, outcome: Outcome, opened: Opened) -> None:
        """Note a document by what it was judged to be."""
        if outcome == "language":
            self.foreign = self.foreign or opened
        elif outcome == "other_service":
            self.others = self.others or opened

    def error(self, page: Opened, own: Outcome, details: dict[str, Any]) -> PageError:
        """The error of a search that began at a page which was judged to be `own`."""
        if self.unread and own != "language":
            url, error = self.unread
            message = f"The policy could not be read from here: {error.message}"
            return PageError("policy_unread", message, _OPEN, {**details, "url": url, "cause": error.code})
        if self.foreign:
            policy = self.foreign.policy
            return language_error(policy.language, {**details, "url": policy.url})
        if self.others:
            about = {"url": self.others.policy.url, "service": self.others.policy.service}
            message = "The only policy found here is of another service."
            return PageError("other_service", message, _CHECK, {**details, **about})
        if own in ("nothing_to_read", "wall"):
            error = unreadable(page)
            return PageError(error.code, error.message, error.hint, details)
        return PageError("no_policy", "No privacy policy was found from this page.", _POINT, details)


def unreadable(opened: Opened) -> PageError:
    """Why a document that was judged `wall` or `nothing_to_read` cannot be read."""
    try:
        reading.require_readable(opened.policy)
    except PageError as error:
        return error
    raise AssertionError("it can be read")
