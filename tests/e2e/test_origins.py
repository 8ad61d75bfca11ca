"""The web of the tests itself: the browser and the native host reach the same sites, and each is seen to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from smallprint.errors import FetchError
from smallprint.fetching import fetch
from tests.policies import POLICIES

from .networked_host import network

if TYPE_CHECKING:
    from .conftest import Visitor
    from .origins import Origins


def test_a_page_of_a_site_under_its_own_name(visitor: Visitor, origins: Origins) -> None:
    policy = (POLICIES / "bramblechat" / "source.html").read_bytes()
    popup = visitor.go(origins.add("https://shop.example/", policy))
    popup.cards()
    assert visitor.page.evaluate("isSecureContext && location.origin") == "https://shop.example"
    assert origins.asked() == ["https://shop.example/"]


def test_redirects_and_statuses_between_sites(visitor: Visitor, origins: Origins) -> None:
    origins.redirect("https://shop.example/legal", "https://www.shop.example/privacy?new")
    origins.add("https://www.shop.example/privacy?new", "<title>Gone</title>", status=410)
    answer = visitor.page.goto("https://shop.example/legal")
    assert answer
    assert answer.status == 410
    assert origins.asked() == ["https://shop.example/legal", "https://www.shop.example/privacy?new"]


def test_the_guarded_fetch_reads_the_same_sites(origins: Origins) -> None:
    here = network(origins.port, str(origins.authority))
    origins.redirect("https://shop.example/privacy", "https://legal.example/shop")
    origins.add("https://legal.example/shop", "<p>policy")
    page = fetch("https://shop.example/privacy", network=here)
    assert (page.url, page.body) == ("https://legal.example/shop", b"<p>policy")
    assert origins.asked(by="Smallprint") == list(page.chain)
    assert origins.requests[0].headers["accept-language"] == "en, *;q=0.5"
    with pytest.raises(FetchError, match="no page"):
        fetch("https://shop.example/nothing", network=here)


def test_the_real_host_in_the_network_of_the_tests(visitor: Visitor, origins: Origins) -> None:
    visitor.host.networked()
    policy = (POLICIES / "bramblechat" / "source.html").read_bytes()
    visitor.go(origins.add("https://shop.example/privacy", policy)).cards()
    assert origins.asked(by="Smallprint") == []
