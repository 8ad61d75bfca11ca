"""PDF policies: extracted in a process of its own, then put together as blocks.

`extract.py` is the program of that process and the one module that touches pypdf; `child.py` runs it within
limits; `lines.py` makes lines of the pieces of text; `running.py` drops headers, footers and page numbers;
`layout.py` makes headings, list items and paragraphs of the lines; `hyphens.py` mends words cut at their ends.
"""

from __future__ import annotations

from smallprint.reading.pdf.document import read_pdf

__all__ = ["read_pdf"]
