"""The errors of a fetch that more than one module raises."""

from __future__ import annotations

from smallprint.errors import FetchError

OPEN_IT = "Open the page in the browser, then click the icon again."


def refused(message: str) -> FetchError:
    """The error of a fetch that the guard does not allow."""
    return FetchError("fetch_refused", message, OPEN_IT)


def too_large() -> FetchError:
    """The error of an answer that is larger than the limits."""
    return refused("The answer is larger than any policy.")


def too_slow() -> FetchError:
    """The error of a fetch that took too long."""
    return FetchError(
        "fetch_failed", "The site took too long to answer.", "Try again, or open the page yourself."
    )


def not_found(host: str) -> FetchError:
    """The error of a host that has no address."""
    return FetchError("fetch_failed", f"{host} was not found.", "Check the address and the connection.")
