"""Requests that are ready to be sent: read, copied, opened in the mail program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .fake_host import plain_report
from .report import clipboard

if TYPE_CHECKING:
    from .conftest import Visitor

LETTERS = plain_report(None)["letters"]


def test_letter_opens_to_its_text_and_is_copied(visitor: Visitor) -> None:
    visitor.host.fake("report", {"url": None, "text": ""})
    popup = visitor.policy()
    popup.cards()
    assert popup.evaluate("document.querySelector('#actions h3').textContent") == "Ready-to-send requests"
    assert not popup.evaluate("document.querySelector('.letter').checkVisibility()")
    popup.click(".letters summary")
    shown = popup.evaluate("document.querySelector('.letter').innerText")
    for part in (LETTERS[0]["to"], LETTERS[0]["subject"], LETTERS[0]["body"]):
        assert part in shown
    popup.click(".letter button")
    popup.wait("document.querySelector('.letter button').textContent === 'Copied'")
    assert clipboard(visitor) == LETTERS[0]["body"]


def test_letter_leads_to_the_mail_program(visitor: Visitor) -> None:
    visitor.host.fake("report", {"url": None, "text": ""})
    popup = visitor.policy()
    popup.cards()
    links = popup.evaluate("[...document.querySelectorAll('.letter a')].map(a => a.href)")
    assert links == [letter["href"] for letter in LETTERS]
    assert "no e-mail address" in popup.evaluate("document.querySelectorAll('.letter')[1].textContent")


def test_law_is_named_once_above_its_letters(visitor: Visitor) -> None:
    visitor.host.fake("report", {"url": None, "text": ""})
    popup = visitor.policy()
    popup.cards()
    headings = popup.evaluate("[...document.querySelectorAll('.letters h4')].map(h => h.textContent)")
    assert headings == ["If you live in Europe (GDPR)"]
    labels = popup.evaluate("[...document.querySelectorAll('.letters summary')].map(s => s.textContent)")
    assert labels == ["Ask for a copy of your data", "Have it deleted under the GDPR"]


def test_letter_with_another_address_than_one_for_mail_has_no_link(visitor: Visitor) -> None:
    visitor.host.fake("hostile")
    popup = visitor.policy()
    popup.cards()
    assert popup.evaluate("document.querySelectorAll('.letter pre').length") == 4
    assert popup.evaluate("document.querySelectorAll('.letter a').length") == 0


def test_what_is_not_answered_stands_with_what_is_not_stated(visitor: Visitor) -> None:
    visitor.host.fake("report", {"url": None, "text": ""})
    popup = visitor.policy()
    popup.cards()
    listed = popup.evaluate("[...document.querySelectorAll('#not_stated li')].map(li => li.textContent)")
    assert listed == ["whether your data trains AI"]
