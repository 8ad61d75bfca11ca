"""Whether words of the cards keep to WORDING.md: their length, how hard they read, which words they avoid, doubles.

Facts of a policy (an address, a period, the names of data, the name of a button) are no words of ours: each counts
as one short word, and none is looked at.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_WORDS = 20
MOST_WEIGHT = 20
"""Of one sentence, see `weight`: grade 9, one above the average, for no sentence of a card leans on easier ones."""
MOST_WEIGHT_OF_A_LIST = 30
"""Of a sentence that lists three things or more: the eye takes them one by one."""
MOST_GRADE = 6.0
"""Of all sentences of a page together, see `grade`: readers of 13 years manage 8, tired ones are better off with 6."""
MOST_WORDS_QUOTED = 36
"""Of a point in the policy's own words, whose reading is not ours to ease."""
_NEARLY = 0.75

_FACT = "fact"
_QUOTED = re.compile(r"“[^”]*”")
_VALUE = re.compile(r"[\w.+-]+@[\w.-]*\w|https?://\S+|[$€£¥]?\d(?:[\d,.]*\d)?")
_WORD = re.compile(r"[^\W\d_]+(?:’[^\W\d_]+)*")
_BETWEEN_SENTENCES = re.compile(r"(?<=[.?!]) +(?=[A-Z“])")
_LIMIT = re.compile(r" \([^()]*\)(?=\.?$)")
_LIST = re.compile(r", [^,]+ (?:and|or) ")
_TWICE = re.compile(r"\b([^\W\d_]+) \1\b", re.IGNORECASE)
_UNTIDY = re.compile(r"[{}]|  | [.,;:?)]|\( |\.\.|,\.|\(\)|^\s|\s$|'|\"")

LEGALESE = re.compile(
    r"\b(?:pursuant|here(?:in|by|of|to|with|under|after)|there(?:of|to|in|under)|notwithstanding|aforementioned"
    r"|in accordance with|with respect to|prior to|subject to|in the event|in order to|inter alia|such data|shall"
    r"|deem(?:s|ed)?|commence\w*|whereas|third[ -]part(?:y|ies)|affiliates?|subsidiar(?:y|ies)"
    r"|data (?:subject|processor)s?|controllers?|process(?:es|ed|ing|ors?)?|personal (?:information|data)"
    r"|personally identif\w+|retain\w*|retention|disclos\w+|utili[sz]\w+|obtain\w*|furnish\w*|terminat\w+"
    r"|rectif\w+|erasure|lodg(?:e|es|ed|ing)|jurisdictions?|liab(?:le|ility)|solely|derogations?)\b",
    re.IGNORECASE,
)
"""What lawyers write. WORDING.md has the plain word for each that a card needs."""

ALARM = re.compile(
    r"\b(?:spy\w*|spies|snoop\w*|creepy|danger\w*|alarm\w*|shock\w*|scary|sinister|shady|beware|harvest\w*|steal\w*"
    r"|exploit\w*|hoard\w*|grab\w*|invasive|stalk\w*|secretly|sneak\w*|abusive|outrag\w+)\b|!",
    re.IGNORECASE,
)
"""What would frighten. A fact and what follows from it do that where they must."""

AMERICAN = re.compile(
    r"\b(?:\w{3,}i[sz]ations?(?<=z.{5})s?|\w{3,}iz(?:e[sd]?|ing|ation|ations)|analyz\w+|behaviors?|honor\w*|favor\w*"
    r"|colors?|centers?|programs?|judgment)\b",
    re.IGNORECASE,
)


def sentences(text: str) -> list[str]:
    """The sentences of a text of ours."""
    return _BETWEEN_SENTENCES.split(text)


def masked(text: str, facts: Iterable[str] = ()) -> str:
    """The text with one short word in place of each fact, quotation, address and number."""
    return _VALUE.sub(_FACT, _QUOTED.sub(_FACT, _any_of(tuple(facts)).sub(_FACT, text)))


@lru_cache(maxsize=64)
def _any_of(facts: tuple[str, ...]) -> re.Pattern[str]:
    """Finds any of the facts as whole words, the longest first; nothing where there are none."""
    longest_first = sorted(facts, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})(?!\w)")


def words(sentence: str) -> list[str]:
    """The words of a sentence, without the limit in brackets at its end: "(if you agree)" is read apart."""
    return _WORD.findall(_LIMIT.sub("", sentence))


