"""The answer to `detect`: recognition and candidates of one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint import messages
from smallprint.discovery.candidates import find_candidates, is_guess
from smallprint.discovery.recognise import recognise
from smallprint.reading import read_page

if TYPE_CHECKING:
    from smallprint.reading.policy import Policy


def detect(page: messages.Page) -> messages.Detection:
    """Read a captured page and tell whether it is a policy, and which of its links may lead to one."""
    return detect_page(page, read_page(page))


def detect_page(page: messages.Page, policy: Policy) -> messages.Detection:
    """The same for a page that was read already."""
    recognition = recognise(policy)
    first, *others = page.frames
    top = first if first.url or not page.url else messages.Frame(url=page.url, html=first.html)
    candidates = find_candidates([top, *others])
    return messages.Detection(
        is_policy=recognition.is_policy,
        score=recognition.score,
        reasons=list(recognition.reasons),
        candidates=[
            candidate for candidate in candidates if not (recognition.is_policy and is_guess(candidate))
        ],
    )
