"""The cards of served policies, made by the real host."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from .conftest import stop_worker

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Visitor

HEADINGS = [
    "Things to watch out for",
    "Summary",
    "Data Collection",
    "Questions",
    "Ask this policy",
    "What you can do",
]


def test_cards_of_a_policy(visitor: Visitor) -> None:
    popup = visitor.policy()
    popup.cards()
    headings = popup.evaluate("[...document.querySelectorAll('.card h2')].map(h => h.textContent)")
    assert headings[: len(HEADINGS)] == HEADINGS
    assert headings[-2:] == ["Last updated", "Original document"]
    text = popup.text()
    assert re.search(r"Read all [\d,]+ words", text)
    assert "Nothing was sent." in text
    assert popup.evaluate("document.querySelector('h1').textContent") == "Bramblechat"


def test_every_point_opens_words_of_the_page(visitor: Visitor) -> None:
    popup = visitor.policy()
    popup.cards()
    before = popup.evaluate("document.querySelector('.point blockquote').checkVisibility()")
    popup.click(".point summary")
    assert not before
    assert popup.evaluate("document.querySelector('.point blockquote').checkVisibility()")
    popup.click(".datum")
    assert popup.evaluate("document.querySelector('.panel blockquote').checkVisibility()")
    popup.click(".datum")
    assert popup.evaluate("document.querySelector('.panel').hidden")
    words = " ".join(visitor.page.evaluate("document.body.textContent").split())
    for quote in popup.evaluate(
        "[...document.querySelectorAll('.point blockquote')].map(q => q.textContent)"
    ):
        for line in quote.split("\n"):
            assert " ".join(line.split()) in words
    points = "[...document.querySelectorAll('.point')].filter(p => !p.closest('.letters'))"
    bare = f"{points}.filter(p => !p.querySelector('blockquote')?.textContent)"
    assert popup.evaluate(f"{bare}.length") == 0


def test_a_quote_is_shown_in_the_page(visitor: Visitor) -> None:
    popup = visitor.policy()  # all of it is in collapsed panels
    popup.cards()
    popup.click(".point summary")
    popup.click(".point .way button")
    popup.wait("document.querySelector('.point .way').textContent.includes('Marked')")
    quote = popup.evaluate("document.querySelector('.point blockquote.proving').textContent")
    marked = visitor.page.evaluate("[...CSS.highlights.get('smallprint-quote')].map(String).join(' ')")
    assert " ".join(marked.split()) == " ".join(quote.split())


def test_keyboard_alone(visitor: Visitor) -> None:
    popup = visitor.policy()
    popup.cards()
    for _ in range(12):
        popup.press("Tab", 9)
        if popup.evaluate("document.activeElement.tagName") == "SUMMARY":
            break
    assert popup.evaluate("document.activeElement.matches(':focus-visible')")
    popup.press("Enter", 13, "\r")
    assert popup.evaluate("document.activeElement.parentElement.open")


def test_a_stopped_worker_starts_again(visitor: Visitor) -> None:
    popup = visitor.policy()
    popup.cards()
    stop_worker(visitor.context)
    visitor.press().cards()


def test_not_a_policy_can_be_read_anyway(visitor: Visitor) -> None:
    visitor.host.networked()
    popup = visitor.policy("lumora-terms")
    assert popup.problem() == "no_policy"
    popup.click(".buttons button")
    popup.cards()


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("moulin-bleu", "language", "French"),
        ("bot-wall", "wall", "stands in front"),
        ("empty-shell", "nothing_to_read", "Nothing to read"),
    ],
)
def test_pages_without_a_policy_to_read(visitor: Visitor, name: str, code: str, words: str) -> None:
    visitor.host.networked()
    popup = visitor.policy(name)
    assert popup.problem() == code
    assert words in popup.text()


def test_markup_is_shown_as_text_and_runs_nowhere(visitor: Visitor) -> None:
    visitor.host.fake("hostile")
    popup = visitor.policy()
    popup.cards()
    popup.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    popup.click(".datum")
    assert popup.text().count("<script>document.title='run'</script>") > 15
    assert popup.evaluate("document.querySelectorAll('main script, main img, main b:not(nav b)').length") == 0
    assert popup.evaluate("document.title") == "Smallprint"


def test_only_web_and_mail_addresses_are_links(visitor: Visitor) -> None:
    visitor.host.fake("hostile")
    popup = visitor.policy()
    popup.cards()
    links = popup.evaluate("[...document.querySelectorAll('main a')].map(a => a.getAttribute('href'))")
    assert all(link.startswith("#") for link in links), links


def test_for_whom_a_point_holds_is_set_apart(visitor: Visitor) -> None:
    visitor.host.fake("report", {"url": None, "text": ""})
    popup = visitor.policy()
    popup.cards()
    said = "document.querySelector('#overview .said').lastChild"
    assert popup.evaluate(f"{said}.textContent") == "They keep orders for seven years (in Europe)."
    assert popup.evaluate(f"{said}.querySelector('.limit').textContent") == " (in Europe)."


def test_words_that_stand_twice_in_the_policy_are_shown_once(visitor: Visitor) -> None:
    visitor.host.fake("report", {"url": None, "text": ""})
    popup = visitor.policy()
    popup.cards()
    assert popup.evaluate("document.querySelectorAll('#overview blockquote').length") == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pictures(visitor: Visitor, tmp_path: Path, scheme: str) -> None:
    popup = visitor.policy()
    popup.scheme(scheme)
    popup.cards()
    target = tmp_path / f"{scheme}.png"
    popup.screenshot(target, whole=True)
    assert target.read_bytes().startswith(b"\x89PNG")
    ground = json.loads(
        "[" + popup.evaluate("getComputedStyle(document.body).backgroundColor.match(/[\\d., ]+/)[0]") + "]"
    )
    assert (sum(ground) > 600) == (scheme == "light")
