"""The HTML export as a browser shows it: it loads nothing, fits, is accessible, and leads to the quotes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from smallprint import engine, presenting
from smallprint.messages import Letter

from .test_accessible import AXE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from .site import Site

POLICY = Path(__file__).resolve().parents[1] / "policies/bramblechat/source.html"
LETTER = Letter(
    kind="access",
    law="GDPR",
    label="Ask for a copy of your data",
    to=None,
    subject="Request for access",
    body="Dear Bramble Chat,\n\nplease send me a copy of my data.\n" + "x" * 200,
    href="mailto:?subject=Request%20for%20access",
)
UNFOLD = "document.querySelectorAll('details').forEach(d => { d.open = true })"


@pytest.fixture(scope="module")
def plain_browser(context: BrowserContext) -> Browser:
    """The browser of the other tests, whose new contexts have no extension."""
    assert context.browser is not None
    return context.browser


@pytest.fixture
def page(plain_browser: Browser) -> Iterator[Page]:
    """A page of its own context. axe is no part of it, so the page's policy is passed by."""
    own = plain_browser.new_context(bypass_csp=True)
    yield own.new_page()
    own.close()


@pytest.fixture(scope="module")
def policy(web: Site) -> str:
    """The address of a policy on the web."""
    return web.add(POLICY.read_bytes())


@pytest.fixture(scope="module")
def export(policy: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of its export, a file."""
    report = engine.summarize(engine.open_document(POLICY.read_bytes(), policy))
    whole = report.model_copy(update={"letters": [LETTER], "unanswered": ["who owns the company"]})
    file = tmp_path_factory.mktemp("export") / "bramblechat.html"
    file.write_text(presenting.to_html(whole), encoding="utf-8")
    return file.as_uri()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_violation_that_axe_knows(page: Page, export: str, scheme: str) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not installed: run npm ci in tests/extension")
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(export)
    page.evaluate(UNFOLD)
    page.evaluate(f"{AXE.read_text(encoding='utf-8')};0")
    found = page.evaluate(
        "axe.run(document).then(r => r.violations.map(v => `${v.id}: ${v.nodes.map(n => n.html).join(' ')}`))"
    )
    assert found == []


def test_fits_a_narrow_window(page: Page, export: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(export)
    page.evaluate(UNFOLD)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


IMAGE = """new Promise(done => {
    const image = new Image();
    image.onload = () => done('loaded');
    image.onerror = () => done('refused');
    image.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=';
})"""


def test_loads_nothing_but_itself(plain_browser: Browser, page: Page, export: str) -> None:
    guarded = plain_browser.new_page()  # with the policy of the page in force
    asked: list[str] = []
    guarded.on("request", lambda request: asked.append(request.url))
    guarded.goto(export)
    assert asked == [export]
    assert guarded.evaluate("getComputedStyle(document.querySelector('section')).borderStyle") == "solid"
    assert guarded.evaluate(IMAGE) == "refused"
    guarded.close()
    assert page.evaluate(IMAGE) == "loaded"


def test_letters_and_first_quotes_are_printed(page: Page, export: str) -> None:
    page.goto(export)
    assert not page.locator(".requests pre").is_visible()
    page.emulate_media(media="print")
    assert page.locator(".requests pre").is_visible()
    assert page.locator(".marked blockquote").first.is_visible()
    assert not page.locator(".group blockquote").first.is_visible()


def test_a_quote_leads_to_its_words_in_the_policy(page: Page, export: str, policy: str) -> None:
    page.set_viewport_size({"width": 400, "height": 300})
    page.goto(export)
    page.evaluate(UNFOLD)
    link = page.locator("blockquote a").last
    words = page.locator("blockquote p").last.inner_text().strip("“”").split()
    link.click()
    page.wait_for_url(f"{policy}*")
    page.wait_for_function("scrollY > 0")
    seen = page.evaluate(
        """words => [...document.querySelectorAll('body *')]
            .filter(e => e.checkVisibility() && e.textContent.replace(/\\s+/g, ' ').includes(words))
            .map(e => e.getBoundingClientRect()).at(-1)""",
        " ".join(words[:4]),
    )
    assert -5 <= seen["top"] <= 300
