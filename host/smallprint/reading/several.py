"""Pages that hold several legal documents, as tabs or one after another: which is the privacy policy?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.reading.titles import OTHER_POLICY, PRIVACY_POLICY

if TYPE_CHECKING:
    from lxml.etree import _Element

    from smallprint.reading.draft import Draft

_TITLE_WORDS = 8
_DOCUMENT_WORDS = 300


def other_documents(drafts: list[Draft]) -> set[int]:
    """Numbers of the blocks of documents that stand beside a privacy policy and are none.

    Only documents in elements side by side count, each with its title as its first words, and one of them
    must be long: a section of the policy that is called "Cookie policy" is no document of its own.
    """
    titles = [number for number, draft in enumerate(drafts) if _is_title(draft)]
    policies = [number for number in titles if PRIVACY_POLICY.search(drafts[number].text)]
    others = [number for number in titles if number not in policies]
    if not policies or not others:
        return set()
    begins = {number: _containers(drafts, number) for number in titles}
    beside: dict[int, int] = {}  # first block of another document -> number of blocks
    for policy in policies:
        for other in others:
            ours, theirs = _side_by_side(begins[policy], begins[other])
            if ours is None or theirs is None or _rank(drafts[policy]) != _rank(drafts[other]):
                continue
            if _words(drafts, policy, _length(drafts, policy, ours)) >= _DOCUMENT_WORDS:
                beside[other] = _length(drafts, other, theirs)
    if not any(_words(drafts, first, length) >= _DOCUMENT_WORDS for first, length in beside.items()):
        return set()
    return {number for first, length in beside.items() for number in range(first, first + length)}


def _is_title(draft: Draft) -> bool:
    if draft.kind not in ("heading", "paragraph") or draft.linked or draft.pressed or len(draft.text) > 80:
        return False
    if draft.words > _TITLE_WORDS or draft.text.endswith((".", ":", ";", ",")):
        return False
    return bool(PRIVACY_POLICY.search(draft.text) or OTHER_POLICY.search(draft.text))


def _rank(draft: Draft) -> int:
    return draft.level if draft.kind == "heading" else 0


def _containers(drafts: list[Draft], number: int) -> list[_Element]:
    """The elements that begin with this block, innermost first."""
    origin = drafts[number].origin
    if origin is None:
        return []
    before = drafts[number - 1].origin if number else None
    above = set() if before is None else {before, *before.iterancestors()}
    return [element for element in (origin, *origin.iterancestors()) if element not in above]


def _side_by_side(ours: list[_Element], theirs: list[_Element]) -> tuple[_Element | None, _Element | None]:
    """The two elements of one parent that begin with the two titles."""
    parents = {element.getparent(): element for element in ours}
    return next(
        (
            (parents[parent], element)
            for element in theirs
            if (parent := element.getparent()) in parents and parents[parent] is not element
        ),
        (None, None),
    )


def _length(drafts: list[Draft], first: int, container: _Element) -> int:
    """How many blocks from `first` on are in `container`."""
    count = 0
    for draft in drafts[first:]:
        origin = draft.origin
        if origin is None or (origin is not container and container not in origin.iterancestors()):
            break
        count += 1
    return count


def _words(drafts: list[Draft], first: int, count: int) -> int:
    return sum(draft.words for draft in drafts[first : first + count])
