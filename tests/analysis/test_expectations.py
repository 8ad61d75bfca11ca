"""What a policy speaks of, and what it is silent about, in sentences as policies write them."""

from __future__ import annotations

import pytest

from smallprint import knowledge
from smallprint.analysis import analyse
from smallprint.reading import read_bytes

KNOWN = knowledge.load("en")
PAGE = """<html lang="en"><head><title>Privacy policy of Quillbarn</title></head><body><main>
<h1>Privacy policy</h1>
<p>Quillbarn respects your privacy. This privacy policy tells how we collect and use personal information.</p>
<p>We collect your name and your email address when you register.</p>{body}</main></body></html>"""


def spoken(body: str) -> frozenset[str]:
    policy = read_bytes(PAGE.replace("{body}", body).encode(), content_type="text/html")
    return analyse(policy, KNOWN).spoken_of


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        (
            "breach_notice",
            "Should an incident affect your account, we let the regulator and you know, and notify users.",
        ),
        ("breach_notice", "Users are told by email where the law asks for it after a data breach."),
        ("sale", "In no case do we sell, share or rent out your contacts to third parties."),
        ("sale", "Except in connection with a merger, we will not sell your personal information."),
        ("sale", "You may opt out of the sale of your data."),
        ("kept_how_long", "Server logs are purged after fourteen days."),
        ("kept_how_long", "Deleted notes stay in our archive for up to 90 days."),
        ("kept_how_long", "We keep messages indefinitely."),
        ("ai_training", "Your drawings help our models learn."),
        ("ai_training", "We do not train AI on what you write."),
        ("encryption", "All traffic is protected by TLS."),
        ("encryption", "Notes travel over a secure connection."),
        ("answer_time", "You will receive a reply within one month."),
        ("answer_time", "Requests are dealt with inside 45 days."),
        ("where_stored", "Our servers are located in Finland."),
        ("where_stored", "Your data may be transferred to another country."),
        ("minimum_age", "You must be 18 or older to join."),
        ("minimum_age", "Our barn is not meant for children."),
        ("staff_reading", "Our moderators look at chats that were reported."),
        ("news_of_changes", "We post changes to this policy on our website."),
        ("do_not_track", "We do not react to DNT signals."),
        ("complaint", "You can lodge a complaint with a supervisory authority."),
        ("protection_officer", "Write to our Data Protection Officer."),
        ("authorities", "We hand data over when a court orders it."),
        ("buyer_of_company", "If we are acquired, your data moves to the new owner."),
        ("deletion", "You may ask us to erase your data."),
    ],
)
def test_what_could_answer_is_heard(name: str, sentence: str) -> None:
    assert name not in spoken("")
    assert name in spoken(f"<p>{sentence}</p>")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("breach_notice", "If your password was compromised, please notify us."),
        ("breach_notice", "We close accounts in breach of our terms and inform their users."),
        ("sale", "We may transfer your information in the event of a merger or a sale of our assets."),
        ("kept_how_long", "We keep your data for as long as we need it."),
        ("kept_how_long", "We do not knowingly keep data of persons under 13 years of age."),
        ("ai_training", "We record the model number of your device to improve our service."),
        ("ai_training", "We train our employees to improve the protection of data."),
        ("encryption", "No transmission over the internet is completely secure."),
        ("answer_time", "You can request the categories of data that we collected in the last 12 months."),
        ("answer_time", "We respond to requests as the law requires."),
        ("staff_reading", "We encourage people to read the privacy policies of others."),
    ],
)
def test_what_does_not_answer_is_not_heard(name: str, sentence: str) -> None:
    assert name not in spoken(f"<p>{sentence}</p>")


@pytest.mark.parametrize(
    "body",
    [
        "<h2>Is my data encrypted?</h2><p>See our help pages.</p>",
        "<h2>Encryption</h2><p>See our help pages.</p>",
        "<p>Is my data encrypted?</p>",
        "<p>We protect it by:</p><ul><li>encryption</li></ul>",
    ],
    ids=["question in a heading", "heading", "question", "list item"],
)
def test_it_may_stand_anywhere(body: str) -> None:
    assert "encryption" in spoken(body)


def test_a_period_counts_beneath_a_heading_on_retention() -> None:
    items = "<ul><li>Account details: two years</li><li>Invoices: a decade</li></ul>"
    assert "kept_how_long" in spoken(f"<h2>Retention</h2>{items}")
    assert "kept_how_long" not in spoken(f"<h2>Where we come from</h2>{items}")


def test_a_period_counts_beneath_the_header_of_a_table() -> None:
    table = "<table><tr><th>Data</th><th>{}</th></tr><tr><td>Invoices</td><td>7 years</td></tr></table>"
    assert "kept_how_long" in spoken(table.replace("{}", "Storage period"))
    assert "kept_how_long" not in spoken(table.replace("{}", "Oldest customer"))


def test_what_the_lead_in_says_does_not_silence_its_items() -> None:
    lead = "<p>You can ask what we collected in the last 12 months, and:</p>"
    assert "answer_time" in spoken(f"{lead}<ul><li>we reply within 45 days</li></ul>")


def test_a_practice_is_enough() -> None:
    policy = read_bytes(
        PAGE.replace("{body}", "<p>We sell your personal information to advertisers.</p>").encode(),
        content_type="text/html",
    )
    analysis = analyse(policy, KNOWN)
    assert "sells_data" in {finding.practice.id for finding in analysis.findings}
    assert "sale" in analysis.spoken_of
