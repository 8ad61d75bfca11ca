"""Fake computers: a home in a temporary folder, an environment, a registry in memory, a host that answers."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from smallprint.browsers.machine import Files, Machine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smallprint.browsers.machine import System

REAL_SCRIPTS = Path(sys.executable).parent

# Answers one hello with the version that it is given, then waits for the end of input.
STUB = """#!{python}
import json, struct, sys
size, = struct.unpack("@I", sys.stdin.buffer.read(4))
hello = json.loads(sys.stdin.buffer.read(size))
assert hello == {{"id": 1, "op": "hello", "params": {{}}}}, hello
reply = {{"id": 1, "type": "result", "result": {{"version": {version!r}, "arguments": sys.argv[1:]}}}}
data = json.dumps(reply).encode()
sys.stdout.buffer.write(struct.pack("@I", len(data)) + data)
sys.stdout.buffer.flush()
sys.stdin.buffer.read()
"""


class FakeRegistry:
    """The user's hive as a dictionary."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}

    def read(self, key: str) -> str | None:
        return self.values.get(key)

    def write(self, key: str, value: str) -> None:
        self.values[key] = value

    def delete(self, key: str) -> None:
        del self.values[key]


def write_script(path: Path, text: str, mode: int = 0o755) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    path.chmod(mode)
    return path


def write_stub(path: Path, version: str) -> Path:
    return write_script(path, STUB.format(python=sys.executable, version=version))


def computer(
    home: Path,
    system: System = "linux",
    *,
    scripts: Path = REAL_SCRIPTS,
    env: dict[str, str] | None = None,
    root: bool = False,
    python: tuple[int, int, int] = (3, 12, 1),
    prefix: Path | None = None,
    base: Path = Path("/usr"),
) -> Machine:
    """A computer with no browser, and with nothing on PATH but Smallprint, which is in `scripts`."""
    return Machine(
        system=system,
        home=home,
        env={"PATH": str(scripts), **(env or {})},
        scripts=(scripts,),
        python=python,
        executable=scripts / "python",
        prefix=prefix or scripts.parent,
        base=base,
        files=files_of(home),
        root=root,
        registry=FakeRegistry() if system == "windows" else None,
    )


def files_of(home: Path) -> Files:
    """What Smallprint keeps, where it keeps it on Linux."""
    return Files(
        log=home / ".local/state/smallprint/log/host.log",
        cache=home / ".cache/smallprint",
        library=home / ".local/share/smallprint/library.db",
    )


def everything_in(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


def use_browser(folder: Path) -> Path:
    """Leave in `folder` what a browser that was used once leaves."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "Local State").write_text("{}", "utf-8")
    return folder


@contextmanager
def not_root() -> Iterator[None]:
    """Drop root's power to write anywhere, where tests run as root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)
