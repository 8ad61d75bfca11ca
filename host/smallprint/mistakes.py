"""A mistake of our own, told to its user without a traceback."""

from __future__ import annotations

import traceback
from pathlib import Path

from smallprint.errors import InternalError


def mistake(error: BaseException) -> InternalError:
    """The error that tells where an unexpected exception was raised. Its message is left out: it may quote a page."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(place.filename).name}:{place.lineno}"
    return InternalError(
        "internal",
        f"This is a mistake of Smallprint's own: {type(error).__name__} at {where}.",
        "Please report it with the address of the policy.",
    )
