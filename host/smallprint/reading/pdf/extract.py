"""The program that takes a PDF apart: bytes on stdin, JSON on stdout.

It runs by its path in a process of its own (see `child.py`), so that a hostile file can neither hang the host
nor eat its memory. It imports nothing of Smallprint, which would cost it more time than most PDFs need.

    {"title", "language", "pages", "pieces": [[page, x, y, size, bold, text, href], ...]}  or  {"error": word}

Pieces are in the order of the file, which is the order of reading. `x` and `y` are points from the page's left
and lower edge, `size` is the height of the letters in points, `href` is null or the address of a link.
"""

from __future__ import annotations

import contextlib
import io
import json
import logging
import sys
from typing import Any

from pypdf import PdfReader
from pypdf.errors import FileNotDecryptedError, PdfReadError

_PAGES = 400
_CHARACTERS = 5_000_000
_LINKS = 5_000
_MEMORY = 1024 * 1024 * 1024
_FAR = 1_000_000.0
"""Points beyond which nothing is on a page; what a file multiplies may come to infinity, or to no number at all."""

_Piece = tuple[int, float, float, float, bool, str, str | None]
_Area = tuple[float, float, float, float, str]


class _TooMuchError(Exception):
    """More text than any policy has."""


def take_apart(data: bytes) -> dict[str, Any]:
    """What the process prints for the PDF in `data`; pypdf's errors pass through."""
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        return {"error": "encrypted"}
    pages = len(reader.pages)
    if pages > _PAGES:
        return {"error": "pages"}
    pieces: list[_Piece] = []
    for number, page in enumerate(reader.pages):
        _take_page(number, page, pieces)
    title = language = ""
    with contextlib.suppress(Exception):  # a broken description is no reason not to read the rest
        title = str((reader.metadata and reader.metadata.title) or "")
        language = str(reader.root_object.get("/Lang", ""))
    return {"title": title[:500], "language": language[:20], "pages": pages, "pieces": pieces}


def _take_page(number: int, page: Any, pieces: list[_Piece]) -> None:
    links = _links(page)
    taken = 0

    def note(text: str, outer: list[float], inner: list[float], font: Any, size: float) -> None:
        nonlocal taken
        taken += len(text)
        if taken + len(pieces) > _CHARACTERS:
            raise _TooMuchError
        if not text or text == "\n":
            return
        a, b, c, d, e, f = _product(inner, outer)
        if abs(b) > abs(a):  # set sideways: a stamp, a watermark
            return
        height = abs(size) * ((c * c + d * d) ** 0.5)
        if not all(abs(number) < _FAR for number in (e, f, height)):
            return
        name = str(font.get("/BaseFont", "")).lower() if font else ""
        bold = any(word in name for word in ("bold", "black", "heavy", "semibd", "demi"))
        pieces.append((number, round(e, 1), round(f, 1), round(height, 1), bold, text, _link_at(links, e, f)))

    page.extract_text(visitor_text=note)


def _product(inner: list[float], outer: list[float]) -> tuple[float, float, float, float, float, float]:
    a, b, c, d, e, f = inner
    u, v, w, x, y, z = outer
    return a * u + b * w, a * v + b * x, c * u + d * w, c * v + d * x, e * u + f * w + y, e * v + f * x + z


def _links(page: Any) -> list[_Area]:
    """The areas of the page that lead to an address."""
    found: list[_Area] = []
    with contextlib.suppress(Exception):  # links are worth less than the page
        for annotation in list(page.get("/Annots") or [])[:_LINKS]:
            entry = annotation.get_object()
            address = (entry.get("/A") or {}).get("/URI")
            if address is not None:
                left, low, right, high = (float(side) for side in entry["/Rect"])
                # Without halves of surrogate pairs, which a file can hold and nobody can send.
                whole = str(address)[:2000].encode("utf-8", "replace").decode()
                found.append((left, low, right, high, whole))
    return found


def _link_at(links: list[_Area], x: float, y: float) -> str | None:
    for left, low, right, high, address in links:
        if left - 1 <= x < right - 1 and low - 1 <= y <= high:
            return address
    return None


def _limit_memory() -> None:
    """Let the system refuse more memory than an honest PDF needs, where it can."""
    try:
        import resource
    except ImportError:  # Windows
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def main() -> None:
    """Read stdin, write stdout."""
    logging.disable(logging.CRITICAL)
    _limit_memory()
    data = sys.stdin.buffer.read()
    try:
        answer = take_apart(data)
    except _TooMuchError:
        answer = {"error": "pages"}
    except FileNotDecryptedError:
        answer = {"error": "encrypted"}
    except (PdfReadError, MemoryError, RecursionError):
        answer = {"error": "broken"}
    except Exception as error:  # pypdf raises what it meets in broken files
        answer = {"error": "encrypted" if "crypt" in str(error).lower() else "broken"}
    sys.stdout.buffer.write(json.dumps(answer).encode())


if __name__ == "__main__":
    main()
