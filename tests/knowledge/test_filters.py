from __future__ import annotations

import subprocess
import sys

import pytest

from smallprint import knowledge
from smallprint.knowledge.filters import read_filters


def test_every_practice_of_a_filter_exists_and_means_what_its_label_says_of_everybody() -> None:
    practices = {practice.id: practice for practice in knowledge.load("en").practices}
    for rule in read_filters():
        assert rule.practices <= practices.keys(), rule.id
        tones = {practices[name].tone for name in rule.practices}
        assert len(tones) == 1, f"{rule.id} is neither good nor bad: {tones}"


def test_labels_tell_filters_apart_and_are_short() -> None:
    rules = read_filters()
    assert len(rules) >= 20
    assert len({rule.label for rule in rules}) == len({rule.id for rule in rules}) == len(rules)
    assert max(len(rule.label) for rule in rules) <= 48
    assert not any(rule.label.endswith(".") for rule in rules)


def test_a_language_without_filters_is_unknown() -> None:
    with pytest.raises(KeyError):
        read_filters("xx")


def test_reading_them_reads_no_other_knowledge() -> None:
    code = """
from smallprint import knowledge
from smallprint.knowledge.filters import read_filters
read_filters()
print(knowledge.load.cache_info().currsize)
"""
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert told.stdout == "0\n"
