"""From a page of a site to its policy elsewhere, in Firefox."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.policies import POLICIES

from .launch import ORIGIN

if TYPE_CHECKING:
    from tests.e2e.origins import Origins

    from .conftest import Visitor

HOME = "https://www.lumora.example/"
POLICY = HOME + "privacy"
PAGE = (
    "<!doctype html><html lang='en'><title>Lumora: lamps</title><main><h1>Wake up to light</h1>"
    "<p>Lamps that know when you sleep, made of beech and paper.</p></main>"
    "<footer><a href='/privacy'>Privacy</a></footer></html>"
)


def serve(origins: Origins) -> None:
    origins.add(HOME, PAGE)
    origins.add(POLICY, (POLICIES / "lumora" / "source.html").read_bytes())


def asked(origins: Origins) -> list[str]:
    """What was asked of our sites. Firefox asks for things of its own, too."""
    return [address for address in origins.asked() if ".example/" in address]


def test_the_host_gets_the_policy(visitor: Visitor, origins: Origins) -> None:
    visitor.host.networked()
    serve(origins)
    popup = visitor.go(HOME)
    popup.cards()
    assert (
        popup.evaluate("document.querySelector('.site > summary').textContent")
        == "Read at lumora.example/privacy"
    )
    assert asked(origins) == [HOME, POLICY]  # nobody asks in vain
    assert origins.asked(by="Smallprint") == [POLICY]


def test_with_access_to_all_sites_the_browser_gets_it(
    visitor: Visitor, origins: Origins, welcome: str
) -> None:
    del welcome
    visitor.host.networked()
    serve(origins)
    popup = visitor.go(HOME)
    popup.cards()
    assert asked(origins) == [HOME, POLICY]
    assert origins.asked(by="Smallprint") == []
    assert "cookie" not in origins.requests[-1].headers
    assert "referer" not in origins.requests[-1].headers


def link_to_a_policy(visitor: Visitor, origins: Origins) -> None:
    """Have the visitor see a page with a link to a policy of another site."""
    visitor.host.networked()
    link = "https://brindle.example/legal/privacy"
    origins.add(link, (POLICIES / "lumora" / "source.html").read_bytes())
    visitor.browser.go(visitor.tab, origins.add(HOME, f"<a href='{link}'>Privacy</a>"))


def test_the_menu_of_a_link_opens_the_popup_on_what_is_behind_it(visitor: Visitor, origins: Origins) -> None:
    link_to_a_policy(visitor, origins)
    visitor.summarize("a")
    # A busy browser may refuse the popup, and its page opens in a tab.
    shown = "document.body.innerText.includes('Read at brindle.example/legal/privacy')"
    visitor.browser.wait(visitor.inside, f"chrome.extension.getViews().some(({{document}}) => {shown})")


def test_the_menu_opens_a_tab_where_the_popup_cannot_open(visitor: Visitor, origins: Origins) -> None:
    """Firefox long opened popups only while a click was being answered, and ours waits for the storage first."""
    link_to_a_policy(visitor, origins)
    with visitor.browser.preference("extensions.openPopupWithoutUserGesture.enabled", False):
        tab = visitor.opens(lambda: visitor.summarize("a"))
        visitor.browser.wait(tab, "document.body.innerText.includes('Read at brindle.example/legal/privacy')")
    assert visitor.browser.tabs()[tab].startswith(f"{ORIGIN}/popup/popup.html?")
