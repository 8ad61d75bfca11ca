"""Broken set-ups, each built in a fake home as real files, and what `doctor` has to say of them."""

from __future__ import annotations

import json
import sqlite3
import sys
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from smallprint import __version__
from smallprint.browsers.install import install
from smallprint.identity import EXTENSION_ID, HOST_NAME
from smallprint.library.database import Database

from .computer import computer, use_browser, write_script, write_stub

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from smallprint.browsers.machine import Machine

FILE = f"{HOST_NAME}.json"
HEAD = f"#!{sys.executable}\n"


@dataclass(frozen=True, slots=True)
class Setup:
    """`build` breaks a home in which all is well. `fixed`: the fix is a command that can be run here."""

    name: str
    build: Callable[[Path], None]
    check: str
    words: str
    status: str = "failed"
    fixed: bool = True


def sound(home: Path) -> Machine:
    """A computer with Chromium, registered, on which all is well."""
    use_browser(home / ".config/chromium")
    machine = computer(home)
    install(machine)
    return machine


def manifest_of(home: Path) -> Path:
    return home / ".config/chromium/NativeMessagingHosts" / FILE


def library_of(home: Path) -> Path:
    return home / ".local/share/smallprint/library.db"


def keep_policies(home: Path, count: int = 3) -> Path:
    """Leave a real library with so many policies."""
    insert = "INSERT INTO policies (address, language) VALUES (?, 'en')"
    rows = [(f"https://shop{number}.example/privacy",) for number in range(count)]
    Database(library_of(home)).write(lambda db: db.executemany(insert, rows))
    return library_of(home)


def edit(manifest: Path, **fields: Any) -> None:
    """Change fields of a manifest; None removes one."""
    content = json.loads(manifest.read_text("utf-8")) | fields
    content = {field: value for field, value in content.items() if value is not None}
    manifest.write_text(json.dumps(content), "utf-8")


def _unregistered(home: Path) -> None:
    manifest_of(home).unlink()


def _written(data: bytes) -> Callable[[Path], None]:
    def build(home: Path) -> None:
        manifest_of(home).write_bytes(data)

    return build


def _edited(**fields: Any) -> Callable[[Path], None]:
    def build(home: Path) -> None:
        edit(manifest_of(home), **fields)

    return build


def _starts(text: str, mode: int = 0o755, folder: str = "old env/bin") -> Callable[[Path], None]:
    def build(home: Path) -> None:
        script = write_script(home / folder / "smallprint-host", text, mode)
        edit(manifest_of(home), path=str(script))

    return build


def _starts_version(version: str, folder: str = "other env/bin") -> Callable[[Path], None]:
    def build(home: Path) -> None:
        edit(manifest_of(home), path=str(write_stub(home / folder / "smallprint-host", version)))

    return build


def _folder_for_manifest(home: Path) -> None:
    manifest_of(home).unlink()
    manifest_of(home).mkdir()


def _firefox(**fields: Any) -> Callable[[Path], None]:
    def build(home: Path) -> None:
        use_browser(home / ".mozilla/firefox")
        install(computer(home))
        edit(home / ".mozilla/native-messaging-hosts" / FILE, **fields)

    return build


def _half_opera(home: Path) -> None:
    use_browser(home / ".config/opera")
    install(computer(home))
    (home / ".config/opera/NativeMessagingHosts" / FILE).unlink()


def _mode(mode: int, of: Callable[[Path], Path]) -> Callable[[Path], None]:
    def build(home: Path) -> None:
        of(home).chmod(mode)

    return build


def _library(change: Callable[[Path], None]) -> Callable[[Path], None]:
    def build(home: Path) -> None:
        (home / ".local/share").mkdir(parents=True)  # as systems have it, open to others
        change(keep_policies(home))

    return build


def _from_the_future(file: Path) -> None:
    with closing(sqlite3.connect(file)) as db:
        db.execute("PRAGMA user_version = 99")


