"""A host with the real loop and odd operations: `python odd_host.py`."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from smallprint.errors import PageError
from smallprint.operations import Operations
from smallprint.serving import Server
from smallprint.wire import take_stdio

if TYPE_CHECKING:
    from collections.abc import Callable

    from smallprint.operations import Caller


def echo(params: dict[str, Any], _caller: Caller) -> Any:
    return params


def repeat(params: dict[str, Any], _caller: Caller) -> Any:
    """A result of any size: `text`, `times` over."""
    return {"text": params["text"] * params["times"]}


def work(params: dict[str, Any], caller: Caller) -> Any:
    """Work for `seconds`, telling of each hundredth of it."""
    steps = int(params["seconds"] * 100)
    for step in range(steps):
        caller.progress("reading", step, steps)
        time.sleep(0.01)
    return {"steps": steps}


def sleep(params: dict[str, Any], _caller: Caller) -> Any:
    """Work that does not look up."""
    time.sleep(params["seconds"])
    return {}


def fetch(params: dict[str, Any], caller: Caller) -> Any:
    """Have the client get each of `urls`, one after the other."""
    return {"got": [caller.get(url) for url in params["urls"]]}


def chatter(_params: dict[str, Any], _caller: Caller) -> Any:
    """Write to stdout in every way there is, and read what there is to be read."""
    print("stray print")
    sys.stdout.flush()
    os.write(1, b"stray bytes")
    subprocess.run([sys.executable, "-c", "print('stray child')"], check=True)
    return {"read": sys.stdin.read()}


def nan(params: dict[str, Any], _caller: Caller) -> Any:
    return {"value": float(params["value"])}


def wall(params: dict[str, Any], _caller: Caller) -> NoReturn:
    raise PageError("wall", "A wall.", "Climb it.", params)


def fail(params: dict[str, Any], _caller: Caller) -> NoReturn:
    try:
        raise KeyError(params["text"])
    except KeyError as error:
        raise ValueError(params["text"]) from error


def leave(_params: dict[str, Any], _caller: Caller) -> NoReturn:
    sys.exit(5)


def crash(_params: dict[str, Any], _caller: Caller) -> NoReturn:
    os._exit(7)


def warm_up() -> None:
    raise ValueError("warming up fails")


def settle(is_idle: Callable[[], bool]) -> None:
    raise ValueError(f"settling fails, {is_idle()}")


OPERATIONS = (echo, repeat, work, sleep, fetch, chatter, nan, wall, fail, leave, crash)

if __name__ == "__main__":
    by_name = {operation.__name__: operation for operation in OPERATIONS}
    Server(take_stdio(), Operations(by_name, ["en"], warm_up, settle)).serve()
    Path(os.environ["HOME"], "ended").touch()
    os._exit(0)
