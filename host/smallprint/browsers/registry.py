"""The one owner of the Windows registry: the user's own hive, default values of keys, nothing else."""

from __future__ import annotations

import sys
from typing import Any, Protocol


class Registry(Protocol):
    """Keys below HKEY_CURRENT_USER, such as `Software\\Chromium\\NativeMessagingHosts\\name`."""

    def read(self, key: str) -> str | None:
        """Return the default value of `key`, "" where it has none that is text, None where there is no such key."""

    def write(self, key: str, value: str) -> None:
        """Set the default value of `key`, making it and the keys above it. Raises OSError."""

    def delete(self, key: str) -> None:
        """Remove `key` and each key above it, below `Software`, that this leaves empty. Raises OSError."""


class UserRegistry:
    """The real hive of the user who runs this, by way of Python's module `winreg`."""

    def __init__(self, winreg: Any) -> None:
        self._winreg = winreg
        self._hive = winreg.HKEY_CURRENT_USER

    def read(self, key: str) -> str | None:  # noqa: D102 - described by the protocol
        try:
            return str(self._winreg.QueryValue(self._hive, key))
        except FileNotFoundError:
            return None
        except OSError:  # a value that is no text, or one that we may not read
            return ""

    def write(self, key: str, value: str) -> None:  # noqa: D102
        with self._winreg.CreateKeyEx(self._hive, key, access=self._winreg.KEY_SET_VALUE) as handle:
            self._winreg.SetValueEx(handle, "", 0, self._winreg.REG_SZ, value)

    def delete(self, key: str) -> None:  # noqa: D102
        self._winreg.DeleteKey(self._hive, key)
        parent = key.rpartition("\\")[0]
        while "\\" in parent:
            with self._winreg.OpenKey(self._hive, parent) as handle:
                keys, values, _ = self._winreg.QueryInfoKey(handle)
            if keys or values:
                return
            self._winreg.DeleteKey(self._hive, parent)
            parent = parent.rpartition("\\")[0]


def user_registry() -> Registry | None:
    """Return the registry of this user, None where the system has none."""
    registry = None
    if sys.platform == "win32":
        import winreg

        registry = UserRegistry(winreg)
    return registry
