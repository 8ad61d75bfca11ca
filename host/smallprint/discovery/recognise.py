"""Is a page that was read a privacy policy? Few weights, set by reason, on what generalises between sites."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from smallprint.discovery.address import is_article, names_template, read_address
from smallprint.discovery.names import MAX_NAME, Kind, Name, is_privacy, is_settings, read_name
from smallprint.discovery.statements import Statements, has_blanks, read_statements
from smallprint.discovery.words import fold

if TYPE_CHECKING:
    from smallprint.reading.policy import Policy

# In log-odds: a page of which nothing is known is no policy; its text weighs more than what it is called.
_PRIOR = -4.0
_PRIOR_WITHOUT_TEXT = -2.5
_DATA = 3.0
_DATA_FULL = 10.0
"""Mentions of the reader's data for each 1,000 words from which on more say nothing new."""
_THEMES = 6.0
_EXPECTED, _EXPECTED_SHORT, _FULL_LENGTH = 0.6, 0.3, 1000
"""Part of the themes that neither speaks for a policy nor against it: less is expected of a short one."""
_NO_PRACTICES = -2.0
_ITSELF = 0.5
_ITSELF_MOST = 4
_TITLE, _HEADING, _ADDRESS = 2.0, 1.5, 1.5
_PLAIN, _PLAIN_WORDS = 1.0, 4
"""For a name that says policy or notice in few words, as headlines about the subject do not."""
_IN_PASSING = 0.5
"""The part of its weight that a name counts which speaks of privacy in passing, or is vague."""
_NAMELESS = -2.0
"""For a text that nothing calls a policy, itself included: home pages that advertise privacy speak much of it."""
_SETTINGS = -2.0
_RIVAL_TITLE, _RIVAL_HEADING, _RIVAL_ADDRESS = -3.5, -1.0, -1.5
_ARTICLE, _STUDY, _TEMPLATE, _BLANKS, _FORM = -2.0, -3.0, -3.0, -3.0, -12.0
"""A text with blanks under a plain name may be a policy that nobody has filled in; what has both is none."""
_STUDIES = frozenset({"abstract", "references", "bibliography", "works cited", "related work"})
_HEADINGS = 40

_SHORTEST = 250
"""Characters below which no text is a policy: a bot wall, a page drawn by a script that was not run."""
_FIRST_HEADINGS = 3
_LONG_TITLE = 9
_PARTS_OF_TITLE = re.compile(r"\s[|–—·•:-]\s|[|·•:]")
_KINDS: dict[Kind, str] = {
    "privacy": "a privacy policy",
    "children": "a children's privacy policy",
    "cookies": "a cookie notice",
    "terms": "terms of use",
    "other": "another legal document",
}


@dataclass(frozen=True, slots=True)
class Recognition:
    """Whether a page is a privacy policy, `score` 0 to 1 (from 0.5 on it is), why, and what else it is."""

    is_policy: bool
    score: float
    reasons: tuple[str, ...]
    kind: Kind


def recognise(policy: Policy) -> Recognition:
    """Recognise a page by its text, title, headings and address."""
    if len(policy.text) < _SHORTEST:
        return Recognition(False, 0.0, ("There is next to no text.",), "other")
    title, heading, address = _title(policy.title), _heading(policy), None
    if policy.url:
        address = read_address(policy.url)
    statements = _statements(policy, plain=_is_plain(title) and _is_plain(heading))
    reasons: list[str] = []
    points = _text_points(statements, reasons)
    points += _name_points("title", title, (_TITLE, _RIVAL_TITLE), reasons)
    if title is None:
        points += _name_points("heading", heading, (_HEADING, _RIVAL_HEADING), reasons)
    elif is_privacy(title) and is_privacy(heading):
        points += _HEADING * _counts(heading)
    points += _name_points("address", address, (_ADDRESS, _RIVAL_ADDRESS), reasons)
    named = any(is_privacy(name) and _counts(name) == 1 for name in (title, heading, address))
    if statements and not statements.itself and not named:
        points += _NAMELESS
        reasons.append("Nothing calls it a privacy policy.")
    if title and title.choices:
        points += _SETTINGS
        reasons.append("It is named like settings or a form.")
    if (title and title.guide) or (policy.url and is_article(policy.url)):
        points += _ARTICLE
        reasons.append("It reads like an article or a guide.")
    template = any(name is not None and name.template for name in (title, heading, address))
    blanks = has_blanks(policy.text)
    if template:
        points += _TEMPLATE
        reasons.append("It is named like a template for others.")
    if blanks:
        points += _BLANKS
        reasons.append("It has blanks to be filled in.")
        points += _FORM if template or names_template(policy.url or "") else 0.0
    if _has_study_headings(policy):
        points += _STUDY
        reasons.append("Its headings are those of a study.")
    score = 1 / (1 + math.exp(-points))
    is_policy = score >= 0.5
    return Recognition(is_policy, round(score, 3), tuple(reasons), _kind(is_policy, title, heading, address))


