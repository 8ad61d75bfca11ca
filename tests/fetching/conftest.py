"""The site fixture of the fetching tests."""

from __future__ import annotations

import socket
import threading
from typing import TYPE_CHECKING

import pytest

from tests.fetching.loopback_site import PUBLIC, Site

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def site() -> Iterator[Site]:
    listener = socket.create_server((PUBLIC, 0))
    site = Site(listener)
    thread = threading.Thread(target=site.serve, daemon=True)
    thread.start()
    yield site
    # Closing alone does not wake a thread that waits in accept.
    listener.shutdown(socket.SHUT_RDWR)
    listener.close()
    thread.join(5)
