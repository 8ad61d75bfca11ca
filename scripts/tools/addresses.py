"""Writes extension/lib/addresses.js: what addresses of privacy policies look like, from the host's words.

python -m scripts.tools.addresses

Chrome matches the patterns itself (RE2), as the extension may see no address before a click. Each says at once
what read_address works out step by step: the last telling part of the address names a policy, and no news,
settings or other document. RE2 cannot look ahead, so "none of these words" is spelt out as a tree of letters.
"""

from __future__ import annotations

import json
import string
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from scripts.tools.environment import ROOT
from smallprint.discovery import words
from smallprint.discovery.words import fold, fold_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

TARGET = ROOT / "extension" / "lib" / "addresses.js"

_QUESTIONS = "how|what|why|everything|comment"
"""First words of articles."""

_ARTICLES = "article|articles|blog|blogs|news|newsroom|press|story|stories|wiki|post|posts|magazine|academy"
_LISTINGS = "tag|tags|topic|topics|search|forum|forums"
"""Folders. Help centres and blogs keep their policies among the articles, but under the plain name."""

_AROUND = "our|terms|tos|of|use|service|and|conditions"
"""What may stand before the plain name."""

_KEYS = "q|s|k|query|keyword|keywords|https|next|url|uri|goto|continue|redirect|return"
"""Keys of a query whose value is what somebody looks for, or the address of another page."""

_HOST = "^https?://[^/?#]+"
_LETTER = "[%0-9a-z]"
_BREAK = "[!$&-.:;=@_|~]"
_STEP = "[!$&-/:;=@_|~]+"
"""From one word to the next, also into the next segment."""
_QUERY = "(?:[?].*)?$"
_SHORT, _LONG = 6, 7
"""Letters below which a word counts as a whole one only, as in discovery.words; letters of a longer one that tell."""


def patterns() -> list[str]:
    """Patterns of whole addresses without fragment, regardless of case. For RE2, JavaScript and Python alike."""
    privacy = _listed(words.PRIVACY)
    long, short = _any(word for word in privacy if not _is_short(word)), _any(filter(_is_short, privacy))
    choices, terms = _words(words.CHOICES), _words(words.TERMS)
    goods = [*_words(words.TOPICS), *_goods()]
    articles = [*_words(words.GUIDES), *_words(words.AGREEMENTS)]
    others = [*terms, *choices, *articles, *_words(words.COOKIES), *_words(words.OTHERS)]
    listings = _words(_LISTINGS)
    folders = [*listings, *_words(_ARTICLES)]

    before = _none([*articles, *terms, *_words(_QUESTIONS), *_words(_KEYS)])
    after = _none([*articles, *choices, *goods])
    word = f"(?:{_LETTER}*(?:{long})(?:{_none(choices)})?|(?:{short}){_LETTER}?{_LETTER}?)"
    name = f"{_BREAK}*(?:{before}{_BREAK}+)*{word}(?:{_BREAK}+{after})*"
    silent = f"(?:{_STEP}{_none([*others, *goods])})*(?:{_STEP})?"

    document = _any(_listed(words.DOCUMENT))
    plain = (
        f"(?:(?:[0-9]+|{_AROUND}){_BREAK}+)*"
        f"(?:(?:{long}|{short}){_BREAK}*(?:{document})"
        f"|(?:{document}){_BREAK}+(?:{_LETTER}{{1,3}}{_BREAK}+)?(?:{long}))"
        f"(?:{_BREAK}+(?:[0-9]+|html?|php|pdf))*{_BREAK}*/*"
    )
    language = "[a-z]{2}(?:[-_][a-z]{2})?/?"
    return [
        # the last telling segment
        f"{_HOST}(?:{_STEP}{_none([*choices, *folders])})*{_BREAK}*/+{name}{silent}{_QUERY}",
        # a plain name in any folder
        f"{_HOST}(?:{_STEP}{_none(listings)})*{_BREAK}*/+{plain}{_QUERY}",
        # the query, where the path tells nothing
        f"{_HOST}(?:{_STEP}{_none([*others, *folders])})*(?:{_STEP})?[?]{name}{_BREAK}*$",
        # the front page of a host for policies
        f"^https?://(?:{long}|{short})[0-9a-z-]*[.][^./?#]+[.][^/?#]+/(?:{language})?{_QUERY}",
    ]


def module(found: Sequence[str]) -> str:
    """The source of addresses.js."""
    lines = "".join(f"  {json.dumps(pattern)},\n" for pattern in found)
    return (
        "/**\n"
        " * What addresses of privacy policies look like, for RE2 and regardless of case.\n"
        " * Written by `python -m scripts.tools.addresses` from the host's lists of words; not to be edited.\n"
        " */\n"
        f"export const POLICY_ADDRESSES = [\n{lines}];\n"
    )


def _is_short(word: str) -> bool:
    return word.isascii() and len(word) < _SHORT


def _listed(group: str | Mapping[str, str]) -> list[str]:
    """The words of a list of one language, or of all."""
    return (group if isinstance(group, str) else "|".join(group.values())).split("|")


def _words(group: str | Mapping[str, str]) -> list[str]:
    """The single words of a list: a phrase cannot be told from its first word."""
    return [word for word in map(fold, _listed(group)) if word.isascii() and " " not in word]


def _goods() -> list[str]:
    """What stands behind "privacy" in phrases that name no policy: "center", "act", "screen"."""
    phrases = [*_listed(words.CHOICES), *_listed(words.GUIDES)]
    return [last for first, _, last in (phrase.partition(" ") for phrase in phrases) if first == "privacy"]


def _any(named: Iterable[str]) -> str:
    return "|".join(sorted({"".join(map(_letter, word)) for word in named}))


def _letter(letter: str) -> str:
    """A letter as it stands in addresses: with or without its accents, encoded."""
    if not letter.isalnum():
        return f"(?:{_BREAK}|%20)*"
    ways = sorted({quote(letter), quote(fold_letters(letter))})
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"


def _none(named: Iterable[str]) -> str:
    """Any word that is none of these and begins with none of the longer ones."""
    tree: dict[str, Any] = {}
    for word in named:
        node = tree
        for letter in word[:_LONG]:
            node = node.setdefault(letter, {})
        node["end"] = node.get("end") or len(word) >= _SHORT
    tree["end"] = False  # no word is empty
    return _unlike(tree)


def _unlike(node: dict[str, Any]) -> str:
    """How a word may go on at this place of the tree."""
    inner = {letter: below for letter, below in node.items() if letter != "end"}
    ways = [f"[{_ranges(inner)}]{_LETTER}*"]
    ways += [f"{letter}{_unlike(below)}" for letter, below in sorted(inner.items()) if not below.get("end")]
    return f"(?:{'|'.join(ways)}){'' if node.get('end') is False else '?'}"


def _ranges(without: Iterable[str]) -> str:
    """The inside of a class of letters, some left out."""
    left = string.ascii_lowercase.translate({ord(letter): " " for letter in without})
    return "%0-9" + "".join(run if len(run) < 3 else f"{run[0]}-{run[-1]}" for run in left.split())


def main() -> None:
    """Write the file."""
    source = module(patterns())
    TARGET.write_text(source, encoding="utf-8")
    print(f"{TARGET.name}: {len(source)} characters")


if __name__ == "__main__":
    main()
