"""A question -> quoted sentences, or "this policy does not say"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.asking.asker import Asker

if TYPE_CHECKING:
    from smallprint.knowledge import Knowledge
    from smallprint.messages import Answer, Report
    from smallprint.reading.policy import Policy

__all__ = ["Asker", "ask"]


def ask(policy: Policy, report: Report, knowledge: Knowledge, question: str) -> Answer:
    """The answer to one question about a policy, from the report on the same text. Any text is a question."""
    return Asker(policy, report, knowledge).ask(question)
