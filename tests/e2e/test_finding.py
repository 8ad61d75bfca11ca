"""From any page of a site to the cards of its policy: real browser, real host, sites with names of their own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from fpdf import FPDF

from smallprint import engine
from smallprint.identity import EXTENSION_ID
from tests.policies import POLICIES

if TYPE_CHECKING:
    from .conftest import Visitor
    from .origins import Origins
    from .popup import Popup

HOME = "https://www.lumora.example/"
POLICY = (POLICIES / "lumora" / "source.html").read_bytes()
TERMS = (POLICIES / "lumora-terms" / "source.html").read_bytes()


def home(footer: str, body: str = "") -> str:
    return (
        "<!doctype html><html lang='en'><head><title>Lumora: lamps that wake you gently</title></head><body>"
        "<nav><a href='/lamps'>Lamps</a><a href='/help/privacy-settings'>Privacy settings</a></nav><main><h1>Wake up "
        f"to light</h1><p>Lamps that know when you sleep, made of beech and paper.</p>{body}</main>"
        f"<footer>{footer}<p>© Lumora</p></footer></body></html>"
    )


@pytest.fixture
def lumora(visitor: Visitor) -> Visitor:
    """A visitor for whom the tests' origins are the internet. Choices end with the test."""
    visitor.host.networked()
    visitor.page.goto(f"chrome-extension://{EXTENSION_ID}/report/report.html")
    visitor.page.evaluate("chrome.storage.local.remove('choices')")
    return visitor


def requests(popup: Popup) -> list[list[str]]:
    """Every request that the popup lists: address, by whom, what came of it."""
    found: Any = popup.evaluate(
        """[...document.querySelectorAll('.requests li')].map(li => [
            li.querySelector('span').textContent, ...li.querySelector('small').textContent.split(' · ')])"""
    )
    return [list(map(str, line)) for line in found]


def line(popup: Popup) -> str:
    return str(popup.evaluate("document.querySelector('.site > summary').textContent"))


def test_the_policy_of_the_same_origin_is_got_by_the_browser(lumora: Visitor, origins: Origins) -> None:
    origins.add(
        HOME, home("<a href='/privacy'>Privacy</a><a href='/terms'>Terms</a>"), headers={"Set-Cookie": "id=7"}
    )
    origins.add(HOME + "privacy", POLICY)
    popup = lumora.go(HOME)
    popup.cards()
    assert popup.evaluate("document.querySelector('h1').textContent") == "Lumora"
    assert line(popup) == "Read at lumora.example/privacy"
    assert requests(popup) == [["lumora.example/privacy", "by the browser", "the policy"]]
    assert origins.asked() == [HOME, HOME + "privacy"]
    assert "cookie" not in origins.requests[-1].headers
    assert "referer" not in origins.requests[-1].headers
    assert lumora.page.url == HOME


def test_the_policy_of_another_origin_is_got_by_the_host(lumora: Visitor, origins: Origins) -> None:
    target = "https://legal.lumora-group.example/lumora/privacy-policy"
    origins.add(HOME, home(f"<a href='{target}'>Privacy Policy</a>"))
    origins.add(target, POLICY)
    popup = lumora.go(HOME)
    popup.cards()
    assert line(popup) == "Read at legal.lumora-group.example/lumora/privacy-policy"
    assert [by for _, by, _ in requests(popup)] == ["by Smallprint"]
    assert origins.asked(by="Smallprint") == [target]
    assert origins.asked() == [HOME, target]


def test_a_legal_page_leads_on_and_a_redirect_is_told(lumora: Visitor, origins: Origins) -> None:
    origins.add(HOME, home("<a href='https://lumora.example/legal'>Legal</a>"))
    legal = "<title>Legal</title><h1>Legal</h1><ul><li><a href='/old'>Privacy Policy</a><li><a href='/t'>Terms</a></ul>"
    origins.add(
        "https://lumora.example/legal", legal + "<p>All that lawyers wrote for us stands on these pages." * 9
    )
    origins.redirect("https://lumora.example/old", "https://lumora.example/privacy")
    origins.add("https://lumora.example/privacy", POLICY)
    popup = lumora.go(HOME)
    popup.cards()
    assert requests(popup) == [
        ["lumora.example/legal", "by Smallprint", "another document"],
        ["lumora.example/old", "by Smallprint", "leads on"],
        ["lumora.example/privacy", "by Smallprint", "the policy"],
    ]
    popup.click(".site > summary")
    assert "A legal page of this site links to it" in popup.text()


