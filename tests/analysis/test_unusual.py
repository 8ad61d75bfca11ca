"""Clauses that hardly another policy has, picked from invented policies."""

from __future__ import annotations

import pytest

from smallprint import knowledge
from smallprint.analysis import Analysis, analyse
from smallprint.reading import read_bytes

KNOWN = knowledge.load("en")
PAGE = """<html lang="en"><head><title>Privacy policy of Quillbarn</title></head><body><main>
<h1>Privacy policy</h1>
<p>Quillbarn respects your privacy. This privacy policy tells how we collect and use personal information.</p>
<h2>What we collect</h2>
<p>We collect your name and your email address when you register. We use this information to provide our
services to you and to improve them. We keep it for as long as you have an account with us.</p>
{body}
<h2>Contact</h2><p>If you have any questions about this privacy policy, please write to help@quillbarn.example.</p>
</main></body></html>"""
CLAUSE = "Visitors of the library garden and other members can read your loan slips and copy your bookmarks."
LIMITS = """provided that they have first asked the gardener, who keeps a list of such visitors, and that the slips
are older than a year and were not written in green ink."""


def analysed(body: str) -> tuple[list[str], Analysis]:
    policy = read_bytes(PAGE.replace("{body}", body).encode(), content_type="text/html")
    analysis = analyse(policy, KNOWN)
    picked = [" … ".join(policy.text[start:end] for start, end in clause.kept) for clause in analysis.unusual]
    return picked, analysis


def test_an_ordinary_policy_has_none() -> None:
    assert analysed("")[0] == []


@pytest.mark.parametrize(
    "clause",
    [
        CLAUSE,
        "When you return a borrowed book, the next reader and other members can see your pencil notes in it.",
        "Once your poem is carved into the barn wall, we cannot remove it, even if you leave.",
        "Our librarians never open your letters, not even when it rains on the reading room.",
        "If you lend out your parrot feathers, your name is shown to everyone at the summer fair.",
    ],
)
def test_what_is_particular_and_matters_is_picked(clause: str) -> None:
    assert analysed(f"<p>{clause}</p>")[0] == [clause]


def test_it_is_picked_with_less_around_it() -> None:
    assert analysed(f"<p>Please note that {CLAUSE[0].lower()}{CLAUSE[1:]}</p>")[0] == [
        CLAUSE[0].lower() + CLAUSE[1:]
    ]


@pytest.mark.parametrize(
    "body",
    [
        f"<p>{CLAUSE[:-1]}?</p>",
        "<h2>Other members can read your bookmarks.</h2>",
        f"<p>These {CLAUSE[0].lower()}{CLAUSE[1:]}</p>",
        "<p>You can hide them, but other members can still read your loan slips and copy your bookmarks.</p>",
        f"<p>We will never allow the following:</p><ul><li>{CLAUSE}</li></ul>",
        "<ul><li>Show your loan slips to other members, who can read and copy your bookmarks.</li></ul>",
        "<p>Our barn has a lighthouse, a windmill and a pond with seven grumpy ducks for everyone to see.</p>",
        f"<p>{CLAUSE[:-1]}, {LIMITS}</p>",
    ],
    ids=[
        "question",
        "heading",
        "pointing",
        "pronoun",
        "denied by its lead",
        "rest of a list",
        "not about the reader",
        "too long",
    ],
)
def test_what_would_mislead_or_bore_is_not_picked(body: str) -> None:
    assert analysed(body)[0] == []


def test_what_a_practice_tells_is_left_to_it() -> None:
    said = "We sell the personal information that you write on your loan slips to data brokers."
    picked, analysis = analysed(f"<p>{said}</p>")
    assert "sells_data" in {finding.practice.id for finding in analysis.findings}
    assert picked == []


def test_the_most_unusual_stands_first_and_each_once() -> None:
    tame = "Other members can see your profile and your photos."
    picked, analysis = analysed(f"<p>{tame}</p><p>{CLAUSE}</p><p>Later again.</p><p>{CLAUSE}</p>")
    assert picked.count(CLAUSE) == 1
    assert picked[0] == CLAUSE
    scores = [clause.score for clause in analysis.unusual]
    assert scores == sorted(scores, reverse=True)


def test_a_policy_full_of_them_gives_ten() -> None:
    animals = ("cat", "dog", "owl", "fox", "hen", "pig", "cow", "bat", "bee", "ant", "elk", "emu")
    body = "".join(
        f"<p>Other members can see your {animal} drawings and copy them.</p>" for animal in animals
    )
    assert len(analysed(body)[0]) == 10
