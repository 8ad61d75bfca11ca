"""Who an address belongs to, what a site calls itself, and whether a text is of that service."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallprint.discovery.sites import (
    hosts_policies,
    is_embedded_service,
    names_service,
    same_owner,
    site_names,
    site_of,
)
from smallprint.discovery.structured import declared_names
from smallprint.messages import Frame

URL = "https://www.pennyroyaltea.example/about"


def names(html: str, url: str = URL) -> list[str]:
    return site_names([Frame(url=url, html=html)], url)


def test_names_come_from_head_data_title_and_domain() -> None:
    html = (
        '<title>About us | The Tea House</title><meta property="og:site_name" content="Penny Royal">'
        '<meta name="application-name" content=" Pennyroyal  Tea ">'
        '<script type="application/ld+json">{"@graph": [{"@type": ["OnlineStore"], "name": "Pennyroyal Ltd",'
        '"review": {"author": {"@type": "Person", "name": "Ann"}}}]}</script><svg><title>Logo | Cup</title></svg>'
    )
    assert names(html) == [
        "Penny Royal",
        "Pennyroyal Tea",
        "Pennyroyal Ltd",
        "The Tea House",
        "pennyroyaltea",
    ]


def test_a_label_that_tells_little_keeps_its_suffix() -> None:
    assert names("", "https://www.hp.example/") == ["hp.example"]
    assert names("", "https://news.example/") == ["news.example"]
    assert names("", "https://annes-teas.myshopify.com/") == ["annes-teas"]
    assert names("<title>Home</title>", "https://10.0.0.1/") == []
    assert site_names([], "https://[::1") == []


@pytest.mark.parametrize(
    ("text", "name", "wanted"),
    [
        ("At Pennyroyal we respect", "Pennyroyal", True),
        ("PENNYROYAL'S TEA", "Pennyroyal", True),
        ("Pennyroyal Tea Ltd is the controller", "pennyroyaltea", True),
        ("write to hello@pennyroyal.example", "pennyroyal", True),
        ("Pennyroyal is the controller", "Pennyroyal GmbH", True),
        ("the pennyroyals of spring", "Pennyroyal", False),
        ("Café Blå respects you", "CAFE BLÅ", True),
        ("welcome to our online shop", "Online Shop", False),
        ("on our home page", "Home", False),
        ("HP respects you", "HP", True),
        ("the hp of an engine", "HP", False),
        ("on hp.example", "hp.example", True),
        ("株式会社しずく製茶は", "しずく製茶", True),
        ("", "Pennyroyal", False),
        ("anything", "", False),
    ],
)
def test_a_policy_names_its_service(text: str, name: str, wanted: bool) -> None:
    assert names_service(text, [name]) is wanted


def test_customers_of_a_platform_own_nothing_of_each_other() -> None:
    assert site_of("https://anne.github.io/x") == "anne.github.io"
    assert not same_owner("https://anne.github.io/", "https://bob.github.io/")
    assert same_owner("https://anne.github.io/", "https://anne.github.io/privacy")
    assert not same_owner("https://10.0.0.1/", "https://10.0.0.2/")


@pytest.mark.parametrize("url", ["", "https://[::1", "https://", "no address", "http://[x]/", "//"])
def test_addresses_that_cannot_be_read_belong_to_nobody(url: str) -> None:
    assert site_of(url) == ""
    assert not same_owner(url, "https://shop.example/")
    assert not is_embedded_service(url)
    assert not hosts_policies(url)
    assert site_names([], url) == []


@given(st.text(max_size=120), st.text(max_size=60))
def test_nothing_fails(text: str, name: str) -> None:
    for url in (text, "https://" + text):
        site_of(url)
        same_owner(url, name)
        site_names([Frame(url=url, html=text)], url)
    names_service(text, [name])
    declared_names(text)


def test_names_cost_little() -> None:
    begin = time.perf_counter()
    assert not names_service("p e n n y " * 100_000, ["pennyroyal" * 6] * 8)
    names(
        '<script type="application/ld+json">['
        + '{"@type":"Organization","name":"x"},' * 5_000
        + "{}]</script>"
    )
    assert time.perf_counter() - begin < 1
