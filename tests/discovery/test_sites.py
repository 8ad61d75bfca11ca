"""Who an address belongs to, what a site calls itself, and whether a text is of that service."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallprint.discovery import View
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
    return site_names(View([Frame(url=url, html=html)]))


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
    assert site_names(View([], "https://[::1")) == []


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


@pytest.mark.parametrize(
    ("host", "site"),
    [
        ("www.school.k12.ca.us", "school.k12.ca.us"),
        ("www.ci.townsend.ma.us", "townsend.ma.us"),
        ("www.legal.us.com", "legal.us.com"),
        ("www.hill.kent.sch.uk", "hill.kent.sch.uk"),
        ("www.tea.tokyo.jp", "tea.tokyo.jp"),
        ("anne.workers.dev", "anne.workers.dev"),
        ("tea.anne.workers.dev", "anne.workers.dev"),
        ("tea.azurewebsites.net", "tea.azurewebsites.net"),
        ("tea-1.westeurope-01.azurewebsites.net", "tea-1.westeurope-01.azurewebsites.net"),
        ("tea.firebaseapp.com", "tea.firebaseapp.com"),
        ("docs.web.app", "docs.web.app"),
        ("d1example.cloudfront.net", "d1example.cloudfront.net"),
        ("tea.s3.eu-west-1.amazonaws.com", "tea.s3.eu-west-1.amazonaws.com"),
        ("anne.blogspot.co.uk", "anne.blogspot.co.uk"),
        ("www.anne.blogspot.com.br", "anne.blogspot.com.br"),
        ("anne.blogspot.de", "anne.blogspot.de"),
        ("anne.blogspot.com", "anne.blogspot.com"),
        ("tea.zendesk.com", "tea.zendesk.com"),
    ],
)
def test_on_shared_domains_a_site_is_its_customers_own(host: str, site: str) -> None:
    assert site_of(f"https://{host}/privacy") == site
    shared, label = site.partition(".")[2], site.partition(".")[0]
    for other in (
        f"https://{shared}/",
        f"https://www.{shared}/",
        f"https://bob.{shared}/",
        f"https://{label}.com/",
    ):
        assert not same_owner(f"https://{host}/", other)


@pytest.mark.parametrize(
    ("host", "site"),
    [
        ("www.tea.co.uk", "tea.co.uk"),
        ("www.tea.me.uk", "tea.me.uk"),
        ("www.school.vic.edu.au", "school.vic.edu.au"),
        ("shop.web.de", "web.de"),
        ("blog.tea.com", "tea.com"),
        ("en.support.wordpress.com", "wordpress.com"),
        ("www.zendesk.com", "zendesk.com"),
        ("blogspot.example", "blogspot.example"),
        ("ca.us", "ca.us"),
        ("github.io", "github.io"),
        ("localhost", "localhost"),
    ],
)
def test_other_names_are_their_owners(host: str, site: str) -> None:
    assert site_of(f"https://{host}/") == site
    assert same_owner(f"https://{host}/", f"https://{site}/privacy")


def test_folders_of_a_shared_host_are_not_of_the_company_that_runs_it() -> None:
    assert not same_owner("https://sites.google.com/view/tea", "https://policies.google.com/privacy")
    assert not is_embedded_service("https://sites.google.com/view/tea/privacy")


@pytest.mark.parametrize("url", ["", "https://[::1", "https://", "no address", "http://[x]/", "//"])
def test_addresses_that_cannot_be_read_belong_to_nobody(url: str) -> None:
    assert site_of(url) == ""
    assert not same_owner(url, "https://shop.example/")
    assert not is_embedded_service(url)
    assert not hosts_policies(url)
    assert site_names(View([], url)) == []


@given(st.text(max_size=120), st.text(max_size=60))
def test_nothing_fails(text: str, name: str) -> None:
    for url in (text, "https://" + text):
        site_of(url)
        same_owner(url, name)
        site_names(View([Frame(url=url, html=text)]))
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