def test_where_there_is_none_nothing_is_found(lumora: Visitor, origins: Origins) -> None:
    origins.add(
        HOME,
        home("Protected by reCAPTCHA: Google <a href='https://policies.example/privacy'>Privacy Policy</a>"),
    )
    origins.add("https://policies.example/privacy", (POLICIES / "bramblechat" / "source.html").read_bytes())
    popup = lumora.go(HOME)
    assert popup.problem() == "no_policy"
    asked = requests(popup)
    assert len(asked) >= 2
    assert all(outcome == "no such page" for _, _, outcome in asked)
    assert [
        f"https://www.{address}" for address, _, _ in asked if address.startswith("lumora.example/p")
    ] == [address for address in origins.asked() if "/p" in address]


def test_a_policy_that_names_another_service_is_not_taken_for_this_ones(
    lumora: Visitor, origins: Origins
) -> None:
    target = "https://bramblechat.example/privacy"
    origins.add(HOME, home(f"<a href='{target}'>Privacy Policy</a>"))
    origins.add(target, (POLICIES / "bramblechat" / "source.html").read_bytes())
    popup = lumora.go(HOME)
    assert popup.problem() == "other_service"
    assert "Bramblechat" in popup.text()
    popup.evaluate("[...document.querySelectorAll('.buttons button')].at(-1).click()")  # read it anyway
    popup.cards()
    assert popup.evaluate("document.querySelector('h1').textContent") == "Bramblechat"


def test_what_was_read_in_spite_of_doubts_stays_the_choice(lumora: Visitor, origins: Origins) -> None:
    target = "https://parent.example/privacy"
    origins.add(HOME, home(f"<a href='{target}'>Privacy Policy</a>"))
    origins.add(target, (POLICIES / "bramblechat" / "source.html").read_bytes())
    popup = lumora.go(HOME)
    assert popup.problem() == "other_service"
    popup.evaluate("[...document.querySelectorAll('.buttons button')].at(-1).click()")
    popup.cards()
    popup = lumora.press()
    popup.cards()
    popup.click(".site > summary")
    assert "You chose this document" in popup.text()


def test_a_choice_is_remembered_until_it_is_forgotten(lumora: Visitor, origins: Origins) -> None:
    origins.add(HOME, home("<a href='/privacy'>Privacy Policy</a><a href='/legal/cookies'>Cookie Policy</a>"))
    origins.add(HOME + "privacy", POLICY)
    other = origins.add(HOME + "apps/sleep-policy", POLICY.replace(b"Lumora", b"Lumora Sleep"))
    popup = lumora.go(HOME)
    popup.cards()
    popup.click(".site > summary")
    popup.wait("document.querySelector('.site .candidate') !== null")
    assert popup.evaluate("document.querySelector('.site .candidate small').textContent") == (
        "cookie notice · lumora.example/legal/cookies"
    )
    popup.evaluate(f"document.querySelector('.address input').value = {json.dumps(other)}")
    popup.click(".address button")
    popup.wait("document.querySelector('h1')?.textContent === 'Lumora Sleep'")
    popup = lumora.press()
    popup.cards()
    assert line(popup) == "Read at lumora.example/apps/sleep-policy"
    popup.click(".site > summary")
    assert "You chose this document" in popup.text()
    popup.click(".site .buttons button")  # forget
    popup.wait("document.querySelector('.site > summary')?.textContent.includes('/privacy')")
    popup = lumora.press()
    popup.cards()
    assert line(popup) == "Read at lumora.example/privacy"


def test_a_policy_that_only_a_browser_can_draw_is_opened_and_read_there(
    lumora: Visitor, origins: Origins
) -> None:
    origins.add(HOME, home("<a href='/privacy'>Privacy Policy</a>"))
    shell = "<title>Lumora</title><div id='app'></div><script>fetch('/text').then(r => r.text()).then(t => {"
    origins.add(HOME + "privacy", shell + "document.getElementById('app').innerHTML = t})</script>")
    origins.add(HOME + "text", POLICY)
    popup = lumora.go(HOME)
    assert popup.problem() == "policy_unread"
    popup.click(".buttons .primary")
    popup.cards()
    assert line(popup) == "Read from this page"
    assert lumora.page.url == HOME + "privacy"


