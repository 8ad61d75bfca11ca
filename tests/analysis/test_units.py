"""How one sentence is read: what is denied, who acts, under which condition."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from smallprint import knowledge
from smallprint.matching.words import fold
from tests.knowledge.saying import unit_of

if TYPE_CHECKING:
    from smallprint.analysis.units import Unit

KNOWN = knowledge.load("en")


def unit(text: str) -> Unit:
    return unit_of(text, KNOWN)[0]


def at(read: Unit, word: str) -> int:
    return [found.stem for found in read.words].index(fold(word))


@pytest.mark.parametrize(
    ("text", "denied", "affirmed"),
    [
        ("We do not sell your data.", ["sell", "data"], ["we"]),
        (
            "We never sell or rent data, but we share it with partners.",
            ["sell", "rent"],
            ["share", "partners"],
        ),
        ("We don't sell data and we may share it.", ["sell"], ["share"]),
        ("We collect data, including but not limited to your name.", [], ["collect", "name"]),
        ("We use it not only for ads.", [], ["use", "ads"]),
        ("We do not share data unless you agree.", ["share"], ["agree"]),
        ("We share data without selling it.", ["selling"], ["share"]),
        ("We prohibit partners from using your data.", ["using"], ["partners"]),
        ("No personal data is collected.", ["data", "collected"], []),
        ("We do not collect: // your email address", ["email"], []),
        ("We keep it for no longer than a year; we may share it.", [], ["share"]),
        ("Whether or not you register, we collect data.", [], ["collect"]),
        ("We will not sell it and will tell you.", ["sell"], ["tell"]),
        ("Neither we nor our partners sell data.", ["sell"], []),
        ("We do not believe that we sell data.", ["sell"], []),
        (
            "To prevent fraud, we collect data about you and all that you do from partners and sell data.",
            [],
            ["sell"],
        ),
        ("We n't sell data.", ["sell"], []),
        ("We dont sell data.", ["sell"], []),
        ("We keep no logs and sell data.", ["keep", "logs"], ["sell", "data"]),
        ("We sell no data.", ["sell", "data"], ["we"]),
        ("We keep no logs and use no cookies.", ["logs", "use", "cookies"], []),
        ("We have no right to read or copy it.", ["read", "copy"], []),
    ],
)
def test_denial_has_a_scope(text: str, denied: list[str], affirmed: list[str]) -> None:
    read = unit(text)
    assert [word for word in denied if not read.denied[at(read, word)]] == []
    assert [word for word in affirmed if read.denied[at(read, word)]] == []


@pytest.mark.parametrize(
    ("text", "verb", "actor"),
    [
        ("We may share your data.", "share", "we"),
        ("You may share your data.", "share", "you"),
        ("Third parties may collect your data.", "collect", "third_party"),
        ("Your data is collected by our partners.", "collected", "third_party"),
        ("We will notify you by sending you an email.", "notify", "we"),
        ("We sell data collected by our partners.", "sell", "we"),
        ("We and our partners collect data.", "collect", "we"),
        ("When you register, we collect your name.", "collect", "we"),
        ("Advertisers use cookies that we do not control.", "use", "third_party"),
        ("We, our vendors and other companies use cookies.", "use", "we"),
        ("We or our partners use cookies.", "use", "we"),
        ("User content is kept for a year.", "kept", "unknown"),
        ("Users keep their content.", "keep", "you"),
        ("These companies use cookies.", "use", "third_party"),
        ("When you click, that company may use cookies.", "use", "third_party"),
        ("The company uses cookies.", "use", "we"),
        ("Harbour Party will not sell your data.", "sell", "unknown"),
        ("A third party may sell your data.", "sell", "third_party"),
        ("This site uses no third party tools and does not share your data.", "share", "we"),
        ("When you create an account, Quillbee collects your email.", "collects", "unknown"),
        ("When users visit, our servers log their address.", "log", "we"),
    ],
)
def test_who_acts(text: str, verb: str, actor: str) -> None:
    read = unit(text)
    assert read.actor(at(read, verb)) == actor


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("We share it with your explicit consent.", "consent"),
        ("We share it only if you have agreed.", "consent"),
        ("We share it with your explicit consent.", "agreed"),
        ("We share it where you have consented.", "agreed"),
        ("[3. Consent] To show you ads that fit your interests.", "agreed"),
        ("We disclose it where required by law.", "law"),
        ("We do not share it except with vendors.", "exception"),
    ],
)
def test_conditions(text: str, condition: str) -> None:
    assert condition in unit(text).conditions


@pytest.mark.parametrize(
    "text",
    [
        "We share it without your consent.",
        "We share it with your consent or as required by law.",
        "We share it in a merger or with your consent.",
    ],
)
def test_consent_that_is_not_needed_is_no_condition(text: str) -> None:
    assert "agreed" not in unit(text).conditions


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("[Notice to California residents] You may opt out.", "california"),
        ("If you are in the EEA, you may object.", "europe"),
        ("We do not knowingly collect data of children.", "children"),
        ("We collect data.", ""),
        ("[Transfers outside the EEA] We collect data.", ""),
        ("[Your rights under GDPR] You can delete your data.", "europe"),
        ("[Your rights under GDPR and other privacy laws] You can delete your data.", ""),
        ("[Your rights] Rights depending on where you live may include: // access", "place"),
        ("Users not located in the European Economic Area may opt out.", ""),
    ],
)
def test_audiences(text: str, audience: str) -> None:
    assert unit(text).audiences == ({audience} if audience else frozenset())


@pytest.mark.parametrize(
    "people",
    [
        "residents of the European Economic Area or California",
        "users located in California or the EU",
        "individuals in the UK, Switzerland and California",
    ],
)
def test_two_audiences_in_one_breath(people: str) -> None:
    assert unit(f"The laws of your home (for {people}) let you ask for a copy.").audiences == {
        "california",
        "europe",
    }


def test_a_definition_is_not_a_practice() -> None:
    assert unit("“Sale” means the exchange of personal data for money.").is_definition
    assert not unit("We use any means to protect your data.").is_definition


def test_may_is_read_in_the_clause_of_its_verb() -> None:
    read = unit("We may change this page, but we sell your data.")
    assert read.is_possibility(at(read, "change"))
    assert not read.is_possibility(at(read, "sell"))
