"""Questions."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from smallprint import engine, knowledge
from smallprint.asking import Asker
from tests.fuzzing import seeds
from tests.fuzzing.checks import check_message
from tests.fuzzing.target import Target

if TYPE_CHECKING:
    from smallprint.reading.policy import Policy


def ask(data: bytes) -> None:
    """Anything typed as a question about a sample policy."""
    policy, asker = _sample()
    answer = asker.ask(data.decode("utf-8", "surrogateescape"))
    assert answer.answered == bool(answer.quotes)
    assert answer.answered or answer.answer
    for quote in answer.quotes:
        assert policy.text[quote.start : quote.end] == quote.text
    check_message(answer)


@cache
def _sample() -> tuple[Policy, Asker]:
    opened = engine.open_document(seeds.SMALL.encode(), seeds.URL)
    return opened.policy, Asker(opened.policy, engine.summarize(opened), knowledge.load("en"))


TARGETS = {
    "questions": Target(
        ask,
        lambda: seeds.encoded(seeds.QUESTIONS),
        20_000,
        (
            b" my data",
            b" not ",
            b" never ",
            b"who ",
            b"how long ",
            b"sell",
            b"delet",
            b"emial",
            b"?",
            "İ".encode(),
            "ﬁ".encode(),
            b"\xed\xa0\x80",
        ),
        longest=200,
    )
}
