"""The views of the library in a terminal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallprint.messages import (
    Answer,
    Change,
    Changes,
    Comparison,
    Entry,
    Filter,
    Part,
    Row,
    Shelf,
    Side,
    VersionItem,
    Versions,
)
from smallprint.presenting.columns import width_of
from smallprint.presenting.library import shelf_to_terminal, versions_to_terminal
from smallprint.presenting.library_answer import answer_to_terminal
from smallprint.presenting.library_changes import changes_to_terminal
from smallprint.presenting.library_comparison import comparison_to_terminal
from tests.presenting.hostile import STRINGS
from tests.presenting.samples import quote, report

if TYPE_CHECKING:
    from collections.abc import Callable

    from smallprint.messages import Message

READ = "2025-04-02T09:30:00+00:00"


def entry(number: int = 7, **given: Any) -> Entry:
    values = {
        "policy": number,
        "version": 12,
        "url": "https://www.lumora.example/privacy",
        "service": "Lumora",
        "title": "Lumora Privacy Policy",
        "language": "en",
        "words": 2482,
        "updated": "2025-03-04",
        "read_at": READ,
        "checked_at": READ,
        "versions": 2,
        "watch_outs": 3,
        "serious": 1,
        "changed": True,
        "match": "",
    }
    return Entry.model_validate({**values, **given})


def shelf(*entries: Entry, **given: Any) -> Shelf:
    filters = [
        Filter(id="sells_data", label="Sells your data", count=3),
        Filter(id="health", label="x", count=0),
    ]
    values = {"total": len(entries), "filters": filters, "size": 1_234_567, "retention": 0, "set_aside": ""}
    return Shelf.model_validate({"entries": entries, **values, **given})


def versions(*numbers: int) -> Versions:
    items = [
        VersionItem(
            version=number,
            sha256="0" * 64,
            updated="2025-03-04",
            words=2482,
            read_at=READ,
            checked_at="2025-05-01T00:00:00+00:00",
            shown_at=None,
        )
        for number in numbers
    ]
    return Versions(versions=items)


def changes(text: str = "Now: they sell your data.", service: str = "Lumora") -> Changes:
    change = Change(
        kind="new",
        practice="sells_data",
        topic="third_party_sharing",
        effect="worse",
        importance=1,
        text=text,
        before=[quote(f"We never sell it. {text}", "Sharing")],
        after=[quote(f"We sell it. {text}", text or "Sharing")],
    )
    source = report(source={"service": service}).source
    newer = source.model_copy(update={"retrieved_at": "2025-05-01T00:00:00+00:00"})
    return Changes(older=source, newer=newer, changes=[change], moved=2, reworded=1)


def comparison(text: str = "They sell it.", names: tuple[str, str] = ("Lumora", "Wrenfit")) -> Comparison:
    bad = Side(text=text, tone="bad", quotes=[quote(text)])
    parts = [
        Part(kind="watch_outs", rows=[Row(label=f"Selling {text}", first=bad, second=None)]),
        Part(kind="data", rows=[Row(label=name, first=bad, second=bad) for name in ("Name", "Age", text)]),
    ]
    first, second = (report(source={"service": name}).source for name in names)
    return Comparison(first=first, second=second, parts=parts)


def answer(text: str = "Yes, they sell it.") -> Answer:
    return Answer(answered=True, answer=text, quotes=[quote(f"We sell it. {text}", text), quote("Again.")])


def test_the_list_has_what_decides_whether_to_look() -> None:
    page = shelf_to_terminal(shelf(entry(), total=120, retention=90), width=80, colour=False)
    assert page == (
        """
  7  Lumora
     changed since you looked · 3 things to watch out for (1 serious) · read 2
     April 2025 · last updated 4 March 2025 · 2 versions
     https://www.lumora.example/privacy

  1 of 120 policies
  --says: sells_data (3)
  1.2 MB on this computer · removed 90 days after you last saw it
