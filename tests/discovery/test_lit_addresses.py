"""The patterns of addresses on which the browser lights the icon."""

from __future__ import annotations

import re
import time

import pytest
from scripts.tools.addresses import TARGET, module, patterns

from smallprint.discovery.address import read_address

PATTERNS = [re.compile(pattern, re.IGNORECASE) for pattern in patterns()]

POLICIES = """
/privacy /privacy/ /Privacy-Policy.html /privacypolicy /websiteprivacypolicy /PrivacyNotice.aspx /gdpr
/en-us/legal/privacy_statement?lang=en /legal/privacy/en/2024 /privacy-and-cookies /data-protection /kvkk
/terms-and-privacy-policy /childrens-privacy /applicant-privacy-notice /our%20privacy%20policy.pdf
/datenschutz /de/datenschutzerkl%C3%A4rung /de/datenschutzerklaerung.html /aviso-de-privacidad
/politique-de-confidentialite /politique-de-confidentialit%C3%A9 /protection-des-donnees
/%D0%BA%D0%BE%D0%BD%D1%84%D0%B8%D0%B4%D0%B5%D0%BD%D1%86%D0%B8%D0%B0%D0%BB%D1%8C%D0%BD%D0%BE%D1%81%D1%82%D1%8C
/%E3%83%97%E3%83%A9%E3%82%A4%E3%83%90%E3%82%B7%E3%83%BC%E3%83%9D%E3%83%AA%E3%82%B7%E3%83%BC
/index.php?page=privacy /page?id=3&doc=privacy-policy&lang=en /?privacy
/hc/en-us/articles/360001-Privacy-Policy /blog/privacy-policy
"""

OTHERS = """
/ /cookies /cookie-policy /terms /legal/terms-of-service /privacy/terms /privacy/cookies
/settings/privacy /settings?tab=privacy /account/privacy-settings /privacysettings /privacy/choices
/privacy-choices /privacy-center /privacy-act /data-processing-addendum /privacy-policy-generator
/privacy-policy-template/ /how-to-write-a-privacy-policy /blog/why-privacy-matters
/blog/2024/05/privacy-is-dead /news/company-fined-over-privacy /wiki/Privacy /tag/privacy-policy
/help/articles/123-how-do-i-change-my-privacy-settings /hc/en-us/articles/360-Manage-your-privacy
/privacy-screen-protector /products/privacy-fence /best-privacy-browsers
/search?q=privacy+policy /?q=privacy+policy /results?search_query=privacy+policy
/login?next=/privacy /login?next=%2Fprivacy /login?redirect_uri=https%3A%2F%2Fb.example%2Fprivacy
/r?url=https://b.example/privacy-policy
"""


def is_lit(address: str) -> bool:
    return any(pattern.search(address) for pattern in PATTERNS)


def test_the_file_is_as_generated() -> None:
    assert TARGET.read_text(encoding="utf-8") == module(patterns()), "run python -m scripts.tools.addresses"


@pytest.mark.parametrize("path", POLICIES.split())
def test_lit(path: str) -> None:
    assert is_lit(f"https://a.example{path}")
    assert is_lit(f"http://127.0.0.1:8080{path}")
    name = read_address(f"https://a.example{path}")
    assert name is not None
    assert name.kind in ("privacy", "children")


@pytest.mark.parametrize("path", OTHERS.split())
def test_not_lit(path: str) -> None:
    assert not is_lit(f"https://a.example{path}")


def test_hosts() -> None:
    assert is_lit("https://privacy.a.example/")
    assert is_lit("https://privacy.a.example/en-GB/")
    for address in (
        "https://privacy.a.example/dashboard",
        "https://privacy.example/",
        "https://privacy.example/prices",
    ):
        assert not is_lit(address)
    assert not is_lit("file:///home/a/privacy")


def test_understood_by_all_three_engines() -> None:
    """RE2 looks neither ahead nor back, and knows no names; a backslash would have to be written twice."""
    for pattern in patterns():
        assert not re.search(r"\\|\(\?[^:]|[*+?]\+|\}\+", pattern)
        assert pattern.isascii()


@pytest.mark.parametrize(
    "piece", ["privacy", "-", "privacy-", "a-", "/", "a/", "data-", "%20", "policy/", "?privacy="]
)
def test_time_is_not_for_the_address_to_choose(piece: str) -> None:
    """RE2 is linear anyhow; this holds for the engines of the tests and evaluations."""
    address = "https://a.example/" + piece * (2000 // len(piece)) + "!terms"
    taken = []
    for _ in range(3):
        start = time.perf_counter()
        is_lit(address)
        taken.append(time.perf_counter() - start)
    assert min(taken) < 1
