"""A real policy made to harm whoever reads it, through the real host into the real pages; and sites that would like to
speak with the extension."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from smallprint.identity import EXTENSION_ID
from tests.hostile.markup import page as hostile_page

from .report import ORIGIN, open_report

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .conftest import Visitor
    from .popup import Popup

FOUND = r"""(() => {
  for (const details of document.querySelectorAll('details')) details.open = true;
  const all = [...document.querySelectorAll('body *')];
  const room = document.documentElement;
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push(walker.currentNode);
  const line = (node) => {
    let element = node.parentElement;
    for (;; element = element.parentElement) {
      const { display, unicodeBidi } = getComputedStyle(element);
      if (display !== 'inline' || unicodeBidi.includes('isolate')) return element;
    }
  };
  return {
    foreign: all.filter((e) => e.matches(
      'img:not([src^="../icons/"]), script, iframe, object, embed, base, meta, link, style'
    )).map((e) => e.outerHTML),
    handlers: all.filter((e) => e.getAttributeNames().some((name) => name.startsWith('on'))).length,
    links: [...document.querySelectorAll('a[href]')].map((a) => a.getAttribute('href')),
    wide: room.scrollWidth - room.clientWidth,
    title: document.title,
    text: document.body.innerText,
    // Text that runs from right to left, and what stands in one line of writing with it.
    turned: texts.filter((n) => /[\u05d0-\u05d2]/.test(n.data)).length,
    mixed: texts.filter((n) => /[\u05d0-\u05d2]/.test(n.data)).flatMap((n) => texts
      .filter((other) => other !== n && other.data.trim() && line(other) === line(n))
      .filter((other) => !other.parentElement.closest('.limit'))
      .map((other) => [n.data.slice(0, 60), other.data.slice(0, 60)])),
  };
})()"""
TURNS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
OFFERS = ("http://", "https://", "mailto:", "#", "../", "/")


def check(found: dict[str, Any]) -> None:
    """What holds for each page that shows a policy."""
    assert found["foreign"] == []
    assert found["handlers"] == 0
    assert found["wide"] <= 0
    assert found["title"] != "run"
    assert found["mixed"] == []
    assert "<img src=x" in found["text"], "the page shows nothing of the policy's markup"
    assert not set(TURNS) & set(found["text"])
    for link in found["links"]:
        assert link.startswith((*OFFERS, "library", "report", "chrome-extension://" + EXTENSION_ID)), link
        assert "@evil" not in link.split("?")[0].removeprefix("mailto:"), link
        assert "bcc" not in link, link


def refusals(shown: Page | Popup) -> None:
    """Have the page note from now on what its policy of content refuses."""
    shown.evaluate("document.addEventListener('securitypolicyviolation', () => { document.refused = true })")


def test_a_hostile_policy_is_text(visitor: Visitor) -> None:
    popup = visitor.go(visitor.web.add(hostile_page()))
    refusals(popup)
    popup.cards()
    popup.wait("document.querySelector('.point') !== null")
    check(popup.evaluate(FOUND))
    assert not popup.evaluate("Boolean(document.refused)"), "nothing is even tried"
    assert len(popup.evaluate("document.querySelector('h1').textContent")) <= 60
    report = open_report(visitor, popup)
    assert report.evaluate(FOUND)["turned"] > 0, (
        "the policy's letters that run from right to left are nowhere"
    )
    refusals(report)
    for width in (320, 1200):
        report.set_viewport_size({"width": width, "height": 800})
        check(report.evaluate(FOUND))
    assert not report.evaluate("Boolean(document.refused)")
    report.goto(f"{ORIGIN}/library/library.html")
    report.wait_for_selector(".entry")
    entry = report.evaluate(
        FOUND.replace("document.body.innerText", "document.body.innerText + '<img src=x'")
    )
    check(entry)
    report.close()


def test_a_site_cannot_speak_to_the_extension(visitor: Visitor) -> None:
    address = visitor.web.add("<title>Any</title><p>Any page.")
    visitor.page.goto(address)
    tried = visitor.page.evaluate(
        """async (id) => {
          const tried = { runtime: typeof globalThis.chrome?.runtime?.sendMessage };
          if (tried.runtime === 'function') {
            try {
              tried.message = await chrome.runtime.sendMessage(id, { op: 'list', params: {} }) ?? null;
            } catch (error) { tried.message = String(error); }
          }
          const frame = document.createElement('iframe');
          frame.src = `chrome-extension://${id}/popup/popup.html`;
          const loaded = new Promise((done) => { frame.onload = done; frame.onerror = done; });
          document.body.append(frame);
          await loaded;
          try { tried.frame = frame.contentDocument?.body?.innerText ?? 'closed'; }
          catch { tried.frame = 'closed'; }
          try { await fetch(`chrome-extension://${id}/manifest.json`); tried.file = 'read'; }
          catch { tried.file = 'refused'; }
          return tried;
        }""",
        EXTENSION_ID,
    )
    assert tried["runtime"] == "undefined" or not isinstance(tried.get("message"), dict)
    assert tried["file"] == "refused"
    assert "Smallprint" not in json.dumps(tried["frame"])


def test_the_manifest_lets_no_site_in(visitor: Visitor) -> None:
    manifest = visitor.context.service_workers[0].evaluate("() => chrome.runtime.getManifest()")
    assert not {"externally_connectable", "web_accessible_resources", "content_scripts"} & set(manifest)
