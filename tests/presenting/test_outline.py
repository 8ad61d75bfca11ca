from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, get_args

import pytest

from smallprint.messages import Topic
from smallprint.presenting import to_html, to_markdown, to_terminal, words
from smallprint.presenting.outline import outline
from tests.presenting.samples import lumora, quote, report

if TYPE_CHECKING:
    from smallprint.messages import Quote, Report

HEADINGS = [
    "Things to watch out for",
    "Summary",
    "Data Collection",
    "Questions",
    "What you can do",
    "Not stated",
    "Last updated",
    "Original document",
    "How much was read",
]


@pytest.mark.parametrize("made", [lumora(), report()], ids=["full", "empty"])
def test_all_views_have_the_same_cards_in_the_same_order(made: Report) -> None:
    terminal = re.findall(r"\n  (.+)\n  ─+\n", to_terminal(made, width=80, colour=False))
    markdown = re.findall(r"^## (.+)$", to_markdown(made), re.MULTILINE)
    html = re.findall(r"<h2>(.+?)</h2>", to_html(made))
    assert terminal == markdown == html == HEADINGS


def test_an_empty_card_says_so() -> None:
    for section in outline(report()).sections:
        assert section.note or section.entries, section.heading


def test_every_topic_has_plain_words() -> None:
    assert set(words.TOPICS) == set(get_args(Topic))
    assert not any("_" in text for text in words.TOPICS.values())


def test_says_first_what_a_reader_wants_to_know_first() -> None:
    made = outline(lumora())
    assert (
        made.glance == "2 things to watch out for (1 serious) · 4 types of data · last updated 4 March 2025"
    )
    assert outline(report()).glance == "0 things to watch out for · 0 types of data · no date"


def test_denied_data_stand_apart() -> None:
    groups = outline(lumora()).sections[2].groups
    titles = [group.title for group in groups]
    assert titles == ["Contact data", "Biometric data", "Device data", "They say that they do not collect"]
    assert [entry.text for entry in groups[-1].entries] == ["Card number"]


def test_types_of_data_stand_under_the_quote_that_names_them() -> None:
    shared, alone = quote("We collect your name and your email address."), quote("Your phone number.")
    datum = {"category": "contact", "sensitive": False, "collected": True, "shared": False}
    named = {"Name": [shared], "Phone number": [alone], "Email address": [shared, alone]}
    made = report(
        data_collected=[{**datum, "name": name, "quotes": quotes} for name, quotes in named.items()]
    )
    (group,) = outline(made).sections[2].groups
    proven = {
        evidence.text: [entry.text for entry in entries] for evidence, entries in group.proven().items()
    }
    assert proven == {shared.text: ["Name", "Email address"], alone.text: ["Phone number"]}


def test_an_ambiguous_date_keeps_its_words() -> None:
    when = {"date": None, "words": "03/04/2024", "quotes": [quote("Revised 03/04/2024")]}
    made = outline(report(last_updated=when))
    assert made.sections[6].entries[0].text == "“03/04/2024”, which can be read in more than one way"
    assert made.glance.endswith("last updated 03/04/2024")


def point(text: str, *quotes: Quote) -> dict[str, Any]:
    return {
        "practice": "p",
        "topic": "retention",
        "text": text,
        "tone": "bad",
        "importance": 1,
        "quotes": [*quotes],
    }


def test_a_quote_is_told_once() -> None:
    made = report(overview=[point("x", quote("same"), quote("other"), quote("same", "elsewhere"))])
    assert [q.text for q in outline(made).sections[1].entries[0].quotes] == ["same", "other"]


def test_the_place_is_the_nearest_headings_without_the_title_of_the_policy() -> None:
    sections = [["Policy", "Rights", "Europe", "Deletion"], ["Policy"], [], ["Policy", "h" * 200]]
    made = report(overview=[point("x", *(quote(f"q{i}", *path) for i, path in enumerate(sections)))])
    places = [q.place for q in outline(made).sections[1].entries[0].quotes]
    assert places == ["Europe › Deletion", "Policy", "", "h" * 69 + "…"]


@pytest.mark.parametrize(
    ("url", "href"),
    [
        ("https://a.example/p", "https://a.example/p#:~:text=We%20keep%20it."),
        ("file:///home/me/p.html", None),
        ("mailto:dpo@a.example", None),
        (None, None),
    ],
)
def test_a_quote_leads_to_its_place_where_the_policy_has_an_address(
    url: str | None, href: str | None
) -> None:
    made = report(source={"url": url}, overview=[point("x", quote("We keep it."))])
    assert outline(made).sections[1].entries[0].quotes[0].href == href


def test_the_summary_goes_on_from_the_things_to_watch_out_for() -> None:
    told = point("They sell it.", quote("We sell it."))
    warned = {**told, "why": "Others get it.", "severity": 3}
    del warned["tone"], warned["importance"]
    other = point("They keep it.", quote("We keep it."))
    warnings, points = outline(report(overview=[told, other], watch_outs=[warned])).sections[:2]
    assert [entry.text for entry in warnings.entries] == ["They sell it."]
    assert [entry.text for entry in points.entries] == ["They keep it."]
    assert points.note == words.BESIDES
    alone = outline(report(overview=[told], watch_outs=[warned])).sections[1]
    assert (alone.note, alone.entries) == (words.NOTHING_BESIDES, ())


def test_requests_name_their_law_and_keep_their_lines() -> None:
    first, second = outline(lumora()).sections[4].requests
    assert first.title == "Ask for a copy of your data (GDPR)"
    assert (first.body[0], first.body[1], first.body[-1]) == ("Dear Lumora,", "", "[your name]")
    assert first.href
    assert first.href.startswith("mailto:privacy@lumora.example?subject=")
    assert (second.title, second.to) == ("Have your data deleted", "")
    assert second.href == "mailto:?subject=Please%20delete%20my%20data"


def test_what_is_not_stated_is_told_once() -> None:
    assert [entry.text for entry in outline(lumora()).sections[5].entries] == [
        "How they tell you about changes",
        "Whether they respect Do Not Track",
        "Who owns the company",
    ]


@pytest.mark.parametrize(
    ("milliseconds", "words_"), [(0.4, "about a millisecond"), (1234.5, "1,234 milliseconds")]
)
def test_says_how_long_it_took(milliseconds: float, words_: str) -> None:
    made = report(engine={"version": "1", "milliseconds": milliseconds})
    assert outline(made).sections[-1].note.endswith(f", in {words_}.")
