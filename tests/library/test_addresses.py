"""By which address a policy is known, and whose it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallprint.library.addresses import address_key, keys_to_try
from smallprint.library.owners import Sites, sites_of
from smallprint.reading.policy import Policy

SAME = [
    "https://shop.example/legal/privacy",
    "http://shop.example/legal/privacy",
    "https://www.shop.example/legal/privacy/",
    "HTTPS://SHOP.example:443/legal/privacy#section-4",
    "https://shop.example/legal/privacy?utm_source=mail&fbclid=x&_gl=1",
]


def test_ways_to_the_same_document_are_one_address() -> None:
    assert {address_key(url) for url in SAME} == {"shop.example/legal/privacy"}


@pytest.mark.parametrize(
    "other",
    [
        "https://shop.example/legal/Privacy",
        "https://shop.example/legal/privacy?lang=de",
        "https://shop.example/legal/privacy#/cookies",
        "https://shop.example/legal/privacy#!cookies",
        "https://eu.shop.example/legal/privacy",
        "https://shop.example:8443/legal/privacy",
        "https://shop.example/",
    ],
)
def test_other_documents_are_other_addresses(other: str) -> None:
    assert address_key(other) != address_key(SAME[0])


def test_the_order_of_what_tells_something_is_kept() -> None:
    assert address_key("https://a.example/?b=2&utm_medium=x&a=1&a=") == "a.example?b=2&a=1&a="


@given(st.text(max_size=60))
def test_whatever_is_given_has_a_key_and_sites(text: str) -> None:
    for url in (text, f"https://{text}", f"https://a.example/{text}"):
        assert isinstance(address_key(url), str)
        assert all(keys_to_try(url))


def test_a_page_is_of_its_host_and_of_the_sites_above_it() -> None:
    assert keys_to_try("https://www.shop.example/cart?item=3") == [
        "shop.example",
        "*.shop.example",
        "*.example",
    ]
    assert keys_to_try("https://help.shop.co.uk/")[:3] == [
        "help.shop.co.uk",
        "*.help.shop.co.uk",
        "*.shop.co.uk",
    ]
    assert len(keys_to_try(f"https://{'a.' * 60}example/")) < 12
    assert keys_to_try("http://localhost:8080/")[0] == "localhost:8080"
    assert keys_to_try("chrome://settings/") == []
    assert keys_to_try("file:///home/anne/policy.html") == []


def sites(url: str, service: str, page: str | None = None, title: str = "Privacy Policy") -> Sites:
    return sites_of(Policy("", url, title, service, "en", (), ()), page)


def known_at(page: str, names: list[str]) -> bool:
    return any(key in names for key in keys_to_try(page))


def test_a_policy_that_a_search_found_is_of_the_site_of_the_page_where_it_began() -> None:
    sure, may = sites("https://shop.example/privacy", "Shop", "https://help.shop.example/a")
    assert known_at("https://help.shop.example/b", sure)
    assert known_at("https://www.shop.example/", sure)
    assert known_at("https://other.shop.example/", sure)
    assert not known_at("https://shop.example.evil.example/", sure)
    assert not known_at("https://eshop.example/", sure)
    assert may == []


def test_one_that_stands_elsewhere_is_of_that_host_alone() -> None:
    sure, may = sites("https://group.example/privacy", "Group", "https://help.shop.example/")
    assert known_at("https://help.shop.example/b", sure)
    assert not known_at("https://shop.example/", sure)
    assert not known_at("https://group.example/", sure)
    assert may == []
    assert sites("https://shop.example/privacy", "Shop", "about:blank") == ([], [])


@pytest.mark.parametrize(
    ("host", "service"),
    [
        ("anne.github.io", "Anne"),
        ("saltmarsh.quillpost.example", "Saltmarsh Notes"),
        ("acme.slack.com", "Acme"),
    ],
)
def test_customers_of_a_platform_are_not_each_other(host: str, service: str) -> None:
    platform = host.partition(".")[2]
    for names in sites(f"https://{host}/privacy", service, f"https://{host}/"):
        assert not known_at(f"https://bob.{platform}/", names)
    assert known_at(
        f"https://{host}/blog", sites(f"https://{host}/privacy", service, f"https://{host}/").sure
    )


def test_a_part_of_a_site_may_speak_for_the_whole_only_where_nobody_else_does() -> None:
    sure, may = sites("https://app.shop.example/privacy", "Shop", "https://app.shop.example/")
    assert known_at("https://app.shop.example/", sure)
    assert not known_at("https://shop.example/", sure)
    assert known_at("https://shop.example/", may)


def test_a_policy_that_was_read_by_itself_may_be_of_its_site_if_it_bears_its_name() -> None:
    for url, service in [
        ("https://www.lumora.example/privacy", "Lumora Inc."),
        ("https://getlumora.example/privacy", "Lumora"),
    ]:
        sure, may = sites(url, service)
        assert sure == []
        assert known_at(url.removesuffix("privacy"), may)
    for url, service, title in [
        # Documents of others, on hosts that have many.
        ("https://docs.google.com/document/d/1", "Lumora", "Privacy Policy"),
        ("https://www.iubenda.com/privacy-policy/1", "iubenda", "Privacy Policy"),
        ("https://lumora.example/privacy", "", "Privacy Policy"),
        # One of several of its site.
        ("https://lumora.example/applicants", "Lumora", "Job Applicant Privacy Notice | Lumora"),
        ("https://lumora.example/kids", "Lumora", "Children's Privacy Policy"),
    ]:
        assert sites(url, service, title=title) == ([], [])