def test_terms_are_told_apart_and_can_be_read_instead(lumora: Visitor, origins: Origins) -> None:
    terms = TERMS.replace(b"</body>", b"<footer><a href='/privacy'>Privacy Policy</a></footer></body>")
    origins.add(HOME + "terms", terms)
    origins.add(HOME + "privacy", POLICY)
    popup = lumora.go(HOME + "terms")
    popup.cards()
    assert line(popup) == "Read at lumora.example/privacy"
    popup.click(".site > summary")
    popup.wait(
        "document.querySelector('.site').innerText.includes('The page you are on has the terms of use')"
    )
    popup.click(".site .buttons button")
    popup.wait("document.querySelector('.site > summary')?.textContent === 'Read from this page'")


def test_where_a_page_asks_to_agree_is_shown_in_it(lumora: Visitor, origins: Origins) -> None:
    links = "our <a href='/t'>Terms</a> and <a href='/privacy'>Privacy Policy</a>"
    sentence = f"By creating an account you agree to {links}."
    form = f"<form><input type='email' name='e'><input type='password'><p>{sentence}</p><button>Join</button></form>"
    origins.add(HOME, home("", form))
    origins.add(HOME + "privacy", POLICY)
    popup = lumora.go(HOME)
    popup.cards()
    popup.click(".site > summary")
    popup.wait("document.querySelector('.moment') !== null")
    words = popup.evaluate("document.querySelector('.moment blockquote').textContent")
    assert words == "By creating an account you agree to our Terms and Privacy Policy."
    popup.click(".moment .more")
    popup.wait("document.querySelector('.moment .more').textContent.includes('Marked')")


def test_a_quote_of_a_policy_elsewhere_opens_it_at_the_words(lumora: Visitor, origins: Origins) -> None:
    origins.add(HOME, home("<a href='/privacy'>Privacy</a>"))
    origins.add(HOME + "privacy", POLICY)
    popup = lumora.go(HOME)
    popup.cards()
    popup.click(".point summary")
    with lumora.context.expect_page() as opened:
        popup.click(".point .way button")
    assert opened.value.url.startswith(HOME + "privacy")
    opened.value.close()


def test_a_policy_in_a_frame_of_another_site_is_got_by_the_host(lumora: Visitor, origins: Origins) -> None:
    frame = origins.add("https://policies.host.example/lumora", POLICY)
    page = f"<title>Privacy Policy | Lumora</title><h1>Privacy</h1><iframe width=600 height=600 src='{frame}'></iframe>"
    popup = lumora.go(origins.add(HOME + "privacy", page))
    popup.cards()
    assert line(popup) == "Read at policies.host.example/lumora"
    assert requests(popup) == [["policies.host.example/lumora", "by Smallprint", "the policy"]]


def test_a_pdf_in_the_browser_s_viewer_is_read(lumora: Visitor, origins: Origins) -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=11)
    text = engine.read(engine.open_document(POLICY, None)).text
    pdf.multi_cell(0, text=text.encode("latin-1", "ignore").decode("latin-1"))
    address = origins.add(HOME + "privacy-policy.pdf", bytes(pdf.output()), "application/pdf")
    popup = lumora.go(address)
    popup.cards()
    assert line(popup) == "Read at lumora.example/privacy-policy.pdf"
    assert {outcome for _, _, outcome in requests(popup)} == {"the policy"}


def test_closing_the_popup_ends_the_search(lumora: Visitor, origins: Origins) -> None:
    """What was begun is cancelled: the host asks for nothing more, and serves the next popup."""
    links = "".join(f"<a href='https://p{n}.lumora.example/privacy'>Privacy policy</a>" for n in range(3))
    origins.add(HOME, home(links))
    popup = lumora.go(HOME)
    popup.close()
    lumora.popup = None
    origins.add("https://www.lumora.example/policy", POLICY)
    lumora.go("https://www.lumora.example/policy").cards()
