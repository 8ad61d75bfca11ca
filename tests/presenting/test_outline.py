from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

import pytest

from smallprint.messages import ActionKind, Topic
from smallprint.presenting import to_html, to_markdown, to_terminal, words
from smallprint.presenting.outline import outline
from tests.presenting.samples import lumora, quote, summary

if TYPE_CHECKING:
    from smallprint.messages import Summary

HEADINGS = [
    "Summary",
    "Things to watch out for",
    "Data Collection",
    "Questions",
    "What you can do",
    "Not stated",
    "Last updated",
    "Original document",
    "How much was read",
]


@pytest.mark.parametrize("made", [lumora(), summary()], ids=["full", "empty"])
def test_all_views_have_the_same_cards_in_the_same_order(made: Summary) -> None:
    terminal = re.findall(r"\n  (.+)\n  ─+\n", to_terminal(made, width=80, colour=False))
    markdown = re.findall(r"^## (.+)$", to_markdown(made), re.MULTILINE)
    html = re.findall(r"<h2>(.+?)</h2>", to_html(made))
    assert terminal == markdown == html == HEADINGS


def test_an_empty_card_says_so() -> None:
    for section in outline(summary()).sections:
        assert section.note or section.groups, section.heading


def test_every_topic_and_action_has_plain_words() -> None:
    assert set(words.TOPICS) == set(get_args(Topic))
    assert set(words.ACTIONS) == set(get_args(ActionKind))
    assert not any("_" in text for text in (*words.TOPICS.values(), *words.ACTIONS.values()))


def test_denied_data_stand_apart_and_are_not_counted() -> None:
    page = outline(lumora())
    groups = page.sections[2].groups
    titles = [group.title for group in groups]
    assert titles == ["Contact data", "Biometric data", "Device data", "Not collected, they say"]
    assert [entry.text for entry in groups[-1].entries] == ["Card number"]
    assert page.glance.endswith("4 types of data")


def test_an_ambiguous_date_keeps_its_words() -> None:
    when = {"date": None, "words": "03/04/2024", "quotes": [quote("Revised 03/04/2024")]}
    (group,) = outline(summary(last_updated=when)).sections[6].groups
    assert group.entries[0].text == "“03/04/2024”, which can be read in more than one way"


def test_a_quote_is_told_once() -> None:
    told = {"practice": "p", "topic": "retention", "text": "x", "tone": "good", "importance": 1}
    made = summary(overview=[{**told, "quotes": [quote("same"), quote("same"), quote("same", "elsewhere")]}])
    (group,) = outline(made).sections[0].groups
    assert [q.place for q in group.entries[0].quotes] == ["", "elsewhere"]


@pytest.mark.parametrize(
    ("label", "text"),
    [("Your ad choices", "Opt out: Your ad choices"), ("opt out of sale", "opt out of sale")],
)
def test_an_action_names_its_kind_once(label: str, text: str) -> None:
    action = {"kind": "opt_out", "label": label, "href": None, "quotes": [quote("q")]}
    (group,) = outline(summary(actions=[action])).sections[4].groups
    assert group.entries[0].text == text


@pytest.mark.parametrize(
    ("milliseconds", "words_"), [(0.4, "about a millisecond"), (1234.5, "1,234 milliseconds")]
)
def test_says_how_long_it_took(milliseconds: float, words_: str) -> None:
    made = summary(engine={"version": "1", "milliseconds": milliseconds})
    assert outline(made).sections[-1].note.endswith(f", in {words_}.")
