"""What the words around a company's name say of it: that it runs the service, or that it is somebody else."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smallprint.reading.policy import Policy

_BEGINNING = 3000  # characters in which a policy says whose it is
_HEAD = 1000  # in which it does before all else
_BEFORE, _BEHIND = 240, 160  # characters around a name that are looked at


class Cue(NamedTuple):
    """A way in which policies name who runs the service; `points` is how far it is proof."""

    name: str
    points: float
    pattern: re.Pattern[str]
    early: bool = False


def _cue(name: str, points: float, pattern: str, *, early: bool = False) -> Cue:
    return Cue(name, points, re.compile(pattern, re.IGNORECASE), early)


_THE = r"(?:the )?\Z"
_POLICY = r"\b(?:policy|notice|statement)\b"
_SERVICE = r"(?:\b(?:services?|(?:web)?sites?|apps?|applications?|platform|products?)\b|\.[a-z]{2,6}\b)"
_RUN = r"\b(?:provided|operated|owned|offered|published|run|managed|controlled|supplied|developed|issued)"
_CONTACT = r"\b(?:contact|write to|reach|mail|address|questions|details)\b"
_UP_TO_NAME = (
    _cue("we", 5, r"(?<!that )\bwe(?:,| at| are| mean|:)? " + _THE),
    _cue(
        "we", 5, r"[“\"'‘](?:we|us|our|company)[,”\"'’](?:(?! mean)[^.]){0,60}(?: means?| refers? to) " + _THE
    ),
    _cue("controller", 5, r"\bcontroller\b[^.;]{0,140}(?:\bis|\bare|:)\s+" + _THE),
    _cue("controller", 5, r"\bcontroller(?: contact)?(?: information| details)?\n" + _THE),
    _cue("copyright", 3, r"(?:©|\(c\)|\bcopyright)[^.\n]{0,25}\Z"),
    _cue("contact", 2, _CONTACT + r"[^.\n]{0,60}(?::|\n|\bto |\bat )\s*\Z"),
    _cue(
        "service", 4, _SERVICE + r"[^.;\n]{0,80}" + _RUN + r"(?: (?:and|or) \w{1,12})? by " + _THE, early=True
    ),
    _cue("policy", 3, _POLICY + r"[^.;\n]{0,120}\b(?:how|that|of|for|by|to|at) " + _THE, early=True),
    _cue("policy", 3, r"\bon behalf of " + _THE, early=True),
    _cue("at", 3, r"(?:\A|\n|\. )At \Z", early=True),
    _cue("acts", 2, r"\b(?:processed|carried out|collected) by " + _THE, early=True),
)
_IS = r" (?:is|as) (?:the |your )?(?:sole )?[“\"‘]?(?:data )?controller\b"
_FROM_NAME = (
    _cue(
        "we",
        5,
        r"(?:[^()\n]{0,60}\([^()]{0,60}\))?[^()\n]{0,80}"
        r"\([^()]{0,80}?[“”\"'‘’«](?:we|us|our|the company|company)\b",
    ),
    _cue("controller", 5, r"(?:[^.,;()\n]{0,60}|,(?: in its capacity)?)" + _IS),
    _cue("controller", 5, r", the (?:data )?controller\b"),
)
_OTHERS = (
    r"representatives?|processors?|third.part(?:y|ies)|vendors?|partners?|providers?|analytics|cookies?"
    r"|plug-?ins?"
)
_SOMEBODY_ELSE = re.compile(
    rf"\b(?:{_OTHERS}|parent|subsidiar(?:y|ies)|formerly|f/k/a|separate(?:ly)?|such as|e\.g|including|includes?"
    r"|host(?:ed|ing)|payments? by|joint(?:ly)?|c/o|(?:not|never|neither) (?:\w{1,12} )?(?:affiliated|owned|operated)"
    r"|services? of|uses?|using|owned and controlled|officer of|supervis(?:ed|ory|ion))\b[^.;]{0,90}\Z"
    r"|\b(?:affiliate|sister company),? \Z",
    re.IGNORECASE,
)
_IS_SOMEBODY_ELSE = re.compile(
    r"[^.()\n]{0,50}\b(?:representative|processor|(?:our|the) parent|parent company|arbitrat(?:or|ion))\b",
    re.IGNORECASE,
)
_UNDER_OTHERS = re.compile(
    rf"\b(?:{_OTHERS}|recipients?|privacy (?:framework|shield)|arbitration|disputes?|social)\b", re.IGNORECASE
)
_ONLY_SOME_BEFORE = re.compile(
    r"\b(?:if|where|when) you(?:’re|'re)? (?:do not |don[’']t )?(?:live|reside|are|located|based)\b"
    r"|\b(?:in|outside) (?:of )?the (?:eea|eu|uk|europe(?:an)?)\b"
    r"|\b(?:users|customers|residents|individuals) (?:\w{1,20} ){0,3}(?:in|of|outside)\b|\bdepending on\b",
    re.IGNORECASE,
)
_ONLY_SOME_BEHIND = re.compile(
    r"[.,]{0,2} ?\(?(?:if you (?:live|reside|are)|where you|everywhere|for everyone|in the (?:eea|eu|uk|european)"
    r"|for (?:the )?(?:users|people|individuals|residents|customers))\b",
    re.IGNORECASE,
)
_PLACES = re.compile(
    r"\b(?:eea|eu|europe(?:an)?|gdpr|uk|united kingdom|switzerland|california|us|u\.s|united states|residents)\b",
    re.IGNORECASE,
)
_END = re.compile(r"[a-z)”\"]{2}[.!?] (?=[A-Z“\"])")


class Standing(NamedTuple):
    """What speaks for the name, by cue, and whether it is so only for readers of some places."""

    cues: dict[str, float]
    only_some: bool


def standing_of(policy: Policy, start: int, end: int) -> Standing | None:
    """How a name at `[start, end)`, or several in a row, stands in the policy; None if it is somebody else."""
    before, behind = _before(policy.text, start), policy.text[end : end + _BEHIND]
    if _SOMEBODY_ELSE.search(before) or _IS_SOMEBODY_ELSE.match(behind):
        return None
    headings = "\n".join(_headings(policy, start))
    if _UNDER_OTHERS.search(headings):
        return None
    cues: dict[str, float] = {}
    for cue in _matching(before, behind, start):
        cues[cue.name] = max(cue.points, cues.get(cue.name, 0.0))
    if cues and start < _HEAD:
        cues["head"] = 1.0
    only_some = bool(
        _ONLY_SOME_BEFORE.search(before) or _ONLY_SOME_BEHIND.match(behind) or _PLACES.search(headings)
    )
    return Standing(cues, only_some)


def _matching(before: str, behind: str, start: int) -> Iterator[Cue]:
    for cue in _UP_TO_NAME:
        if (start < _BEGINNING or not cue.early) and cue.pattern.search(before):
            yield cue
    for cue in _FROM_NAME:
        if cue.pattern.match(behind):
            yield cue


def _before(text: str, start: int) -> str:
    """The sentence up to the name; where a line begins with the name, with the line above it."""
    floor = max(0, start - _BEFORE)
    line = text.rfind("\n", floor, start) + 1
    if line == start:
        line = text.rfind("\n", floor, max(floor, start - 1)) + 1
    begin = max(floor, line)
    for match in _END.finditer(text, begin, start):
        begin = match.end()
    return text[begin:start]


def _headings(policy: Policy, start: int) -> tuple[str, ...]:
    number = bisect_right(policy.blocks, start, key=lambda block: block.start) - 1
    return policy.blocks[number].section if number >= 0 else ()
