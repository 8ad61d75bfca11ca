"""The words of links as their readers see them."""

from __future__ import annotations

import time

import pytest

from smallprint.discovery.anchors import Labels
from smallprint.reading.markup import parse_html


def labels(html: str) -> list[str]:
    root = parse_html(html)
    assert root is not None
    known = Labels()
    return [known.of(anchor) for anchor in root.iter("a")]


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("Privacy", "Privacy"),
        ("<span>Priv</span><span>acy</span>", "Privacy"),
        ("Pri&shy;va&#8203;cy", "Privacy"),
        ("no<wbr>tice", "notice"),
        ("\u2066Priv\u2069acy\ufe0f\U000e0041\u3164", "Privacy"),
        ("Privacy<br>notice", "Privacy notice"),
        ("<div>Privacy</div><div>notice</div>", "Privacy notice"),
        (
            '<div style="display: inline-block">Pri</div><div style="display: inline-block">vacy</div>',
            "Privacy",
        ),
        (" " * 5000 + "Privacy", "Privacy"),
        ("<b></b>" * 60 + "Privacy", "Privacy"),
        ('&nbsp;<b><img src="x" alt="Priva&shy;cy"></b>', "Privacy"),
        ("Privacy <span class='sr-only'>(opens in a new window)</span>", "Privacy"),
        ("Datenschutz<span>(öffnet in neuem Fenster)</span>", "Datenschutz"),
        ("word " * 100, "word " * 32),
    ],
)
def test_words(html: str, wanted: str) -> None:
    assert labels(f"<p>Before <a href='/x'>{html}</a> after") == [wanted]


def test_a_link_in_a_link_has_words_of_its_own() -> None:
    long = "x" * 1000
    (outer, inner) = labels(f"<a>One <div><a>{long}</a>two</div></a>")
    assert (outer[:8], inner) == ("One " + "x" * 4, "x" * 160)


@pytest.mark.parametrize("text", ["é" * 5_000_000, "<b></b>" * 100_000], ids=["text", "elements"])
def test_time_grows_with_the_page_where_links_lie_in_each_other(text: str) -> None:
    root = parse_html("<a><div>" * 400 + text + "</div></a>" * 400)
    assert root is not None
    anchors = list(root.iter("a"))
    assert len(anchors) == 400
    times = []
    for _ in range(3):
        known, begin = Labels(), time.perf_counter()
        for anchor in anchors:
            known.of(anchor)
        times.append(time.perf_counter() - begin)
    assert min(times) < 0.5
    assert Labels().of(anchors[-1]) == known.of(anchors[-1])
