"""The words of every view: headings, topics, marks, and what is said where there is nothing to show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from datetime import date

    from smallprint.messages import Tone, Topic

TOPICS: Final[dict[Topic, str]] = {
    "first_party_collection": "What they collect and what they use it for",
    "third_party_sharing": "Whom they share your data with",
    "user_choice": "Which choices you have",
    "access_edit_deletion": "How to see, correct or delete your data",
    "retention": "How long they keep your data",
    "security": "How they protect your data",
    "policy_change": "How they tell you about changes",
    "do_not_track": "Whether they respect Do Not Track",
    "international_and_specific_audiences": "Children, and people in certain countries or states",
    "introductory": "What the policy applies to",
    "contact": "How to reach them",
    "practice_not_covered": "Other matters",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """How a point is marked: by a symbol and a word, so that nothing hangs on colour."""

    symbol: str
    word: str
    tone: Literal["good", "neutral", "care", "bad"]


TONES: Final[dict[Tone, Mark]] = {
    "good": Mark("✓", "good", "good"),
    "neutral": Mark("•", "note", "neutral"),
    "bad": Mark("✗", "bad", "bad"),
}
SEVERITIES: Final[dict[int, Mark]] = {
    1: Mark("▪", "worth knowing", "neutral"),
    2: Mark("△", "take care", "care"),
    3: Mark("▲", "serious", "bad"),
}

NO_POINTS: Final = "Nothing in this document could be told in a sentence with its proof."
BESIDES: Final = "Besides the things to watch out for:"
NOTHING_BESIDES: Final = "The things to watch out for are all that could be told with its proof."
NO_WATCH_OUTS: Final = "None of the practices that Smallprint warns of was found in this policy."
NO_DATA: Final = "The policy names no type of data that Smallprint knows."
DENIED: Final = "They say that they do not collect"
NO_QUESTIONS: Final = "The policy answers none of the usual questions."
NO_ACTIONS: Final = "The policy names no way to act."
ALL_STATED: Final = "The policy says something on all that readers usually look for."
NOT_STATED: Final = "Readers look for this, and the policy does not say it:"
NO_DATE: Final = "Not stated."
NO_ADDRESS: Final = "The address is not known."

REQUESTS: Final = "Requests that are ready to be sent"
NOBODY: Final = "the policy gives no email address"


# Not strftime: its words depend on the locale.
MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def count(number: int, one: str, many: str = "") -> str:
    """`1 quote`, `1,204 words`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def day(when: date) -> str:
    """`4 March 2025`, the same in every locale."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def iso_day(words: str) -> str | None:
    """An ISO 8601 date or time as `4 March 2025`, None where it is neither."""
    try:
        return day(datetime.fromisoformat(words))
    except ValueError:
        return None
