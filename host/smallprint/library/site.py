"""All kept policies as pages for people: files that need no server, no script and no network."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections import Counter
from typing import TYPE_CHECKING

from smallprint.presenting import to_html
from smallprint.presenting.library_page import name_of, shelf_to_html
from smallprint.presenting.webpage import SHELF

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smallprint.messages import Report

CONTENTS = "index.html"
_LONGEST = 40
"""Characters of a file's name, before what tells it from others."""
_RUNS = re.compile(r"[^a-z0-9]+")
# What Windows takes for devices, and our own page.
_TAKEN = re.compile(r"(?:con|prn|aux|nul|index|com[0-9]|lpt[0-9])")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.html")
_BACK = f'<nav><a href="{CONTENTS}">{SHELF}</a></nav>\n'
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The oldest time that a zip file knows: the same policies make the same file."""


def pages(kept: Sequence[tuple[str, Report]]) -> dict[str, str]:
    """The pages by their file names, from reports and when each was read (ISO 8601): a list, and one page each.

    They are listed by the names of their services.
    """
    ordered = sorted(kept, key=lambda each: (name_of(each[1]).casefold(), each[0]))
    names = _names([report for _, report in ordered])
    shown = [(name, read_at, report) for name, (read_at, report) in zip(names, ordered, strict=True)]
    return {
        CONTENTS: shelf_to_html(shown),
        **{name: to_html(report, shelf=CONTENTS) for name, _, report in shown},
    }


def is_page(name: str, text: str) -> bool:
    """Whether a file is the page of a policy that `pages` made."""
    return bool(_NAME.fullmatch(name)) and _BACK in text


def zipped(files: Mapping[str, str]) -> bytes:
    """Text files as one zip file, the same bytes whenever it is made."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in files.items():
            about = zipfile.ZipInfo(name, _EPOCH)
            about.external_attr = 0o644 << 16  # or nobody could read them after unpacking
            archive.writestr(about, text.encode(), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _names(reports: Sequence[Report]) -> list[str]:
    """A file name for each: short, of small letters, digits and dashes, and like no other."""
    used: dict[str, None] = {}
    times: Counter[str] = Counter()
    for report in reports:
        name = stem = _stem(name_of(report))
        while name in used:
            times[stem] += 1
            name = f"{stem}-{times[stem] + 1}"
        used[name] = None
    return [f"{name}.html" for name in used]


def _stem(service: str) -> str:
    letters = unicodedata.normalize("NFKD", service).encode("ascii", "ignore").decode().lower()
    stem = _RUNS.sub("-", letters).strip("-")[:_LONGEST].rstrip("-")
    if not stem:
        return "policy"
    return f"{stem}-policy" if _TAKEN.fullmatch(stem) else stem
