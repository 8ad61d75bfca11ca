"""PDFs that lead round in circles, or on and on: an answer or an error of ours, within the time that a PDF has."""

from __future__ import annotations

import pytest

from smallprint.errors import InputError, PageError
from smallprint.reading import read_bytes


def _file(*objects: bytes, trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A PDF of these objects, with a true table of references."""
    data, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj%sendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(places) + 1, table)
    return data + b"trailer<</Size %d%s>>\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, trailer, start)


_CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
_PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]>>"


@pytest.mark.parametrize(
    "data",
    [
        _file(_CATALOG, b"<</Type/Pages/Kids[2 0 R]/Count 1>>"),
        _file(_CATALOG, b"<</Type/Pages/Kids[" + b"3 0 R " * 100_000 + b"]/Count 100000>>", _PAGE),
        _file(_CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 1000000000>>", _PAGE),
        _file(_CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"3 0 R"),
        _file(_CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", _PAGE, trailer=b"/Root 1 0 R/Prev 9"),
        _file(b"1 0 R"),
        _file(_CATALOG, b"<</Type/Pages/Kids" + b"[" * 50_000 + b"]" * 50_000 + b"/Count 1>>"),
    ],
    ids=["own kid", "pages", "count", "own page", "tables", "own catalog", "kids in kids"],
)
def test_circles_end(data: bytes) -> None:
    with pytest.raises((InputError, PageError)) as refusal:
        read_bytes(data)
    assert refusal.value.code in ("not_text", "nothing_to_read", "too_large")
    assert refusal.value.hint
