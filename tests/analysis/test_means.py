"""How a sentence says that something is done."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallprint import knowledge
from smallprint.analysis.means import means_in
from tests.knowledge.saying import unit_of

KNOWN = knowledge.load("en")


def means(written: str) -> dict[str, str]:
    unit, own = unit_of(written, KNOWN)
    return means_in(unit, own, KNOWN.actions)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Click the unsubscribe link at the bottom of the email.", "unsubscribe"),
        ("Follow the instructions in our emails.", "instructions"),
        ("You can change this in your account settings.", "settings"),
        ("You can change this by logging into your account.", "account"),
        ("You can change this in the settings of your phone.", "device"),
        ("Most browsers let you change your browser settings.", "browser"),
        ("You can do so directly in the app.", "app"),
        ("The link is in the footer of our website.", "footer"),
        ("You can do so: // in your account settings.", "settings"),
        ("Write to us by post.", "letter"),
    ],
)
def test_means_are_found(sentence: str, name: str) -> None:
    assert name in means(sentence)


@pytest.mark.parametrize(
    "sentence",
    ["You may unsubscribe at any time.", "We collect data that you submit in a form.", "We use cookies."],
)
def test_a_choice_alone_is_no_means(sentence: str) -> None:
    assert means(sentence) == {}


@pytest.mark.parametrize(
    ("sentence", "control"),
    [
        ("Use the Your Privacy Choices link.", "Your Privacy Choices"),
        (
            "Click “Do Not Sell or Share My Personal Information”.",
            "Do Not Sell or Share My Personal Information",
        ),
        ("We respect your privacy choices.", None),
        ("Use the subject “Nevada Do Not Sell Request”.", None),
    ],
)
def test_controls_are_named_with_capitals(sentence: str, control: str | None) -> None:
    assert means(sentence).get("control") == control


@pytest.mark.parametrize(
    ("sentence", "path"),
    [
        ("To opt out, go to File > Preferences > Settings in the menu.", "File > Preferences > Settings"),
        ("Open (Settings → Data & Privacy) in the app.", "Settings → Data & Privacy"),
        ("Home > Legal > Privacy", None),
        ("Ages 13 > 16 differ.", None),
    ],
)
def test_paths_are_told_as_they_stand(sentence: str, path: str | None) -> None:
    assert means(sentence).get("path") == path


@given(st.text(alphabet="Ab >→&()“ ", max_size=3000))
def test_what_is_named_stands_in_the_sentence(text: str) -> None:
    unit, _ = unit_of("A sentence.", KNOWN)
    assert all(words in text for words in means_in(unit, text, KNOWN.actions).values())
