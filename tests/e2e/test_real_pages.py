"""Real policies, served as they were captured: the popup shows what the command line says of them."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Visitor


def _pages(data: Path) -> list[Path]:
    """English pages with a text of their own, every tenth by name: different makes, none chosen."""
    lines = (data / "pages" / "index.jsonl").read_text(encoding="utf-8").splitlines()
    entries = [json.loads(line) for line in lines]
    readable = sorted(entry["file"] for entry in entries if entry["lang"] == "en" and entry["words"] > 1000)
    return [data / "pages" / "html" / name for name in readable[::10]]


@pytest.mark.data
def test_real_pages(visitor: Visitor, data: Path) -> None:
    for page in _pages(data):
        popup = visitor.go(visitor.web.add(page.read_bytes()))
        popup.cards()
        shown = popup.evaluate("[...document.querySelectorAll('.summary .point')].length")
        told = subprocess.run(
            [sys.executable, "-m", "smallprint.cli", "summarize", page, "--format", "json"],
            capture_output=True,
            check=True,
        )
        assert json.loads(told.stdout)["overview"]
        assert shown > 0
        assert popup.evaluate("[...document.querySelectorAll('blockquote')].every(q => q.textContent.trim())")
