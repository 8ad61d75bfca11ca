"""Answers begin with the answer, say for whom it holds, and carry what proves them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallprint import engine, knowledge
from smallprint.analysis import analyse
from smallprint.cards import make_cards
from smallprint.cards.questions import MOST_QUESTIONS
from smallprint.reading import read_bytes
from tests.policies import SAMPLES

if TYPE_CHECKING:
    from pathlib import Path

    from smallprint.messages import QuestionItem

LONGEST = 20
RIGHTS = "Can I see, correct or delete my data?"
SOLD = "Do they sell my data?"
KEPT = "How long do they keep my data?"
WHO = "Who can get my data?"
WHAT = "What do they collect about me?"


def asked(html: str) -> dict[str, QuestionItem]:
    known = knowledge.load("en")
    policy = read_bytes(f"<html lang=en><main>{html}</main>".encode())
    found = analyse(policy, known)
    items = make_cards(policy, found, known).questions
    for item in items:
        for quote in item.quotes:
            assert policy.text[quote.start : quote.end] == quote.text
    return {item.question: item for item in items}


def answer(question: str, *sentences: str) -> str:
    return asked("".join(f"<p>{sentence}</p>" for sentence in sentences))[question].answer


def test_a_right_of_some_people_is_not_a_plain_yes() -> None:
    sentence = (
        "If you are in the European Union, you have the right to request that we delete your personal data."
    )
    assert answer(RIGHTS, sentence).startswith("Yes, in Europe, you can delete")


def test_what_holds_for_everyone_is_said_without_a_limit() -> None:
    told = answer(
        RIGHTS,
        "If you are in the European Union, you have the right to request a copy of your personal data.",
        "You can ask us to delete your personal data at any time.",
    )
    assert told.startswith("Yes, you can delete your data.")


def test_a_conflict_is_named() -> None:
    told = answer(
        SOLD,
        "We do not sell your personal information to anyone.",
        "We sell your personal data to data brokers.",
    )
    assert told.startswith("The policy says both")


def test_an_answer_has_the_address_that_is_for_everyone() -> None:
    told = answer(
        RIGHTS,
        "You can ask us to delete your personal data at any time.",
        "To stop receiving our newsletter and to opt out of marketing, email us at opt-out@lumora.example.",
        "If you have any questions about this policy, contact us at privacy@lumora.example.",
        "To exercise your rights, please contact us at privacy@lumora.example.",
    )
    assert told.startswith("Yes, write to privacy@lumora.example to delete your data.")


def test_periods_come_with_what_is_kept() -> None:
    told = answer(
        KEPT,
        "We keep your log data for up to 90 days.",
        "Financial transaction data is kept for at least 7 years to comply with tax law.",
    )
    assert "Transactions for at least 7 years" in told
    assert "log data for up to 90 days" in told


def test_what_stands_behind_the_period_is_not_what_is_kept() -> None:
    told = answer(
        KEPT, "We will keep your personal information for three years after your last message to us."
    )
    assert told.startswith("Some data for 3 years")


def test_a_period_comes_before_what_says_little() -> None:
    general = "We retain your personal information for as long as necessary for the purposes of this policy."
    assert answer(KEPT, general).startswith("As long as they need it: they give no fixed time.")
    assert answer(KEPT, general, "We keep your log data for 90 days.").startswith("Log data for 90 days.")


def test_recipients_are_one_list_with_a_quote_for_each() -> None:
    item = asked(
        "<p>We share your personal data with our service providers.</p>"
        "<p>We share your personal data with our affiliates.</p>"
        "<p>We share your personal data with advertisers and advertising networks.</p>"
    )[WHO]
    assert item.answer.startswith("Advertisers, companies in their group and service providers.")
    quoted = [quote.text for quote in item.quotes]
    assert "advertisers" in quoted[0]
    assert any("affiliates" in text for text in quoted)
    assert any("service providers" in text for text in quoted)


def test_the_first_quote_is_for_the_first_sentence() -> None:
    item = asked(
        "<p>You can opt out of the sale of your personal data.</p>"
        "<p>We sell your personal data to marketing companies.</p>"
    )[SOLD]
    assert item.answer.startswith("Yes, they sell your data.")
    assert item.quotes[0].text.startswith("We sell")


def test_what_tells_most_stands_first() -> None:
    told = answer(
        WHAT, "We collect your browser type, IP address, precise location, first name and email address."
    )
    assert told.startswith("Name, email address, precise location")


def test_a_definition_by_law_does_not_lead() -> None:
    definition = (
        "We collect protected characteristics such as age, race, national origin, citizenship, religion, marital"
        " status, medical condition, disability, gender identity, pregnancy, sexual orientation, veteran status and"
        " genetic information."
    )
    told = answer(WHAT, definition, "We collect your name, email address, phone number and IP address.")
    assert told.startswith("Name, email address, phone number, IP address")


def test_nothing_is_answered_twice() -> None:
    asks = asked(
        "<p>We will retain your personal data for 12 months after your account is closed.</p>"
        "<p>We share your personal data with our service providers.</p>"
    )
    assert KEPT in asks
    assert "What happens to my data when I close my account?" not in asks


@pytest.mark.parametrize("folder", SAMPLES, ids=lambda folder: folder.name)
def test_answers_are_short(folder: Path) -> None:
    html = (folder / "source.html").read_bytes()
    summary = engine.summarize(engine.open_document(html, f"https://{folder.name}.example/privacy"))
    assert len(summary.questions) <= MOST_QUESTIONS
    for item in summary.questions:
        sentences = re.split(r"(?<=[a-z\d])\. ", item.answer)
        assert len(sentences) <= 2, item.answer
        assert max(len(sentence.split()) for sentence in sentences) <= LONGEST, item.answer
        assert item.answer[0].isupper()
        assert item.answer.endswith(".")
        assert not re.search(r"[{}]|  | [,.]", item.answer), item.answer


@cache
def sentences_of_samples() -> list[str]:
    return [
        policy.text[span.start : span.end]
        for folder in SAMPLES
        for policy in [engine.open_document((folder / "source.html").read_bytes(), None).policy]
        for span in policy.sentences
    ]


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_any_policy_made_of_sentences_is_answered(data: st.DataObject) -> None:
    """Whatever is said together, answers keep their form; `asked` checks their quotes."""
    chosen = data.draw(st.lists(st.sampled_from(sentences_of_samples()), min_size=3, max_size=25))
    items = asked("".join(f"<p>{text.replace('<', ' ')}</p>" for text in chosen))
    assert len(items) <= MOST_QUESTIONS
    for item in items.values():
        assert "{" not in item.answer
        assert item.quotes
