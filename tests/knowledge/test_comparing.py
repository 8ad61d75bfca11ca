from __future__ import annotations

from collections import Counter

import pytest

from smallprint import knowledge
from smallprint.knowledge.comparing import read_comparing


def test_everything_to_watch_out_for_has_one_point() -> None:
    practices = {practice.id: practice for practice in knowledge.load("en").practices}
    named = Counter(name for subject in read_comparing("en").subjects for name in subject.practices)
    assert named.keys() <= practices.keys()
    assert {name for name, practice in practices.items() if practice.severity} <= named.keys()
    assert [name for name, times in named.items() if times > 1] == []


def test_points_are_told_apart_by_short_labels() -> None:
    labels = [subject.label for subject in read_comparing("en").subjects]
    assert len(set(labels)) == len(labels)
    assert max(map(len, labels)) <= 48
    assert not any("'" in label for label in labels)


def test_a_language_without_words_is_unknown() -> None:
    with pytest.raises(KeyError):
        read_comparing("xx")
