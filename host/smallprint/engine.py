"""From a captured page to its cards: the one way in for the host, the command line and the tests."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from smallprint import __version__, discovery, knowledge, reading
from smallprint.analysis import analyse
from smallprint.cards import make_cards
from smallprint.errors import PageError
from smallprint.languages import language_error
from smallprint.messages import Detection, Engine, Look, Page, Reading, Report, Search, Source
from smallprint.opening import Opened, open_document, open_page

if TYPE_CHECKING:
    from smallprint.finding import Found, Getter
    from smallprint.messages import FindParams
    from smallprint.reading.policy import Policy

__all__ = ["Opened", "open_document", "open_page"]

Progress = Callable[[str, int, int], None]
"""Called with the stage (reading, analysis, cards), and counts done and total. May raise CancelledError."""

_CANDIDATES = 5


def detect(opened: Opened) -> Detection:
    """Whether it is a privacy policy, and the links on it that may lead to one."""
    return discovery.detect(opened.policy, opened.view)


def is_policy(opened: Opened) -> bool:
    """The short form of `detect`."""
    return discovery.recognise(opened.policy).is_policy


def read(opened: Opened) -> Reading:
    """The canonical text and its structure, also where there is nothing to summarize."""
    return reading.policy_to_reading(opened.policy)


def summarize(opened: Opened, progress: Progress | None = None, search: Search | None = None) -> Report:
    """All cards of what was opened, whether or not it is recognised as a policy. `search` is how it was found.

    Raises PageError nothing_to_read, wall and language.
    """
    reading.require_readable(opened.policy)
    return summarize_policy(opened.policy, progress, search, began=opened.began)


def summarize_policy(
    policy: Policy,
    progress: Progress | None = None,
    search: Search | None = None,
    *,
    began: float | None = None,
    read_at: str | None = None,
) -> Report:
    """All cards of a policy that has been read: at `read_at` (ISO 8601) or now, from `began` (perf_counter) on.

    Raises PageError language.
    """
    report = progress or _unheard
    began = time.perf_counter() if began is None else began
    known = knowledge_for(policy)
    analysis = analyse(policy, known, lambda done, total: report("analysis", done, total))
    report("cards", 0, 1)
    cards = make_cards(policy, analysis, known)
    return Report(
        source=source_of(policy, read_at or datetime.now(UTC).isoformat(timespec="seconds")),
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
        search=search,
        engine=Engine(version=__version__, milliseconds=round((time.perf_counter() - began) * 1000, 1)),
    )


def source_of(policy: Policy, read_at: str) -> Source:
    """What was read, at `read_at` (ISO 8601)."""
    return Source(
        url=policy.url,
        title=policy.title,
        service=policy.service,
        language=policy.language,
        words=policy.words(),
        sentences=len(policy.sentences),
        retrieved_at=read_at,
        sha256=hash_of(policy),
    )


def hash_of(policy: Policy) -> str:
    """The SHA-256 of a policy's canonical text."""
    return hashlib.sha256(policy.text.encode()).hexdigest()


def knowledge_for(policy: Policy) -> knowledge.Knowledge:
    """The knowledge of a policy's language. Raises PageError language."""
    if policy.language in knowledge.languages():
        return knowledge.load(policy.language)
    raise language_error(policy.language)


def require_policy(opened: Opened) -> None:
    """Raise PageError where there is nothing to read, and not_a_policy with the candidates for any other page."""
    reading.require_readable(opened.policy)
    if not is_policy(opened):
        raise _not_a_policy(detect(opened))


def find_policy(asked: FindParams, getter: Getter) -> Found:
    """The policy of a page's site, or of what is behind an address.

    Raises what `finding.find` and `finding.find_at` raise.
    """
    from smallprint import finding

    if asked.page is None:
        assert asked.url is not None  # noqa: S101 - the model has seen to it
        return finding.find_at(asked.url, getter, _readable(), force=asked.force)
    opened = open_page(asked.page)
    if asked.force:
        return finding.Found(opened, None)
    start = finding.Start(asked.chosen, asked.frames)
    return finding.find(opened, getter, _readable(), start)


def find_from(page: Opened, getter: Getter) -> Found:
    """The policy of a page's site, which may be the page itself. Raises as `finding.find`."""
    from smallprint import finding

    return finding.find(page, getter, _readable())


def detect_page(page: Page) -> Detection:
    """`detect` for the host."""
    return detect(open_page(page))


def look_at_page(page: Page) -> Look:
    """What a page is, the documents that it leads to, and where it asks its readers to agree to them."""
    opened = open_page(page)
    return Look(
        kind=discovery.recognise(opened.policy).kind,
        links=discovery.find_links(opened.view, readable=_readable()),
        moments=discovery.find_moments(opened.view),
    )


def read_page(page: Page) -> Reading:
    """`read` for the host."""
    return read(open_page(page))


def _unheard(_stage: str, _done: int, _total: int) -> None:
    """Progress that nobody waits for."""


def _readable() -> frozenset[str]:
    return frozenset(knowledge.languages())


def _not_a_policy(detection: Detection) -> PageError:
    return PageError(
        "not_a_policy",
        "This page does not look like a privacy policy.",
        "Open the site's privacy policy and try again, or read this page anyway.",
        {"candidates": [candidate.model_dump() for candidate in detection.candidates[:_CANDIDATES]]},
    )
