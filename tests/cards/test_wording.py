"""The words of the cards keep to WORDING.md: in every template with any value, and on the cards of real policies."""

from __future__ import annotations

import re
from itertools import combinations, product
from typing import TYPE_CHECKING

import pytest

from smallprint import engine, knowledge
from smallprint.cards.points import in_sentence
from smallprint.cards.unusual import PRACTICE as QUOTED
from smallprint.errors import PageError
from tests.cards import style
from tests.policies import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from smallprint.knowledge import Practice
    from smallprint.messages import Report

CATALOGUE = knowledge.load("en")
NAMES = [in_sentence(kind.name) for kind in CATALOGUE.data_types.by_id.values()]
"""Every name of data as it stands in a sentence."""
ASIDES = [*NAMES, *CATALOGUE.wording.limits.values(), *CATALOGUE.companies.by_name]
"""What does not count against a sentence of a card: names in its lists, and for whom it holds."""
FEWEST_PAGES = 30

SLOT = re.compile(r"\{(\w+)\}")
LISTS = [
    *NAMES,
    "name and email address",
    "IP address, browser type, cookies, log data, age and 12 more",
]
VALUES = {
    "may": ["", "may "],
    "period": ["30 days", "1 month", "2.5 years"],
    "bound": ["", "at least ", "up to "],
    "age": ["13", "18"],
    "fee": ["$10", "1,000 yen", "5 euros"],
    "country": ["Germany", "the United States", "the EU, Hong Kong and South Korea"],
    "email": ["privacy@shop.example", "data.protection+eu@my-shop.co.example"],
    "data": LISTS,
    "given": LISTS,
    "recorded": LISTS,
    "content": LISTS,
    "private": LISTS,
    "companies": ["Stripe", "Google Analytics and Meta Pixel", "Google Ads, X (Twitter) and 12 more"],
    "kept": [
        "log data for 30 days",
        "log data for 30 days, email address for 1 year and some data for 6 years",
    ],
}
"""What a policy can put in each slot, odd ones too."""


def filled(template: str) -> Iterator[tuple[str, list[str]]]:
    """The template with each value of its slots, and the values that are facts."""
    slots = list(dict.fromkeys(SLOT.findall(template)))
    for values in product(*(VALUES[slot] for slot in slots)):
        chosen = dict(zip(slots, values, strict=True))
        text = template.format(**chosen)
        yield (
            text[0].upper() + text[1:],
            [value for slot, value in chosen.items() if slot not in ("may", "bound")],
        )


def wordings(practice: Practice) -> list[str]:
    return [*practice.says, practice.why] if practice.why else list(practice.says)


# --- The catalogue ---


def test_every_template_keeps_to_the_style_with_any_value() -> None:
    wrong = {
        text: faults
        for practice in CATALOGUE.practices
        for template in wordings(practice)
        for text, facts in filled(template)
        if (faults := style.faults(text, facts))
    }
    assert wrong == {}


def test_the_catalogue_reads_easily() -> None:
    texts = [
        style.masked(*next(filled(template)))
        for practice in CATALOGUE.practices
        for template in wordings(practice)
    ]
    assert style.grade(texts) <= style.MOST_GRADE


def test_a_template_has_one_sentence() -> None:
    for practice in CATALOGUE.practices:
        for template in wordings(practice):
            assert len(style.sentences(template)) == 1, template


def test_may_is_the_policys_own() -> None:
    """The slot puts it where the policy says no more; what follows from a fact "can" follow."""
    said = {
        template
        for practice in CATALOGUE.practices
        for template in wordings(practice)
        if re.search(r"\b(?:may|might)\b", template.replace("{may}", ""))
    }
    assert said == set()


def test_praise_is_for_a_promise() -> None:
    """Nobody can see what is not done: "They say they do not sell your data"."""
    bare = {
        template
        for practice in CATALOGUE.practices
        if practice.tone == "good"
        for template in practice.says
        if re.search(r"\b(?:no|not|never|cannot|unless)\b", template)
        and not template.startswith(("They say ", "You "))
    }
    assert bare == set()


def test_a_why_says_more_than_its_point() -> None:
    for practice in CATALOGUE.practices:
        for template in practice.says:
            assert not practice.why or not style.alike(practice.why, template), practice.id


