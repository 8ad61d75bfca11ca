"""What of a page is not the document: navigation, banners, footers, lists of links.

Decided by tag, role, position and content, in this order; when in doubt a block stays.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from smallprint.reading.several import other_documents
from smallprint.reading.titles import OTHER_DOCUMENT, PRIVACY

if TYPE_CHECKING:
    from lxml.etree import _Element

    from smallprint.reading.draft import Draft

_PROSE_WORDS = 8
_ENOUGH = 100
_BANNER_WORDS = 200
_ACCEPT = re.compile(
    r"\b(?:accept|agree|allow|reject|decline|deny|got it|necessary|manage (?:cookies|preferences|choices)"
    r"|ok|okay|close"
    r"|cookies? (?:settings|preferences)|essential|j'accepte|accepter|refuser?|je refuse|param[èé]tre[rs]"
    r"|alle akzeptieren|akzeptieren|ablehnen|zustimmen|aceptar|rechazar|accetta|rifiuta|accepteren"
    r"|weigeren|aceitar)\b",
    re.IGNORECASE,
)
_COOKIE = re.compile(r"cookie|tracking technolog|traceur|consent", re.IGNORECASE)
_SAYS_SOMETHING = re.compile(r"[\d@]|[.:;]$")
_COPYRIGHT = re.compile(r"^(?:copyright|©|\(c\)\s)|all rights reserved|tous droits réservés", re.IGNORECASE)
_FURTHER = re.compile(
    r"^(?:related (?:articles|posts|content|pages|resources)|read (?:more|next)|more (?:articles|posts"
    r"|resources)|"
    r"recently viewed|was this (?:article|page|information)? ?helpful|did you find|share this"
    r"|still need help|"
    r"articles (?:associés|similaires|connexes)|cet article vous|ähnliche beiträge|need more help"
    r"|on this page)\b",
    re.IGNORECASE,
)


def document_blocks(drafts: list[Draft]) -> list[bool]:
    """For each block, whether it belongs to the document."""
    zones = _zones(drafts)
    kept = [draft.zone in zones for draft in drafts]
    kept = [keep and _has_words(draft) for draft, keep in zip(drafts, kept, strict=True)]
    for number in _consent_banners(drafts) | other_documents(drafts) | _mere_buttons(drafts):
        kept[number] = False
    _keep_only_inside(drafts, kept)
    _trim(drafts, kept)
    return kept


def _has_words(draft: Draft) -> bool:
    return any(map(str.isalnum, draft.text))


def _prose(draft: Draft) -> int:
    """Number of words, if the block is more than a label or a link."""
    words = draft.words
    return words if words >= _PROSE_WORDS and 2 * draft.linked < len(draft.text) else 0


def _is_link(draft: Draft) -> bool:
    return 5 * draft.linked >= 4 * len(draft.text) or 5 * draft.pressed >= 4 * len(draft.text)


def _zones(drafts: list[Draft]) -> set[str]:
    """The zones to read: the page itself, and where next to nothing is there the zone that holds the text."""
    words: dict[str, int] = {"main": 0}
    for draft in drafts:
        words[draft.zone] = words.get(draft.zone, 0) + _prose(draft)
    fullest = max(words, key=lambda zone: words[zone])
    return {"main", fullest} if words[fullest] > 3 * max(words["main"], _ENOUGH) else {"main"}


def _mere_buttons(drafts: list[Draft]) -> set[int]:
    """Blocks that are a button and nothing else."""
    return {
        number
        for number, draft in enumerate(drafts)
        if draft.pressed >= len(draft.text.replace(" ", "")) and draft.words < _PROSE_WORDS
    }


def _keep_only_inside(drafts: list[Draft], kept: list[bool]) -> None:
    """Drop what is outside the page's `main` or `article`, if the document is inside."""
    left = [draft for draft, keep in zip(drafts, kept, strict=True) if keep]
    within = sum(_prose(draft) for draft in left if draft.inside)
    without = sum(_prose(draft) for draft in left if not draft.inside)
    if within > max(_ENOUGH, 2 * without):
        for number, draft in enumerate(drafts):
            kept[number] = kept[number] and draft.inside


def _consent_banners(drafts: list[Draft]) -> set[int]:
    """Blocks of cookie dialogs that no role marks: a small element with a button to accept and cookies in "
    "it."""
    dropped: set[int] = set()
    for number, draft in enumerate(drafts):
        if number in dropped or draft.origin is None or len(draft.text) > 100 or not _is_link(draft):
            continue
        if any(href for _, _, href in draft.links) or not _ACCEPT.search(draft.text):
            continue
        dropped |= _banner_around(drafts, number, draft.origin)
    return dropped


def _banner_around(drafts: list[Draft], number: int, button: _Element) -> set[int]:
    """The blocks of the largest small element around a button, if it speaks of cookies."""
    best: set[int] = set()
    for container in button.iterancestors():
        first = last = number
        while first > 0 and _within(drafts[first - 1], container):
            first -= 1
            if number - first > 60:
                return best
        while last + 1 < len(drafts) and _within(drafts[last + 1], container):
            last += 1
            if last - number > 60:
                return best
        group = drafts[first : last + 1]
        if sum(block.words for block in group) > _BANNER_WORDS or any(map(_is_title, group)):
            return best
        if any(_COOKIE.search(block.text) for block in group):
            best = set(range(first, last + 1))
    return best


def _is_title(draft: Draft) -> bool:
    return draft.kind == "heading" and draft.level == 1


def _within(draft: Draft, container: _Element) -> bool:
    origin = draft.origin
    return origin is not None and (origin is container or container in origin.iterancestors())


def _trim(drafts: list[Draft], kept: list[bool]) -> None:
    """Drop what stands before the document's title and after its last words."""
    numbers = [number for number, keep in enumerate(kept) if keep]
    start = _beginning([drafts[number] for number in numbers])
    end = _end([drafts[number] for number in numbers])
    for number in [*numbers[:start], *numbers[max(start, end) :]]:
        kept[number] = False


def _beginning(drafts: list[Draft]) -> int:
    """Index of the first block of the document."""
    total = sum(draft.words for draft in drafts)
    before = 0
    for index, draft in enumerate(drafts):
        if before > total // 6:
            break
        if draft.kind == "heading" and draft.level == 1 and PRIVACY.search(draft.text):
            return index
        before += _prose(draft)
    leading = 0
    for index, draft in enumerate(drafts):
        title = index >= 3 and PRIVACY.search(draft.text) and not _is_link(draft)
        if title and drafts[index - 1].kind != "heading":
            return index
        if draft.kind == "heading" or not (_is_link(draft) or draft.words < _PROSE_WORDS):
            return index if leading >= 3 else 0
        leading += _is_link(draft)
    return 0


def _end(drafts: list[Draft]) -> int:
    """Index after the last block of the document."""
    end = len(drafts)
    signs = 0
    for index in range(len(drafts) - 1, 0, -1):
        draft = drafts[index]
        if _FURTHER.match(draft.text):
            end, signs = index, 0
        elif _COPYRIGHT.search(draft.text) and draft.words < 25:
            end = index
            signs += 1
        elif any(href.startswith(("mailto:", "tel:")) for _, _, href in draft.links):
            break
        elif _is_link(draft) or (draft.words < _PROSE_WORDS and OTHER_DOCUMENT.search(draft.text)):
            signs += 1
            end = index if signs >= 3 or end == index + 1 else end
        elif draft.words >= _PROSE_WORDS or _SAYS_SOMETHING.search(draft.text):
            break
        elif signs >= 3:
            end = index
    return end
