"""A page is parsed once for all that is looked for in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint import discovery
from smallprint.discovery import View, view
from smallprint.discovery.sites import site_names
from smallprint.messages import Frame
from smallprint.reading.markup import parse_html

if TYPE_CHECKING:
    import pytest

HOME = "https://www.shop.example/"
PAGE = (
    "<title>Tea | The Shop</title><a href='#p'>Privacy policy</a>"
    f"<form><input type=email>You agree to our <a href=/terms>terms</a>.</form><div id=p>{'We use data. ' * 60}</div>"
)


def test_each_frame_is_parsed_once_and_only_when_it_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []

    def parse(html: str) -> object:
        parsed.append(html)
        return parse_html(html)

    monkeypatch.setattr(view, "parse_html", parse)
    inner = "<a href=/privacy>Privacy</a>"
    seen = View([Frame(url=HOME, html=PAGE), Frame(url="", html=inner)])
    assert parsed == []
    assert site_names(seen) == ["The Shop", "shop.example"]
    assert len(discovery.policy_sections(seen)) == 1
    assert discovery.versions_in(frozenset({"en"}), seen) == []
    assert parsed == [PAGE]
    for _ in range(2):
        assert [link.url for link in discovery.find_links(seen)] == [HOME + "privacy", HOME + "terms"]
        assert len(discovery.find_moments(seen)) == 1
    assert parsed == [PAGE, inner]


def test_a_document_that_is_no_html_has_an_address_alone() -> None:
    seen = View([], HOME + "tea.pdf")
    assert (seen.page.url, seen.page.root, seen.page.anchors.elements) == (HOME + "tea.pdf", None, [])
    assert discovery.find_moments(seen) == []
    assert discovery.policy_sections(seen) == []
    assert site_names(seen) == ["shop.example"]
