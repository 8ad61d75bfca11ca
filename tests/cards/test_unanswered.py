"""What this policy leaves open, on the card."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from smallprint import knowledge
from smallprint.analysis import analyse
from smallprint.cards.unanswered import unanswered
from smallprint.reading import read_bytes
from tests.analysis.test_expectations import PAGE

if TYPE_CHECKING:
    from pathlib import Path

    from smallprint.messages import Topic

KNOWN = knowledge.load("en")
BREACH = "Whether they tell you about a data breach."
SALE = "Whether they sell your data."
AI = "Whether what you write or upload trains AI."


def open_in(body: str, *not_stated: Topic) -> list[str]:
    policy = read_bytes(PAGE.replace("{body}", body).encode(), content_type="text/html")
    return unanswered(analyse(policy, KNOWN), KNOWN, not_stated)


def test_at_most_six_the_weightiest_first() -> None:
    shown = open_in("")
    weights = {entry.says: entry.weight for entry in KNOWN.expectations.entries}
    assert len(shown) == 6
    assert shown[0] == SALE
    assert [weights[words] for words in shown] == sorted((weights[words] for words in shown), reverse=True)


def test_what_the_policy_speaks_of_is_left_out() -> None:
    assert BREACH in open_in("")
    assert BREACH not in open_in("<p>We will notify you of any data breach.</p>")


def test_a_topic_that_is_missing_as_a_whole_is_left_to_the_list_of_topics() -> None:
    assert BREACH not in open_in("", "security")
    assert SALE in open_in("", "security")


def test_a_question_that_does_not_arise_is_not_asked() -> None:
    assert AI not in open_in("")
    assert AI in open_in("<p>We collect the photos and videos that you upload.</p>")


@pytest.mark.parametrize(
    ("page", "closed"),
    [
        # What careful readers found in these policies: it must not be called missing.
        ("github", {"How many days they take to answer your requests.", "Whether they sell your data."}),
        ("xai", {"How many days or months they keep your data.", "How old you must be to use the service."}),
        (
            "opencollective",
            {"How many days or months they keep your data.", "Whether your data is encrypted."},
        ),
        ("replicate", {SALE, "How old you must be to use the service."}),
        ("speechify", {SALE, BREACH, "Whether your data is encrypted."}),
    ],
)
def test_read_policies_are_not_contradicted(data: Path, page: str, closed: set[str]) -> None:
    gold = json.loads((data / "gold" / f"{page}.json").read_text(encoding="utf-8"))
    html = (data / "pages" / "html" / gold["file"]).read_bytes()
    policy = read_bytes(html, content_type="text/html")
    shown = unanswered(analyse(policy, KNOWN), KNOWN, ())
    assert not closed & set(shown)


def test_what_careful_readers_missed_is_found(data: Path) -> None:
    """The breach notice, which most of the nine policies lack."""
    missing = found = 0
    for path in sorted((data / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if not any(
            re.search(r"tells? you about (a data|the) breach|about a breach", words)
            for words in gold["cards"]["not_stated"]
        ):
            continue
        policy = read_bytes((data / "pages" / "html" / gold["file"]).read_bytes(), content_type="text/html")
        missing += 1
        found += BREACH in unanswered(analyse(policy, KNOWN), KNOWN, ())
    assert missing >= 6
    assert found >= missing - 1