def syllables(word: str) -> int:
    """How many syllables an English word has by its spelling, at least one.

    Groups of vowels are counted; then what is not sounded is left out and what is sounded apart is added.
    """
    letters = re.sub(r"[^a-z]", "", word.lower())
    count = len(re.findall(r"[aeiouy]+", letters))
    # Not sounded: the e of "use", "whole", "times", "used", "something", "safeguard".
    silent = r"(?:[^aeiouyl]|[aeiouy]l)es?$(?<![sxzcgh]es)|[^aeiouytd]ed$"
    inside = r"^(?:some|there|where|fore|home|care|safe|use)(?=[^aeiouyrsd])|^bus(?=iness)"
    count -= len(re.findall(silent, letters)) + len(re.findall(inside, letters))
    # Sounded apart: "biometric", "audience", "actual", "employer", "being", "create", "video", "area".
    apart = (
        r"(?<![tcsgxl])i(?=[aou](?!ur))|i(?=en[ct]|et)|(?<![qg])u(?=a(?!r))|[ao]y(?=[aeiou])|uy(?=[aei])"
        r"|[aeiou](?=ing$)|[^aeiou]y(?=ing$)|cre(?=at)|[dr]e(?=[ao]$)"
    )
    count += len(re.findall(apart, letters))
    return max(count, 1)


def grade(texts: Iterable[str]) -> float:
    """The Flesch-Kincaid grade of some sentences together: the American school year that can read them.

    Source: J. P. Kincaid et al., "Derivation of New Readability Formulas", Naval Technical Training Command,
    Research Branch Report 8-75 (1975). It is a ratio, made for passages: in one short sentence a single long word
    decides it. So it judges a page and never a sentence.
    """
    read = [words(sentence) for text in texts for sentence in sentences(text)]
    total = sum(map(len, read))
    sounds = sum(syllables(word) for sentence in read for word in sentence)
    return 0.39 * total / len(read) + 11.8 * sounds / total - 15.59


def weight(sentence: str) -> int:
    """The count of Linsear Write for one sentence: three for a word of three syllables or more, one for another.

    Source: J. O'Hayre, "Gobbledygook Has Gotta Go", US Bureau of Land Management (1966). Half of it less one is
    the grade. It adds up and divides by nothing, so it suits a single sentence.
    """
    return sum(3 if syllables(word) > 2 else 1 for word in words(sentence))


def faults(text: str, facts: Iterable[str] = ()) -> list[str]:
    """What is wrong with a text of whole sentences, in words; nothing where all is well."""
    plain = masked(text, facts)
    found = phrase_faults(text, facts)
    if not re.match(r"[A-Z“\d]|" + _FACT, plain):
        found.append("begins small")
    for sentence in sentences(plain):
        if not re.search(r"[^.][.?]$", sentence):
            found.append("no full stop")
        if (count := len(words(sentence))) > MOST_WORDS:
            found.append(f"{count} words")
        if (heavy := weight(sentence)) > (MOST_WEIGHT_OF_A_LIST if _LIST.search(sentence) else MOST_WEIGHT):
            found.append(f"weighs {heavy}")
    return found


def phrase_faults(text: str, facts: Iterable[str] = ()) -> list[str]:
    """What is wrong with words that need be no sentence, such as those of a button."""
    plain = masked(text, facts)
    found = [f"{match[0]!r} is untidy" for match in _UNTIDY.finditer(text)]
    found += [f"{match[0]!r} stands twice" for match in _TWICE.finditer(text)]
    for name, pattern in (("legalese", LEGALESE), ("alarm", ALARM), ("American", AMERICAN)):
        found += [f"{match[0]!r} is {name}" for match in pattern.finditer(plain)]
    return found


_EMPTY = re.compile(
    r"a|about|an|and|are|as|at|be|but|by|can|could|data|do|fact|for|from|have|if|in|is|it|its|may|might|of|on|or|say"
    r"|says|some|that|the|their|them|they|this|to|too|when|will|with|you|your"
)
_DENIES = re.compile(r"\b(?:no|not|never|cannot|without|nobody|none|refuse|ignore)\b", re.IGNORECASE)
_ENDING = re.compile(r"(?<=\w{3})(?:ies|ing|ed|es|s|e|y)$")


def told(text: str) -> frozenset[str]:
    """The words of a text that tell something, without their endings and without its limit."""
    found = (word.lower().replace("’s", "") for word in words(_DENIES.sub("", text)))
    return frozenset(_ENDING.sub("", word) for word in found if not _EMPTY.fullmatch(word))


def alike(one: str, other: str) -> bool:
    """Whether two texts say nearly the same: most words that tell something are in both.

    What they do and what you can do are two things, and so are what is done and what is denied.
    """
    if one.startswith("You ") != other.startswith("You ") or bool(_DENIES.search(one)) != bool(
        _DENIES.search(other)
    ):
        return False
    mine, yours = told(one), told(other)
    return 2 * len(mine & yours) >= _NEARLY * (len(mine) + len(yours))
