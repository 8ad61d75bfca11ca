from __future__ import annotations

import pytest

from .web import Web


@pytest.fixture
def web() -> Web:
    return Web()
