"""What the tests have workers do instead of reading. It crosses to them by its name, so it is in a module."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

from smallprint import fetching
from smallprint.batch import work
from smallprint.batch.work import Result, Task
from smallprint.fetching.address import parse_address
from smallprint.fetching.network import Network
from tests.fetching.loopback_site import PUBLIC

_fetch = fetching.fetch


def misbehave(task: Task) -> Result:
    """Do what the source says; its lines tell which process did it."""
    what, _, path = task.source.partition(" ")
    if what == "exit":
        os._exit(3)
    if what == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if what == "once" and not Path(path).exists():
        Path(path).touch()
        os._exit(3)
    if what == "hang":
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(3600)"])
        Path(path).write_text(f"{os.getpid()} {child.pid}", encoding="ascii")
        time.sleep(3600)
    return Result(task.source, "policy", f"{os.getpid()}\n".encode())


def nap(task: Task) -> Result:
    """Take until the file is there that the source ends with."""
    while not Path(task.source.partition("example/")[2]).exists():
        time.sleep(0.02)
    return Result(task.source, "policy", b"awake\n")


def read_on_loopback(task: Task) -> Result:
    """Read an address with the real fetch, for which the tests' own site is the public internet."""
    network = Network(
        resolve=lambda _host, _port: [PUBLIC],
        is_public=lambda address: address == PUBLIC,
        ports=frozenset({parse_address(task.source).port}),
    )
    fetching.fetch = partial(_fetch, network=network)  # as it is imported anew for each document
    return work.read(task)
