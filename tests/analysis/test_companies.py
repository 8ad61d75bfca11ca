"""Which companies a sentence names as those who get data."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallprint.analysis.companies import names_of, owners_of, recipients_in
from smallprint.knowledge import load
from smallprint.knowledge.companies import KINDS
from smallprint.reading import read_bytes
from tests.knowledge.saying import unit_of

KNOWLEDGE = load("en")


def named(text: str, *kinds: str, owners: frozenset[str] = frozenset()) -> list[str]:
    unit, own = unit_of(text, KNOWLEDGE)
    return names_of(recipients_in(unit, own, KNOWLEDGE.companies, owners), frozenset(kinds or KINDS))


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("We use Google Analytics and Hotjar.", "analytics", ["Google Analytics", "Hotjar"]),
        ("Our ads go through Google’s DoubleClick.", "ads", ["Google DoubleClick"]),
        ("Cards are handled by Paypal or Stripe.", "payment", ["PayPal", "Stripe"]),
        ("Our providers include AWS and Customer.io.", "hosting", ["Amazon Web Services"]),
        ("Our providers include AWS and Customer.io.", "email", ["Customer.io"]),
        ("We work with Mixpanel, Segment and Heap.", "analytics", ["Mixpanel", "Segment", "Heap"]),
        ("You can log in with Facebook or Google.", "login", ["Facebook", "Google"]),
        ("We use these providers: // Sentry, Datadog", "analytics", ["Sentry", "Datadog"]),
        ("We use the Meta pixel (formerly Facebook Pixel).", "ads", ["Meta Pixel"]),
    ],
)
def test_named(text: str, kind: str, names: list[str]) -> None:
    assert named(text, kind) == names


@pytest.mark.parametrize(
    "text",
    [
        "We do not use Google Analytics.",
        "We use none of these: // Google Analytics",
        "In Google Chrome, click on Settings.",
        "Get the app from the Apple App Store or Google Play.",
        "See the privacy policy of Stripe and Stripe's privacy policy.",
        "Visit Hotjar for more.",
        "We adjust each segment of a branch.",
        "Segment is a part of a whole.",
        "Find us on our Facebook page.",
        "We value your privacy as Google does.",
        "function() { fbq('Facebook Pixel'); }",
    ],
)
def test_no_recipient(text: str) -> None:
    assert named(text) == []


def test_a_login_is_no_advertiser() -> None:
    text = "If you sign in with Facebook, we may show you ads."
    assert named(text, "ads", "social") == []
    assert named(text, "login") == ["Facebook"]


def test_a_company_of_many_kinds_is_of_those_that_the_sentence_tells() -> None:
    assert named("Google shows ads on our site.", "ads") == ["Google"]
    assert named("Google shows ads on our site.", "analytics") == []


def test_the_service_is_no_company_to_itself() -> None:
    text = "Zendesk respects your privacy.\n\nWe use Google Analytics and Zendesk Chat for support."
    policy = read_bytes(text.encode(), content_type="text/plain", url="https://www.mixpanel.com/privacy")
    owners = owners_of(policy, KNOWLEDGE.companies)
    assert owners == {"zendesk", "mixpanel"}
    assert named("We use Zendesk, Mixpanel and Hotjar for support.", owners=owners) == ["Hotjar"]


def test_an_address_that_cannot_be_read_is_none() -> None:
    policy = read_bytes(
        b"Hotjar respects your privacy.", content_type="text/plain", url="https://[hotjar.com/"
    )
    assert owners_of(policy, KNOWLEDGE.companies) == owners_of(replace(policy, url=None), KNOWLEDGE.companies)


@given(st.text(alphabet="Google AnalyticsStripe.io,®’s{}()- X1ß", max_size=200))
def test_any_text_is_read(text: str) -> None:
    if any(map(str.isalnum, text)):
        assert all(name in KNOWLEDGE.companies.by_name for name in named(text))
