"""Unusual clauses on the Summary card: after the other points, as quotes."""

from __future__ import annotations

from smallprint import engine
from smallprint.cards.unusual import PRACTICE
from tests.analysis.test_unusual import PAGE

CLAUSES = [
    "Visitors of the library garden and other members can read your loan slips and copy your bookmarks.",
    "Once your poem is carved into the barn wall, we cannot remove it, even if you leave.",
    "However, the next reader and other members can see your pencil notes (e.g. your drawings) in the margins.",
    "If you lend out your parrot feathers, your name is shown to everyone at the summer fair.",
]


def test_at_most_three_close_the_summary_in_the_order_of_the_text() -> None:
    html = PAGE.replace("{body}", "".join(f"<p>{clause}</p>" for clause in CLAUSES))
    summary = engine.summarize(engine.open_document(html.encode(), None))
    practices = [item.practice for item in summary.overview]
    assert practices[-3:] == [PRACTICE] * 3
    assert PRACTICE not in practices[:-3]
    assert practices[:-3]
    unusual = summary.overview[-3:]
    starts = [item.quotes[0].start for item in unusual]
    assert starts == sorted(starts)
    for item in unusual:
        assert item.quotes[0].text in CLAUSES
        assert item.text.startswith("In their words: “")
        assert item.text.endswith("”.")
        for part in item.text.removeprefix("In their words: “").removesuffix("”.").split(" …"):
            assert part.strip() in item.quotes[0].text
        assert item.topic not in summary.not_stated
        assert item.tone == "neutral"


def test_an_ordinary_policy_shows_none() -> None:
    summary = engine.summarize(engine.open_document(PAGE.replace("{body}", "").encode(), None))
    assert summary.overview
    assert PRACTICE not in {item.practice for item in summary.overview}
