from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from .account import Account

if TYPE_CHECKING:
    from pathlib import Path

if sys.platform == "win32":
    collect_ignore_glob = ["test_*.py"]  # accounts there have other places and rights


@pytest.fixture
def account(tmp_path: Path) -> Account:
    return Account(tmp_path)
