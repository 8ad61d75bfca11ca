"""From what was captured to a `Policy`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint import messages
from smallprint.errors import PageError
from smallprint.reading.assemble import Assembly, assemble
from smallprint.reading.canonical import count_words, squeeze
from smallprint.reading.dates import Found, find_updated
from smallprint.reading.decode import decode, is_pdf, require_size
from smallprint.reading.doubling import without_doubles
from smallprint.reading.frames import Capture, read_frames
from smallprint.reading.headings import mend_headings
from smallprint.reading.language import guess_language
from smallprint.reading.plain import read_plain
from smallprint.reading.policy import Policy, Updated
from smallprint.reading.service import name_service
from smallprint.reading.walls import HINTS, WARNINGS, find_wall

if TYPE_CHECKING:
    from smallprint.reading.draft import Draft


_WALL_SAMPLE = 20_000


def read_page(page: messages.Page) -> Policy:
    """Read a captured page: its frames in page order, the first of which names it."""
    capture = read_frames(page.frames, page.url)
    return _policy(capture, page.url or page.frames[0].url or None, page.title)


def read_bytes(data: bytes, *, url: str | None = None, content_type: str | None = None) -> Policy:
    """Read an HTML, PDF, Markdown or plain-text document.

    The charset comes from a byte-order mark, the header `content_type`, the document's `meta`, else it is
    UTF-8 where that fits and windows-1252 where not. Raises `InputError` `too_large` or `not_text`, and
    `PageError` `nothing_to_read` for a PDF made of pictures.
    """
    if is_pdf(data):
        require_size(data)
        from smallprint.reading.pdf import read_pdf  # few policies are PDFs

        return _policy(read_pdf(data), url, "")
    page = page_of(data, url=url, content_type=content_type)
    if page is not None:
        return read_page(page)
    text, form = decode(data, content_type)
    return _policy(Capture(read_plain(text, markdown=form == "markdown")), url, "")


def page_of(data: bytes, *, url: str | None = None, content_type: str | None = None) -> messages.Page | None:
    """An HTML document as a page of one frame; None for other documents. Raises as `read_bytes`."""
    if is_pdf(data):
        return None
    text, form = decode(data, content_type)
    if form != "html":
        return None
    return messages.Page(url=url, frames=[messages.Frame(url=url or "", html=text)])


def _policy(capture: Capture, url: str | None, title: str) -> Policy:
    drafts, found, language = _with_date(capture)
    mend_headings(drafts)
    assembly = assemble(drafts)
    title = squeeze(title) or capture.head.title or _first_heading(drafts)
    warnings = list(capture.warnings)
    wall = find_wall(f"{title}\n{assembly.text}", count_words(assembly.text))
    if wall:
        warnings.append(WARNINGS[wall])
    return Policy(
        text=assembly.text,
        url=url,
        title=title,
        service=name_service(capture.head.site_names, title, [draft.text for draft in drafts], url),
        language=language,
        blocks=assembly.blocks,
        sentences=assembly.sentences,
        links=assembly.links,
        last_updated=_updated(assembly, found),
        warnings=tuple(warnings),
    )


def _first_heading(drafts: list[Draft]) -> str:
    return next((draft.text for draft in drafts if draft.kind == "heading"), "")


def _with_date(capture: Capture) -> tuple[list[Draft], Found | None, str]:
    """The document's blocks, when it was last updated, and its language.

    Where the document has no date, a line of the page's header or footer that has one joins it.
    """
    drafts = without_doubles(capture.drafts)
    language = guess_language("\n".join(draft.text for draft in drafts), capture.head.language)
    found = find_updated([draft.text for draft in drafts], language)
    if found is not None or not drafts:
        return drafts, found, language
    for number in range(len(capture.dropped)):
        draft, place = capture.dropped[number]
        near = [other.text for other, _ in capture.dropped[max(0, number - 1) : number + 1]]
        dated = find_updated(near, language)
        if dated is None or dated.last != len(near) - 1 or draft.words > 40:
            continue
        lines = [other for other, _ in capture.dropped[number - dated.last + dated.first : number + 1]]
        start = 0 if place == 0 else len(drafts)
        drafts[start:start] = lines
        return drafts, find_updated([draft.text for draft in drafts], language), language
    return drafts, None, language


def _updated(assembly: Assembly, found: Found | None) -> Updated | None:
    if found is None:
        return None
    start = assembly.blocks[found.first].start + found.start
    end = assembly.blocks[found.last].start + found.end
    return Updated(date=found.day, words=assembly.text[start:end].replace("\n", " "), start=start, end=end)


def wall_of(policy: Policy) -> str | None:
    """What stands in front of the text, a key of `walls.WARNINGS`, or None where there is a text to read."""
    # A wall has few words; a text of few words that is long is none.
    return find_wall(f"{policy.title}\n{policy.text[:_WALL_SAMPLE]}", count_words(policy.text))


def require_readable(policy: Policy) -> None:
    """Raise `PageError` `wall` or `nothing_to_read` where there is no text to summarize."""
    wall = wall_of(policy)
    if wall is not None:
        raise PageError("nothing_to_read" if wall == "empty" else "wall", WARNINGS[wall], HINTS[wall])


def policy_to_reading(policy: Policy) -> messages.Reading:
    """The answer to `read`."""
    return messages.Reading(
        text=policy.text,
        language=policy.language,
        last_updated=last_updated_of(policy),
        blocks=[
            messages.BlockSpan(kind=block.kind, start=block.start, end=block.end, section=list(block.section))
            for block in policy.blocks
        ],
        sentences=[messages.Span(start=sentence.start, end=sentence.end) for sentence in policy.sentences],
        warnings=list(policy.warnings),
    )


def last_updated_of(policy: Policy) -> messages.LastUpdated | None:
    """The policy's own date as it goes out, with its quote."""
    updated = policy.last_updated
    if updated is None:
        return None
    section = next((block.section for block in policy.blocks if block.end >= updated.start), ())
    quote = messages.Quote(
        text=policy.text[updated.start : updated.end],
        start=updated.start,
        end=updated.end,
        section=list(section),
    )
    day = updated.date.isoformat() if updated.date else None
    return messages.LastUpdated(date=day, words=updated.words, quotes=[quote])
