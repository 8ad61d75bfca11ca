"""The one owner of the Windows registry: the user's own hive, default values of keys, nothing else."""

from __future__ import annotations

import sys
from typing import Protocol


class Registry(Protocol):
    """Keys below HKEY_CURRENT_USER, such as `Software\\Chromium\\NativeMessagingHosts\\name`."""

    def read(self, key: str) -> str | None:
        """Return the default value of `key`, None where there is none."""

    def write(self, key: str, value: str) -> None:
        """Set the default value of `key`, making it and the keys above it. Raises OSError."""

    def delete(self, key: str) -> None:
        """Remove `key` and each key above it, below `Software`, that this leaves empty. Raises OSError."""


if sys.platform == "win32":
    import winreg

    class UserRegistry:
        """The real hive of the user who runs this."""

        def read(self, key: str) -> str | None:  # noqa: D102 - described by the protocol
            try:
                value = winreg.QueryValue(winreg.HKEY_CURRENT_USER, key)
            except OSError:
                return None
            return value or None

        def write(self, key: str, value: str) -> None:  # noqa: D102
            with winreg.CreateKeyEx(winreg.HKEY_CURRENT_USER, key, access=winreg.KEY_SET_VALUE) as handle:
                winreg.SetValueEx(handle, "", 0, winreg.REG_SZ, value)

        def delete(self, key: str) -> None:  # noqa: D102
            winreg.DeleteKey(winreg.HKEY_CURRENT_USER, key)
            parent = key.rpartition("\\")[0]
            while "\\" in parent:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, parent) as handle:
                    keys, values, _ = winreg.QueryInfoKey(handle)
                if keys or values:
                    return
                winreg.DeleteKey(winreg.HKEY_CURRENT_USER, parent)
                parent = parent.rpartition("\\")[0]

    def user_registry() -> Registry | None:
        """Return the registry of this user."""
        return UserRegistry()

else:

    def user_registry() -> Registry | None:
        """Return None: this system has no registry."""
        return None
