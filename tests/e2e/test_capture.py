"""What of a page reaches the host."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .conftest import Visitor

START = "<!doctype html><html lang=en><title>Kettle</title><h1>Privacy Policy</h1>"
ERROR = {"code": "nothing_to_read", "message": "", "hint": "", "details": {}}


def request_sent(visitor: Visitor, content: str) -> Any:
    """What the host is asked for a page."""
    heard = visitor.host.fake("error", ERROR)
    visitor.go(visitor.web.add(content)).problem()
    requests = [json.loads(line) for line in heard.read_text(encoding="utf-8").splitlines()]
    [params] = [request["params"] for request in requests if request["op"] == "find"]
    return params


def page_sent(visitor: Visitor, content: str) -> Any:
    """The page that the host gets."""
    return request_sent(visitor, content)["page"]


def test_whole_document_with_its_language_and_title(visitor: Visitor) -> None:
    page = page_sent(visitor, START + "<p hidden>Collapsed</p><noscript>No script</noscript>")
    assert page["url"] == visitor.page.url
    assert page["title"] == "Kettle"
    [frame] = page["frames"]
    assert frame["html"].startswith('<!doctype html><html lang="en"><head><title>Kettle</title></head>')
    assert "Collapsed" in frame["html"]


def test_open_closed_and_nested_shadow_roots(visitor: Visitor) -> None:
    script = """<div id=open></div><div id=closed></div><script>
    const put = (host, mode, html) => {
      const root = host.attachShadow({ mode });
      root.innerHTML = html;
      return root;
    };
    put(document.querySelector("#open"), "open", "<p>In an open root</p>");
    const outer = put(document.querySelector("#closed"), "closed", "<p>In a closed root</p><div></div>");
    put(outer.querySelector("div"), "closed", "<p>In a root in a root</p>");
    </script>"""
    [frame] = page_sent(visitor, START + script)["frames"]
    for words in ("<p>In an open root</p>", "<p>In a closed root</p>", "<p>In a root in a root</p>"):
        assert words in frame["html"]


def test_frames_come_in_page_order(visitor: Visitor) -> None:
    inner = visitor.web.add("<p>Second in")
    first = visitor.web.add(f"<p>First</p><iframe src='{inner}'></iframe>")
    second = visitor.web.add("<p>Third")
    empty = visitor.web.add("<title>Nothing</title>")
    content = f"{START}<iframe src='{first}'></iframe><iframe src='{empty}'></iframe><iframe src='{second}'>"
    frames = page_sent(visitor, content + "</iframe><iframe srcdoc='<p>Fourth'></iframe>")["frames"]
    assert [frame["url"] for frame in frames] == [visitor.page.url, first, inner, second, "about:srcdoc"]


def test_frames_of_other_sites_are_closed_to_us(visitor: Visitor) -> None:
    """Only an own permission for that site would open them. The host is told where they lead."""
    other = visitor.web.add("<p>Elsewhere", host="localhost")
    request = request_sent(visitor, f"{START}<iframe width=400 height=400 src='{other}'></iframe>")
    assert [frame["url"] for frame in request["page"]["frames"]] == [visitor.page.url]
    assert request["frames"] == [other]


def test_page_cannot_fool_the_capture(visitor: Visitor) -> None:
    script = """<script>
    Element.prototype.getHTML = () => "forged";
    Document.prototype.querySelectorAll = () => { throw new Error("no"); };
    window.chrome = undefined;
    </script><p>The true text"""
    [frame] = page_sent(visitor, START + script)["frames"]
    assert "<p>The true text" in frame["html"]


def test_pages_of_the_browser_are_closed(visitor: Visitor) -> None:
    popup = visitor.go("chrome://version/")
    assert popup.problem() == "page_browser"
    assert popup.evaluate("document.querySelectorAll('main button').length") == 0


def test_too_large(visitor: Visitor) -> None:
    popup = visitor.go(visitor.web.add(f"{START}<script type=data>{'words ' * 6_000_000}</script>"))
    assert popup.problem() == "too_large"


def test_plain_text(visitor: Visitor) -> None:
    heard = visitor.host.fake("error", ERROR)
    visitor.go(visitor.web.add("Privacy Policy\n\nWe collect <names>.", "text/plain")).problem()
    assert "We collect &lt;names&gt;." in heard.read_text(encoding="utf-8")
