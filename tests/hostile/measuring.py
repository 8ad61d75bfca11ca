"""Measures regular expressions on hostile texts: the program that test_regexes.py watches.

It says which expression it is about to try, so that one that never ends is known by name, and prints as JSON those
that are too slow. Times are of the processor, so that other work on the machine does not count.
"""

from __future__ import annotations

import json
import re
import sys
import time
from itertools import islice
from typing import TYPE_CHECKING

from tests.hostile.attacks import attacks
from tests.hostile.patterns import of_modules, of_phrases

if TYPE_CHECKING:
    from tests.hostile.patterns import Found

BOUNDED = {
    "reading.pdf.hyphens:_CUT": 200,
    "analysis.ways.mailboxes:_PLAIN": 254,
}
"""Expressions that are slow on long texts and meet none: characters of the longest that they meet."""

SUSPECT = 4e-7
"""Seconds a character from which an expression is looked at more closely."""
STEP, LINEAR = 4, 9.0
"""Texts of this many times the length may take this many times as long; twice the square of it is 16."""
SENTENCE_SECONDS = 1.0
"""What one phrase may cost on the longest sentence there is."""


def seconds(pattern: re.Pattern[str], text: str, *, anchored: bool) -> float:
    """The time that all matches in a text take."""
    began = time.process_time()
    if anchored:
        pattern.match(text)
    else:
        for _ in pattern.finditer(text):
            pass
    return time.process_time() - began


def best(pattern: re.Pattern[str], text: str, *, anchored: bool = False) -> float:
    """The least of three times."""
    return min(seconds(pattern, text, anchored=anchored) for _ in range(3))


def slow_in(found: Found, size: int) -> tuple[str, float] | None:
    """A text on which the time of an expression grows faster than the text's length, and by how much."""
    pattern = re.compile(found.expression, found.flags)
    sizes = (size, STEP * size, STEP * STEP * size)
    texts = zip(*(attacks(found.expression, found.flags, each) for each in sizes), strict=True)
    for small, *larger in texts:
        before = seconds(pattern, small, anchored=found.anchored)
        if before < SUSPECT * len(small) or best(pattern, small, anchored=found.anchored) < SUSPECT * len(
            small
        ):
            continue
        worst = 0.0
        for text in larger:  # both steps have to be steep
            after = best(pattern, text, anchored=found.anchored)
            growth = after / max(before, 1e-5)
            if growth < LINEAR:
                break
            worst, before = max(worst, growth), after
        else:
            return small, worst
    return None


def measure_modules(size: int) -> None:
    """The expressions of the modules, on texts from `size` characters up."""
    for found in of_modules():
        tell(trying=found.place)
        bound = BOUNDED.get(found.place)
        if bound is not None:
            worst = max(
                best(re.compile(found.expression, found.flags), text[:bound])
                for text in attacks(found.expression, found.flags, bound)
            )
            if worst > 0.1:
                tell(slow=found.place, growth=worst, text=f"{bound} characters")
        elif slow := slow_in(found, size):
            tell(slow=found.place, growth=slow[1], text=slow[0][:80])


def measure_phrases(most: int) -> None:
    """The phrases of the catalogue on sentences of the greatest length, `most` for each."""
    # Not before: modules that are imported already would not be seen to compile anything.
    from smallprint.reading.sentences import LONGEST

    for expression in of_phrases():
        tell(trying=expression)
        pattern = re.compile(expression)
        for text in islice(attacks(expression, 0, LONGEST, words=True), most):
            sentence = f" {text}"[:LONGEST]
            if seconds(pattern, sentence, anchored=False) > SENTENCE_SECONDS:
                taken = best(pattern, sentence)
                if taken > SENTENCE_SECONDS:
                    tell(slow=expression, growth=taken, text=sentence[:80])
        re.purge()


def tell(**what: object) -> None:
    """One line for the test."""
    print(json.dumps(what), flush=True)


if __name__ == "__main__":
    measure = {"modules": measure_modules, "phrases": measure_phrases}[sys.argv[1]]
    measure(int(sys.argv[2]))
    tell(done=True)