def test_no_reason_is_given_twice() -> None:
    seen: dict[str, str] = {}
    for practice in CATALOGUE.practices:
        if practice.why:
            assert seen.setdefault(practice.why, practice.id) == practice.id


def test_practices_that_can_stand_side_by_side_differ() -> None:
    """Of a group, one speaks; any two others can meet on one card."""
    told = [
        (practice, style.masked(*next(filled(template))))
        for practice in CATALOGUE.practices
        if practice.importance or practice.severity
        for template in practice.says
    ]
    double = [
        (one, other)
        for (mine, one), (yours, other) in combinations(told, 2)
        if mine.id != yours.id and mine.group != yours.group and style.alike(one, other)
    ]
    assert double == []


# --- The cards of pages ---


@pytest.fixture(scope="module")
def of_pages(data: Path) -> dict[str, Report]:
    """The cards of all English pages of the data set, by file."""
    pages = data / "pages" / "html"
    if not pages.is_dir():
        pytest.skip("the pages are not beside this checkout (../shared/data/pages)")
    reports = reports_of(sorted(pages.glob("*.html")))
    assert len(reports) >= FEWEST_PAGES
    return reports


@pytest.fixture(scope="module")
def of_samples() -> dict[str, Report]:
    return reports_of([sample / "source.html" for sample in SAMPLES])


def reports_of(paths: list[Path]) -> dict[str, Report]:
    """The cards of each page that has any: not of walls, shells and other languages."""
    reports = {}
    for path in paths:
        try:
            opened = engine.open_document(path.read_bytes(), None)
            reports[f"{path.parent.name}/{path.name}"] = engine.summarize(opened)
        except PageError:
            continue
    return reports


def own_words(report: Report) -> list[str]:
    """All whole sentences on the cards that are ours."""
    return [
        *(item.text for item in report.overview if item.practice != QUOTED),
        *(words for item in report.watch_outs for words in (item.text, item.why)),
        *(words for item in report.questions for words in (item.question, item.answer)),
        *report.unanswered,
    ]


def hard_to_read(reports: dict[str, Report]) -> dict[str, object]:
    """Everything that breaks the style, by what it says, and the grade of each page that is too high."""
    wrong: dict[str, object] = {}
    for name, report in reports.items():
        texts = own_words(report)
        wrong |= {text: faults for text in texts if (faults := style.faults(text, ASIDES))}
        if (grade := style.grade(style.masked(text, ASIDES) for text in texts)) > style.MOST_GRADE:
            wrong[name] = grade
        for action in report.actions:
            faults = style.phrase_faults(action.label, ASIDES)
            if faults or len(style.words(style.masked(action.label, ASIDES))) > style.MOST_WORDS:
                wrong[action.label] = faults
        for item in report.overview:
            if item.practice == QUOTED and len(item.text.split()) > style.MOST_WORDS_QUOTED:
                wrong[item.text] = f"{len(item.text.split())} words"
    return wrong


def said_twice(reports: dict[str, Report]) -> list[tuple[str, str, str]]:
    """Pairs of points, of questions or of answers that say the same, with the page that they are on.

    The Summary of a short policy has its watch-outs, too, word for word; every view shows them once.
    """
    double = []
    for name, report in reports.items():
        warned = [item.text for item in report.watch_outs]
        points = [item.text for item in report.overview if item.text not in warned] + warned
        asked = [item.question for item in report.questions]
        double += [
            (name, one, other)
            for texts in (points, asked, report.unanswered)
            for one, other in combinations(texts, 2)
            if one == other or style.alike(one, other)
        ]
    return double


def test_the_cards_of_pages_read_easily(of_pages: dict[str, Report]) -> None:
    assert hard_to_read(of_pages) == {}


def test_the_cards_of_samples_read_easily(of_samples: dict[str, Report]) -> None:
    assert hard_to_read(of_samples) == {}


def test_pages_are_told_nothing_twice(of_pages: dict[str, Report]) -> None:
    assert said_twice(of_pages) == []


def test_samples_are_told_nothing_twice(of_samples: dict[str, Report]) -> None:
    assert said_twice(of_samples) == []
