"""Texts on which a regular expression is slow, if there are any: made from the expression's own parse tree.

Backtracking takes long where a repeated part can be read in many ways, or where each of many beginnings is followed
far before it fails. So each repetition is pumped after what leads to it, alone and together with what leads to it,
and the end is something that nothing expects.
"""

from __future__ import annotations

import importlib
import re
from itertools import islice, product
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_parser: Any = importlib.import_module("re._parser")

_SAMPLES = "a A1.-, \n\t\"'(<&@:/;_=é’中\x00"
"""Of a class the first of these that it has; of one that has none, the first character that it names."""
_ENDS = ("", "\x00", "!")
_GENERIC = (
    "a", "A", "1", " ", "\n", ".", ",", "-", '"', "'", "(", "<", "&", "@", "/", ":", "_", "é", "’",
    "a ", "A ", "1 ", "a. ", "a, ", "a-", "a.", "A.", "a1", "a@", "a/", "1.", "1/", "<a", "&a", "( ", "a\n", "A a ",
    "we ", "of the ", "a b c d e f g h i j ",
)  # fmt: skip
_WAYS = 3
_CATEGORIES = {
    f"CATEGORY_{no}{name}": (bool(no), test)
    for no in ("", "NOT_")
    for name, test in (
        ("SPACE", str.isspace),
        ("DIGIT", str.isdecimal),
        ("WORD", lambda character: character.isalnum() or character == "_"),
    )
}


def attacks(expression: str, flags: int, size: int, *, words: bool = False) -> Iterator[str]:
    """Texts of some `size` characters to try an expression on; `words` leaves out those that any expression gets."""
    seen = set()
    for start, pump, end in _shapes(expression, flags, () if words else _GENERIC):
        if pump and (start, pump, end) not in seen:
            seen.add((start, pump, end))
            yield start + pump * (size // len(pump)) + end


def _shapes(expression: str, flags: int, generic: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """What comes first, what is repeated, and what comes last."""
    tree = _parser.parse(expression, flags & ~int(re.DEBUG))
    for piece in generic:
        yield "", piece, "\x00"
    examples = list(islice(_examples(tree), _WAYS))
    for example in examples:
        yield "", example, ""
        yield "", example[:-1], "\x00"
        yield "", f"{example} ", "\x00"
    for before, body in _repetitions(tree, [""]):
        for start, pump in product(before[:_WAYS], body[:_WAYS]):
            for end in _ENDS:
                yield start, pump, end
            yield "", start + pump, "\x00"
            yield "", start + pump * 3, "\x00"
            yield start, pump + (start or " "), "\x00"
        for first, second in product(body[:_WAYS], repeat=2):
            if first != second:
                yield before[0], first + second, "\x00"


def _repetitions(tree: Iterable[Any], before: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """For each repetition in a tree: examples of what leads to it, and of what it repeats."""
    for operation, argument in tree:
        name = str(operation)
        for inner in _inside(name, argument):
            yield from _repetitions(inner, before)
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and argument[1] > 1:
            yield before, _distinct(_examples(argument[2]), 2 * _WAYS)
        step = _distinct(_examples([(operation, argument)]), _WAYS)
        before = _distinct((first + then for first, then in product(before, step or [""])), _WAYS)


def _inside(name: str, argument: Any) -> list[Any]:
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return [argument[2]]
    if name == "SUBPATTERN":
        return [argument[3]]
    if name in ("ASSERT", "ASSERT_NOT"):
        return [argument[1]]
    if name == "ATOMIC_GROUP":
        return [argument]
    return list(argument[1]) if name == "BRANCH" else []


def _examples(tree: Iterable[Any]) -> Iterator[str]:
    """A few texts that a tree matches, or nearly: what looks around is not heeded."""
    ways = [""]
    for operation, argument in tree:
        ways = _distinct(
            (first + then for first, then in product(ways, _step(str(operation), argument) or [""])),
            2 * _WAYS,
        )
    yield from ways


def _step(name: str, argument: Any) -> list[str]:
    if name == "LITERAL":
        return [chr(argument)]
    if name == "NOT_LITERAL":
        return [c for c in _SAMPLES if ord(c) != argument][: 2 * _WAYS]
    if name == "ANY":
        return ["a", " ", "."]
    if name == "IN":
        return _class(argument)
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        least, most, body = argument
        once = _distinct(_examples(body), 2 * _WAYS)
        return _distinct(
            [text * max(least, 1) for text in once if most] + ([""] if least == 0 else []), 2 * _WAYS
        )
    if name == "BRANCH":
        branches = argument[1]
        each = [_distinct(_examples(branch), 2) for branch in branches[:6]]
        return _distinct((text for texts in each for text in texts), 2 * _WAYS)
    if name in ("SUBPATTERN", "ATOMIC_GROUP"):
        return _distinct(_examples(argument[3] if name == "SUBPATTERN" else argument), 2 * _WAYS)
    return [""]


def _class(items: list[Any]) -> list[str]:
    """Characters of a class, unlike each other."""
    found = [character for character in _SAMPLES if _holds(items, character)]
    named = (
        chr(argument) if str(kind) == "LITERAL" else chr(argument[0]) for kind, argument in items if argument
    )
    return found[: 2 * _WAYS] or list(islice(named, 2 * _WAYS))


def _holds(items: list[Any], character: str) -> bool:
    negated = str(items[0][0]) == "NEGATE"
    return negated != any(_is(str(kind), argument, character) for kind, argument in items[negated:])


def _is(kind: str, argument: Any, character: str) -> bool:
    if kind == "LITERAL":
        return bool(argument == ord(character))
    if kind == "RANGE":
        return bool(argument[0] <= ord(character) <= argument[1])
    negated, test = _CATEGORIES[str(argument)]
    return negated != test(character)


def _distinct(texts: Iterable[str], most: int) -> list[str]:
    found: dict[str, None] = {}
    for text in texts:
        if len(found) == most:
            break
        found.setdefault(text[:400])
    return list(found)
