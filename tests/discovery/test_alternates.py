"""Versions of a document in other languages."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallprint.discovery import View, versions_in
from smallprint.discovery.link_languages import address_language, code_of, named_language, without_language
from smallprint.messages import Frame, Link

HERE = "https://www.shop.example/de/datenschutz"
ENGLISH = frozenset({"en"})


def versions(html: str, url: str = HERE) -> list[Link]:
    return versions_in(ENGLISH, View([Frame(url=url, html=html)]))


FIRST = {
    "declared": ('<link rel="alternate" hreflang="en" href="/en/privacy">', "/en/privacy"),
    "declared before a menu": (
        '<a href="/en">English</a><link rel="alternate" hreflang="en" href="/p">',
        "/p",
    ),
    "own region last": (
        '<link rel=alternate hreflang="en-au" href="/au"><link rel=alternate hreflang="en" href="/en">',
        "/en",
    ),
    "for anybody": ('<link rel=alternate hreflang="x-default" href="/p">', "/p"),
    "marked": ('<a hreflang="en" href="/en/p">x</a>', "/en/p"),
    "code": ('<ul><li><a href="/fr/p">FR</a><li><a href="/en/p">EN</a></ul>', "/en/p"),
    "locale": ('<a href="/en-gb/p">en-GB</a>', "/en-gb/p"),
    "name": ('<a href="/en/p">English (UK)</a>', "/en/p"),
    "name in german": ('<a href="/en/p">Englisch</a>', "/en/p"),
    "version": ('<a href="/p2">English version</a>', "/p2"),
    "sentence": ('<a href="/p2">Read this in English</a>', "/p2"),
    "document": ('<a href="/p.pdf">Privacy policy (English)</a>', "/p.pdf"),
    "option": ('<select><option value="/fr/p">Français<option value="/en/p">English</select>', "/en/p"),
    "label": ('<a href="/en/p" aria-label="English"><svg></svg></a>', "/en/p"),
    "same name first": ('<a href="/en/">English</a><a href="/en/datenschutz">English</a>', "/en/datenschutz"),
    "address": ('<a href="?lang=en"><img alt="flag"></a>', "/de/datenschutz?lang=en"),
    "lang of the link": ('<a lang="en" href="/p2">Privacy notice</a>', "/p2"),
    "base": ('<base href="https://www.shop.example/en/"><a href="p">English</a>', "/en/p"),
}


@pytest.mark.parametrize("name", FIRST)
def test_the_best_version(name: str) -> None:
    html, path = FIRST[name]
    found = versions(html)
    assert found[0].url == "https://www.shop.example" + path
    assert found[0].language in ("en", "")
    assert found[0].reasons


NONE = {
    "french": '<link rel=alternate hreflang=fr href="/fr/p"><a href="/fr/p">Français</a>',
    "tea": '<a href="/tea">English breakfast tea</a><a href="/learn">Learn English online</a>',
    "other site": '<a href="https://other.example/en/datenschutz">English</a>',
    "itself": f'<link rel=alternate hreflang=en href="{HERE}"><a href="#en">English</a>',
    "script": '<a href="javascript:lang(1)">English</a><option value="en">English</option>',
    "feed": '<link rel="alternate" type="application/rss+xml" href="/feed">',
    "other page": '<a href="/en/products">Products</a>',
    "empty": "",
}


@pytest.mark.parametrize("name", NONE)
def test_no_version(name: str) -> None:
    assert versions(NONE[name]) == []


def test_at_most_four_and_in_little_time() -> None:
    many = "".join(
        f'<link rel=alternate hreflang=en href="/en/{n}"><a href="/en/{n}">EN</a>' for n in range(20_000)
    )
    begin = time.perf_counter()
    assert len(versions(many)) == 4
    assert time.perf_counter() - begin < 2
    assert versions_in(ENGLISH, View([])) == []


@pytest.mark.parametrize(
    ("url", "language"),
    [
        ("https://shop.example/en/privacy", "en"),
        ("https://shop.example/gb-en/privacy", "en"),
        ("https://shop.example/de_DE/privacy", "de"),
        ("https://shop.example/zh-Hans/privacy", "zh"),
        ("https://fr.shop.example/privacy", "fr"),
        ("https://shop.example/privacy?hl=pt-BR", "pt"),
        ("https://shop.example/uk/privacy", ""),
        ("https://shop.example/ca/privacy", ""),
        ("https://shop.example/privacy", ""),
        ("https://de.example/privacy", ""),
        ("https://[::1", ""),
    ],
)
def test_languages_of_addresses(url: str, language: str) -> None:
    assert address_language(url) == language


def test_addresses_without_language() -> None:
    same = [
        "https://www.shop.example/en/p",
        "https://shop.example/de-ch/p",
        "https://fr.shop.example/p?lang=fr",
    ]
    assert len({without_language(url) for url in same}) == 1
    assert without_language("https://shop.example/en/p?id=1") != without_language(
        "https://shop.example/en/p?id=2"
    )


def test_languages_of_words() -> None:
    assert named_language("Deutsch") == ("de", True)
    assert named_language("Polityka prywatności po angielsku")[0] == "en"
    assert named_language("") == ("", False)
    assert code_of("en-GB") == "en"
    assert code_of("tea") == ""


@given(st.text(max_size=200))
def test_nothing_fails(text: str) -> None:
    named_language(text)
    address_language(text)
    without_language("https://shop.example/" + text)
    versions_in(ENGLISH, View([Frame(url=text, html=f'<a href="{text}">English</a>')]))
