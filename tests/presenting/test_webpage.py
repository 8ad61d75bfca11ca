from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING

import lxml.html
import pytest

from smallprint.presenting import to_html
from smallprint.presenting.clean import plain
from tests.presenting.hostile import HREFS, STRINGS, everywhere
from tests.presenting.samples import lumora

if TYPE_CHECKING:
    from smallprint.messages import Source

OURS = {
    *("html", "head", "meta", "title", "style", "body", "header", "main", "section", "h1", "h2", "h3", "p"),
    *("ul", "li", "div", "span", "strong", "a", "br", "details", "summary", "blockquote", "cite", "pre"),
}
ATTRIBUTES = {"lang", "charset", "content", "http-equiv", "name", "class", "href", "rel", "aria-hidden"}


def parse(page: str) -> lxml.html.HtmlElement:
    # As bytes, as a browser gets it: lxml refuses what cannot be encoded, and so would a file.
    return lxml.html.document_fromstring(page.encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))


def test_shows_the_points_with_their_proof() -> None:
    tree = parse(to_html(lumora()))
    item = tree.xpath("//section[h2='Things to watch out for']//li")[0]
    assert item.xpath("string(.//span)") == "▲ serious"
    assert item.xpath("string(.//strong)").startswith("Advertising partners get identifiers")
    assert item.xpath("string(.//details/summary)") == "1 quote"
    assert item.xpath("string(.//details/blockquote/p)").startswith("“We share device identifiers, hashed")
    assert (
        item.xpath("string(.//details/blockquote/cite/a)") == "Lumora Privacy Policy › 6. How we disclose it"
    )
    assert item.xpath("string(.//a/@href)").endswith(
        "/legal/privacy#:~:text=We%20share%20device%20identifiers%2C%20hashed%20e%2Dmail%20addresses%20and,"
        "sites%20and%20to%20build%20profiles%20of%20your%20interests."
    )


def test_links_lead_to_the_policy_or_to_what_can_be_done() -> None:
    links = parse(to_html(lumora())).xpath("//a")
    assert {link.get("rel") for link in links} == {"noopener noreferrer"}
    others = [link.get("href") for link in links if ":~:text=" not in link.get("href")]
    assert others == [
        "https://www.lumora.example/your-ad-choices",
        "mailto:privacy@lumora.example",
        "mailto:privacy@lumora.example?subject=Request%20for%20access&body=Dear%20Lumora",
        "mailto:?subject=Please%20delete%20my%20data",
        "https://www.lumora.example/legal/privacy",
    ]


def test_every_point_and_type_of_data_has_a_quote() -> None:
    tree = parse(to_html(lumora()))
    told = "//section[h2!='Not stated' and h2!='Original document']/ul[not(@class='requests')]/li"
    assert len(tree.xpath(told)) == 9
    assert len(tree.xpath(told + "[.//details/blockquote]")) == 9
    names = tree.xpath("//ul[@class='data']/li/text()")
    proven = ", ".join(tree.xpath("//div[@class='group']/details/p[@class='names']/text()"))
    assert [name.strip() for name in names] == proven.split(", ")
    assert len(names) == 5


def test_letters_stand_in_full() -> None:
    letter, nobody = parse(to_html(lumora())).xpath("//ul[@class='requests']/li/details")
    assert letter.findtext("summary") == "Ask for a copy of your data (GDPR)"
    assert letter.findtext("pre").startswith("Dear Lumora,\n\nplease send me a copy")
    assert letter.findtext("pre").endswith("\n\n[your name]")
    assert nobody.findtext("p").endswith("the policy gives no email address")


@pytest.mark.parametrize(("language", "found"), [("de", ["de"]), ("", []), ('en" onload="x', [])])
def test_quotes_are_in_the_language_of_the_policy(language: str, found: list[str]) -> None:
    tree = parse(to_html(everywhere("words").model_copy(update={"source": source(language)})))
    assert tree.get("lang") == "en"
    assert sorted(set(tree.xpath("//blockquote/p/@lang"))) == found


def source(language: str) -> Source:
    return lumora().source.model_copy(update={"language": language})


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
