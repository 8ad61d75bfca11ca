"""What is told of a changed policy: by practice, by type of data and by clause, and what it means to the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.changes.told import texts, told

if TYPE_CHECKING:
    from smallprint.messages import Change

EDITS = [
    ("We may share your information with our service providers.",
     "We may share your information with our service providers and advertisers.", "new", "worse"),
    ("We do not sell your personal information.", "We may sell your personal information.", "new", "worse"),
    ("We do not sell your personal information.", "", "gone", "worse"),
    ("", "We may sell your personal information to data brokers.", "new", "worse"),
    ("We keep server logs for 7 days.", "We keep server logs for one year.", "stronger", "worse"),
    ("We will notify you of changes by email.", "We may notify you of changes by email.", "weaker", "worse"),
    ("We may share your data with partners.", "We share your data with partners.", "stronger", "worse"),
    ("With your consent, we share your location with advertisers.", "We share your location with advertisers.",
     "stronger", "worse"),
    ("You can ask us to delete your data.", "If you live in California, you can ask us to delete your data.",
     "weaker", "worse"),
    ("All users may download a copy of their data.",
     "Users in the European Union may download a copy of their data.", "weaker", "worse"),
    ("We collect your age and your gender.", "We collect your age.", "gone", "better"),
    ("We use your content to provide the service.",
     "We use your content to provide the service and to train our AI models.", "new", "worse"),
    ("We do not respond to Do Not Track signals.", "We honour Do Not Track signals.", "new", "better"),
    ("We share your data with:\n\n- hosting providers;\n- payment processors.",
     "We share your data with:\n\n- hosting providers;\n- advertisers;\n- payment processors.", "new", "worse"),
    ("We do not collect:\n\n- your location\n- your contacts", "We collect:\n\n- your location\n- your contacts",
     "gone", "worse"),
    ("We will not share your posts with insurers.", "We may share your posts with insurers.", "new", "worse"),
    ("Access requests are free.", "Access requests cost 25 euros.", "gone", "worse"),
]  # fmt: skip

SAME = [
    ("We may share your information with our service providers.",
     "Your information may be shared with our service providers."),
    ("We will never sell your personal information.", "We do not sell your personal data, ever."),
    ("You can contact us with questions.", "Feel free to reach out with any questions."),
    ("We keep your data for two years.", "Your data is kept for 24 months."),
    ("We will notify you by email 30 days before changes.",
     "You will be notified by email thirty (30) days before any change."),
    ("We don’t share your data with advertisers.", "We do not share your data with advertisers."),
    ("We only share your data if you agree.", "We do not share your data unless you agree."),
    ("We won't use your photos for advertising without your permission.",
     "Your photos will not be used for advertising unless you permit it."),
    ("We reserve the right to amend this policy at any time.", "We may amend this policy whenever we wish."),
    ("If you are a resident of California, you can ask us to delete your data.",
     "California residents may ask us to delete their data."),
    ("Section 4.2 describes your rights under Article 15 of the GDPR.",
     "Section 5.1 describes the rights that you have under Article 15 of the GDPR."),
    ("The controller is Quillbee Ltd, 12 Mill Lane, Oldwick OX1 2AB, United Kingdom.",
     "Data controller: Quillbee Ltd., 12 Mill Lane, Oldwick, OX1 2AB, UK."),
    ("Our website may contain links to other sites. We are not responsible for their content.",
     "We are not responsible for the content of other websites to which we link."),
    ("We share your data with:\n\n- hosting providers;\n- payment processors.",
     "We share your data with hosting providers and payment processors."),
    ("We collect:\n\n- your name\n- your address", "We collect:\n\nyour name\n\nyour address"),
    ("Our partners[41] get some data. See some examples[42] of 20 kinds.",
     "Our partners[7] get some data. See some examples[8] of 20 kinds."),
    ("This may include your IP address, browser type and pages visited.",
     "It may include, for example, the pages you visited, your browser type, and IP address."),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "kind", "effect"), EDITS)
def test_an_edit_of_meaning_is_told(before: str, after: str, kind: str, effect: str) -> None:
    changes = told(before, after).changes
    assert (kind, effect) in [(change.kind, change.effect) for change in changes]


@pytest.mark.parametrize(("before", "after"), SAME)
def test_other_words_for_the_same_are_not_told(before: str, after: str) -> None:
    assert texts(before, after) == []
    assert texts(after, before) == []


def test_changes_are_sentences_with_both_quotes() -> None:
    (change,) = told("We keep server logs for 7 days.", "We keep server logs for one year.").changes
    assert change.text == "Now: They keep technical logs for 1 year (7 days before)."
    assert [quote.text for quote in change.before] == ["We keep server logs for 7 days."]
    assert [quote.text for quote in change.after] == ["We keep server logs for one year."]
    assert change.practice == "logs_kept"
    assert change.after[0].section == ["Privacy Policy of Quillbee", "Sharing"]


def test_a_promise_and_its_breach_are_one_change() -> None:
    (change,) = told("We do not sell your data.", "We may sell your data.").changes
    assert change.text == "Now: They may sell your data."
    assert [quote.text for quote in change.before] == ["We do not sell your data."]


def test_a_promise_that_is_gone_is_told_as_no_longer_said() -> None:
    assert texts("We do not sell your data.", "") == ["They no longer say they do not sell your data."]


def test_what_another_sentence_still_says_is_no_news() -> None:
    once, twice = (
        "We do not sell your data.",
        "We do not sell your data. We never sell your personal information.",
    )
    assert texts(once, twice) == []
    assert texts(twice, once) == []


def test_a_new_address_is_told_with_the_old_one() -> None:
    assert texts(
        "Write to help@quillbee.example for help.", "Write to support@quillbee.example for help."
    ) == ["New address to write to: support@quillbee.example instead of help@quillbee.example."]


def test_a_whole_section_is_told_by_its_heading() -> None:
    section = "## Bees\n\nEvery account comes with a hive. The hive hums at night. Honey is shared in August."
    (change,) = told("", section).changes
    assert (change.kind, change.text) == ("new", "New section: “Bees”.")
    assert len(change.after) == 3
    (change,) = told(section, "").changes
    assert (change.kind, change.text) == ("gone", "Section gone: “Bees”.")


def test_a_section_for_some_people_limits_what_it_says() -> None:
    before = "## Your rights\n\nYou can ask us to delete your data."
    after = "## Rights of California residents\n\nYou can ask us to delete your data."
    (change,) = told(before, after).changes
    assert (change.kind, change.effect) == ("weaker", "worse")
    assert "only if you live in California" in change.text


def test_another_date_of_the_policy_is_no_change() -> None:
    found = told("We love bees.", "We love bees.", ("3 May 2024", "1 June 2025"))
    assert (found.changes, found.moved, found.reworded) == ([], 0, 0)


def test_moved_and_reworded_sentences_are_counted() -> None:
    before = "We love bees.\n\nWe sell honey in glass jars.\n\nOur office is closed on Sundays."
    assert (
        told(
            before, "We sell honey in glass jars.\n\nWe love bees.\n\nOur office is closed on Sundays."
        ).moved
        == 1
    )
    assert told(before, before.replace("in glass jars", "in jars of glass")).reworded == 1


def test_the_most_important_comes_first_and_the_worse_before_the_better() -> None:
    before = "We sell your data. You can unsubscribe from our newsletter."
    changes = told(
        before, "We collect biometric data, such as your fingerprints. We keep server logs for 9 years."
    )
    assert _order(changes.changes) == sorted(_order(changes.changes))


def _order(changes: list[Change]) -> list[tuple[int, int]]:
    return [(change.importance, ("worse", "better", "neutral").index(change.effect)) for change in changes]
