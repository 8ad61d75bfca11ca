"""What can be wrong with a package."""

from __future__ import annotations


class PackagingError(Exception):
    """Packaging cannot go on. The message says why, `hint` what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint
