"""Which of many sites an address is at."""

from __future__ import annotations

import pytest

from smallprint.matching.sites import SiteIndex

SITES = SiteIndex(
    [(0, "quill.example"), (1, "barn.example/opt"), (2, "barn.example/opt/in"), (3, "example/x")]
)


@pytest.mark.parametrize(
    ("href", "place"),
    [
        ("https://quill.example/", 0),
        ("https://WWW.Quill.example/choices/now", 0),
        ("https://barn.example/opt/out", 1),
        ("https://barn.example/opt/in/now", 1),
        ("https://barn.example/OPT/in/first", 1),
        ("https://a.b.c.d.e.f.g.h.i.j.quill.example/", 0),
        ("https://barn.example/about", None),
        ("mailto:privacy@quill.example", None),
        ("", None),
        ("https://barn.example.evil.example/opt", None),
        ("https://notquill.example/", None),
        ("https://quill.example@evil.example/", None),
        ("https://evil.example/quill.example", None),
    ],
)
def test_a_site_is_told_by_its_host(href: str, place: int | None) -> None:
    assert SITES.first(href) == place
