"""Reports built by hand."""

from __future__ import annotations

from typing import Any

from smallprint.messages import Quote, Report

LUMORA = "https://www.lumora.example/legal/privacy"


def quote(text: str, *section: str) -> Quote:
    return Quote(text=text, start=0, end=len(text), section=list(section))


def report(**parts: Any) -> Report:
    """A report with nothing in it but what is given; `source` is merged into the default one."""
    source = {
        "url": LUMORA,
        "title": "Lumora Privacy Policy",
        "service": "Lumora",
        "language": "en",
        "words": 2482,
        "sentences": 131,
        "retrieved_at": "2025-04-02T09:30:00+00:00",
        "sha256": "0" * 64,
        **parts.pop("source", {}),
    }
    lists = ("overview", "watch_outs", "data_collected", "questions", "actions", "findings", "topics")
    empty: dict[str, Any] = {name: [] for name in (*lists, "not_stated", "letters", "unanswered")}
    engine = {"version": "1.0.0", "milliseconds": 41.6}
    return Report.model_validate({**empty, "last_updated": None, "engine": engine, **parts, "source": source})


def lumora() -> Report:
    """A report with something on each card."""
    ai, faces, share = "4. Machine learning and your Content", "5. Face grouping", "6. How we disclose it"
    brokers = quote(
        "We share device identifiers, hashed e-mail addresses and usage information with advertising "
        "partners, who use them to show you ads on Lumora and on other sites and to build profiles "
        "of your interests.",
        "Lumora Privacy Policy",
        share,
    )
    listed = quote(
        "Your name, e-mail address, username, password and, if you choose to add them, a profile picture.",
        "2. Information we collect",
    )
    return report(
        overview=[
            {
                "practice": "trains_ai",
                "topic": "first_party_collection",
                "text": "They use what you make public to train machine learning models.",
                "tone": "bad",
                "importance": 1,
                "quotes": [
                    quote("We use Content that you have set to Public to develop, train and improve.", ai)
                ],
            },
            {
                "practice": "no_biometric_sale",
                "topic": "third_party_sharing",
                "text": "They do not sell face data.",
                "tone": "good",
                "importance": 1,
                "quotes": [
                    quote("We do not sell, lease, trade or otherwise profit from face templates.", faces),
                    quote("None", "2.5 At a glance"),
                ],
            },
            {
                "practice": "retention_period",
                "topic": "retention",
                "text": "They keep usage information for 18 months.",
                "tone": "neutral",
                "importance": 2,
                "quotes": [
                    quote("Usage information is kept for 18 months.", "7. How long we keep information")
                ],
            },
        ],
        watch_outs=[
            {
                "practice": "ads_profiling",
                "topic": "third_party_sharing",
                "text": "Advertising partners get identifiers and build profiles of your interests.",
                "why": "Advertisers can follow what you do across sites.",
                "severity": 3,
                "quotes": [brokers],
            },
            {
                "practice": "arbitration",
                "topic": "practice_not_covered",
                "text": "Disputes go to arbitration, one person at a time.",
                "why": "You give up a trial by jury and joining a class action.",
                "severity": 2,
                "quotes": [
                    quote("Any dispute will be resolved by binding individual arbitration.", "13. Disputes")
                ],
            },
        ],
        data_collected=[
            _datum("Name", "contact data", quotes=[listed]),
            _datum("Email address", "contact data", shared=True, quotes=[listed, brokers]),
            _datum(
                "Face data",
                "biometric data",
                sensitive=True,
                quotes=[quote("We compute face templates.", faces)],
            ),
            _datum("Device identifiers", "device data", shared=True, quotes=[brokers]),
            _datum(
                "Card number",
                "payment data",
                sensitive=True,
                collected=False,
                quotes=[
                    quote("We never receive or store the full card number.", "2.1 Information you give us")
                ],
            ),
        ],
        questions=[
            {
                "question": "Can I have my data deleted?",
                "answer": "Yes. You can delete single items or your entire account in the settings.",
                "quotes": [quote("You can delete single items or your entire account.", "9. Your choices")],
            }
        ],
        actions=[
            {
                "kind": "opt_out",
                "label": "Your ad choices",
                "href": "https://www.lumora.example/your-ad-choices",
                "quotes": [
                    quote("You can opt out of the disclosure of your information.", "9. Your choices")
                ],
            },
            {
                "kind": "contact",
                "label": "Write to the privacy team",
                "href": "mailto:privacy@lumora.example",
                "quotes": [quote("privacy@lumora.example", "15. How to reach us")],
            },
        ],
        letters=[
            {
                "kind": "access",
                "law": "GDPR",
                "label": "Ask for a copy of your data",
                "to": "privacy@lumora.example",
                "subject": "Request for access",
                "body": "Dear Lumora,\n\nplease send me a copy of all personal data that you hold about me, "
                "as Article 15 of the GDPR lets me ask.\n\n[your name]\n",
                "href": "mailto:privacy@lumora.example?subject=Request%20for%20access&body=Dear%20Lumora",
            },
            {
                "kind": "delete",
                "law": "",
                "label": "Have your data deleted",
                "to": None,
                "subject": "Please delete my data",
                "body": "Please delete my data.",
                "href": "mailto:?subject=Please%20delete%20my%20data",
            },
        ],
        unanswered=["how they tell you about changes", "who owns the company."],
        not_stated=["policy_change", "do_not_track"],
        last_updated={
            "date": "2025-03-04",
            "words": "March 4, 2025",
            "quotes": [quote("Last updated: March 4, 2025")],
        },
    )


def _datum(name: str, category: str, **given: Any) -> dict[str, Any]:
    return {
        "name": name,
        "category": category,
        "sensitive": False,
        "collected": True,
        "shared": False,
        **given,
    }