def _statements(policy: Policy, *, plain: bool) -> Statements | None:
    statements = read_statements(policy.text, policy.language)
    # A policy by name in which no phrase is known is in a language that was mistaken for a related one.
    if statements and plain and policy.language != "en" and statements.data == 0 and statements.themes < 0.2:
        return None
    return statements


def _text_points(statements: Statements | None, reasons: list[str]) -> float:
    if statements is None:
        reasons.append("Its language is judged by title, headings and address alone.")
        return _PRIOR_WITHOUT_TEXT
    if statements.itself:
        reasons.append("It calls itself a privacy policy.")
    reasons.append(f"It covers {round(100 * statements.themes)} % of what policies speak of.")
    reasons.append(f"It mentions the reader's data {statements.data:.0f} times in 1,000 words.")
    silence = 0.0
    if not statements.practices:
        silence = _NO_PRACTICES
        reasons.append("It does not say that data is collected, used or shared.")
    length = min(1.0, statements.words / _FULL_LENGTH)
    expected = _EXPECTED_SHORT + (_EXPECTED - _EXPECTED_SHORT) * length
    return (
        _PRIOR
        + _DATA * min(1.0, statements.data / _DATA_FULL)
        + _THEMES * (statements.themes - expected)
        + _ITSELF * min(_ITSELF_MOST, statements.itself)
        + silence
    )


def _name_points(place: str, name: Name | None, weights: tuple[float, float], reasons: list[str]) -> float:
    if name is None:
        return 0.0
    reasons.append(f"Its {place} names {_KINDS[name.kind]}.")
    if not is_privacy(name):
        return weights[1]
    return weights[0] * _counts(name) + (_PLAIN if _is_plain(name) else 0.0)


def _counts(name: Name | None) -> float:
    """The part that a name of a privacy policy counts: "Privacy" in full, "Your privacy, back in your hands" less."""
    if name is None or name.choices or name.guide:
        return 0.0
    if name.vague or name.passing:
        return _IN_PASSING
    return 1.0


def _is_plain(name: Name | None) -> bool:
    return (
        is_privacy(name)
        and _counts(name) == 1
        and name is not None
        and name.document
        and name.words <= _PLAIN_WORDS
    )


def _title(text: str) -> Name | None:
    """What the first part of the title that names a document names: "Privacy Policy | Legal | Shop".

    A part that reads like an article or settings speaks for all: "Data protection made simple | GDPR consultants".
    """
    parts = _PARTS_OF_TITLE.split(text[:300])
    names = [name for part in parts if (name := read_name(part)) is not None]
    if not names or names[0].document:
        return names[0] if names else None
    if any(map(is_settings, parts)):
        return replace(names[0], choices=True)
    return next((name for name in names if name.guide), names[0])


def _heading(policy: Policy) -> Name | None:
    """What the first headings name; one that speaks of privacy in passing, as banners do, only if no other does."""
    headings = (block for block in policy.blocks if block.kind == "heading")
    names = [
        name
        for block in islice(headings, _FIRST_HEADINGS)
        if (name := read_name(policy.text[block.start : block.end])) is not None and name.words < _LONG_TITLE
    ]
    return next(
        (name for name in names if not is_privacy(name) or _counts(name) == 1), names[0] if names else None
    )


def _has_study_headings(policy: Policy) -> bool:
    headings = islice((block for block in policy.blocks if block.kind == "heading"), _HEADINGS)
    return any(fold(policy.text[block.start : block.end][:MAX_NAME]) in _STUDIES for block in headings)


def _kind(is_policy: bool, title: Name | None, heading: Name | None, address: Name | None) -> Kind:
    named = next((name.kind for name in (title, heading, address) if name is not None), None)
    if is_policy:
        return "children" if named == "children" else "privacy"
    return named if named is not None and named not in ("privacy", "children") else "other"
