"""The answer to `detect`: recognition and candidates of one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint import messages
from smallprint.discovery.candidates import find_links
from smallprint.discovery.recognise import recognise

if TYPE_CHECKING:
    from smallprint.discovery.view import View
    from smallprint.reading.policy import Policy

_MOST = 8


def detect(policy: Policy, view: View) -> messages.Detection:
    """Whether what was read is a policy, and which of its links may lead to one.

    On a policy, the usual paths are no use as candidates.
    """
    recognition = recognise(policy)
    links = [link for link in find_links(view) if not (recognition.is_policy and link.kind == "usual")]
    return messages.Detection(
        is_policy=recognition.is_policy,
        score=recognition.score,
        reasons=list(recognition.reasons),
        candidates=[
            messages.Candidate(url=link.url, text=link.text, score=link.score, reasons=link.reasons)
            for link in links[:_MOST]
        ],
    )
