"""The extension's own pages in Firefox, reached from the popup as readers reach them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .launch import ORIGIN

if TYPE_CHECKING:
    from .conftest import Visitor

NAMELESS = """(() => {
    const named = element => element.innerText?.trim() || element.ariaLabel || element.labels?.length || element.title;
    return [...document.querySelectorAll("button, a[href], input, select, summary, [role=switch]")]
        .filter(element => element.checkVisibility() && !named(element)).map(element => element.outerHTML);
})()"""


def test_the_report(visitor: Visitor) -> None:
    popup = visitor.policy()
    popup.cards()
    report = visitor.opens(lambda: popup.click(".tools > button"))
    visitor.browser.wait(report, "document.querySelector('.summary') !== null")
    assert visitor.browser.tabs()[report].startswith(f"{ORIGIN}/report/report.html?v")
    assert "Bramblechat" in str(
        visitor.browser.bidi.evaluate(report, "document.querySelector('h1').textContent")
    )


def test_the_library_lists_it_and_lets_it_be_searched(visitor: Visitor) -> None:
    visitor.policy().cards()
    visitor.close()
    library = visitor.browser.tab(f"{ORIGIN}/library/library.html")
    visitor.browser.wait(library, "document.querySelector('main')?.innerText.includes('Bramblechat')")
    visitor.browser.click(library, "[type=search]")
    visitor.browser.type(library, "end-to-end")
    visitor.browser.wait(library, "document.querySelector('mark')?.textContent.toLowerCase().includes('end')")


def test_the_library_is_saved_as_a_file(visitor: Visitor) -> None:
    visitor.policy().cards()
    visitor.close()
    library = visitor.browser.tab(f"{ORIGIN}/library/library.html")
    button = "[...document.querySelectorAll('button')].find(b => b.textContent === 'Save as JSON')"
    visitor.browser.wait(library, f"{button} !== undefined")
    visitor.browser.bidi.evaluate(library, f"void {button}.click()")
    [file] = visitor.browser.downloaded()
    assert "Bramblechat" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", ["welcome/welcome", "library/library", "library/compare", "report/report"])
def test_nothing_is_nameless(visitor: Visitor, page: str) -> None:
    visitor.policy().cards()
    visitor.close()
    tab = visitor.browser.tab(f"{ORIGIN}/{page}.html")
    visitor.browser.wait(tab, "document.querySelector('main')?.innerText.trim() !== ''")
    assert visitor.browser.bidi.evaluate(tab, NAMELESS) == []


def test_nothing_in_the_popup_is_nameless(visitor: Visitor) -> None:
    popup = visitor.policy()
    popup.cards()
    assert popup.evaluate(NAMELESS) == []
    assert popup.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