def _garbage(file: Path) -> None:
    file.write_bytes(b"not a library " * 1000)


def _readable(file: Path) -> None:
    file.chmod(0o644)
    file.parent.chmod(0o755)


def _folder_of_all(file: Path) -> None:
    file.parent.chmod(0o777)


def _set_aside(file: Path) -> None:
    (file.parent / "library-damaged-20260101T000000000000Z.db").write_bytes(b"?")


def _folder(name: str) -> Callable[[Path], None]:
    def build(home: Path) -> None:
        (home / name).mkdir(parents=True)

    return build


SETUPS = (
    Setup("not registered", _unregistered, "manifest", "not registered"),
    Setup("empty manifest", _written(b""), "manifest", "is not JSON"),
    Setup("byte order mark", _written(b"\xef\xbb\xbf{}"), "manifest", "is not JSON"),
    Setup("manifest is a folder", _folder_for_manifest, "manifest", "cannot be read", fixed=False),
    Setup("wrong name", _edited(name="org.other.host"), "manifest", "name is 'org.other.host'"),
    Setup(
        "origin without slash",
        _edited(allowed_origins=[f"chrome-extension://{EXTENSION_ID}"]),
        "manifest",
        "lack the last slash",
    ),
    Setup(
        "origin of a stranger",
        _edited(allowed_origins=[f"chrome-extension://{'a' * 32}/"]),
        "manifest",
        "do not list Smallprint's extension",
    ),
    Setup("relative path", _edited(path="bin/smallprint-host"), "manifest", "path is not absolute"),
    Setup("program gone", _edited(path="/gone/smallprint-host"), "manifest", "does not exist"),
    Setup("not executable", _starts(HEAD, 0o644), "manifest", "is not executable"),
    Setup("Python gone", _starts("#!/gone/env/bin/python3\n"), "manifest", "is gone: /gone/env/bin/python3"),
    Setup("Firefox's field", _edited(allowed_extensions=["a@b.example"]), "manifest", "this browser refuses"),
    Setup("Chromium's field", _firefox(allowed_origins=[]), "manifest", "this browser refuses"),
    Setup("module missing", _starts(HEAD + "import no_such_module\n"), "host", "No module named"),
    Setup("host prints", _starts(HEAD + "print('Hello, I am up')\n"), "host", "belongs to the browser"),
    Setup("host ends", _starts(HEAD), "host", "ended without an answer"),
    Setup("other program", _starts("#!/bin/sh\nexec true\n"), "host", "ended without an answer"),
    Setup("another installation", _starts_version(__version__), "installation", "other env", "warning"),
    Setup(
        "from a cache",
        _starts_version(__version__, ".cache/uv/archive-v0/Xk3q/bin"),
        "installation",
        "from the cache of uvx, which is swept",
        "warning",
    ),
    Setup("half of Opera", _half_opera, "manifest", "other versions of this browser", "warning"),
    Setup("manifest of all", _mode(0o666, manifest_of), "permissions", "may change"),
    Setup("folder of all", _mode(0o777, lambda home: manifest_of(home).parent), "permissions", "may change"),
    Setup("library of all", _library(_readable), "permissions", "may read"),
    Setup("library folder of all", _library(_folder_of_all), "permissions", "may change"),
    Setup("newer library", _library(_from_the_future), "library", "a newer Smallprint", fixed=False),
    Setup("damaged library", _library(_garbage), "library", "library.db is damaged"),
    Setup("library set aside", _library(_set_aside), "library", "20260101T000000000000Z.db", "warning"),
    Setup("snap", _folder("snap/brave"), "sandbox", "runs in a snap", "warning", fixed=False),
    Setup(
        "flatpak",
        _folder(".var/app/com.google.Chrome"),
        "sandbox",
        "runs in a flatpak",
        "warning",
        fixed=False,
    ),
)
"""Each has one thing wrong with it. Two things at once are in `test_doctor`."""
