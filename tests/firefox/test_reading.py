"""What of a page reaches the host from Firefox."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from fpdf import FPDF

if TYPE_CHECKING:
    from tests.e2e.origins import Origins

    from .conftest import Visitor

START = "<!doctype html><html lang=en><title>Kettle</title><h1>Privacy Policy</h1>"
ERROR = {"code": "nothing_to_read", "message": "", "hint": "", "details": {}}
TOP = "https://shop.example/privacy"


def sent(visitor: Visitor, address: str) -> Any:
    """What the host is asked for a page."""
    heard = visitor.host.fake("error", ERROR)
    visitor.go(address).problem()
    requests = [json.loads(line) for line in heard.read_text(encoding="utf-8").splitlines()]
    [params] = [request["params"] for request in requests if request["op"] == "find"]
    return params


def test_open_closed_and_nested_shadow_roots(visitor: Visitor) -> None:
    script = """<div id=open></div><div id=closed></div><form><input name=openOrClosedShadowRoot></form><script>
    const put = (host, mode, html) => {
      const root = host.attachShadow({ mode });
      root.innerHTML = html;
      return root;
    };
    put(document.querySelector("#open"), "open", "<p>In an open root</p>");
    const outer = put(document.querySelector("#closed"), "closed", "<p>In a closed root</p><div></div>");
    put(outer.querySelector("div"), "closed", "<p>In a root in a root</p>");
    </script>"""
    [frame] = sent(visitor, visitor.web.add(START + script))["page"]["frames"]
    assert frame["html"].startswith('<!doctype html><html lang="en"><head><title>Kettle</title></head>')
    assert frame["html"].count("<template shadowrootmode=") == 3
    for words in ("<p>In an open root</p>", "<p>In a closed root</p>", "<p>In a root in a root</p>"):
        assert words in frame["html"]


def test_frames_of_the_site_are_read_and_others_told(visitor: Visitor, origins: Origins) -> None:
    other = origins.add("https://legal.example/x", "<p>Elsewhere")
    inner = origins.add("https://shop.example/in", "<p>Second")
    frames = "".join(f"<iframe src='{src}' width=400 height=400></iframe>" for src in (other, inner))
    params = sent(visitor, origins.add(TOP, f"{START}{frames}<iframe srcdoc='<p>Third'></iframe>"))
    texts = [frame["html"] for frame in params["page"]["frames"]]
    assert len(texts) == 3
    for text, words in zip(texts, ("Privacy Policy", "Second", "Third"), strict=True):
        assert words in text
    assert params["frames"] == [other]


def test_a_page_with_the_strictest_rules(visitor: Visitor, origins: Origins) -> None:
    rules = {"Content-Security-Policy": "default-src 'none'; sandbox"}
    [frame] = sent(visitor, origins.add(TOP, f"{START}<p>Read", headers=rules))["page"]["frames"]
    assert "<p>Read" in frame["html"]


def test_a_page_that_is_drawn_late(visitor: Visitor) -> None:
    late = "<!doctype html><script>setTimeout(() => { document.body.textContent = 'Drawn ' + 'late '.repeat(40) }, 800)"
    [frame] = sent(visitor, visitor.web.add(f"{late}</script><body></body>"))["page"]["frames"]
    assert "Drawn late" in frame["html"]


def test_a_pdf_is_got_by_the_host(visitor: Visitor, origins: Origins) -> None:
    """Firefox lets nobody into its viewer."""
    document = FPDF()
    document.add_page()
    address = origins.add("https://shop.example/privacy.pdf", bytes(document.output()), "application/pdf")
    params = sent(visitor, address)
    assert params["url"] == address
    assert "page" not in params


@pytest.mark.parametrize("mode", ["open", "closed"])
def test_a_quote_in_a_shadow_root_is_marked(visitor: Visitor, mode: str) -> None:
    quote = "We keep your orders for seven years."
    visitor.host.fake("report", {"url": None, "text": ""})
    root = f"<div><template shadowrootmode={mode}><p id=quote hidden>{quote}</p></template></div>"
    popup = visitor.go(visitor.web.add(START + "<p style='height: 3000px'></p>" + root))
    popup.cards()
    popup.click(".point summary")
    popup.click(".point .way button")
    popup.wait("document.querySelector('.point .way').textContent.includes('Marked')")
    assert visitor.evaluate("[...CSS.highlights.get('smallprint-quote')].map(String).join(' ')") == quote
    assert visitor.evaluate("scrollY > 1000")
