"""What a sentence says of the data that it names."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallprint import knowledge
from smallprint.analysis import analyse
from smallprint.analysis.data import mentions_in, statuses
from smallprint.reading import read_bytes
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
        # The subject of a passive, and what is said right behind the name.
        ("Your email address is stored on our servers.", ("email_address", "collected")),
        ("The photos that you upload are kept.", ("photos", "collected")),
        ("Your phone number will be shared with our partners.", ("phone_number", "shared")),
        # Whoever acts: a machine of the service, or a name before the verb.
        ("When users request pages, our servers log the IP address.", ("ip_address", "collected")),
        (
            "When you create an account, Quillbee will store your email address.",
            ("email_address", "collected"),
        ),
        ("Your browser sends us your IP address.", ("ip_address", "collected")),
        # A place, a means or an aside only interrupts.
        (
            "We collect on this page your name, your email address and, if you agree, your age.",
            ("age", "collected"),
        ),
        (
            "We collect data about the device you use to open the site, such as IP address.",
            ("ip_address", "collected"),
        ),
        (
            "We record: // the date (a number that is set when you arrive); // your IP address",
            ("ip_address", "collected"),
        ),
        ("This information may include your date of birth.", ("date_of_birth", "collected")),
        (
            "The data we hold may include, but is not limited to: name, email address.",
            ("email_address", "collected"),
        ),
        ("We offer you the chance to submit your date of birth.", ("date_of_birth", "collected")),
        ("You will be asked for your phone number.", ("phone_number", "collected")),
        ("We show you offers based on your location.", ("location", "collected")),
        (
            "You give us the following when you register for it: // Your name and gender",
            ("gender", "collected"),
        ),
        ("We collect your name and, if you choose to add it, your gender.", ("gender", "collected")),
        ("We receive contact details, contact preferences and gender.", ("gender", "collected")),
        ("Other users may share information about you.", ("other_users_data", "collected")),
        ("We will not extract your voiceprint.", ("voiceprint", "denied")),
        ("We do not collect biometric data and ask that you do not provide it.", ("biometric", "denied")),
        # Tools of collecting.
        ("We place cookies on your device.", ("cookies", "collected")),
        ("We learn this by means of cookies that we set.", ("cookies", "collected")),
        ("Cookies are set when you open a page.", ("cookies", "collected")),
        ("These cookies record your visits.", ("cookies", "collected")),
        # Lists without a verb.
        ("[Information we collect] Profile: name, gender, date of birth", ("gender", "collected")),
        ("Categories of data: // IP address", ("ip_address", "collected")),
        ("We share your email address with other members.", ("email_address", "shared")),
        ("We sell your phone number.", ("phone_number", "shared")),
        ("Your biometric data is not collected.", ("biometric", "denied")),
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
        # A purpose, a means, a place or a recipient.
        ("We use data to process your payment information.", ("payment_details", "collected")),
        ("We collect data to respond to your support requests.", ("support_requests", "collected")),
        ("We collect what you tell us by email address or telephone.", ("email_address", "collected")),
        ("We share data with providers of messages and videos.", ("videos", "collected")),
        ("We use the data for: // payment information", ("payment_details", "collected")),
        # Another thing that only has the word in its name.
        ("We use a credit card processor.", ("payment_card", "collected")),
        ("We store your cookie settings.", ("cookies", "collected")),
        ("We send you an email newsletter.", ("email_address", "collected")),
        # What readers do, are allowed to do, or are told to do.
        ("You can block cookies.", ("cookies", "collected")),
        ("You may change your email address.", ("email_address", "collected")),
        ("The app allows you to share photos.", ("photos", "collected")),
        ("Please review our cookie statement.", ("cookies", "collected")),
        ("You have the right to obtain your location data.", ("location", "collected")),
        ("[Information we collect] Deletion of your location data", ("location", "collected")),
        ("We see people who share your interests.", ("preferences", "collected")),
        ("We collect metadata about messages.", ("messages", "collected")),
        ("Devices include phones, computers and cameras.", ("phone_number", "collected")),
        ("Your consent is needed to collect your gender.", ("gender", "collected")),
        ("We do not seek out sources that include biometric data.", ("biometric", "collected")),
        # What the service gives to the reader.
        ("We provide you with videos.", ("videos", "collected")),
        # Only a supposition, a definition, a question or a script.
        (
            "If we learn that we have collected your date of birth, we erase it.",
            ("date_of_birth", "collected"),
        ),
        ("Cookies are small text files that are stored on devices.", ("cookies", "collected")),
        ("Do we collect your location data?", ("location", "collected")),
        ('{"store": {"keep": "IP address"}}', ("ip_address", "collected")),
        ("We share your email address with nobody.", ("email_address", "shared")),
        ("You share your photos with other members.", ("photos", "shared")),
        ("We do not use your email address for offers.", ("email_address", "denied")),
        ("We do not collect your email address beyond what is needed.", ("email_address", "denied")),
    ],
)
def test_does_not_say(text: str, wrong: tuple[str, str]) -> None:
    assert wrong not in said(text)


@pytest.mark.parametrize(
    ("text", "private"),
    [
        ("We collect your religion and your political opinions.", {"religion", "political"}),
        ("We collect your religion.\n\nWe ask for your political opinions.", {"religion", "political"}),
        ("We collect your religion.", set()),
        ("We do not collect your religion or your political opinions.", set()),
        # A law's definition of a category.
        (
            (
                "We collect characteristics such as age, gender, religion, ethnic origin, marital status, disability, "
                "name, email address, phone number, IP address, purchases, job title and photos."
            ),
            set(),
        ),
    ],
)
def test_private_data_that_is_collected_makes_a_finding(text: str, private: set[str]) -> None:
    analysis = analyse(read_bytes(text.encode(), content_type="text/plain"), KNOWN)
    pieces = [
        piece
        for finding in analysis.findings
        if finding.practice.id == "collects_sensitive"
        for piece in finding.evidence
    ]
    assert {type_id for piece in pieces for type_id in piece.data} == private


@given(
    st.text(
        alphabet="we collect your IP address; (to, by) with cookies: for such as if you share. ", max_size=300
    )
)
def test_reads_anything(text: str) -> None:
    assert all(status in ("collected", "shared", "denied") for _, status in said(text))


def test_long_sentences_take_no_longer_than_their_length_asks_for() -> None:
    def seconds(times: int) -> float:
        text = "We share and your name is collected and stored with cookies to, " * times
        unit, _ = unit_of(text, KNOWN)
        mentions = mentions_in(unit, KNOWN)
        began = time.process_time()
        statuses(unit, mentions, KNOWN)
        return time.process_time() - began

    short, long = (min(seconds(times) for _ in range(3)) for times in (100, 800))
    assert long < 30 * max(short, 0.002)
