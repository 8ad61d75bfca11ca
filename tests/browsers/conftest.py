from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .computer import computer, use_browser

if TYPE_CHECKING:
    from pathlib import Path

    from smallprint.browsers.machine import Machine


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with all that paths may hold: spaces, quotes and letters outside ASCII."""
    folder = tmp_path / "Zoë's hōme “1”"
    folder.mkdir()
    folder.chmod(0o755)
    return folder


@pytest.fixture
def machine(home: Path) -> Machine:
    """Linux with Chromium and the real Smallprint of this environment."""
    use_browser(home / ".config/chromium")
    return computer(home)