"""
    )


def test_an_empty_list_says_so_and_a_damaged_library_is_named() -> None:
    page = shelf_to_terminal(shelf(set_aside="/home/me/library-damaged.db"), width=80, colour=False)
    assert "Nothing is kept here yet, or nothing that fits." in page
    assert "kept for good" in page
    assert "A damaged library was set aside: /home/me/library-damaged.db" in page


@pytest.mark.parametrize(
    ("total", "told"), [(1, "There is only 1 policy."), (2, "There are only 2 policies.")]
)
def test_a_list_from_beyond_its_end_says_how_many_there_are(total: int, told: str) -> None:
    page = shelf_to_terminal(shelf(total=total), width=80, colour=False)
    assert told in page
    assert "Nothing is kept here" not in page


def test_numbers_stand_in_one_column() -> None:
    page = shelf_to_terminal(shelf(entry(7), entry(1234)), width=80, colour=False)
    assert "\n  7     Lumora\n" in page
    assert "\n  1234  Lumora\n" in page


def test_versions_have_their_numbers_and_days() -> None:
    page = versions_to_terminal(versions(12, 4), width=80, colour=False)
    assert page.startswith("\n  12  Read 2 April 2025\n      last updated 4 March 2025 · 2,482 words")
    assert "still the same on 1 May 2025" in page


def test_a_change_stands_with_the_words_before_and_after() -> None:
    page = changes_to_terminal(changes(), width=80, colour=False)
    assert "What changed from 2 April 2025 to 1 May 2025" in page
    assert "  ✗ worse   Now: they sell your data.\n" in page
    assert re.search(r"Before:\n +“We never sell it\..*Now:\n +“We sell it\.", page, re.DOTALL)
    assert page.endswith("The same, but: 2 sentences elsewhere, 1 sentence in other words\n")


def test_two_versions_of_one_day_have_one_day() -> None:
    made = changes()
    page = changes_to_terminal(made.model_copy(update={"newer": made.older}), width=80, colour=False)
    assert "What changed on 2 April 2025\n" in page


def test_no_change_is_told_as_one() -> None:
    nothing = changes().model_copy(update={"changes": [], "moved": 0, "reworded": 0})
    page = changes_to_terminal(nothing, width=80, colour=False)
    assert "Nothing that matters to you has changed." in page


def test_both_policies_are_told_under_each_point() -> None:
    page = comparison_to_terminal(comparison(), width=80, colour=False)
    assert (
        "  Selling They sell it.\n  ✗ Lumora          They sell it.\n    Wrenfit         Not stated\n" in page
    )
    assert "  Name, Age, They sell it.\n" in page


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("Lumora", "Lumora"), ("First", "Second")),
        (("", "Wrenfit"), ("Lumora Privacy…", "Wrenfit")),
        (("Lumora" * 9 + "a", "Lumora" * 9), ("First", "Second")),
        (("Long Name of a Service", "Wrenfit"), ("Long Name of…", "Wrenfit")),
    ],
)
def test_policies_are_told_apart_by_short_names(names: tuple[str, str], told: tuple[str, str]) -> None:
    page = comparison_to_terminal(comparison(names=names), width=80, colour=False)
    sides = [line for line in page.splitlines() if line.startswith("  ✗ ")]
    assert [line[4:20].rstrip() for line in sides][-2:] == [*told]


def test_an_answer_has_all_its_quotes() -> None:
    page = answer_to_terminal(answer(), width=80, colour=False)
    assert page.startswith("\n  Yes, they sell it.\n    “We sell it. Yes, they sell it.”\n")
    assert "“Again.”" in page


def test_what_the_policy_does_not_say_is_told() -> None:
    silent = Answer(answered=False, answer="This policy does not say.", quotes=[])
    assert answer_to_terminal(silent, width=80, colour=False) == "\n  This policy does not say.\n"


VIEWS: list[tuple[Callable[..., str], Callable[[str], Message]]] = [
    (
        shelf_to_terminal,
        lambda text: shelf(
            entry(service=text, title=text, url=None, match=text, updated=text), set_aside=text
        ),
    ),
    (changes_to_terminal, lambda text: changes(text, text)),
    (comparison_to_terminal, lambda text: comparison(text, (text, f"{text} two"))),
    (answer_to_terminal, answer),
]


@pytest.mark.parametrize(("view", "made"), VIEWS)
@given(text=st.sampled_from(STRINGS) | st.text(max_size=80), width=st.sampled_from([1, 24, 61, 88, 200]))
@settings(deadline=None, max_examples=40)
def test_nothing_of_the_policy_can_steer_the_terminal(
    view: Callable[..., str], made: Callable[[str], Message], text: str, width: int
) -> None:
    lines = view(made(text), width=width, colour=False).split("\n")
    assert all(line.isprintable() for line in lines)
    assert all(width_of(line) <= max(24, min(width, 88)) for line in lines)


@pytest.mark.parametrize(("view", "made"), VIEWS)
def test_colour_changes_no_word(view: Callable[..., str], made: Callable[[str], Message]) -> None:
    message = made("They sell it.")
    coloured = re.sub(r"\x1b\[[0-9]+m", "", view(message, width=80, colour=True))
    assert [line.rstrip() for line in coloured.split("\n")] == view(message, width=80, colour=False).split(
        "\n"
    )
