from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

import lxml.html
import pytest

from smallprint.presenting import to_html
from smallprint.presenting.clean import plain
from tests.presenting.hostile import HREFS, STRINGS, everywhere
from tests.presenting.samples import lumora

OURS = {
    *("html", "head", "meta", "title", "style", "body", "header", "main", "section", "h1", "h2", "h3", "p"),
    *("ul", "li", "div", "span", "strong", "a", "details", "summary", "blockquote", "cite"),
}
ATTRIBUTES = {"lang", "charset", "content", "http-equiv", "name", "class", "href", "rel"}


def parse(page: str) -> lxml.html.HtmlElement:
    # As bytes, as a browser gets it: lxml refuses what cannot be encoded, and so would a file.
    return lxml.html.document_fromstring(page.encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))


def test_shows_the_points_with_their_proof() -> None:
    tree = parse(to_html(lumora()))
    item = tree.xpath("//section[h2='Things to watch out for']//li")[0]
    assert item.xpath("string(.//span)") == "▲ serious"
    assert item.xpath("string(.//strong)").startswith("Advertising partners get identifiers")
    assert item.xpath("string(.//blockquote)").startswith("“We share device identifiers, hashed")
    assert item.xpath("string(.//cite)") == "Lumora Privacy Policy › 6. How we disclose it"
    assert tree.xpath("//a/@href") == [
        "https://www.lumora.example/your-ad-choices",
        "mailto:privacy@lumora.example",
        "https://www.lumora.example/legal/privacy",
    ]


def test_every_point_and_type_of_data_has_a_quote() -> None:
    tree = parse(to_html(lumora()))
    proven = "//section[h2!='Not stated' and h2!='Original document']//li"
    assert len(tree.xpath(proven)) == 14
    assert len(tree.xpath(proven + "[.//blockquote]")) == 14


def test_allows_its_own_style_and_nothing_else() -> None:
    page = to_html(lumora())
    tree = parse(page)
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert page.index("Content-Security-Policy") < page.index("<style>")
    assert "prefers-color-scheme: dark" in style
    assert "url(" not in style
    assert "@import" not in style


@pytest.mark.parametrize("text", STRINGS)
def test_the_policy_cannot_write_markup(text: str) -> None:
    tree = parse(to_html(everywhere(text, "https://ok.example/\"'><x>")))
    assert {element.tag for element in tree.iter()} <= OURS
    assert {name for element in tree.iter() for name in element.attrib} <= ATTRIBUTES
    assert tree.xpath("string(//section[h2='Questions']//strong)") == plain(text)


@pytest.mark.parametrize("href", HREFS)
def test_links_nowhere_else(href: str) -> None:
    assert parse(to_html(everywhere("label", href))).xpath("//a") == []
