"""Questions to our sample policies, and to policies of a few sentences."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from smallprint import engine, knowledge
from smallprint.asking import Asker
from tests.policies import POLICIES

if TYPE_CHECKING:
    from smallprint.messages import Answer
    from smallprint.reading.policy import Policy

KNOWN = knowledge.load("en")


@cache
def sample(name: str) -> tuple[Policy, Asker]:
    """A sample policy by the name of its folder."""
    opened = engine.open_document((POLICIES / name / "source.html").read_bytes(), "https://a.example/privacy")
    return opened.policy, Asker(opened.policy, engine.summarize(opened), KNOWN)


@cache
def saying(*paragraphs: str) -> Asker:
    """A policy that says only this, between sentences that say nothing of it."""
    frame = [
        "This privacy policy is that of Lumora, a service of Lumora GmbH for people who like to take pictures.",
        "We wrote it so that it can be understood, and we are happy to hear from you if it cannot.",
        "The words that we use in it have the meaning that they have in everyday speech, unless it says otherwise.",
        "The headings are there to help you find your way around, and change nothing about what is below them.",
    ]
    html = "".join(f"<p>{paragraph}</p>" for paragraph in (*frame, *paragraphs))
    page = f"<html lang=en><title>Privacy Policy</title><main><h1>Privacy Policy</h1>{html}</main>"
    opened = engine.open_document(page.encode(), "https://lumora.example/privacy")
    return Asker(opened.policy, engine.summarize(opened), KNOWN)


def ask(name: str, question: str) -> Answer:
    """The answer of a sample policy, whose quotes are checked."""
    policy, asker = sample(name)
    answer = asker.ask(question)
    for quote in answer.quotes:
        assert policy.text[quote.start : quote.end] == quote.text
    return answer


def first(answer: Answer) -> str:
    """The sentence that is quoted first, "" without one."""
    return answer.quotes[0].text if answer.quotes else ""
