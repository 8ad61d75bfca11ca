"""What a sentence says of the data that it names."""

from __future__ import annotations

import pytest

from smallprint import knowledge
from smallprint.analysis.data import mentions_in, statuses
from tests.knowledge.saying import unit_of

KNOWN = knowledge.load("en")


def said(text: str) -> set[tuple[str, str]]:
    unit, _ = unit_of(text, KNOWN)
    return {(mention.type.id, status) for mention, status in statuses(unit, mentions_in(unit, KNOWN), KNOWN)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We collect your email address.", ("email_address", "collected")),
        ("You provide your name and email address.", ("name", "collected")),
        ("[Information we collect] IP address", ("ip_address", "collected")),
        ("We collect: // IP address;", ("ip_address", "collected")),
        ("We share your email address with advertisers.", ("email_address", "shared")),
        ("We disclose to our partners: // your IP address", ("ip_address", "shared")),
        ("We do not collect your email address.", ("email_address", "denied")),
        ("We do not collect: // your IP address", ("ip_address", "denied")),
    ],
)
def test_says(text: str, expected: tuple[str, str]) -> None:
    assert expected in said(text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Contact us at our email address.", ("email_address", "collected")),
        ("[Contact us] Our postal address is 1 High Street.", ("postal_address", "collected")),
        ("You can share your email address with us.", ("email_address", "shared")),
        ("We describe how we collect, use and disclose data: // your IP address", ("ip_address", "shared")),
        ("We do not collect your email address without your consent.", ("email_address", "denied")),
        ("We do not collect the email address of children.", ("email_address", "denied")),
        ("We do not collect your email address.", ("email_address", "collected")),
        ("You must keep your password secret.", ("password", "collected")),
        ("The domain name is registered.", ("name", "collected")),
    ],
)
def test_does_not_say(text: str, wrong: tuple[str, str]) -> None:
    assert wrong not in said(text)
