"""Fake computers: a home in a temporary folder, an environment, a registry in memory, a host that answers."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from smallprint.browsers.machine import Files, Machine
from smallprint.browsers.registry import UserRegistry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

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


class FakeWinreg:
    """As much of Python's `winreg` as is used. A key is there if it was made, or has a value below it."""

    HKEY_CURRENT_USER = object()
    KEY_SET_VALUE = REG_SZ = 1

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self.made: set[str] = set()

    def keys(self) -> set[str]:
        parts = [key.split("\\") for key in {*self.values, *self.made}]
        return {"\\".join(words[: end + 1]) for words in parts for end in range(len(words))}

    def QueryValue(self, _: object, key: str) -> str:  # noqa: N802 - as it is called there
        self.OpenKey(_, key)
        return self.values.get(key, "")

    @contextmanager
    def _handle(self, key: str) -> Iterator[str]:
        yield key

    def CreateKeyEx(self, _: object, key: str, *, access: int) -> AbstractContextManager[str]:  # noqa: N802
        assert access == self.KEY_SET_VALUE
        self.made |= {key, *("\\".join(key.split("\\")[:end]) for end in range(1, key.count("\\") + 1))}
        return self._handle(key)

    def SetValueEx(self, key: str, name: str, _: int, kind: int, value: str) -> None:  # noqa: N802
        assert (name, kind) == ("", self.REG_SZ)
        self.values[key] = value

    def OpenKey(self, _: object, key: str) -> AbstractContextManager[str]:  # noqa: N802
        if key not in self.keys():
            raise FileNotFoundError(2, "The system cannot find the file specified", key)
        return self._handle(key)

    def QueryInfoKey(self, key: str) -> tuple[int, int, int]:  # noqa: N802
        below = {each for each in self.keys() if each.rpartition("\\")[0] == key}
        return len(below), int(key in self.values), 0

    def DeleteKey(self, _: object, key: str) -> None:  # noqa: N802
        self.OpenKey(_, key)
        if self.QueryInfoKey(key)[0]:
            raise PermissionError(5, "Access is denied", key)
        # What is above is there until it is deleted, too.
        self.made |= {parent} if (parent := key.rpartition("\\")[0]) else set()
        self.made.discard(key)
        self.values.pop(key, None)


class FakeRegistry(UserRegistry):
    """Our own code, on a hive of which `values` are the default values."""

    def __init__(self) -> None:
        self.hive = FakeWinreg()
        super().__init__(self.hive)

    @property
    def values(self) -> dict[str, str]:
        return self.hive.values


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
    source: tuple[str, ...] = ("smallprint",),
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
        source=source,
        files=files_of(home),
        root=root,
        registry=FakeRegistry() if system == "windows" else None,
        applications=home / "All/Applications",
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
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)
