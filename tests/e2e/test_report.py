"""The full-page report: the same cards, for as long as the browser runs, with ways back to the policy."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from tests.policies import POLICIES

from .browser import data_home
from .report import ORIGIN, open_report
from .test_show import marked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from .conftest import Visitor

CARDS = "[...document.querySelectorAll('.card:not(#ask, #versions, #text)')].map(card => card.textContent)"
PROVING = "document.querySelector('.point blockquote.proving').textContent"
IN_FRONT = "chrome.tabs.getCurrent().then(tab => tab.active)"
SCROLLED = "scrollY > 0"


@contextmanager
def report_of(visitor: Visitor, name: str = "bramblechat") -> Iterator[Page]:
    page = open_report(visitor, visitor.policy(name))
    visitor.popup = None  # it has closed as the report took the focus
    yield page
    page.close()


def test_same_cards_as_in_the_popup(visitor: Visitor) -> None:
    popup = visitor.policy()
    popup.cards()
    cards = popup.evaluate(CARDS)
    report = open_report(visitor, popup)
    assert [card.replace("Show in the text", "Show in the page") for card in report.evaluate(CARDS)] == cards
    assert report.title() == "Bramblechat: privacy summary"
    report.close()


def test_reload_shows_it_again(visitor: Visitor) -> None:
    with report_of(visitor) as report:
        cards = report.evaluate(CARDS)
        report.reload()
        report.wait_for_selector(".summary")
        assert report.evaluate(CARDS) == cards


@pytest.mark.parametrize("key", ["", "report-1-00000000-0000-0000-0000-000000000000", "<b>"])
def test_report_that_is_gone_says_so(visitor: Visitor, key: str) -> None:
    page = visitor.context.new_page()
    page.goto(f"{ORIGIN}/report/report.html?{key}")
    assert "This report is gone" in page.inner_text(".problem")
    page.close()


@pytest.fixture
def unkept(visitor: Visitor) -> Visitor:
    """With a library that cannot be used: reports are then kept as those of private windows are."""
    folder = data_home(visitor.host.profile)
    folder.mkdir()
    (folder / "smallprint").write_text("a file where the folder should be", encoding="utf-8")
    return visitor


def test_a_summary_that_could_not_be_kept_says_why(unkept: Visitor) -> None:
    popup = unkept.policy()
    popup.cards()
    assert "This summary could not be kept." in popup.text()


def test_quote_is_shown_in_the_tab_of_the_policy(unkept: Visitor) -> None:
    visitor = unkept
    with report_of(visitor) as report:
        assert report.evaluate(IN_FRONT)
        quote = report.evaluate(PROVING)
        report.click(".point summary")
        report.click(".point .way button")
        report.locator(".point .way", has_text="Marked in the page").first.wait_for()
        found = marked(visitor.page)
        assert " ".join(found["text"].split()) == " ".join(quote.split())
        assert found["inSight"]
        assert not report.evaluate(IN_FRONT)


@pytest.mark.parametrize("away", ["closed", "another site"])
def test_quote_of_a_page_that_is_no_longer_open_has_a_link_to_its_words(unkept: Visitor, away: str) -> None:
    """The link brings the browser to the words: it scrolls there, and only there does it find them."""
    visitor = unkept
    filler = "<p>This and that about tea and kettles.</p>" * 200
    policy = (POLICIES / "lumora" / "source.html").read_text(encoding="utf-8")
    address = visitor.web.add(re.sub(r"(<body[^>]*>)", rf"\1{filler}", policy, count=1))
    popup = visitor.go(address)
    report = open_report(visitor, popup)
    visitor.popup = None
    quote = report.evaluate(PROVING)
    if away == "closed":
        visitor.page.close()
        visitor.page = visitor.context.new_page()
    else:
        visitor.page.goto(visitor.web.add("<title>Tea</title>", host="localhost"))
    report.bring_to_front()
    report.click(".point summary")
    report.click(".point .way button")
    link = report.locator(".point .way a").first
    link.wait_for()
    assert "no longer open" in report.inner_text(".point .way")
    href = link.get_attribute("href") or ""
    page, _, fragment = href.partition("#:~:text=")
    assert page == address
    start = unquote(fragment.split(",")[0])
    assert quote.startswith(start)
    with visitor.context.expect_page() as opened:
        link.click()
    arrived = opened.value
    arrived.wait_for_function(SCROLLED)
    box = arrived.evaluate(
        """start => {
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT);
          let best = document.body;
          while (walker.nextNode()) if (walker.currentNode.textContent.includes(start)) best = walker.currentNode;
          const { top, bottom } = best.getBoundingClientRect();
          return [top, bottom, innerHeight];
        }""",
        start,
    )
    assert box[0] < box[2]
    assert box[1] > 0
    arrived.close()
    report.close()


def test_popup_links_to_words_that_the_page_has_lost(visitor: Visitor) -> None:
    popup = visitor.policy()
    popup.cards()
    visitor.page.evaluate("document.body.replaceChildren('All gone.')")
    popup.click(".point summary")
    popup.click(".point .way button")
    popup.wait("document.querySelector('.point .way a') !== null")
    assert popup.evaluate("document.querySelector('.point .way a').href").startswith(
        f"{visitor.page.url}#:~:text="
    )
    popup.click(".point .way button")
    popup.wait("document.querySelector('.point .way').textContent.includes('Not found')")
    assert popup.evaluate("document.querySelectorAll('.point .way a').length") == 1


def test_no_link_without_an_address_of_the_web(visitor: Visitor) -> None:
    visitor.host.fake("report", {"url": None, "text": ""})
    popup = visitor.policy()
    popup.cards()
    popup.click(".point summary")
    popup.click(".point .way button")
    popup.wait("document.querySelector('.point .way').textContent.includes('Not found')")
    assert popup.evaluate("document.querySelectorAll('.point .way a').length") == 0


def test_two_columns_where_there_is_room(visitor: Visitor) -> None:
    lefts = "[...document.querySelectorAll('.column')].map(c => Math.round(c.getBoundingClientRect().left))"
    with report_of(visitor) as report:
        for width, columns in ((1280, 2), (640, 1), (320, 1)):
            report.set_viewport_size({"width": width, "height": 800})
            assert len(set(report.evaluate(lefts))) == columns
            assert report.evaluate("document.documentElement.scrollWidth") <= width


def test_print_shows_each_point_with_its_proof_and_no_buttons(visitor: Visitor) -> None:
    with report_of(visitor) as report:
        report.emulate_media(media="print", color_scheme="dark")
        report.evaluate("dispatchEvent(new Event('beforeprint'))")
        shown = "[...document.querySelectorAll('{}')].filter(e => e.checkVisibility()).length"
        points = report.evaluate("document.querySelectorAll('.points .point:not(#actions *)').length")
        quotes = report.evaluate(shown.format(".points blockquote:not(#actions *)"))
        assert points == quotes
        assert report.evaluate(shown.format("button:not(.datum), nav, .way, .chevron")) == 0
        assert report.evaluate("getComputedStyle(document.body).color") == "rgb(28, 31, 38)"
        report.evaluate("dispatchEvent(new Event('afterprint'))")
        assert report.evaluate("document.querySelectorAll('details[open]').length") == 0
        with_buttons = report.pdf()
        assert with_buttons.startswith(b"%PDF")
