"""What was read before: at once, without the network, on any page of its site; and what has changed since."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from smallprint.identity import EXTENSION_ID
from tests.policies import POLICIES

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

    from .conftest import Visitor
    from .origins import Origins
    from .popup import Popup

HOME = "https://www.lumora.example/"
POLICY = (POLICIES / "lumora" / "source.html").read_bytes()
CHANGED = POLICY.replace(b"</main>", b"<p>We sell your precise location to data brokers.</p></main>")
DRAWN = b"<!doctype html><template>%b</template><script>" % CHANGED + (
    b"const draw = () => document.body.replaceChildren(document.querySelector('template').content)</script>"
)
"""The changed policy, which the page shows when it is told to: until then there is nothing to read on it."""
FOOTER = "<!doctype html><html lang=en><title>Lumora</title><h1>Lamps</h1><footer><a href=/privacy>Privacy</a></footer>"
LIBRARY = f"chrome-extension://{EXTENSION_ID}/library/library.html"

BADGE = """chrome.tabs.query({ active: true, currentWindow: true })
  .then(([{ id: tabId }]) => chrome.action.getBadgeText({ tabId }))"""


@pytest.fixture
def lumora(visitor: Visitor, origins: Origins) -> Visitor:
    visitor.host.networked()
    origins.add(HOME, FOOTER)
    origins.add(HOME + "privacy", POLICY)
    visitor.page.goto(f"chrome-extension://{EXTENSION_ID}/report/report.html")
    visitor.page.evaluate("chrome.storage.local.remove('choices')")
    return visitor


def kept(popup: Popup) -> str:
    """What the popup says of the library, once it is sure."""
    said = "document.querySelector('.kept')?.textContent"
    return str(popup.wait(f"/same words|could not|Kept|Check for/.test({said}) && {said}"))


def points(popup: Popup) -> list[str]:
    return [
        str(text)
        for text in popup.evaluate(
            "[...document.querySelectorAll('#overview .what')].map(e => e.textContent)"
        )
    ]


def test_a_site_whose_policy_was_read_tells_it_on_any_page_without_asking_anybody(
    lumora: Visitor, origins: Origins
) -> None:
    popup = lumora.go(HOME)
    popup.cards()
    before = points(popup)
    origins.requests.clear()
    popup = lumora.go(HOME)
    popup.cards()
    assert kept(popup).startswith("Read on ")
    assert points(popup) == before
    assert origins.asked() == [HOME]  # the visit itself


def test_the_policy_s_own_page_is_compared_with_what_is_kept(lumora: Visitor) -> None:
    lumora.go(HOME + "privacy").cards()
    popup = lumora.go(HOME + "privacy")
    popup.cards()
    assert kept(popup).startswith("The same words as on ")


def test_with_the_network_off_and_the_page_gone_all_of_it_is_there(
    lumora: Visitor, context: BrowserContext, origins: Origins
) -> None:
    lumora.go(HOME).cards()
    before = points(lumora.popup) if lumora.popup else []
    origins.forget()
    context.set_offline(True)
    try:
        with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
            lumora.page.goto(HOME + "lamps")
        popup = lumora.press(HOME + "lamps")
        popup.cards()
        assert points(popup) == before
        page = lumora.page
        page.goto(LIBRARY)
        page.get_by_role("link", name="Lumora").first.click()
        page.locator(".summary h1", has_text="Lumora").wait_for()
        assert page.locator("#overview .what").all_text_contents() == before
        assert origins.asked() == []
    finally:
        context.set_offline(False)


def test_a_policy_that_changed_is_told_with_what_it_says_now(lumora: Visitor, origins: Origins) -> None:
    lumora.go(HOME + "privacy").cards()
    origins.add(HOME + "privacy", CHANGED)
    popup = lumora.go(HOME + "privacy")
    popup.wait("document.querySelector('.changed') !== null")
    assert "This policy has changed since you read it on " in popup.text()
    with lumora.context.expect_page() as opened:
        popup.evaluate("document.querySelector('.changed button').click()")
    page = opened.value
    page.get_by_text("What changed").first.wait_for()
    page.locator(".changes li", has_text="sell").first.wait_for()
    page.close()


def test_another_policy_of_the_site_is_read_and_not_told_from_the_one_that_is_kept(
    lumora: Visitor, origins: Origins
) -> None:
    lumora.go(HOME).cards()
    for path in ("app/privacy-policy", "app/what-we-do-with-data"):
        page = origins.add(HOME + path, POLICY.replace(b"Lumora", b"Lumora App"))
        popup = lumora.go(page)
        popup.wait("document.querySelector('h1')?.textContent === 'Lumora App'")
        assert "Read from this page" in popup.text()


def test_a_check_tells_whom_it_has_asked(lumora: Visitor) -> None:
    lumora.go(HOME).cards()
    popup = lumora.go(HOME)
    popup.cards()
    requests = "document.querySelectorAll('.requests li').length"
    assert popup.evaluate(requests) == 0
    popup.wait("document.querySelector('.kept button') !== null")
    popup.evaluate("document.querySelector('.kept button').click()")
    popup.wait("/same words/.test(document.querySelector('.kept')?.textContent)")
    assert popup.evaluate(requests) == 1
    assert "nobody was asked" not in str(popup.evaluate("document.querySelector('.site').textContent"))


def test_on_the_policy_itself_it_is_told_as_read_here(lumora: Visitor) -> None:
    lumora.go(HOME).cards()
    popup = lumora.go(HOME + "privacy")
    popup.cards()
    kept(popup)
    assert "Read from this page" in popup.text()
    assert popup.evaluate("document.querySelectorAll('.requests li').length") == 0


def test_a_reader_at_work_is_not_interrupted_by_a_newer_version(lumora: Visitor, origins: Origins) -> None:
    lumora.go(HOME + "privacy").cards()
    origins.add(HOME + "privacy", DRAWN)
    lumora.page.goto(HOME + "privacy")
    popup = lumora.press()
    popup.cards()
    popup.evaluate("document.querySelector('.ask input').value = 'who gets'; 0")
    lumora.page.evaluate("draw()")
    popup.wait("document.querySelector('.kept button')?.textContent === 'Show what it says now'")
    assert popup.evaluate("document.querySelector('.ask input').value") == "who gets"
    popup.evaluate("document.querySelector('.kept button').click()")
    popup.wait("document.querySelector('.changed') !== null")


def test_what_was_looked_at_is_no_news(lumora: Visitor, origins: Origins) -> None:
    lumora.go(HOME + "privacy").cards()
    origins.add(HOME + "privacy", CHANGED)
    popup = lumora.go(HOME + "privacy")
    popup.wait("document.querySelector('.changed button') !== null")
    assert popup.evaluate(BADGE) == "new"
    with lumora.context.expect_page() as opened:
        popup.evaluate("document.querySelector('.changed button').click()")
    opened.value.locator(".changes li").first.wait_for()
    opened.value.close()
    popup = lumora.press()
    popup.cards()
    kept(popup)
    assert popup.evaluate("document.querySelector('.changed')") is None
    assert popup.evaluate(BADGE) == ""


def test_questions_are_answered_from_the_policy(lumora: Visitor) -> None:
    popup = lumora.go(HOME)
    popup.cards()
    popup.evaluate(
        """(() => { const field = document.querySelector('.ask input');
        field.value = 'do you sell my data?'; field.form.requestSubmit(); })()"""
    )
    popup.wait("document.querySelector('.asked blockquote') !== null")
