"""The tables of actions fit together, and their words keep to the style."""

from __future__ import annotations

import pytest

from smallprint import knowledge
from smallprint.knowledge.actions import ActionRule, read_actions
from smallprint.knowledge.practices import CatalogueError
from smallprint.knowledge.tables import read_tables
from smallprint.matching.phrases import PhraseBook

CATALOGUE = knowledge.load("en")
ACTIONS = CATALOGUE.actions
TABLES = read_tables("en")
LONGEST = 15  # words


def test_references_lead_somewhere() -> None:
    assert ACTIONS.practices <= {practice.id for practice in CATALOGUE.practices}
    audiences = set(TABLES["reading"]["audiences"])
    assert set(ACTIONS.people) - {"or"} == set(CATALOGUE.wording.limits) & audiences
    means = set(TABLES["actions"]["means"])
    assert set(ACTIONS.where) | set(ACTIONS.countries) <= means


def test_every_way_can_be_found() -> None:
    found = {*TABLES["actions"]["means"], *ACTIONS.links.kinds, "email", "page", "control", "path"}
    for rule in ACTIONS.rules:
        assert {*rule.alone, *rule.asked} <= found, rule.id


@pytest.mark.parametrize("rule", ACTIONS.rules, ids=lambda rule: rule.id)
def test_labels_are_plain(rule: ActionRule) -> None:
    assert rule.do[0].islower()
    for way in (*rule.alone, *rule.asked):
        template = rule.by.get(way) or ACTIONS.labels[way]
        label = template.format(do=rule.do, Do=rule.do[0].upper() + rule.do[1:], named="", where="")
        assert label[0].isupper()
        assert not label.endswith(".")
        assert len(label.split()) <= LONGEST, label


def read(entry: dict[str, object]) -> None:
    first, *others = TABLES["actions"]["action"]
    table = TABLES["actions"] | {"action": [first | entry, *others]}
    practices = {practice.id for practice in CATALOGUE.practices}
    read_actions(table, TABLES["addresses"], practices, PhraseBook(TABLES["phrases"]))


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ({"kind": "shout"}, "kind"),
        ({"ask": ["pigeon"]}, "pigeon"),
        ({"practices": ["nothing"]}, "nothing"),
        ({"lable": "x"}, "lable"),
    ],
)
def test_a_wrong_entry_is_told(entry: dict[str, object], message: str) -> None:
    with pytest.raises(CatalogueError, match=message):
        read(entry)


@pytest.mark.parametrize("change", [{"of": "nothing"}, {"kind": "shout"}])
def test_a_wrong_portal_is_told(change: dict[str, str]) -> None:
    portal = TABLES["actions"]["portal"][0]
    practices = {practice.id for practice in CATALOGUE.practices}
    table = TABLES["actions"] | {"portal": [portal | change]}
    with pytest.raises(CatalogueError, match=portal["sites"][0]):
        read_actions(table, TABLES["addresses"], practices, PhraseBook(TABLES["phrases"]))


def test_a_right_entry_is_read() -> None:
    read({"is_spare": True})
