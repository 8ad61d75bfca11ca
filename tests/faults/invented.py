"""Policies of invented services, as many as wanted, each with words of its own."""

from __future__ import annotations

import random
from typing import Any

Page = dict[str, Any]

_BEGINNINGS = "Am Bel Cor Dun El Fen Gar Hol Is Jun Kel Lor Mar Nor Os Pel Ros Sel Tam Ul".split()  # noqa: SIM905
_ENDINGS = "bray croft dale fen gate ham ito kin low mere nia ora pry quill rell stow tide una vale".split()  # noqa: SIM905
_DATA = [
    "email address",
    "phone number",
    "date of birth",
    "precise location",
    "IP address",
    "browsing history",
    "payment details",
    "photos",
    "contacts",
    "device identifiers",
    "voice recordings",
    "fingerprint",
]
_PARTNERS = [
    "advertising networks",
    "payment providers",
    "data brokers",
    "our affiliates",
    "analytics companies",
]
_PURPOSES = [
    "to send your orders",
    "to show you advertising",
    "to find mistakes",
    "to answer you",
    "to build a profile",
]
_SAYINGS = [
    "We collect your {data} when you use {word}, {purpose}.",
    "We may share your {data} with {partners}.",
    "We do not sell your {data} to anybody.",
    "We keep your {data} for {count} days after you leave {word}.",
    "If you agree, {partners} receive your {data} through {word}.",
    "You can ask us to delete your {data} by writing to {mail}.",
    "{word} uses cookies {purpose}; our {word} team looks at them for {count} weeks.",
    "You may opt out of {word} at any time in your settings.",
    "We protect your {data} with encryption, and {partners} have to do the same.",
]


def policy(number: int, *, edition: int = 0, sentences: int = 24) -> Page:
    """The page of the policy of service `number`. Another `edition` of it says some things differently."""
    chance = random.Random(number)  # noqa: S311 - words, no secrets
    service = f"{_word(chance)} {_word(chance)}{number}"
    host = service.lower().replace(" ", "-") + ".example"
    lines = [_sentence(chance, host) for _ in range(sentences)]
    later = random.Random(f"{number} {edition}")  # noqa: S311
    for _ in range(3 if edition else 0):
        lines[later.randrange(sentences)] = _sentence(later, host)
    third = sentences // 3
    parts = [lines[:third], lines[third : 2 * third], lines[2 * third :]]
    headings = ["What we collect", "What we share", "Your rights"]
    sections = [
        f"<h2>{heading}</h2>" + "".join(f"<p>{line}</p>" for line in part)
        for heading, part in zip(headings, parts, strict=True)
    ]
    html = (
        f'<!doctype html><html lang="en"><title>{service} Privacy Policy</title><main><h1>Privacy Policy</h1>'
        f"<p>Last updated: {chance.randint(1, 28)} May 2024</p><p>{service} respects your privacy. This policy "
        f"explains which personal information we collect and how we use it.</p>{''.join(sections)}</main>"
    )
    url = f"https://{host}/privacy"
    return {"url": url, "title": f"{service} Privacy Policy", "frames": [{"url": url, "html": html}]}


def _sentence(chance: random.Random, host: str) -> str:
    return chance.choice(_SAYINGS).format(
        data=chance.choice(_DATA),
        partners=chance.choice(_PARTNERS),
        purpose=chance.choice(_PURPOSES),
        word=_word(chance),
        count=chance.randint(2, 400),
        mail=f"privacy@{host}",
    )


def _word(chance: random.Random) -> str:
    return (
        chance.choice(_BEGINNINGS)
        + chance.choice(_ENDINGS)
        + chance.choice(["", "", chance.choice(_ENDINGS)])
    )
