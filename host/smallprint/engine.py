"""From a captured page to its cards: the one way in for the host, the command line and the tests."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from smallprint import __version__, discovery, knowledge, reading
from smallprint.analysis import analyse
from smallprint.cards import make_cards
from smallprint.errors import PageError
from smallprint.messages import Detection, Engine, Frame, Page, Reading, Report, Source

if TYPE_CHECKING:
    from smallprint.reading.policy import Policy

Progress = Callable[[str, int, int], None]
"""Called with the stage (reading, analysis, cards), and counts done and total. May raise CancelledError."""

_CANDIDATES = 5
_LANGUAGE_NAMES = {
    "ar": "Arabic", "da": "Danish", "de": "German", "el": "Greek", "es": "Spanish", "fr": "French",
    "he": "Hebrew", "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "pl": "Polish",
    "pt": "Portuguese", "ru": "Russian", "sv": "Swedish", "th": "Thai", "zh": "Chinese",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Opened:
    """A page or document that has been read. `began` is the perf_counter before its reading."""

    policy: Policy
    frames: Sequence[Frame]
    began: float


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


def detect(opened: Opened) -> Detection:
    """Whether it is a privacy policy, and the links on it that may lead to one."""
    return discovery.detect(opened.policy, opened.frames)


def is_policy(opened: Opened) -> bool:
    """The short form of `detect`."""
    return discovery.recognise(opened.policy).is_policy


def read(opened: Opened) -> Reading:
    """The canonical text and its structure, also where there is nothing to summarize."""
    return reading.policy_to_reading(opened.policy)


def summarize(opened: Opened, progress: Progress | None = None) -> Report:
    """All cards of what was opened, whether or not it is recognised as a policy.

    Raises PageError nothing_to_read, wall and language.
    """
    report = progress or _unheard
    policy = opened.policy
    reading.require_readable(policy)
    known = _knowledge_for(policy)
    analysis = analyse(policy, known, lambda done, total: report("analysis", done, total))
    report("cards", 0, 1)
    cards = make_cards(policy, analysis, known)
    return Report(
        source=Source(
            url=policy.url,
            title=policy.title,
            service=policy.service,
            language=policy.language,
            words=policy.words(),
            sentences=len(policy.sentences),
            retrieved_at=datetime.now(UTC).isoformat(timespec="seconds"),
            sha256=hashlib.sha256(policy.text.encode()).hexdigest(),
        ),
        last_updated=reading.last_updated_of(policy),
        overview=cards.overview,
        watch_outs=cards.watch_outs,
        data_collected=cards.data_collected,
        questions=cards.questions,
        actions=cards.actions,
        findings=cards.findings,
        topics=cards.topics,
        not_stated=cards.not_stated,
        letters=cards.letters,
        unanswered=cards.unanswered,
        engine=Engine(
            version=__version__, milliseconds=round((time.perf_counter() - opened.began) * 1000, 1)
        ),
    )


def summarize_page(page: Page, *, force: bool = False, progress: Progress | None = None) -> Report:
    """All cards of the policy on a page, for the host.

    Raises PageError: what `summarize` raises and, unless forced, not_a_policy with the candidates.
    """
    (progress or _unheard)("reading", 0, 1)
    opened = open_page(page)
    if not force:
        reading.require_readable(opened.policy)
        if not is_policy(opened):
            raise _not_a_policy(detect(opened))
    return summarize(opened, progress)


def detect_page(page: Page) -> Detection:
    """`detect` for the host."""
    return detect(open_page(page))


def read_page(page: Page) -> Reading:
    """`read` for the host."""
    return read(open_page(page))


def _unheard(_stage: str, _done: int, _total: int) -> None:
    """Progress that nobody waits for."""


def _knowledge_for(policy: Policy) -> knowledge.Knowledge:
    if policy.language in knowledge.languages():
        return knowledge.load(policy.language)
    name = _LANGUAGE_NAMES.get(policy.language, "a language that could not be recognised")
    raise PageError(
        "language",
        f"This policy is in {name}, and only English can be summarized so far.",
        "Look for an English version of the policy; `smallprint read` shows the text that was read.",
        {"language": policy.language},
    )


def _not_a_policy(detection: Detection) -> PageError:
    return PageError(
        "not_a_policy",
        "This page does not look like a privacy policy.",
        "Open the site's privacy policy and try again, or read this page anyway.",
        {"candidates": [candidate.model_dump() for candidate in detection.candidates[:_CANDIDATES]]},
    )
